"""Which facts of two people are still unknown, and whose they are: every "still to ask" is somebody's to answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.matching.explain import Explanation, Kind
from app.matching.questions import Question
from app.matching.wording import question_sentence
from app.services.rows import BuddyRow, PersonRow
from app.ui.matching.persons import Candidate, place_of, role_of
from app.vocabulary import Role

# What has to be known of both before a criterion can be weighed, and of the other alone where it is a wish.
_OF_BOTH = {"availability": "availability", "distance": "location", "interests": "interests", "age": "age"}
# What two people who are one buddy answer together; the rest is asked of the one who stands first.
_TOGETHER = ("availability", "language", "smokes", "has_pets")
_FIELDS = {
    "availability": "free",
    "area": "municipality",
    "location": "municipality",
    "travels_km": "travels_km",
    "language": "languages",
    "gender": "gender",
    "age": "age",
    "smokes": "smokes",
    "has_pets": "has_pets",
    "traits": "traits",
    "interests": "interests",
}


@dataclass(frozen=True)
class Unknown:
    """A fact about somebody that nobody asked yet; ``needed`` when the rules wait for it."""

    side: Role
    about: str
    needed: bool = False


def unknowns(pair: Explanation, participant: Candidate, buddy: Candidate) -> tuple[Unknown, ...]:
    """What to ask about the two: first what the rules wait for, then what only tells how well they fit."""
    found = {(one.side, one.about): Unknown(one.side, one.about, needed=True) for one in pair.questions}
    people = {Role.PARTICIPANT: participant, Role.BUDDY: buddy}
    for side, about in _behind_the_bars(pair):
        if lacks(people[side], about):
            found.setdefault((side, about), Unknown(side, about))
    return tuple(found.values())


def lacks(person: PersonRow, about: str) -> bool:
    """Whether the fact is unknown; an empty list is an unknown one."""
    field = _FIELDS.get(about)
    if field is None:
        return False
    value = getattr(person, field)
    return value is None or value == ()


def answerable(person: Candidate, about: str) -> bool:
    """Whether an answer can be noted here: the fact is unknown, or one of two may not have been asked."""
    couple = isinstance(person, BuddyRow) and person.second_person_id is not None
    return about in _FIELDS and (lacks(person, about) or (couple and about in _TOGETHER))


def who_answers(person: Candidate, about: str) -> list[UUID]:
    """The ids of the people an answer is noted for."""
    second = person.second_person_id if isinstance(person, BuddyRow) and about in _TOGETHER else None
    return [person.person_id] + ([second] if second else [])


def question_about(person: Candidate, about: str) -> str:
    """``Welke halve dagen is Rik vrij?``"""
    return question_sentence(Question("", about, 0, Role(role_of(person))), person.called)


def where(person: PersonRow) -> str:
    """What is written of where somebody lives, for a field to begin with."""
    return " ".join(part for part in (person.postcode, person.place) if part) or place_of(person)


def _behind_the_bars(pair: Explanation) -> Iterator[tuple[Role, str]]:
    """The facts that may be missing behind each bar with a question mark."""
    for row in pair.rows:
        for me, other, cell in (
            (Role.PARTICIPANT, Role.BUDDY, row.participant),
            (Role.BUDDY, Role.PARTICIPANT, row.buddy),
        ):
            if cell.kind is not Kind.UNKNOWN:
                continue
            about = _OF_BOTH.get(row.criterion)
            if about:
                yield me, about
            yield other, about or row.criterion
            if row.criterion == "distance":
                yield me, "travels_km"
