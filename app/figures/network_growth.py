"""What grew around participants: the first map that was kept of each beside the last, in counts and without a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.plots import Answers, Bars, Series
from app.i18n import N_, _

KINDS = (N_("relatives, friends and acquaintances"), N_("volunteers and buddies"), N_("professionals"))


@dataclass(frozen=True)
class Grown:
    """How many of each of ``KINDS`` stood on the first map of somebody and on the last."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]


def contacts(those: Sequence[Grown], few: int) -> Bars:
    """All contacts of all together, then and now."""
    return Bars(
        _("People on the network maps: the first map and the last"),
        [_(words) for words in KINDS],
        [
            Series(_("first map"), "primary", [sum(one.first[kind] for one in those) for kind in range(len(KINDS))]),
            Series(_("last map"), "primary", [sum(one.last[kind] for one in those) for kind in range(len(KINDS))]),
        ],
        note=_("Of participants whose map was drawn at two moments, the last in this period; all added up."),
        n=len(those),
        few=0 < len(those) < few,
    )


def changed(those: Sequence[Grown], few: int = 0) -> Answers:
    """With how many of them there are more than on the first map, as many, or fewer.

    Of a kind with fewer than ``few`` but some in one of those three it is not told.
    """
    counted: list[tuple[str, tuple[int, int, int] | None, int]] = []
    for kind, words in enumerate(KINDS):
        steps = [one.last[kind] - one.first[kind] for one in those]
        counts = (sum(step > 0 for step in steps), steps.count(0), sum(step < 0 for step in steps))
        told = None if any(0 < n < few for n in counts) else counts
        counted.append((_(words), told, len(those)))
    return Answers(
        _("With how many participants the last map has more of them, or fewer"),
        (_("more"), _("as many"), _("fewer")),
        tuple(counted),
    )
