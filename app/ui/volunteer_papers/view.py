"""Papers of volunteers: what is missing or runs out, by partner."""

from app.ui.figures.section import FiguresSection


class VolunteerPapersView(FiguresSection):
    """Not made yet."""

    of_period = False
