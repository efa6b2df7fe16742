"""Looks, while an outing is noted, at what it would mean for the expenses of its volunteer."""

from uuid import UUID

from app.errors import KlikError
from app.services import expense_outings
from app.services.expense_outings import Told
from app.ui.contacts.questions import OutingPart
from app.ui.contacts.when_part import WhenPart
from app.ui.store import Store


class ExpenseWatch:
    """Says it in the part itself; what is warned of has to be in sight once before it is kept."""

    def __init__(self, store: Store, duo_id: UUID, outing: OutingPart, when: WhenPart, noted: UUID | None) -> None:
        self._store, self._duo_id, self._noted = store, duo_id, noted
        self._outing, self._when = outing, when
        outing.expense.changed.connect(self.look)

    def look(self) -> None:
        """Read again and say."""
        self._outing.expense.show_told(self._read())
        self._outing.grown.emit()

    def holds_back(self) -> bool:
        """Whether something is warned of that was not in sight yet: it is now, and saving once more keeps it."""
        before = self._outing.expense.warned
        self.look()
        return self._outing.expense.warned not in ("", before)

    def _read(self) -> Told:
        try:
            facts = self._outing.answers
        except KlikError:  # a number that is not one yet
            return Told()
        day = self._when.day.day
        if self._when.monthly or day is None:
            return Told()
        return self._store.read(expense_outings.told, self._duo_id, day, facts, self._noted)
