"""Who could open a vault on the day of a backup: what was withdrawn since comes back with it."""

from contextlib import suppress
from pathlib import Path
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from app.errors import KlikError
from app.i18n import _, listed
from app.services.working import owners
from app.storage import restoring
from app.storage.coordinators import SHARED
from app.storage.keyfile import CENTRE, RECOVERY


def comes_back(file: Path, folder: Path, passphrase: str | None, recovery_code: str | None) -> str:
    """What a backup in place of the vault in ``folder`` changes about who opens it; empty where nothing is different.

    By name where the vault that stands there can still be read.
    """
    found = restoring.ways(file, folder, passphrase, recovery_code)
    if found is None:
        return ""
    words = _("The vault then opens again with the passwords and codes of the day of the backup.")
    if found.then == found.now:
        return words
    names: dict[str, str] = {}
    with suppress(KlikError, SQLAlchemyError), restoring.glance(folder, found.key) as session:
        names = owners(session, found.then)
    called = [_called(slot, names) for slot in found.then]
    return words + " " + _("It could be opened then with: {ways}.").format(ways=listed(called))


def _called(slot: str, names: dict[str, str]) -> str:
    known = {
        SHARED: _("the password that is shared"),
        RECOVERY: _("the recovery code"),
        CENTRE: _("the envelope of the centre"),
    }
    if slot in known:
        return known[slot]
    name = names.get(slot, slot)
    try:
        UUID(name)
    except ValueError:
        return _("the password of {name}").format(name=name)
    return _("the password of a colleague")
