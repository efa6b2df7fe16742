"""How the duos of the example looked back: each side at its moments, and now and then all together."""

from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.data import Answer, Question
from app.documents.questions import questions
from app.i18n import DEFAULT_LANGUAGE
from app.models import Duo
from app.models.duo import TOGETHER
from app.services import documents
from app.services.demo_people import words
from app.services.duos import duo
from app.services.evaluations import Said, note
from app.services.goals import add_goal
from app.vocabulary import DuoState, Voice

MOMENTS = (3, 6, 12, 24, 36)
AT_MOST, GOALS = (3, 1, 1), 8
"""So many moments of one duo, the last ones; and so many participants who told a goal."""


def look_back(session: Session, rng: Random, today: date) -> None:
    """What was said at the moments that are past; of some duos the last one is still to be held."""
    texts = words("evaluations")
    found = session.scalars(select(Duo).where(Duo.state.in_(TOGETHER)).order_by(Duo.id)).all()
    for one in rng.sample(found, GOALS):
        add_goal(session, one.participant_id, rng.choice(texts["goals"]), today - timedelta(days=rng.randint(60, 200)))
    for one in found:
        row = duo(session, one.id)
        since, paused = row.began, row.state is DuoState.PAUSED
        assert since
        until = row.steps[-1][1] if paused else today  # while two pause nobody looks back with them
        # Counted in days: the same example on another day is the same, with its dates shifted.
        looks = [(months, since + timedelta(days=91 * months // 3)) for months in MOMENTS]
        past = [(months, due) for months, due in looks if due + timedelta(days=9) < until]
        if past and rng.random() < 0.08:
            past.pop()
        for months, due in past[-rng.choice(AT_MOST) :]:
            for voice in Voice if rng.random() < 0.3 else (Voice.PARTICIPANT, Voice.BUDDY):
                asked = questions(documents.evaluation_form(session, one.id, voice, months, DEFAULT_LANGUAGE))
                on = due + timedelta(days=rng.randint(0, 6))
                note(session, one.id, Said(voice, months, on, asked, answers(asked, rng, texts["words"])))


def answers(asked: tuple[Question, ...], rng: Random, texts: dict[str, Any]) -> dict[str, Answer]:
    """Mostly content, as it is in practice, with something left open here and there."""
    found: dict[str, Answer] = {}
    for one in asked:
        if one.options and rng.random() < 0.9:
            found[one.key] = _choice(one, rng)
        elif one.key in texts and rng.random() < 0.5:
            found[one.key] = rng.choice(texts[one.key])
    return found


def _choice(one: Question, rng: Random) -> int:
    likely = {"frequentie": 3, "belasting": 2, "taken": 1, "verder": 1, "afspraken": 4, "onkosten": 1, "verhaal": 1}
    middle = likely.get(one.key, min(4, len(one.options)))
    return max(1, min(len(one.options), middle + rng.choice((-1, 0, 0, 0, 0, 1))))
