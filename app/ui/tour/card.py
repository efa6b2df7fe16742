"""The card of the tour: a title, two sentences at most, and the ways on. It holds nobody: the window works on."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import Button, filled, outlined, quiet
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

WIDTH, MARGIN = 400, 20


class TourCard(QFrame):
    """Enter goes on, Backspace goes back, Esc stops; so do its buttons."""

    next_wanted = Signal()
    back_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tourCard")
        self.title = label("", theme.HEADING, bold=True, wrap=True)
        self.words = label("", wrap=True)
        self.progress = label("", theme.SECOND, tone="text2")
        self.stop, self.back, self.next = quiet(_("Stop")), outlined(_("Back")), filled("")
        self.stop.setToolTip(_("{what} ({keys})").format(what=_("Stop the tour"), keys="Esc"))
        body = QVBoxLayout(self)
        body.setContentsMargins(18, 14, 18, 16)
        body.setSpacing(6)
        body.addWidget(self.title)
        body.addWidget(self.words)
        body.addSpacing(8)
        body.addLayout(row(self.progress, 1, self.stop, self.back, self.next))
        for button, wanted in (
            (self.stop, self.stop_wanted),
            (self.back, self.back_wanted),
            (self.next, self.next_wanted),
        ):
            button.clicked.connect(wanted)
        self.hide()

    def tell(self, title: str, words: str, at: int, of: int) -> None:
        """Show a stop, the ``at``-th (from 0) ``of`` so many, and tell it to a screen reader."""
        self.title.setText(title)
        self.words.setText(words)
        where = _("{n} of {all}").format(n=at + 1, all=of)
        self.progress.setText(where)
        self.next.setText(_("Done") if at == of - 1 else _("Next"))
        self.back.setEnabled(at > 0)
        for part in (self.words, self.back):
            part.show()
        name = _("Tour, {where}: {title}").format(where=where, title=title)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.next.setAccessibleDescription(f"{title}. {words}")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{name}. {words}"))

    def wait(self) -> None:
        """What it told of is out of sight: offer the way back to it instead."""
        self.title.setText(_("The tour waits"))
        self.next.setText(_("Back to the tour"))
        for part in (self.words, self.back):
            part.hide()
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription("")
        self.next.setAccessibleDescription("")

    def stand(self, room: QRect, beside: QRect) -> None:
        """Stand at the bottom right of the ``room``, or in another corner where it hides far less of what it is
        ``beside``.
        """
        wide = min(theme.px(WIDTH), room.width() - 2 * MARGIN)
        self.resize(wide, 10)
        body = self.layout()
        assert body
        body.activate()
        self.resize(wide, body.totalHeightForWidth(wide))
        within = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        left, top = within.right() - self.width(), within.bottom() - self.height()
        corners = [QPoint(x, y) for y in (top, within.top()) for x in (left, within.left())]

        def hidden(corner: QPoint) -> int:
            over = QRect(corner, self.size()).intersected(beside)
            return 2 * over.width() * over.height() // (self.width() * self.height())  # in halves of the card

        self.move(min(corners, key=hidden))  # of those that hide as little, the first
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            pressed = self.back if back else focus if isinstance(focus, Button) else self.next
            pressed.click()
        elif event.key() == Qt.Key.Key_Backspace:
            self.back.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.stop.click()
        else:
            super().keyPressEvent(event)
