"""Buttons: one filled per page or dialog, outlined for the rest, quiet for escaping, danger where a dialog warns.

They draw themselves, so that a focus ring never shifts a neighbour and icons follow the palette.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded

HEIGHT, SMALL_HEIGHT, ICON_HEIGHT, LINE_HEIGHT = 36, 30, 34, 26


@dataclass(frozen=True)
class _Look:
    fill: str | None
    hover: str
    edge: str | None
    ink: str
    bold: bool = False


_LOOKS = {
    "filled": _Look("primary", "primary_hover", None, "on_primary", bold=True),
    "outlined": _Look("surface", "hover", "border", "text"),
    "quiet": _Look(None, "hover", None, "primary_ink"),
    "link": _Look(None, "", None, "primary_ink"),
    "danger": _Look("surface", "red_soft", "red", "red_ink"),
    "icon": _Look(None, "hover", None, "text2"),
    "choice": _Look("surface", "hover", "border", "text"),
    "line": _Look(None, "hover", None, "text2"),
    "toast": _Look(None, "toast", None, "toast_link", bold=True),
}
_ON = _Look("primary_soft", "primary_soft", "primary", "primary_ink", bold=True)


class Button(QPushButton):
    """A push button of one of the kinds above; ``clicked`` as in Qt. Made by the functions below."""

    def __init__(
        self, kind: str, text: str, icon: str = "", small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self.icon_name = icon
        self._small = small
        self._brief, self._told = False, ""
        self._ring = False
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(self._letters())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def become(self, kind: str) -> None:
        """Be of another kind: which button is the next step may change with what is shown."""
        self.kind = kind
        self.setFont(theme.font(theme.SECOND if self._small else theme.BODY, self._look().bold))
        self.updateGeometry()
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Show only the icon where there is no room for words; they stand in the tooltip then."""
        if brief == self._brief:
            return
        self._brief = brief
        if brief:
            self._told = self.toolTip()
            name_button(self, self.text(), self._told)
        else:
            self.setToolTip(self._told)
        self.updateGeometry()
        self.update()

    @property
    def is_brief(self) -> bool:
        return self._brief

    @property
    def brevity(self) -> int:
        """How much narrower it is without its words."""
        return self._full_width() - theme.px(HEIGHT)

    def sizeHint(self) -> QSize:
        if self.kind == "icon":
            return QSize(theme.px(ICON_HEIGHT), theme.px(ICON_HEIGHT))
        height = LINE_HEIGHT if self.kind == "line" else SMALL_HEIGHT if self._small else HEIGHT
        return QSize(theme.px(HEIGHT) if self._brief else self._full_width(), theme.px(height))

    def _full_width(self) -> int:
        words = QFontMetrics(self._letters())
        tick = theme.px(22) if self.kind == "choice" and self.isChecked() else 0
        return words.horizontalAdvance(self.text()) + self._icon_room() + tick + 2 * self._padding() + 2

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def nextCheckState(self) -> None:
        super().nextCheckState()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, once; in a dialog Enter gives the answer that is its default."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and plain and not isinstance(self.window(), QDialog):
            if not event.isAutoRepeat():  # held down it would go on with what comes next, such as the next row
                self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look()
        area = QRectF(self.rect())
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        with antialiased(self) as painter:
            if self.isEnabled():
                rounded(painter, area, 6, (look.hover or None) if lit else look.fill, look.edge)
            elif look.fill:
                rounded(painter, area, 6, "sunken", "line")
            self._paint_content(painter, look.ink if self.isEnabled() else "text2" if look.fill else "disabled")
            if self.hasFocus() and self._ring:
                inner = self.kind == "filled"
                token = {"filled": "on_primary", "toast": "toast_link"}.get(self.kind, "focus")
                focus_ring(painter, area.adjusted(3, 3, -3, -3) if inner else area, 4 if inner else 6, token)

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        name = self.icon_name or ("check" if self.kind == "choice" and self.isChecked() else "")
        size = theme.px(20 if self.kind == "icon" else 18)
        letters = self._letters()
        letters.setUnderline(self.kind == "link" and self.isEnabled() and self.underMouse())
        painter.setFont(letters)
        shown = "" if self._brief else self.text()
        words = painter.fontMetrics().horizontalAdvance(shown) if shown else 0
        room = (size + (6 if words else 0)) if name else 0
        left = (self.width() - room - words) / 2
        if name:
            theme.paint_icon(painter, name, ink, round(left), round((self.height() - size) / 2), size)
        painter.setPen(theme.color(ink))
        text = QRectF(left + room, 0, words + 2, self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, shown)

    def _look(self) -> _Look:
        return _ON if self.isCheckable() and self.isChecked() else _LOOKS[self.kind]

    def _letters(self) -> QFont:
        size = theme.SMALL if self.kind == "line" else theme.SECOND if self._small else theme.BODY
        return theme.font(size, self._look().bold)

    def _icon_room(self) -> int:
        return theme.px(18) + 6 if self.icon_name else 0

    def _padding(self) -> int:
        if self.kind == "link":
            return 0
        return 10 if self._small or self.kind in ("quiet", "line") else 15


def filled(text: str, icon: str = "") -> Button:
    """The next step of a page or dialog: once."""
    return Button("filled", text, icon)


def outlined(text: str, icon: str = "", small: bool = False) -> Button:
    """Any other action."""
    return Button("outlined", text, icon, small)


def quiet(text: str, icon: str = "", small: bool = False) -> Button:
    """A rare or escaping action, in link colour."""
    return Button("quiet", text, icon, small)


def link(text: str, icon: str = "") -> Button:
    """A quiet one whose words stand on the edge of what is around it: in the heading of a card, under a sentence."""
    return Button("link", text, icon, small=True)


def danger(text: str, icon: str = "") -> Button:
    """What cannot be undone; only in a dialog that names the consequence."""
    return Button("danger", text, icon)


def choice(text: str) -> Button:
    """A small answer that stays pressed, with a tick; group several in a QButtonGroup."""
    made = Button("choice", text, small=True)
    made.setCheckable(True)
    return made


def line_button() -> Button:
    """A small fact in the bottom line that can be changed there."""
    return Button("line", "")


def icon_button(icon: str, name: str, shortcut: str = "", checkable: bool = False) -> Button:
    """A button with only an icon; its name and shortcut stand in the tooltip and for the screen reader.

    ``shortcut`` is only told here: the action that owns it binds the keys.
    """
    made = Button("icon", "", icon)
    made.setCheckable(checkable)
    name_button(made, name, shortcut)
    return made


def name_button(button: Button, name: str, shortcut: str = "") -> None:
    """Tell what an icon-only button does."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({keys})" if keys else name)


Entry: TypeAlias = tuple[str, Callable[[], object]]
"""Of a menu: words, and what they do."""


def more_button(name: str, actions: list[Entry]) -> Button:
    """Three dots with a menu of the rare actions of a page: pairs of words and what they do."""
    made = icon_button("more", name)
    made.setMenu(QMenu(made))
    fill_menu(made.menu(), actions)
    return made


def fill_menu(menu: QMenu, *groups: Iterable[Entry]) -> None:
    """Put these actions in a menu, in place of those that were there, with a line between the groups."""
    menu.clear()
    for group in map(list, groups):
        if group and not menu.isEmpty():
            menu.addSeparator()
        for words, do in group:
            menu.addAction(words).triggered.connect(lambda _checked=False, do=do: do())
