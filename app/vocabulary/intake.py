"""The words of intake and waiting: what is asked, agreed to and handed out before there is a duo."""

from enum import StrEnum

from app.i18n import N_


class QuestionKind(StrEnum):
    """What a participant asks for, and what a buddy offers."""

    COMPANY = "company"
    PRACTICAL = "practical"
    BOTH = "both"


class Means(StrEnum):
    """How somebody gets about; a car of one's own is a fact of its own."""

    FOOT = "foot"
    BIKE = "bike"
    TRANSIT = "transit"
    LIFT = "lift"


class Advice(StrEnum):
    """What whoever held the screening talk advises."""

    FITS = "fits"
    WITH_CARE = "with_care"
    NOT_NOW = "not_now"


class ConsentKind(StrEnum):
    """What somebody agrees to, or does not; to share with a buddy says exactly what."""

    REGISTER = "register"
    PARTNER = "partner"
    BUDDY = "buddy"
    STORY = "story"


class HandoutKind(StrEnum):
    """What was given to somebody, printed or put aside to send."""

    INTRODUCTION = "introduction"
    LETTER = "letter"
    MAIL = "mail"
    LABELS = "labels"
    LIST = "list"
    PERSON_FILE = "person_file"
    EXPORT = "export"
    EXPENSE_NOTE = "expense_note"


class Threshold(StrEnum):
    """How easy it is to step into an offer."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Along(StrEnum):
    """Who goes along to an offer the first times."""

    NOBODY = "nobody"
    COORDINATOR = "coordinator"
    BUDDY = "buddy"
    VOLUNTEER = "volunteer"
    RELATIVE = "relative"
    PARTICIPANT = "participant"


WORDS: dict[type[StrEnum], dict[str, str]] = {
    QuestionKind: {"company": N_("company"), "practical": N_("practical"), "both": N_("company and practical")},
    Means: {
        "foot": N_("on foot"),
        "bike": N_("by bike"),
        "transit": N_("by bus or train"),
        "lift": N_("with somebody"),
    },
    Advice: {"fits": N_("suits"), "with_care": N_("suits, with attention"), "not_now": N_("not now")},
    ConsentKind: {
        "register": N_("being registered"),
        "partner": N_("sharing with a partner"),
        "buddy": N_("sharing with a buddy"),
        "story": N_("telling the story"),
    },
    HandoutKind: {
        "introduction": N_("Introduction"),
        "letter": N_("Letter"),
        "mail": N_("Mail"),
        "labels": N_("Labels"),
        "list": N_("List"),
        "person_file": N_("Own file"),
        "export": N_("Export"),
        "expense_note": N_("Expense note"),
    },
    Threshold: {"low": N_("easy to step into"), "middle": N_("takes some courage"), "high": N_("a big step")},
    Along: {
        "nobody": N_("nobody"),
        "coordinator": N_("somebody of the office"),
        "buddy": N_("a buddy"),
        "volunteer": N_("a volunteer"),
        "relative": N_("somebody close"),
        "participant": N_("another participant"),
    },
}
