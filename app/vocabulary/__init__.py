"""The words of buddywerking: the kinds of things there are, each with how it is said on screen."""

from enum import StrEnum

from app.i18n import _
from app.vocabulary import intake, law, network, states
from app.vocabulary.ages import OLDEST_AGE
from app.vocabulary.half_days import (
    DAY_HEADS,
    DAY_WORDS,
    DAYS,
    HALF_DAYS,
    PART_HEADS,
    PART_WORDS,
    PARTS,
    half_day,
    half_days_in_brief,
)
from app.vocabulary.intake import (
    Advice,
    Along,
    ConsentKind,
    HandoutKind,
    Means,
    QuestionKind,
    Threshold,
)
from app.vocabulary.law import Benefit, ExpenseSystem, LegalKind, Travel
from app.vocabulary.network import (
    BuddyPart,
    Met,
    MomentKind,
    NetworkKind,
    Often,
    PlanOwner,
    Reply,
    Rung,
    Support,
    TieKind,
)
from app.vocabulary.states import (
    Answer,
    BuddyStatus,
    Click,
    ContactKind,
    DuoState,
    EndReason,
    EventKind,
    FollowUpKind,
    Gender,
    Initiative,
    PaperKind,
    ParticipantStatus,
    Payer,
    ReportKind,
    Role,
    Strength,
    Voice,
    Whereabouts,
)

__all__ = [
    "DAYS",
    "DAY_HEADS",
    "DAY_WORDS",
    "HALF_DAYS",
    "OLDEST_AGE",
    "PARTS",
    "PART_HEADS",
    "PART_WORDS",
    "WORDS",
    "Advice",
    "Along",
    "Answer",
    "Benefit",
    "BuddyPart",
    "BuddyStatus",
    "Click",
    "ConsentKind",
    "ContactKind",
    "DuoState",
    "EndReason",
    "EventKind",
    "ExpenseSystem",
    "FollowUpKind",
    "Gender",
    "HandoutKind",
    "Initiative",
    "LegalKind",
    "Means",
    "Met",
    "MomentKind",
    "NetworkKind",
    "Often",
    "PaperKind",
    "ParticipantStatus",
    "Payer",
    "PlanOwner",
    "QuestionKind",
    "Reply",
    "ReportKind",
    "Role",
    "Rung",
    "Strength",
    "Support",
    "Threshold",
    "TieKind",
    "Travel",
    "Voice",
    "Whereabouts",
    "half_day",
    "half_days_in_brief",
    "word",
]

WORDS: dict[type[StrEnum], dict[str, str]] = states.WORDS | intake.WORDS | network.WORDS | law.WORDS


def word(value: StrEnum | None) -> str:
    """How a state, answer or kind is said in the language in force; empty for unknown."""
    return "" if value is None else _(WORDS[type(value)][value.value])
