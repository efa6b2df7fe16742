"""Words that are in use already, proposed under a line while its first letters are typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from app.ui import theme
from app.ui.widgets.field import DropLine, TextField


def propose(line: QLineEdit, words: QStringListModel) -> QCompleter:
    """Let these words come under a line as it is typed in."""
    completer = QCompleter(words, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setMaxVisibleItems(6)
    popup = QListView()
    popup.setFont(theme.font())
    popup.setObjectName("proposed")
    completer.setPopup(popup)
    theme.dress(popup)  # a window of its own, over none
    popup.setItemDelegate(DropLine(popup))
    line.setCompleter(completer)
    return completer


def on_a_proposal(line: QLineEdit) -> bool:
    """Whether Enter would take a proposed word, and not the letters that were typed."""
    popup = line.completer().popup() if line.completer() else None
    return bool(popup and popup.isVisible() and popup.currentIndex().isValid())


class ProposingField(TextField):
    """A line of one's own words, under which those that others have are proposed."""

    def __init__(
        self,
        words: str,
        suggest: Callable[[], Sequence[str]],
        text: str = "",
        *,
        check: Callable[[str], str] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._suggest = suggest
        self._proposed = QStringListModel()
        super().__init__(words, text, check=check, hint=hint, parent=parent)
        assert isinstance(self._box, QLineEdit)
        self._line = self._box

    def commit(self) -> bool:
        """As any field; but Enter on a proposed word takes that word."""
        return True if on_a_proposal(self._line) else super().commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._propose()
            self._proposed.setStringList(list(self._suggest()))
        return super().eventFilter(watched, event)

    def _propose(self) -> None:
        """Once somebody is here who may type: a form has eight of them."""
        if not self._line.completer():
            propose(self._line, self._proposed).activated.connect(lambda _word: QTimer.singleShot(0, self, self.commit))
