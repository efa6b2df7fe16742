"""The frozen rows that leave the services: what pages, papers and the command line may know of a record."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.models import Wish
from app.models.person import free, short_name
from app.services.kept import Deferring
from app.vocabulary import Advice, BuddyStatus, Gender, ParticipantStatus, QuestionKind, Strength


@dataclass(frozen=True, slots=True)
class WishRow:
    """A wish: ``about`` gender, smokes, has_pets, language, traits, interests, age or ``custom:…``."""

    about: str
    values: tuple[Any, ...]
    lower: int | None
    upper: int | None
    strength: Strength
    firm: bool


@dataclass(frozen=True, slots=True)
class PersonRow(Deferring):
    """What is true of a person in any role; ``None`` is unknown. ``availability`` maps half-days to free or not."""

    person_id: UUID
    first_name: str
    last_name: str
    full_name: str
    short_name: str
    age: int | None
    birth_date: date | None
    birth_year: int | None
    gender: Gender | None
    pronouns: str | None
    street: str | None
    postcode: str | None
    place: str | None
    municipality: str | None
    phone: str | None
    email: str | None
    languages: tuple[str, ...] | None
    smokes: bool | None
    smokes_note: str | None
    has_pets: bool | None
    pets_note: str | None
    travels_km: float | None
    has_car: bool | None
    means: tuple[str, ...] | None
    mobility: str | None
    reach_note: str | None
    interests: tuple[str, ...] | None
    traits: tuple[str, ...] | None
    availability: dict[str, bool] | None
    custom: dict[str, Any] | None
    wishes: tuple[WishRow, ...]
    may_be_contacted: bool
    deceased_on: date | None
    no_contact_since: date | None
    admitted_since: date | None
    account: str | None
    paper_language: str | None

    @property
    def called(self) -> str:
        """How she or he is called: the first name where there is one."""
        return self.first_name or self.full_name

    @property
    def free(self) -> tuple[str, ...] | None:
        """The half-days known to be free, in the order of the week."""
        known = free(self.availability)
        return None if known is None else tuple(known)

    @property
    def names(self) -> str:
        """The name in full."""
        return self.full_name

    @property
    def names_in_list(self) -> str:
        """The name where room is scarce."""
        return self.full_name


@dataclass(frozen=True, slots=True)
class RoleRow(PersonRow):
    """A person in one of the two roles; ``last_heard`` in a contact with them or of their duo.

    ``hear_from`` is the day from which it is good to hear again who waits or is free; None for others. Of who waits and
    was never heard, nobody knows since when, it is today; of who is free it is not known then.
    ``next_on`` is the first day on which something is to be done about them, where it was noted.
    """

    id: UUID
    remarks: str | None
    last_heard: date | None
    hear_from: date | None
    next_on: date | None


@dataclass(frozen=True, slots=True)
class ParticipantRow(RoleRow):
    """A participant; ``waiting_weeks`` only for who is waiting, for the coordinator's eyes."""

    status: ParticipantStatus
    registered_on: date | None
    registered_precision: str
    intake_on: date | None
    left_on: date | None
    waiting_weeks: int | None
    coordinator: str | None
    referrer: str | None
    referrer_contact: str | None
    source: str | None
    dossier: str | None
    vulnerable: bool | None
    isolated: bool | None
    checked_on: date | None
    checked_by: str | None
    referred_to: str | None
    left_note: str | None
    priority_groups: tuple[str, ...]
    question_kind: QuestionKind | None
    question: str | None
    good_week: str | None
    introduction: str | None
    earlier: tuple[str, ...] | None
    would_try: tuple[str, ...] | None
    helps: str | None
    budget: str | None
    household: str | None
    minors: bool | None
    target_groups: tuple[str, ...] | None
    strengths: tuple[str, ...]
    gives: str | None
    care_note: str | None


@dataclass(frozen=True, slots=True)
class BuddyRow(RoleRow):
    """A buddy; ``free_places`` is the capacity less the duos that take a place.

    ``second`` is the other one of a couple; ``areas`` are ids of areas, None for everywhere. ``last_intervision`` is
    the last one at which she or he was known to be.
    """

    status: BuddyStatus
    partner: str | None
    capacity: int
    free_places: int
    second_person: str | None
    second_person_id: UUID | None
    second_first_name: str | None
    second: PersonRow | None
    areas: tuple[str, ...] | None
    asked_on: date | None
    screened_on: date | None
    screened_precision: str
    screened_at: str | None
    screener: str | None
    advice: Advice | None
    decided_on: date | None
    decided_by: str | None
    screening_note: str | None
    active_since: date | None
    active_precision: str
    offers: QuestionKind | None
    source: str | None
    experience: str | None
    other_work: str | None
    motivation: str | None
    introduction: str | None
    paused_until: date | None
    paused_note: str | None
    last_intervision: date | None

    @property
    def called(self) -> str:
        """``Karim & Femke`` for a couple."""
        return " & ".join(name for name in (self.first_name or self.full_name, self.second_first_name) if name)

    @property
    def names(self) -> str:
        """Both names of a couple in full."""
        return " & ".join(name for name in (self.full_name, self.second_person) if name)

    @property
    def names_in_list(self) -> str:
        """The name in full, of a couple the first names with an initial: both must be read."""
        return (
            f"{short_name(self.first_name, self.last_name)} & {self.second.short_name}"
            if self.second
            else self.full_name
        )


def wish_row(wish: Wish) -> WishRow:
    """The row of a wish."""
    return WishRow(wish.about, tuple(wish.values or ()), wish.lower, wish.upper, wish.strength, wish.firm)
