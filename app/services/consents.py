"""What somebody agreed to: being registered, sharing with a partner or a buddy, a story; and what was not asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Consent
from app.services.actions import about, action
from app.services.sharing import SHAREABLE
from app.services.subjects import Subject, called, whose
from app.vocabulary import ConsentKind, Role


@dataclass(frozen=True)
class ConsentRow:
    """A yes or a no; ``what`` are the names of facts in ``SHAREABLE``, only of sharing with a buddy or participant."""

    kind: ConsentKind
    given: bool
    on: date | None
    how: str | None
    what: tuple[str, ...]


def consents(session: Session, whom: Subject) -> dict[ConsentKind, ConsentRow]:
    """What a participant or a buddy answered; a kind that is not there was not asked yet."""
    found = session.scalars(select(Consent).where(whose(Consent, whom)))
    return {one.kind: ConsentRow(one.kind, one.given, one.on, one.how, tuple(one.what or ())) for one in found}


def may_share(session: Session, whom: Subject) -> tuple[str, ...]:
    """The facts that the one on the other side may read; none without a yes."""
    found = consents(session, whom).get(ConsentKind.BUDDY)
    return found.what if found and found.given else ()


def may_tell(session: Session, whom: Subject) -> frozenset[str] | None:
    """The facts that may be said aloud when somebody is proposed: as agreed; None as long as nobody asked."""
    return frozenset(may_share(session, whom)) if ConsentKind.BUDDY in consents(session, whom) else None


@action(N_("Consent noted"))
def note_consent(
    session: Session,
    whom: Subject,
    kind: ConsentKind,
    given: bool | None,
    on: date | None,
    how: str | None = None,
    what: Sequence[str] | None = None,
) -> None:
    """Note a yes or a no of a day, in place of the one before; None for an answer that is still to be asked.

    ``what`` says which facts may be shared; left out, they stay as they were.
    """
    about(session, called(session, whom))
    found = session.scalar(select(Consent).where(whose(Consent, whom), Consent.kind == kind))
    if given is None:
        if found:
            session.delete(found)
        return
    known = SHAREABLE[Role(whom.kind)]
    if unknown := [name for name in what or () if name not in known]:
        raise KlikError(N_("‘{what}’ is nothing that can be shared."), what=", ".join(unknown))
    if found is None:
        found = Consent(**{f"{whom.kind}_id": whom.id}, kind=kind)
        session.add(found)
    found.given, found.on, found.how = given, on, how
    if what is not None:
        found.what = list(what) or None
