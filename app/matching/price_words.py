"""What a choice, or a change, does to the list, in words a coordinator can say aloud: never a number for a fit.

Every sentence comes with the name of an icon: ``check`` nobody loses, ``info`` something to know, ``ask`` it hangs on
an answer, ``warn`` it cannot be, or is not certain. ``names`` holds the first name of every id, of couples both names.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.i18n import N_, _, labelled, listed, ngettext
from app.matching.compare import Difference, Move
from app.matching.rules import State
from app.matching.wording import refusal_sentence

if TYPE_CHECKING:
    from app.matching.prices import Price  # brings numpy, which a window that only words needs not wait for

Said = tuple[str, str]
Names = Mapping[str, str]

MOST_NAMED = 3
# Of the fit of all duos together (each 0–1000): a difference of less is hardly one, and of less is a little one.
SAME_FIT = 25
NEARLY_SAME_FIT = 150
WEEKS_SAID = 9  # from here on a wait is said in months
WEEKS_A_MONTH = 52 / 12

PASSED = {
    "participant": N_("{participant} has a proposal already that was decided"),
    "capacity": N_("the decided proposals fill every place of {buddy}"),
    "starts_max": N_("more duos would start than the office settled"),
    "coordinator_max": N_("the coordinator of {participant} would start more duos than the office settled"),
    "partner_max": N_("the partner of {buddy} would start more duos than the office settled"),
}


def short_price(price: "Price", names: Names) -> Said:
    """The price on one line, for a row of a table."""
    if price.difference is None:
        return _why_not(price, names)[0]
    icon, said = _short(price, price.difference, names)
    if price.state is State.TO_ASK:
        return "ask", _("if the answer suits: {price}").format(price=said)
    return icon, said


def price_sentences(price: "Price", names: Names) -> list[Said]:
    """The price in a few lines, for the card of a pair: first what becomes of the list, then for whom."""
    if price.difference is None:
        return _why_not(price, names)
    told = difference_sentences(price.difference, names, leave_out=price.participant)
    if not price.difference.moves:
        told[:1] = [("check", _("nobody loses a chance"))]
    if price.fits_too_little:
        told.insert(0, ("info", _("these two fit less well than the office settled")))
    if price.state is State.TO_ASK:
        told.insert(0, ("ask", _("only if what is still to be asked suits them")))
    return told


def difference_sentences(difference: Difference, names: Names, leave_out: str = "") -> list[Said]:
    """What one solution does otherwise than another; who was chosen for (``leave_out``) needs no telling."""
    told = [*_totals(difference), *move_sentences(difference, names, leave_out)]
    if freed := difference.freed:
        who = _Who(names)
        sentence = ngettext("{names} keeps a free place", "{names} keep a free place", who.count(freed))
        told.append(("info", sentence.format(names=who.are(freed))))
    before, after = difference.longest_wait
    if after and before != after:
        sentence = _("whoever then waits the longest has waited {time}")
        told.append(("info", sentence.format(time=_time(after))))
    if not difference.is_proven:
        told.append(("warn", _("this was not calculated to the end: it may turn out otherwise")))
    return told


def move_sentences(difference: Difference, names: Names, leave_out: str = "") -> list[Said]:
    """For whom it is otherwise: who waits on, who gets somebody, and who gets another."""
    who, told = _Who(names), []
    if lost := difference.left_out:
        told.append(("info", _waits_on(lost, who)))
    joined = [move for move in difference.moves if move.before is None and move.participant != leave_out]
    told += [("check", said) for said in _joined(joined, who)]
    moved = [move for move in difference.moved if move.participant != leave_out]
    told += [("info", said) for said in _moved(moved, who)]
    return told


def short_difference(difference: Difference) -> Said:
    """One line on what it comes down to: ``één duo meer``, ``evenveel duo's, even goed``."""
    return next(_totals(difference))


def _short(price: "Price", difference: Difference, names: Names) -> Said:
    """The line of a pair that can be: who waits on is said before what it does to the totals."""
    if not difference.moves:
        return "check", _("nobody loses a chance")
    told = list(_totals(difference))
    losses = [said for said in told if said[0] == "info"]
    icon, totals = losses[0] if losses and price.is_a_loss else told[0]
    if lost := difference.left_out:
        waits = _waits_on(lost, _Who(names), then=price.state is not State.TO_ASK)
        return "info", labelled(waits, totals) if difference.totals["duos"] else waits
    return icon, totals


def _totals(difference: Difference) -> Iterator[Said]:
    """Minima, duos and fit; the first of them says the most."""
    short, duos, fit = (difference.totals[name] for name in ("shortfall", "duos", "fit"))
    if short > 0:
        yield "info", _("a minimum that the office settled is met less well")
    elif short < 0:
        yield "check", _("a minimum that the office settled is met better")
    if duos < 0:
        yield "info", ngettext("one duo fewer", "{n} duos fewer", -duos).format(n=-duos)
    elif duos > 0:
        yield "check", ngettext("one duo more", "{n} duos more", duos).format(n=duos)
        if fit < 0:
            yield "info", _("together less good")
    elif abs(fit) < SAME_FIT:
        yield "check", _("as many duos, as good") if not fit else _("as many duos, nearly as good")
    elif fit < 0:
        little = fit > -NEARLY_SAME_FIT
        yield (
            "info",
            _("as many duos, together a little less good") if little else _("as many duos, together less good"),
        )
    else:
        little = fit < NEARLY_SAME_FIT
        yield "check", _("as many duos, together a little better") if little else _("as many duos, together better")


def _waits_on(lost: Sequence[str], who: "_Who", then: bool = False) -> str:
    sentence = (
        ngettext("then {names} waits on", "then {names} wait on", len(lost))
        if then
        else ngettext("{names} waits on", "{names} wait on", len(lost))
    )
    return sentence.format(names=who.are(lost))


def _joined(moves: Sequence[Move], who: "_Who") -> Iterator[str]:
    named = moves if len(moves) <= MOST_NAMED + 1 else moves[:MOST_NAMED]
    for move in named:
        yield _("{name} gets {buddy}").format(name=who[move.participant], buddy=who[move.after])
    if others := len(moves) - len(named):
        yield ngettext("{n} other gets somebody", "{n} others get somebody", others).format(n=others)


def _moved(moves: Sequence[Move], who: "_Who") -> Iterator[str]:
    named = moves if len(moves) <= MOST_NAMED + 1 else moves[:MOST_NAMED]
    for move in named:
        called = {"name": who[move.participant], "buddy": who[move.after], "before": who[move.before]}
        yield _("{name} gets {buddy} instead of {before}").format(**called)
    if others := len(moves) - len(named):
        yield ngettext("{n} other gets somebody else", "{n} others get somebody else", others).format(n=others)


def _time(weeks: int) -> str:
    """``7 weken``, and from two months on ``4 maanden``."""
    if weeks < WEEKS_SAID:
        return ngettext("{n} week", "{n} weeks", weeks).format(n=weeks)
    months = int(weeks / WEEKS_A_MONTH)
    return _("{n} whole months").format(n=months)


def _why_not(price: "Price", names: Names) -> list[Said]:
    """The rules that say no, else the maxima it would pass."""
    called = {"participant": _Who(names)[price.participant], "buddy": _Who(names)[price.buddy]}
    refused = [refusal_sentence(refusal, **called) for refusal in price.refusals]
    return [("warn", said) for said in refused or [_(PASSED[code]).format(**called) for code in price.broken]]


class _Who:
    """Names in a sentence; of a long list the first few."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def __getitem__(self, id: str | None) -> str:
        return self._names.get(id or "") or _("somebody")

    def count(self, ids: Sequence[str]) -> int:
        """How many people they are: two who are one buddy are called together."""
        return sum(1 + self[id].count(" & ") for id in ids)

    def are(self, ids: Sequence[str]) -> str:
        """``Elke, Luc en Rik``, or ``Elke, Luc, Rik en nog 3 anderen``; never one other, who could be named."""
        known = [self[id] for id in ids]
        if len(known) <= MOST_NAMED + 1:
            return listed(known)
        others = len(known) - MOST_NAMED
        return listed([*known[:MOST_NAMED], _("{n} others").format(n=others)])
