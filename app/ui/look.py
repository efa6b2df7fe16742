"""How Klik looks on this laptop: the colours and the text size, chosen by the user, kept, and switched live."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app import settings
from app.ui import theme
from app.ui.tokens import DARK, HIGH_CONTRAST, LIGHT

SYSTEM, LIGHT_ONES, DARK_ONES, CONTRAST = "system", "light", "dark", "contrast"
_PALETTES = {LIGHT_ONES: LIGHT, DARK_ONES: DARK, CONTRAST: HIGH_CONTRAST}
# Zero stands with Shift on a Belgian keyboard; its key alone gives an à.
_KEYS = {1: ("Ctrl+=",), -1: ("Ctrl+-",), 0: ("Ctrl+0", "Ctrl+à")}


def wear(app: QApplication) -> None:
    """Look as this laptop keeps it, and follow the system where that decides the colours."""
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: _apply(app))
    if hasattr(hints, "accessibility"):  # from Qt 6.10 on
        hints.accessibility().contrastPreferenceChanged.connect(lambda _contrast: _apply(app))
    _apply(app)


def colours() -> str:
    """Which colours are chosen: those of the system, light, dark, or of high contrast."""
    kept = settings.load().get("colours")
    return kept if kept in _PALETTES else SYSTEM


def choose_colours(which: str) -> None:
    """Switch to other colours, and keep that."""
    settings.save(colours=which)
    _switch()


def text_size() -> int:
    """The text size that is kept, in per cent."""
    kept = settings.load().get("text_size")
    return kept if kept in theme.TEXT_SIZES else theme.TEXT_SIZES[0]


def choose_text_size(percent: int) -> None:
    """Switch to another text size, and keep that."""
    settings.save(text_size=percent)
    _switch()


def step(by: int) -> None:
    """Text one size larger (1) or smaller (-1) where there is one, or normal (0)."""
    sizes = theme.TEXT_SIZES
    at = sizes.index(theme.text_size()) + by
    choose_text_size(sizes[min(max(at, 0), len(sizes) - 1)] if by else sizes[0])


def bind(window: QWidget, zoom: Callable[[int], None] = step) -> None:
    """Give a window the keys for the text size."""
    for by, keys in _KEYS.items():
        shortcut = QShortcut(window)
        shortcut.setKeys([QKeySequence(key) for key in keys])
        shortcut.activated.connect(lambda by=by: zoom(by))


def _switch() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setOverrideCursor(Qt.CursorShape.WaitCursor)  # every open page is measured and painted anew
        _apply(app)
        app.restoreOverrideCursor()


def _apply(app: QApplication) -> None:
    hints, chosen = app.styleHints(), _PALETTES.get(colours())
    if chosen:  # for what the system draws: the frame of the window, its file dialogs
        hints.setColorScheme(Qt.ColorScheme.Light if chosen is LIGHT else Qt.ColorScheme.Dark)
    else:
        hints.unsetColorScheme()
    palette = chosen or theme.preferred()
    if (palette, text_size()) != (theme.tokens(), theme.text_size()):
        theme.apply(app, palette, text_size())
