"""The page around every paper: letterhead, page x of y, and the mark of a draft."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, Image, PageTemplate, Paragraph, Spacer

from app.documents.data import Letterhead
from app.documents.shapes import Column, SideBySide
from app.documents.style import (
    DRAFT,
    LINE,
    MARGIN,
    PAGE,
    REGULAR,
    SEMIBOLD,
    SOFT_INK,
    TERRACOTTA,
    WIDTH,
    markup,
    printable,
    styles,
    use_fonts,
)
from app.documents.wording import LANGUAGE, say
from app.errors import KlikError
from app.i18n import N_

TOP = 15 * mm
BOTTOM = 18 * mm
FOOT = 10 * mm  # baseline of the bottom line
LOGO_WIDTH, LOGO_HEIGHT = 55 * mm, 17 * mm


def to_pdf(
    story: Sequence[Flowable],
    letterhead: Letterhead,
    title: str,
    draft: bool = False,
    *,
    page: tuple[float, float] = PAGE,
    brief: bool = False,
    letters: bool = False,
) -> bytes:
    """The PDF of a story, byte for byte the same for the same story. ``title`` also stands at the foot.

    ``brief`` leaves only the name of the office above it, for papers that stay with the coordinator. ``letters`` bring
    their own letterhead each, and have nothing at the foot: nobody need know how many others got one.
    """
    use_fonts()
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=page,
        title=printable(title),
        author=printable(letterhead.name),
        creator="Klik",
        lang=LANGUAGE.replace("_", "-"),
        displayDocTitle=True,
        initialFontName=REGULAR,
        invariant=1,
    )
    room = page[0] - 2 * MARGIN, page[1] - TOP - BOTTOM
    frame = Frame(MARGIN, BOTTOM, *room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    before = _mark_draft if draft else _leave_clean
    document.addPageTemplates(PageTemplate("page", [frame], onPage=before))
    head = [] if letters else [Paragraph(markup(letterhead.name), styles()["small"])] if brief else sender(letterhead)
    # Without a canvas of its own ReportLab forgets that the bytes are to be the same each time.
    maker = partial(Canvas, invariant=1) if letters else partial(_CountedCanvas, foot=printable(title))
    document.build([*head, *story], canvasmaker=maker)
    return out.getvalue()


def sender(letterhead: Letterhead) -> list[Flowable]:
    """Who the paper comes from: logo or name on the left, address on the right. Empty without a name."""
    address = [*letterhead.address_lines, letterhead.phone, letterhead.email]
    said = "<br/>".join(markup(line) for line in address if line.strip())
    left: list[Flowable] = [_logo(letterhead.logo)] if letterhead.logo else []
    if letterhead.name.strip():
        left.append(Paragraph(markup(letterhead.name), styles()["office"]))
    if not left and not said:
        return []
    right = (Paragraph(said, styles()["sender"]),) if said else ()
    return [SideBySide([Column(WIDTH * 0.58, tuple(left)), Column(WIDTH * 0.42, right)], gutter=0), _Rule()]


def _logo(picture: bytes) -> Image:
    try:
        width, height = ImageReader(BytesIO(picture)).getSize()
    except (OSError, ValueError) as error:
        raise KlikError(N_("The logo cannot be read. Choose a PNG or JPEG picture.")) from error
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    image = Image(BytesIO(picture), width * scale, height * scale, hAlign="LEFT")
    image.spaceAfter = 0
    return image


class _Rule(Spacer):  # type: ignore[misc]
    """A thin line under the letterhead."""

    def __init__(self) -> None:
        super().__init__(WIDTH, 9)

    def draw(self) -> None:
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.7)
        self.canv.line(0, 1, WIDTH, 1)


def _leave_clean(canvas: Canvas, _document: BaseDocTemplate) -> None:
    """An agreement that both said yes to has nothing behind its text."""


def _mark_draft(canvas: Canvas, _document: BaseDocTemplate) -> None:
    """Large and pale behind the text, and once in small clear words above it."""
    word = say("ontwerp")
    canvas.saveState()
    canvas.translate(PAGE[0] / 2, PAGE[1] / 2)
    canvas.rotate(52)
    canvas.setFont(SEMIBOLD, 150)
    canvas.setFillColor(DRAFT)
    canvas.drawCentredString(0, -50, word)
    canvas.restoreState()
    canvas.saveState()
    canvas.setFont(SEMIBOLD, 9.5)
    canvas.setFillColor(TERRACOTTA)
    canvas.drawCentredString(PAGE[0] / 2, PAGE[1] - 9 * mm, say("ontwerp uitleg"))
    canvas.restoreState()


class _CountedCanvas(Canvas):  # type: ignore[misc]
    """Holds the pages back until their number is known, then writes the foot of each."""

    def __init__(self, *arguments: Any, foot: str, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._foot = foot
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._held, start=1):
            self.__dict__.update(page)
            self._draw_foot(say("bladzijde", nummer=number, aantal=len(self._held)))
            super().showPage()
        super().save()

    def _draw_foot(self, page: str) -> None:
        self.setFont(REGULAR, 9)
        self.setFillColor(SOFT_INK)
        right = self._pagesize[0] - MARGIN
        self.drawRightString(right, FOOT, page)
        self.drawString(MARGIN, FOOT, _shortened(self._foot, right - MARGIN - stringWidth(page, REGULAR, 9) - 20))


def _shortened(text: str, width: float) -> str:
    if stringWidth(text, REGULAR, 9) <= width:
        return text
    while text and stringWidth(text + "…", REGULAR, 9) > width:
        text = text[:-1]
    return text.rstrip() + "…"
