"""Small groups taken together, on what leaves the office: nobody is to be found back in a part of two."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from app.figures.figure import Figure, Figures, Of, Part

OTHER = "*"
"""The code of the parts taken together."""
_WHO = (Of.PARTICIPANT, Of.BUDDY, Of.DUO)
_ABOUT_PEOPLE = ("gender", "age_band", "municipality", "partner", "target_group")


def taken_together(parts: Sequence[Part], few: int, known: Collection[str] | None = None) -> tuple[Part, ...]:
    """Parts of fewer than ``few`` as one, last; with those that are not among the ``known``, where these are given.

    It takes in the next smallest where it would be smaller than that: a lone small group would be told by what is
    missing. They still add up to as many. Where all together are fewer there is only that one part.
    """
    # Of two that are as large the same one always goes: a table and the map beside it must not hide two different ones.
    ordered = sorted(parts, key=lambda part: (part.n, part.value))
    small = [one for one in ordered if one.n < few or (known is not None and one.value not in known)]
    if not small:
        return tuple(parts)
    for part in (one for one in ordered if one not in small):
        if sum(one.n for one in small) >= few:
            break
        small = [*small, part]
    gone = {part.value for part in small}
    ids = tuple(dict.fromkeys(one for part in small for one in part.ids))
    other = Part(OTHER, sum(part.n for part in small), ids, sum(part.erased for part in small))
    return (*(part for part in parts if part.value not in gone), other)


def without_small_groups(figures: Figures, few: int) -> Figures:
    """All figures so that they may leave the office.

    Twenty contacts in a village may be those of one duo. So of what happened a group of people stands by itself only
    where it does in a figure of people as well. Events stay as they are: there is nobody to be found back in those.
    """
    who = [_coarse(one, few, {}) for one in (*figures.isolation, *figures.integration) if one.of in _WHO]
    known = {by: {part.value for one in who for part in one.parts(by)} for by in _ABOUT_PEOPLE}

    def told(one: Figure) -> Figure:
        return one if one.of is Of.EVENT else _coarse(one, few, {} if one.of in _WHO else known)

    aims = (tuple(told(one) for one in aim) for aim in (figures.isolation, figures.integration))
    return Figures(figures.asked, *aims)


def _coarse(figure: Figure, few: int, known: Mapping[str, Collection[str]]) -> Figure:
    return replace(figure, by={fact: taken_together(parts, few, known.get(fact)) for fact, parts in figure.by.items()})
