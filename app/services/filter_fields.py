"""What a filter may ask of a row: a field, and the relations that make sense of it. Pure: of rows that are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.i18n import N_
from app.vocabulary import ParticipantStatus


class Relation(StrEnum):
    """How a field stands to a value; some need none."""

    LONGER = "longer"
    SHORTER = "shorter"
    WITHIN = "within"
    BEFORE = "before"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    IS = "is"
    IS_NOT = "is_not"
    HOLDS = "holds"
    HOLDS_NOT = "holds_not"
    MISSING = "missing"
    THERE = "there"
    YES = "yes"
    NO = "no"
    KNOWN = "known"
    UNKNOWN = "unknown"


class Sort(StrEnum):
    """What sort of thing a field is."""

    SINCE = "since"  # a day that lies behind, counted in months
    SOON = "soon"  # a day that is to come
    NUMBER = "number"
    CHOICE = "choice"
    ONE_OF = "one_of"  # several, of which one is chosen
    WORDS = "words"  # several, in anybody's own words
    ANSWER = "answer"  # yes, no, or not known
    NOTED = "noted"  # only whether it is known
    PAPER = "paper"


R = Relation
RELATIONS: Mapping[Sort, tuple[Relation, ...]] = {
    Sort.SINCE: (R.LONGER, R.SHORTER, R.UNKNOWN),
    Sort.SOON: (R.WITHIN, R.BEFORE, R.UNKNOWN),
    Sort.NUMBER: (R.AT_LEAST, R.AT_MOST, R.UNKNOWN),
    Sort.CHOICE: (R.IS, R.IS_NOT, R.UNKNOWN),
    Sort.ONE_OF: (R.HOLDS, R.HOLDS_NOT, R.UNKNOWN),
    Sort.WORDS: (R.HOLDS, R.HOLDS_NOT, R.UNKNOWN),
    Sort.ANSWER: (R.YES, R.NO, R.UNKNOWN),
    Sort.NOTED: (R.KNOWN, R.UNKNOWN),
    Sort.PAPER: (R.MISSING, R.THERE),
}


@dataclass(frozen=True)
class Field:
    """Something that may be asked: its words (a message id), of what sort it is, and how it is read from a row.

    The value of one that ``stands_for`` others is an id; what it means is looked up in the vault. ``may_lack`` is no
    for what is always known, and for what not everybody has: not to have it is not the same as not being known.
    """

    words: str
    sort: Sort
    of: Callable[[Any], Any]
    stands_for: bool = False
    may_lack: bool = True

    @property
    def relations(self) -> tuple[Relation, ...]:
        """How it may be asked."""
        return tuple(one for one in RELATIONS[self.sort] if self.may_lack or one is not Relation.UNKNOWN)


def _registered_while_waiting(row: Any) -> Any:
    return row.registered_on if row.status is ParticipantStatus.WAITING else None


def _street_and_town(row: Any) -> Any:
    return (row.street and row.postcode and row.place) or None


HEARD, NEXT = N_("Nothing noted"), N_("Next contact")
_PERSON = {
    "status": Field(N_("Status"), Sort.CHOICE, lambda row: row.status.value, may_lack=False),
    "municipality": Field(N_("Municipality"), Sort.CHOICE, lambda row: row.municipality),
    "area": Field(N_("Area"), Sort.CHOICE, lambda row: row.municipality, stands_for=True),
    "next_on": Field(NEXT, Sort.SOON, lambda row: row.next_on),
    "age": Field(N_("Age"), Sort.NUMBER, lambda row: row.age),
    "gender": Field(N_("Gender"), Sort.CHOICE, lambda row: row.gender and row.gender.value),
    "languages": Field(N_("Languages"), Sort.ONE_OF, lambda row: row.languages),
    "interests": Field(N_("Interests"), Sort.WORDS, lambda row: row.interests),
    "has_pets": Field(N_("Has pets"), Sort.ANSWER, lambda row: row.has_pets),
    "smokes": Field(N_("Smokes"), Sort.ANSWER, lambda row: row.smokes),
    "has_car": Field(N_("Has a car"), Sort.ANSWER, lambda row: row.has_car),
}
_REACHED = {
    "phone": Field(N_("Phone"), Sort.NOTED, lambda row: row.phone or None),
    "email": Field(N_("Mail"), Sort.NOTED, lambda row: row.email or None),
    "address": Field(N_("Whole address"), Sort.NOTED, _street_and_town),
}
FIELDS: Mapping[str, Mapping[str, Field]] = {
    "participant": {
        "waits": Field(N_("Waits"), Sort.SINCE, _registered_while_waiting, may_lack=False),
        "heard": Field(HEARD, Sort.SINCE, lambda row: row.last_heard or row.registered_on),
        "coordinator": Field(N_("Contact person"), Sort.CHOICE, lambda row: row.coordinator, stands_for=True),
        "question_kind": Field(
            N_("Kind of question"), Sort.CHOICE, lambda row: row.question_kind and row.question_kind.value
        ),
        **_PERSON,
        "registered_on": Field(N_("Registered"), Sort.SINCE, lambda row: row.registered_on),
        **_REACHED,
    },
    "buddy": {
        "free_places": Field(N_("Free places"), Sort.NUMBER, lambda row: row.free_places, may_lack=False),
        "heard": Field(HEARD, Sort.SINCE, lambda row: row.last_heard or row.active_since or row.screened_on),
        "paper": Field(N_("Paper"), Sort.PAPER, lambda row: row.id, stands_for=True),
        "partner": Field(N_("Partner"), Sort.CHOICE, lambda row: row.partner, stands_for=True),
        "offers": Field(N_("Would like to do"), Sort.CHOICE, lambda row: row.offers and row.offers.value),
        **_PERSON,
        "last_intervision": Field(N_("Without intervision"), Sort.SINCE, lambda row: row.last_intervision),
        "active_since": Field(N_("Is a buddy"), Sort.SINCE, lambda row: row.active_since),
        **_REACHED,
    },
    "duo": {
        "state": Field(N_("State"), Sort.CHOICE, lambda row: row.state.value, may_lack=False),
        "heard": Field(HEARD, Sort.SINCE, lambda row: row.last_contact or (row.steps[-1][1] if row.steps else None)),
        "began": Field(N_("Together"), Sort.SINCE, lambda row: row.began),
        "coordinator": Field(N_("Coordinator"), Sort.CHOICE, lambda row: row.coordinator, stands_for=True),
        "municipality": Field(N_("Municipality"), Sort.CHOICE, lambda row: row.place),
        "area": Field(N_("Area"), Sort.CHOICE, lambda row: row.place, stands_for=True),
        "review_on": Field(N_("Agreement to be looked at again"), Sort.SOON, lambda row: row.review_on),
        "signed": Field(
            N_("Agreement signed"), Sort.ANSWER, lambda row: row.agreement_signed_on is not None, may_lack=False
        ),
    },
}
"""By the kind of a page, what may be asked there; ``heard`` of who was never heard counts from the beginning."""
