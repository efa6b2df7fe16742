"""The problem report: what goes along, word for word, before it is saved; nothing leaves by itself."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.storage.drafts import Entry
from app.storage.vault import Vault
from app.ui import look, theme
from app.ui.messages import tell
from app.ui.saving import JSON, nobody, save_as
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Task
from app.ui.widgets.buttons import filled
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import text_area
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.text import label

FILE = "klik-problem-report.json"
WIDE, BESIDE = 760, 48


class ProblemReport(Dialog):
    """``shown`` is the text as it will stand in the file; only what is shown is saved."""

    def __init__(self, parent: QWidget | None, store: Store | None) -> None:
        super().__init__(parent, _("Problem report"), width=0)
        self._store = store
        self._running: Task | None = None
        about = _(
            "Versions, settings, sizes and the last faults, in one file to give to whoever helps you. No name, address "
            "or note is in it. Klik sends nothing: you save the file, and read here first what is in it."
        )
        self.matching = CheckBox(_("Also the matching, without anybody in it: only how well any two fit"))
        self.matching.setVisible(store is not None)
        self.search = SearchBox(_("Search in this report"))
        self.shown = text_area(0)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(_("What will stand in the file"))
        self.found = label("", theme.SECOND, tone="text2")
        for widget in (label(about, wrap=True), self.matching, self.search, self.shown, self.found):
            self.body.addWidget(widget)
        self.body.setStretchFactor(self.shown, 1)
        self.add_cancel()
        self.save = self.add_answer(filled(_("Save…"), "check"), accepts=None, default=True)
        self.matching.toggled.connect(self.read)
        self.search.searched.connect(lambda _words: self._seek(again=True))
        self.save.clicked.connect(self._save)
        self.read()

    def read(self) -> None:
        """Make the report anew, beside the window."""
        if self._running:
            self._running.cancel()
        vault, wanted, window = self.vault, self.matching.isChecked(), _window()
        self.save.setEnabled(False)

        def work(_is_cancelled: IsCancelled, _report: object) -> str:
            from app.services import problem_report  # it brings all that it tells of

            return problem_report.text(problem_report.report(vault, date.today(), problem=wanted, window=window))

        task = Task(work)
        task.done.connect(self._show)
        task.failed.connect(self._on_failed)
        self._running = task.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self._seek()  # the next place, and nothing is saved
        else:
            super().keyPressEvent(event)

    def take_size(self, window: QWidget) -> None:
        """Nearly the window: it is to be read."""
        self.resize(min(theme.px(WIDE), window.width() - BESIDE), window.height() - 2 * BESIDE)

    def typed(self) -> tuple[Entry, ...]:
        """Nothing is filled in here that a draft should keep."""
        return ()

    @property
    def vault(self) -> Vault | None:
        """What there is to tell of."""
        vault = self._store.vault if self._store else None
        return vault if isinstance(vault, Vault) else None

    def _show(self, text: str) -> None:
        self._running = None
        self.shown.setPlainText(text)
        self._texts[self.shown] = text.strip()  # nobody typed it
        self.save.setEnabled(True)
        self._seek(again=True)

    def _on_failed(self, error: KlikError) -> None:
        self._running = None
        tell(self, error)

    def _seek(self, *, again: bool = False) -> None:
        """Show the next place where what is sought stands, from the top where it is sought ``again``."""
        words = self.search.text()
        if again:
            self.shown.moveCursor(QTextCursor.MoveOperation.Start)
        there = bool(words) and self.shown.find(words)
        if words and not there:
            self.shown.moveCursor(QTextCursor.MoveOperation.Start)
            there = self.shown.find(words)
        self.found.setText("" if there or not words else _("‘{words}’ does not stand in it.").format(words=words))

    def _save(self) -> None:
        content = self.shown.toPlainText().encode()
        task = save_as(self, self._store, FILE, lambda: content, JSON, _("Save the problem report"), nobody)
        if task:
            task.done.connect(self._on_saved)

    def _on_saved(self, _path: object) -> None:
        self.accept()


def show_report(parent: QWidget | None) -> ProblemReport:
    """Open it over ``parent``, with what there is to say of the vault where one is open behind it."""
    dialog = ProblemReport(parent, _store(parent))
    dialog.open()
    return dialog


def _store(widget: QWidget | None) -> Store | None:
    """That of the window which a widget, or a dialog over it, belongs to."""
    while widget:
        found = getattr(widget.window(), "store", None)
        if isinstance(found, Store):
            return found
        widget = widget.window().parentWidget()
    return None


def _window() -> dict[str, Any]:
    """What only a window knows, in words and numbers of Klik itself."""
    screens = [
        [screen.size().width(), screen.size().height(), round(screen.devicePixelRatio(), 2)]
        for screen in QGuiApplication.screens()
    ]
    return {
        "versions": {"qt": qVersion()},
        "system": {"platform": QGuiApplication.platformName(), "screens": screens},
        "settings": {"colours": look.colours(), "text_size": look.text_size()},
    }
