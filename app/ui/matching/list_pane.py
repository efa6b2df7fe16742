"""The left side: three views as segments, a search box, and the list of the view that is shown."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui.widgets.empty_state import nothing_found
from app.ui.widgets.layout import column, separator
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.segmented import Segmented

PROPOSALS, WHO_FITS, NOT_YET = "proposals", "who_fits", "not_yet"
WIDE, NARROW = 372, 320
# Narrow, the words of the three views just fit.
_MARGINS, _NARROW_MARGINS = (24, 12, 20, 12), (24, 12, 12, 12)
_NAMES = {PROPOSALS: N_("Proposals"), WHO_FITS: N_("Who fits?"), NOT_YET: N_("Not yet")}

MOST = 380
"""Pixels that the list takes at most for the words of its views."""


class ListPane(QFrame):
    """Keeps who was chosen in each view; a row that vanished makes room for the one that came after it."""

    chosen = Signal(str, object)  # view, key or None
    opened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("listPane")
        self.setFixedWidth(WIDE)
        self._rows: dict[str, Sequence[ListRow]] = {}
        self._kept: dict[str, Hashable] = {}
        self.views = Segmented([(view, _(words)) for view, words in _NAMES.items()], _("Views"), wraps=True)
        self.search = SearchBox(_("Search name, place or interest"))
        self.list = ListView(_("Proposals"))
        self._nothing = QStackedWidget()
        self._assemble()
        self.views.chosen.connect(self._show_view)
        self.search.searched.connect(self._search)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda key: self.opened.emit(self.views.current, key))

    @property
    def view(self) -> str:
        return self.views.current

    @property
    def is_searching(self) -> bool:
        return bool(self.search.text().strip())

    def set_narrow(self, narrow: bool) -> None:
        """Leave the detail its room."""
        self._head.setContentsMargins(*(_NARROW_MARGINS if narrow else _MARGINS))
        self._head.invalidate()
        # With larger letters, or in a longer language, the words of the three views decide, as far as there is room.
        margins = self._head.contentsMargins()
        words = self.views.sizeHint().width() + margins.left() + margins.right() + 1
        self.setFixedWidth(max(NARROW if narrow else WIDE, min(words, MOST)))

    def set_rows(self, rows: Mapping[str, Sequence[ListRow]]) -> None:
        """Show what was found now."""
        for view, now in rows.items():
            self._kept[view] = _kept(self._rows.get(view, ()), now, self._kept.get(view))
        self._rows = dict(rows)
        self._show_view(self.view)

    def put_above(self, widget: QWidget) -> None:
        """Let something stand between the search box and the list."""
        self._body.insertWidget(1, widget)

    def has_row(self, view: str, key: Hashable) -> bool:
        return any(row.key == key for row in self._rows.get(view, ()))

    def show_row(self, view: str, key: Hashable) -> bool:
        """Bring somebody into sight, in another view perhaps; whether there is such a row."""
        if not self.has_row(view, key):
            return False
        self.search.clear()
        self.list.set_query("")
        self._kept[view] = key
        if self.view == view:
            self._show_view(view)
        else:
            self.views.choose(view)
        return True

    def _assemble(self) -> None:
        self._nothing.addWidget(self.list)
        body = self._body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self._head = column(self.views, self.search, gap=10, margins=_MARGINS)
        body.addLayout(self._head)
        body.addWidget(separator())
        body.addWidget(self._nothing, 1)

    def _show_view(self, view: str) -> None:
        kept = self._kept.get(view)
        self.list.blockSignals(True)
        self.list.setAccessibleName(_(_NAMES[view]))
        self.list.set_rows(self._rows.get(view, ()))
        if kept is not None:
            self.list.select(kept)
        self.list.select_first()
        if self.list.currentIndex().row() <= 1:
            self.list.scrollToTop()  # with its head
        self.list.blockSignals(False)
        self._tell()

    def _search(self, query: str) -> None:
        self.list.set_query(query)
        self.list.select_first()
        self._show_nothing()

    def _on_chosen(self, key: Hashable) -> None:
        self._kept[self.view] = key if key is not None else self._kept.get(self.view)
        self.chosen.emit(self.view, key)

    def _tell(self) -> None:
        self._show_nothing()
        self._on_chosen(self.list.current)

    def _show_nothing(self) -> None:
        """Where a search finds nobody, say so in place of the list."""
        sought = self.search.text().strip()
        if not sought or self.list.rows.count:
            self._nothing.setCurrentIndex(0)
            return
        empty, clear = nothing_found(sought)
        clear.clicked.connect(self.search.clear)
        if old := self._nothing.widget(1):
            self._nothing.removeWidget(old)
            old.deleteLater()
        self._nothing.addWidget(empty)
        self._nothing.setCurrentIndex(1)


def _kept(before: Sequence[ListRow], now: Sequence[ListRow], chosen: Hashable) -> Hashable:
    """The chosen key, or where it went the next that is still there, or the last before it."""
    left = {row.key for row in now}
    if chosen in left:
        return chosen
    keys = [row.key for row in before]
    if chosen not in keys:
        return None
    at = keys.index(chosen)
    return next((key for key in keys[at:] + keys[:at][::-1] if key in left), None)
