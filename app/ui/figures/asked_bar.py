"""The bar that chooses what is asked: which days, and of which partner or coordinator."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.figures import periods
from app.figures.asked import Asked
from app.figures.periods import Days
from app.i18n import _, short_date
from app.services.figures_words import OUTSIDE
from app.ui.days import DayField
from app.ui.figures.period_words import how_far, period_words
from app.ui.people.choices import offer
from app.ui.widgets.buttons import icon_button
from app.ui.widgets.field import Choice
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label

YEAR, LAST_YEAR, QUARTER, LAST_QUARTER, OWN, ELSEWHERE = "year", "last_year", "quarter", "last_quarter", "own", ""


class AskedBar(QWidget):
    """Tells what is ``asked`` whenever that is something else; never a period that ends before it began."""

    changed = Signal(Asked)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        first, last = periods.year(today())
        self.asked = Asked(first, last)
        self.back = icon_button("left", _("The period before"))
        self.which = Choice([], _("Period"))
        self.on = icon_button("right", _("The period after"))
        self.partner = Choice([], _("Of which partner"))
        self.coordinator = Choice([], _("Of which coordinator"))
        self._until = label("", tone="text2")
        self.first = _AskedDay(_("From"), first, compulsory=True)
        self.last = _AskedDay(_("Up to and including"), last, compulsory=True)
        self._days = QWidget()
        self._days.setLayout(row(self.first, self.last, 1, gap=12))
        self._days.hide()
        for choice, least in ((self.which, 15), (self.partner, 16), (self.coordinator, 17)):
            # A long name of a partner does not push the rest off the page; the drop-down shows it whole.
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(least)
        arrows = QWidget()
        arrows.setLayout(row(self.back, self.which, self.on, gap=2))
        self.setLayout(column(Flow([arrows, self.partner, self.coordinator, self._until]), self._days, gap=10))
        self.offer_people((), ())
        self._show_period()
        self._listen()

    def offer_people(self, partners: Sequence[tuple[UUID, str]], coordinators: Sequence[tuple[UUID, str]]) -> None:
        """Whose figures may be asked; who is asked and there no more gives way to everybody."""
        whose = ((self.partner, _("All partners"), partners), (self.coordinator, _("All coordinators"), coordinators))
        for choice, everybody, known in whose:
            kept = choice.current
            offer(choice, [("", everybody), *((str(one), name) for one, name in known)], kept)
            choice.choose(kept if choice.findData(kept) >= 0 else "")
            choice.setVisible(bool(known))
        self.asked = Asked(*self._period, *self._whose)

    def show_day(self) -> None:
        """Show again what a period is called; another day may have begun."""
        self._show_period()

    def _listen(self) -> None:
        self.back.clicked.connect(lambda: self._ask(periods.moved(self._period, -1)))
        self.on.clicked.connect(lambda: self._ask(periods.moved(self._period, 1)))
        self.which.chosen.connect(self._choose)
        for choice in (self.partner, self.coordinator):
            choice.chosen.connect(lambda _key: self._ask(self._period))
        for field in (self.first, self.last):
            field.committed.connect(lambda _text: self._take_days())

    @property
    def _period(self) -> Days:
        return self.asked.first, self.asked.last

    @property
    def _whose(self) -> tuple[UUID | None, UUID | None]:
        partner, coordinator = (UUID(one.current) if one.current else None for one in (self.partner, self.coordinator))
        return partner, coordinator

    def _known(self) -> dict[str, Days]:
        """The periods that have a name today."""
        this_year, this_quarter = periods.year(self._today()), periods.quarter(self._today())
        return {
            YEAR: this_year,
            LAST_YEAR: periods.moved(this_year, -1),
            QUARTER: this_quarter,
            LAST_QUARTER: periods.moved(this_quarter, -1),
        }

    def _choose(self, key: str) -> None:
        self._days.setVisible(key == OWN)
        if key == OWN:
            self._show_days()
            self.first.setFocus()
        elif key in (known := self._known()):
            self._ask(known[key])

    def _take_days(self) -> None:
        """Two days that were typed, where the last one does not come first."""
        first, last = self.first.day, self.last.day
        if first is None or last is None:
            return
        if first > last:
            self.last.set_error(_("The last day comes before the first."))
            return
        if first > self._today():
            self.first.set_error(_("This period is still to come: there is nothing to count yet."))
            return
        if first < periods.EARLIEST or last > periods.LATEST:
            days = {"first": short_date(periods.EARLIEST), "last": short_date(periods.LATEST)}
            self.last.set_error(_(OUTSIDE).format(**days))
            return
        for field in (self.first, self.last):
            field.set_error("")
        self._ask((first, last))

    def _ask(self, days: Days) -> None:
        asked = Asked(*days, *self._whose)
        if asked == self.asked:
            return
        self.asked = asked
        self._show_period()
        self.changed.emit(asked)

    def _show_days(self) -> None:
        self.first.set_day(self.asked.first)
        self.last.set_day(self.asked.last)

    def _show_period(self) -> None:
        known, days, own = self._known(), self._period, self.which.current == OWN
        words = {
            YEAR: _("This year: {period}"),
            LAST_YEAR: _("Last year: {period}"),
            QUARTER: _("This quarter"),
            LAST_QUARTER: _("Last quarter"),
        }
        options = [(key, words[key].format(period=period_words(one))) for key, one in known.items()]
        at = next((key for key, one in known.items() if one == days), ELSEWHERE)
        if at == ELSEWHERE:
            options.append((ELSEWHERE, period_words(days)))
        options.append((OWN, _("Other days…")))
        self.which.clear()
        for key, said in options:
            self.which.addItem(said, key)
        self.which.choose(OWN if own else at)
        self._show_days()
        self.back.setEnabled(days[0].year > periods.EARLIEST.year)
        self.on.setEnabled(days[1] < self._today())
        self._until.setText(how_far(days, self._today()))
        self._until.setVisible(bool(self._until.text()))


class _AskedDay(DayField):
    """A day that is only asked about: where it is wrong, nothing waits to be stored."""

    def _hold(self, on: bool) -> None:
        self.is_held = on
