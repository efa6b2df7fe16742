"""A new offer: only its name; the rest is filled in on its page."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import offers
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField


class NewOffer(Dialog):
    """Ask with ``exec()``; ``made`` is the id of what was added, or None."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("New offer"), width=460)
        self._store = store
        self.made: UUID | None = None
        self.name = TextField(_("Name"), optional=False)
        self.body.addWidget(self.name)
        self.add_cancel()
        self.add_answer(filled(_("Add the offer")), accepts=None, default=True).clicked.connect(self.save)
        self.name.setFocus()

    def save(self) -> None:
        """Add it, or say what is missing."""
        try:
            self.made = self._store.write(offers.add_offer, {"name": self.name.text})
        except KlikError as error:
            self.name.set_error(str(error))
            self.stand()
            self.name.setFocus()
            return
        self.accept()
