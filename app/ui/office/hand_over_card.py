"""To another laptop."""

from app.i18n import _
from app.storage.vault import Vault
from app.ui.store import Store
from app.ui.widgets.card import Card


class HandOverCard(Card):
    """To another laptop."""

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__(_("To another laptop"))
        self._store, self._vault = store, vault

    def refresh(self) -> None:
        """Read again and show."""
