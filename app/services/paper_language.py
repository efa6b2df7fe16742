"""In which language a paper is: that of who it is about, or who reads it.

What is read within ``speaking(language_of(…))`` is worded in that language, its letterhead keeps which one it was, and
the paper that is made of it later is in the same (``documents/wording.in_its_language``).
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import LANGUAGES, place
from app.models import Duo, Participant, Person
from app.services.people import get

CODES = {code[:2]: code for code in LANGUAGES}
"""What stands with a person (``nl``) and the language of a paper (``nl_BE``)."""

_asked: ContextVar[str] = ContextVar("asked", default="")


@contextmanager
def asked(language: str) -> Iterator[None]:
    """Every paper that is read within is in this language, one of ``i18n.LANGUAGES``; an empty one asks for none."""
    before = _asked.set(language)
    try:
        yield
    finally:
        _asked.reset(before)


def language_of(person: Person | None) -> str:
    """The language of a paper for somebody, or of the office for nobody in particular.

    What is asked for just now goes first, then what was chosen with the person. Else it is the language of the window
    where that is spoken, or nothing is known; else the first language spoken in which Klik has papers; and else that of
    the window after all.
    """
    ours = place()
    if _asked.get() or person is None:
        return _asked.get() or ours
    spoken = person.languages or [ours[:2]]
    known = [person.paper_language or "", *([ours[:2]] if ours[:2] in spoken else spoken)]
    return next((CODES[one] for one in known if one in CODES), ours)


def of_people(session: Session, person_ids: Collection[UUID]) -> tuple[str, ...]:
    """The languages of papers for some people, each language once, in the order in which Klik offers them."""
    found = {language_of(one) for one in session.scalars(select(Person).where(Person.id.in_(person_ids)))}
    return tuple(code for code in LANGUAGES if code in found)


def of_agreements(session: Session, duo_ids: Collection[UUID]) -> tuple[str, ...]:
    """The same of the agreements of duos, which are in the language of their participant."""
    people = select(Participant.person_id).join(Duo, Duo.participant_id == Participant.id).where(Duo.id.in_(duo_ids))
    return of_people(session, session.scalars(people).all())


def of_participant(session: Session, participant_id: UUID) -> tuple[str, ...]:
    """The same of what is for one participant."""
    return of_people(session, [get(session, Participant, participant_id).person_id])


def of_sides(session: Session, duo_id: UUID) -> tuple[str, str]:
    """The language of papers for the participant of a duo, and for the buddy: of a couple for the first of them."""
    duo = get(session, Duo, duo_id)
    return language_of(duo.participant.person), language_of(duo.buddy.person)
