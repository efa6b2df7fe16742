"""Two to five exclusive views with words; counts may stand behind them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded

LEAST, ROOM = 64, 7
"""Pixels: the width at 100 % below which no part shrinks, and half of what words have at each side of them."""


class Segmented(QWidget):
    """A choice among ``options``, pairs of key and words; arrow keys walk along it.

    Where there is no room for all words they are shortened, or, if it ``wraps``, go over more lines.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._parts: dict[str, _Segment] = {}
        self._wraps = wraps
        self._row = FlowLayout(self, 2) if wraps else QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other parts; what is chosen stays so, without telling anybody, or is the first where it is gone."""
        before = self.current if self._parts else ""
        known, self._parts = self._parts, {}
        for key, words in options:
            part = self._parts[key] = known.pop(key) if key in known else self._part(key)
            part.setText(words)
            part.updateGeometry()
            self._row.addWidget(part)
        for gone in known.values():
            self._group.removeButton(gone)
            gone.hide()
            gone.deleteLater()
        self.blockSignals(True)
        self._parts.get(before, next(iter(self._parts.values()))).setChecked(True)
        self.blockSignals(False)
        self.updateGeometry()

    def _part(self, key: str) -> "_Segment":
        part = _Segment("", self)
        # Tab comes to the one that is chosen, or the arrows would not walk from there.
        part.toggled.connect(part.take_tab)
        part.toggled.connect(lambda on: self.setFocusProxy(part) if on else None)
        part.toggled.connect(lambda on: self.chosen.emit(key) if on else None)
        self._group.addButton(part)
        return part

    @property
    def current(self) -> str:
        """The key of the view that is shown."""
        return next(key for key, part in self._parts.items() if part.isChecked())

    def choose(self, key: str) -> None:
        """Show a view, as if it had been clicked."""
        self._parts[key].setChecked(True)

    def set_words(self, key: str, words: str) -> None:
        """Change the words of one part, for a count that changed."""
        part = self._parts[key]
        if words == part.text():
            return
        part.setText(words)
        part.updateGeometry()
        self.updateGeometry()
        # At once, as when a part is offered: words that grew are not cut off for a moment.
        if (around := self.parentWidget()) and (layout := around.layout()):
            layout.activate()

    def offer(self, key: str, on: bool) -> None:
        """Show a part or leave it out; who stood there goes to the first."""
        self._parts[key].setVisible(on)
        if not on and self.current == key:
            next(iter(self._parts.values())).setChecked(True)

    def step(self, by: int, past: str = "") -> None:
        """Go to the next view, or with -1 to the one before, and round again; ``past`` is left out."""
        offered = [key for key, part in self._parts.items() if not part.isHidden() and key != past]
        self.choose(offered[(offered.index(self.current) + by) % len(offered)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._claim()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            rounded(painter, QRectF(self.rect()), 8, "sunken", None)

    def _claim(self) -> None:
        """The height of all its lines."""
        if self._wraps and self.width() > 0:
            self.setMinimumHeight(self._row.heightForWidth(self.width()))


class _Segment(QAbstractButton):
    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._ring = False
        self.take_tab(False)

    def sizeHint(self) -> QSize:
        # Always measured bold, so that nothing moves when the choice does.
        return QSize(
            QFontMetrics(theme.font(theme.BODY, bold=True)).horizontalAdvance(self.text()) + 4 * ROOM, theme.px(32)
        )

    def minimumSizeHint(self) -> QSize:
        """Where there is no room for all words they are shortened, and stand whole in the tooltip."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme.px(LEAST)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.width() < self.sizeHint().width() - 2 * ROOM else "")

    def take_tab(self, on: bool) -> None:
        """Be the one that Tab comes to, or leave that to another."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        on = self.isChecked()
        with antialiased(self) as painter:
            if on:
                rounded(painter, area, 6, "surface", "border")
            elif self.underMouse():
                rounded(painter, area, 6, "hover", None)
            painter.setFont(theme.font(theme.BODY, bold=on))
            painter.setPen(theme.color("text" if on else "text2"))
            room = self.width() - 2 * ROOM
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area)
