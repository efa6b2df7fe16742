"""The network meetings of one participant."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.ui.store import Store


class MeetingView(QWidget):
    """A view of the network page."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today = store, today

    def show_participant(self, participant_id: UUID) -> None:
        """Show the meetings of a participant, or the same ones again."""

    def commit(self) -> None:
        """Hand over what was typed last."""

    def set_narrow(self, narrow: bool) -> None:
        """Follow the width of the window."""
