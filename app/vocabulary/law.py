"""The words of what is owed to a volunteer: how expenses are paid back, and which papers a benefit asks."""

from enum import StrEnum

from app.i18n import N_


class Travel(StrEnum):
    """By what a volunteer went; each has its own rate, and a ticket is a real cost."""

    CAR = "car"
    BIKE = "bike"
    TRANSIT = "transit"


class ExpenseSystem(StrEnum):
    """How a volunteer is paid back in a year."""

    FLAT = "flat"
    REAL = "real"


class LegalKind(StrEnum):
    """What the law settles: per day, per year, per kilometre, and how many kilometres beside a flat rate."""

    FLAT_DAY = "flat_day"
    FLAT_YEAR = "flat_year"
    CAR_KM = "car_km"
    BIKE_KM = "bike_km"
    KM_YEAR = "km_year"


class Benefit(StrEnum):
    """A benefit whose service wants to know that somebody volunteers."""

    UNEMPLOYMENT = "unemployment"
    ILLNESS = "illness"
    LIVING_WAGE = "living_wage"


WORDS: dict[type[StrEnum], dict[str, str]] = {
    Travel: {"car": N_("car"), "bike": N_("bike"), "transit": N_("bus or train")},
    ExpenseSystem: {"flat": N_("flat rate"), "real": N_("real costs")},
    LegalKind: {
        "flat_day": N_("flat rate for a day"),
        "flat_year": N_("flat rate for a year"),
        "car_km": N_("a kilometre by car"),
        "bike_km": N_("a kilometre by bike"),
        "km_year": N_("kilometres in a year beside a flat rate"),
    },
    Benefit: {
        "unemployment": N_("unemployment benefit"),
        "illness": N_("sickness benefit"),
        "living_wage": N_("social integration income"),
    },
}
