"""Who could think along: from the network map, and whom they name in turn. The participant decides who is invited."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, labelled
from app.services import network_invitees
from app.services.network_invitees import Candidate
from app.services.network_meeting_rows import InviteeRow
from app.ui import theme
from app.ui.network_meeting.facts import Facts
from app.ui.network_meeting.line import AddLine, Line, Lines
from app.ui.network_meeting.part import Part
from app.ui.network_meeting.shown import Shown
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import outlined, quiet
from app.ui.widgets.field import Choice, TextField, line_edit
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import beside, column
from app.ui.widgets.text import label
from app.vocabulary import Reply, word

FEW = 12
"""So many of the map are offered at first."""


class WhoPart(Part):
    """``invitation_wanted`` asks for the letter to one of them."""

    invitation_wanted = Signal(object)  # the id of an invitee

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._all = False
        self._decides = label("", tone="text2", wrap=True)
        self.lines = Lines(self._line)
        self._map = label(_("On the network map:"), theme.SECOND, tone="text2")
        self.map = Flow(gap=6)
        self.named_by = line_edit(_("named by"))
        self.named_by.setAccessibleName(_("Named by"))
        self.add = AddLine(_("Who else could think along?"), _("Name this person"), after=[self.named_by])
        self.setLayout(column(self._decides, self.lines, self._map, self.map, self.add, gap=10))
        self.add.added.connect(self._name)
        self.setFocusProxy(self.add)

    def fill(self, shown: Shown) -> None:
        said = _("{name} decides who is invited. Nobody is asked whom {name} does not want there.")
        self._decides.setText(said.format(name=shown.called))
        self.lines.show_rows(shown.row.invitees)
        offered = shown.candidates if self._all else shown.candidates[:FEW]
        buttons: list[QWidget] = [self._candidate(one) for one in offered]
        if len(offered) < len(shown.candidates):
            rest = quiet(_("All {n}").format(n=len(shown.candidates)), small=True)
            rest.clicked.connect(self._show_all)
            buttons.append(rest)
        self.map.show_widgets(buttons)
        for part in (self._map, self.map):
            part.setVisible(bool(buttons))

    def _line(self, row: InviteeRow) -> "InviteeLine":
        line = InviteeLine(self.store, row.id)
        line.invitation_wanted.connect(self.invitation_wanted)
        return line

    def _candidate(self, one: Candidate) -> QWidget:
        button = outlined(one.name, "plus", small=True)
        button.setAccessibleName(_("{name} could think along").format(name=one.name))
        button.clicked.connect(partial(self._name_from_map, one.contact_id))
        return button

    def _name_from_map(self, contact_id: UUID, _on: bool = False) -> None:
        if self.shown:
            self.store.write_quietly(network_invitees.name_from_map, self.shown.row.id, [contact_id])

    def _name(self, said: str) -> None:
        if (shown := self.shown) and self.tried(
            lambda: self.store.write_quietly(network_invitees.name, shown.row.id, [said], self.named_by.text())
        ):
            self.add.next()

    def _show_all(self) -> None:
        self._all = True
        if self.shown:
            self.fill(self.shown)


class InviteeLine(Line):
    """Whether somebody is invited and, only then, what she or he said."""

    invitation_wanted = Signal(object)

    def __init__(self, store: Store, id: UUID) -> None:
        self._store = store
        self.invited = Answers([(True, _("invite")), (False, _("rather not"))], "")
        self.reply = Choice([(one.value, word(one)) for one in Reply])
        theme.fix(self.reply, width=170)
        fields = {
            "name": TextField(_("Name or nickname"), optional=False),
            "named_by": TextField(_("Named by")),
            "informs_about": TextField(_("Informs the others about"), hint=_("In the information part.")),
        }
        self.letter = outlined(_("Letter of invitation…"), "print", small=True)
        under = QWidget()
        under.setLayout(
            column(beside(fields["name"], fields["named_by"], fields["informs_about"], stretch=(2, 2, 3)), self.letter)
        )
        super().__init__(id, under, self.invited, self.reply)
        self.facts_of = Facts(fields, self._keep)
        self.invited.answered.connect(lambda said: self._keep({"invited": said}))
        self.reply.chosen.connect(lambda key: self._keep({"reply": Reply(key)}))
        self.letter.clicked.connect(lambda: self.invitation_wanted.emit(self.id))
        self.removal_wanted.connect(lambda one: self._store.write(network_invitees.remove, one))

    def show_row(self, row: InviteeRow) -> None:
        named = _("named by {name}").format(name=row.named_by) if row.named_by else ""
        about = _("informs about {what}").format(what=row.informs_about) if row.informs_about else ""
        self.tell(row.name, (named, about if row.invited else ""))
        self.facts_of.show_row(row)
        self.invited.setAccessibleName(_("Is {name} invited?").format(name=row.name))
        for key, button in self.invited.buttons.items():
            button.setAccessibleName(labelled(row.name, _("invite") if key else _("rather not")))
        self.invited.show_answer(row.invited)
        self.reply.setAccessibleName(_("What {name} said").format(name=row.name))
        self.reply.choose(row.reply.value)
        self.reply.setEnabled(bool(row.invited))
        self.letter.setVisible(bool(row.invited))
        self.letter.setAccessibleName(_("Letter of invitation to {name}").format(name=row.name))

    def _keep(self, facts: dict[str, Any]) -> None:
        self._store.write_quietly(network_invitees.change, self.id, facts)
