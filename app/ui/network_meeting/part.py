"""A part of a meeting on the page: shows it, and writes what is changed in it."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.services import network_meetings
from app.ui.messages import tell
from app.ui.network_meeting.facts import Facts
from app.ui.network_meeting.shown import Shown
from app.ui.store import Store
from app.ui.widgets.field import TextField


class Part(QWidget):
    """``fields`` are facts of the meeting by their names; ``fill`` shows what is more of it."""

    def __init__(self, store: Store, fields: Mapping[str, TextField] | None = None) -> None:
        super().__init__()
        self.store = store
        self.shown: Shown | None = None
        self._facts = Facts(fields or {}, self.keep)

    def show_meeting(self, shown: Shown) -> None:
        """Show a meeting, or the same one as it became."""
        self.shown = shown
        self._facts.show_row(shown.row)
        self.fill(shown)

    def fill(self, shown: Shown) -> None:
        """Show what its own fields do not."""

    def keep(self, facts: dict[str, Any]) -> None:
        """Write facts of the meeting."""
        if self.shown:
            self.store.write_quietly(network_meetings.change, self.shown.row.id, facts)

    def tried(self, write: Callable[[], object]) -> bool:
        """Whether it could be written; where not, that is told."""
        try:
            write()
        except KlikError as error:
            tell(self.window(), error)
            return False
        return True
