"""The manual in a window of its own: its pages at the left, the one that is read at the right."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _, language
from app.places import fold
from app.ui import look, theme
from app.ui.manual.pages import INDEX, contents, words
from app.ui.manual.reader import Reader
from app.ui.widgets import tabbing
from app.ui.widgets.buttons import icon_button, quiet
from app.ui.widgets.layout import column, row
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.text import label

_SIDE = 300
_FRAME = QSize(16, 40)  # what the system puts around a window


class ManualWindow(QWidget):
    """One for all of Klik. It keeps nothing open: who closes Klik closes it too.

    ``outdated`` tells that Klik speaks another language now than when it was made.
    """

    outdated = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._language = language()
        self.setWindowTitle(_("Manual"))
        self.setAccessibleName(_("Manual"))
        self.box = SearchBox(_("Search in the manual"))
        self.list = ListView(_("Pages of the manual"), low=True)
        self.list.set_rows(
            [ListRow(one.name, (), one.title, group=one.part, found_by=words(one.name)) for one in contents()]
        )
        self.nothing = label(_("No page of the manual holds these words."), theme.SECOND, tone="text2", wrap=True)
        self.reader = Reader()
        self.back = icon_button("left", _("Back"), "Alt+Left")
        self.forward = icon_button("right", _("Forward"), "Alt+Right")
        self.begin = quiet(_("Contents"), "list", small=True)
        self._assemble()
        self._listen()
        theme.dress(self)
        self.resize(QSize(theme.px(1160), theme.px(780)).boundedTo(self.screen().availableSize() - _FRAME))
        self.reader.setFocus()

    def show_page(self, name: str) -> None:
        """Bring a page into sight, and all others in the list."""
        if self.box.text():
            self.box.seek("")
        self.reader.show_page(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._language != language():
            self._language = language()  # Qt says it more than once
            self.outdated.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tabbing.go_on(self, forward)

    def _assemble(self) -> None:
        side = QFrame()
        side.setObjectName("listPane")
        theme.fix(side, width=_SIDE)
        left = column(column(self.box, self.nothing, margins=(16, 16, 16, 8)), self.list, gap=0)
        left.setStretch(1, 1)
        side.setLayout(left)
        self.nothing.hide()
        dutch = None if self._language == "nl_BE" else label(_("The manual is in Dutch."), theme.SECOND, tone="text2")
        top = row(self.back, self.forward, self.begin, 1, dutch, margins=(16, 12, 24, 8))
        right = column(top, self.reader, gap=0)
        right.setStretch(1, 1)
        whole = row(side, right, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _listen(self) -> None:
        look.bind(self)
        for keys, do in (
            ("Ctrl+F", self.box.setFocus),
            ("Alt+Left", self.reader.backward),
            ("Alt+Right", self.reader.forward),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        self.back.clicked.connect(self.reader.backward)
        self.forward.clicked.connect(self.reader.forward)
        self.begin.clicked.connect(lambda: self.show_page(INDEX))
        self.reader.backwardAvailable.connect(self.back.setEnabled)
        self.reader.forwardAvailable.connect(self.forward.setEnabled)
        self.reader.sourceChanged.connect(lambda _url: self.list.select(self.reader.name))
        self.list.chosen.connect(self._read)
        self.box.searched.connect(self._search)
        self.box.returnPressed.connect(self.reader.setFocus)
        self.back.setEnabled(False)
        self.forward.setEnabled(False)

    def _read(self, name: object) -> None:
        if isinstance(name, str):
            self.reader.show_page(name)
            self._seek()

    def _search(self, query: str) -> None:
        """Keep the pages that hold every word, and read the one that is called so, or else the first."""
        self.list.set_query(query)
        self.nothing.setVisible(not self.list.rows.count)
        found = [page for page in contents() if page.name in self.list.rows.keys]
        if query.strip() and found:
            named = (page for page in found if all(word in fold(page.title) for word in fold(query).split()))
            self.list.select(next(named, found[0]).name)
        self._seek()

    def _seek(self) -> None:
        typed = self.box.text().split()
        if typed:
            self.reader.seek(typed[0])
