"""How one volunteer is paid back in a year, what others pay, and how far that is from what the law allows."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _, euro, number, short_date
from app.services import expense_years
from app.services.expense_words import ceiling_said, over_said, to_say
from app.services.expense_years import ElsewhereRow
from app.services.expenses import Volunteer
from app.ui import messages, theme
from app.ui.expenses.elsewhere_dialog import ElsewhereDialog
from app.ui.expenses.words import system_said, tone_of
from app.ui.store import Store
from app.ui.widgets.buttons import link
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.field import Field
from app.ui.widgets.layout import clear, row
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label
from app.vocabulary import ExpenseSystem, word

UNCHOSEN = "none"


class YearCard(Card):
    """What is chosen or answered here is written at once; ``changed`` where nothing was, to show it as it stands."""

    changed = Signal()

    def __init__(self, store: Store, year: int, one: Volunteer, percentage: int, today: date) -> None:
        super().__init__(_("In {year}").format(year=year))
        self._store, self._year, self._one, self._today = store, year, one, today
        self._who = one.row.person_id
        options = [(UNCHOSEN, _("still to choose")), *((each.value, word(each)) for each in ExpenseSystem)]
        self.system = Segmented(options, _("Paid back by"))
        self.system.blockSignals(True)
        self.system.choose(one.row.system.value if one.row.system else UNCHOSEN)
        self.system.blockSignals(False)
        self.system.chosen.connect(self._choose)
        self.add(
            Field(
                _("Paid back by"),
                self.system,
                optional=False,
                hint=_("For the whole year: the law does not let it be both."),
            )
        )
        self._others = QVBoxLayout()
        self._others.setSpacing(2)
        self.add(self._others)
        self._show_others()
        self.transport = CheckBox(_("Drives people regularly, with a logbook"), bool(one.year.regular_transport))
        self.transport.setToolTip(_("Then no limit on kilometres holds."))
        self.transport.clicked.connect(
            lambda on: self._store.write(expense_years.note_regular_transport, self._who, year, on or None)
        )
        self.transport.setVisible(one.row.system is ExpenseSystem.FLAT)
        self.add(self.transport)
        for total in to_say(one.open.totals):
            words = over_said(total) if total.over else ceiling_said(total)
            self.add(label(words[:1].upper() + words[1:], tone=tone_of(total, percentage), wrap=True))

    def _choose(self, key: str) -> None:
        chosen = None if key == UNCHOSEN else ExpenseSystem(key)
        try:
            self._store.write(expense_years.choose_system, self._who, self._year, chosen)
        except KlikError as error:
            messages.tell(self.window(), error)
            self.changed.emit()

    def _show_others(self) -> None:
        clear(self._others)
        known = self._one.year
        if known.asked_on is None:
            said = _("Not asked yet whether another organisation pays expenses back as well.")
        elif known.elsewhere:
            said = _("Other organisations pay, asked on {day}:").format(day=short_date(known.asked_on))
        else:
            said = _("No other organisation pays, asked on {day}.").format(day=short_date(known.asked_on))
        self._others.addWidget(label(said, tone="amber_ink" if known.asked_on is None else "text", wrap=True))
        for one in known.elsewhere:
            self._others.addWidget(self._elsewhere(one))
        self.nothing, self.more = link(_("Asked: nothing")), link(_("From others…"))
        self.nothing.clicked.connect(
            lambda: self._store.write(expense_years.note_asked, self._who, self._year, self._today)
        )
        self.nothing.setVisible(not known.elsewhere)
        if known.asked_on:
            self.nothing.setText(_("Asked again today: nothing"))
        self.more.setAccessibleName(_("Note what another organisation pays back…"))
        self.more.clicked.connect(lambda: self._ask(None))
        self._others.addLayout(row(self.nothing, self.more, 1, gap=16))

    def _elsewhere(self, one: ElsewhereRow) -> QWidget:
        when = short_date(one.on) if one.on else _("all year")
        km = _("{km} km").format(km=number(one.km)) if one.km else ""
        facts = (one.where or _("another organisation"), when, system_said(one.system), euro(one.amount), km)
        words = " · ".join(filter(None, facts))
        change, remove = link(_("Change…")), link(_("Remove"))
        change.setAccessibleName(_("Change: {what}").format(what=words))
        remove.setAccessibleName(_("Remove {name}").format(name=words))
        change.clicked.connect(lambda: self._ask(one))
        remove.clicked.connect(lambda: self._store.write(expense_years.remove_elsewhere, one.id))
        made = QWidget()
        line = row(label(words, theme.SECOND, wrap=True), change, remove, gap=12)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    def _ask(self, one: ElsewhereRow | None) -> None:
        ElsewhereDialog(self._store, self._who, self._year, one, self._today, self.window()).open()
