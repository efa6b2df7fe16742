"""The steps a coordinator takes from a proposal: each opens a dialog, and is done once that is accepted."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.services import criteria, duo_path, people
from app.ui import messages
from app.ui.matching.answer_dialog import AnswerDialog
from app.ui.matching.ask_dialog import AskDialog
from app.ui.matching.exclude_dialog import ExcludeDialog
from app.ui.matching.facts import answering
from app.ui.matching.own_pair_dialog import OwnPairDialog
from app.ui.matching.pair_sheet import PairSheet
from app.ui.matching.persons import Candidate
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog


class Steps(QWidget):
    """Stands invisible on the page, so that its dialogs belong to the window."""

    proposed = Signal(object, str)  # id of the duo, and whose it is
    answered = Signal(object)  # the pair that was on the screen, or None

    def __init__(self, page: QWidget, store: Store, today: Callable[[], date]) -> None:
        super().__init__(page)
        self._store, self._today = store, today
        self.hide()

    def ask_both(self, sheet: PairSheet) -> None:
        """Accept a proposal."""
        pair = sheet.pair
        names = f"{sheet.participant.called} & {sheet.buddy.called}"

        def accept() -> None:
            duo_id = self._store.write(duo_path.accept, UUID(pair.participant), UUID(pair.buddy), self._today())
            self.proposed.emit(duo_id, names)

        self._open(AskDialog(self, pair, sheet.participant, sheet.buddy), accept)

    def exclude(self, sheet: PairSheet) -> None:
        """Never propose these two again."""
        dialog = ExcludeDialog(self, sheet.participant, sheet.buddy)
        pair = UUID(sheet.pair.participant), UUID(sheet.pair.buddy)
        self._open(dialog, lambda: self._store.write(duo_path.exclude, *pair, dialog.reason))

    def note_answer(self, person: Candidate, about: str, pair: tuple[str, str] | None = None) -> None:
        """Note what somebody answered."""
        whom = [one.person_id for one in answering(person, about)]
        answers = self._store.read(criteria.possible, about)
        dialog = AnswerDialog(self, person, about, self._today(), answers)

        def note() -> None:
            self._store.write(people.note_facts, whom, dialog.facts)
            self.answered.emit(pair)

        self._open(dialog, note)

    def propose_own(self) -> None:
        """Propose two people of the coordinator's own choice."""
        dialog = OwnPairDialog(self, self._store, self._today)
        self._open(dialog, lambda: self.proposed.emit(*dialog.proposed))

    def _open(self, dialog: Dialog, do: Callable[[], object]) -> None:
        dialog.accepted.connect(lambda: self._do(do))
        dialog.open()

    def _do(self, what: Callable[[], object]) -> None:
        try:
            what()
        except KlikError as error:
            messages.tell(self.window(), error)
