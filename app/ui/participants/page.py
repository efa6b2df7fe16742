"""Deelnemers: the list and the one chosen, and everything a coordinator does there."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal

from app.i18n import N_, _
from app.services import admission
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.lists.table_pane import Plan
from app.ui.offers.meanwhile import MeanwhileCards
from app.ui.participants.cards import ParticipantCards
from app.ui.participants.kind import PARTICIPANTS
from app.ui.participants.table import participants_plan
from app.ui.people.page import PeoplePage
from app.ui.widgets.buttons import Button, Entry, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.ui.people.form import Form


class ParticipantsPage(PeoplePage[ParticipantRow]):
    """The page of participants."""

    id = "participants"
    title = N_("Participants")
    icon = "participant"
    tables = PeoplePage.tables | {"participant", "office", "offer", "referral", "event", "attendance"}
    kind = PARTICIPANTS
    first_section = ""

    offers_wanted = Signal()

    def show_participant(self, participant_id: UUID) -> None:
        """Choose somebody, for another page that names them."""
        self.choose(participant_id)

    def make_cards(self) -> ParticipantCards:
        made = ParticipantCards()
        card = made.admission
        card.answered.connect(self.check_admission)
        card.accepted.connect(self.accept)
        card.refer_wanted.connect(self.refer)
        card.withdraw_wanted.connect(self.withdraw)
        card.own_step_wanted.connect(self.note_own_step)
        return made

    def make_menu(self, row: ParticipantRow) -> list[Entry]:
        step = [(_("Add a step of one's own…"), self.note_own_step)] if row.may_be_contacted else []
        hand_over = (_("Hand over to a colleague…"), lambda: self.hand_over(row))
        return [*step, *super().make_menu(row), hand_over]

    def make_notice(self) -> Card:
        self.note_duo = outlined(_("Note the duo…"), small=True)
        self.note_duo.clicked.connect(self.note_existing_duo)
        self.with_whom = _with_whom(self.note_duo)
        return self.with_whom

    def make_beside(self) -> MeanwhileCards:
        made = MeanwhileCards(self._store, self._today, self)
        made.participant_wanted.connect(self.choose)
        return made

    def make_tools(self) -> list[Entry]:
        return [(_("Offers nearby"), self.offers_wanted.emit), *super().make_tools()]

    def make_plan(self, today: Callable[[], date]) -> Plan[ParticipantRow]:
        return participants_plan(today)

    def make_form(self) -> "Form[ParticipantRow]":
        from app.ui.participants.form import ParticipantForm

        return ParticipantForm(self._store, self._today, self.words_of)

    def ask_new(self) -> UUID | None:
        from app.ui.participants.new_participant import NewParticipant

        return self.ask_somebody(NewParticipant(self._store, self._today(), self.window()))

    def hand_over(self, row: ParticipantRow) -> None:
        """Let a colleague be the contact person from now on."""
        from app.ui.lists.hand_over import hand_over

        hand_over(self, self._store, self._today(), [row.id])

    def note_existing_duo(self) -> None:
        """Note with whom the one who is shown is in a duo already."""
        from app.ui.participants.existing_duo import ExistingDuo

        if row := self.shown_row:
            self.ask(ExistingDuo(self._store, row, self._today(), self.window()))

    def check_admission(self, tick: dict[str, bool | None]) -> None:
        """Answer one of the two ticks of who is shown."""
        if row := self.shown_row:
            self._store.write_quietly(admission.check, row.id, tick, self._today())

    def accept(self) -> None:
        """Let who is shown wait for a buddy."""
        if row := self.shown_row:
            self._store.write(admission.accept, row.id)

    def refer(self) -> None:
        """Note where who is shown was referred to."""
        from app.ui.participants.outcome import Refer

        if row := self.shown_row:
            self.ask(Refer(self._store, row, self._today(), self.window()))

    def withdraw(self) -> None:
        """Note that who is shown does not want to go on."""
        from app.ui.participants.outcome import Withdraw

        if row := self.shown_row:
            self.ask(Withdraw(self._store, row, self._today(), self.window()))

    def note_own_step(self) -> None:
        """Note a first step that who is shown wants to take alone."""
        from app.ui.offers.own_step_dialog import OwnStepDialog

        if row := self.shown_row:
            self.ask(OwnStepDialog(self._store, row, self._today(), self.window()))


def _with_whom(button: Button) -> Card:
    """The question that a list left open about somebody in a duo."""
    made = Card()
    made.body.setContentsMargins(16, 11, 16, 11)
    why = _("The duo is not in Klik yet. Note it, and you can follow it here.")
    question = label(_("In a duo: with whom?"), bold=True)
    line = row(column(question, label(why, theme.SECOND, tone="text2", wrap=True), gap=2), button, gap=16)
    line.setStretch(0, 1)
    made.add(line)
    made.setAccessibleName(question.text())
    return made
