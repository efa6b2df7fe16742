"""Who enters the matching, and with which facts: from the vault to a problem without names."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.errors import KlikError
from app.i18n import N_
from app.matching.explain import Explanation, explain
from app.matching.people import CUSTOM, KIND
from app.matching.people import Buddy as Volunteer
from app.matching.people import Participant as Seeker
from app.matching.people import Strength as Emphasis
from app.matching.people import Wish as Wanted
from app.matching.problem import Problem
from app.matching.rules import Verdict, verdicts
from app.matching.wish_words import fact_word
from app.models import Area, Buddy, Duo, Exclusion, KeptProposal, Participant, Person
from app.models.duo import OPEN
from app.places import find
from app.services.people import free_places, get
from app.services.people_rows import places_taken
from app.services.what_counts import settled
from app.vocabulary import BuddyStatus, ParticipantStatus, QuestionKind, Role, Strength, word

_ENTERING = (BuddyStatus.AVAILABLE, BuddyStatus.IN_DUO)
_OVER = (BuddyStatus.NOT_RETAINED, BuddyStatus.STOPPED)
_STRENGTHS: dict[Strength, Emphasis] = {Strength.MUST: "must", Strength.STRONG: 3, Strength.RATHER: 2, Strength.NICE: 1}


def problem(session: Session, today: date) -> Problem:
    """The matching problem of this vault on ``today``; ids are the records' UUIDs as text.

    In it are participants who are waiting and buddies who are available, or in a duo, with a free place; and of those
    only who may be contacted and is not admitted. Pairs that were together before, or met without a click, are
    excluded; proposals that are kept are decided, as long as both are in it.
    """
    taken = places_taken(session)
    buddies = [
        buddy
        for buddy in session.scalars(
            select(Buddy).where(Buddy.status.in_(_ENTERING)).options(selectinload(Buddy.person, Person.wishes))
        )
        if free_places(buddy, taken) and all(person.may_be_proposed for person in buddy.people)
    ]
    whole = _problem(session, _waiting(session), {buddy: free_places(buddy, taken) for buddy in buddies}, today)
    return replace(whole, decided=_kept(session, whole))


def problem_of_one(session: Session, buddy_id: UUID, today: date) -> Problem | None:
    """Everybody who waits, and this one buddy with a place, whether or not she or he enters the matching now.

    None for who is no buddy, stopped, was not retained, or may not be contacted: for them nobody is sought.
    """
    buddy = session.get(Buddy, buddy_id)
    if not buddy or buddy.status in _OVER or not all(person.may_be_contacted for person in buddy.people):
        return None
    return _problem(session, _waiting(session), {buddy: 1}, today)


def problem_for(session: Session, buddy_id: UUID, today: date) -> Problem:
    """The same problem, for a question about one buddy; raises ``KlikError`` where that buddy does not enter it."""
    check_buddy(session, get(session, Buddy, buddy_id))
    return problem(session, today)


def check_participant(session: Session, participant: Participant) -> None:
    """Refuse with a sentence a participant to whom nobody can be proposed now."""
    name = participant.person.short_name
    _check_there(participant.person)
    open_duo = select(Duo.id).where(Duo.participant_id == participant.id, Duo.state.in_(OPEN))
    if participant.status is not ParticipantStatus.WAITING or session.scalar(open_duo):
        raise KlikError(
            N_("{name} is not waiting for a buddy now, but ‘{status}’."), name=name, status=word(participant.status)
        )


def check_buddy(session: Session, buddy: Buddy) -> None:
    """Refuse with a sentence a buddy who can be proposed to nobody now."""
    name = buddy.person.short_name
    for person in buddy.people:
        _check_there(person)
    if buddy.status not in _ENTERING:
        raise KlikError(N_("{name} cannot be proposed now: ‘{status}’."), name=name, status=word(buddy.status))
    if not free_places(buddy, places_taken(session)):
        raise KlikError(N_("{name} has no free place for another duo."), name=name)


def _check_there(person: Person) -> None:
    if not person.may_be_contacted:
        raise KlikError(N_("{name} may not be contacted any more."), name=person.short_name)
    if not person.may_be_proposed:
        raise KlikError(N_("{name} is admitted now; note that {name} is home again first."), name=person.short_name)


def broken_rules(session: Session, participant_id: UUID, buddy_id: UUID, today: date) -> list[str]:
    """The codes of the hard rules that say no to these two, in the order of the rules."""
    pair = pair_problem(session, participant_id, buddy_id, today)
    answers = verdicts(pair.participants[0], pair.buddies[0], pair)
    return [rule for rule, answer in answers.items() if answer is Verdict.NO]


def names(session: Session) -> dict[str, str]:
    """The full name behind every id a problem may hold; a couple's names together."""
    found = {str(one.id): one.person.full_name for one in session.scalars(select(Participant))}
    for buddy in session.scalars(select(Buddy)):
        found[str(buddy.id)] = " & ".join(person.full_name for person in buddy.people)
    return found


def pair_problem(session: Session, participant_id: UUID, buddy_id: UUID, today: date) -> Problem:
    """The problem of these two alone, whether or not they would enter the matching: to say what speaks against."""
    return _problem(session, [get(session, Participant, participant_id)], {get(session, Buddy, buddy_id): 1}, today)


def pair(session: Session, participant_id: UUID, buddy_id: UUID, today: date) -> Explanation:
    """Everything there is to say about these two, whether or not they would enter the matching."""
    return explain(pair_problem(session, participant_id, buddy_id, today), str(participant_id), str(buddy_id))


def _waiting(session: Session) -> list[Participant]:
    """Who waits for a buddy, has no duo that goes on, may be contacted and is not admitted."""
    found = session.scalars(
        select(Participant)
        .where(
            Participant.status == ParticipantStatus.WAITING,
            ~select(Duo.id).where(Duo.participant_id == Participant.id, Duo.state.in_(OPEN)).exists(),
        )
        .options(selectinload(Participant.person, Person.wishes))
    )
    return [participant for participant in found if participant.person.may_be_proposed]


def _areas(session: Session) -> dict[str, str]:
    """The name of the area that each municipality lies in."""
    return {place: area.name for area in session.scalars(select(Area)) for place in area.municipalities or ()}


def _seeker(participant: Participant, area_of: dict[str, str], today: date) -> Seeker:
    return Seeker(
        **with_kind(_facts([participant.person], Role.PARTICIPANT, today), participant.question_kind),
        id=str(participant.id),
        area=area_of.get(participant.person.municipality or ""),
        waiting_since=participant.registered_on,
        priority_groups=tuple(participant.priority_groups or ()),
        coordinator=str(participant.coordinator_id) if participant.coordinator_id else None,
    )


def _volunteer(buddy: Buddy, free: int, area_names: dict[str, str], today: date) -> Volunteer:
    return Volunteer(
        **with_kind(_facts(buddy.people, Role.BUDDY, today), buddy.offers),
        id=str(buddy.id),
        areas=tuple(area_names.get(area, area) for area in buddy.areas) if buddy.areas else None,
        capacity=free,
        partner=str(buddy.partner_id) if buddy.partner_id else None,
    )


def _facts(people: list[Person], role: Role, today: date) -> dict[str, Any]:
    """The facts of one person; of a couple, what holds for both: the first speaks where two answers cannot be one."""
    first = people[0]
    meant = find(first.postcode, first.place)
    return {
        "age": first.age(today),
        "gender": first.gender.value if first.gender and len({p.gender for p in people}) == 1 else None,
        "location": (meant.latitude, meant.longitude) if meant else None,
        "travels_km": first.travels_km,
        "languages": _shared([person.languages for person in people]),
        "smokes": _any([person.smokes for person in people]),
        "has_pets": _any([person.has_pets for person in people]),
        "availability": _shared([person.free() for person in people]),
        "interests": _shared([first.interests]),
        "traits": _shared([first.traits]),
        "custom": _together([person.custom or {} for person in people]),
        "wishes": tuple(
            Wanted(
                about=wish.about,
                strength=_STRENGTHS[wish.strength],
                values=tuple(wish.values or ()),
                youngest=wish.lower,
                oldest=wish.upper,
                firm=wish.firm,
            )
            for person in people
            for wish in person.wishes
            if wish.role is role
        ),
    }


def with_kind(facts: dict[str, Any], kind: QuestionKind | None) -> dict[str, Any]:
    """The same facts, with what somebody asks for or offers, and the wish that the other one has the same in mind.

    Who is in for both wishes nothing of the other, and suits whoever wishes something. It is a wish as any: nobody is
    refused for it, and what is unknown is still to ask.
    """
    if kind is None:
        return facts
    wish = Wanted(about=KIND, strength=2, values=(kind.value, QuestionKind.BOTH.value))
    wished = () if kind is QuestionKind.BOTH else (wish,)
    fact = {KIND.removeprefix(CUSTOM): kind.value}
    return facts | {"custom": facts["custom"] | fact, "wishes": (*facts["wishes"], *wished)}


def _shared(lists: list[list[str] | None]) -> tuple[str, ...] | None:
    """What stands in every list; unknown as soon as one is."""
    known = [words for words in lists if words is not None]
    if len(known) < len(lists):
        return None
    return tuple(word for word in known[0] if all(word in words for words in known[1:]))


def _any(answers: list[bool | None]) -> bool | None:
    """Yes if one says yes, no if all say no, else unknown."""
    return True if True in answers else None if None in answers else False


def _together(facts: list[dict[str, Any]]) -> dict[str, Any]:
    """What is known of all; two answers that differ are one that no wish for either of them is met by: ``ja & nee``."""
    said = {name: [own.get(name) for own in facts] for name in facts[0]}
    return {
        name: answers[0] if answers.count(answers[0]) == len(answers) else " & ".join(map(fact_word, answers))
        for name, answers in said.items()
        if None not in answers
    }


def _problem(session: Session, participants: list[Participant], places: dict[Buddy, int], today: date) -> Problem:
    area_of = _areas(session)
    area_names = {str(area.id): area.name for area in session.scalars(select(Area))}
    counts = settled(session)
    return Problem(
        date=today,
        participants=tuple(_seeker(participant, area_of, today) for participant in participants),
        buddies=tuple(_volunteer(buddy, free, area_names, today) for buddy, free in places.items()),
        excluded=_excluded(session, participants, list(places)),
        policy=counts.policy,
        limits=counts.limits,
    )


def _kept(session: Session, of: Problem) -> tuple[tuple[str, str], ...]:
    """The proposals the coordinator holds on to, of people who are in this problem."""
    kept: Any = select(KeptProposal.participant_id, KeptProposal.buddy_id)
    pairs = [(str(participant), str(buddy)) for participant, buddy in session.execute(kept)]
    return tuple(
        pair
        for pair in pairs
        if pair[0] in of.participant_index and pair[1] in of.buddy_index and pair not in of.excluded_pairs
    )


def _excluded(session: Session, participants: list[Participant], buddies: list[Buddy]) -> tuple[tuple[str, str], ...]:
    """Who were brought together before, whom the coordinator does not want together, and nobody with herself."""
    seekers, volunteers = {one.id for one in participants}, {one.id for one in buddies}
    met: Any = select(Duo.participant_id, Duo.buddy_id)
    unwanted: Any = select(Exclusion.participant_id, Exclusion.buddy_id)
    if len(seekers) == 1:  # a page that shows one pair need not read those of everybody
        met, unwanted = (
            met.where(Duo.participant_id.in_(seekers)),
            unwanted.where(Exclusion.participant_id.in_(seekers)),
        )
    pairs = {(seeker, volunteer) for query in (met, unwanted) for seeker, volunteer in session.execute(query)}
    known = {one.person_id: one.id for one in participants}
    pairs |= {(known[one.id], buddy.id) for buddy in buddies for one in buddy.people if one.id in known}
    return tuple((str(pair[0]), str(pair[1])) for pair in pairs if pair[0] in seekers and pair[1] in volunteers)
