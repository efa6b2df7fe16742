"""A line that proposes words as somebody types, and takes any other as well."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from app.ui import theme
from app.ui.widgets.field import DropLine, TextField


class ProposedField(TextField):
    """As any line; ``propose`` says what it offers."""

    def __init__(self, words: str, text: str = "", *, hint: str = "", optional: bool = True) -> None:
        super().__init__(words, text, hint=hint, optional=optional)
        self._proposed = QStringListModel(self)
        completer = QCompleter(self._proposed, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setFont(theme.font())
        popup.setObjectName("proposed")
        completer.setPopup(popup)
        popup.setItemDelegate(DropLine(popup))
        assert isinstance(self.editor, QLineEdit)
        self.editor.setCompleter(completer)

    def propose(self, words: Sequence[str]) -> None:
        """Offer these as somebody types."""
        if (wanted := list(dict.fromkeys(words))) != self._proposed.stringList():
            self._proposed.setStringList(wanted)
