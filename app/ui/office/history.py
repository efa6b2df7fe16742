"""The last changes, and the recycle bin."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.ui.store import Store
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from app.ui.history.all_changes import AllChanges
    from app.ui.history.bin import RecycleBin

CHANGES, BIN = "changes", "bin"


class HistoryPane(QWidget):
    """Two views of one history, made when they are first wanted: no window waits for the words of every field."""

    changes: "AllChanges"
    bin: "RecycleBin"

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.switch = Segmented([(CHANGES, _("History")), (BIN, _("Recycle bin"))], _("What to look at"))
        self._stack = QStackedWidget()
        self.setLayout(column(row(self.switch, 1, margins=(24, 0, 24, 12)), self._stack, gap=0))
        self.switch.chosen.connect(self._turn)
        self.setFocusProxy(self._stack)

    def refresh(self) -> None:
        """Read again and show."""
        if not self._stack.count():
            self._make()
        (self.bin if self.switch.current == BIN else self.changes).refresh()

    def _make(self) -> None:
        from app.ui.history.all_changes import AllChanges
        from app.ui.history.bin import RecycleBin

        self.changes, self.bin = AllChanges(self._store), RecycleBin(self._store)
        for view in (self.changes, self.bin):
            self._stack.addWidget(view)

    def _turn(self, key: str) -> None:
        self.refresh()
        self._stack.setCurrentIndex(0 if key == CHANGES else 1)
