"""A field of several words, each a chip that can be taken away: Enter, a comma or leaving the line adds what is typed.

Words that are in use already are proposed, for matching compares them as they are written.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded
from app.ui.widgets.proposing import on_a_proposal, propose

_HEIGHT = 28


class ChipField(TextField):
    """Its ``text`` holds all words with commas between, as a line would; ``split`` reads such a text.

    Backspace in the empty line takes the last word away; the arrow left walks into the chips.
    """

    def __init__(
        self,
        words: str,
        *,
        split: Callable[[str], Sequence[str]],
        suggest: Callable[[], Sequence[str]] | None = None,
        hint: str = "",
        optional: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._split, self._suggest = split, suggest
        self._words: list[str] = []
        self._flow = Flow(gap=6)
        self.chips: list[WordChip] = []
        super().__init__(words, hint=hint, optional=optional, parent=parent)
        self._box.textChanged.disconnect(self._pause.start)  # half a word is none
        assert isinstance(self._box, QLineEdit)
        self._line = self._box
        self._line.setPlaceholderText(_("Add…"))
        self._line.textEdited.connect(self._on_typed)
        body = self.layout()
        body.insertWidget(1, self._flow)  # type: ignore[union-attr]
        self._flow.setVisible(bool(self._words))
        self._proposed = QStringListModel(self)

    @property
    def text(self) -> str:
        typed = [word for word in self._split(super().text) if word not in self._words]
        return ", ".join([*self._words, *typed])

    def set_text(self, text: str) -> None:
        self._words = list(self._split(text))
        super().set_text("")
        self._committed = ", ".join(self._words)
        self._show()

    def retype(self, text: str) -> None:
        self.set_text(text)

    def remove(self, word: str) -> None:
        """Take a word away; the keyboard is back in the line."""
        self._words.remove(word)
        self._show()
        self.editor.setFocus()
        self._hand_over()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and self._suggest:
            self._propose()
            self._proposed.setStringList([word for word in self._suggest() if word not in self._words])
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def _hand_over(self) -> bool:
        self._words = list(self._split(self.text))
        if self._box.text():  # type: ignore[union-attr]
            self._box.blockSignals(True)
            self._box.clear()
            self._box.blockSignals(False)
        self._show()
        return super()._hand_over()

    def commit(self) -> bool:
        """As any field; but Enter on a proposed word takes that word, and not the letters typed before it."""
        return True if on_a_proposal(self._line) else super().commit()

    def _on_typed(self, text: str) -> None:
        if text.rstrip().endswith((",", ";")):
            self.commit()

    def _on_key(self, event: QKeyEvent) -> bool:
        """Keys in the line that are about the chips."""
        if self._line.text() or not self.chips:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self.remove(self._words[-1])
            return True
        if event.key() == Qt.Key.Key_Left:
            self.chips[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    def _show(self) -> None:
        if [chip.text() for chip in self.chips] == self._words:
            return
        self.chips = [WordChip(word) for word in self._words]
        for at, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _on=False, word=chip.text(): self.remove(word))
            chip.left.connect(lambda by, at=at: self._walk(at + by))
        self._flow.show_widgets(list(self.chips))
        self._flow.setVisible(bool(self.chips))

    def _walk(self, at: int) -> None:
        """Along the chips; past the last one back to the line."""
        target = self.chips[max(at, 0)] if at < len(self.chips) else self.editor
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _propose(self) -> None:
        """Once somebody is here who may type: a form has eight of them."""
        if not self._line.completer():
            # The line still holds what was typed while this is told.
            propose(self._line, self._proposed).activated.connect(lambda _word: QTimer.singleShot(0, self, self.commit))


class WordChip(QAbstractButton):
    """A word with a cross; a click, Space or Del takes it away, the arrows walk."""

    left = Signal(int)  # -1 or 1: where the keyboard goes

    def __init__(self, word: str) -> None:
        super().__init__()
        self.setText(word)
        self.setFont(theme.font(theme.SECOND))
        self.setAccessibleName(_("Take away: {word}").format(word=word))
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on to the next field
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ring = False

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + theme.px(14) + 28, theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        with antialiased(self) as painter:
            lit = self.underMouse()
            rounded(painter, area, area.height() / 2, "hover" if lit else "chip", "border" if lit else None)
            painter.setFont(self.font())
            painter.setPen(theme.color("text"))
            room = area.adjusted(11, 0, -theme.px(14) - 14, 0)
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(room.width()) + 2)
            painter.drawText(room.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, shown)
            size = theme.px(14)
            theme.paint_icon(painter, "close", "text2", self.width() - size - 10, (self.height() - size) / 2, size)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area, area.height() / 2)
