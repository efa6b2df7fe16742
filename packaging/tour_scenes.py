"""Pictures of the tour, in a window with people in it and in one without."""

from collections.abc import Callable, Iterator

from app.ui.main_window import MainWindow
from app.ui.tour.stops import STOPS
from app.ui.tour.tour import show_tour

Scene = tuple[str, Callable[[], object]]


def of_tour(window: MainWindow, named: str = "tour") -> Iterator[Scene]:
    """Every stop; the card stays, so that these come last."""
    for at in range(len(STOPS)):
        yield f"{named}-{at + 1}", lambda at=at: show_tour(window).go_to(at)
