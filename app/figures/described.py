"""A plot in words, with its values: for who hears it instead of seeing it."""

from app.figures.drawing import NOTHING, is_empty
from app.figures.plots import Bars, Curve, Dots, Plot
from app.figures.sheet import out_of, too_few
from app.i18n import _, number


def described(plot: Plot) -> str:
    """Its title is not among them: that is the name of the plot."""
    return " ".join(filter(None, (_said(plot), plot.note)))


def _said(plot: Plot) -> str:
    if isinstance(plot, Bars | Curve) and plot.few:
        return f"{too_few(plot.n or 0)}."
    if is_empty(plot):
        return _(NOTHING)
    if isinstance(plot, Bars):
        return " ".join(filter(None, (f"{out_of(plot.n)}." if plot.n is not None else "", _bars(plot))))
    if isinstance(plot, Curve):
        return f"{out_of(plot.n)}. " + _sentences(
            f"{number(round(at, 1))} {plot.unit}: {round(share * 100)} %" for at, share in plot.points
        )
    if isinstance(plot, Dots):
        names = [name for name, _tone in plot.series]
        return _sentences(
            f"{dot.name}: " + ", ".join(f"{name} {number(n)}" for name, n in zip(names, dot.counts, strict=True))
            for dot in plot.dots
            if sum(dot.counts)
        )
    return _sentences(
        f"{words}: {too_few(n)}"
        if counts is None
        else f"{words}, {out_of(n)}: "
        + ", ".join(f"{option} {number(count)}" for option, count in zip(plot.options, counts, strict=True))
        for words, counts, n in plot.moments
    )


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


def _sentences(parts: object) -> str:
    return "; ".join(parts) + "."  # type: ignore[call-overload, no-any-return]
