"""States, answers and kinds of people, duos and papers, with how each is said on screen.

Code names follow the field's glossary; the states of a participant, a buddy and a duo are the practice's own.
"""

from enum import StrEnum

from app.i18n import N_


class Role(StrEnum):
    PARTICIPANT = "participant"
    BUDDY = "buddy"


class Gender(StrEnum):
    FEMALE = "f"
    MALE = "m"
    OTHER = "x"


class ParticipantStatus(StrEnum):
    REGISTERED = "registered"
    INTAKE = "intake"
    WAITING = "waiting"
    MEETING = "meeting"
    IN_DUO = "in_duo"
    AFTERCARE = "aftercare"
    REFERRED = "referred"
    LEFT = "left"


class BuddyStatus(StrEnum):
    CANDIDATE = "candidate"
    SCREENING = "screening"
    NOT_RETAINED = "not_retained"
    AVAILABLE = "available"
    MEETING = "meeting"
    IN_DUO = "in_duo"
    PAUSED = "paused"
    STOPPED = "stopped"


class DuoState(StrEnum):
    PROPOSED = "proposed"
    ASKED = "asked"
    FIRST_MEETING = "first_meeting"
    TRIAL = "trial"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSING = "closing"
    ENDED = "ended"
    NO_CLICK = "no_click"
    STOPPED_EARLY = "stopped_early"


GETTING_TO_KNOW = frozenset({DuoState.PROPOSED, DuoState.ASKED, DuoState.FIRST_MEETING})
TOGETHER = frozenset({DuoState.TRIAL, DuoState.RUNNING, DuoState.PAUSED, DuoState.CLOSING})


class Answer(StrEnum):
    """What one side says when asked apart whether they want to meet."""

    YES = "yes"
    NO = "no"
    THINKING = "thinking"


class Click(StrEnum):
    """What one side says after a first meeting."""

    YES = "yes"
    AGAIN = "again"
    NO = "no"


class ContactKind(StrEnum):
    """How a contact was: the coordinator's own talk, or the two who saw each other."""

    PHONE = "phone"
    VISIT = "visit"
    MAIL = "mail"
    MEETING = "meeting"
    OUTING = "outing"


class Initiative(StrEnum):
    """Who took the initiative when the two saw each other."""

    PARTICIPANT = "participant"
    BUDDY = "buddy"
    TOGETHER = "together"


class Whereabouts(StrEnum):
    """Where the two were: at the home of one of them, or out."""

    HOME = "home"
    OUT = "out"


class Payer(StrEnum):
    """Who paid for what two did together."""

    EACH = "each"
    PARTICIPANT = "participant"
    BUDDY = "buddy"
    OFFICE = "office"


class FollowUpKind(StrEnum):
    """What is to be done: a step of one's own, or what Klik reminds of by itself."""

    STEP = "step"
    OWN_STEP = "own_step"
    REFERRAL = "referral"
    AFTERCARE = "aftercare"
    SILENT = "silent"
    UNHEARD = "unheard"
    MEETING = "meeting"
    FREE = "free"
    CHECK_IN = "check_in"
    EVALUATION = "evaluation"
    REVIEW = "review"
    RETURN = "return"
    INTAKE = "intake"
    OUTING = "outing"
    SCREENING = "screening"
    NETWORK_MEETING = "network_meeting"
    NETWORK_CHECK = "network_check"


class EndReason(StrEnum):
    """Why a duo rounded off or stopped; none of them blames anybody."""

    ON_ITS_OWN = "on_its_own"
    TIME = "time"
    MOVED = "moved"
    HEALTH = "health"
    OTHER_SUPPORT = "other_support"
    DIFFERENT = "different"
    DECEASED = "deceased"
    OTHER = "other"


class Voice(StrEnum):
    """Whose evaluation it is: of one side, or of all together."""

    PARTICIPANT = "participant"
    BUDDY = "buddy"
    TOGETHER = "together"


class EventKind(StrEnum):
    """What the office brings people together for."""

    INTERVISION = "intervision"
    TRAINING = "training"
    APPRECIATION = "appreciation"
    WAITING = "waiting"
    OPEN = "open"
    OUTREACH = "outreach"


class ReportKind(StrEnum):
    """Something serious that happened, or a complaint of somebody."""

    INCIDENT = "incident"
    COMPLAINT = "complaint"


class PaperKind(StrEnum):
    """The papers of a volunteer; the first two are compulsory in Flanders."""

    AGREEMENT_NOTE = "agreement_note"
    INFORMATION_NOTE = "information_note"
    EXTRACT = "extract"
    INSURANCE = "insurance"
    TRAINING = "training"
    BENEFIT_NOTICE = "benefit_notice"
    OTHER = "other"


class Strength(StrEnum):
    """How strongly something is wished; the numbers weigh in the fit, ``must`` is a rule."""

    MUST = "must"
    STRONG = "3"
    RATHER = "2"
    NICE = "1"


WORDS: dict[type[StrEnum], dict[str, str]] = {
    Role: {"participant": N_("participant"), "buddy": N_("buddy")},
    Gender: {"f": N_("woman"), "m": N_("man"), "x": N_("x")},
    ParticipantStatus: {
        "registered": N_("Registered"),
        "intake": N_("Intake"),
        "waiting": N_("Waiting"),
        "meeting": N_("Getting to know"),
        "in_duo": N_("In a duo"),
        "aftercare": N_("Aftercare"),
        "referred": N_("Referred"),
        "left": N_("Left"),
    },
    BuddyStatus: {
        "candidate": N_("Candidate"),
        "screening": N_("In screening"),
        "not_retained": N_("Not retained"),
        "available": N_("Available"),
        "meeting": N_("Getting to know"),
        "in_duo": N_("In a duo"),
        "paused": N_("Paused"),
        "stopped": N_("Stopped"),
    },
    DuoState: {
        "proposed": N_("Proposed"),
        "asked": N_("Both asked"),
        "first_meeting": N_("First meeting"),
        "trial": N_("Trial period"),
        "running": N_("Running"),
        "paused": N_("Paused"),
        "closing": N_("Closing"),
        "ended": N_("Ended"),
        "no_click": N_("No click"),
        "stopped_early": N_("Stopped early"),
    },
    Answer: {"yes": N_("yes"), "no": N_("no"), "thinking": N_("is thinking it over")},
    Click: {"yes": N_("yes"), "again": N_("meet once more"), "no": N_("no")},
    ContactKind: {
        "phone": N_("Phone call"),
        "visit": N_("Visit"),
        "mail": N_("Mail"),
        "meeting": N_("First meeting"),
        "outing": N_("They saw each other"),
    },
    FollowUpKind: {
        "step": N_("A next step"),
        "own_step": N_("A step of the participant's own"),
        "referral": N_("How it goes with an offer"),
        "aftercare": N_("Aftercare"),
        "silent": N_("Nothing noted of a duo for long"),
        "unheard": N_("Somebody who waits was not heard for long"),
        "meeting": N_("Getting to know"),
        "free": N_("A free buddy"),
        "check_in": N_("A talk with both sides"),
        "evaluation": N_("Evaluation"),
        "review": N_("An agreement to look at again"),
        "return": N_("Back from a pause"),
        "intake": N_("Somebody before or in the intake"),
        "outing": N_("Two who may go out together"),
        "screening": N_("A candidate in screening"),
        "network_meeting": N_("Network meeting"),
        "network_check": N_("A talk after a network meeting"),
    },
    EndReason: {
        "on_its_own": N_("goes on alone, or as friends"),
        "time": N_("no time any more"),
        "moved": N_("moved away"),
        "health": N_("health"),
        "other_support": N_("other support fits better"),
        "different": N_("it did not work between the two"),
        "deceased": N_("deceased"),
        "other": N_("another reason"),
    },
    Voice: {"participant": N_("participant"), "buddy": N_("buddy"), "together": N_("together")},
    EventKind: {
        "intervision": N_("Peer supervision"),
        "training": N_("Training"),
        "appreciation": N_("Appreciation"),
        "waiting": N_("Meeting for who waits"),
        "open": N_("Open meeting"),
        "outreach": N_("Outreach"),
    },
    PaperKind: {
        "agreement_note": N_("Volunteer agreement"),
        "information_note": N_("Information note"),
        "extract": N_("Extract from the criminal record"),
        "insurance": N_("Insurance"),
        "training": N_("Training"),
        "benefit_notice": N_("Notice to a benefit service"),
        "other": N_("Another paper"),
    },
    ReportKind: {"incident": N_("Incident"), "complaint": N_("Complaint")},
    Initiative: {"participant": N_("participant"), "buddy": N_("buddy"), "together": N_("together")},
    Whereabouts: {"home": N_("at home"), "out": N_("out and about")},
    Payer: {
        "each": N_("each for themselves"),
        "participant": N_("participant"),
        "buddy": N_("buddy"),
        "office": N_("the office"),
    },
    Strength: {"must": N_("must"), "3": N_("strongly"), "2": N_("rather"), "1": N_("nice")},
}
