"""Bars from a zero line, with their values: beside each other, on top of each other, and below what ended."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.figures.axes import Labelled, labelled, ticks
from app.figures.plots import Bars, Series
from app.figures.shapes import Anchor, fills
from app.figures.sheet import Sheet, out_of
from app.i18n import number

_HIGH, _PILED = 12.0, 15.0  # of the part with the bars, and where they are stacked, in times the small letters
_WIDEST = 3.4  # of one bar, in the same


@dataclass(frozen=True)
class _Bar:
    """A bar: from one value to another, and what is written at its end or, where it is a ``part``, in it."""

    series: int
    left: float
    width: float
    begin: float
    end: float
    words: str
    part: bool = False


def draw_bars(sheet: Sheet, plot: Bars) -> None:
    """The key, the bars between their lines, and the names of the groups."""
    looks = fills(len(plot.series))
    if any(one.down for one in plot.series):
        looks = looks[::-1]  # what began is darkest
    if len(plot.series) > 1:
        sheet.key([(_named(plot, one), one.tone, fill) for one, fill in zip(plot.series, looks, strict=True)])
    marks = ticks(*_reach(plot))
    letters, size = sheet.letters, sheet.size
    left = max(letters.wide(number(abs(mark))) for mark in marks) + size * 0.55
    slot = (sheet.width - left) / len(plot.groups)
    high = size * (_PILED if plot.stacked else _HIGH)
    top = sheet.y + size * 1.25  # a value stands above the highest bar
    scale = high / (marks[-1] - marks[0])

    def at(value: float) -> float:
        return top + (marks[-1] - value) * scale

    for mark in marks:
        sheet.line(left, at(mark), sheet.width, at(mark), "border" if mark == 0 else "line", 1.2 if mark == 0 else 0.8)
        sheet.write(left - size * 0.55, at(mark) + size * 0.32, number(abs(mark)), "text2", Anchor.END)
    bars = [
        bar
        for place in range(len(plot.groups))
        for bar in _of_group(plot, place, left + place * slot, slot, size * _WIDEST)
    ]
    for bar in bars:
        upper, lower = at(max(bar.begin, bar.end)), at(min(bar.begin, bar.end))
        if lower == upper:
            continue
        sheet.fill(bar.left, upper, bar.width, lower - upper, plot.series[bar.series].tone, looks[bar.series])
    sheet.line(left, at(0), sheet.width, at(0), "border", 1.2)
    _write_values(sheet, bars, at, left)
    sheet.y = at(marks[0]) + (size * 1.2 if marks[0] < 0 else 0)
    _write_groups(sheet, labelled(plot.groups, slot, letters), left, slot)


def _named(plot: Bars, one: Series) -> str:
    """How a series is called in the key; with how many there are, unless that is told of all of them."""
    return one.name if plot.n is not None else f"{one.name} ({out_of(sum(value or 0 for value in one.values))})"


def _reach(plot: Bars) -> tuple[float, float]:
    """The lowest and the highest value there is; what is drawn downwards counts below zero."""
    up, down = _known(plot, down=False), _known(plot, down=True)
    if plot.stacked:
        return -max(map(sum, down), default=0), max(map(sum, up), default=0)
    return -max((max(one, default=0) for one in down), default=0), max((max(one, default=0) for one in up), default=0)


def _known(plot: Bars, *, down: bool) -> list[list[float]]:
    """The known values of each group, of the series that go up or down."""
    series = [one.values for one in plot.series if one.down is down]
    return [[values[at] or 0 for values in series] for at in range(len(plot.groups))]


def _of_group(plot: Bars, place: int, left: float, slot: float, widest: float) -> Iterator[_Bar]:
    """The bars of one group, in the middle of its slot."""
    sides = {one.down for one in plot.series}
    beside = 1 if plot.stacked or len(sides) == 2 else len(plot.series)
    wide = min(slot * 0.74 / beside, widest)
    begin = left + (slot - wide * beside) / 2
    height = 0.0
    for number_of, one in enumerate(plot.series):
        value = one.values[place]
        if plot.stacked:
            if value:
                yield _Bar(number_of, begin, wide, height, height + value, number(value), part=True)
                height += value
        elif value is None:
            yield _Bar(number_of, begin + _at(plot.series, number_of, beside) * wide, wide, 0, 0, "?")
        else:
            x = begin + _at(plot.series, number_of, beside) * wide
            inset = wide * 0.04 if beside > 1 else 0.0
            signed = -value if one.down else value
            yield _Bar(number_of, x + inset, wide - 2 * inset, 0, signed, number(value) if value else "")
    if plot.stacked and height:
        yield _Bar(0, begin, wide, height, height, number(height))


def _at(series: Sequence[Series], number_of: int, beside: int) -> int:
    """The place of a series within its group; those that go up and those that go down share one."""
    return number_of if beside > 1 else 0


def _write_values(sheet: Sheet, bars: Sequence[_Bar], at: Callable[[float], float], left: float) -> None:
    """What each bar says, unless it would lie over another bar, a word or the axis: the last and the highest first."""
    size, letters = sheet.size, sheet.letters
    taken: list[tuple[float, float, float, float]] = [
        (bar.left, at(max(bar.begin, bar.end)), bar.left + bar.width, at(min(bar.begin, bar.end))) for bar in bars
    ]
    last = max((bar.left for bar in bars), default=0.0)
    for bar in sorted(bars, key=lambda bar: (bar.left != last, -abs(bar.end))):
        if not bar.words:
            continue
        wide = letters.wide(bar.words)
        middle = min(bar.left + bar.width / 2, sheet.width - wide / 2 - size * 0.15)
        if bar.part:
            upper, lower = at(bar.end), at(bar.begin)
            if lower - upper >= size * 1.05 and wide + size * 0.5 <= bar.width:
                sheet.plate(middle, (upper + lower) / 2 + size * 0.32, bar.words)
            continue
        baseline = at(bar.end) + (size * 0.98 if bar.end < 0 else -size * 0.28)
        box = (
            middle - wide / 2 - size * 0.15,
            baseline - size * 0.72,
            middle + wide / 2 + size * 0.15,
            baseline + size * 0.08,
        )
        if box[0] >= left - sheet.size * 0.4 and not any(_touch(box, other) for other in taken):
            taken.append(box)
            sheet.plate(middle, baseline, bar.words)


def _touch(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _write_groups(sheet: Sheet, names: Labelled, left: float, slot: float) -> None:
    """Under the bars what each group is; a small line leads to it where some are left out."""
    size, line = sheet.size, sheet.letters.line
    top, end = sheet.y + size * 0.35, 0.0
    for place, lines in zip(names.places, names.lines, strict=True):
        middle = left + (place + 0.5) * slot
        if names.step > 1:
            sheet.line(middle, sheet.y, middle, sheet.y + size * 0.3, "border")
        wide = max(map(sheet.letters.wide, lines))
        middle = min(max(middle, wide / 2), sheet.width - wide / 2)  # under its group, but not out of the drawing
        if middle - wide / 2 < end:
            continue
        end = middle + wide / 2
        for down, words in enumerate(lines):
            sheet.write(middle, top + line * (down + 0.72), words, "text2", Anchor.MIDDLE)
    sheet.y = top + line * names.most_lines
