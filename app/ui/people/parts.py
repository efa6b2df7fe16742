"""A long form in parts: one of them in sight at a time, and at its end the way on to the next."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.widgets.buttons import outlined
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented


class Parts(QWidget):
    """``parts`` are words with the cards that stand under them; ``gone_on`` carries the part that was gone on to.

    The first part is put on the page at once, the others in the next turn, or when they come into sight: to dress all
    four takes longer than to make them.
    """

    gone_on = Signal(QWidget)

    def __init__(self, name: str, parts: Sequence[tuple[str, Sequence[QWidget]]]) -> None:
        super().__init__()
        self.tabs = Segmented([(str(at), words) for at, (words, _cards) in enumerate(parts)], name)
        self.pages: list[QWidget] = []
        for (_words, cards), following in zip_longest(parts, parts[1:]):
            page = QWidget()
            page.setLayout(column(*cards, self._way_on(following[0]) if following else None, gap=12))
            self.destroyed.connect(page.deleteLater)  # also where it was never put on the page
            self.pages.append(page)
        self._body = column(row(self.tabs, 1), gap=12)
        self.setLayout(self._body)
        self.tabs.chosen.connect(self._show)
        self._show(self.tabs.current)
        QTimer.singleShot(0, self, self._put_all)

    def begin(self) -> None:
        """Back to the first part."""
        self.tabs.choose("0")

    def step(self, by: int) -> None:
        """To the next part, or with -1 to the one before, and round again."""
        self.tabs.step(by)

    def reveal(self, widget: QWidget) -> None:
        """Bring the part into sight that a widget stands on."""
        at = next((at for at, page in enumerate(self.pages) if page.isAncestorOf(widget)), None)
        if at is not None:
            self.tabs.choose(str(at))

    def _show(self, key: str) -> None:
        here = self.focusWidget()
        if here and any(page.isAncestorOf(here) for page in self.pages) and here.hasFocus():
            self.tabs.setFocus()  # or Qt would look for another place, anywhere in the window
        shown = self.pages[int(key)]
        for page in self.pages:
            if page is not shown:
                page.hide()
        self._put(shown)
        shown.show()

    def _put(self, page: QWidget) -> None:
        if self._body.indexOf(page) < 0:
            self._body.addWidget(page)

    def _put_all(self) -> None:
        for page in self.pages:
            self._put(page)

    def _way_on(self, words: str) -> QWidget:
        button = outlined(_("On to: {part}").format(part=words), "right")
        button.clicked.connect(self._go_on)
        host = QWidget()
        host.setLayout(row(1, button))
        return host

    def _go_on(self) -> None:
        self.step(1)
        self.gone_on.emit(self.pages[int(self.tabs.current)])
