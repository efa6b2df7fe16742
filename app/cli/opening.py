"""Opening a vault from the command line, and where its secrets come from: a prompt or the environment."""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.errors import KlikError
from app.i18n import N_, _
from app.services import erasing, working
from app.storage.backup import close_with_backup
from app.storage.vault import Vault


@contextmanager
def opened(folder: Path) -> Iterator[Vault]:
    """The unlocked vault; a changed one is backed up as it closes. Who works in it is known where one can tell."""
    vault = erasing.opened(unlock(folder), date.today())
    try:
        working.begin(vault)
        yield vault
    finally:
        try:
            close_with_backup(vault)
        except KlikError as error:  # what was done is done all the same
            print(error, file=sys.stderr)


def unlock(folder: Path) -> Vault:
    """Unlock with the recovery code if one is given, else with the passphrase."""
    if code := os.environ.get("KLIK_RECOVERY_CODE"):
        return Vault.unlock(folder, recovery_code=code)
    given = os.environ.get("KLIK_PASSPHRASE")
    return Vault.unlock(folder, passphrase=_typed(_("Passphrase: ")) if given is None else given)


def new_passphrase(otherwise: str = "KLIK_NEW_PASSPHRASE") -> str:
    """A passphrase to be set, from ``KLIK_NEW_PASSPHRASE``, else from the variable ``otherwise``; else typed twice."""
    for variable in ("KLIK_NEW_PASSPHRASE", otherwise):
        if variable in os.environ:
            return os.environ[variable]
    first = _typed(_("New passphrase: "))
    if _typed(_("The same once more: ")) != first:
        raise KlikError(N_("The two passphrases are not the same. Nothing was done."))
    return first


def _typed(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise KlikError(N_("A passphrase is needed: type it at a terminal, or put it in KLIK_PASSPHRASE."))
    return getpass.getpass(prompt, sys.stderr)
