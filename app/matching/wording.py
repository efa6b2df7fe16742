"""The engine's codes as plain sentences: never a rank, a percentage or a score of a person.

Names are given where a sentence speaks of someone: the engine itself knows none.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from app.i18n import N_, _, either, language_name, listed, ngettext, number
from app.matching.explain import Beforehand, Cell, Explanation, Refusal
from app.matching.people import CUSTOM
from app.matching.questions import OpenQuestion, Question
from app.matching.rules import State
from app.matching.solution import Unlock
from app.vocabulary import Gender, Role, half_day, word

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
CRITERION_WORDS = {
    "availability": N_("Half-days"),
    "distance": N_("Distance"),
    "interests": N_("Interests"),
    "gender": N_("Gender"),
    "age": N_("Age"),
    "traits": N_("Character"),
    "smokes": N_("Smoking"),
    "has_pets": N_("Pets"),
    "language": N_("Language"),
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
}
_AND = " & "  # between the names of two who are one buddy
_OF_YES_NO: dict[tuple[Any, ...], str] = {
    (True,): N_("someone for whom “{criterion}” holds"),
    (False,): N_("someone for whom “{criterion}” does not hold"),
}
_SO_OR_NOT: dict[tuple[Any, ...], str] = {
    (True,): N_("for {name} that holds"),
    (False,): N_("for {name} that does not hold"),
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


def criterion_word(criterion: str) -> str:
    """``Halve dagen``; the office's own criteria are called by their own name."""
    return criterion.removeprefix(CUSTOM) if criterion.startswith(CUSTOM) else _(CRITERION_WORDS[criterion])


def fact_word(value: Any) -> str:
    """A fact of an own criterion, or what is wished of it: ``ja``, or the answer as the office words it."""
    return (_("yes") if value else _("no")) if isinstance(value, bool) else str(value)


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
            return _as_wished(params)


def point_words(criterion: str, cell: Cell) -> str:
    """The same where no name of the criterion stands beside it: ``Houdt van honden: nee``."""
    if criterion.startswith(CUSTOM):
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
            sentence = ngettext("{buddy} does not come to {area}", "{buddy} do not come to {area}", _many(buddy))
            return sentence.format(buddy=buddy, area=params["area"])
        case "distance":
            return _("Further than {limit} km: {km} km as the crow flies").format(
                limit=number(params["limit"]), km=_beyond(params["km"], params["limit"])
            )
        case "language":
            sentence = ngettext(
                "No language in common: {participant} speaks {theirs}, {buddy} speaks {others}",
                "No language in common: {participant} speaks {theirs}, {buddy} speak {others}",
                _many(buddy),
            )
            return sentence.format(
                participant=participant,
                theirs=listed(_worded("language", params["participant"])),
                buddy=buddy,
                others=listed(_worded("language", params["buddy"])),
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
    sentence = ngettext("{name} only wants {someone}", "{name} only want {someone}", _many(name))
    return sentence.format(name=name, someone=listed(wished))


def question_sentence(question: OpenQuestion | Question, name: str) -> str:
    """What to ask, about the person of that first name, or the two who are one buddy."""
    if question.about.startswith(CUSTOM):
        return _("{criterion}: what is so for {name}?").format(criterion=criterion_word(question.about), name=name)
    return _((QUESTIONS if _many(name) == 1 else QUESTIONS_OF_TWO)[question.about]).format(name=name)


def beforehand_sentence(beforehand: Beforehand, participant: str, buddy: str) -> str:
    """What to ask the one who wished, apart: ``Nadia zocht iemand van 40 tot 55; Marleen is 58. Is dat oké …?``"""
    params = beforehand.reason.params
    asked, other = (participant, buddy) if beforehand.side is Role.PARTICIPANT else (buddy, participant)
    sentence = {
        Gender.FEMALE: N_("{name} was looking for {someone}; {fact}. Is that all right with her?"),
        Gender.MALE: N_("{name} was looking for {someone}; {fact}. Is that all right with him?"),
    }.get(params["wisher_gender"], N_("{name} was looking for {someone}; {fact}. Is that all right with {name}?"))
    if _many(asked) > 1:
        sentence = N_("{name} were looking for {someone}; {fact}. Is that all right with them?")
    return _(sentence).format(name=asked, someone=someone_wished(params), fact=_fact_of(other, params))


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


def someone_wished(params: Any) -> str:
    """``iemand van 40 tot 55``, ``een vrouw``: whom a wish is for, from the parameters of its reason."""
    about = params["about"]
    if about == "age":
        return _someone_of_age(params["from"], params["to"])
    wished = either(_worded(about, params["wished"]))
    match about:
        case "gender":
            return _("a {wished}").format(wished=wished)
        case "smokes":
            return _("someone who smokes") if params["wished"] == (True,) else _("someone who does not smoke")
        case "has_pets":
            return _("someone with pets") if params["wished"] == (True,) else _("someone without pets")
        case "language":
            return _("someone who speaks {wished}").format(wished=wished)
        case "traits":
            return _("someone who is {wished}").format(wished=wished)
        case "interests":
            return _("someone who likes {wished}").format(wished=wished)
        case _:
            sentence = _OF_YES_NO.get(params["wished"], N_("someone with “{criterion}”: {wished}"))
            return _(sentence).format(criterion=criterion_word(about), wished=wished)


def _fact_of(name: str, params: Any) -> str:
    """``Marleen is 58``: the fact that a wish met with."""
    about, facts = params["about"], params["facts"]
    words, many = listed(_worded(about, facts)), _many(name)
    match about:
        case "age":  # of two who are one buddy, the first is the one whose age counts
            return _("{name} is {age}").format(name=name.partition(_AND)[0], age=facts[0])
        case "gender" if many == 1:
            return _("{name} is a {gender}").format(name=name, gender=words)
        case "smokes" if facts[0] is True:
            return ngettext("{name} smokes", "with {name} there is smoking", many).format(name=name)
        case "smokes":
            return ngettext("{name} does not smoke", "{name} do not smoke", many).format(name=name)
        case "has_pets" if facts[0] is True:
            return ngettext("{name} has pets", "{name} have pets", many).format(name=name)
        case "has_pets":
            return ngettext("{name} has no pets", "{name} have no pets", many).format(name=name)
        case "language":
            return ngettext("{name} speaks {languages}", "{name} speak {languages}", many).format(
                name=name, languages=words
            )
        case _:
            sentence = _SO_OR_NOT.get(facts, N_("for {name} it is {facts}"))
            return _(sentence).format(name=name, facts=words)


def _as_wished(params: Any) -> str:
    """The words of a bar that stands for a wish."""
    about, facts, met = params["about"], params["facts"], params["met"]
    if about == "age":
        span = _span(params["from"], params["to"])
        if met:
            return _("{age} suits {range}").format(age=facts[0], range=span)
        return _("was rather looking for {wished}").format(wished=span)
    if all(isinstance(wish, bool) for wish in params["wished"]):
        return ", ".join(_worded(about, facts))
    if not met:
        return _("was rather looking for {wished}").format(wished=either(_worded(about, params["wished"])))
    if about == "gender":
        return _("{gender}, as asked").format(gender=", ".join(_worded(about, facts)))
    wished = [fact for fact in facts if fact in params["wished"]]
    return ", ".join(_worded(about, wished))


def _many(name: str) -> int:
    """How many people a name stands for: two who are one buddy are called together."""
    return 1 + name.count(_AND)


def _worded(about: str, values: Sequence[Any]) -> list[str]:
    """Facts or wished values as words; what we have no word for is said as it stands."""
    genders = {gender.value: word(gender) for gender in Gender}
    yes_no = {
        "smokes": (_("does not smoke"), _("smokes")),
        "has_pets": (_("no pets"), _("has pets")),
    }.get(about)
    words = []
    for value in values:
        if yes_no and isinstance(value, bool):
            words.append(yes_no[value])
        elif about == "gender":
            words.append(genders.get(value, str(value)))
        elif about == "language":
            words.append(language_name(str(value)))
        else:
            words.append(fact_word(value))
    return words


def _someone_of_age(youngest: int | None, oldest: int | None) -> str:
    if youngest is None:
        return _("someone of {to} at most").format(to=oldest)
    if oldest is None:
        return _("someone of {from_age} or older").format(from_age=youngest)
    return _("someone from {from_age} to {to}").format(from_age=youngest, to=oldest)


def _span(youngest: int | None, oldest: int | None) -> str:
    if youngest is None:
        return _("{to} at most").format(to=oldest)
    return _("{from_age} or older").format(from_age=youngest) if oldest is None else f"{youngest}–{oldest}"


def _half_days_together(count: int) -> str:
    if not count:
        return _("no half-day together")
    return ngettext("{n} half-day together", "{n} half-days together", count).format(n=count)


def _years_apart(years: int) -> str:
    return _("the same age") if not years else ngettext("{n} year apart", "{n} years apart", years).format(n=years)


def _beyond(km: float, limit: float) -> str:
    """A distance in so many figures that it shows to be more than the limit."""
    return number(round(km)) if round(km) > limit else number(math.ceil(km * 10) / 10)
