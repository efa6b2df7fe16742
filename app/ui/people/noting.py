"""What the tabs of somebody ask to be written: half-days, consents, steps and contacts, and the papers to give."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject

from app.services import consents, contacts, follow_ups, people
from app.services.rows import RoleRow
from app.services.subjects import Subject
from app.ui.contacts.noting import change
from app.ui.people.detail import Detail
from app.ui.people.papers import give_agreement, give_form, give_letter
from app.ui.store import Store
from app.vocabulary import ConsentKind

if TYPE_CHECKING:
    from app.ui.people.page import PeoplePage


class Noting(QObject):
    """Of who is shown on a page, whom all that is answered there is of."""

    def __init__(self, page: "PeoplePage[Any]", store: Store, today: Callable[[], date]) -> None:
        super().__init__(page)
        self._page, self._store, self._today = page, store, today
        self._role = page.kind.role

    def listen_to(self, detail: Detail[Any]) -> None:
        """Write what is answered there."""
        store, over, today = self._store, self._page, self._today
        detail.step_done.connect(lambda step: store.write(follow_ups.done, step, today()))
        detail.cards.half_day_answered.connect(lambda: self._save_half_days(detail.cards.grid.values))
        detail.cards.consent_wanted.connect(self.note_consent)
        detail.cards.consent_taken_back.connect(self.take_back)
        detail.log.copy_wanted.connect(self._copy_for_file)
        detail.log.change_wanted.connect(lambda one: change(over.window(), store, one, today()))
        detail.log.remove_wanted.connect(lambda contact: store.write(contacts.remove, contact))
        detail.papers.agreement_wanted.connect(lambda duo: give_agreement(over, store, duo, today()))
        detail.papers.evaluation_form_wanted.connect(lambda: give_form(over, store, self._role))
        detail.papers.letter_wanted.connect(self._give_letter)

    def note_consent(self, kind: ConsentKind) -> None:
        """Note what who is shown answered when asked."""
        from app.ui.people.consents_card import NoteConsent

        if row := self._page.shown_row:
            found = self._store.read(consents.consents, self._subject(row)).get(kind)
            self._page.ask(NoteConsent(self._store, row, self._role, kind, found, self._today(), self._page.window()))

    def take_back(self, kind: ConsentKind) -> None:
        """From now on no; what was agreed to before stands in the journal."""
        if row := self._page.shown_row:
            self._store.write(consents.note_consent, self._subject(row), kind, False, self._today())

    def _subject(self, row: RoleRow) -> Subject:
        return Subject(self._role.value, row.id)

    def _save_half_days(self, values: dict[str, bool]) -> None:
        if row := self._page.shown_row:
            self._store.write(people.change_person, row.person_id, {"availability": values or None})

    def _copy_for_file(self, contacts_: list[UUID]) -> None:
        from app.ui.contacts.file_copy import copy_for_file

        copy_for_file(self._store, contacts_)

    def _give_letter(self, name: str) -> None:
        if row := self._page.shown_row:
            give_letter(self._page, self._store, row, name, self._today())
