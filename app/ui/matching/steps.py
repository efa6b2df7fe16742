"""The steps a coordinator takes from a proposal: each opens a dialog, and is done once that is accepted."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.matching.people import KIND
from app.services import consents, criteria, duo_path, kept_proposals, people
from app.services.actions import Action
from app.services.rounds import with_round
from app.services.subjects import Subject
from app.ui import messages
from app.ui.matching.answer_dialog import AnswerDialog
from app.ui.matching.ask_dialog import AskDialog
from app.ui.matching.exclude_dialog import ExcludeDialog
from app.ui.matching.facts import answering
from app.ui.matching.own_pair_dialog import OwnPairDialog
from app.ui.matching.pair_sheet import PairSheet
from app.ui.matching.persons import Candidate, role_of
from app.ui.matching.rounds_dialog import RoundsDialog
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Role

if TYPE_CHECKING:
    from app.services.proposals import Proposals

P = ParamSpec("P")
R = TypeVar("R")


class Steps(QWidget):
    """Stands invisible on the page, so that its dialogs belong to the window."""

    proposed = Signal(object, str)  # id of the duo, and whose it is
    answered = Signal(object)  # the pair that was on the screen, or None

    def __init__(
        self, page: QWidget, store: Store, today: Callable[[], date], found: Callable[[], "Proposals | None"]
    ) -> None:
        """``found`` tells what is on the screen: what is decided, is decided on that."""
        super().__init__(page)
        self._store, self._today, self._found = store, today, found
        self.hide()

    def ask_both(self, sheet: PairSheet) -> None:
        """Accept a proposal."""
        pair = sheet.pair
        names = f"{sheet.participant.called} & {sheet.buddy.called}"

        def accept() -> None:
            duo_id = self.decide(duo_path.accept, UUID(pair.participant), UUID(pair.buddy), self._today())
            self.proposed.emit(duo_id, names)

        sides = {
            Role.PARTICIPANT: Subject("participant", sheet.participant.id),
            Role.BUDDY: Subject("buddy", sheet.buddy.id),
        }
        may_tell = {role: self._store.read(consents.may_tell, whom) for role, whom in sides.items()}
        self._open(AskDialog(self, pair, sheet.participant, sheet.buddy, may_tell), accept)

    def exclude(self, sheet: PairSheet) -> None:
        """Never propose these two again."""
        dialog = ExcludeDialog(self, sheet.participant, sheet.buddy)
        pair = UUID(sheet.pair.participant), UUID(sheet.pair.buddy)
        self._open(dialog, lambda: self.decide(duo_path.exclude, *pair, dialog.reason))

    def keep(self, sheet: PairSheet, keep: bool) -> None:
        """Hold on to a proposal in the next calculations, or no longer."""
        participant, buddy = UUID(sheet.pair.participant), UUID(sheet.pair.buddy)
        if keep:
            self._do(lambda: self.decide(kept_proposals.keep, participant, buddy, self._today()))
        else:
            self._do(lambda: self.decide(kept_proposals.release, participant))

    def note_answer(self, person: Candidate, about: str, pair: tuple[str, str] | None = None) -> None:
        """Note what somebody answered."""
        whom = [one.person_id for one in answering(person, about)]
        answers = self._store.read(criteria.possible, about)
        dialog = AnswerDialog(self, person, about, self._today(), answers)

        def note() -> None:
            if about == KIND:
                role = Role(role_of(person))
                self._store.write(people.note_question_kind, role, person.id, dialog.facts[KIND])
            else:
                self._store.write(people.note_facts, whom, dialog.facts)
            self.answered.emit(pair)

        self._open(dialog, note)

    def propose_own(self, couple: tuple[str, str] | None = None) -> None:
        """Propose two people of the coordinator's own choice, with the price on the list that was found."""
        dialog = OwnPairDialog(self, self._store, self._today, self._found())
        if couple:
            dialog.choose(*couple)
        self._open(dialog, lambda: self.proposed.emit(*dialog.proposed))

    def look_back(self) -> None:
        """Show what was decided before, and on what."""
        RoundsDialog(self, self._store, self._today()).open()

    def decide(self, do: Action[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do it, and note on what calculation it was decided."""
        if found := self._found():
            do = with_round(do, found.brief.problem, found.solution, self._today())
        return self._store.write(do, *args, **kwargs)

    def _open(self, dialog: Dialog, do: Callable[[], object]) -> None:
        dialog.accepted.connect(lambda: self._do(do))
        dialog.open()

    def _do(self, what: Callable[[], object]) -> None:
        try:
            what()
        except KlikError as error:
            messages.tell(self.window(), error)
