"""Evaluations of whom is asked, for what counts answers and what tells words."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from app.documents.data import Question
from app.documents.questions import EVERYTHING, same_answers
from app.figures.asked import Asked
from app.figures.impact import Said
from app.models import Buddy, Duo, Evaluation, Participant
from app.services import documents
from app.vocabulary import Voice

Choices = tuple[Said, ...]
"""Every answer that may be given to a question, in their order."""


class Forms:
    """Which questions with answers to choose from stand on forms, told from the JSON in which they are kept.

    Thousands of forms ask the same, so each question is read once. Where one holds what lies between two questions,
    the form is read as a whole. What was asked in the words of Klik has its answers in the language in force.
    """

    _BETWEEN = "}, {"

    def __init__(self) -> None:
        self._known: dict[tuple[Voice, str], Choices | None] = {}

    def choices(self, kept: str | None, voice: Voice) -> Iterator[Choices]:
        """The answers of each question that has any."""
        pieces = (kept or "[]").removeprefix("[{").removesuffix("}]").split(self._BETWEEN)
        try:
            found = [self._choices(piece, voice) for piece in pieces]
        except json.JSONDecodeError:
            found = [choices(one, voice) for one in json.loads(kept or "[]")]
        yield from filter(None, found)

    def _choices(self, piece: str, voice: Voice) -> Choices | None:
        if (voice, piece) not in self._known:
            self._known[voice, piece] = choices(json.loads(f"{{{piece}}}"), voice)
        return self._known[voice, piece]


def choices(one: dict[str, Any], voice: Voice) -> Choices | None:
    """The answers of a question as it is kept; None where it is answered in own words."""
    options = same_answers(voice, one.get("key", ""), tuple(one.get("options") or ()))
    return tuple(Said(one["key"], options, at) for at in range(1, len(options) + 1)) or None


def of_asked(which: Select[Any], asked: Asked) -> Select[Any]:
    """Only the evaluations that are asked for: those of a coordinator are of her or his participants, those of a
    partner are of its buddies. The period is left to who asks.
    """
    which = which.join(Duo, Duo.id == Evaluation.duo_id)
    if asked.partner_id:
        which = which.join(Buddy, Buddy.id == Duo.buddy_id).where(Buddy.partner_id == asked.partner_id)
    if asked.coordinator_id:
        which = which.join(Participant, Participant.id == Duo.participant_id)
        which = which.where(Participant.coordinator_id == asked.coordinator_id)
    return which


def asked_now(session: Session, voice: Voice) -> tuple[Question, ...]:
    """All that the form of this office asks a voice now, at whatever moment: on a blank form, which names nobody."""
    return documents.evaluation_questions(documents.blank_evaluation_form(session, voice, EVERYTHING))
