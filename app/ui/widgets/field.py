"""Fields: the label above, a hint below, one sentence when something is wrong.

A field is checked on leaving it, never while typing; it is never cleared or guessed. It commits on leaving, on Enter
and after two seconds without typing, so that one visit is one step to undo.
"""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPaintEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui import theme
from app.ui.widgets.layout import row
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import label

PAUSE_BEFORE_COMMIT = 2000  # milliseconds without typing
READING = "reading"
"""A property of a window in which nothing can be changed: what is typed there would be kept by nobody."""
HELD = QEvent.Type(QEvent.registerEventType())


class Held(QEvent):
    """Tells a window that what was typed in one of its fields cannot be stored as it stands, or no longer waits."""

    def __init__(self, field: "TextField") -> None:
        super().__init__(HELD)
        self.field = field


class Field(QWidget):
    """A label and an editor, which takes its accessible name from it; ``optional`` adds "may stay empty"."""

    def __init__(
        self, words: str, editor: QWidget, *, hint: str = "", optional: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = label(words, theme.SECOND, bold=True)
        self.label.setBuddy(editor)
        editor.setAccessibleName(words)
        self.setFocusProxy(editor)
        self._about = hint  # what a screen reader says of it when nothing is wrong
        editor.setAccessibleDescription(hint)
        self._trouble: _Trouble | None = None  # made when something is wrong: a form has fifty fields
        may = label(_("may stay empty"), theme.SMALL, tone="text2") if optional else None
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(5)
        self._head = row(self.label, may, 1)
        self._body = body
        body.addLayout(self._head)
        body.addWidget(editor)
        if hint:
            body.addWidget(label(hint, theme.SMALL, tone="text2", wrap=True))
        body.addStretch(1)

    @property
    def error(self) -> str:
        """The sentence that stands under the field; empty when nothing is wrong."""
        return self._trouble.sentence if self._trouble else ""

    def commit(self) -> bool:
        """Hand over what was typed last, where an editor has something to hand over. Whether it was right."""
        return True

    def rename(self, words: str) -> None:
        """Ask something else with the same editor."""
        self.label.setText(words)
        self.editor.setAccessibleName(words)

    def put_beside(self, widget: QWidget) -> None:
        """Put something small at the right of the label."""
        self._head.addWidget(widget)

    def tell_trouble_in(self, body: QVBoxLayout) -> None:
        """Say what is wrong there: under a line of fields that a sentence under this one would push apart."""
        self._trouble = _Trouble()
        body.addWidget(self._trouble)

    def describe(self, words: str) -> None:
        """Say something of it to who hears it, beside its hint."""
        self._about = " ".join(part for part in (self._about, words) if part)
        self.editor.setAccessibleDescription(self.error or self._about)

    def set_error(self, sentence: str) -> None:
        """Say what to do, in one sentence; an empty one takes it away."""
        if sentence == self.error:
            return
        if self._trouble is None:
            self._trouble = _Trouble()
            self._body.insertWidget(self._body.indexOf(self.editor) + 1, self._trouble)
        self._trouble.say(sentence)
        self.editor.setAccessibleDescription(sentence or self._about)
        self.editor.setProperty("wrong", bool(sentence))
        self.editor.style().polish(self.editor)


class TextField(Field):
    """A line, with ``lines`` > 1 a text, or with 0 one as high as there is room.

    ``check`` gives a sentence for what is wrong with a text, else nothing.
    """

    committed = Signal(str)

    def __init__(
        self,
        words: str,
        text: str = "",
        *,
        check: Callable[[str], str] | None = None,
        lines: int = 1,
        hint: str = "",
        optional: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._box: QLineEdit | QPlainTextEdit = line_edit() if lines == 1 else text_area(lines)
        self._is_page = not lines
        super().__init__(words, self._box, hint=hint, optional=optional, parent=parent)
        if not lines:
            self._body.setStretch(1, 1)
            self._body.setStretch(self._body.count() - 1, 0)
        self._check = check
        self._committed = text
        self.is_held = False
        self._pause = QTimer(self, interval=PAUSE_BEFORE_COMMIT, singleShot=True)
        self.set_text(text)
        self._box.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._commit_if_right)
        self._box.installEventFilter(self)
        if isinstance(self._box, QLineEdit):
            self._box.returnPressed.connect(self.commit)

    @property
    def text(self) -> str:
        """What stands in the field, outer space away."""
        return self.typed

    @property
    def typed(self) -> str:
        """What stands in the editor itself."""
        if isinstance(self._box, QLineEdit):
            return self._box.text().strip()
        if self._is_page:  # of a page no sign is lost: Qt hands over a space that may not break as any other
            return re.sub("[\u2028\u2029]", "\n", self._box.document().toRawText()).strip()
        return self._box.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show a stored text; it counts as committed and has no typing to undo."""
        self._committed = text
        self._box.blockSignals(True)
        if text == self.typed:  # nothing moves under the cursor of who is typing
            self._forget_typing()
        elif isinstance(self._box, QLineEdit):
            self._box.setText(text)
        else:
            at_end = self._box.textCursor().atEnd()
            self._box.setPlainText(text)
            if at_end and self._box.hasFocus():  # who goes on typing does so there
                self._box.moveCursor(QTextCursor.MoveOperation.End)
        self._box.blockSignals(False)
        self._pause.stop()
        self.set_error("")

    def retype(self, text: str) -> None:
        """Put back what was typed before and could not be stored, with what is wrong with it."""
        if isinstance(self._box, QLineEdit):
            self._box.setText(text)
        else:
            self._box.setPlainText(text)
        self.commit()

    def set_error(self, sentence: str) -> None:
        super().set_error(sentence)
        self._hold(bool(sentence) and self.text != self._committed)  # where nobody typed, nothing waits

    def commit(self) -> bool:
        """Check, and hand the text over if it is right and new. Whether it was right."""
        sentence = self._check(self.text) if self._check else ""
        self.set_error(sentence)
        return not sentence and self._hand_over()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        elif event.type() == QEvent.Type.FocusIn:
            self._box.setReadOnly(bool(self.window().property(READING)))
        return super().eventFilter(watched, event)

    def _commit_if_right(self) -> None:
        if self._check and self._check(self.text):
            self._hold(self.text != self._committed)  # why is only said on leaving it
        else:
            self.set_error("")
            self._hand_over()

    def _hold(self, on: bool) -> None:
        if on != self.is_held:
            self.is_held = on
            QCoreApplication.sendEvent(self.window(), Held(self))

    def _hand_over(self) -> bool:
        self._pause.stop()
        if (text := self.text) != self._committed:
            self._committed = text
            self._forget_typing()
            self.committed.emit(text)
        return True

    def _forget_typing(self) -> None:
        """From here on Ctrl+Z belongs to the application."""
        if isinstance(self._box, QLineEdit):
            at = self._box.cursorPosition()
            self._box.blockSignals(True)
            self._box.setText(self._box.text())
            self._box.blockSignals(False)
            self._box.setCursorPosition(at)
        else:
            self._box.document().clearUndoRedoStacks()


class Choice(QComboBox):
    """A drop-down over pairs of key and words; turning the wheel above it does not change it by accident."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font())
        self.setAccessibleName(name)
        # The platform's own popup heeds no style sheet; a plain list with a plain delegate does.
        self.setView(QListView())
        self.setItemDelegate(DropLine(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for key, words in options:
            self.addItem(words, key)
        self.activated.connect(lambda _at: self.chosen.emit(self.current))

    @property
    def current(self) -> str:
        """The key that is chosen."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Show a key without telling anybody."""
        self.setCurrentIndex(self.findData(key))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with antialiased(self) as painter:
            theme.paint_icon(painter, "down", "text2", self.width() - 26, (self.height() - 18) / 2, 18)


class DropLine(QStyledItemDelegate):
    """A line of a drop-down, as high as a comfortable click."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.px(32))


class _Trouble(QWidget):
    """A triangle and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._label = label("", theme.SECOND, tone="red_ink", wrap=True)
        body = QVBoxLayout(self)
        body.setContentsMargins(24, 0, 0, 0)
        body.addWidget(self._label)
        self.hide()

    @property
    def sentence(self) -> str:
        return self._label.text()

    def say(self, sentence: str) -> None:
        self._label.setText(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            theme.paint_icon(painter, "warn", "red", 1, 1, 18)


def line_edit(placeholder: str = "") -> QLineEdit:
    """A single line, 36 px high."""
    made = QLineEdit()
    made.setFont(theme.font())
    made.setPlaceholderText(placeholder)
    return made


def text_area(lines: int = 3) -> QPlainTextEdit:
    """Several lines, or with 0 as many as there is room for; Tab leaves it."""
    made = QPlainTextEdit()
    made.setFont(theme.font())
    made.setTabChangesFocus(True)
    if lines:
        theme.fix(made, height=lines * 21 + 20)
    return made
