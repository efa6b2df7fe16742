"""The emergency card of a buddy: whom to call when it is urgent, several on a sheet, to cut and to carry along.

Its words stand in ``emergency_card.txt``; the numbers are the office's own.
"""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Spacer

from app.documents.data import EmergencyCardData, Side
from app.documents.layout import Block, Values, flowables
from app.documents.names import names, title_of
from app.documents.shapes import Column, DottedLines, SideBySide, draw_stack, stack_height
from app.documents.sheet import to_pdf
from app.documents.style import DOT, PETROL, SEMIBOLD, WIDTH, markup, styles
from app.documents.template import Part, check, filled, parse, standard_text
from app.documents.wording import in_its_language

ACROSS = 2
INSIDE = 15.0  # points from the cutting line to the words
SMALLEST = 0.85  # so much smaller a card may be drawn, rather than that only two fit on a sheet
ABOVE = 6.0  # from the name of the office to the first line
BLOCKS = {"nummers": 0, "ons": 0}
_CARD = WIDTH / ACROSS
_ROOM = _CARD - 2 * INSIDE


@in_its_language
def render(data: EmergencyCardData, template_text: str | None = None) -> bytes:
    """The PDF. Raises KlikError, naming the line, when the text asks for something that does not exist."""
    template = parse(standard_text("emergency_card") if template_text is None else template_text)
    paper = story(data, template)
    return to_pdf(paper, data.letterhead, title_of(template, placeholders(data)), brief=True)


def story(data: EmergencyCardData, template: Sequence[Part]) -> list[Flowable]:
    """A sheet of the same card, as often as it fits."""
    values = placeholders(data)
    check(template, values.keys(), BLOCKS, BLOCKS.keys())
    us = [(data.letterhead.phone, data.letterhead.name), (data.coordinator.phone, data.coordinator.full_name)]
    blocks: dict[str, Block] = {
        "nummers": lambda _part, _values: _numbers(data.numbers),
        "ons": lambda _part, _values: _numbers(us),
    }
    card: list[Flowable] = []
    for part in template:
        card += [_title(part, values)] if part.kind == "title" else flowables([part], values, blocks)
    return [Spacer(0, ABOVE), _Sheet(card)]


def placeholders(data: EmergencyCardData) -> Values:
    """Everything that ``{…}`` in the template may name."""
    return names(data.letterhead, Side(), data.buddy, data.coordinator)


def _title(part: Part, values: Values) -> Flowable:
    style = ParagraphStyle("card title", parent=styles()["title"], fontSize=17, leading=21, spaceBefore=0, spaceAfter=0)
    return Paragraph("".join(markup(piece.text) for piece in filled(part.text, values)), style)


def _numbers(lines: Sequence[tuple[str, str]]) -> list[Flowable]:
    """Each number large, with whose it is or what it is for beside it; what is unknown is dots to write on."""
    large = ParagraphStyle("number", parent=styles()["name"], textColor=PETROL, fontSize=14, leading=17)
    what = ParagraphStyle("what", parent=styles()["body"], fontSize=10.5, leading=13, spaceBefore=0, spaceAfter=0)
    widest = max(stringWidth(number, SEMIBOLD, large.fontSize) for number, _what in lines)
    width = min(max(widest + 4, 44), _ROOM * 0.55)
    drawn = []
    for number, said in lines:
        left = Paragraph(markup(number), large) if number.strip() else DottedLines(1, 0, beside=13)
        right = Paragraph(markup(said), what) if said.strip() else DottedLines(1, 0, beside=13)
        room = width if number.strip() else max(width, _ROOM * 0.42)
        line = SideBySide([Column(room, (left,)), Column(_ROOM - room - 8, (Spacer(0, 3), right))], gutter=8)
        line.spaceBefore, line.spaceAfter = 6, 0
        drawn.append(line)
    return drawn


class _Sheet(Flowable):  # type: ignore[misc]
    """The same card beside and under itself, with lines to cut along; one that is too long is drawn smaller."""

    def __init__(self, card: Sequence[Flowable]) -> None:
        super().__init__()
        self._card = tuple(card)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._long = stack_height(self._card, _ROOM)
        two = (height / 2 - 2 * INSIDE) / self._long
        self._down = 2 if two >= SMALLEST else 1
        self._scale = min(1.0, two if self._down == 2 else (height - 2 * INSIDE - 1) / self._long)
        self._tall = self._long * self._scale + 2 * INSIDE
        self.width, self.height = width, self._tall * self._down
        return self.width, self.height

    def draw(self) -> None:
        canvas, tall, scale = self.canv, self._tall, self._scale
        for at in range(self._down * ACROSS):
            left, top = at % ACROSS * _CARD, self.height - at // ACROSS * tall
            canvas.saveState()
            canvas.translate(left + INSIDE + _ROOM * (1 - scale) / 2, top - INSIDE)
            canvas.scale(scale, scale)
            draw_stack(self._card, canvas, 0, 0, _ROOM)
            canvas.restoreState()
        canvas.setStrokeColor(DOT)
        canvas.setLineWidth(0.6)
        canvas.setDash(3, 3)
        for column in range(ACROSS + 1):
            canvas.line(column * _CARD, 0, column * _CARD, self.height)
        for line in range(self._down + 1):
            canvas.line(0, line * tall, self.width, line * tall)
