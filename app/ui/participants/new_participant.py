"""The dialog for a new participant."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date
from app.services import people
from app.ui import reading
from app.ui.people.new_person import NewPerson, refused_on
from app.ui.store import Store
from app.ui.widgets.field import TextField

_REGISTERED = reading.day("registered_on", "registered_precision")


class NewParticipant(NewPerson):
    """Asks since when as well, for waiting counts from that day."""

    opens = "participant"

    def __init__(self, store: Store, today: date, parent: QWidget | None = None) -> None:
        self.registered = TextField(
            _("Registered on"),
            short_date(today),
            check=refused_on(_REGISTERED, today),
            hint=_("Waiting counts from this day."),
        )
        super().__init__(store, today, _("New participant"), self.registered, parent)

    def register(self, facts: dict[str, Any]) -> UUID:
        return self._store.write(people.add_participant, facts, _REGISTERED(self.registered.text, self._today))
