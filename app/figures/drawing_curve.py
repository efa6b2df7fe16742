"""A line in steps from all to none, with a small stroke where somebody was followed no further, and how many are left.

The numbers under it say how many were still followed at each point: where there are few, the line says little.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from app.figures.axes import month_step
from app.figures.plots import Curve
from app.figures.shapes import Anchor
from app.figures.sheet import Sheet
from app.i18n import _, number

Place = Callable[[float], float]
"""Where a value stands on the sheet."""
_HIGH = 12.0  # in times the small letters
_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def draw_curve(sheet: Sheet, plot: Curve) -> None:
    """The line over its axes, and the numbers below."""
    size, letters = sheet.size, sheet.letters
    left = letters.wide(_percent(1.0)) + size * 0.6
    right = sheet.width - size * 0.8
    top, high = sheet.y + size * 0.7, size * _HIGH
    longest = max(plot.points[-1][0], *plot.censored, 1) if plot.censored else max(plot.points[-1][0], 1)
    widest = max(letters.wide(number(round(longest))), letters.wide(number(plot.n))) + size * 1.2
    step = month_step(longest, max(1, min(12, int((right - left) / widest))))
    marks = range(0, int(-(-longest // step)) * step + 1, step)

    def across(value: float) -> float:
        return left + (right - left) * value / marks[-1]

    def down(share: float) -> float:
        return top + high * (1 - share)

    for share in _SHARES:
        bottom = share == 0
        sheet.line(left, down(share), right, down(share), "border" if bottom else "line", 1.2 if bottom else 0.8)
        sheet.write(left - size * 0.6, down(share) + size * 0.32, _percent(share), "text2", Anchor.END)
    _draw_steps(sheet, plot, across, down)
    sheet.y = down(0)
    baseline = sheet.y + size * 0.35 + letters.line * 0.72
    for mark in marks:
        sheet.line(across(mark), sheet.y, across(mark), sheet.y + size * 0.3, "border")
        sheet.write(across(mark), baseline, number(mark), "text2", Anchor.MIDDLE)
    sheet.y = baseline + size * 0.3
    sheet.y += letters.line
    sheet.write((left + right) / 2, sheet.y - size * 0.38, plot.unit, "text2", Anchor.MIDDLE)
    if plot.at_risk:
        sheet.y += size * 0.2
        sheet.sentence(_("Still waiting from then on:"))
        sheet.y += letters.line
        for mark in marks:
            sheet.write(across(mark), sheet.y - size * 0.38, number(_left(plot.at_risk, mark)), anchor=Anchor.MIDDLE)


def _draw_steps(sheet: Sheet, plot: Curve, across: Place, down: Place) -> None:
    end = max([plot.points[-1][0], *plot.censored])
    points = [(0.0, 1.0), *plot.points, (end, plot.points[-1][1])]
    for (begin, share), (then, lower) in pairwise(points):
        if then > begin:
            sheet.line(across(begin), down(share), across(then), down(share), "primary", 2.2)
        if lower != share:
            sheet.line(across(then), down(share), across(then), down(lower), "primary", 2.2)
    for place in sorted(set(plot.censored)):
        share = next((share for at, share in reversed(points) if at <= place), 1.0)
        high = sheet.size * 0.38
        sheet.line(across(place), down(share) - high, across(place), down(share) + high, "text", 1.2)


def _left(at_risk: Sequence[tuple[float, int]], mark: float) -> int:
    """How many were still followed: what was counted at the first point from there on."""
    return next((n for at, n in at_risk if at >= mark), 0)


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"
