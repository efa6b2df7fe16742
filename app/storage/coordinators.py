"""Who may open the vault: each coordinator with a passphrase of her or his own, and one recovery code on paper."""

from app.storage import keyfile
from app.storage.vault import Vault

SHARED = "coordinator"
"""The slot of a passphrase that several share, as a new vault has one."""


def coordinators(vault: Vault) -> list[str]:
    """Whose passphrases open this vault."""
    return keyfile.names(*vault.keys())


def add_coordinator(vault: Vault, name: str, passphrase: str) -> None:
    """Give a colleague a passphrase; NameTaken where she or he has one."""
    vault.rewrap(lambda keys, key: keyfile.with_passphrase(keys, key, name, passphrase))


def change_passphrase(vault: Vault, name: str, passphrase: str) -> None:
    """Another passphrase for ``name``; backups made before keep the old one."""
    vault.rewrap(lambda keys, key: keyfile.with_changed_passphrase(keys, key, name, passphrase))


def remove_coordinator(vault: Vault, name: str) -> None:
    """Take the passphrase of someone who left; LastPassphrase where it is the only one."""
    vault.rewrap(lambda keys, key: keyfile.without_passphrase(keys, key, name))


def new_recovery_code(vault: Vault) -> str:
    """Another recovery code, to be shown once; the former one opens this vault no more."""
    code = keyfile.new_code()
    vault.rewrap(lambda keys, key: keyfile.with_recovery_code(keys, key, code))
    return code
