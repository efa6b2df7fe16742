"""The dialog for a new buddy, who begins as a candidate."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import people
from app.ui.people.new_person import NewPerson
from app.ui.store import Store
from app.ui.widgets.field import TextField


class NewBuddy(NewPerson):
    """Asks through which partner she or he came."""

    opens = "buddy"

    def __init__(self, store: Store, today: date, parent: QWidget | None = None) -> None:
        self.partner = TextField(_("Partner organisation"), hint=_("Through which organisation, where there is one."))
        super().__init__(store, today, _("New buddy"), self.partner, parent)

    def register(self, facts: dict[str, Any]) -> UUID:
        return self._store.write(people.add_buddy, facts, {"partner": self.partner.text or None})
