"""What changed for participants and buddies, counted from what they said when looking back on their duo."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from app.figures.asked import Asked
from app.figures.impact import Area, Looked, Said, area_of, areas, steps
from app.i18n import _
from app.models import Duo, Evaluation
from app.services.evaluation_reading import Choices, Forms, asked_now, choices, of_asked
from app.services.evaluations import moment_words
from app.services.subjects import names
from app.services.thresholds import thresholds
from app.vocabulary import Voice

_CHUNK = 500
"""Evaluations that are held at a time: with its questions each is some thousands of letters."""


@dataclass(frozen=True)
class Impact:
    """The answers of a period, area by area: fewer than ``few`` are not counted out.

    ``evaluations`` were held in it, of so many ``duos``. ``asked_as`` are the questions as the forms ask them now, by
    voice and area; one that is asked no more is not there.
    """

    asked: Asked
    few: int
    evaluations: int
    duos: int
    areas: tuple[Area, ...]
    asked_as: Mapping[tuple[Voice, str], str]


@dataclass(frozen=True)
class Held:
    """An evaluation behind a number: of which two and when, with what was said at which moment."""

    evaluation_id: UUID
    duo_id: UUID
    names: str
    voice: Voice
    on: date
    facts: str


def impact(session: Session, asked: Asked) -> Impact:
    """What was answered in a period, by everybody or of one partner or coordinator."""
    few = thresholds(session).few_answers
    here = select(Evaluation.duo_id).where(Evaluation.on.between(asked.first, asked.last))
    held = session.scalars(of_asked(here, asked)).all()
    forms = {voice: asked_now(session, voice) for voice in Voice}
    order = {voice: [area_of(one.key) for one in form] for voice, form in forms.items()}
    found = areas(_looked(session, asked), asked.first, asked.last, few, order)
    return Impact(
        asked,
        few,
        len(held),
        len(set(held)),
        tuple(found),
        {(voice, area_of(one.key)): one.text for voice, form in forms.items() for one in form},
    )


def whose(session: Session, ids: tuple[UUID, ...], key: str) -> tuple[Held, ...]:
    """The evaluations behind a number, in the order of the ids, each with what was answered in an area.

    After how long is only said where they are of several moments.
    """
    found = {one.id: one for one in session.scalars(select(Evaluation).where(Evaluation.id.in_(set(ids))))}
    duos = session.scalars(select(Duo).where(Duo.id.in_({one.duo_id for one in found.values()})))
    called = {one.id: names(one) for one in duos}
    several = len({one.months for one in found.values()}) > 1
    rows = []
    for one in (found[at] for at in dict.fromkeys(ids) if at in found):
        said = ", ".join(
            each.options[each.answer - 1]
            for each in _said(filter(None, (choices(asked, one.voice) for asked in one.questions or ())), one.answers)
            if area_of(each.key) == key
        )
        facts = " · ".join(filter(None, (said, moment_words(one.months) if several else "")))
        rows.append(Held(one.id, one.duo_id, called[one.duo_id], one.voice, one.on, facts))
    return tuple(rows)


def moved(session: Session, asked: Asked, ids: tuple[UUID, ...], key: str) -> tuple[Held, ...]:
    """The last evaluations behind a number of who answered more than once, each with the first answer and the last."""
    rows = whose(session, ids, key)
    voices = {row.voice for row in rows}
    looked = (one for one in _looked(session, asked, {row.duo_id for row in rows}) if one.voice in voices)
    moves: dict[UUID, list[str]] = {}
    for at, first, last in steps(looked, key, asked.first):
        step = _("{first} → {last}").format(first=first.options[first.answer - 1], last=last.options[last.answer - 1])
        moves.setdefault(at, []).append(step)
    return tuple(replace(row, facts=", ".join(moves.get(row.evaluation_id, ()))) for row in rows)


def _looked(session: Session, asked: Asked, duos: Collection[UUID] | None = None) -> Iterator[Looked]:
    """Every evaluation until the end of the period: of these duos, or of all that looked back in it."""
    here: Any = select(Evaluation.duo_id).where(Evaluation.on.between(asked.first, asked.last))
    here = here if duos is None else duos
    columns = (
        *(Evaluation.id, Evaluation.duo_id, Evaluation.voice, Evaluation.months, Evaluation.on),
        *(type_coerce(Evaluation.questions, Text), Evaluation.answers),
    )
    forms = Forms()
    which = of_asked(select(*columns).where(Evaluation.on <= asked.last, Evaluation.duo_id.in_(here)), asked)
    for at, duo_id, voice, months, on, kept, answers in session.connection().execute(which).yield_per(_CHUNK):
        yield Looked(at, duo_id, voice, months, on, list(_said(forms.choices(kept, voice), answers)))


def _said(asked: Iterable[Choices], answers: dict[str, Any] | None) -> Iterator[Said]:
    """What was answered to each question that was answered with one of its options."""
    given = answers or {}
    for one in asked:
        answer = given.get(one[0].key)
        if type(answer) is int and 1 <= answer <= len(one):
            yield one[answer - 1]
