"""The ways to begin, each said in plain words: a vault of one's own, a backup, a vault elsewhere, or just a look."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import quiet
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import Logo
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.text import label

WIDTH = 560


class Way(QAbstractButton):
    """A button of two lines: what it does, and for whom that is."""

    def __init__(self, icon: str, words: str, meaning: str) -> None:
        super().__init__()
        self._icon, self._meaning = icon, meaning
        self._ring = False
        self.setText(words)
        self.setAccessibleDescription(meaning)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(64))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        able, lit = self.isEnabled(), self.isEnabled() and self.underMouse()
        with antialiased(self) as painter:
            rounded(painter, area, 8, "hover" if lit else "surface", "border")
            size = theme.px(24)
            theme.paint_icon(painter, self._icon, "primary" if able else "border", 18, (area.height() - size) / 2, size)
            theme.paint_icon(painter, "right", "text2", area.width() - 32, (area.height() - 18) / 2, 18)
            left = 18 + size + 16
            for top, high, words, letters, tone in (
                (theme.px(11), theme.px(21), self.text(), theme.font(bold=True), "text" if able else "text2"),
                (theme.px(33), theme.px(20), self._meaning, theme.font(theme.SECOND), "text2"),
            ):
                painter.setFont(letters)
                painter.setPen(theme.color(tone))
                room = QRectF(left, top, area.width() - left - 40, high)
                shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area, 8)


class _InTheirPlace(ProgressCard):
    """Stands where the ways were: with both, the card would be higher than a small screen."""

    def __init__(self, title: str, ways: Sequence[Way]) -> None:
        self._ways = ways
        super().__init__(title)

    def setVisible(self, visible: bool) -> None:
        if not visible:
            super().setVisible(False)
        for way in self._ways:
            way.setVisible(not visible)
        if visible:  # never both at once: a window that grew for that would stay so
            super().setVisible(True)


class WelcomeCard(Card):
    """Five ways; arrow keys walk along them. ``back`` leads to the password of a vault that is known."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.fix(self, width=WIDTH)
        self.new_vault = Way("plus", _("Make a vault of your own…"), _("For an office that begins with Klik."))
        self.restore = Way("shield", _("Restore a backup…"), _("On a new laptop, or when something went wrong."))
        self.receive = Way(
            "import",
            _("Receive a vault…"),
            _("That another laptop handed over; from then on you work in it here."),
        )
        self.find_vault = Way(
            "lock", _("Open a vault that exists…"), _("One that stands on this laptop or on a disk already.")
        )
        self.demo = Way(
            "eye", _("Look around with practice data"), _("An invented office: everybody in it is made up.")
        )
        self.ways = (self.new_vault, self.restore, self.receive, self.find_vault, self.demo)
        self.back = quiet(_("Back to the password"), "left")
        self.progress = _InTheirPlace(_("The practice data are being made"), self.ways)
        self._sentence = label("", theme.SECOND, tone="red_ink", wrap=True)
        self._trouble = QWidget()
        self._trouble.setLayout(row(column(Glyph("warn", "red"), 1, gap=0), self._sentence, gap=6))
        self._trouble.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.body.setContentsMargins(36, 32, 36, 28)
        self.body.addLayout(row(1, Logo(60), 1))
        self.body.addSpacing(8)
        self.body.addWidget(label(_("Welcome to Klik"), theme.DISPLAY, bold=True))
        about = _("Everything about your office goes into a vault on this laptop, with a password of its own.")
        self.body.addWidget(label(about, tone="text2", wrap=True))
        self.body.addSpacing(8)
        for widget in (*self.ways, self._trouble, self.progress):
            self.body.addWidget(widget)
        self.body.addLayout(row(self.back, 1))
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.say("")
        self.setFocusProxy(self.new_vault)

    @property
    def sentence(self) -> str:
        """What is wrong; empty when nothing is."""
        return self._sentence.text()

    def say(self, sentence: str) -> None:
        """Say what went wrong; an empty sentence takes it away."""
        self._sentence.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def set_busy(self, busy: bool) -> None:
        """Take no second choice meanwhile."""
        for button in (*self.ways, self.back):
            button.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
