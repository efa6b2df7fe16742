"""A network map on paper and in files, to keep or to draw on together: circles, parts, and the names where they stand.

One drawing in vectors on one sheet, with the letterhead small: the paper is about the person in the middle. The same
drawing is the PDF, the SVG, and as a picture of that PDF the PNG.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from uuid import UUID

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Shape
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from app.documents.network_data import NetworkMapData, Sheet
from app.documents.network_drawing import SMALL, Chart
from app.documents.network_marks import Look, Point, new_outline, symbol, tie
from app.documents.raster import pages_as_png
from app.documents.style import PETROL, REGULAR, SEMIBOLD, printable, shortened, tidy, use_fonts
from app.documents.svg import to_svg
from app.documents.wording import day_in_words, in_its_language, say
from app.i18n import place
from app.network.contents import MapContact, MapContents
from app.vocabulary import NetworkKind, TieKind

SIZES = {
    Sheet.A4_LANDSCAPE: landscape(A4),
    Sheet.A4_PORTRAIT: A4,
    Sheet.A3_LANDSCAPE: landscape(A3),
    Sheet.A3_PORTRAIT: A3,
}
# Points on A4; A3 is drawn larger by as much as it is.
MARGIN, HEAD, TITLE, LINE_HIGH = 11 * mm, 34.0, 15.0, 15.0
DPI = 200
_KINDS = {
    NetworkKind.RELATIVE: "naaste",
    NetworkKind.VOLUNTEER: "vrijwilliger",
    NetworkKind.PROFESSIONAL: "hulpverlening",
    NetworkKind.GROUP: "groep",
    NetworkKind.ANIMAL: "dier",
}
_COULD_COME = MapContact(UUID(int=0), "", potential=True)
_TIES = {TieKind.EXISTING: "kennen elkaar", TieKind.ENDED: "vroeger", TieKind.TENSE: "gespannen"}


@in_its_language
def render(data: NetworkMapData) -> bytes:
    """The PDF, byte for byte the same for the same map."""
    made, scale = _drawing(data)
    out = BytesIO()
    canvas = Canvas(
        out, pagesize=SIZES[data.sheet], invariant=1, initialFontName=REGULAR, lang=place().replace("_", "-")
    )
    title = tidy(title_of(data.participant.full_name))
    canvas.setTitle(title)
    canvas.setAuthor(tidy(data.letterhead.name))
    canvas.setCreator("Klik")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.bookmarkPage("map")
    canvas.addOutlineEntry(title, "map")
    canvas.scale(scale, scale)
    renderPDF.draw(made, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@in_its_language
def svg(data: NetworkMapData) -> bytes:
    """The same as SVG; whoever is on the map stands in it as words."""
    made, _scale = _drawing(data)
    width, height = SIZES[data.sheet]
    people = ", ".join(one.name for one in data.contents.placed)
    told = say("netwerkkaart verteld", namen=people) if people else say("lege netwerkkaart uitleg")
    title = title_of(data.participant.full_name)
    return to_svg(made, width / mm, height / mm, tidy(title), tidy(told), place().replace("_", "-"))


def png(data: NetworkMapData) -> bytes:
    """The same as a picture: the page of the PDF."""
    return pages_as_png(render(data), DPI)[0]


def drawing(data: NetworkMapData) -> Drawing:
    """The same to stand within another paper."""
    return _drawing(data)[0]


def title_of(full_name: str) -> str:
    """Whose map it is, where that may be said."""
    whose = full_name.strip()
    return say("netwerkkaart van", naam=whose) if whose else say("netwerkkaart")


def _drawing(data: NetworkMapData) -> tuple[Drawing, float]:
    """The whole sheet in the measures of A4, and how many times as large it is."""
    use_fonts()
    scale = min(SIZES[data.sheet]) / min(A4)
    width, height = (side / scale for side in SIZES[data.sheet])
    people = data.contents.placed
    left, right = MARGIN, width - MARGIN
    legend = list(laid(_entries(data.contents), left, right))
    lines = 1 + max(entry.line for entry in legend)
    foot = MARGIN + lines * LINE_HIGH + 5
    chart = Chart(left, foot, right, height - MARGIN - HEAD, len(people))
    chart.add_ground()
    chart.add_ties(data.contents)
    chart.add_words(data.sectors, data.rings)
    chart.add_middle(data.participant.full_name, blank=not people)
    chart.add_names(chart.add_people(people))
    _add_head(chart, data, height - MARGIN - TITLE + 2)
    add_legend(chart, legend, MARGIN + (lines - 1) * LINE_HIGH)
    made = Drawing(width, height)
    made.add(chart.shapes)
    return made, scale


def _add_head(chart: Chart, data: NetworkMapData, y: float) -> None:
    day, room = day_in_words(data.day), chart.right - chart.left
    office = shortened(printable(data.letterhead.name), room * 0.4 - stringWidth(day, REGULAR, SMALL), SMALL)
    aside = " · ".join(part for part in (office, day) if part)
    chart.write(chart.right, y, aside, SMALL, textAnchor="end")
    room -= stringWidth(aside, REGULAR, SMALL) + TITLE
    title = shortened(printable(title_of(data.participant.full_name)), room, TITLE, SEMIBOLD)
    chart.write(chart.left, y, title, TITLE, PETROL, fontName=SEMIBOLD)
    if not data.contents.placed:
        chart.write(chart.left, y - 15, say("lege netwerkkaart uitleg"), SMALL, PETROL)


# The legend

Draw = Callable[[Point], Shape | None]
"""Draws a sign around a point."""


@dataclass(frozen=True)
class Entry:
    """A sign and what it means, on a ``line`` from the first at ``x``; ``half`` is half the sign."""

    draw: Draw
    words: str
    half: float = 4.5
    x: float = 0.0
    line: int = 0


def kinds() -> list[Entry]:
    """Who is who, and the buddy."""
    found = [
        Entry(lambda at, kind=kind: symbol(kind, at, 4.3), say(word))  # type: ignore[misc]
        for kind, word in _KINDS.items()
    ]
    buddy = Entry(lambda at: symbol(NetworkKind.VOLUNTEER, at, 5.0, is_buddy=True), say("de buddy"))
    return [*found[:1], buddy, *found[1:]]


def changed() -> list[Entry]:
    """What a comparison shows."""
    return [
        Entry(lambda at: symbol(NetworkKind.RELATIVE, at, 4.6, Look.BEFORE), say("waar het was")),
        Entry(lambda at: new_outline(NetworkKind.RELATIVE, at, 3.4), say("nieuw")),
        Entry(lambda at: symbol(NetworkKind.RELATIVE, at, 4.8, Look.GONE), say("niet meer op de kaart")),
    ]


def looks(people: Sequence[MapContact]) -> list[Entry]:
    """Who could come and who died, where anybody on a map is."""
    found = []
    if any(one.potential for one in people):
        found.append(Entry(lambda at: symbol(NetworkKind.RELATIVE, at, 4.6, Look.POSSIBLE), say("kan groeien")))
    if any(one.deceased for one in people):
        words = f"† {say('overleden')}"
        found.append(Entry(lambda at: symbol(NetworkKind.RELATIVE, at, 4.6, Look.DECEASED), words))
    return found


def _entries(contents: MapContents) -> list[Entry]:
    """Kinds always; of the rest what is on this map, and on one to draw on whatever could be drawn."""
    people = contents.placed
    ties = {line.kind for line in contents.ties} | {one.bond for one in people} - {TieKind.EXISTING}
    lines = [
        Entry(lambda at, kind=kind: _line(at, kind), say(word), 12.0)  # type: ignore[misc]
        for kind, word in _TIES.items()
        if not people or kind in ties
    ]
    return [*kinds(), *lines, *looks(people or (_COULD_COME,))]


def _line(at: Point, kind: TieKind) -> Shape | None:
    return tie((at[0] - 12, at[1]), (at[0] + 12, at[1]), kind, (0, 0))


def laid(entries: Sequence[Entry], left: float, right: float) -> Iterator[Entry]:
    """Side by side, on as many lines as they need."""
    x, line = left, 0
    for one in entries:
        wide = 2 * one.half + 5 + stringWidth(one.words, REGULAR, SMALL)
        if x > left and x + wide > right:
            x, line = left, line + 1
        yield replace(one, x=x, line=line)
        x += wide + 13


def add_legend(chart: Chart, entries: Sequence[Entry], y: float) -> None:
    """What each sign means, the first line at ``y``."""
    for one in entries:
        low = y - one.line * LINE_HIGH
        chart.add(one.draw((one.x + one.half, low + 3)))
        chart.write(one.x + 2 * one.half + 5, low, one.words, SMALL)
