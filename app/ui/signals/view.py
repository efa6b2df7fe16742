"""Structural signals: what several people meet, without a name, and what came of it."""

from app.ui.figures.section import FiguresSection


class SignalsView(FiguresSection):
    """Not made yet."""

    of_period = False
