"""Evaluations of whom is asked, for what counts answers and what tells words."""

from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from app.documents.data import Question
from app.figures.asked import Asked
from app.models import Buddy, Duo, Evaluation, Participant
from app.services import documents
from app.vocabulary import Voice

_EVERYTHING = 600
"""Months after which a form asks whatever it ever asks."""


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
    return documents.evaluation_questions(documents.blank_evaluation_form(session, voice, _EVERYTHING))
