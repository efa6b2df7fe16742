"""What the page of figures asks of each of its views."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from app.figures.asked import Asked
from app.services.subjects import Subject
from app.ui.store import Store


class FiguresSection(QWidget):
    """A view of the page: it fills itself in ``make``, once, and reads the store in ``refresh``.

    ``asked`` is the period and of whom, where the view has figures; one that has none (``of_period`` is False) is shown
    without the bar that chooses them. It is refreshed when it comes into sight after something changed in one of its
    ``tables``, or after something else is asked.
    """

    of_period = True
    tables: frozenset[str] = frozenset()  # empty: interested in every change
    opened = Signal(Subject)  # whose page is wanted
    event_wanted = Signal(object)  # the id of an event

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store, self.today = store, today
        self.asked: Asked | None = None
        self.areas: Sequence[QWidget] = ()  # what F6 walks through, after the bar

    def make(self) -> None:
        """Make, once, what is shown."""

    def refresh(self) -> None:
        """Read again and show."""

    def set_narrow(self, narrow: bool) -> None:
        """The window became narrower than 1340 px, or wider."""

    def remember(self, settings: QSettings) -> None:
        """Take up how it was arranged last time; once it is made."""

    def keep(self, settings: QSettings) -> None:
        """Keep how it is arranged; only asked of one that was made."""

    def print_shown(self) -> object:
        """Ctrl+P: put on paper what is shown."""
