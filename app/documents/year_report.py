"""The report of a period, mostly a year, for the head of the centre and the umbrella organisation.

The two aims are its chapters. Every figure stands beside that of the period before; nothing is added up to a mark, and
nobody is compared with anybody. Its words stand in ``report.txt``.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from app.documents import plots
from app.documents.layout import own_words
from app.documents.shapes import Column, SideBySide
from app.documents.sheet import to_pdf
from app.documents.style import LINE, PETROL, SEMIBOLD, WIDTH, markup, scaled, styles
from app.documents.template import Value
from app.documents.wording import day_in_words, figure_in_words, in_its_language, say_report
from app.documents.year_report_data import AimChapter, SignalLine, StoryWords, YearReportData
from app.documents.year_report_tables import (
    answers_table,
    figures_table,
    lone_tables,
    paired_table,
    split_tables,
)
from app.figures.plots import Bars, Plot

BEGINS = 210.0  # points that must be free below for a chapter to begin on this page
TILES = 3
IN_SHORT = 6
HALF = (WIDTH - 24) / 2


@in_its_language
def render(data: YearReportData) -> bytes:
    """The PDF, byte for byte the same for the same data."""
    return to_pdf(story(data), data.letterhead, title_of(data))


def title_of(data: YearReportData) -> str:
    """``Jaarverslag 2026``; it stands at the foot of every page."""
    return _named("titel", data.first, data.last)


def story(data: YearReportData) -> list[Flowable]:
    """Title and foreword, the aims, what changed, stories, signals, and how it was counted."""
    look = styles()
    told: list[Flowable] = [Paragraph(markup(title_of(data)), look["title"])]
    told.append(Paragraph(markup(_of_what(data)), look["small"]))
    if data.until:
        told.append(Paragraph(markup(say_report("tot nu", dag=day_in_words(data.until))), look["small"]))
    if data.before and any(one.before is not None for one in data.figures):
        told.append(Paragraph(markup(_beside(data, data.before)), look["small"]))
    if data.missing:
        told.append(Paragraph(markup(data.missing), look["body"]))
    if data.foreword.strip():
        told.append(_heading(say_report("voorwoord")))
        told += [Paragraph(markup(part), look["running"]) for part in data.foreword.split("\n\n") if part.strip()]
    if any(one.main for one in data.figures):
        told += [_heading(say_report("kort")), _in_short(data)]
    if data.staff:
        told.append(Paragraph(markup(say_report("personeel", voltijds=figure_in_words(data.staff))), look["body"]))
    for chapter in data.chapters:
        told += _chapter(chapter, data)
    told += [*_answers(data), *_stories(data.stories), *_signals(data.signals)]
    return [*told, *_how_counted(data)]


def _of_what(data: YearReportData) -> str:
    """The days it is about where the title does not say them, and of whom."""
    days = say_report("periode", van=day_in_words(data.first), tot=day_in_words(data.last))
    period = days if _years(data.first, data.last) else ""
    return " · ".join(filter(None, (period, data.of_whom or say_report("heel de werking"))))


def _beside(data: YearReportData, before: tuple[date, date]) -> str:
    """Which days the small numbers are of: those of a whole period, also where this one is not over."""
    if before[0] == before[1]:
        return say_report("ernaast dag", dag=day_in_words(before[0]))
    key = "ernaast heel" if data.until else "ernaast"
    return say_report(key, van=day_in_words(before[0]), tot=day_in_words(before[1]))


def _in_short(data: YearReportData) -> Table:
    """The first figures large, three beside each other."""
    number = ParagraphStyle("tile", parent=styles()["title"], spaceBefore=0, spaceAfter=0)
    cells = []
    for one in [one for one in data.figures if one.main][:IN_SHORT]:
        lines = [one.words] if one.before is None else [one.words, _then(data, one.before)]
        words = [Paragraph(markup(line), styles()["small"]) for line in lines]
        cells.append([Paragraph(markup(figure_in_words(one.n)), number), *words])
    cells += [[] for _ in range(-len(cells) % TILES)]
    rows = [cells[at : at + TILES] for at in range(0, len(cells), TILES)]
    looks = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ("LINEABOVE", (0, 0), (-1, -1), 0.7, LINE),
    ]
    return Table(rows, colWidths=[WIDTH / TILES] * TILES, style=TableStyle(looks), spaceBefore=4, spaceAfter=6)


def _then(data: YearReportData, n: int) -> str:
    if data.before and _years(*data.before):
        key = "ervoor aantal heel" if data.until else "ervoor aantal"
        return say_report(key, jaar=data.before[0].year, n=figure_in_words(n))
    return say_report("ervoor aantal periode", n=figure_in_words(n))


def _chapter(chapter: AimChapter, data: YearReportData) -> Iterator[Flowable]:
    """Its figures, its plots, and what the figures are made of."""
    now = _short(data.first, data.last, say_report("nu"))
    before = _short(*data.before, say_report("ervoor")) if data.before else ""
    yield from _begin(chapter.title, say_report(f"{chapter.aim} uitleg"))
    yield figures_table(chapter.figures, now, before)
    yield from _drawn(chapter.plots)
    tables = list(split_tables([one for one in chapter.figures if one.main]))
    lone = lone_tables(chapter.figures)
    if tables or lone:
        yield CondPageBreak(BEGINS)
        yield _heading(say_report("opdeling"))
    if tables:
        yield Paragraph(markup(say_report("kleine groepen", few=data.few)), styles()["small"])
    small = [
        f"{one.words} ({', '.join(said for _code, said in one.too_small)})"
        for one in chapter.figures
        if one.main and one.too_small
    ]
    if small:
        note = say_report("te klein", cijfers="; ".join(small))
        yield Paragraph(markup(note), styles()["small"])
    for words, adds_up, (first, *rest) in tables:
        above: list[Flowable] = [Spacer(0, 8), Paragraph(markup(words), styles()["label"])]
        if not adds_up:
            above.append(Paragraph(markup(say_report("meer dan één")), styles()["small"]))
        yield from _kept(above, first)
        yield from rest
    for at in range(0, len(lone), 2):
        columns = [Column(HALF, (_label(words), table)) for words, table in lone[at : at + 2]]
        yield KeepTogether([Spacer(0, 10), SideBySide(columns, gutter=24)])


def _drawn(these: Sequence[Plot]) -> Iterator[Flowable]:
    """Plots of bars two beside each other, where letters are small enough for it; others as wide as the page."""
    small = scaled(1) == 1
    for bars, some in groupby(these, key=lambda plot: isinstance(plot, Bars)):
        run, across = list(some), 2 if bars and small else 1
        for at in range(0, len(run), across):
            yield _level(run[at : at + across])


def _level(these: Sequence[Plot]) -> Flowable:
    """One plot over the whole width, or two at half of it."""
    if len(these) == 1:
        return KeepTogether([Spacer(0, 8), plots.flowable(these[0], WIDTH), Spacer(0, 6)])
    columns = [Column(HALF, (plots.flowable(one, HALF),)) for one in these]
    return KeepTogether([Spacer(0, 8), SideBySide(columns, gutter=24), Spacer(0, 6)])


def _answers(data: YearReportData) -> Iterator[Flowable]:
    """What was answered when looking back, at each moment."""
    effects = [one for one in data.answers if one.effect]
    if not effects:
        return
    yield from _begin(say_report("antwoorden"), say_report("antwoorden uitleg", few=data.few))
    for options, areas in groupby(effects, key=lambda one: one.options):
        asked = list(areas)
        yield answers_table(asked)
        twice = [one for one in asked if one.paired]
        if twice:
            first, last = f"‘{options[0]}’", f"‘{options[-1]}’"
            told = [_label(say_report("twee keer")), paired_table(twice, first, last)]
            yield KeepTogether(told)


def _stories(stories: Sequence[StoryWords]) -> Iterator[Flowable]:
    """In own words, with a line beside them."""
    if stories:
        yield from _begin(say_report("verhalen"), say_report("verhalen uitleg"))
    for one in stories:
        said: list[Flowable] = []
        for question, words in one.told:
            said += [Paragraph(markup(question), styles()["small"]), *own_words(Value(words))]
        if one.told_by:
            said.append(Paragraph(markup(f"– {one.told_by}"), styles()["small"]))
        yield Spacer(0, 8)
        yield _Quoted(said)


class _Quoted(SideBySide):
    """What somebody told, with a coloured line at its left."""

    def __init__(self, said: Sequence[Flowable]) -> None:
        super().__init__([Column(4, ()), Column(WIDTH - 18, tuple(said))], gutter=14)

    def split(self, width: float, height: float) -> list[SideBySide]:
        halves = super().split(width, height)
        return [_Quoted(half.columns[1].body) for half in halves]

    def draw(self) -> None:
        self.canv.setStrokeColor(PETROL)
        self.canv.setLineWidth(2)
        self.canv.line(1, 0, 1, self.height)
        super().draw()


def _signals(signals: Sequence[SignalLine]) -> Iterator[Flowable]:
    if signals:
        yield from _begin(say_report("signalen"), say_report("signalen uitleg"))
    for one in signals:
        times = say_report("signaal keren", n=one.times) if one.times != 1 else say_report("signaal keer")
        lines: list[Flowable] = [Spacer(0, 6), _label(f"{one.theme} · {times}")]
        if one.description.strip():
            lines.append(Paragraph(markup(one.description), styles()["body"]))
        for whom, on, answer in one.passed:
            given = say_report("signaal aan", wie=whom, wanneer=day_in_words(on))
            said = say_report("signaal antwoord", antwoord=answer) if answer else say_report("signaal zonder antwoord")
            lines.append(Paragraph(markup(f"{given}. {said}"), styles()["small"]))
        yield from _kept(lines[:3], *lines[3:])


def _how_counted(data: YearReportData) -> Iterator[Flowable]:
    """What each figure means, and what is not counted at all."""
    look, width = styles(), scaled(158)
    explained = [one for one in data.figures if one.explained]
    if explained:
        yield from _begin(say_report("telt"), "")
    for one in explained:
        words = Paragraph(markup(one.explained), look["small"])
        columns = [Column(width, (_label(one.words, "small"),)), Column(WIDTH - width - 10, (words,))]
        yield KeepTogether([Spacer(0, 3), SideBySide(columns, gutter=10)])
    if explained:
        yield Paragraph(markup(say_report("telt gewist")), look["body"])
    for words in data.belongs:
        yield Paragraph(markup(words), look["body"])
    said = Paragraph(markup(say_report("telt niet uitleg")), look["body"])
    yield KeepTogether([_heading(say_report("telt niet")), said])


def _begin(title: str, words: str) -> list[Flowable]:
    """A chapter, not at the very foot of a page."""
    look = styles()
    large = ParagraphStyle("heading", parent=look["heading"], fontSize=scaled(17), leading=scaled(22), spaceBefore=18)
    told: list[Flowable] = [CondPageBreak(BEGINS), Paragraph(markup(title), large)]
    return [*told, Paragraph(markup(words), look["body"])] if words else told


def _heading(words: str) -> Paragraph:
    return Paragraph(markup(words), styles()["heading"])


def _label(words: str, like: str = "body") -> Paragraph:
    look = styles()[like]
    return Paragraph(markup(words), ParagraphStyle(f"label {like}", parent=look, fontName=SEMIBOLD))


def _kept(above: Sequence[Flowable], *below: Flowable) -> list[Flowable]:
    """A title that does not stand alone at the foot of a page, and what follows it."""
    return [KeepTogether([*above, *below])]


def _short(first: date, last: date, otherwise: str) -> str:
    """What a period is called above a column: the year where it is one."""
    return str(first.year) if _years(first, last) and first.year == last.year else otherwise


def _named(what: str, first: date, last: date) -> str:
    if first == last:
        return say_report(f"{what} dag", van=day_in_words(first))
    if not _years(first, last):
        return say_report(f"{what} periode", van=day_in_words(first), tot=day_in_words(last))
    if first.year == last.year:
        return say_report(f"{what} jaar", jaar=first.year)
    return say_report(f"{what} jaren", van=first.year, tot=last.year)


def _years(first: date, last: date) -> bool:
    return (first.month, first.day) == (1, 1) and (last + timedelta(days=1)).timetuple().tm_yday == 1
