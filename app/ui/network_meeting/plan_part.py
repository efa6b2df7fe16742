"""That the meeting was held, and the plan that came of it: who does what, when, and what if it does not work."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date
from app.services import network_meetings, network_plans
from app.services.network_meeting_rows import LineRow
from app.ui import theme
from app.ui.days import DayField
from app.ui.network_meeting import words
from app.ui.network_meeting.facts import Facts
from app.ui.network_meeting.line import AddLine, Line, Lines
from app.ui.network_meeting.part import Part
from app.ui.network_meeting.shown import Shown
from app.ui.store import Store
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.layout import beside, column, row
from app.ui.widgets.text import label
from app.vocabulary import PlanOwner, word

NONE = "-"


class PlanPart(Part):
    """Lines by whose they are, numbered, and how many are whose."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.held = DayField(_("Held on"))
        self._held = Facts({"held_on": self.held}, self._note_held)
        closed = label(_(words.CLOSED_PART), theme.SECOND, tone="text2", wrap=True)
        self.lines = Lines(lambda one: PlanLine(self, one.id))
        self.owner = Choice([(one.value, word(one)) for one in PlanOwner], _("Who does it"))
        theme.fix(self.owner, width=190)
        self.add = AddLine(_("What will happen?"), _("Add this to the plan"), before=[self.owner])
        head = row(self.held, column(closed, 1, margins=(0, 30, 0, 0)), gap=24)
        head.setStretch(1, 1)
        self.setLayout(column(head, self.lines, self.add, gap=10))
        self.add.added.connect(self._add)
        self.setFocusProxy(self.add)

    def fill(self, shown: Shown) -> None:
        self.held.latest = shown.today
        self._held.show_row(shown.row)
        self.lines.show_rows(shown.row.lines)

    def _note_held(self, facts: dict[str, Any]) -> None:
        if self.shown:
            self.store.write(network_meetings.note_held, self.shown.row.id, facts["held_on"])

    def _add(self, said: str) -> None:
        shown, owner = self.shown, PlanOwner(self.owner.current)
        if shown and self.tried(lambda: self.store.write_quietly(network_plans.add_line, shown.row.id, owner, said)):
            self.add.next()


class PlanLine(Line):
    """Ticked off once it is done; what was not talked over yet is told gently."""

    def __init__(self, part: PlanPart, id: UUID) -> None:
        self._part = part
        self.done = CheckBox("")
        self.owner = Choice([(one.value, word(one)) for one in PlanOwner], _("Who does it"))
        self.requirement = Choice([], _("Answers the requirement"))
        fields = {
            "what": TextField(_("What"), optional=False),
            "who": TextField(_("Who, by name")),
            "when": TextField(_("When")),
            "what_if_not": TextField(_("What if it does not work?")),
        }
        whose = Field(_("Who does it"), self.owner, optional=False)
        self._answers = Field(_("Answers the requirement"), self.requirement)
        under = QWidget()
        under.setLayout(
            column(
                fields["what"],
                beside(whose, fields["who"], fields["when"]),
                beside(fields["what_if_not"], self._answers),
                gap=10,
            )
        )
        super().__init__(id, under, lead=self.done)
        self.facts_of = Facts(fields, self._keep)
        self.done.clicked.connect(self._tick)
        self.owner.chosen.connect(lambda key: self._keep({"owner": PlanOwner(key)}))
        self.requirement.chosen.connect(lambda key: self._keep({"requirement_id": None if key == NONE else UUID(key)}))
        self.removal_wanted.connect(lambda one: part.store.write(network_plans.remove_line, one))

    def show_row(self, row: LineRow) -> None:
        shown = self._part.shown
        assert shown
        instead = _("if not: {what}").format(what=row.what_if_not) if row.what_if_not else ""
        done = _("done on {day}").format(day=short_date(row.done_on)) if row.done_on else ""
        number = [line.id for line in shown.row.lines].index(row.id) + 1
        facts = (words.owner(row, shown.called), row.when, instead, done)
        self.tell(f"{number}. {row.what}", facts, words.still_open(row))
        self.facts_of.show_row(row)
        self.done.setChecked(bool(row.done_on))
        self.done.setAccessibleName(_("Done: {words}").format(words=row.what))
        self.owner.choose(row.owner.value)
        self.requirement.clear()
        self.requirement.addItem(_("none"), NONE)
        for one in shown.row.requirements:
            self.requirement.addItem(one.words, str(one.id))
        self.requirement.choose(str(row.requirement_id) if row.requirement_id else NONE)
        self._answers.setVisible(bool(shown.row.requirements))

    def _tick(self, on: bool) -> None:
        if shown := self._part.shown:
            self._keep({"done_on": shown.today if on else None})

    def _keep(self, facts: dict[str, Any]) -> None:
        self._part.store.write_quietly(network_plans.change_line, self.id, facts)
