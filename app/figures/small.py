"""Small groups taken together, on what leaves the office: nobody is to be found back in a part of two."""

from collections.abc import Sequence
from dataclasses import replace

from app.figures.figure import Figure, Figures, Part

OTHER = "*"
"""The code of the parts taken together."""


def taken_together(parts: Sequence[Part], few: int) -> tuple[Part, ...]:
    """Parts of fewer than ``few`` as one, last; it takes in the next smallest where it would be smaller than that.

    They still add up to as many. Where all together are fewer there is only that one part.
    """
    ordered = sorted(parts, key=lambda part: part.n)
    small = [part for part in ordered if part.n < few]
    if not small:
        return tuple(parts)
    for part in ordered[len(small) :]:
        if sum(one.n for one in small) >= few:
            break
        small.append(part)
    gone = {part.value for part in small}
    ids = tuple(dict.fromkeys(one for part in small for one in part.ids))
    other = Part(OTHER, sum(part.n for part in small), ids, sum(part.erased for part in small))
    return (*(part for part in parts if part.value not in gone), other)


def without_small_groups(figures: Figures, few: int) -> Figures:
    """All figures so that they may leave the office."""
    aims = (tuple(_coarse(figure, few) for figure in aim) for aim in (figures.isolation, figures.integration))
    return Figures(figures.asked, *aims)


def _coarse(figure: Figure, few: int) -> Figure:
    return replace(figure, by={fact: taken_together(parts, few) for fact, parts in figure.by.items()})
