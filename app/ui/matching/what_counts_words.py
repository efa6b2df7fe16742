"""The words of the sheet of what counts: weights, aims, and what a change would do to the list."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.i18n import N_, _, labelled, listed, ngettext, number
from app.matching.limit_words import broken_sentences, limit_sentences
from app.matching.price_words import difference_sentences
from app.matching.problem import DEFAULT_WEIGHT, MOST_WEIGHT, OBJECTIVES, Problem
from app.matching.solution import Solution
from app.matching.wording import FITS_WELL

if TYPE_CHECKING:
    from app.services.proposals import Brief
    from app.services.what_counts import Preview

WEIGHTS = {"0": N_("does not count"), str(DEFAULT_WEIGHT): N_("usual"), str(MOST_WEIGHT): N_("heavily")}
"""The weights behind the three answers."""
FITS = {"0": N_("everything"), "400": N_("fits somewhat"), str(FITS_WELL): N_("fits well")}
"""The least fits behind the three answers."""
AIMS = {
    "duos": N_("as many duos as possible"),
    "fit": N_("what fits best"),
    "waiting": N_("who waits longest"),
}


def nearest(answers: Mapping[str, str], value: int) -> str:
    """The answer that a finer number comes nearest to."""
    return min(answers, key=lambda answer: abs(int(answer) - value))


def fine_words(answers: Mapping[str, str], value: int) -> str:
    """``fijn afgesteld op 7``; nothing where the number is that of an answer."""
    return "" if str(value) in answers else _("finely set at {n}").format(n=value)


def all_aims(order: tuple[str, ...]) -> tuple[str, ...]:
    """The order of all aims: those that are not in it come last."""
    return order + tuple(aim for aim in OBJECTIVES if aim not in order)


def aims_sentence(order: tuple[str, ...]) -> str:
    """``Eerst zoveel mogelijk duo's; is dat gelijk, dan …``"""
    first, second, third = (_(AIMS[aim]) for aim in order)
    return _("First {first}; where that is equal, {second}; and only then {third}.").format(
        first=first, second=second, third=third
    )


def duos_words(preview: "Preview") -> str:
    """``6 duo's, nu 12``"""
    n, more = preview.solution.totals["duos"], preview.difference.totals["duos"]
    duos = ngettext("{n} duo", "{n} duos", n).format(n=number(n))
    return _("{duos}, now {n}").format(duos=duos, n=number(n - more)) if more else _("{duos}, as now").format(duos=duos)


def change_sentences(preview: "Preview", of: "Brief") -> list[tuple[str, str]]:
    """What would change in the list, each with its icon."""
    names = {id: one.short_name for id, one in (*of.participants.items(), *of.buddies.items())}
    if not preview.difference.moves:
        return [("check", _("the list stays as it is"))]
    return difference_sentences(preview.difference, names)


def limit_lines(of: "Brief", problem: Problem, solution: Solution, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the limits do, and what is kept all the same, each with its icon; ``names`` of whom the limits are for."""
    kept: dict[str, list[str]] = {}
    for pair in solution.pairs:
        participant, buddy = of.participants[pair.participant].called, of.buddies[pair.buddy].called
        for sentence in broken_sentences(pair, problem, participant, buddy, names):
            kept.setdefault(sentence, []).append(f"{participant} & {buddy}")
    said = limit_sentences(problem, solution, names)
    return said + [("info", labelled(listed(sorted(couples)), sentence)) for sentence, couples in kept.items()]
