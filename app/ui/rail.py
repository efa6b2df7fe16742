"""The rail at the left: Klik's mark, a tab per page with icon and word; at the bottom the settings and the lock."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.marks import paint_logo
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded

WIDE, NARROW = 172, 92


class Rail(QWidget):
    """``page_wanted`` tells the position of the page; the other signals what they say."""

    page_wanted = Signal(int)
    manual_wanted = Signal()
    keys_wanted = Signal()
    about_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = RailTabs()
        self._logo = _LogoButton()
        self._lock = RailButton(_("Lock"), "lock")
        self._lock.setToolTip(_("Lock ({keys})").format(keys="Ctrl+Shift+L"))
        self._below: dict[int, RailButton] = {}
        self._places: list[int] = []  # of each tab: the position of its page
        self._narrow = False
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 8)
        self._body.setSpacing(0)
        self._body.addWidget(self._logo)
        self._body.addWidget(self.tabs)
        self._body.addStretch(1)
        self._body.addWidget(self._lock)
        self._lock.clicked.connect(self.lock_wanted)
        self.tabs.wanted.connect(lambda tab: self.page_wanted.emit(self._places[tab]))
        menu = QMenu(self)
        menu.addAction(_("Manual…")).triggered.connect(self.manual_wanted)
        menu.addAction(_("Keys…")).triggered.connect(self.keys_wanted)
        menu.addAction(_("About Klik…")).triggered.connect(self.about_wanted)
        self._logo.clicked.connect(lambda: menu.exec(self._logo.mapToGlobal(self._logo.rect().bottomLeft())))
        self.set_narrow(False)

    def add(self, words: str, icon: str, below: bool = False) -> None:
        """A tab for the next page, or a button at the bottom for one that is seldom wanted."""
        position = len(self._places) + len(self._below)
        if below:
            button = self._below[position] = RailButton(words, icon)
            button.setCheckable(True)
            button.clicked.connect(lambda: self.page_wanted.emit(position))
            self._body.insertWidget(self._body.count() - 1, button)
            button.set_narrow(self._narrow)
            return
        self._places.append(position)
        self.tabs.blockSignals(True)
        self.tabs.setTabData(self.tabs.addTab(words), icon)
        self.tabs.blockSignals(False)

    def show_page(self, position: int) -> None:
        """Mark the page that is in sight."""
        for at, button in self._below.items():
            button.setChecked(at == position)
        self.tabs.show_tab(self._places.index(position) if position in self._places else None)

    def set_narrow(self, narrow: bool) -> None:
        """Icon above the word, or beside it; never an icon alone."""
        self._narrow = narrow
        theme.fix(self, width=NARROW if narrow else WIDE)
        parts: list[RailTabs | RailButton | _LogoButton] = [self._logo, self.tabs, *self._below.values(), self._lock]
        for part in parts:
            part.set_narrow(narrow)


class RailTabs(QTabBar):
    """A vertical tab bar, for a screen reader as for the eye; up and down walk along it.

    While a page at the bottom of the rail is in sight no tab is marked, and a click on any of them is ``wanted``.
    """

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._narrow = False
        self._ring = False
        self._marked = True
        self.currentChanged.connect(self.wanted)
        self.tabBarClicked.connect(self._on_clicked)
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName(_("Pages"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._hovered = -1

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        # A tab bar measures its tabs again only when one changes.
        for at in range(self.count()):
            self.setTabText(at, self.tabText(at))
        self.updateGeometry()

    def show_tab(self, at: int | None) -> None:
        """Mark the tab of the page in sight, or none."""
        self._marked = at is not None
        if at is not None:
            self.setCurrentIndex(at)
        self.update()

    def tabSizeHint(self, at: int) -> QSize:
        return _item_size(self._narrow)

    def minimumTabSizeHint(self, at: int) -> QSize:
        return _item_size(self._narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._ring = True
            self.setCurrentIndex(min(max(self.currentIndex() + step, 0), self.count() - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self.tabAt(event.position().toPoint())
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            for at in range(self.count()):
                current = at == self.currentIndex()
                here = current and self._marked
                hovered = at == self._hovered and self.underMouse()
                ring = current and self.hasFocus() and self._ring
                icon = str(self.tabData(at))
                _paint_item(painter, self.tabRect(at), self.tabText(at), icon, self._narrow, here, hovered, ring)

    def _on_clicked(self, at: int) -> None:
        """The tab that is current already changes nothing, yet its page may be out of sight."""
        if at == self.currentIndex() and not self._marked:
            self.wanted.emit(at)


class RailButton(QAbstractButton):
    """An action that looks like a tab."""

    def __init__(self, words: str, icon: str) -> None:
        super().__init__()
        self.setText(words)
        self._icon = icon
        self._narrow = False
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return _item_size(self._narrow)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            ring = self.hasFocus() and self._ring
            here = self.isChecked()
            _paint_item(painter, self.rect(), self.text(), self._icon, self._narrow, here, self.underMouse(), ring)


class _LogoButton(QAbstractButton):
    """The mark and name of Klik; opens a small menu."""

    def __init__(self) -> None:
        super().__init__()
        self.setText("Klik")
        self.setAccessibleName(_("Klik, menu"))
        self.setToolTip(_("About Klik…"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._narrow = False
        self._ring = False

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NARROW if self._narrow else WIDE), theme.px(57))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            left = (self.width() - 36) / 2 if self._narrow else 12
            paint_logo(painter, QRectF(left, (self.height() - 21) / 2, 36, 22), hollow=False)
            if not self._narrow:
                painter.setFont(theme.font(20, bold=True))
                painter.setPen(theme.color("text"))
                painter.drawText(QRectF(self.rect()).adjusted(54, 1, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
            if self.hasFocus() and self._ring:
                focus_ring(painter, QRectF(self.rect()).adjusted(4, 10, -8, -8), 8)


def _item_size(narrow: bool) -> QSize:
    return QSize(theme.px(NARROW), theme.px(50)) if narrow else QSize(theme.px(WIDE), theme.px(42))


def _paint_item(
    painter: QPainter, area: QRect, words: str, icon: str, narrow: bool, here: bool, hovered: bool, ring: bool
) -> None:
    capsule = QRectF(area).adjusted(3, 0, -3, 0) if narrow else QRectF(area).adjusted(8, 1, -9, -1)
    if here or hovered:
        rounded(painter, capsule, 8, "primary_soft" if here else "sunken", None)
    ink = "primary_ink" if here else "text"
    faint = "primary_ink" if here else "text2"
    painter.setFont(theme.font(theme.SMALL if narrow else theme.BODY, bold=here))
    painter.setPen(theme.color(ink))
    if narrow:
        size = theme.px(20)
        theme.paint_icon(painter, icon, faint, area.center().x() - size / 2 + 1, area.top() + theme.px(5), size)
        line = QRectF(area.left(), area.top() + theme.px(27), area.width(), theme.px(18))
        if here and painter.fontMetrics().horizontalAdvance(words) > capsule.width() - 4:
            painter.setFont(theme.font(theme.SMALL))  # words that bold would run over the edge
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
    else:
        size = theme.px(20)
        theme.paint_icon(painter, icon, faint, area.left() + 21, area.center().y() - size / 2 + 1, size)
        painter.drawText(QRectF(area.adjusted(32 + size, 0, -10, 0)), Qt.AlignmentFlag.AlignVCenter, words)
    if ring:
        focus_ring(painter, capsule, 8)
