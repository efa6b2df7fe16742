"""The figures of a period by the two aims, each with the list behind it."""

from app.ui.figures.section import FiguresSection


class Overview(FiguresSection):
    """Not made yet."""
