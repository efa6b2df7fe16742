"""What changed for people: what was answered at evaluations, and own words."""

from app.ui.figures.section import FiguresSection


class ImpactView(FiguresSection):
    """Not made yet."""
