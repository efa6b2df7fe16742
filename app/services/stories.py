"""What may be told of a duo, in the words of who lived it, without names: only with a yes, and as long as it stands.

The yes is the one on the form itself, about what stands on that form. A no to telling the story that was noted of the
same day or later takes it away. Of what all said together everybody has to agree. Who died cannot
take a yes back any more: what she or he told stays here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.figures.asked import Asked
from app.i18n import _, short_date
from app.models import Consent, Coordinator, Duo, Evaluation, Invitee, NetworkContact, Person, Referral
from app.services.erasing_reach import chunks
from app.services.evaluation_reading import of_asked
from app.services.known_names import KnownNames, known_names
from app.services.masking import Masker
from app.services.person_file_names import hide
from app.vocabulary import ConsentKind, Voice


@dataclass(frozen=True)
class Told:
    """A question, and what was written under it; both without names."""

    key: str
    question: str
    words: str


@dataclass(frozen=True)
class Story:
    """What one voice wrote on one form. ``id`` is that of the evaluation; ``consent`` says since when it may be told.

    ``names`` are those that Klik knows and that stand in it all the same: whoever tells it looks at them first.
    """

    id: UUID
    duo_id: UUID
    voice: Voice
    months: int | None
    on: date
    told: tuple[Told, ...]
    names: tuple[str, ...]
    consent: str


def stories(session: Session, asked: Asked) -> tuple[Story, ...]:
    """What may be told of a period, the last first."""
    which = select(Evaluation).where(Evaluation.on.between(asked.first, asked.last), Evaluation.story.is_(True))
    order = (Evaluation.on.desc(), Evaluation.voice, Evaluation.id)
    held = session.scalars(of_asked(which, asked).order_by(*order)).all()
    if not held:
        return ()
    duos = {
        one.id: one
        for chunk in chunks({one.duo_id for one in held})
        for one in session.scalars(select(Duo).where(Duo.id.in_(chunk)))
    }
    refused = _refused(session)
    everybody, known = _masker(session), known_names(session)
    may = (one for one in held if _may_be_told(one, duos[one.duo_id], refused))
    found = (_story(one, duos[one.duo_id], everybody, known) for one in may)
    return tuple(one for one in found if one.told)


def _refused(session: Session) -> Mapping[UUID, date | None]:
    """Who said no to telling the story, and on which day; by the id of the participant or the buddy."""
    which = select(Consent).where(Consent.kind == ConsentKind.STORY, Consent.given.is_(False))
    return {at: one.on for one in session.scalars(which) if (at := one.participant_id or one.buddy_id)}


def _may_be_told(one: Evaluation, duo: Duo, refused: Mapping[UUID, date | None]) -> bool:
    participant, buddy = (duo.participant_id, [duo.participant.person]), (duo.buddy_id, duo.buddy.people)
    who = {Voice.PARTICIPANT: [participant], Voice.BUDDY: [buddy]}.get(one.voice, [participant, buddy])
    days = [refused[at] for at, _people in who if at in refused]
    if any(day is None or day >= one.on for day in days):
        return False
    return all(person.deceased_on is None for _at, people in who for person in people)


def _story(one: Evaluation, duo: Duo, everybody: Masker, known: KnownNames) -> Story:
    close = _close(duo, one.voice)

    def mask(words: str) -> str:
        return everybody.mask(close.mask(words))

    told = tuple(Told(key, mask(asked), mask(said)) for key, asked, said in _words(one))
    standing = (name.words for each in told for name in known.found(each.words))
    return Story(
        one.id,
        one.duo_id,
        one.voice,
        one.months,
        one.on,
        told,
        tuple(dict.fromkeys(standing)),
        _("said yes on the form of {day}").format(day=short_date(one.on)),
    )


def _words(one: Evaluation) -> list[tuple[str, str, str]]:
    """The key, the question and the answer of each question that was answered in own words."""
    answers = one.answers or {}
    asked: list[Any] = [each for each in one.questions or () if not each.get("options")]
    written = [(each["key"], each["text"], answers.get(each["key"])) for each in asked]
    return [(key, text, said) for key, text, said in written if isinstance(said, str) and said.strip()]


def _close(duo: Duo, voice: Voice) -> Masker:
    """Takes out the two of a duo, wherever they are written: who speaks as well."""
    made = Masker()
    buddy = _("[my buddy]") if voice is Voice.PARTICIPANT else _("[the buddy]")
    sides = ((duo.buddy.people, buddy), ((duo.participant.person,), _("[the participant]")))
    for people, instead in sides:
        for person in people:
            hide(made, person, instead, capital=False)
            # *Marleens hond*: of the two it is said most.
            made.names({f"{name}s": instead for name in (person.first_name, person.last_name) if name}, capital=True)
    return made


def _masker(session: Session) -> Masker:
    """Takes out everybody else whom Klik knows of: colleagues as well, for who reads a story is a stranger."""
    made = Masker()
    for colleague in session.scalars(select(Coordinator)):
        hide(made, colleague, _("[the coordinator]"), capital=True)
    columns = select(Person.first_name, Person.last_name, Person.phone, Person.email)
    for person in session.execute(columns):
        hide(made, person, _("[somebody else]"), capital=True)
    for column in (NetworkContact.name, Invitee.name, Referral.along_name):
        named = session.scalars(select(column).distinct())
        made.names(dict.fromkeys(filter(None, named), _("[somebody else]")), capital=True)
    return made
