"""Dialogs: a white card over a dimmed window. The title is the question, the answers are verbs, Esc is the safe one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.storage.drafts import Entry
from app.ui import theme
from app.ui.manual import opening as manual
from app.ui.widgets import filled_in, tabbing
from app.ui.widgets.buttons import Button, icon_button, outlined
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

NARROW, WIDE = 420, 560


@dataclass(frozen=True)
class Again:
    """What a draft keeps of a dialog beside what was filled in: whom it is about, and how it is opened again.

    ``opens`` is a name in ``ui/drafts.py``, which is given the ``facts``; empty where what was typed is only shown.
    """

    opens: str = ""
    about: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class Dialog(QDialog):
    """Fill ``body``, then give it answers; ``exec()`` or ``open()`` as in Qt. ``hint`` stands left of the answers.

    A ``width`` of 0 leaves the size to ``take_size``, for the rare dialog that is a page of its own.
    """

    def __init__(self, parent: QWidget | None, title: str, text: str = "", *, width: int = 480, hint: str = "") -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(title)
        self.setModal(True)
        self.finished.connect(self.deleteLater)
        manual.bind(self)
        if width:
            theme.fix(self, width=min(max(width, NARROW), WIDE))
        self._dim: _Dim | None = None
        self._texts: dict[QPlainTextEdit, str] = {}  # as they stood when it came into sight
        self._at_first: tuple[Entry, ...] | None = None
        card = QFrame()
        card.setObjectName("dialogCard")
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        inside = self._inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 18, 24, 20)
        inside.setSpacing(12)
        close = icon_button("close", _("Close"), "Esc")
        close.clicked.connect(self._leave)
        # The keyboard has Esc; first focus belongs to the first field or the default answer.
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = label(title, theme.TITLE, bold=True, wrap=True)
        head = self._top = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        if text:
            inside.addWidget(label(text, wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        inside.addLayout(self.body)
        self.hint = label(hint, theme.SMALL, tone="text2")
        self._answers = row(self.hint, 1)
        inside.addLayout(self._answers)

    def add_answer(self, button: Button, accepts: bool | None = True, default: bool = False) -> Button:
        """Put an answer at the right; it accepts or rejects, or does neither where that is None.

        The ``default`` one is pressed with Enter, and with Ctrl+Enter from within a text.
        """
        button.setAutoDefault(True)
        button.setDefault(default)
        for keys in ("Ctrl+Return", "Ctrl+Enter") if default else ():
            QShortcut(QKeySequence(keys), self).activated.connect(
                lambda: button.click() if button.isVisible() else None
            )
        if accepts is not None:
            button.clicked.connect(self.accept if accepts else self.reject)
        self._answers.addWidget(button)
        return button

    def add_cancel(self) -> Button:
        """The safe answer."""
        return self.add_answer(outlined(_("Cancel")), accepts=False)

    def again(self) -> Again:
        """What a draft of this dialog keeps, should the vault be locked before it is answered."""
        return Again()

    def typed(self) -> tuple[Entry, ...]:
        """What is filled in, where that is more than what stood there at first."""
        now = filled_in.read(self)
        return now if set(now) - set(self._at_first or ()) else ()

    def fill(self, entries: tuple[Entry, ...]) -> None:
        """Fill in what a draft kept, once it is in sight."""
        filled_in.fill(self, entries)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.parentWidget() is None and not self.styleSheet():
            theme.dress(self)  # over no window, such as a fault with none in front
        if self._at_first is None:
            self._at_first = filled_in.read(self)
        self._texts = {text: text.toPlainText() for text in self.findChildren(QPlainTextEdit)}
        if (window := self._window()) and self._dim is None:
            self._dim = _Dim(window, self.stand)
            self.stand()

    def stand(self) -> None:
        """In the middle of the window, with the size that it takes there."""
        if window := self._window():
            self.take_size(window)
            middle = window.mapToGlobal(window.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)

    def take_size(self, window: QWidget) -> None:
        """Take the height that the content needs."""
        # Wrapped lines know their height only at a width, so ask the layout and not the size hint.
        self.resize(self.width(), self._outer.totalHeightForWidth(self.width()))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._dim is not None:
            self._dim.hide()
            self._dim.deleteLater()
            self._dim = None

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tabbing.go_on(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Esc and the cross are pressed in passing: a text that was typed is not thrown away without a question."""
        from app.ui.messages import confirm  # which is made of dialogs itself

        typed = any(text.toPlainText().strip() not in ("", before) for text, before in self._texts.items())
        question, consequence = _("Close without saving?"), _("What you typed here is then gone.")
        if not typed or confirm(self, question, consequence, _("Close")):
            self.reject()

    def _window(self) -> QWidget | None:
        parent = self.parentWidget()
        return parent.window() if parent else None


class _Dim(QWidget):
    """Dims the window behind a dialog, without a style sheet that would run down into it; tells when it is resized."""

    def __init__(self, window: QWidget, resized: Callable[[], None]) -> None:
        super().__init__(window)
        self._resized = resized
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget) and self.isVisible():
            self.setGeometry(watched.rect())
            self._resized()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = theme.color("scrim")
        colour.setAlphaF(0.43)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour)
