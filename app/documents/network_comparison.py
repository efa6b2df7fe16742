"""Two network maps of one participant laid over each other, with what changed in names and in counts: never a score.

Across, the map stands at the left and the words at its right; upright they stand below it. A3 is larger letters too.
"""

from collections.abc import Iterator, Sequence

from reportlab.graphics.renderPDF import GraphicsFlowable
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from app.documents.network_data import NetworkComparisonData, Sheet
from app.documents.network_drawing import Chart, Name, said
from app.documents.network_map import LINE_HIGH, SIZES, Entry, add_legend, changed, kinds, laid, looks
from app.documents.network_marks import Look, Point, arrow, new_outline, symbol
from app.documents.shapes import Column, SideBySide, stack_height
from app.documents.sheet import BOTTOM, TOP, to_pdf
from app.documents.style import INK, LINE, MARGIN, REGULAR, SEMIBOLD, SOFT_INK, markup, print_size, scaled, styles
from app.documents.wording import day_in_words, in_its_language, say
from app.network.change_words import told
from app.network.contents import MapContact, MapContents
from app.network.figures import Figures, figures
from app.network.map import Ring
from app.vocabulary import NetworkKind

_ACROSS = (Sheet.A4_LANDSCAPE, Sheet.A3_LANDSCAPE)
_ASIDE, _GUTTER = 0.31, 18.0  # the part of the width for words beside a map
_HEAD = 60.0  # office, title and days above it
_SMALLER = (1.0, 0.9, 0.8, 0.7)


@in_its_language
def render(data: NetworkComparisonData) -> bytes:
    """The PDF, byte for byte the same for the same two maps; in smaller letters where that keeps it on one sheet."""
    page = SIZES[data.sheet]
    usual = min(page) / min(A4)
    size = next((usual * less for less in _SMALLER if _fits(data, usual * less)), usual * _SMALLER[-1])
    with print_size(size):
        story, _one_sheet = _story(data)
        return to_pdf(story, data.letterhead, _title(data), page=page, brief=True)


def _fits(data: NetworkComparisonData, size: float) -> bool:
    with print_size(size):
        return _story(data)[1]


def _story(data: NetworkComparisonData) -> tuple[list[Flowable], bool]:
    """Title, days, the two maps as one, what changed, and counts of then and now; and whether one sheet holds it."""
    width, height = SIZES[data.sheet]
    room, high = width - 2 * MARGIN, height - TOP - BOTTOM - scaled(_HEAD)
    title = ParagraphStyle(
        "map", styles()["title"], fontSize=scaled(16), leading=scaled(20), spaceBefore=scaled(3), spaceAfter=0
    )
    days = say("netwerk van tot", van=day_in_words(data.then_on), tot=day_in_words(data.now_on))
    head = [Paragraph(markup(_title(data)), title), Paragraph(markup(days), styles()["small"]), Spacer(0, scaled(6))]
    if data.sheet in _ACROSS:
        aside = room * _ASIDE
        words = (*_counts(data, aside), Spacer(0, scaled(8)), *_lists(data))
        beside = room - aside - _GUTTER
        columns = [Column(beside, (_overlay(data, beside, high),)), Column(aside, words)]
        return [*head, SideBySide(columns, gutter=_GUTTER)], stack_height(words, aside) <= high
    half = (room - _GUTTER) / 2
    columns = [Column(half, tuple(_lists(data))), Column(half, tuple(_counts(data, half)))]
    left = high - max(stack_height(column.body, half) for column in columns) - scaled(8)
    drawn = _overlay(data, room, max(min(room * 0.94, left), high * 0.5))
    return [*head, drawn, Spacer(0, scaled(6)), SideBySide(columns, gutter=_GUTTER)], left >= high * 0.5


def _title(data: NetworkComparisonData) -> str:
    whose = data.participant.full_name.strip()
    return say("netwerk vergeleken van", naam=whose) if whose else say("netwerk vergeleken")


# The map


def _overlay(data: NetworkComparisonData, width: float, height: float) -> Flowable:
    """Who is there now, the new ones ringed; where who moved stood before; and who is gone, crossed."""
    scale = min(SIZES[data.sheet]) / min(A4)  # smaller words are no reason for smaller names
    wide, high = width / scale, height / scale
    changes = data.changes
    moved = [*changes.closer, *changes.further, *changes.elsewhere]
    legend = list(laid(_entries(data), 0, wide))
    foot = (1 + max((entry.line for entry in legend), default=0)) * LINE_HIGH
    crowd = len(data.now.placed) + len(_gone(data))
    chart = Chart(0, foot + 4, wide, high, crowd)
    chart.add_ground()
    chart.add_words(data.sectors, data.rings)
    chart.add_middle(data.participant.full_name)
    reach = chart.reach
    before: list[tuple[Point, float]] = []
    for change in moved:
        if change.then.spot and change.now.spot and change.then.kind:
            stood, stands = chart.point(change.then.spot), chart.point(change.now.spot)
            chart.add(symbol(change.then.kind, stood, reach, Look.BEFORE), arrow(stood, stands, (reach, reach + 1.5)))
            before.append((stood, reach))
    new = {one.id for one in changes.new}
    for one in changes.new:
        if one.spot and one.kind:
            chart.add(new_outline(one.kind, chart.point(one.spot), reach))
    names = chart.add_people(data.now.placed, new)
    for one in _gone(data):
        if one.spot and one.kind:
            at = chart.point(one.spot)
            chart.add(symbol(one.kind, at, reach, Look.GONE))
            names.append(Name(said(one), at, reach, pale=True))
    chart.add_names(names, before)
    add_legend(chart, legend, foot - LINE_HIGH + 3)
    drawing = Drawing(width, height)
    chart.shapes.scale(scale, scale)
    drawing.add(chart.shapes)
    return GraphicsFlowable(drawing)


def _entries(data: NetworkComparisonData) -> list[Entry]:
    return [*kinds(), *looks(data.now.placed), *changed()]


def _gone(data: NetworkComparisonData) -> list[MapContact]:
    """Whose place is empty now; who died and kept a place stays on it."""
    placed = {one.id for one in data.now.placed}
    return [one for one in data.changes.gone if one.id not in placed]


# The words


def _lists(data: NetworkComparisonData) -> Iterator[Flowable]:
    """Who changed, by how; what did not happen is not named."""
    lines = told(data.changes, data.now)
    for one in lines:
        heading = f"<font name='{SEMIBOLD}'>{markup(one.heading)}</font>" if one.names else markup(one.heading)
        yield Paragraph("<br/>".join(filter(None, (heading, markup(one.names)))), _style())
    if not lines:
        yield Paragraph(markup(say("niets veranderd")), _style())


def _style() -> ParagraphStyle:
    return ParagraphStyle("change", styles()["small"], textColor=INK, spaceBefore=scaled(4), spaceAfter=0)


def _counts(data: NetworkComparisonData, width: float) -> Iterator[Flowable]:
    """A table of counts, then and now beside each other."""
    rows = [("", say("toen"), say("nu")), *_rows(data.then, data.now)]
    size, leading = styles()["small"].fontSize, styles()["small"].leading
    count = scaled(34)
    yield Table(
        [list(row) for row in rows],
        colWidths=[width - 2 * count, count, count],
        hAlign="LEFT",
        style=TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR, size, leading),
                ("FONT", (2, 1), (2, -1), SEMIBOLD, size, leading),
                ("TEXTCOLOR", (0, 0), (-1, 0), SOFT_INK),
                ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("LINEBELOW", (0, 0), (-1, -2), 0.5, LINE),
            ]
        ),
    )


def _rows(then: MapContents, now: MapContents) -> Iterator[tuple[str, str, str]]:
    was, is_now = figures(then), figures(now)

    def row(words: str, before: Sequence[object], after: Sequence[object]) -> tuple[str, str, str]:
        return say(words), str(len(before)), str(len(after))

    def each(figure: Figures) -> dict[str, Sequence[object]]:
        return {
            "iedereen": figure.there,
            "naasten": figure.natural,
            "vrijwilligers": figure.by_kind[NetworkKind.VOLUNTEER],
            "hulpverleners": figure.by_kind[NetworkKind.PROFESSIONAL],
            "groepen": figure.by_kind[NetworkKind.GROUP],
            "dieren": figure.by_kind[NetworkKind.ANIMAL],
            "heel dichtbij": figure.by_ring[Ring.VERY_CLOSE],
            "kunnen groeien": figure.potential,
            "alleen met de buddy": figure.only_via_buddy,
            "los van de rest": figure.isolated,
            "lege delen": figure.empty_sectors,
        }

    before, after = each(was), each(is_now)
    for words in before:
        yield row(words, before[words], after[words])
