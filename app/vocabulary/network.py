"""What a network map, the steps outward and a network meeting are told with, and how each is said on screen."""

from enum import StrEnum

from app.i18n import N_


class NetworkKind(StrEnum):
    """Who or what stands on a network map."""

    RELATIVE = "relative"
    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"
    GROUP = "group"
    ANIMAL = "animal"

    @property
    def is_human(self) -> bool:
        """Whether this is one person, who can be talked with."""
        return self not in (NetworkKind.GROUP, NetworkKind.ANIMAL)


class Support(StrEnum):
    """What one does for another, as an ecogram tells it."""

    PRACTICAL = "practical"
    COMPANY = "company"
    ADVICE = "advice"
    EMOTIONAL = "emotional"


class TieKind(StrEnum):
    """How it is between two on the map."""

    EXISTING = "existing"
    ENDED = "ended"
    TENSE = "tense"


class Often(StrEnum):
    """How often the participant hears or sees somebody."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    SELDOM = "seldom"


class Met(StrEnum):
    """How the participant came to know somebody."""

    SELF = "self"
    ALWAYS = "always"
    OTHERS = "others"
    CARE = "care"
    BUDDY = "buddy"


class MomentKind(StrEnum):
    """At which moment of a duo a map was kept."""

    START = "start"
    HALF_YEAR = "half_year"
    YEAR = "year"
    END = "end"
    OTHER = "other"


class Rung(StrEnum):
    """How far a step outward has come, from low to high."""

    TOLD = "told"
    ACCOMPANIED = "accompanied"
    WITH_BUDDY = "with_buddy"
    ALONE = "alone"
    ROLE = "role"


class Reply(StrEnum):
    """What somebody said who could come to a network meeting."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    COMES = "comes"
    NO = "no"
    WRITTEN = "written"


class BuddyPart(StrEnum):
    """What the buddy does around a network meeting."""

    CONVENOR = "convenor"
    ON_CALL = "on_call"
    ABSENT = "absent"


class PlanOwner(StrEnum):
    """Who does what a line of a plan says."""

    SELF = "self"
    NETWORK = "network"
    BUDDY = "buddy"
    PROFESSIONAL = "professional"


WORDS: dict[type[StrEnum], dict[str, str]] = {
    NetworkKind: {
        "relative": N_("Relative or acquaintance"),
        "volunteer": N_("Buddy or volunteer"),
        "professional": N_("Care professional"),
        "group": N_("Group or place"),
        "animal": N_("Animal"),
    },
    Support: {
        "practical": N_("practical"),
        "company": N_("company"),
        "advice": N_("advice"),
        "emotional": N_("a listening ear"),
    },
    TieKind: {"existing": N_("know each other"), "ended": N_("formerly"), "tense": N_("tense")},
    Often: {
        "daily": N_("daily"),
        "weekly": N_("weekly"),
        "monthly": N_("monthly"),
        "yearly": N_("a few times a year"),
        "seldom": N_("seldom"),
    },
    Met: {
        "self": N_("by themselves"),
        "always": N_("has always been there"),
        "others": N_("through somebody else"),
        "care": N_("through care"),
        "buddy": N_("through the buddy"),
    },
    MomentKind: {
        "start": N_("Start"),
        "half_year": N_("6 months"),
        "year": N_("1 year"),
        "end": N_("End"),
        "other": N_("In between"),
    },
    Rung: {
        "told": N_("told about it"),
        "accompanied": N_("with a professional"),
        "with_buddy": N_("with the buddy"),
        "alone": N_("alone"),
        "role": N_("has a role"),
    },
    Reply: {
        "not_asked": N_("not asked yet"),
        "asked": N_("asked"),
        "comes": N_("comes"),
        "no": N_("does not come"),
        "written": N_("writes something"),
    },
    BuddyPart: {
        "convenor": N_("convenes it"),
        "on_call": N_("is within call"),
        "absent": N_("is not there"),
    },
    PlanOwner: {
        "self": N_("the participant"),
        "network": N_("somebody of the network"),
        "buddy": N_("the buddy"),
        "professional": N_("a professional"),
    },
}
