"""Participants and buddies: register them, know them, correct what is known."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Base, Buddy, Duo, KeptProposal, Participant, Person, Wish
from app.models.duo import OPEN
from app.places import find, fold
from app.services.actions import about, action
from app.services.kept import answered, complete, listed
from app.services.office import organisation
from app.services.people_rows import BUDDIES, PARTICIPANTS, places_left, read_buddies, read_participants
from app.services.rows import BuddyRow, ParticipantRow, RoleRow, WishRow
from app.vocabulary import BuddyStatus, ParticipantStatus, QuestionKind, Role, word

E = TypeVar("E", bound=Base)

BUDDY_BY_HAND = (
    BuddyStatus.CANDIDATE,
    BuddyStatus.SCREENING,
    BuddyStatus.AVAILABLE,
    BuddyStatus.NOT_RETAINED,
    BuddyStatus.PAUSED,
    BuddyStatus.STOPPED,
)
"""The steps that a coordinator may give a buddy; the others follow from duos."""
_LEFT = (ParticipantStatus.REFERRED, ParticipantStatus.LEFT, BuddyStatus.NOT_RETAINED, BuddyStatus.STOPPED)
"""For whom nobody is sought any more, so that no proposal is kept either."""


def participants(session: Session, today: date) -> tuple[ParticipantRow, ...]:
    """All participants, by name."""
    return listed(session, PARTICIPANTS, today)


def buddies(session: Session, today: date) -> tuple[BuddyRow, ...]:
    """All buddies, by name."""
    return listed(session, BUDDIES, today)


def read_on(session: Session, role: Role, today: date) -> None:
    """Read what was left of the rows of a role that are kept; whoever asks for it then need not wait."""
    complete(session, PARTICIPANTS if role is Role.PARTICIPANT else BUDDIES, today)


def namesakes(session: Session, first_name: str, last_name: str, today: date) -> tuple[RoleRow, ...]:
    """Who has this name already, in any role; nobody for half a name, which many share."""
    wanted = fold(first_name.strip()), fold(last_name.strip())
    if not all(wanted):
        return ()
    known: list[RoleRow] = [*participants(session, today), *buddies(session, today)]
    return tuple(one for one in known if (fold(one.first_name), fold(one.last_name)) == wanted)


def participant(session: Session, participant_id: UUID, today: date) -> ParticipantRow:
    """One participant."""
    return read_participants(session, today, [get(session, Participant, participant_id).id])[0]


def buddy(session: Session, buddy_id: UUID, today: date) -> BuddyRow:
    """One buddy."""
    return read_buddies(session, today, [get(session, Buddy, buddy_id).id])[0]


@action(N_("Participant added"))
def add_participant(session: Session, facts: dict[str, Any], own: dict[str, Any]) -> UUID:
    """Register a participant: ``facts`` of the person, ``own`` of the participant. Only a name is compulsory."""
    person = _new_person(session, facts)
    made = Participant(**{"person": person, "status": ParticipantStatus.REGISTERED} | own)
    session.add(made)
    session.flush()
    about(session, person.short_name)
    return made.id


@action(N_("Buddy added"))
def add_buddy(session: Session, facts: dict[str, Any], own: dict[str, Any]) -> UUID:
    """Register a buddy: ``facts`` of the person, ``own`` of the buddy. Only a name is compulsory."""
    person = _new_person(session, facts)
    own = _with_partners(session, own)
    made = Buddy(**{"person": person, "status": BuddyStatus.CANDIDATE} | own)
    session.add(made)
    session.flush()
    about(session, person.short_name)
    return made.id


@action(N_("Details changed"))
def change_person(session: Session, person_id: UUID, facts: dict[str, Any]) -> None:
    """Correct what is known of a person; a new place is looked up, an unknown one kept as written.

    ``custom`` holds only the answers to own criteria that are new, None for one that is to be asked again.
    """
    person = get(session, Person, person_id)
    if "custom" in facts:
        answers = {name: fact for name, fact in ((person.custom or {}) | facts["custom"]).items() if fact is not None}
        facts = facts | {"custom": answers or None}
    person.take(facts)
    if {"postcode", "place"} & facts.keys():
        _locate(person)
    _check_named(person)
    about(session, person.short_name)


@action(N_("Answer noted"))
def note_facts(session: Session, person_ids: Iterable[UUID], facts: dict[str, Any]) -> None:
    """Note what somebody answered when asked; of a couple the answer holds for both."""
    whom = []
    for person_id in person_ids:
        change_person(session, person_id, facts)
        whom.append(session.info["about"])
    about(session, " & ".join(whom))


@action(N_("Details changed"))
def change_participant(session: Session, participant_id: UUID, facts: dict[str, Any]) -> None:
    """Correct what is known of a participant; ``referrer`` and ``referred_to`` are given by their names."""
    found = get(session, Participant, participant_id)
    for role in ("referrer", "referred_to"):
        facts = _with_organisation(session, facts, role)
    found.take(facts)
    if found.status in _LEFT:
        session.execute(delete(KeptProposal).where(KeptProposal.participant_id == participant_id))
    about(session, found.person.short_name)


@action(N_("Details changed"))
def change_buddy(session: Session, buddy_id: UUID, facts: dict[str, Any]) -> None:
    """Correct what is known of a buddy as a buddy; ``partner`` and ``screened_at`` are given by their name."""
    found = get(session, Buddy, buddy_id)
    found.take(_with_partners(session, facts))
    about(session, found.person.short_name)


@action(N_("Answer noted"))
def note_question_kind(session: Session, role: Role, record_id: UUID, kind: QuestionKind) -> None:
    """Note what a participant asks for, or what a buddy would like to do."""
    if role is Role.PARTICIPANT:
        change_participant(session, record_id, {"question_kind": kind})
    else:
        change_buddy(session, record_id, {"offers": kind})


@action(N_("Step on the path changed"))
def move_buddy(session: Session, buddy_id: UUID, status: BuddyStatus, facts: dict[str, Any] | None = None) -> None:
    """Bring a buddy to another step, with what was learned (``facts``), such as the day of the screening talk.

    That a buddy gets to know somebody or is in a duo follows from the duos, and holds as long as one goes on.
    """
    found = get(session, Buddy, buddy_id)
    name = found.person.short_name
    if status is not found.status:
        if session.scalar(select(Duo.id).where(Duo.buddy_id == buddy_id, Duo.state.in_(OPEN))):
            raise KlikError(N_("{name} has a duo that goes on: the step follows from that."), name=name)
        if status not in BUDDY_BY_HAND:
            raise KlikError(N_("‘{status}’ follows from a duo; it is not given by hand."), status=word(status))
    pause = {"paused_until": None, "paused_note": None} if status is not BuddyStatus.PAUSED else {}
    found.take({"status": status} | pause | _with_partners(session, facts or {}))
    if status in _LEFT:
        session.execute(delete(KeptProposal).where(KeptProposal.buddy_id == buddy_id))
    about(session, name)


@action(N_("Second person added"))
def add_second_person(session: Session, buddy_id: UUID, facts: dict[str, Any]) -> UUID:
    """Make a buddy a couple. Only a name is needed; where the first one lives is taken over."""
    found = get(session, Buddy, buddy_id)
    if found.second_person:
        raise KlikError(N_("{name} is a couple already."), name=found.person.short_name)
    first = found.person
    home = {name: getattr(first, name) for name in ("street", "postcode", "place")}
    found.second_person = _new_person(session, home | facts)
    session.flush()
    about(session, f"{first.short_name} & {found.second_person.short_name}")
    return found.second_person.id


@action(N_("Second person removed"))
def remove_second_person(session: Session, buddy_id: UUID) -> None:
    """Let a couple be one buddy again; the second person goes, unless they have a role of their own."""
    found = get(session, Buddy, buddy_id)
    second, found.second_person = found.second_person, None
    session.flush()
    about(session, found.person.short_name)
    if second and not _has_role(session, second.id):
        session.delete(second)


@action(N_("Wishes changed"))
def set_wishes(session: Session, person_id: UUID, role: Role, wishes: Iterable[WishRow]) -> None:
    """Replace the wishes of a person in one role, in the order given."""
    person = get(session, Person, person_id)
    put_wishes(person, role, wishes)
    about(session, person.short_name)


def wished_about(session: Session, role: Role) -> frozenset[str]:
    """What the wishes of those in a role are about: facts of the other side that are worth asking."""
    asked = select(Wish.about).where(Wish.role == role).distinct()
    return answered(session, (wished_about, role), ("wish",), lambda: frozenset(session.scalars(asked)))


def put_wishes(person: Person, role: Role, wishes: Iterable[WishRow]) -> None:
    """Give a person these wishes in a role, in place of the ones there."""
    kept = [wish for wish in person.wishes if wish.role is not role]
    person.wishes = kept + [
        Wish(
            role=role,
            position=position,
            about=wish.about,
            values=list(wish.values),
            lower=wish.lower,
            upper=wish.upper,
            strength=wish.strength,
            firm=wish.firm,
        )
        for position, wish in enumerate(wishes)
    ]


def free_places(buddy: Buddy, taken: dict[UUID, int]) -> int:
    """How many more duos a buddy can take."""
    return places_left(buddy.capacity, buddy.status, taken.get(buddy.id, 0))


def get(session: Session, kind: type[E], record_id: UUID) -> E:
    """The record, or a sentence where there is none."""
    found = session.get(kind, record_id)
    if found is None:
        raise KlikError(N_("There is nothing with the number {id} here."), id=str(record_id))
    return found


def identify(session: Session, kind: type[E], said: str) -> UUID:
    """The id of the one record meant: six characters or more of its UUID, hyphens or not; of a participant or a buddy
    also a name that nobody else of them has, in full or the first name alone."""
    begins = said.replace("-", "").lower()
    if len(begins) < 6 or not set(begins) <= set("0123456789abcdef"):
        if kind in (Participant, Buddy):
            return _named(session, kind, said)
        raise KlikError(N_("‘{prefix}’ is no number of a record: give at least six of its characters."), prefix=said)
    found = [record_id for record_id in session.scalars(select(kind.id)) if record_id.hex.startswith(begins)]
    if not found:
        raise KlikError(N_("There is nothing with the number {id} here."), id=said)
    if len(found) > 1:
        raise KlikError(N_("More than one record starts with {prefix}: give more characters."), prefix=said)
    return found[0]


def identify_person(session: Session, said: str) -> UUID:
    """The id of the human being meant: the number of the person or of one of her or his roles, or a name."""
    begins = said.replace("-", "").lower()
    if len(begins) < 6 or not set(begins) <= set("0123456789abcdef"):
        return _named(session, Person, said)
    found = {one for one in session.scalars(select(Person.id)) if one.hex.startswith(begins)}
    for role in (Participant, Buddy):
        roles = session.execute(select(role.id, role.person_id))
        found |= {person_id for role_id, person_id in roles if role_id.hex.startswith(begins)}
    couples = select(Buddy.id).where(Buddy.second_person_id.is_not(None))
    if any(buddy_id.hex.startswith(begins) for buddy_id in session.scalars(couples)):
        raise KlikError(N_("{id} is a couple: give the name of the one who is meant."), id=said)
    if not found:
        raise KlikError(N_("There is nothing with the number {id} here."), id=said)
    if len(found) > 1:
        raise KlikError(N_("More than one record starts with {prefix}: give more characters."), prefix=said)
    return found.pop()


def _named(session: Session, kind: type[E], said: str) -> UUID:
    wanted = fold(said)
    found: list[dict[UUID, str]] = [{}, {}]  # whose full name it is, and whose first name
    everybody: Iterable[Any] = session.scalars(select(kind))
    for one in everybody:
        for person in [one] if isinstance(one, Person) else one.people if isinstance(one, Buddy) else [one.person]:
            for which, name in zip(found, (person.full_name, person.first_name), strict=True):
                if fold(name) == wanted:
                    which[one.id] = f"{person.full_name} ({str(one.id)[:8]})"
    meant = found[0] or found[1]
    if not wanted:
        raise KlikError(N_("Say who is meant: a name or a number."))
    if not meant and kind is Buddy:
        raise KlikError(N_("There is no buddy called {name}."), name=said)
    if not meant and kind is Participant:
        raise KlikError(N_("There is no participant called {name}."), name=said)
    if not meant:
        raise KlikError(N_("There is nobody called {name}."), name=said)
    if len(meant) > 1:
        who = ", ".join(sorted(meant.values()))
        raise KlikError(N_("{name} may be: {who}. Give the name in full, or the number."), name=said, who=who)
    return next(iter(meant))


def _new_person(session: Session, facts: dict[str, Any]) -> Person:
    person = Person()
    session.add(person)
    person.take({"first_name": "", "last_name": ""} | facts)
    _locate(person)
    _check_named(person)
    return person


def _with_organisation(session: Session, facts: dict[str, Any], role: str) -> dict[str, Any]:
    """The same facts, with the organisation that a name in them stands for."""
    if isinstance(name := facts.get(role), str):
        partner, referrer = role in ("partner", "screened_at"), role == "referrer"
        return facts | {role: organisation(session, name, partner=partner, referrer=referrer)}
    return facts


def _with_partners(session: Session, facts: dict[str, Any]) -> dict[str, Any]:
    """The same, of the two a buddy may have: who brought one, and who held the screening talk."""
    return _with_organisation(session, _with_organisation(session, facts, "partner"), "screened_at")


def _has_role(session: Session, person_id: UUID) -> bool:
    roles = (
        select(Participant.id).where(Participant.person_id == person_id),
        select(Buddy.id).where(or_(Buddy.person_id == person_id, Buddy.second_person_id == person_id)),
    )
    return any(session.scalar(query.limit(1)) for query in roles)


def _check_named(person: Person) -> None:
    if not person.full_name:
        raise KlikError(N_("A name is needed; everything else may be filled in later."))


def _locate(person: Person) -> None:
    meant = find(person.postcode, person.place)
    if meant and (not person.place or person.place in (meant.name.lower(), meant.name.upper())):
        person.place = meant.name
    if meant and not person.postcode:
        person.postcode = meant.postcode
    person.municipality = meant.municipality if meant else None
