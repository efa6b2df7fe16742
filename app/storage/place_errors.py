"""Where a vault should not stand, each with a sentence that says what to do."""

# ruff: noqa: N818 (they name a situation of the coordinator, as every KlikError does)

from app.errors import KlikError
from app.i18n import N_


class VaultReadOnly(KlikError):
    def __init__(self) -> None:
        super().__init__(
            N_(
                "Klik cannot write in the folder of this vault, and so cannot open it. "
                "Copy the whole folder to this laptop and open it there."
            )
        )


class PlaceSynced(KlikError):
    """A vault is to be made where it should not stand."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_(
                "{name} synchronises this folder, and would damage a vault in it. "
                "Choose a folder on this laptop only. Backups may well go to {name}."
            ),
            name=name,
        )


class PlaceShared(KlikError):
    def __init__(self) -> None:
        super().__init__(
            N_(
                "This folder is on a network drive, where a vault gets damaged. "
                "Choose a folder on this laptop itself. Backups may well go to the network drive."
            )
        )


class VaultAtRisk(KlikError):
    """A vault stands where it should not; it can be opened all the same, or moved to this laptop."""


class VaultSynced(VaultAtRisk):
    def __init__(self, name: str) -> None:
        super().__init__(
            N_(
                "This vault stands in a folder that {name} synchronises: changes may get lost there, and the vault "
                "damaged. Move it to this laptop; backups may well stay where it is now."
            ),
            name=name,
        )


class VaultOnShare(VaultAtRisk):
    def __init__(self) -> None:
        super().__init__(
            N_(
                "This vault stands on a network drive: changes may get lost there, and the vault damaged. "
                "Move it to this laptop; backups may well stay where it is now."
            )
        )
