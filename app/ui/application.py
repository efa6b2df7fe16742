"""The application object, set up in the one order that works: style, palette, letters, style sheet, translation."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QRectF, Qt, QTranslator
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app import settings
from app.i18n import choose_language, place
from app.ui import theme
from app.ui.collecting import Collector
from app.ui.undo_keys import UndoKeys
from app.ui.widgets.marks import paint_logo


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The QApplication of Klik, ready for a window; the one that exists already is dressed again."""
    # Qt lets go of Python's lock at every call, and gets it back from a task that computes only after this time. With
    # the usual five milliseconds a page of a hundred calls takes half a second beside such a task.
    sys.setswitchinterval(0.0005)
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(list(arguments) or sys.argv[:1])
    app.setApplicationName("Klik")
    app.setApplicationDisplayName("Klik")
    app.setDesktopFileName("klik")
    app.setStyle("Fusion")
    theme.apply(app, theme.preferred())
    _speak(app)
    app.setWindowIcon(_window_icon())
    UndoKeys(app)
    Collector(app)
    return app


def reword(code: str) -> None:
    """Speak another language from now on, Qt as well, and keep that; what is in sight is made anew by its owner."""
    settings.save(language=code)
    choose_language(code)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _speak(app)


def _speak(app: QApplication) -> None:
    """Qt's own words, such as those in a file dialog, in the language in force."""
    QLocale.setDefault(QLocale(place()))
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    translator = _Translator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{place()[:2]}", folder):
        app.installTranslator(translator)


class _Translator(QTranslator):
    """Words of which Qt moved only the key since they were translated, such as ``Files of &type:``, are found too."""

    def translate(self, context: str, source: str, note: str | None = None, n: int = -1) -> str | None:
        found = super().translate(context, source, note, n)
        if not found and "&" in source:
            found = super().translate(context, source.replace("&", ""), note, n)
        return found or None  # "" would be taken for a translation


def _window_icon() -> QIcon:
    made = QIcon()
    for size in (16, 32, 64, 128):
        drawn = QPixmap(size, size)
        drawn.fill(Qt.GlobalColor.transparent)
        with QPainter(drawn) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_logo(painter, QRectF(0, size * 0.19, size, size * 0.62), hollow=False)
        made.addPixmap(drawn)
    return made
