"""A line that proposes words as somebody types, and takes any other as well."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QLineEdit

from app.ui.widgets.field import TextField
from app.ui.widgets.proposing import propose


class ProposedField(TextField):
    """As any line; ``propose`` says what it offers."""

    def __init__(self, words: str, text: str = "", *, hint: str = "", optional: bool = True) -> None:
        super().__init__(words, text, hint=hint, optional=optional)
        self._proposed = QStringListModel(self)
        assert isinstance(self.editor, QLineEdit)
        propose(self.editor, self._proposed)

    def propose(self, words: Sequence[str]) -> None:
        """Offer these as somebody types."""
        if (wanted := list(dict.fromkeys(words))) != self._proposed.stringList():
            self._proposed.setStringList(wanted)
