"""Opening a vault from the command line, and where its secrets come from: a prompt or the environment."""

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from app.cli.output import tell
from app.errors import KlikError
from app.i18n import N_, _, short_date
from app.services import backup_words, erasing, working
from app.storage.backup import close_with_backup
from app.storage.errors import ChangesMissing, VaultInUseElsewhere
from app.storage.place_errors import VaultAtRisk
from app.storage.vault import Vault


@contextmanager
def opened(given: Namespace) -> Iterator[Vault]:
    """The unlocked vault; a changed one is backed up as it closes. Who works in it is known where one can tell.

    What is answered to a vault that is refused was ``given`` with the command.
    """
    vault = erasing.opened(_unlock(given), date.today())
    try:
        working.begin(vault)
        yield vault
    finally:
        try:
            close_with_backup(vault)
        except KlikError as error:  # what was done is done all the same
            print(error, file=sys.stderr)


def _unlock(given: Namespace) -> Vault:
    """Unlock with the recovery code if one is given, else with the passphrase."""
    passphrase, code = secret()
    with answers_told():
        vault = Vault.unlock(
            given.vault,
            passphrase=passphrase,
            recovery_code=code,
            accept_loss=given.accept_loss,
            anyway=given.anyway,
            take_over=given.take_over,
        )
    if vault.keys_from:
        day = short_date(vault.keys_from.at.astimezone().date())
        tell(_("The key file was gone or damaged. It was taken from the backup of {day}.").format(day=day))
    if vault.brought_up:
        tell(backup_words.first_made(vault.brought_up.path))
    return vault


def secret() -> tuple[str | None, str | None]:
    """The passphrase or the recovery code, the other None."""
    if code := os.environ.get("KLIK_RECOVERY_CODE"):
        return None, code
    given = os.environ.get("KLIK_PASSPHRASE")
    return _typed(_("Passphrase: ")) if given is None else given, None


@contextmanager
def answers_told() -> Iterator[None]:
    """With a refusal that may be answered, how."""
    try:
        yield
    except VaultAtRisk as error:
        raise KlikError(N_("{trouble} To open it all the same: --anyway."), trouble=error) from error
    except VaultInUseElsewhere as error:
        raise KlikError(N_("{trouble} To do so: --take-over."), trouble=error) from error
    except ChangesMissing as error:
        raise KlikError(N_("{trouble} To open it: --accept-loss."), trouble=error) from error


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
