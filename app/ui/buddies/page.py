"""Buddy's: the list and the one chosen, from the first call to the duo."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from app.i18n import N_, _
from app.services import papers, people, screening
from app.services.rows import BuddyRow
from app.ui.buddies.cards import BuddyCards
from app.ui.buddies.kind import BUDDIES
from app.ui.buddies.papers import PaperDialog, VolunteerPapers
from app.ui.buddies.stages import ASK, AVAILABLE, DECIDE, PAPERS, PAUSE, TALK
from app.ui.buddies.table import buddies_plan
from app.ui.emergency_paper import give_emergency_card
from app.ui.lists.table_pane import Plan
from app.ui.people.page import PeoplePage
from app.ui.widgets.buttons import Entry
from app.vocabulary import BuddyStatus

if TYPE_CHECKING:
    from app.ui.people.form import Form


class BuddiesPage(PeoplePage[BuddyRow]):
    """The page of buddies."""

    id = "buddies"
    title = N_("Buddies")
    icon = "buddy"
    tables = PeoplePage.tables | {"buddy", "area", "office", "paper", "event", "attendance"}
    kind = BUDDIES

    def show_buddy(self, buddy_id: UUID) -> None:
        """Choose somebody, for another page that names them."""
        self.choose(buddy_id)

    def make_cards(self) -> BuddyCards:
        made = BuddyCards()
        made.step_wanted.connect(self.bring_to)
        made.stage_wanted.connect(self.go_on)
        made.couple_wanted.connect(self.add_second_person)
        return made

    def make_own_papers(self) -> VolunteerPapers:
        return VolunteerPapers(self._store)

    def make_menu(self, row: BuddyRow) -> list[Entry]:
        card = (_("Emergency card…"), lambda: give_emergency_card(self, self._store, row.id))
        return [card, *super().make_menu(row)]

    def make_plan(self, today: Callable[[], date]) -> Plan[BuddyRow]:
        return buddies_plan(today)

    def make_form(self) -> "Form[BuddyRow]":
        from app.ui.buddies.form import BuddyForm

        return BuddyForm(self._store, self._today, self.words_of, self.add_second_person)

    def ask_new(self) -> UUID | None:
        from app.ui.buddies.new_buddy import NewBuddy

        return self.ask_somebody(NewBuddy(self._store, self._today(), self.window()))

    def bring_to(self, status: BuddyStatus) -> None:
        """Bring who is shown to another step of the path."""
        if row := self.shown_row:
            self._store.write(people.move_buddy, row.id, status)

    def go_on(self, stage: str) -> None:
        """Do what a stage of the screening asks, with who is shown."""
        from app.ui.buddies.pause import PauseDialog
        from app.ui.buddies.screening import Asking, Decision, Screening

        if not (row := self.shown_row):
            return
        dialogs = {ASK: Asking, TALK: Screening, DECIDE: Decision, PAUSE: PauseDialog}
        if stage == AVAILABLE:
            self._store.write(screening.make_available, row.id, self._today())
        elif stage == PAPERS:
            found = self._store.read(papers.of, row.id, self._today())
            self.ask(PaperDialog.of_missing(self._store, row.id, found, self._today(), self.window()))
        else:
            self.ask(dialogs[stage](self._store, row, self._today(), self.window()))

    def add_second_person(self) -> None:
        """Make who is shown a couple."""
        from app.ui.buddies.couple import NewSecondPerson

        if row := self.shown_row:
            dialog = NewSecondPerson(self._store, self._today(), row, self.window())
            self.ask(dialog)
            if dialog.made:
                self.edit("second")
