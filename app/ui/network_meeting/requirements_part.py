"""What the plan must hold at least: set before the meeting, by whom and why, and afterwards whether the plan does."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _, labelled, listed
from app.services import network_plans
from app.services.network_meeting_rows import RequirementRow
from app.ui.network_meeting.facts import Facts
from app.ui.network_meeting.line import AddLine, Line, Lines
from app.ui.network_meeting.part import Part
from app.ui.network_meeting.shown import Shown
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import beside, column
from app.ui.widgets.text import label


class RequirementsPart(Part):
    """A line for each; once the meeting was held none is added."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._what = label("", tone="text2", wrap=True)
        self.lines = Lines(self._line)
        self.add = AddLine(_("What must be in the plan in any case?"), _("Set this requirement"))
        self.setLayout(column(self._what, self.lines, self.add, gap=10))
        self.add.added.connect(self._set)
        self.setFocusProxy(self.add)

    def fill(self, shown: Shown) -> None:
        if shown.row.held_on:
            said = (
                _("Set before the meeting. Does the plan meet them?") if shown.row.requirements else _("None was set.")
            )
        else:
            said = _("Said before the meeting, with who sets it and why: the rest of the plan is free.")
        self._what.setText(said)
        self.lines.show_rows(shown.row.requirements)
        self.add.setVisible(not shown.row.held_on)

    def _line(self, row: RequirementRow) -> "RequirementLine":
        return RequirementLine(self, row.id)

    def _set(self, words: str) -> None:
        shown = self.shown
        if shown and self.tried(lambda: self.store.write_quietly(network_plans.add_requirement, shown.row.id, words)):
            self.add.next()


class RequirementLine(Line):
    """Who sets it, why, and whether it is in the plan."""

    def __init__(self, part: RequirementsPart, id: UUID) -> None:
        self._part = part
        self.met = Answers([(True, _("in the plan")), (False, _("not in it"))], "")
        fields = {
            "words": TextField(_("Minimum requirement"), optional=False),
            "set_by": TextField(_("Set by")),
            "why": TextField(_("Why")),
        }
        under = QWidget()
        under.setLayout(column(fields["words"], beside(fields["set_by"], fields["why"], stretch=(1, 2))))
        super().__init__(id, under, self.met)
        self.facts_of = Facts(fields, self._keep)
        self.met.answered.connect(lambda said: self._keep({"met": said}))
        self.removal_wanted.connect(lambda one: part.store.write(network_plans.remove_requirement, one))

    def show_row(self, row: RequirementRow) -> None:
        shown = self._part.shown
        assert shown
        set_by = _("set by {name}").format(name=row.set_by) if row.set_by else ""
        numbers = [str(at) for at in shown.row.answering(row.id)]
        lines = _("answered in line {numbers}").format(numbers=listed(numbers)) if numbers else ""
        planned = bool(shown.row.lines)
        hint = _("still to talk about: is this in the plan?") if planned and row.met is None else ""
        self.tell(row.words, (set_by, row.why, lines), hint)
        self.facts_of.show_row(row)
        self.met.setVisible(planned)
        self.met.setAccessibleName(_("Does the plan meet this: {words}").format(words=row.words))
        for key, button in self.met.buttons.items():
            button.setAccessibleName(labelled(row.words, _("in the plan") if key else _("not in it")))
        self.met.show_answer(row.met)

    def _keep(self, facts: dict[str, Any]) -> None:
        self._part.store.write_quietly(network_plans.change_requirement, self.id, facts)
