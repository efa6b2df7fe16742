"""The last changes, and the recycle bin."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.storage.vault import Vault
from app.ui.history.all_changes import AllChanges
from app.ui.history.bin import RecycleBin
from app.ui.store import Store
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented

CHANGES, BIN = "changes", "bin"


class HistoryPane(QWidget):
    """Two views of one history."""

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__()
        self.changes, self.bin = AllChanges(store), RecycleBin(store)
        self.switch = Segmented([(CHANGES, _("History")), (BIN, _("Recycle bin"))], _("What to look at"))
        self._stack = QStackedWidget()
        for view in (self.changes, self.bin):
            self._stack.addWidget(view)
        self.setLayout(column(row(self.switch, 1, margins=(24, 0, 24, 12)), self._stack, gap=0))
        self.switch.chosen.connect(self._turn)
        self.setFocusProxy(self._stack)

    def refresh(self) -> None:
        """Read again and show."""
        (self.bin if self.switch.current == BIN else self.changes).refresh()

    def _turn(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == CHANGES else 1)
        self.refresh()
