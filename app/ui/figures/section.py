"""What the page of figures asks of each of its views."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.figures.asked import Asked
from app.services.subjects import Subject
from app.ui.store import Store


class FiguresSection(QWidget):
    """A view of the page: it fills itself in ``make``, once, and reads the store in ``refresh``.

    ``asked`` is the period and of whom, where the view has figures; one that has none (``of_period`` is False) is shown
    without the bar that chooses them.
    """

    of_period = True
    opened = Signal(Subject)  # whose page is wanted
    event_wanted = Signal(object)  # the id of an event

    def __init__(self, store: Store, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store, self.today = store, today
        self.asked: Asked | None = None

    def make(self) -> None:
        """Make, once, what is shown."""

    def refresh(self) -> None:
        """Read again and show."""
