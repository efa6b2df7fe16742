"""Who may open the vault: each coordinator with a passphrase of her or his own, and whoever has a code on paper.

The code of the centre lies in a sealed envelope, for the day on which no coordinator can open the vault any more. It is
a code and no passphrase of somebody: nobody has to remember, renew or hand it on, and an envelope shows that it was
opened.
"""

from app.i18n import N_
from app.storage import keyfile
from app.storage.keyfile import CENTRE, RECOVERY
from app.storage.vault import Vault

SHARED = "coordinator"
"""The slot of a passphrase that several share, as a new vault has one."""
_ADDED, _CHANGED, _REMOVED = N_("Password of a coordinator added"), N_("Password changed"), N_("Password taken out")
_CODES = {RECOVERY: N_("New recovery code"), CENTRE: N_("Envelope of the centre made")}
_WITHDRAWN = N_("Envelope of the centre withdrawn")


def coordinators(vault: Vault) -> list[str]:
    """Whose passphrases open this vault."""
    return keyfile.names(*vault.keys())


def add_coordinator(vault: Vault, name: str, passphrase: str) -> None:
    """Give a colleague a passphrase; NameTaken where she or he has one."""
    vault.rewrap(lambda keys, key: keyfile.with_passphrase(keys, key, name, passphrase), _ADDED, _whose(name))


def change_passphrase(vault: Vault, name: str, passphrase: str) -> None:
    """Another passphrase for ``name``; backups made before keep the old one."""
    vault.rewrap(lambda keys, key: keyfile.with_changed_passphrase(keys, key, name, passphrase), _CHANGED, _whose(name))


def remove_coordinator(vault: Vault, name: str) -> None:
    """Take the passphrase of someone who left; LastPassphrase where it is the only one."""
    vault.rewrap(lambda keys, key: keyfile.without_passphrase(keys, key, name), _REMOVED, _whose(name))


def use_code(vault: Vault, code: str, kind: str = RECOVERY) -> None:
    """Another code on paper, once it was noted; the former one of its kind opens this vault no more."""
    vault.rewrap(lambda keys, key: keyfile.with_recovery_code(keys, key, code, kind), _CODES[kind])


def has_centre(vault: Vault) -> bool:
    """Whether there is an envelope of the centre that opens this vault."""
    return keyfile.has_code(vault.keys()[0], CENTRE)


def withdraw_centre(vault: Vault) -> None:
    """Let the code in the envelope of the centre open this vault no more."""
    vault.rewrap(lambda keys, _key: keyfile.without_code(keys, CENTRE), _WITHDRAWN)


def _whose(slot: str) -> str:
    """Whom the history names: nobody where several share it."""
    return "" if slot == SHARED else slot
