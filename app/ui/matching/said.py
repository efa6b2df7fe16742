"""What a choice does to the others, as the engine words it: an icon with a sentence, which may come later."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.matching.sheet import pointed
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import clear, column, row
from app.ui.widgets.text import label

Said = tuple[str, str]  # the name of an icon, and a sentence
TONES = {"check": "green", "warn": "amber", "info": "amber"}


class SaidLine(QWidget):
    """One line that is filled once its answer is there; until then three dots."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph("", size=16)
        self._glyph.setVisible(False)
        self.words = label("…", theme.SECOND, tone="text2", wrap=True)
        self.words.setAccessibleName(_("is being worked out"))
        inside = row(column(self._glyph, 1, margins=(0, 1, 0, 0)), self.words, gap=6)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def say(self, said: Said) -> None:
        """Show the answer."""
        icon, sentence = said
        self._glyph.change(icon, TONES.get(icon, "text2"))
        self._glyph.setVisible(True)
        self.words.setProperty("tone", "text")
        self.words.setText(sentence)
        self.words.setAccessibleName("")
        self.words.update()


class SaidLines(QWidget):
    """Sentences under each other."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)

    def wait(self) -> None:
        """Say that the answer is under way."""
        clear(self._lines)
        self._lines.addWidget(label(_("is being worked out…"), tone="text2"))

    def say(self, sentences: Sequence[Said]) -> None:
        """Show these in place of what stood here."""
        clear(self._lines)
        for icon, sentence in sentences:
            self._lines.addWidget(pointed(icon, label(sentence, wrap=True), token=TONES.get(icon, "text2")))
