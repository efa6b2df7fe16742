"""Backups."""

from app.i18n import _
from app.storage.vault import Vault
from app.ui.store import Store
from app.ui.widgets.card import Card


class BackupsCard(Card):
    """Backups."""

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__(_("Backups"))
        self._store, self._vault = store, vault

    def refresh(self) -> None:
        """Read again and show."""
