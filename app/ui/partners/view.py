"""Partners: names over time, figures of each, and what goes to them."""

from app.ui.figures.section import FiguresSection


class PartnersView(FiguresSection):
    """Not made yet."""
