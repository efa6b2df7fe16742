"""The report of a period: what is counted of it, laid beside the period before, and the words that were chosen for it.

It leaves the office. So small groups are taken together, of nobody stands a name in it, and a text in which a name
stands that the vault knows is refused.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.year_report_data import (
    UNKNOWN,
    AimChapter,
    FigureLine,
    PartLine,
    SignalLine,
    Split,
    StoryWords,
    YearReportData,
)
from app.errors import KlikError
from app.figures import periods
from app.figures.asked import Asked
from app.figures.figure import Figure, Figures
from app.figures.joining import OTHER, for_outside, plot_for_outside
from app.figures.plots import Answers, Plot
from app.i18n import N_, _, listed
from app.models import Organisation
from app.services import figure_plots, figures_words, signals, year_report_files
from app.services.documents import letterhead
from app.services.figures import figures
from app.services.known_names import known_names
from app.services.stories import Story
from app.services.thresholds import thresholds
from app.services.year_words import YearWords, year_words

ISOLATION, INTEGRATION = "isolation", "integration"
PDF, EXCEL, CSV, JSON = ".pdf", ".xlsx", ".csv", ".json"
PARTNER = "partner"
MANY_TIMES = ("target_group",)
"""Facts of which somebody may have several, so that the parts do not add up."""


MAIN = ("duo_running", "duo_started", "duo_ended", "waiting", "registered", "became_buddy", "present_participants")
"""Figures whose parts stand on paper as well; those of all stand in the files."""


@dataclass(frozen=True)
class Chosen:
    """What goes in beside the figures. ``words`` are those of the window; None has those that were kept of the year."""

    words: YearWords | None = None
    plots: bool = True
    impact: bool = True
    signals: bool = True
    stories: tuple[Story, ...] = ()


def report(session: Session, asked: Asked, today: date, chosen: Chosen = Chosen()) -> YearReportData:
    """Everything the report says. Raises KlikError where a name stands in the foreword or in a story."""
    words = chosen.words or year_words(session, asked.last.year)
    check_words(session, [words.foreword, *(one.text for one in chosen.stories)])
    few = thresholds(session).few_answers
    found = for_outside(figures(session, asked, today), few)
    earlier = replace(asked, **dict(zip(("first", "last"), periods.moved((asked.first, asked.last), -1), strict=True)))
    then = figures(session, earlier, today)
    known = any(one.n for one in (*then.isolation, *then.integration))
    drawn = _plots(session, asked, today, few) if chosen.plots else ()
    return YearReportData(
        asked.first,
        asked.last,
        (earlier.first, earlier.last) if known else None,
        of_whom(session, asked),
        words.foreword,
        words.staff,
        _chapters(found, then if known else None, _names(session), drawn),
        answers(session, asked) if chosen.impact else (),
        tuple(StoryWords(one.text, one.told_by) for one in chosen.stories),
        passed_on(session, asked) if chosen.signals else (),
        few,
        letterhead(session),
    )


def check_words(session: Session, texts: Iterable[str]) -> None:
    """Refuse what names somebody whom the vault knows."""
    names = known_names(session)
    found = dict.fromkeys(one.words for text in texts for one in names.found(text))
    if found:
        raise KlikError(
            N_("A name stands in the words of the report: {names}. Say it without."),
            names=listed([f"‘{name}’" for name in found]),
        )


def of_whom(session: Session, asked: Asked) -> str:
    """Whose figures they are, without a name of a person; empty for everybody."""
    partner = session.get(Organisation, asked.partner_id) if asked.partner_id else None
    said = [_("buddies of {partner}").format(partner=partner.name)] if partner else []
    return listed([*said, *([_("duos of one coordinator")] if asked.coordinator_id else [])])


def passed_on(session: Session, asked: Asked) -> tuple[SignalLine, ...]:
    """The signals that were passed on in the period; one in which a name stands stays in the office."""
    names = known_names(session)
    lines = []
    for row in signals.signals(session):
        passed = [one for one in row.passings if asked.first <= one.on <= asked.last]
        said = [row.theme, *(one.to for one in passed), *(one.answer or "" for one in passed)]
        if passed and not row.names and not any(names.found(text, row.not_names) for text in said):
            times = sum(asked.first <= day <= asked.last for day in row.seen_on)
            told = tuple((one.to, one.on, one.answer or "") for one in sorted(passed, key=lambda one: one.on))
            lines.append(SignalLine(row.theme, times, told))
    return tuple(lines)


def _chapters(
    found: Figures, then: Figures | None, names: Mapping[str, str], drawn: Sequence[Plot]
) -> tuple[AimChapter, ...]:
    before = {one.name: one.n for one in (*then.isolation, *then.integration)} if then else {}
    answered = tuple(one for one in drawn if isinstance(one, Answers))
    rest = tuple(one for one in drawn if not isinstance(one, Answers))
    return tuple(
        AimChapter(
            aim, figures_words.aim_called(aim), tuple(_line(one, before.get(one.name), names) for one in counted), plots
        )
        for aim, counted, plots in (
            (ISOLATION, found.isolation, rest),
            (INTEGRATION, found.integration, answered),
        )
    )


def _line(one: Figure, before: int | None, names: Mapping[str, str]) -> FigureLine:
    splits = tuple(
        Split(
            by,
            figures_words.by_called(by),
            tuple(
                PartLine(_code(by, part.value, names), _value(by, part.value, names), part.n) for part in parts
            ),
            by not in MANY_TIMES,
        )
        for by, parts in one.by.items()
        if parts
    )  # fmt: skip
    return FigureLine(
        one.name,
        figures_words.called(one.name),
        one.n,
        before,
        splits,
        figures_words.explained(one.name),
        divided=one.name in MAIN,
    )


def _code(by: str, value: str, names: Mapping[str, str]) -> str:
    """A code that an umbrella organisation knows as well: of a partner that is its name, not its number here."""
    if by == PARTNER:
        return names.get(value, value) or UNKNOWN
    return value or UNKNOWN


def _value(by: str, value: str, names: Mapping[str, str]) -> str:
    return _("others") if value == OTHER else figures_words.value_called(by, value, names)


def _names(session: Session) -> dict[str, str]:
    """What partners are called, by the value of their part."""
    return {row.id.hex: row.name for row in session.execute(select(Organisation.id, Organisation.name))}


def _plots(session: Session, asked: Asked, today: date, few: int) -> tuple[Plot, ...]:
    """What is drawn, with a word on what a map leaves out."""
    drawn = []
    for one in figure_plots.plots(session, asked, today):
        plot, missing = plot_for_outside(one, few)
        if missing:
            words = _("Not drawn: {n}, in municipalities with fewer than {few}.").format(n=missing, few=few)
            plot = replace(plot, note=" ".join(filter(None, (plot.note, words))))
        drawn.append(plot)
    return tuple(drawn)


def pdf(data: YearReportData) -> bytes:
    """The report on paper."""
    from app.documents.year_report import render  # ReportLab is slow to import: only who prints waits for it

    return render(data)


WRITERS: dict[str, Callable[[YearReportData], bytes]] = {
    PDF: pdf,
    EXCEL: year_report_files.report_workbook,
    CSV: year_report_files.report_csv,
    JSON: year_report_files.report_json,
}
"""What makes each kind of file, by how its name ends."""
