"""The office's own criteria: what counts here and Klik does not know of itself, such as *Houdt van honden*.

A criterion is known by its name: people keep the fact under it and wishes speak of it. So one that came along with
people from elsewhere counts as well, before anybody settled it here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _
from app.matching.people import CUSTOM
from app.matching.wish_words import CRITERION_WORDS
from app.models import Criterion, Office, Person, Wish
from app.places import fold
from app.services.actions import about, action
from app.services.kept import answered

LONGEST = 40
"""A longer name fits on no bar and in no wish."""
_TABLES = ("criterion", "person", "wish")


@dataclass(frozen=True)
class CriterionRow:
    """``answers`` are the words to choose from, None for yes or no; ``settled``: not only facts and wishes know it."""

    name: str
    answers: tuple[str, ...] | None
    settled: bool = True

    @property
    def about(self) -> str:
        """How a wish and a weight call it."""
        return CUSTOM + self.name

    @property
    def possible(self) -> tuple[Any, ...]:
        """The facts that may be noted."""
        return (True, False) if self.answers is None else self.answers


@dataclass(frozen=True)
class Uses:
    """How many people and wishes say something of a criterion."""

    people: int
    wishes: int


def criteria(session: Session) -> tuple[CriterionRow, ...]:
    """All own criteria: those the office settled in their order, then by name what only facts and wishes speak of."""
    return answered(session, criteria, _TABLES, lambda: _criteria(session))


def _criteria(session: Session) -> tuple[CriterionRow, ...]:
    settled = session.scalars(select(Criterion).order_by(Criterion.position, Criterion.name))
    found = {one.name: CriterionRow(one.name, None if one.answers is None else tuple(one.answers)) for one in settled}
    spoken_of: dict[str, set[str]] = {}
    for name, said in _said(session):
        spoken_of.setdefault(name, set()).update(word for word in said if isinstance(word, str))
    for name in sorted(spoken_of.keys() - found.keys(), key=fold):
        found[name] = CriterionRow(name, tuple(sorted(spoken_of[name], key=fold)) or None, settled=False)
    return tuple(found.values())


def names(session: Session) -> tuple[str, ...]:
    """What the own criteria are called, in their order; a weight stands under ``custom:`` and the name."""
    return tuple(one.name for one in criteria(session))


def possible(session: Session, wished: str) -> tuple[Any, ...]:
    """What may be answered to the own criterion that wishes call so; nothing for what is none."""
    return next((one.possible for one in criteria(session) if one.about == wished), ())


def uses(session: Session, name: str, left: Sequence[str] | None = ()) -> Uses:
    """Who would lose what they said of a criterion, if of its answers only these were ``left``; None for yes or no."""
    people = sum(not _fits(fact, left) for fact in _facts(session, name).values())
    wishes = sum(not all(_fits(value, left) for value in wish.values or ()) for wish in _wishes(session, name))
    return Uses(people, wishes)


def check_name(session: Session, name: str, itself: str = "") -> str:
    """The name as it is kept, for a new criterion or the one called ``itself``; refused with a sentence."""
    name = " ".join(name.split())
    if not name:
        raise KlikError(N_("Give the criterion a name, such as ‘Likes dogs’."))
    if ":" in name:
        raise KlikError(N_("The name of a criterion has no colon in it."))
    if len(name) > LONGEST:
        raise KlikError(
            N_("A name of more than {most} characters does not fit; this one has {n}."), most=LONGEST, n=len(name)
        )
    taken = {fold(one.name): one for one in criteria(session) if one.name != itself}
    if (other := taken.get(fold(name))) and (other.settled or itself or other.name != name):
        raise KlikError(N_("There is a criterion of that name already: ‘{name}’."), name=other.name)
    if fold(name) in {fold(_(words)) for words in CRITERION_WORDS.values()}:
        raise KlikError(N_("Klik asks that of everybody already: ‘{name}’."), name=name)
    return name


def check_answers(answers: Sequence[str] | None) -> list[str] | None:
    """The answers as they are kept; refused with a sentence."""
    if answers is None:
        return None
    words = list({fold(word): word for word in (" ".join(one.split()) for one in answers) if word}.values())
    if len(words) < 2:
        raise KlikError(N_("Give at least two answers to choose from, or let it be yes or no."))
    if any(len(word) > LONGEST for word in words):
        raise KlikError(N_("An answer of more than {most} characters does not fit."), most=LONGEST)
    return words


@action(N_("Criterion added"))
def add_criterion(session: Session, name: str, answers: Sequence[str] | None = None) -> None:
    """A criterion more; without ``answers`` it is one of yes and no."""
    name, answers = check_name(session, name), check_answers(answers)
    last = session.scalars(select(Criterion.position).order_by(Criterion.position.desc())).first()
    session.add(Criterion(name=name, answers=answers, position=0 if last is None else last + 1))
    session.flush()
    about(session, name)


@action(N_("Criterion changed"))
def change_criterion(session: Session, name: str, new_name: str, answers: Sequence[str] | None) -> None:
    """Another name, in every fact, wish and weight as well, or other answers.

    Whoever said what is no answer any more is asked again: the fact is unknown, and the wish has one value less.
    """
    new_name, answers = check_name(session, new_name, name), check_answers(answers)
    found = session.scalars(select(Criterion).where(Criterion.name == name)).one_or_none()
    if found is None:
        add_criterion(session, new_name, answers)
    else:
        found.name, found.answers = new_name, answers
    _keep(session, name, new_name, answers)
    about(session, new_name)


@action(N_("Criterion removed"))
def remove_criterion(session: Session, name: str) -> None:
    """Let a criterion go with all that was said of it; undo brings everything back."""
    for found in session.scalars(select(Criterion).where(Criterion.name == name)):
        session.delete(found)
    _keep(session, name, None, ())
    about(session, name)


def _keep(session: Session, name: str, new_name: str | None, answers: Sequence[str] | None) -> None:
    """Let what these answers allow stand under another name, and forget the rest."""
    for person in session.scalars(select(Person).where(Person.id.in_(_facts(session, name)))):
        facts = dict(person.custom or {})
        fact = facts.pop(name)
        if new_name and _fits(fact, answers):
            facts[new_name] = fact
        if facts != person.custom:
            person.custom = facts or None
    for wish in _wishes(session, name):
        values = [value for value in wish.values or () if _fits(value, answers)]
        if not new_name or not values:
            session.delete(wish)
        else:
            wish.about, wish.values = CUSTOM + new_name, values
    office = session.scalars(select(Office)).first()
    weights = dict((office.policy or {}).get("weights") or {}) if office else {}
    if office and name != new_name and CUSTOM + name in weights:
        weight = weights.pop(CUSTOM + name)
        if new_name:
            weights[CUSTOM + new_name] = weight
        office.policy = (office.policy or {}) | {"weights": weights}


def _said(session: Session) -> Iterator[tuple[str, list[Any]]]:
    """The name of a criterion and what was said of it, once for each fact or wish that differs."""
    facts: Any = select(Person.custom).where(Person.custom.is_not(None)).distinct()
    for custom in session.scalars(facts):
        yield from ((name, _each(fact)) for name, fact in custom.items())
    wishes: Any = select(Wish.about, Wish.values).where(Wish.about.startswith(CUSTOM)).distinct()
    for wished, values in session.execute(wishes):
        yield wished.removeprefix(CUSTOM), values or []


def _facts(session: Session, name: str) -> dict[UUID, Any]:
    """What is known about it, by the id of the person."""
    known = session.execute(select(Person.id, Person.custom).where(Person.custom.is_not(None)))
    return {person: custom[name] for person, custom in known if custom and name in custom}


def _wishes(session: Session, name: str) -> list[Wish]:
    return list(session.scalars(select(Wish).where(Wish.about == CUSTOM + name)))


def _each(fact: Any) -> list[Any]:
    return fact if isinstance(fact, list) else [fact]


def _fits(fact: Any, answers: Sequence[str] | None) -> bool:
    return all(isinstance(one, bool) if answers is None else one in answers for one in _each(fact))
