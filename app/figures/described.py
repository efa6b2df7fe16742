"""A plot in words, with its values: for who hears it instead of seeing it."""

from collections.abc import Iterable

from app.figures.drawing import FEW_PLACES, NOTHING, is_empty
from app.figures.drawing_dots import said
from app.figures.plots import Bars, Curve, Dots, Plot, people
from app.figures.sheet import out_of, too_few
from app.i18n import _, number

_MONTHS = (0, 1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60)


def described(plot: Plot) -> str:
    """Its title is not among them: that is the name of the plot."""
    return " ".join(filter(None, (_said(plot), plot.note)))


def _said(plot: Plot) -> str:
    if isinstance(plot, Bars | Curve) and plot.few:
        return f"{too_few(plot.n or 0)}."
    if isinstance(plot, Dots) and plot.few:
        return _(FEW_PLACES).format(n=number(sum(plot.totals or ())))
    if is_empty(plot):
        return _(NOTHING)
    if isinstance(plot, Bars):
        return " ".join(filter(None, (f"{out_of(plot.n)}." if plot.n is not None else "", _bars(plot))))
    if isinstance(plot, Curve):
        return f"{out_of(plot.n)}. " + _sentences(
            f"{month} {plot.unit}: {round(_share(plot, month) * 100)} %"
            for month in _MONTHS
            if month <= plot.points[-1][0]
        )
    if isinstance(plot, Dots):
        names = [name for name, _tone in plot.series]
        return _sentences(
            f"{dot.name}: " + ", ".join(f"{name} {said(n)}" for name, n in zip(names, dot.counts, strict=True))
            for dot in plot.dots
            if people(dot)
        )
    return _sentences(
        f"{words}: {too_few(n)}"
        if counts is None
        else f"{words}, {out_of(n)}: "
        + ", ".join(f"{option} {number(count)}" for option, count in zip(plot.options, counts, strict=True))
        for words, counts, n in plot.moments
    )


def _share(plot: Curve, at: float) -> float:
    """The share that is still there after so long."""
    return next((share for place, share in reversed(plot.points) if place <= at), 1.0)


def _bars(plot: Bars) -> str:
    several = len(plot.series) > 1
    return _sentences(
        f"{group}: "
        + ", ".join(
            (f"{one.name} " if several else "") + ("?" if one.values[at] is None else number(one.values[at] or 0))
            for one in plot.series
        )
        for at, group in enumerate(plot.groups)
    )


def _sentences(parts: Iterable[str]) -> str:
    return "; ".join(parts) + "."
