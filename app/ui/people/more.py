"""The menu of one person, after what is done most: hard days, what is known of her or him, and last, apart, erasing."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.i18n import _
from app.services.rows import PersonRow
from app.services.subjects import Subject
from app.ui.history.opening import open_history
from app.ui.people.hard_days import HardDays
from app.ui.people.words import people_of
from app.ui.store import Store
from app.ui.widgets.buttons import Entry
from app.vocabulary import Role

if TYPE_CHECKING:
    from app.ui.people.page import PeoplePage


class More:
    """Of a couple each has a file of her or his own, and is erased apart."""

    def __init__(self, page: "PeoplePage[Any]", role: Role, store: Store, today: Callable[[], date]) -> None:
        self._page, self._role, self._store, self._today = page, role, store, today
        self._hard_days = HardDays(store, today, page)

    def groups(self, row: Any) -> tuple[list[Entry], ...]:
        """For who is shown."""
        subject = Subject(self._role.value, row.id)
        known: list[Entry] = [
            (_("History…"), partial(open_history, self._store, self._page, subject, row.names)),
            *self._each(row, _("Their own file, to look at…"), self._give_file),
            (_("Merge with…"), partial(self._page.merge_wanted.emit, row)),
            (_("Note a signal…"), self._note_signal),
        ]
        return self._hard_days.entries(row), known, self._each(row, _("Erase…"), self._erase)

    def _each(self, row: Any, words: str, do: Callable[[PersonRow], object]) -> list[Entry]:
        both = people_of(row)
        named = _("{name}: {what}")
        return [
            (named.format(name=one.called, what=words) if len(both) > 1 else words, partial(do, one)) for one in both
        ]

    def _give_file(self, one: PersonRow) -> None:
        from app.ui.people.person_file import give_person_file

        give_person_file(self._page, self._store, one, self._today())

    def _note_signal(self) -> None:
        """Of what was met here; nothing of the signal points back at who is shown."""
        from app.ui.signals.new_signal import NewSignal

        NewSignal(self._store, self._today(), self._page.window()).open()

    def _erase(self, one: PersonRow) -> None:
        self._page.erase_wanted.emit(one.person_id, one.full_name, one.called)
