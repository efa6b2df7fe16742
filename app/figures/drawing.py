"""A plot as shapes, computed once: the window paints them, and on paper they stand as vectors."""

from app.figures.drawing_answers import draw_answers
from app.figures.drawing_bars import draw_bars
from app.figures.drawing_curve import draw_curve
from app.figures.drawing_dots import draw_dots
from app.figures.plots import Answers, Bars, Curve, Dots, Plot, people
from app.figures.shapes import Drawing, Letters
from app.figures.sheet import GAP, Sheet, out_of, too_few
from app.i18n import N_, _, number

NOTHING = N_("Nothing to show in this period yet.")
FEW_PLACES = N_("Too few live together in a municipality for a map (n = {n}).")


def draw(plot: Plot, width: float, letters: Letters) -> Drawing:
    """All of a plot within a width, as high as it needs: its title, how many it is about, what it shows, its note."""
    sheet = Sheet(width, letters)
    few, n = (plot.few, plot.n) if isinstance(plot, Bars | Curve) else (False, None)
    empty = is_empty(plot)
    sheet.title(plot.title, out_of(n) if n is not None and not few and not empty else "")
    if isinstance(plot, Dots) and plot.few:
        sheet.sentence(_(FEW_PLACES).format(n=number(sum(plot.totals or ()))))
    elif few:
        sheet.sentence(too_few(n or 0))
    elif empty:
        sheet.sentence(_(NOTHING))
    else:
        _draw(sheet, plot)
    if plot.note:
        sheet.y += letters.size * GAP / 2
        sheet.sentence(plot.note)
    return sheet.done()


def is_empty(plot: Plot) -> bool:
    """Whether there is nothing to draw."""
    if isinstance(plot, Bars):
        return not any(value for series in plot.series for value in series.values)
    if isinstance(plot, Curve):
        return plot.n == 0 or not plot.points
    if isinstance(plot, Dots):
        return not any(map(people, plot.dots))
    return not any(n for _words, _counts, n in plot.moments)


def _draw(sheet: Sheet, plot: Plot) -> None:
    if isinstance(plot, Bars):
        draw_bars(sheet, plot)
    elif isinstance(plot, Curve):
        draw_curve(sheet, plot)
    elif isinstance(plot, Dots):
        draw_dots(sheet, plot)
    else:
        assert isinstance(plot, Answers)
        draw_answers(sheet, plot)
