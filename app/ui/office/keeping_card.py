"""How long people are kept."""

from app.i18n import _
from app.storage.vault import Vault
from app.ui.store import Store
from app.ui.widgets.card import Card


class KeepingCard(Card):
    """How long people are kept."""

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__(_("How long people are kept"))
        self._store, self._vault = store, vault

    def refresh(self) -> None:
        """Read again and show."""
