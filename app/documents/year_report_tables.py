"""The tables of a report: figures with the period before beside them, and what they are made of, one fact at a time."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportlab.lib.colors import white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, Paragraph, Table, TableStyle

from app.documents.style import DOT, LINE, PETROL, SEMIBOLD, WIDTH, markup, scaled, styles
from app.documents.wording import figure_in_words, say_report
from app.documents.year_report_data import OTHER, UNKNOWN, AreaAnswers, FigureLine, Split
from app.places import fold

MOST_COLUMNS = 6
NUMBER, BEFORE, PART, NARROW, WIDEST, ANSWERED, WHEN, AREA = 62.0, 62.0, 58.0, 112.0, 76.0, 26.0, 63.0, 85.0
NONE, PERHAPS = "0", "·"
LEAST_ROWS = 4
_ALONE = ("reason", "length", "wait", "whom", "voice", "kind")
"""Facts that belong to one figure, and stand in a small table of their own."""
_BY_NAME = ("municipality", "partner", "target_group")


def figures_table(figures: Sequence[FigureLine], now: str, before: str) -> Table:
    """Each figure with its number, and beside it in small what it was in the period ``before``, where that is said."""
    number = _right("number", styles()["caption"], textColor=PETROL)
    rows: list[list[object]] = [[_text("", "small"), _aside(now), _aside(before)]]
    for one in figures:
        then = "" if one.before is None or not before else figure_in_words(one.before)
        said = [_text(one.words), *([_text(one.note, "small")] if one.note else [])]
        rows.append([said, Paragraph(figure_in_words(one.n), number), _aside(then)])
    widths = [WIDTH - scaled(NUMBER) - scaled(BEFORE), scaled(NUMBER), scaled(BEFORE)]
    looks = [*_lines(), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_no_lone_rows(len(rows))]
    return Table(rows, colWidths=widths, repeatRows=1, style=TableStyle(looks), spaceBefore=6, spaceAfter=6)


def split_tables(figures: Sequence[FigureLine]) -> Iterator[tuple[str, bool, list[Flowable]]]:
    """Of every fact that several figures know: its words, whether it adds up, and its tables, a column a figure."""
    for by in _facts(figures):
        known = [one for one in figures if (split := one.split(by)) and _tells(split)]
        if not known or by in _ALONE:
            continue
        first = known[0].split(by)
        assert first is not None  # it is known by that fact
        chunks = [known[at : at + MOST_COLUMNS] for at in range(0, len(known), MOST_COLUMNS)]
        yield first.words, first.adds_up, [_matrix(chunk, by) for chunk in chunks]


def lone_tables(figures: Sequence[FigureLine]) -> list[tuple[str, Flowable]]:
    """What only one figure is split by, half a page wide: the words of the figure with the fact, and its table."""
    found: list[tuple[str, Flowable]] = []
    for one in figures:
        for split in one.splits:
            if split.by in _ALONE and _tells(split):
                words = say_report("per", doel=one.words, feit=split.words)
                found.append((words, _lone(split)))
    return found


def answers_table(areas: Sequence[AreaAnswers]) -> Table:
    """Questions with the same options: a line for each moment, with how often each was answered and n."""
    options = areas[0].options
    when = scaled(WHEN)
    room = WIDTH - when - scaled(ANSWERED) - scaled(AREA)
    column = min(scaled(PART), room / max(len(options), 1))
    first = WIDTH - when - column * len(options) - scaled(ANSWERED)
    widths = [first, when, *[column] * len(options), scaled(ANSWERED)]
    heads = (*(_aside(words) for words in options), _aside("n"))
    rows: list[list[Flowable]] = [[_text("", "small"), _text("", "small"), *heads]]
    looks: list[tuple[object, ...]] = _lines()
    for area in areas:
        looks.append(("NOSPLIT", (0, len(rows)), (0, len(rows) + len(area.moments) - 1)))
        for at, moment in enumerate(area.moments):
            here = len(rows)
            if at + 1 < len(area.moments):
                looks.append(("LINEBELOW", (0, here), (0, here), 0.5, white))
            counts = moment.counts
            if counts is None:
                looks.append(("SPAN", (2, here), (-2, here)))
                cells = [_aside(say_report("te weinig")), *[_text("")] * (len(options) - 1)]
            else:
                cells = [_count(figure_in_words(n)) for n in counts]
            called = _text("" if at else area.words)
            rows.append([called, _text(moment.words, "small"), *cells, _count(figure_in_words(moment.n))])
    return Table(rows, colWidths=widths, repeatRows=1, style=TableStyle(looks), spaceBefore=4, spaceAfter=8)


def paired_table(areas: Sequence[AreaAnswers], first: str, last: str) -> Table:
    """Who answered twice, from the first time to the last: how many came closer to the first answer, or to the last."""
    heads = (say_report("naar", antwoord=first), say_report("gelijk"), say_report("naar", antwoord=last), "n")
    rows: list[list[Flowable]] = [[_text("", "small"), *map(_aside, heads)]]
    for area in areas:
        counts = area.paired or ()
        rows.append([_text(area.words), *(_count(figure_in_words(n)) for n in (*counts, sum(counts)))])
    column = scaled(PART) * 1.4
    widths = [WIDTH - 3 * column - scaled(ANSWERED), *[column] * 3, scaled(ANSWERED)]
    return Table(rows, colWidths=widths, repeatRows=1, style=TableStyle(_lines()), spaceBefore=2, spaceAfter=8)


def _matrix(figures: Sequence[FigureLine], by: str) -> LongTable:
    """The values of a fact down, a column for each figure, and the whole below."""
    splits = {one.name: split for one in figures if (split := one.split(by))}
    counts = {name: {part.value: part.n for part in split.parts} for name, split in splits.items()}
    words = {part.value: part.words for split in splits.values() for part in split.parts}
    rows = [[_text("", "small"), *(_aside(one.words) for one in figures)]]
    for value in sorted(words, key=lambda value: _place(by, value, words[value])):
        cells = (_cell(counts[one.name], value) for one in figures)
        rows.append([_text(words[value]), *(_count(cell) for cell in cells)])
    looks = [*_lines(), *_no_lone_rows(len(rows))]
    if all(split.adds_up for split in splits.values()):
        rows.append(
            [_text(say_report("samen"), "label"), *(_count(figure_in_words(one.n), SEMIBOLD) for one in figures)]
        )
        looks.append(("LINEABOVE", (0, -1), (-1, -1), 0.8, DOT))
    column = min(scaled(WIDEST), (WIDTH - scaled(NARROW)) / len(figures))
    widths = [WIDTH - column * len(figures), *[column] * len(figures)]
    style = TableStyle(looks)
    return LongTable(rows, colWidths=widths, repeatRows=1, style=style, hAlign="LEFT", spaceBefore=4, spaceAfter=8)


def _lone(split: Split) -> Table:
    rows = [[_text(part.words), _count(figure_in_words(part.n))] for part in split.parts]
    width = (WIDTH - 24) / 2
    looks = [("LINEABOVE", (0, 0), (-1, 0), 0.8, DOT), *_lines()[1:]]
    return Table(rows, colWidths=[width - scaled(44), scaled(44)], style=TableStyle(looks), hAlign="LEFT")


def _place(by: str, value: str, words: str) -> tuple[object, ...]:
    """Ages from young to old, places and partners by name, the rest as they come; then unknown, and the others last."""
    if by == "age_band":
        own = int("".join(takewhile(str.isdigit, value)) or 0), ""
    else:
        own = 0, fold(words) if by in _BY_NAME else ""
    return value == OTHER, value == UNKNOWN, own


def _cell(counts: dict[str, int], value: str) -> str:
    if value in counts:
        return figure_in_words(counts[value])
    return PERHAPS if OTHER in counts else NONE


def _tells(split: Split) -> bool:
    """Whether anything is known of it that may be told."""
    return any(part.value not in (OTHER, UNKNOWN) for part in split.parts)


def _facts(figures: Sequence[FigureLine]) -> list[str]:
    return list(dict.fromkeys(split.by for one in figures for split in one.splits))


def _no_lone_rows(count: int) -> list[tuple[object, ...]]:
    """A table that goes on over a page has some rows on either side."""
    edge = min(LEAST_ROWS, count - 1)
    return [("NOSPLIT", (0, 0), (0, edge)), ("NOSPLIT", (0, -edge), (0, -1))]


def _lines() -> list[tuple[object, ...]]:
    return [
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, DOT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (0, -1), 8),
        ("RIGHTPADDING", (1, 0), (-1, -1), 2),
        ("LEFTPADDING", (1, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ]


def _text(words: str, style: str = "option") -> Paragraph:
    return Paragraph(markup(words), styles()[style])


def _aside(words: str) -> Paragraph:
    return Paragraph(markup(words), _right("aside", styles()["small"], size=8.0))


def _count(words: str, font: str = "") -> Paragraph:
    return Paragraph(markup(words), _right(f"count{font}", styles()["option"], font=font))


def _right(name: str, like: ParagraphStyle, size: float = 0, font: str = "", **changes: object) -> ParagraphStyle:
    sized = {"fontSize": scaled(size), "leading": scaled(size * 1.2)} if size else {}
    fonts = {"fontName": font} if font else {}
    return ParagraphStyle(name, parent=like, alignment=TA_RIGHT, **sized, **fonts, **changes)
