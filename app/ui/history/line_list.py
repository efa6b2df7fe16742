"""Changes in a list, the last one first, and a way to those before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.services.history import Line, Page
from app.ui import theme
from app.ui.history.words import listed
from app.ui.widgets.buttons import link
from app.ui.widgets.layout import column, row
from app.ui.widgets.list_view import ListView
from app.ui.widgets.text import label

WIDE = 372


class LineList(QWidget):
    """Tells the line that is chosen, or None; ``older_wanted`` asks for the next ones."""

    chosen = Signal(object)
    older_wanted = Signal()

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__()
        self._lines: dict[int, Line] = {}
        self._words = nothing
        self.list = ListView(name)
        self.older = link(_("Show older ones"))
        self._nothing = label(nothing, tone="text2", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        empty = QWidget()
        empty.setLayout(column(self._nothing, 1, margins=(24, 16, 16, 16)))
        self._stack.addWidget(empty)
        self._below = QWidget()
        self._below.setLayout(row(self.older, 1, margins=(24, 8, 16, 10)))
        self.setLayout(column(self._stack, self._below, gap=0))
        theme.fix(self, width=WIDE)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._tell)
        self.older.clicked.connect(self.older_wanted)

    @property
    def current(self) -> Line | None:
        """The line that is chosen."""
        key = self.list.current
        return self._lines.get(key) if isinstance(key, int) else None

    def show_page(self, page: Page, *, add: bool = False) -> None:
        """Show these, or add them to those that stand there; who is chosen stays so, else it is the first."""
        kept = [*self._lines.values()] if add else []
        self._show([*kept, *page.lines])
        self._below.setVisible(page.older is not None)
        self._nothing.setText(
            self._words if page.older is None else _("Nothing among the last ones; look further back.")
        )

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show just these."""
        self.show_page(Page(tuple(lines), None))

    def _show(self, lines: Sequence[Line]) -> None:
        self._lines = {line.number: line for line in lines}
        self.list.set_rows(listed(lines))
        self._stack.setCurrentIndex(0 if lines else 1)
        self.list.select_first()

    def _tell(self, _key: object) -> None:
        self.chosen.emit(self.current)
