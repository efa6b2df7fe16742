"""How it goes after a meeting: the talks with what worked and what did not, and what was agreed for a relapse."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date
from app.services import network_plans
from app.services.network_meeting_rows import CheckRow
from app.ui.days import DayField
from app.ui.network_meeting import words
from app.ui.network_meeting.facts import Facts
from app.ui.network_meeting.line import Line, Lines
from app.ui.network_meeting.part import Part
from app.ui.network_meeting.shown import Shown
from app.ui.store import Store
from app.ui.widgets.buttons import outlined
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import beside, column, row
from app.ui.widgets.text import label


class AfterPart(Part):
    """The talks come by themselves once the meeting was held; another may be planned."""

    def __init__(self, store: Store) -> None:
        self.signs = TextField(_("Early signs that it goes less well"), lines=3)
        self.who_calls = TextField(_("Who calls whom then"), lines=3)
        super().__init__(store, {"early_signs": self.signs, "who_calls": self.who_calls})
        self._none = label(
            _("The talks get their days once it is noted that the meeting was held."), tone="text2", wrap=True
        )
        self.lines = Lines(lambda one: CheckLine(self, one.id))
        self.another = outlined(_("Add one more talk"), "plus", small=True)
        self.setLayout(
            column(
                self._none,
                self.lines,
                row(self.another, 1),
                Columns([self.signs, self.who_calls], least=260),
                gap=12,
            )
        )
        self.another.clicked.connect(self._plan)
        self.setFocusProxy(self.another)

    def fill(self, shown: Shown) -> None:
        self._none.setVisible(not shown.row.checks)
        self.another.setVisible(shown.row.held_on is not None)
        self.lines.show_rows(shown.row.checks)

    def open_due(self) -> None:
        """Show the fields of the first talk that is due."""
        if shown := self.shown:
            due = (check.id for check in shown.row.checks if not check.held_on and check.due_on <= shown.today)
            if first := next(due, None):
                self.lines.by_id[first].open_fields(True)

    def _plan(self) -> None:
        if self.shown:
            made = self.store.write(network_plans.add_check, self.shown.row.id, self.shown.today)
            line = self.lines.by_id[made]
            line.open_fields(True)
            line.setFocus()


class CheckLine(Line):
    """Asks what did not work as well: a plan is seldom right from the first time."""

    def __init__(self, part: AfterPart, id: UUID) -> None:
        self._part = part
        self.due, self.held = DayField(_("Planned on"), compulsory=True), DayField(_("Held on"), optional=True)
        self.worked = TextField(_("What worked"), lines=2)
        self.did_not = TextField(_("What did not work"), lines=2, hint=_("That is information, and nobody's fault."))
        fields = {
            "due_on": self.due,
            "held_on": self.held,
            "worked": self.worked,
            "did_not_work": self.did_not,
        }
        under = QWidget()
        under.setLayout(column(row(self.due, self.held, 1, gap=24), beside(self.worked, self.did_not), gap=10))
        super().__init__(id, under)
        self.facts_of = Facts(fields, self._keep)
        self.setFocusProxy(self.due)
        self.removal_wanted.connect(lambda one: part.store.write(network_plans.remove_check, one))

    def show_row(self, row: CheckRow) -> None:
        shown = self._part.shown
        assert shown
        self.held.latest = shown.today
        held = _("held on {day}").format(day=short_date(row.held_on)) if row.held_on else ""
        due = _("planned on {day}").format(day=short_date(row.due_on))
        worked = _("worked: {what}").format(what=row.worked) if row.worked else ""
        did_not = _("did not work: {what}").format(what=row.did_not_work) if row.did_not_work else ""
        now = _("it is good to hear now how it goes") if not row.held_on and row.due_on <= shown.today else ""
        self.tell(words.after(shown.row.held_on, row.due_on), (held or due, worked, did_not), now)
        self.facts_of.show_row(row)

    def _keep(self, facts: dict[str, Any]) -> None:
        self._part.store.write_quietly(network_plans.change_check, self.id, facts)
