"""Which facts of two people are still unknown, and whose they are: every "still to ask" is somebody's to answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import _, listed
from app.matching.explain import Explanation, Kind
from app.matching.people import CUSTOM, KIND
from app.matching.questions import Question
from app.matching.wording import question_sentence
from app.services.rows import BuddyRow, ParticipantRow, PersonRow
from app.ui.matching.persons import Candidate, place_of, role_of
from app.ui.people.words import people_of
from app.vocabulary import QuestionKind, Role, word

# What has to be known of both before a criterion can be weighed, and of the other alone where it is a wish.
_OF_BOTH = {"availability": "availability", "distance": "location", "interests": "interests", "age": "age"}
# What counts of both where two people are one buddy, as own criteria do; the rest is asked of the one who stands first.
_TOGETHER = ("availability", "language", "smokes", "has_pets", "gender")
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
    """Whether the fact is unknown, of two for whom it counts both of either; an empty list is an unknown one."""
    return any(_unknown(one, about) for one in _counted(person, about))


def answerable(person: Candidate, about: str) -> bool:
    """Whether an answer can be noted here: the fact is unknown, or two have nothing of it in common."""
    nothing_shared = about in ("availability", "language") and len(people_of(person)) > 1
    return lacks(person, about) or nothing_shared


def answering(person: PersonRow, about: str) -> list[PersonRow]:
    """Who is asked, and noted for: of two those of whom it is unknown, both where neither is the reason."""
    both = _counted(person, about)
    return [one for one in both if _unknown(one, about)] or both


def question_about(person: Candidate, about: str) -> str:
    """``Welke halve dagen is Rik vrij?``"""
    asked = answering(person, about)
    called = " & ".join(one.called for one in asked)
    if about == "gender" and not lacks(person, about):  # a wish about it asks whether these two are welcome together
        genders = listed([word(one.gender) for one in asked if one.gender])
        return _("{names} are {genders}: is that all right?").format(names=called, genders=genders)
    return question_sentence(Question("", about, 0, Role(role_of(person))), called)


def kind_of(person: PersonRow) -> QuestionKind | None:
    """What a participant asks for, or a buddy offers."""
    if isinstance(person, BuddyRow):
        return person.offers
    return person.question_kind if isinstance(person, ParticipantRow) else None


def where(person: PersonRow) -> str:
    """What is written of where somebody lives, for a field to begin with."""
    return " ".join(part for part in (person.postcode, person.place) if part) or place_of(person)


def _counted(person: PersonRow, about: str) -> list[PersonRow]:
    """Whose fact it is, of two who are one buddy each as if alone."""
    both = people_of(person)
    own = about.startswith(CUSTOM) and about != KIND
    return both if about in _TOGETHER or own else both[:1]


def _unknown(person: PersonRow, about: str) -> bool:
    if about == KIND:
        return kind_of(person) is None
    if about.startswith(CUSTOM):
        return (person.custom or {}).get(about.removeprefix(CUSTOM)) is None
    field = _FIELDS.get(about)
    value = getattr(person, field) if field else True
    return value is None or value == ()


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
