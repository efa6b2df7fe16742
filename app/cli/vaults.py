"""Commands on a vault as a whole: make it, check it, back it up, put it back."""

import os
from argparse import Namespace
from collections.abc import Sequence

from app.cli.opening import answers_told, new_passphrase, opened, secret
from app.cli.output import show_json, tell
from app.errors import KlikError
from app.i18n import N_, _, listed
from app.services import access, checkup, working
from app.services import demo as demo_office
from app.storage import backup as backups
from app.storage import coordinators, restoring, snapshot
from app.storage.errors import NoBackup
from app.storage.findings import Finding
from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.names import QUARANTINE
from app.storage.vault import Vault


def create(given: Namespace) -> None:
    """Make an empty vault; its recovery code is the only thing printed, this once."""
    vault, code = Vault.create(given.vault, new_passphrase(otherwise="KLIK_PASSPHRASE"))
    vault.lock()
    tell(_("The vault is made. Below is its recovery code: print it and keep it apart, it is shown this once."))
    print(code)


def check(given: Namespace) -> None:
    """Check the whole vault; exit 1 with a sentence for every trouble. With ``--repair`` for what is left after it."""
    try:
        with opened(given) as vault:
            put_back = vault.keys_put_back
            found = checkup.check(vault)
            if given.repair and any(map(checkup.can_be_mended, found)):
                found = checkup.mend(vault, found)
    except KlikError as error:
        if given.json:
            _show_check(given, [str(error)])
        raise
    for name in put_back:
        tell(_("The key file ‘{name}’ was missing or not as it should be; Klik wrote it again.").format(name=name))
    if given.json:
        _show_check(given, [str(one) for one in found], found, put_back)
    elif not found:
        print(_("The vault is in order."))
    if found:
        troubles = "\n".join(f"{one} {one.remedy}" for one in found)
        raise KlikError(N_("The vault is not in order:\n{troubles}"), troubles=troubles)


def _show_check(
    given: Namespace, troubles: Sequence[str], found: Sequence[Finding] = (), put_back: Sequence[str] = ()
) -> None:
    latest = backups.latest_backup(given.vault)
    show_json(
        {
            "sound": not troubles,
            "troubles": list(troubles),
            "findings": [
                {"kind": one.kind, "n": one.n, "remedy": one.remedy, "can_be_mended": checkup.can_be_mended(one)}
                for one in found
            ],
            "keys_put_back": list(put_back),
            "latest_backup": latest.path.name if latest else None,
        }
    )


def backup(given: Namespace) -> None:
    """Write a verified backup: to a file, or under its own name in a folder."""
    with opened(given) as vault:
        made = backups.backup(vault, given.out)
    print(_("Backup written and verified: {file}").format(file=made.path))


def restore(given: Namespace) -> None:
    """Put a backup back, in a new folder or in the place of the vault there.

    Where a secret is at hand its content is verified, and it is opened once: that brings it up to date.
    """
    if given.replace:
        if not given.source.is_file():
            raise NoBackup
        said, code = secret()
        lost = restoring.weigh(given.vault, snapshot.read(given.source).head, said, code)
        opens = access.comes_back(given.source, given.vault, said, code)
        if lost.count:
            tell(_("Changes since that backup, which are not in it: {count}.").format(count=lost.count))
        with answers_told():
            info = restoring.replace(
                given.source, given.vault, said, code, anyway=given.anyway, take_over=given.take_over
            )
        tell(_("What stood there is kept in {folder}.").format(folder=given.vault / QUARANTINE))
        if opens:
            tell(opens)
    else:
        said, code = (os.environ.get(name) or None for name in ("KLIK_PASSPHRASE", "KLIK_RECOVERY_CODE"))
        info = restoring.apart(given.source, given.vault, said, code)
    if said or code:
        with opened(given):
            pass
    print(_("The backup is put back, with {n} records.").format(n=sum(info.counts.values())))


def passphrase(given: Namespace) -> None:
    """Choose a new passphrase: from now on the old one no longer opens the vault."""
    with opened(given) as vault:
        with vault.read() as session:
            known = working.owners(session, coordinators.coordinators(vault))
        named = {name: slot for slot, name in known.items()}
        whose = named.get(given.coordinator, given.coordinator)
        if whose is None and (vault.slot in known or len(known) == 1):
            whose = vault.slot if vault.slot in known else next(iter(known))
        if whose is None:
            raise KlikError(N_("Say with --coordinator whose passphrase it is: {names}."), names=listed(list(named)))
        coordinators.change_passphrase(vault, whose, new_passphrase())
    print(_("The passphrase is changed."))


def demo(given: Namespace) -> None:
    """Make a vault with an invented office."""
    demo_office.make(given.vault, given.date, given.seed)
    print(
        _("The demo vault is ready in {folder}. Its passphrase is {passphrase}").format(
            folder=given.vault, passphrase=DEMO_PASSPHRASE
        )
    )
