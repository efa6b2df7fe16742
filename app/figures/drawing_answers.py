"""How often each answer was given: a line for each moment, a column for each answer, a bar and its number in it.

Where an answer has words that are too long for its column, each answer has a line of its own under every moment.
"""

from app.figures.plots import Answers
from app.figures.shapes import Anchor
from app.figures.sheet import Sheet, out_of, too_few
from app.i18n import _, number

_BAR = 0.92  # how high a bar is, in times the small letters


def draw_answers(sheet: Sheet, plot: Answers) -> None:
    """Bars are as long as the part of those who answered, so that moments with more of them compare."""
    size, letters = sheet.size, sheet.letters
    beside = max(letters.wide(out_of(n)) for _words, _counts, n in plot.moments) + size * 1.2
    widest = max(letters.wide(words) for words, _counts, _n in plot.moments) + size * 1.2
    least = max(letters.widest_word(words) for words, _counts, _n in plot.moments) + size * 1.2
    named = max(least, min(widest, sheet.width * 0.26))
    column = (sheet.width - named - beside) / max(len(plot.options), 1)
    most = max((max(counts) / n for _words, counts, n in plot.moments if counts and n), default=1.0) or 1.0
    if all(letters.widest_word(option) + size * 0.8 <= column for option in plot.options) and column > size * 4:
        _draw_columns(sheet, plot, named, named + beside, column, most)
    else:
        _draw_lines(sheet, plot, most)
    if len({n for _words, counts, n in plot.moments if counts}) > 1:
        sheet.y += size * 0.3
        sheet.sentence(_("Bars: which part of those who answered."))


def _draw_columns(sheet: Sheet, plot: Answers, named: float, left: float, column: float, most: float) -> None:
    size, letters = sheet.size, sheet.letters
    heads = [letters.wrapped(option, column - size * 0.8) for option in plot.options]
    deepest = max(map(len, heads))
    for place, lines in enumerate(heads):
        for down, words in enumerate(lines, start=deepest - len(lines)):
            sheet.write(left + place * column, sheet.y + letters.line * (down + 0.72), words, "text2")
    sheet.y += letters.line * deepest + size * 0.25
    sheet.line(0, sheet.y, sheet.width, sheet.y, "border")
    for words, counts, n in plot.moments:
        lines = letters.wrapped(words, named - size * 1.2)
        high = letters.line * len(lines) + size * 0.75
        for down, line in enumerate(lines):
            sheet.write(0, sheet.y + size * 0.38 + letters.line * (down + 0.72), line)
        baseline = sheet.y + size * 0.38 + letters.line * 0.72
        if counts is None:
            sheet.write(named, baseline, too_few(n), "text2")
        else:
            sheet.write(named, baseline, out_of(n), "text2")
            room = column - size * 0.8 - max(letters.wide(number(count)) for count in counts) - size * 0.4
            for place, count in enumerate(counts):
                _bar(sheet, left + place * column, baseline, room, count, n, most)
        sheet.y += high
        sheet.line(0, sheet.y, sheet.width, sheet.y, thick=0.8)


def _draw_lines(sheet: Sheet, plot: Answers, most: float) -> None:
    size, letters = sheet.size, sheet.letters
    named = min(max(map(letters.wide, plot.options)) + size, sheet.width * 0.45)
    for words, counts, n in plot.moments:
        sheet.y += size * 0.3
        told = f"{words} · {out_of(n) if counts is not None else too_few(n)}"
        for line in letters.wrapped(told, sheet.width, bold=True):
            sheet.y += letters.line
            sheet.write(0, sheet.y - size * 0.38, line, bold=True)
        for option, count in zip(plot.options, counts or (), strict=False):
            lines = letters.wrapped(option, named - size)
            for down, line in enumerate(lines):
                sheet.write(0, sheet.y + letters.line * (down + 0.72), line)
            room = sheet.width - named - letters.wide(number(n)) - size * 0.4
            _bar(sheet, named, sheet.y + letters.line * 0.72, room, count, n, most)
            sheet.y += letters.line * len(lines)


def _bar(sheet: Sheet, x: float, baseline: float, room: float, count: int, n: int, most: float) -> None:
    """A bar on a thin line that shows where none would begin, and its number behind it."""
    size = sheet.size
    high = size * _BAR
    middle = baseline - size * 0.34
    long = room * (count / n / most) if n else 0.0
    sheet.line(x, middle - high / 2, x, middle + high / 2, "border")
    if count:
        sheet.fill(x, middle - high / 2, max(long, size * 0.15), high, "primary")
    sheet.write(x + max(long, 0) + size * 0.4, baseline, number(count), "text" if count else "text2", Anchor.START)
