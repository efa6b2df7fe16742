"""The figures of a report to reckon with further: a workbook, a CSV in long form, and JSON. Nobody is named in any.

The codes in CSV and JSON keep their meaning from year to year, so that the umbrella organisation can add up regions;
the Dutch words stand beside them. docs/command-line.md says what each holds.
"""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from app.documents.data import Cell, ListColumn, ListData
from app.documents.year_report_data import AreaAnswers, FigureLine, YearReportData
from app.figures import periods
from app.i18n import _, short_date
from app.services.lists_out import LIKE_FORMULAS, workbook

FORMAT, VERSION = "klik-report", 1
TITLES = (*("from", "to", "office", "of", "aim", "figure", "by", "value", "n"),
          *("figure_words", "by_words", "value_words"))  # fmt: skip
ANSWERS = "answers"
PAIRED = ("back", "same", "further")
"""Along the list of answers, from the first time to the last, of who answered twice."""


def report_workbook(data: YearReportData) -> bytes:
    """Sheets: whose it is, figures, what they are made of, answers, and how it was counted; numbers are numbers."""
    sheets = [_about(data), _figures(data), _parts(data), _answers(data), _explained(data)]
    title = " · ".join(filter(None, (_("Report"), _period(data.first, data.last), data.letterhead.name, data.of_whom)))
    return workbook(*(sheet for sheet in sheets if sheet.rows), title=title)


def report_csv(data: YearReportData) -> bytes:
    """UTF-8 with a mark of it, semicolons, a line for every number; without ``by`` it is the whole of its figure."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(TITLES)
    for line in _lines(data):
        writer.writerow([_unlike_a_formula(cell) if isinstance(cell, str) else cell for cell in line])
    return out.getvalue().encode("utf-8-sig")


def report_json(data: YearReportData) -> bytes:
    """The same with the shape of a figure."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        **{"from": data.first.isoformat(), "to": data.last.isoformat()},
        "before": [day.isoformat() for day in data.before] if data.before else None,
        "office": data.letterhead.name,
        "of": data.of_whom,
        "staff": data.staff,
        "few": data.few,
        "figures": [
            {"aim": chapter.aim} | _figure(one) for chapter in data.chapters for one in chapter.figures
        ],
        ANSWERS: [_asked(one) for one in data.answers],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def _figure(one: FigureLine) -> dict[str, Any]:
    by = {
        split.by: {
            "words": split.words,
            "adds_up": split.adds_up,
            "parts": [{"value": part.value, "words": part.words, "n": part.n} for part in split.parts],
        }
        for split in one.splits
    }
    told = {"figure": one.name, "words": one.words, "n": one.n, "before": one.before, "by": by}
    return told | {"too_small": [code for code, _words in one.too_small]}


def _asked(area: AreaAnswers) -> dict[str, Any]:
    moments = [
        {"moment": one.value, "words": one.words, "counts": one.counts and list(one.counts), "n": one.n}
        for one in area.moments
    ]
    told = {"answers": area.name, "words": area.words, "options": list(area.options), "moments": moments}
    return told | {"paired": dict(zip(PAIRED, area.paired, strict=True)) if area.paired else None}


def _lines(data: YearReportData) -> Iterator[tuple[str | int, ...]]:
    head = (data.first.isoformat(), data.last.isoformat(), data.letterhead.name, data.of_whom)
    for chapter in data.chapters:
        for one in chapter.figures:
            yield (*head, chapter.aim, one.name, "", "", one.n, one.words, "", "")
            for split in one.splits:
                for part in split.parts:
                    codes = (chapter.aim, one.name, split.by, part.value)
                    yield (*head, *codes, part.n, one.words, split.words, part.words)
    for area in data.answers:
        for moment in area.moments:
            yield (*head, ANSWERS, area.name, moment.value, "", moment.n, area.words, moment.words, "")
            for at, (words, n) in enumerate(zip(area.options, moment.counts or (), strict=False), start=1):
                codes = (ANSWERS, area.name, moment.value, str(at))
                yield (*head, *codes, n, area.words, moment.words, words)


def _about(data: YearReportData) -> ListData:
    """Whose figures they are, and of when."""
    days = f"{short_date(data.first)} – {short_date(data.last)}"
    before = f"{short_date(data.before[0])} – {short_date(data.before[1])}" if data.before else ""
    told = (
        (_("Office"), data.letterhead.name),
        (_("Whose figures"), data.of_whom or _("the whole office")),
        (_("Period"), days),
        (_("Counted up to and including"), short_date(data.until or data.last)),
        (_("The period before"), before),
        (_("Not noted yet"), data.missing),
        *((_("Who counts"), words) for words in data.belongs),
    )
    rows = tuple((Cell(words), Cell(said)) for words, said in told if said)
    return _sheet(_("About this report"), data, ((_("What"), _("Value")), ()), rows)


def _figures(data: YearReportData) -> ListData:
    titles = (_("Aim"), _("Figure")), (*_periods(data), _("Too small to divide by"))
    rows = tuple(
        (
            Cell(chapter.title),
            Cell(one.words),
            _n(one.n),
            Cell("") if one.before is None else _n(one.before),
            Cell(", ".join(words for _code, words in one.too_small)),
        )
        for chapter in data.chapters
        for one in chapter.figures
    )
    return _sheet(_("Figures"), data, titles, rows)


def _periods(data: YearReportData) -> tuple[str, str]:
    """What the columns of numbers are called: a year by its number, other periods by their days."""
    return _period(data.first, data.last), _period(*data.before) if data.before else _("The period before")


def _period(first: date, last: date) -> str:
    if (first, last) == periods.year(first):
        return str(first.year)
    return f"{short_date(first)} – {short_date(last)}"


def _parts(data: YearReportData) -> ListData:
    titles = (_("Aim"), _("Figure"), _("Divided by"), _("Value")), (_("How many"), _("Of all"))
    rows = tuple(
        (
            Cell(chapter.title),
            Cell(one.words),
            Cell(_by(split.words, split.adds_up)),
            Cell(part.words),
            _n(part.n),
            _n(one.n),
        )
        for chapter in data.chapters
        for one in chapter.figures
        for split in one.splits
        for part in split.parts
    )
    return _sheet(_("Split up"), data, titles, rows)


def _by(words: str, adds_up: bool) -> str:
    return words if adds_up else _("{words} (several possible)").format(words=words)


def _answers(data: YearReportData) -> ListData:
    titles = (_("Question"), _("Moment"), _("Answer")), (_("How many"), _("Of all"))
    rows = []
    for area in data.answers:
        for moment in area.moments:
            if moment.counts is None:
                rows.append((Cell(area.words), Cell(moment.words), Cell(_("too few answers")), Cell(""), _n(moment.n)))
                continue
            for words, n in zip(area.options, moment.counts, strict=True):
                rows.append((Cell(area.words), Cell(moment.words), Cell(words), _n(n), _n(moment.n)))
    return _sheet(_("Answers"), data, titles, tuple(rows))


def _explained(data: YearReportData) -> ListData:
    rows = tuple((Cell(one.words), Cell(one.explained)) for one in data.figures if one.explained)
    return _sheet(_("How it is counted"), data, ((_("Figure"), _("How it is counted")), ()), rows)


def _sheet(
    title: str,
    data: YearReportData,
    titles: tuple[tuple[str, ...], tuple[str, ...]],
    rows: tuple[tuple[Cell, ...], ...],
) -> ListData:
    """``titles`` of words, then of numbers."""
    words, numbers = titles
    columns = (*(ListColumn(one) for one in words), *(ListColumn(one, right=True) for one in numbers))
    return ListData(title, data.last, columns, rows)


def _n(number: int) -> Cell:
    return Cell(str(number), number)


def _unlike_a_formula(words: str) -> str:
    """A spreadsheet takes ``=1+1`` for a formula; with a mark before it, it is what somebody wrote."""
    return f"'{words}" if words[:1] in LIKE_FORMULAS else words
