"""Who is working: the coordinator whose name stands in the journal and with the contacts she notes."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.office import CoordinatorRow, all_coordinators, coordinators
from app.storage.keyfile import CENTRE
from app.storage.vault import Vault


def told_by(session: Session, slot: str) -> CoordinatorRow | None:
    """Who works without being asked: whose own passphrase opened the vault, or the only one who works here.

    A slot of one coordinator is named after the id, which outlives a change of name. Who opened the envelope of the
    centre is none of them.
    """
    if slot == CENTRE:
        return None
    active = coordinators(session)
    own = [one for one in active if slot in (str(one.id), one.full_name)]
    found = own if len(own) == 1 else active
    return found[0] if len(found) == 1 else None


def owners(session: Session, slots: Iterable[str]) -> dict[str, str]:
    """By slot, the name of whose passphrase it is; one that several share keeps the name of the slot."""
    names = {str(one.id): one.full_name for one in all_coordinators(session)}
    return {slot: names.get(slot, slot) for slot in slots}


def begin(vault: Vault) -> CoordinatorRow | None:
    """Let work in a vault that was just unlocked who needs not be asked; None where nobody can tell who it is."""
    with vault.read() as session:
        one = told_by(session, vault.slot)
    vault.work_as(*signature(one))
    return one


def signature(one: CoordinatorRow | None) -> tuple[str, UUID | None]:
    """What ``Vault.work_as`` takes for a coordinator, or for nobody in particular."""
    return (one.full_name, one.id) if one else ("", None)
