"""What the limits of the office do, as plain sentences: what is short, what is full, and what a kept pair passes.

Names are given: the engine itself knows none.
"""

from collections.abc import Mapping

from app.i18n import _, ngettext
from app.matching import limits
from app.matching.problem import Problem
from app.matching.rules import RULES
from app.matching.solution import ProposedPair, Shortfall, Solution
from app.matching.wording import rule_word


def limit_sentences(problem: Problem, solution: Solution, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Everything to say of the limits after a calculation, each with its icon: what is short, then what is full.

    ``names``: those behind the keys of the limits.
    """
    short = [("info", shortfall_sentence(one, names.get(one.key, one.key))) for one in solution.shortfalls]
    return short + [("pause", sentence) for sentence in _full(problem, solution, names)]


def shortfall_sentence(shortfall: Shortfall, name: str) -> str:
    """``Samana: 1 van de 2 gevraagde duo's``"""
    sentence = ngettext(
        "{name}: the duo asked for is not there yet",
        "{name}: {reached} of the {n} duos asked for",
        shortfall.wanted,
    )
    if shortfall.limit == "priority_min":
        name = _("From “{group}”").format(group=name)
    return sentence.format(name=name, reached=shortfall.reached, n=shortfall.wanted)


def broken_sentences(
    pair: ProposedPair, problem: Problem, participant: str, buddy: str, names: Mapping[str, str]
) -> list[str]:
    """What a decided pair breaks and is kept for all that; first names of the two, and names behind keys of limits."""
    coordinator = problem.participant(pair.participant).coordinator or ""
    partner = problem.buddy(pair.buddy).partner or ""
    said = {
        "participant": _("{participant} stands in another duo that is kept as well."),
        "capacity": _("{buddy} has no room for so many duos at once."),
        "starts_max": _("With the duos that are kept there are more than you wanted to begin this time."),
        "coordinator_max": _("This is more than {coordinator} can take on."),
        "partner_max": _("This is more than you wanted from {partner}."),
    }
    against = [rule_word(code) for code in pair.broken if code in RULES]
    sentences = [said[code] for code in pair.broken if code in said]
    if against:
        sentences.insert(0, _("Kept, though this speaks against it: {rules}."))
    return [
        sentence.format(
            participant=participant,
            buddy=buddy,
            coordinator=names.get(coordinator, coordinator),
            partner=names.get(partner, partner),
            rules=", ".join(against).lower(),
        )
        for sentence in sentences
    ]


def _full(problem: Problem, solution: Solution, names: Mapping[str, str]) -> list[str]:
    """The maxima that leave room for no other duo, as long as somebody waits for one."""
    proposed = {pair.participant for pair in solution.pairs}
    waiting = [one for one in problem.participants if one.id not in proposed]
    pairs = [(pair.participant, pair.buddy) for pair in solution.pairs]
    said = []
    most = problem.limits.starts_max
    if most is not None and waiting and len(pairs) >= most:
        none, some = _("You begin no duos this time"), _("At most {n} this time: that number is reached")
        said.append((some if most else none).format(n=most))
    for limit, (none, some) in {
        "coordinator_max": (
            _("{name} can take on nobody more for now"),
            _("{name} can take on {n} more: that number is reached"),
        ),
        "partner_max": (_("From {name} none for now"), _("From {name} at most {n}: that number is reached")),
    }.items():
        for key, most in limits.bounds(problem.limits, limit).items():
            theirs = (
                any(one.coordinator == key for one in waiting)
                if limit == "coordinator_max"
                else waiting and any(one.partner == key for one in problem.buddies)
            )
            if theirs and limits.reached(problem, pairs, limit, key) >= most:
                said.append((some if most else none).format(name=names.get(key, key), n=most))
    return said
