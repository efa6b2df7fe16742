"""The report of a period: what is counted of it, laid beside the period before, and the words that were chosen for it.

It leaves the office. So small groups are taken together, no name of a person stands in it, and a foreword or a story
in which one stands that the vault knows is refused.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.documents.wording import say_report, words
from app.documents.year_report_data import (
    OTHER,
    UNKNOWN,
    AimChapter,
    FigureLine,
    PartLine,
    SignalLine,
    Split,
    YearReportData,
)
from app.errors import KlikError
from app.figures import periods, small
from app.figures.asked import Asked
from app.figures.counting import can_be_told
from app.figures.figure import Figure, Figures, Part
from app.figures.plots import Dots, Plot
from app.i18n import N_, _, listed, short_date
from app.models import Organisation
from app.services import figure_plots, figures_words, signals, year_report_files, year_report_told
from app.services.documents import letterhead
from app.services.figures import figures, without_a_duo
from app.services.figures_reading import people
from app.services.figures_words import INTEGRATION, ISOLATION, Names
from app.services.known_names import known_names
from app.services.thresholds import thresholds
from app.services.year_report_told import Answer
from app.services.year_words import YearWords, year_words

PDF, EXCEL, CSV, JSON = ".pdf", ".xlsx", ".csv", ".json"
MAIN = ("duo_running", "duo_started", "duo_ended", "waiting", "registered", "became_buddy", "present_participants")
"""Figures that stand in short at the beginning, and whose parts stand on paper; those of all stand in the files."""
SEVERAL = ("target_group",)
"""Facts of which somebody may have several, so that the parts do not add up."""
_PARTNER = "partner"


@dataclass(frozen=True)
class Chosen:
    """What goes in beside the figures. ``words`` are those of the window; None has those that were kept of the year."""

    words: YearWords | None = None
    plots: bool = True
    impact: bool = True
    signals: bool = True
    stories: frozenset[Answer] = frozenset()


def report(session: Session, asked: Asked, today: date, chosen: Chosen = Chosen()) -> YearReportData:
    """Everything the report says. Raises KlikError where a name stands in the foreword or in a story."""
    said = chosen.words or year_words(session, asked.last.year)
    stories = year_report_told.told(session, asked, chosen.stories)
    check_words(session, [said.foreword, *(text for one in stories for pair in one.told for text in pair)])
    if asked.first > today:
        raise KlikError(
            N_("The period from {first} on is still to come: there is nothing to count yet."),
            first=short_date(asked.first),
        )
    few = thresholds(session).few_answers
    first, last = periods.moved((asked.first, asked.last), -1)
    of = people(session)
    then = figures(session, replace(asked, first=first, last=last), today, of)
    known = any(one.n for one in (*then.isolation, *then.integration))
    return YearReportData(
        first=asked.first,
        last=asked.last,
        before=(first, last) if known else None,
        until=today if asked.first <= today < asked.last else None,
        of_whom=of_whom(session, asked),
        foreword=said.foreword,
        staff=said.staff,
        chapters=_Chapters(session, asked, today).made(
            small.without_small_groups(figures(session, asked, today, of), few),
            then if known else None,
            figure_plots.plots(session, asked, today, outward=True, of=of) if chosen.plots else (),
        ),
        answers=year_report_told.answers(session, asked) if chosen.impact else (),
        stories=stories,
        signals=passed_on(session, asked) if chosen.signals else (),
        few=few,
        missing=without_a_duo(session) if asked.of_everybody else "",
        belongs=tuple(
            say_report(key)
            for key, one in (("bij partner", asked.partner_id), ("bij coördinator", asked.coordinator_id))
            if one
        ),
        letterhead=letterhead(session),
    )


def check_words(session: Session, texts: Iterable[str]) -> None:
    """Refuse what names somebody whom the vault knows."""
    said = [text for text in texts if text.strip()]
    names = known_names(session) if said else None
    found = dict.fromkeys(one.words for text in said for one in names.found(text)) if names else {}
    if found:
        raise KlikError(
            N_("A name stands in the words of the report: {names}. Say it without."),
            names=listed([f"‘{name}’" for name in found]),
        )


def of_whom(session: Session, asked: Asked) -> str:
    """Whose figures they are, without a name of a person; empty for everybody."""
    partner = session.get(Organisation, asked.partner_id) if asked.partner_id else None
    said = [_("buddies of {partner}").format(partner=partner.name)] if partner else []
    return listed([*said, *([_("whom one coordinator follows")] if asked.coordinator_id else [])])


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
            lines.append(SignalLine(row.theme, row.description, times, told))
    return tuple(lines)


class _Chapters:
    """Puts figures in words."""

    def __init__(self, session: Session, asked: Asked, today: date) -> None:
        self._asked, self._today = asked, today
        self._names: Names = figures_words.names(session)
        self._told = words("report.txt")

    def made(self, found: Figures, then: Figures | None, plots: Sequence[Plot]) -> tuple[AimChapter, ...]:
        """A chapter for each aim; what is drawn of networks belongs to the second."""
        before = {one.name: one.n for one in (*then.isolation, *then.integration)} if then else {}
        at = next((at for at, one in enumerate(plots, start=1) if isinstance(one, Dots)), len(plots))
        # The map of homes is the last of the first; after it comes how networks grew. What says nothing is left out.
        first, second = (
            [one for one in some if isinstance(one, Dots) or not getattr(one, "few", False)]
            for some in (plots[:at], plots[at:])
        )
        return (
            self._chapter(ISOLATION, found.isolation, before, first),
            self._chapter(INTEGRATION, found.integration, before, second),
        )

    def _chapter(
        self, aim: str, counted: Sequence[Figure], before: Mapping[str, int], plots: Sequence[Plot]
    ) -> AimChapter:
        lines = tuple(self._line(one, before.get(one.name)) for one in counted if can_be_told(one.name, self._asked))
        return AimChapter(aim, figures_words.aim_called(aim), lines, tuple(plots))

    def _line(self, one: Figure, before: int | None) -> FigureLine:
        joined = [by for by, parts in one.by.items() if [part.value for part in parts] == [small.OTHER]]
        return FigureLine(
            one.name,
            figures_words.called(one.name, self._asked, self._today),
            one.n,
            before,
            tuple(self._split(by, parts) for by, parts in one.by.items() if parts and by not in joined),
            self._told[f"telt {one.name}"],
            figures_words.median_said(one),
            one.name in MAIN,
            tuple((by, figures_words.by_called(by).lower()) for by in joined),
        )

    def _split(self, by: str, parts: Sequence[Part]) -> Split:
        lines = (
            PartLine(self._code(by, part.value), figures_words.value_called(by, part.value, self._names), part.n)
            for part in parts
        )
        return Split(by, figures_words.by_called(by), tuple(lines), by not in SEVERAL)

    def _code(self, by: str, value: str) -> str:
        """A code that an umbrella organisation knows as well: of a partner that is its name, not its number here."""
        if value == small.OTHER:
            return OTHER
        if by == _PARTNER and value:
            return figures_words.value_called(by, value, self._names)
        return value or UNKNOWN


def pdf(data: YearReportData) -> bytes:
    """The report on paper."""
    from app.documents.year_report import render  # ReportLab is slow to import: only who prints waits for it

    return render(data)


WRITERS: Mapping[str, Callable[[YearReportData], bytes]] = {
    PDF: pdf,
    EXCEL: year_report_files.report_workbook,
    CSV: year_report_files.report_csv,
    JSON: year_report_files.report_json,
}
"""What makes each kind of file, by how its name ends."""
