"""Colours, letters and icons as Qt wants them, from the tokens in force.

One place decides how Klik looks: widgets ask ``color("primary")``, ``font(BODY)`` or ``icon("plus")`` and never name a
hex value, a family or a file. Letters grow with the text size; ``px`` and ``fix`` let what holds letters grow along.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from app.paths import resource
from app.ui.style_sheet import style_sheet
from app.ui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

# Sizes in pixels at 100 %: unlock screen, page title, card heading, body, second line, small facts. Nothing is smaller.
DISPLAY, TITLE, HEADING, BODY, SECOND, SMALL = 28, 22, 17, 15, 14, 13
FAMILY = "Source Sans Pro"
_FIXED = "fixedAt100"

TEXT_SIZES = (100, 115, 130, 150)
"""Per cent of the table above; rows and controls grow along."""

MEASURED = QEvent.Type(QEvent.registerEventType())
"""Told to each window (``customEvent``) once all in it was measured at another text size."""

_active: list[Tokens] = [LIGHT]
_text_size = [100]


def tokens() -> Tokens:
    """The palette in force."""
    return _active[0]


def text_size() -> int:
    """The text size in force, in per cent."""
    return _text_size[0]


def px(length: float) -> int:
    """A length on the screen, given at 100 %: the height of what holds letters, or a width that decides a layout."""
    return round(length * _text_size[0] / 100)


def fix(widget: QWidget, *, width: int = 0, height: int = 0) -> None:
    """Fix a size, given at 100 %, that stays in step with the text size while the window is open."""
    before = widget.property(_FIXED) or (0, 0)
    width, height = width or before[0], height or before[1]
    widget.setProperty(_FIXED, [width, height])
    if width:
        widget.setFixedWidth(px(width))
    if height:
        widget.setFixedHeight(px(height))


def apply(app: QApplication, palette: Tokens = LIGHT, percent: int = 0) -> None:
    """Put a palette and a text size in force, at start or later; without ``percent`` the text size stays.

    Painted widgets repaint, icons are remade on ``PaletteChange``, and what is there already is measured anew.
    """
    before, now = _text_size[0], percent or _text_size[0]
    _active[0], _text_size[0] = palette, now
    letters = [(one, one.font() if _has_letters(one) else None) for one in app.allWidgets()]
    windows = [window for window in app.topLevelWidgets() if window.styleSheet()]
    # In place of another sheet, Qt dresses each widget as often as there are widgets around it; after none, just once.
    for window in windows:
        window.setStyleSheet("")
    app.setPalette(_qt_palette(palette))
    app.setFont(font(BODY))
    for window in windows:
        dress(window)
    for widget, its in sorted(letters, key=lambda one: one[1] is None):  # own letters first: the rest takes them over
        _put_on(widget, its, before)
    if before != now:
        for widget, _its in letters:
            _measure(widget)
    if before != now:
        for window in app.topLevelWidgets():
            app.sendEvent(window, QEvent(MEASURED))


def dress(window: QWidget) -> None:
    """Give a window the style sheet, once all stands in it that is made with it; what opens over it wears it too.

    Not the application: Qt would then dress every widget anew for each that it is put in, and a page of parts within
    parts takes twice as long to make.
    """
    window.setStyleSheet(style_sheet(tokens(), px))


@contextmanager
def on_paper() -> Iterator[None]:
    """Draw in the light palette, whatever the screen has: paper is white."""
    before, _active[0] = _active[0], LIGHT
    try:
        yield
    finally:
        _active[0] = before


def preferred() -> Tokens:
    """The palette that the system asks for."""
    hints = QGuiApplication.styleHints()
    told = hints.accessibility() if hasattr(hints, "accessibility") else None  # from Qt 6.10 on
    if told and told.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def color(token: str) -> QColor:
    """A token of the palette in force as a QColor."""
    return QColor(getattr(tokens(), token))


def pen(token: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen with round ends in a token's colour."""
    return QPen(color(token), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def font(pixels: int = BODY, bold: bool = False, italic: bool = False, *, grows: bool = True) -> QFont:
    """The family of Klik at a size of the table above; bold means semibold (600).

    It ``grows`` with the text size, unless the size was measured on the screen already.
    """
    return QFont(_cut(px(pixels) if grows else pixels, bold, italic))


@lru_cache
def _cut(pixels: int, bold: bool, italic: bool) -> QFont:
    made = QFont(_family())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache
def _family() -> str:
    """Load the letters from their package; the system's own sans serif where they cannot be read."""
    folder = files("font_source_sans_pro").joinpath("files")
    for face in ("Regular", "Semibold", "It", "SemiboldIt"):
        QFontDatabase.addApplicationFontFromData(
            QByteArray(folder.joinpath(f"SourceSansPro-{face}.ttf").read_bytes()),
        )
    return FAMILY if FAMILY in QFontDatabase.families() else QGuiApplication.font().family()


def icon(name: str, token: str = "text", size: int = 20) -> QIcon:
    """An icon of our own set, with how it is while it is disabled."""
    made = QIcon(pixmap(name, token, size))
    made.addPixmap(pixmap(name, "disabled", size), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, token: str, size: int) -> QPixmap:
    """An icon drawn ``size`` pixels square, sharp at the device ratio of the screen."""
    ratio = QGuiApplication.instance().devicePixelRatio() if QGuiApplication.instance() else 1.0  # type: ignore[union-attr]
    return _drawn(name, getattr(tokens(), token), size, ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        renderer.render(painter)
    made.setDevicePixelRatio(ratio)
    return made


def paint_icon(painter: QPainter, name: str, token: str, x: float, y: float, size: int) -> None:
    """Draw an icon with its top left corner at a point."""
    painter.drawPixmap(QRectF(x, y, size, size), pixmap(name, token, size), QRectF())


def _has_letters(widget: QWidget) -> bool:
    """Whether letters were given to a widget itself, or are those of what it stands in."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)


def _put_on(widget: QWidget, letters: QFont | None, before: int) -> None:
    """Give a widget its letters at the text size of now: a new style sheet put those of its first day back."""
    if letters:
        letters.setPixelSize(px(round(letters.pixelSize() * 100 / before)))
        if widget.font() != letters:
            widget.setFont(letters)
    elif before != text_size() or _has_letters(widget):
        widget.setFont(QFont())  # the size of now does not come by itself to all that stands in a dressed window


def _measure(widget: QWidget) -> None:
    """Give a widget that was made at another text size the room of now."""
    if widget.property(_FIXED):
        fix(widget)
    if isinstance(widget, QAbstractItemView):
        widget.doItemsLayout()
    widget.updateGeometry()


def _qt_palette(palette: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.bg,
        role.WindowText: palette.text,
        role.Base: palette.surface,
        role.AlternateBase: palette.surface,
        role.Text: palette.text,
        role.PlaceholderText: palette.text2,
        role.Button: palette.surface,
        role.ButtonText: palette.text,
        role.BrightText: palette.on_primary,
        role.Highlight: palette.primary,
        role.HighlightedText: palette.on_primary,
        role.Link: palette.primary_ink,
        role.LinkVisited: palette.primary_ink,
        role.ToolTipBase: palette.toast,
        role.ToolTipText: palette.toast_text,
        role.Light: palette.surface,
        role.Midlight: palette.hover,
        role.Mid: palette.line,
        role.Dark: palette.border,
        role.Shadow: palette.line,
        role.Accent: palette.primary,
    }
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.text2))
    for which in (role.Base, role.Button):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.sunken))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(palette.chip))
    made.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(palette.text2))
    return made
