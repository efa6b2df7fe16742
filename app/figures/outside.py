"""Small groups taken together, in figures that leave the office: nobody is found back, and the sums still agree."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from app.figures.figure import Figure, Figures, Of, Part
from app.figures.small import OTHER

_WHO = (Of.PARTICIPANT, Of.BUDDY, Of.DUO)
_ABOUT_PEOPLE = ("gender", "age_band", "municipality", "partner", "target_group")


def joined(parts: Sequence[Part], few: int, known: Collection[str] | None = None) -> tuple[Part, ...]:
    """The parts of one fact, each group smaller than ``few`` among the others, and each that is not among ``known``.

    Where the small ones together are still fewer than that, the smallest of the rest joins them: a lone small group
    would be told by what is missing. Groups of nobody are left out. No part has ids any more.
    """
    there = [part for part in parts if part.n]
    together = [part for part in there if part.n < few or (known is not None and part.value not in known)]
    rest = sorted((part for part in there if part not in together), key=lambda part: part.n)
    while together and rest and sum(part.n for part in together) < few:
        together.append(rest.pop(0))
    kept = [replace(part, ids=()) for part in there if part not in together]
    if together:
        kept.append(Part(OTHER, sum(part.n for part in together), erased=sum(part.erased for part in together)))
    return tuple(kept)


def for_outside(figures: Figures, few: int) -> Figures:
    """The same figures with the small groups of every split taken together, and no record behind any number.

    Twenty contacts in a village may be those of one duo. So of what happened a group of people stands by itself only
    where it does in a figure of people as well. Events stay as they are: there is nobody to be found back in those.
    """
    who = [_joined(one, few, {}) for one in (*figures.isolation, *figures.integration) if one.of in _WHO]
    known = {by: {part.value for one in who for part in one.by.get(by, ())} for by in _ABOUT_PEOPLE}

    def told(one: Figure) -> Figure:
        if one.of is Of.EVENT:
            return _joined(one, 0, {})
        return _joined(one, few, {} if one.of in _WHO else known)

    return replace(
        figures,
        isolation=tuple(told(one) for one in figures.isolation),
        integration=tuple(told(one) for one in figures.integration),
    )


def _joined(one: Figure, few: int, known: Mapping[str, Collection[str]]) -> Figure:
    return replace(one, ids=(), by={by: joined(parts, few, known.get(by)) for by, parts in one.by.items()})
