"""The engine's codes as plain sentences: never a rank, a percentage or a score of a person.

Names are given where a sentence speaks of someone: the engine itself knows none.
"""

import math
from enum import StrEnum

from app.i18n import N_, _, listed, ngettext, number
from app.matching.explain import Beforehand, Cell, Explanation, Refusal
from app.matching.people import CUSTOM, KIND
from app.matching.questions import OpenQuestion, Question
from app.matching.rules import State
from app.matching.solution import Unlock
from app.matching.wish_words import as_wished, criterion_word, fact_of, how_many, someone_wished, worded
from app.vocabulary import Gender, Role, half_day

# From this fit on a pair "fits well": both sides at 600, or one at 1000 and the other at 467. About the best third of
# the pairs that may be proposed, and most of those that are.
FITS_WELL = 600


class Band(StrEnum):
    """What is said of a pair instead of a number."""

    GOOD = "good"
    PARTLY = "partly"
    TO_ASK = "to_ask"
    NOT = "not"


BAND_WORDS = {
    Band.GOOD: N_("fits well"),
    Band.PARTLY: N_("fits partly"),
    Band.TO_ASK: N_("something to ask first"),
    Band.NOT: N_("does not fit"),
}
RULE_WORDS = {
    "availability": N_("Half-days"),
    "region": N_("Region"),
    "distance": N_("Distance"),
    "language": N_("Language"),
    "wish": N_("Wish"),
    "excluded": N_("Not together"),
}
QUESTIONS = {
    "availability": N_("Which half-days is {name} free?"),
    "area": N_("In which region does {name} live?"),
    "location": N_("Where does {name} live?"),
    "travels_km": N_("How far is {name} willing to travel?"),
    "language": N_("Which languages does {name} speak?"),
    "gender": N_("Is {name} a woman, a man or x?"),
    "age": N_("How old is {name}?"),
    "smokes": N_("Does {name} smoke?"),
    "has_pets": N_("Does {name} have pets?"),
    "traits": N_("What is {name} like?"),
    "interests": N_("What does {name} like to do?"),
    KIND: N_("Company, practical help or both: what does {name} have in mind?"),
}
QUESTIONS_OF_TWO = {
    "availability": N_("Which half-days are {name} both free?"),
    "area": N_("In which region do {name} live?"),
    "location": N_("Where do {name} live?"),
    "travels_km": N_("How far are {name} willing to travel?"),
    "language": N_("Which languages do {name} both speak?"),
    "gender": N_("Are {name} women, men or x?"),
    "age": N_("How old are {name}?"),
    "smokes": N_("Do {name} smoke?"),
    "has_pets": N_("Do {name} have pets?"),
    "traits": N_("What are {name} like?"),
    "interests": N_("What do {name} like to do?"),
    KIND: N_("Company, practical help or both: what do {name} have in mind?"),
}


def band(state: State, fit: int) -> Band:
    """What the rules and the fit (0–1000) of a pair come down to."""
    if state is State.REFUSED:
        return Band.NOT
    if state is State.TO_ASK:
        return Band.TO_ASK
    return Band.GOOD if fit >= FITS_WELL else Band.PARTLY


def band_word(found: Band) -> str:
    return _(BAND_WORDS[found])


def rule_word(rule: str) -> str:
    return _(RULE_WORDS[rule])


def points_known(explanation: Explanation) -> str:
    """``7 van 8 punten gekend``"""
    return _("{known} of {n} points known").format(known=explanation.known_points, n=explanation.points)


def cell_words(cell: Cell) -> str:
    """The words beside one side of a reason bar."""
    params = cell.reason.params
    match cell.reason.code:
        case "no_wish":
            return _("no wish")
        case "unknown":
            return _("still to ask")
        case "availability":
            return _half_days_together(len(params["shared"]))
        case "distance":
            return distance(params["km"])
        case "interests":
            return ", ".join(params["shared"]) or _("no shared interests")
        case "age":
            return _years_apart(params["years_apart"])
        case _:
            return as_wished(params)


def point_words(criterion: str, cell: Cell) -> str:
    """The same where no name of the criterion stands beside it: ``Houdt van honden: nee``."""
    if criterion.startswith(CUSTOM) and criterion != KIND:
        return _("{criterion}: {what}").format(criterion=criterion_word(criterion), what=cell_words(cell))
    return cell_words(cell)


def distance(km: float) -> str:
    """``4 km in vogelvlucht``"""
    if km < 1:
        return _("less than 1 km as the crow flies")
    return _("{km} km as the crow flies").format(km=number(round(km)))


def refusal_sentence(refusal: Refusal, participant: str, buddy: str) -> str:
    """Why a pair is refused; the names are first names."""
    params = refusal.reason.params
    match refusal.rule:
        case "availability":
            if params["minimum"] == 1:
                return _("No half-day free together")
            return _("Only {shared} of the {n} half-days free together that are needed").format(
                shared=params["shared"], n=params["minimum"]
            )
        case "region":
            sentence = ngettext("{buddy} does not come to {area}", "{buddy} do not come to {area}", how_many(buddy))
            return sentence.format(buddy=buddy, area=params["area"])
        case "distance":
            return _("Further than {limit} km: {km} km as the crow flies").format(
                limit=number(params["limit"]), km=_beyond(params["km"], params["limit"])
            )
        case "language":
            sentence = ngettext(
                "No language in common: {participant} speaks {theirs}, {buddy} speaks {others}",
                "No language in common: {participant} speaks {theirs}, {buddy} speak {others}",
                how_many(buddy),
            )
            return sentence.format(
                participant=participant,
                theirs=listed(worded("language", params["participant"])),
                buddy=buddy,
                others=listed(worded("language", params["buddy"])),
            )
        case "wish":
            wisher = participant if params["side"] is Role.PARTICIPANT else buddy
            return only_wants(wisher, [someone_wished(params)])
        case _:
            return _("It was noted that {participant} and {buddy} are not to be brought together").format(
                participant=participant, buddy=buddy
            )


def only_wants(name: str, wished: list[str]) -> str:
    """``Nadia wil enkel een vrouw``: the musts of one, or of two who are one buddy."""
    sentence = ngettext("{name} only wants {someone}", "{name} only want {someone}", how_many(name))
    return sentence.format(name=name, someone=listed(wished))


def question_sentence(question: OpenQuestion | Question, name: str) -> str:
    """What to ask, about the person of that first name, or the two who are one buddy."""
    if question.about.startswith(CUSTOM) and question.about != KIND:
        return _("{criterion}: what is so for {name}?").format(criterion=criterion_word(question.about), name=name)
    return _((QUESTIONS if how_many(name) == 1 else QUESTIONS_OF_TWO)[question.about]).format(name=name)


def beforehand_sentence(beforehand: Beforehand, participant: str, buddy: str) -> str:
    """What to ask the one who wished, apart: ``Nadia zocht iemand van 40 tot 55; Marleen is 58. Is dat oké …?``"""
    params = beforehand.reason.params
    asked, other = (participant, buddy) if beforehand.side is Role.PARTICIPANT else (buddy, participant)
    sentence = {
        Gender.FEMALE: N_("{name} was looking for {someone}; {fact}. Is that all right with her?"),
        Gender.MALE: N_("{name} was looking for {someone}; {fact}. Is that all right with him?"),
    }.get(params["wisher_gender"], N_("{name} was looking for {someone}; {fact}. Is that all right with {name}?"))
    if how_many(asked) > 1:
        sentence = N_("{name} were looking for {someone}; {fact}. Is that all right with them?")
    return _(sentence).format(name=asked, someone=someone_wished(params), fact=fact_of(other, params))


def unlock_sentence(unlock: Unlock, participant: str) -> str:
    """What one relaxation would bring, for the participant of that first name."""
    what, _colon, about = unlock.relax.partition(":")
    of_participant = unlock.side == Role.PARTICIPANT
    if what == "wish":
        condition = (
            _("If {criterion} becomes a wish for {name} instead of a must")
            if of_participant
            else _("If {criterion} becomes a wish for a buddy instead of a must")
        )
    elif what == "range":
        condition = _("If {name} goes 10 km further") if of_participant else _("If a buddy goes 10 km further")
    else:
        condition = _("If {name} is also free on {half_day}") if about else _("If a buddy is also free when {name} is")
    condition = condition.format(
        name=participant,
        criterion=_("“{word}”").format(word=criterion_word(about)) if what == "wish" else "",
        half_day=half_day(about) if about and what == "availability" else "",
    )
    many = ngettext(
        "{condition}, {n} buddy comes within reach.", "{condition}, {n} buddies come within reach.", unlock.pairs
    )
    return many.format(condition=condition, n=unlock.pairs)


def _half_days_together(count: int) -> str:
    if not count:
        return _("no half-day together")
    return ngettext("{n} half-day together", "{n} half-days together", count).format(n=count)


def _years_apart(years: int) -> str:
    return _("the same age") if not years else ngettext("{n} year apart", "{n} years apart", years).format(n=years)


def _beyond(km: float, limit: float) -> str:
    """A distance in so many figures that it shows to be more than the limit."""
    return number(round(km)) if round(km) > limit else number(math.ceil(km * 10) / 10)
