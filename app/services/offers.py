"""What there is to do and to turn to nearby: kept by the office, for whoever waits and whoever has a buddy."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import FollowUp, Offer, Participant, Person, Referral
from app.places import find, fold, kilometres_between
from app.services.actions import about, action
from app.services.people import get
from app.vocabulary import Threshold

MOST_INTERESTS = 300


@dataclass(frozen=True)
class OfferRow:
    """An offer; ``free`` and ``threshold`` are None as long as nobody said so. ``referred`` counts who went there."""

    id: UUID
    name: str
    kinds: tuple[str, ...]
    street: str | None
    postcode: str | None
    place: str | None
    cost: str | None
    free: bool | None
    threshold: Threshold | None
    contact_name: str | None
    phone: str | None
    email: str | None
    note: str | None
    active: bool
    referred: int = 0

    @property
    def called(self) -> str:
        return self.name


@dataclass(frozen=True)
class Near:
    """An offer as one participant finds it: how far, where both places are known, and which of the interests it has."""

    offer: OfferRow
    km: float | None
    likes: tuple[str, ...]


def offers(session: Session) -> tuple[OfferRow, ...]:
    """All of them, by name."""
    counts = select(Referral.offer_id, func.count()).where(Referral.offer_id.is_not(None)).group_by(Referral.offer_id)
    referred = dict(session.execute(counts).all())
    rows = (_row(one, referred.get(one.id, 0)) for one in session.scalars(select(Offer)))
    return tuple(sorted(rows, key=lambda row: (fold(row.name), row.id)))


def offers_near(session: Session, participant_id: UUID) -> tuple[Near, ...]:
    """What goes on, for one participant: what is liked first, then what is near, then by name."""
    person = get(session, Participant, participant_id).person
    found = [
        Near(one, kilometres_to(person, one), shared(person.interests, one.kinds))
        for one in offers(session)
        if one.active
    ]
    found.sort(key=lambda near: (not near.likes, near.km is None, near.km or 0.0))
    return tuple(found)


class Somewhere(Protocol):
    """What has a place, as it is written."""

    @property
    def postcode(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...


def known_interests(session: Session) -> tuple[str, ...]:
    """The interests of everybody, the most frequent first: offers are best described in the same words."""
    counted = Counter(word for words in session.scalars(select(Person.interests)) for word in words or ())
    return tuple(word for word, _count in counted.most_common(MOST_INTERESTS))


def kilometres_to(person: Somewhere, there: Somewhere) -> float | None:
    """As the crow flies between the places as they are written; None where one of them is not known."""
    here, end = (find(one.postcode, one.place) if one.postcode or one.place else None for one in (person, there))
    if not here or not end:
        return None
    return kilometres_between((here.latitude, here.longitude), (end.latitude, end.longitude))


def shared(mine: Iterable[str] | None, theirs: Iterable[str] | None) -> tuple[str, ...]:
    """The words that stand on both sides, as they are written on the first, however each is written."""
    known = {fold(word) for word in theirs or ()}
    return tuple(word for word in mine or () if fold(word) in known)


@action(N_("Offer added"))
def add_offer(session: Session, facts: dict[str, Any]) -> UUID:
    """Note an offer; only a name is needed."""
    made = Offer(**{"name": ""} | facts)
    session.add(made)
    _check(session, made)
    session.flush()
    about(session, made.name)
    return made.id


@action(N_("Offer changed"))
def change_offer(session: Session, offer_id: UUID, facts: dict[str, Any]) -> None:
    """Correct what is known of an offer; what is still to be asked about it bears its new name."""
    found = get(session, Offer, offer_id)
    found.take(facts)
    _check(session, found)
    mine = select(Referral.follow_up_id).where(Referral.offer_id == offer_id)
    for task in session.scalars(select(FollowUp).where(FollowUp.id.in_(mine))):
        task.what = found.name
    about(session, found.name)


@action(N_("Offer removed"))
def remove_offer(session: Session, offer_id: UUID) -> None:
    """Take an offer away to which nobody was brought; any other is over, and stays to be read."""
    found = get(session, Offer, offer_id)
    if session.scalar(select(Referral.id).where(Referral.offer_id == offer_id).limit(1)):
        raise KlikError(N_("Somebody was brought to {name}: say that it is over instead."), name=found.name)
    about(session, found.name)
    session.delete(found)


def _check(session: Session, one: Offer) -> None:
    one.name = one.name.strip()
    if not one.name:
        raise KlikError(N_("A name is needed; everything else may be filled in later."))
    with session.no_autoflush:
        others = select(Offer.name).where(Offer.id != one.id) if one.id else select(Offer.name)
        if fold(one.name) in {fold(name) for name in session.scalars(others)}:
            raise KlikError(N_("{name} stands there already."), name=one.name)


def _row(one: Offer, referred: int) -> OfferRow:
    return OfferRow(
        one.id,
        one.name,
        tuple(one.kinds or ()),
        one.street,
        one.postcode,
        one.place,
        one.cost,
        one.free,
        one.threshold,
        one.contact_name,
        one.phone,
        one.email,
        one.note,
        one.active,
        referred,
    )
