"""Ritme: every interval of following a duo, in the words of a coordinator, saved as it is filled in."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import N_, _, number, short_date
from app.services import office, rhythms
from app.services.rhythms import LONGEST_CLOSED, Closed, Rhythms
from app.ui import theme
from app.ui.days import completed, read_day
from app.ui.duos.number_range import NumberRange
from app.ui.store import Store
from app.ui.widgets.buttons import quiet
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import column
from app.ui.widgets.text import label

NUMBERS = {
    "thinking_hours": (N_("Time to think after the first meeting, in hours"), 0, 720),
    "check_in": (N_("A talk with each side at first every … months"), 1, 60),
    "check_in_first": (N_("That holds for the first … months"), 0, 60),
    "check_in_after": (N_("After that every … months"), 1, 60),
    "evaluation_every": (N_("After that an evaluation every … months"), 1, 120),
    "aftercare": (N_("Aftercare, … months after the end"), 1, 60),
    "quiet": (N_("Who waits is heard again after … months"), 1, 60),
    "referral": (N_("How it goes with an offer, asked after … months"), 1, 60),
    "meeting_weeks": (N_("A first talk after … weeks"), 1, 60),
}
"""The whole numbers: what is asked, and the smallest and largest there may be."""
_PERIOD = re.compile(r"\s*(.+?)\s*(?:-|–|\bto\b|\bau\b|\bà\b|\btot(?: en met)?\b|\bt/m\b)\s+(.+?)\s*|\s*(\S+)\s*")


class RhythmCard(Card):
    """What is typed wrongly stays until it is right, and the rest is saved all the same."""

    def __init__(self, store: Store, today: Callable[[], date], *, brief: bool = False) -> None:
        """``brief``: only what an office settles on its first day."""
        self.usual = quiet(_("As usual"))
        super().__init__(_("Rhythm"), self.usual)
        self._store, self._today, self._brief = store, today, brief
        self.every = NumberRange(_("How often a duo sees each other"), _("days"), 366, before=_("every"))
        self.trial = NumberRange(_("Trial period"), _("times"), 99)
        self.numbers = {
            name: TextField(_(words), check=whole(least, most), optional=False)
            for name, (words, least, most) in NUMBERS.items()
        }
        self.silent = TextField(
            _("Hear of them again after … times the longest of these"), check=_trouble_with(_times), optional=False
        )
        self.evaluations = TextField(
            _("Evaluation after … months"), check=_trouble_with(_months), hint=_("With commas between."), optional=False
        )
        self.meeting_months = TextField(
            _("After that, so many months after it"),
            check=_trouble_with(_months),
            hint=_("With commas between."),
            optional=False,
        )
        self.closed = TextField(
            _("When the office is closed"),
            check=_trouble_with(self._periods),
            lines=3,
            hint=_("A period on each line, such as 24/12/2026 - 3/01/2027. Holidays are known already."),
        )
        self._means = label("", theme.SECOND, tone="text2", wrap=True)
        self._meeting = QWidget()  # only where the office holds network meetings
        self._assemble()
        self._listen()

    def refresh(self) -> None:
        """Read again and show, but for a field with a mistake in it."""
        settled = self._store.read(rhythms.rhythms)
        told = {name: str(getattr(settled, name)) for name in self.numbers}
        texts = {self.numbers[name]: said for name, said in told.items()} | {
            self.silent: number(settled.silent_from),
            self.evaluations: ", ".join(map(str, settled.evaluations)),
            self.meeting_months: ", ".join(map(str, settled.meeting_months)),
            self.closed: "\n".join(f"{short_date(one.first)} - {short_date(one.last)}" for one in settled.closed),
        }
        for field, said in texts.items():
            if not field.error:
                field.set_text(said)
        for pair, numbers in ((self.every, settled.every_days), (self.trial, settled.trial)):
            if not pair.error:
                pair.set_numbers(numbers)
        days = int(settled.silent_from * settled.every_days[1]) + 1
        means = _("A duo stands on Today once nothing was noted for {n} days; holidays and closed days do not count.")
        self._means.setText(means.format(n=days))
        self.usual.setEnabled(settled != Rhythms())
        self._meeting.setVisible(not self._brief and self._store.read(office.office).network_meetings)

    def _assemble(self) -> None:
        at = self.numbers
        narrow = ((one, 90) for one in (*at.values(), self.silent))
        for field, width in (*narrow, (self.evaluations, 180), (self.meeting_months, 180)):
            theme.fix(field.editor, width=width)
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (_("Seeing each other"), (self.every, self.silent)),
            ("", (self._means,)),
            (_("Beginning"), (at["thinking_hours"], self.trial)),
            (_("Following"), (at["check_in"], at["check_in_first"], at["check_in_after"])),
            ("", (self.evaluations, at["evaluation_every"])),
            (_("Waiting and rounding off"), (at["quiet"], at["referral"], at["aftercare"])),
            (_("Closed"), (self.closed,)),
        )
        first: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("", (self.every, self.trial)),
            ("", (self._means,)),
            ("", (at["thinking_hours"], at["check_in"])),
            ("", (self.evaluations, at["evaluation_every"])),
            ("", (at["quiet"], at["aftercare"])),
        )
        for title, parts in first if self._brief else rows:
            if title:
                self.body.addSpacing(8)
                self.add(label(title, theme.BODY, bold=True, tone="primary_ink"))
            self.add(Columns(parts, least=340 if self._brief else 230))
        head = label(_("After a network meeting"), theme.BODY, bold=True, tone="primary_ink")
        talks = Columns((at["meeting_weeks"], self.meeting_months), least=230)
        self._meeting.setLayout(column(head, talks, margins=(0, 8, 0, 0)))
        self.add(self._meeting)

    def _listen(self) -> None:
        self.usual.clicked.connect(self._restore)
        self.every.committed.connect(lambda low, high: self._change(every_days=(low, high)))
        self.trial.committed.connect(lambda low, high: self._change(trial=(low, high)))
        for name, field in self.numbers.items():
            field.committed.connect(lambda text, name=name: self._change(**{name: int(text)}))
        self.silent.committed.connect(lambda text: self._change(silent_from=_times(text)))
        self.evaluations.committed.connect(lambda text: self._change(evaluations=_months(text)))
        self.meeting_months.committed.connect(lambda text: self._change(meeting_months=_months(text)))
        self.closed.committed.connect(lambda text: self._change(closed=self._periods(text)))

    def _change(self, **settled: Any) -> None:
        self._store.write_quietly(rhythms.change, replace(self._store.read(rhythms.rhythms), **settled))
        self.refresh()

    def _restore(self) -> None:
        """All of it as usual again; one step to undo."""
        texts = (*self.numbers.values(), self.silent, self.evaluations, self.meeting_months, self.closed)
        for field in (*texts, self.every, self.trial):
            field.set_error("")
        self._store.write(rhythms.change, Rhythms())
        self.refresh()

    def _periods(self, text: str) -> tuple[Closed, ...]:
        """The periods that are written, a line each, in order."""
        return tuple(sorted((self._period(line) for line in text.splitlines() if line.strip()), key=lambda p: p.first))

    def _period(self, line: str) -> Closed:
        found = _PERIOD.fullmatch(line)
        said = [part for part in found.groups() if part] if found else []
        days = [read_day(completed(part, self._today())) for part in said]
        if not days or None in days:
            raise KlikError(N_("Write a period on each line, such as 24/12/2026 - 3/01/2027."))
        first, last = (one.on for one in (days[0], days[-1]) if one)
        if last < first:
            raise KlikError(N_("A period in which the office is closed begins before it ends."))
        if (last - first).days >= LONGEST_CLOSED:
            raise KlikError(N_("A period in which the office is closed lasts a year at most."))
        return Closed(first, last)


def whole(least: int, most: int) -> Callable[[str], str]:
    """A check for a whole number within bounds."""

    def check(text: str) -> str:
        if text.isascii() and text.isdigit() and least <= int(text) <= most:
            return ""
        return _("Write a whole number from {least} to {most}.").format(least=least, most=most)

    return check


def _times(text: str) -> float:
    if not re.fullmatch(r"\d{1,2}([.,]\d{1,2})?", text) or not 1 <= (found := float(text.replace(",", "."))) <= 10:
        raise KlikError(N_("Write a number from 1 to 10, such as 1,5."))
    return found


def _months(text: str) -> tuple[int, ...]:
    said = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    if not all(part.isascii() and part.isdigit() and 1 <= int(part) <= 120 for part in said):
        raise KlikError(N_("Write months as whole numbers with commas between, such as 3, 6."))
    months = tuple(map(int, said))
    if list(months) != sorted(set(months)):
        raise KlikError(N_("Write the months from small to large, each once."))
    return months


def _trouble_with(read: Callable[[str], object]) -> Callable[[str], str]:
    """A check that says in one sentence why a text cannot be read."""

    def check(text: str) -> str:
        try:
            read(text)
        except KlikError as error:
            return str(error)
        return ""

    return check
