"""What figures and their parts are called: in the window, on paper, in a workbook and on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.figures.asked import Asked
from app.figures.figure import Figure
from app.figures.small import OTHER
from app.i18n import N_, _, full_date, ngettext, number
from app.models import Organisation
from app.vocabulary import EndReason, EventKind, Gender, Rung, Voice, word

ISOLATION, INTEGRATION = "isolation", "integration"
OUTSIDE = N_("Figures are of days from {first} to {last}.")

_AIMS = {ISOLATION: N_("Breaking isolation"), INTEGRATION: N_("Integration")}
_CALLED = {
    "duo_running": N_("Duos running on {day}"),
    "duo_started": N_("Duos that started"),
    "duo_ended": N_("Duos that ended"),
    "waiting": N_("Waiting on {day}"),
    "registered": N_("New participants"),
    "intake_held": N_("Intakes held"),
    "wait_for_intake": N_("First duos, by the wait from registration to intake"),
    "wait_for_duo": N_("First duos, by the wait from intake to the start"),
    "candidate_screened": N_("Screening talks with candidates"),
    "became_buddy": N_("New buddies"),
    "seen": N_("Times that duos saw each other"),
    "talks": N_("Talks with participants and buddies"),
    "evaluated": N_("Evaluations held"),
    "participants_heard": N_("Participants heard in an evaluation"),
    "buddies_heard": N_("Buddies heard in an evaluation"),
    "present_buddies": N_("Attendance of buddies"),
    "event_held": N_("Events"),
    "present_participants": N_("Attendance of participants"),
    "own_step": N_("Own steps done"),
    "rung": N_("Rungs on the way to a place"),
    "brought": N_("Brought to an offer"),
    "goes_alone": N_("Goes to an offer alone by now"),
    "met_people": N_("Met more people at an offer"),
    "goal_reached": N_("Own goals reached"),
    "learned": N_("What a buddy learned or sees otherwise"),
    "people_reached": N_("People reached by making known"),
}
_BY = {
    "gender": N_("Gender"),
    "age_band": N_("Age"),
    "municipality": N_("Municipality"),
    "partner": N_("Partner"),
    "target_group": N_("Target group"),
    "reason": N_("Reason of the end"),
    "length": N_("How long together"),
    "wait": N_("How long it took"),
    "whom": N_("With whom"),
    "voice": N_("Whose evaluation"),
    "kind": N_("Kind"),
}
_MONTHS = {
    "0-3": N_("less than 3 months"),
    "3-6": N_("3 to 5 months"),
    "6-12": N_("6 to 11 months"),
    "12-24": N_("12 to 23 months"),
    "24+": N_("2 years or more"),
    "0-1": N_("less than a month"),
    "1-3": N_("1 or 2 months"),
    "12+": N_("a year or more"),
}
_WHOM = {"participant": N_("the participant"), "buddy": N_("the buddy"), "both": N_("both of a duo")}
_UNKNOWN = {"partner": N_("no partner"), "reason": N_("no reason noted")}
_EVENTS = frozenset(kind.value for kind in EventKind)
_WORDS = {"gender": Gender, "reason": EndReason, "voice": Voice}


@dataclass(frozen=True)
class Names:
    """Names that codes stand for: those of partners."""

    partners: Mapping[str, str]


def names(session: Session) -> Names:
    """The names in force."""
    return Names({one.hex: name for one, name in session.execute(select(Organisation.id, Organisation.name))})


def aim_called(aim: str) -> str:
    """The heading over the figures of an aim."""
    return _(_AIMS[aim])


def called(name: str, asked: Asked, today: date) -> str:
    """The name of a figure, short enough for a card; the day of one that is as it stood on the last day."""
    return _(_CALLED[name]).format(day=full_date(min(asked.last, today)))


def median_said(figure: Figure) -> str:
    """The median of how long those waited, in a sentence; empty where there is none."""
    if figure.median is None:
        return ""
    words = ngettext(
        "Half of them waited {n} day at most (n = {of}).", "Half of them waited {n} days at most (n = {of}).",
        figure.median,
    )  # fmt: skip
    return words.format(n=number(figure.median), of=number(figure.median_n))


def by_called(by: str) -> str:
    """The heading over the parts by a fact."""
    return _(_BY[by])


def value_called(by: str, value: str, names: Names) -> str:
    """What a part is called; the unknown too."""
    if value == OTHER:
        return _("small groups together")
    if not value:
        return _(_UNKNOWN.get(by, N_("not known")))
    if by in _WORDS:
        return word(_WORDS[by](value))
    if by in ("length", "wait"):
        return _(_MONTHS[value])
    if by == "whom":
        return _(_WHOM[value])
    if by == "kind":
        return word(EventKind(value)) if value in _EVENTS else word(Rung(value))
    if by == "partner":
        return names.partners.get(value, _("a partner of before"))
    return _ages(value) if by == "age_band" else value


def _ages(band: str) -> str:
    """``30-44`` → ``30 tot 44 jaar``"""
    first, _dash, last = band.partition("-")
    if last:
        return _("{first} to {last} years").format(first=first, last=last)
    return _("{first} years and older").format(first=first.rstrip("+"))
