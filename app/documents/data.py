"""What each paper needs to know, and nothing more: no diagnosis, no medication, no file.

Every text is the coordinator's own and may be empty: an empty one is printed as a dotted line to fill in at the table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal
from uuid import UUID

from app.vocabulary import EventKind, Role, Voice


@dataclass(frozen=True)
class Letterhead:
    """The office that the paper comes from. ``logo`` holds the bytes of a PNG or JPEG.

    ``language`` is that of the paper, one of ``i18n.LANGUAGES``; an empty one is the language in force.
    """

    name: str = ""
    address_lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    logo: bytes | None = None
    insurer: str = ""
    policy_number: str = ""
    complaints: str = ""  # whom to turn to: "Greet Bosveld, 014 00 00 00"
    language: str = ""


@dataclass(frozen=True)
class Side:
    """One of the two, said in the same way for both. ``called`` is the name in running text, mostly the first name."""

    full_name: str = ""
    called: str = ""


@dataclass(frozen=True)
class Coordinator:
    """Who follows the duo and signs as third; the number both may call."""

    full_name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class AgreementData:
    """One agreement between two people. Texts are words as they stand in a sentence, without a full stop.

    ``trial_contacts`` and ``every_days`` are the smallest and the largest number. ``click_recorded`` says that both
    answered "yes" after the first meeting; until then every page is marked as a draft.
    """

    letterhead: Letterhead = Letterhead()
    participant: Side = Side()
    buddy: Side = Side()
    coordinator: Coordinator = Coordinator()
    aim: str = ""
    start: date | None = None
    review: date | None = None
    trial_contacts: tuple[int, int] | None = (4, 6)
    every_days: tuple[int, int] | None = (14, 21)
    contact_length: str = ""  # "ongeveer twee uur"
    usual_day: str = ""  # "zaterdag in de namiddag"
    meeting_place: str = ""  # "aan het station van Geel"
    cancel_how: str = ""  # "een telefoontje of een berichtje"
    cancel_before: str = ""  # "de avond voordien"
    holidays: str = ""
    activities_liked: str = ""
    activities_not: str = ""
    costs: str = ""
    transport: str = ""
    reachability: str = ""
    confidentiality: str = ""  # what the two add to the rule in the template
    buddy_does: str = ""
    buddy_does_not: str = ""  # what the two add to the rule in the template
    own_input_participant: str = ""
    own_input_buddy: str = ""
    boundaries_participant: str = ""
    boundaries_buddy: str = ""
    boundaries_together: str = ""
    evaluation_dates: tuple[date, ...] = ()
    signing_place: str = ""
    signing_date: date | None = None
    click_recorded: bool = False
    own_text: str | None = None  # the office's own text of this paper, else the one that ships with Klik


Answer = int | str
"""The place of a chosen option, from 1, or own words."""


@dataclass(frozen=True)
class Question:
    """One question: with ``options`` one of them is the answer, without any it is own words on so many ``lines``."""

    key: str
    text: str
    options: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True)
class GoalWords:
    """Something a participant wants to reach, in own words; ``key`` stays the same from one form to the next."""

    key: str
    words: str


@dataclass(frozen=True)
class EvaluationFormData:
    """A form to look back, of one side of a duo or of all together, ``months`` after the beginning.

    ``duo`` is the id that a filled form is recognised by; empty on a blank one, which names nobody.
    """

    voice: Voice
    months: int | None = 3
    duo: str = ""
    letterhead: Letterhead = Letterhead()
    participant: Side = Side()
    buddy: Side = Side()
    coordinator: Coordinator = Coordinator()
    talk: date | None = None  # the day of the talk
    goals: tuple[GoalWords, ...] = ()
    own_text: str | None = None  # the office's own text of this paper, else the one that ships with Klik


@dataclass(frozen=True)
class EvaluationAnswersData:
    """What was said on a day; ``whose`` is the name of a side, empty for all together; ``answers`` by question key."""

    whose: str
    months: int | None
    on: date
    questions: tuple[Question, ...]
    answers: Mapping[str, Answer]
    letterhead: Letterhead = Letterhead()
    participant: Side = Side()
    buddy: Side = Side()


@dataclass(frozen=True)
class EmergencyCardData:
    """Whom to call when it is urgent: pairs of a number and what it is for, in their order. Nobody's file is in it."""

    numbers: tuple[tuple[str, str], ...]
    letterhead: Letterhead = Letterhead()
    buddy: Side = Side()
    coordinator: Coordinator = Coordinator()
    own_text: str | None = None  # the office's own text of this paper, else the one that ships with Klik


@dataclass(frozen=True)
class LetterData:
    """A letter or note to one person of a duo, or to a volunteer; ``name`` is that of its template.

    ``other`` is the first name of who the person is a duo with, and stands on no paper that is shown to others.
    ``start`` and ``end`` are of the duo, or ``start`` alone is the day from which something holds. ``record`` is whose
    letter it is in the vault: participant or buddy, and the id.
    """

    name: str
    letterhead: Letterhead = Letterhead()
    to: Side = Side()
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    other: str = ""
    coordinator: Coordinator = Coordinator()
    coordinator_before: str = ""
    written: date | None = None
    start: date | None = None
    end: date | None = None
    record: tuple[Literal["participant", "buddy"], UUID] | None = None
    own_text: str | None = None  # the office's own text of this paper, else the one that ships with Klik


@dataclass(frozen=True)
class ListColumn:
    """A column of a list: its title, and whether it stands at the right, as numbers and dates do."""

    title: str
    right: bool = False


@dataclass(frozen=True)
class Cell:
    """What a list shows in one place; ``value`` is the day or number that the words say, where they say one."""

    words: str
    value: date | float | None = None


@dataclass(frozen=True)
class ListData:
    """A list as it is shown: rows of as many cells as there are columns; on paper with ``foot`` under it."""

    title: str
    on: date
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    letterhead: Letterhead = Letterhead()
    foot: str = ""


@dataclass(frozen=True)
class Reach:
    """Where somebody lives and how to reach them. Everything but the name may be unknown."""

    role: Role
    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    free: str = ""  # half-days, in brief


@dataclass(frozen=True)
class Stop:
    """Whom to see in one place: a person or a duo, and what the coordinator wants to remember of them."""

    people: tuple[Reach, ...]
    remark: str = ""


@dataclass(frozen=True)
class RoadData:
    """Whom to visit on a day on the road, by municipality; an empty name of a municipality is unknown.

    ``left_out`` says how many are not on it, because they died or want no contact any more.
    """

    on: date
    places: tuple[tuple[str, tuple[Stop, ...]], ...]
    letterhead: Letterhead = Letterhead()
    left_out: int = 0


@dataclass(frozen=True)
class Occasion:
    """What people are brought together for, as a paper says it. All but ``kind`` and ``on`` may be empty."""

    kind: EventKind
    on: date
    title: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    theme: str = ""
    partner: str = ""  # who organises it together with the office


@dataclass(frozen=True)
class InvitationData:
    """A letter to one guest, or to the two of a couple; ``called`` is the name in the salutation."""

    occasion: Occasion
    full_name: str = ""
    called: str = ""
    address: tuple[str, ...] = ()
    letterhead: Letterhead = Letterhead()
    coordinator: Coordinator = Coordinator()
    written_on: date | None = None
    own_text: str | None = None  # the office's own text of this paper, else the one that ships with Klik


@dataclass(frozen=True)
class AttendanceData:
    """A list to sign at the door. It goes round: only names, and nothing that tells who is what."""

    occasion: Occasion
    names: tuple[str, ...] = ()
    letterhead: Letterhead = Letterhead()


@dataclass(frozen=True)
class Appointment:
    """What goes into a calendar of one's own. It leaves the vault: initials at most, and never why."""

    uid: str
    summary: str
    on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""


@dataclass(frozen=True)
class Label:
    """What stands on one label: a name, and the lines of an address under it."""

    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class LabelsData:
    """Labels on sheets of a ``size`` (see ``labels.SIZES``); ``first`` is the place of the first one on a used sheet.

    ``sender`` is printed small above each, where anything is to be said of who sends it.
    """

    labels: tuple[Label, ...]
    size: str
    first: int = 1
    sender: str = ""
