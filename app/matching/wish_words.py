"""Wishes and facts in words: whom somebody wishes for, what is so of the other, and how the two meet."""

from collections.abc import Sequence
from typing import Any

from app.i18n import N_, _, either, labelled, language_name, listed, ngettext
from app.matching.people import CUSTOM, KIND
from app.vocabulary import Gender, QuestionKind, Role, word

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
    KIND: N_("Kind of question"),
}
_AND = " & "  # between the names of two who are one buddy
_OF_YES_NO: dict[tuple[Any, ...], str] = {
    (True,): N_("someone for whom “{criterion}” holds"),
    (False,): N_("someone for whom “{criterion}” does not hold"),
}
_KIND_OF: dict[tuple[str, str], str] = {
    ("participant", "company"): N_("mostly asks for company"),
    ("participant", "practical"): N_("mostly asks for practical help"),
    ("participant", "both"): N_("asks for company and practical help"),
    ("buddy", "company"): N_("mostly offers company"),
    ("buddy", "practical"): N_("mostly offers practical help"),
    ("buddy", "both"): N_("offers company and practical help"),
}
_FOR_KIND = {"company": N_("someone for company"), "practical": N_("someone for practical help")}
_SO_OR_NOT: dict[tuple[Any, ...], str] = {
    (True,): N_("for {name} that holds"),
    (False,): N_("for {name} that does not hold"),
}


def criterion_word(criterion: str) -> str:
    """``Halve dagen``; the office's own criteria are called by their own name."""
    known = CRITERION_WORDS.get(criterion)
    return _(known) if known else criterion.removeprefix(CUSTOM)


def fact_word(value: Any) -> str:
    """A fact of an own criterion, or what is wished of it: ``ja``, or the answer as the office words it."""
    return (_("yes") if value else _("no")) if isinstance(value, bool) else str(value)


def kind_word(role: Role, kind: Any) -> str:
    """``vraagt vooral praktische hulp``, of a buddy ``biedt vooral praktische hulp``; else as a file says it."""
    return _(_KIND_OF[role.value, kind]) if (role.value, kind) in _KIND_OF else fact_word(kind)


def _yes_or_no(values: tuple[Any, ...]) -> bool:
    """Whether a yes or a no is all there is; other values may be anything, a list too."""
    return len(values) == 1 and isinstance(values[0], bool)


def someone_wished(params: Any) -> str:
    """``iemand van 40 tot 55``, ``een vrouw``: whom a wish is for, from the parameters of its reason."""
    about = params["about"]
    if about == "age":
        return _someone_of_age(params["from"], params["to"])
    wished = either(worded(about, params["wished"]))
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
        case _ if about == KIND:
            return either([_(_FOR_KIND.get(kind, kind)) for kind in params["wished"] if kind != QuestionKind.BOTH])
        case _:
            values = params["wished"]
            sentence = _OF_YES_NO[values] if _yes_or_no(values) else N_("someone with “{criterion}”: {wished}")
            return _(sentence).format(criterion=criterion_word(about), wished=wished)


def fact_of(name: str, params: Any) -> str:
    """``Marleen is 58``: the fact that a wish met with."""
    about, facts = params["about"], params["facts"]
    words, many = listed(worded(about, facts)), how_many(name)
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
        case _ if about == KIND:
            what = kind_word(params["of"], facts[0])
            return f"{name} {what}" if many == 1 else labelled(name, what)
        case _:
            sentence = _SO_OR_NOT[facts] if _yes_or_no(facts) else N_("for {name} it is {facts}")
            return _(sentence).format(name=name, facts=words)


def as_wished(params: Any) -> str:
    """The words of a bar that stands for a wish."""
    about, facts, met = params["about"], params["facts"], params["met"]
    if about == "age":
        span = _span(params["from"], params["to"])
        if met:
            return _("{age} suits {range}").format(age=facts[0], range=span)
        return _("was rather looking for {wished}").format(wished=span)
    if about == KIND:
        return kind_word(params["of"], facts[0])
    if all(isinstance(wish, bool) for wish in params["wished"]):
        return ", ".join(worded(about, facts))
    if not met:
        return _("was rather looking for {wished}").format(wished=either(worded(about, params["wished"])))
    if about == "gender":
        return _("{gender}, as asked").format(gender=", ".join(worded(about, facts)))
    wished = [fact for fact in facts if fact in params["wished"]]
    return ", ".join(worded(about, wished))


def worded(about: str, values: Sequence[Any]) -> list[str]:
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


def how_many(name: str) -> int:
    """How many people a name stands for: two who are one buddy are called together."""
    return 1 + name.count(_AND)


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
