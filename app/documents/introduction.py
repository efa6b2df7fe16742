"""The introduction of a participant for a buddy, or of a buddy for a participant: one page, the same for both.

Own words come first. Its words stand in ``introduction.txt``.
"""

from collections.abc import Sequence
from itertools import chain

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer

from app.documents import shapes
from app.documents.introduction_data import IntroductionData
from app.documents.layout import Block, Values, flowables, paragraph
from app.documents.names import MOST_LETTERS
from app.documents.shapes import Column, Draw, Marked, SideBySide
from app.documents.sheet import Paper, bound
from app.documents.style import PETROL, SECTOR, TERRACOTTA, WIDTH, markup, print_size, scaled, styles
from app.documents.template import Part, Value, check, parse, standard_text
from app.documents.wording import in_its_language, say
from app.vocabulary import Role

TEMPLATE = "introduction"
BLOCKS = {"wie": 0, "eigen woorden": 0, "plezier": 1, "wanneer": 1, "praktisch": 1, "voetnoot": 1}
OWN_WORDS = ("introduction", "question", "motivation")
PLEASURE = ("interests", "strengths", "traits", "would_try", "gives", "experience")
PRACTICAL = (
    *("question_kind", "offers", "helps", "languages", "smokes", "has_pets", "mobility", "means", "budget"),
    "household",
)
WHO = ("age", "municipality")
LETTERS = 1.12
"""How much larger than other papers it is: nobody needs to look for it."""
LABEL = 92.0
INSIDE = 7.0  # points around own words


@in_its_language
def render(data: IntroductionData, template_text: str | None = None) -> bytes:
    """The PDF. Raises KlikError, naming the line, when the text asks for what does not exist."""
    template = parse(standard_text(TEMPLATE) if template_text is None else template_text)
    title = " · ".join(part for part in (say("voorstelling"), data.called) if part.strip())
    return bound([Paper(story(data, template), data.letterhead, title, data.draft)])


def story(data: IntroductionData, template: Sequence[Part]) -> list[Flowable]:
    """The page as flowables, without its letterhead."""
    values = placeholders(data)
    check(template, values.keys(), BLOCKS, ())
    known = dict(data.lines)
    blocks: dict[str, Block] = {
        "wie": lambda _part, _values: _who(known),
        "eigen woorden": lambda _part, _values: _own_words(data.role, known),
        "plezier": lambda part, _values: _headed(part, values, _rows(PLEASURE, known)),
        "wanneer": lambda part, _values: _headed(part, values, _plain(known.get("availability", ""))),
        "praktisch": lambda part, _values: _headed(part, values, _rows(PRACTICAL, known)),
        "voetnoot": lambda part, _values: [Spacer(0, 14), paragraph(part.words[0], values, "small")],
    }
    with print_size(scaled(LETTERS)):
        return list(chain.from_iterable(_drawn(part, data.role, values, blocks) for part in template))


def placeholders(data: IntroductionData) -> dict[str, Value]:
    """Everything that ``{…}`` in the template may name."""
    office, who = data.letterhead, data.coordinator
    return {
        "organisatie": Value(office.name),
        "telefoon": Value(office.phone, dots=24),
        "e-mail": Value(office.email),
        "voornaam": Value(_shortened(data.called or say("iemand"))),
        "lezer": Value(_shortened(data.reader or say("jou"))),
        "coördinator": Value(who.full_name or office.name, dots=32),
        "telefoon coördinator": Value(who.phone or office.phone, dots=24),
    }


def _drawn(part: Part, role: Role, values: Values, blocks: dict[str, Block]) -> Sequence[Flowable]:
    """A part as on any paper; the title has the shape of the role before it."""
    if part.kind != "title":
        return flowables([part], values, blocks)
    shape = shapes.buddy if role is Role.BUDDY else shapes.participant
    marked = Marked(paragraph(part.text, values, "title"), lambda canvas, x, y: _larger(shape, canvas, x, y))
    marked.indent, marked.spaceBefore, marked.spaceAfter = 22.0, 10, 2
    return [marked]


def _larger(shape: Draw, canvas: Canvas, x: float, y: float) -> None:
    canvas.saveState()
    canvas.translate(x, y - 2.6)
    canvas.scale(1.65, 1.65)
    shape(canvas, 0, 0)
    canvas.restoreState()


def _who(known: dict[str, str]) -> list[Flowable]:
    """``58 jaar · Geel``"""
    said = [line for name in WHO for line in known.get(name, "").splitlines() if line.strip()]
    return [Paragraph(markup(" · ".join(said)), styles()["name"])] if said else []


def _own_words(role: Role, known: dict[str, str]) -> list[Flowable]:
    """What somebody says, as a quotation with what it is about above it."""
    told: list[Flowable] = []
    colour = TERRACOTTA if role is Role.BUDDY else PETROL
    for name in OWN_WORDS:
        if said := known.get(name, "").strip(' “”«»\xa0"\n'):
            caption = say(f"voorstelling {name}")
            told += [Spacer(0, 8), *([Paragraph(markup(caption), styles()["caption"])] if caption else [])]
            told.append(_Quote(markup(say("tussen aanhalingstekens", woorden=said)), _quoted(), colour=colour))
    return told


def _headed(part: Part, values: Values, content: Sequence[Flowable]) -> list[Flowable]:
    """A heading with what stands under it; nothing at all where that is nothing."""
    return [paragraph(part.words[0], values, "heading"), *content] if content else []


def _rows(names: Sequence[str], known: dict[str, str]) -> list[Flowable]:
    """What each is called, beside what is known of it."""
    width = scaled(LABEL)
    return [
        SideBySide(
            [
                Column(width, (Paragraph(markup(say(f"voorstelling {name}")), styles()["label"]),)),
                Column(WIDTH - width - 10, tuple(_plain(known[name]))),
            ],
            gutter=10,
        )
        for name in names
        if known.get(name, "").strip()
    ]


def _plain(said: str) -> list[Flowable]:
    return [Paragraph(markup(line), styles()["body"]) for line in said.splitlines() if line.strip()]


def _quoted() -> ParagraphStyle:
    size = scaled(13)
    return ParagraphStyle(
        "quoted",
        parent=styles()["body"],
        fontSize=size,
        leading=size * 1.42,
        leftIndent=14,
        rightIndent=12,
        spaceBefore=INSIDE + 3,
        spaceAfter=INSIDE + 12,
    )


class _Quote(Paragraph):  # type: ignore[misc]
    """Own words on a soft ground, with a stroke in the colour of the role before them."""

    def __init__(self, text: object, style: ParagraphStyle, colour: object = PETROL, **rest: object) -> None:
        super().__init__(text, style, **rest)
        self.colour = colour

    def split(self, width: float, height: float) -> list[Flowable]:
        parts = super().split(width, height)
        for part in parts:
            part.colour = self.colour
        return parts  # type: ignore[no-any-return]

    def draw(self) -> None:
        for colour, width in ((SECTOR, WIDTH), (self.colour, 3)):
            self.canv.setFillColor(colour)
            self.canv.rect(0, -INSIDE - 2, width, self.height + 2 * INSIDE, stroke=0, fill=1)
        super().draw()


def _shortened(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else name[:MOST_LETTERS] + "…"
