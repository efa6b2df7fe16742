"""One place names colours, letters and icons, and what it hands out is real."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.paths import resource
from app.ui import theme
from app.ui.tokens import DARK, LIGHT

UI = Path(theme.__file__).parent
SOURCES = sorted(UI.rglob("*.py"))


def short_enums(text: str) -> list[str]:
    """Members of Qt named without their enum: slow, six microseconds each."""
    return [name for name in re.findall(r"\bQt\.([A-Za-z]\w*)", text) if not isinstance(getattr(Qt, name), type)]


def test_no_short_enum() -> None:
    assert {path.name: found for path in SOURCES if (found := short_enums(path.read_text("utf-8")))} == {}
    assert short_enums("if role == Qt.DisplayRole: pass") == ["DisplayRole"]


def test_only_the_tokens_name_a_colour() -> None:
    hexes = re.compile(r"#[0-9A-Fa-f]{6}\b")
    assert [path.name for path in SOURCES if hexes.search(path.read_text("utf-8"))] == ["tokens.py"]


def test_the_window_never_names_a_proxy_model() -> None:
    assert [path.name for path in SOURCES if "QSortFilterProxyModel" in path.read_text("utf-8")] == []


def test_our_letters_are_loaded(qapp: QApplication) -> None:
    for bold in (False, True):
        shown = QFontInfo(theme.font(theme.BODY, bold))
        assert (shown.family(), shown.pixelSize()) == (theme.FAMILY, 15)


def test_no_letters_under_thirteen_pixels() -> None:
    assert min(theme.DISPLAY, theme.TITLE, theme.HEADING, theme.BODY, theme.SECOND, theme.SMALL) == 13


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_each_icon_is_one_colour_and_not_empty(path: Path, qapp: QApplication) -> None:
    drawing = path.read_text("utf-8")
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) <= {"none", "currentColor"}
    assert 'viewBox="0 0 24 24"' in drawing
    image = theme.pixmap(path.stem, "primary", 24).toImage()
    inked = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [colour for colour in inked if colour.alpha() == 255]
    assert solid
    assert {colour.name() for colour in solid} == {QColor(LIGHT.primary).name()}


def test_icons_that_are_named_exist() -> None:
    named = {
        name for path in SOURCES for name in re.findall(r'paint_icon\(\s*painter, "(\w+)"', path.read_text("utf-8"))
    }
    assert named
    assert {name for name in named if not resource("icons", f"{name}.svg").exists()} == set()


def test_the_palette_has_a_disabled_group_and_changes(qapp: QApplication, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    try:
        theme.apply(qapp, DARK)
        assert theme.color("bg") == QColor(DARK.bg)
        disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert disabled == QColor(DARK.text2) != qapp.palette().color(QPalette.ColorRole.Text)
        assert line.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(DARK.text2)
    finally:
        theme.apply(qapp, LIGHT)


class Dressed(QObject):
    """How often a widget was told that its style changed."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.StyleChange
        return False


def test_what_stands_deep_is_dressed_no_more_often(qapp: QApplication, qtbot: QtBot) -> None:
    outer = inner = QWidget()
    qtbot.addWidget(outer)
    for _level in range(8):
        inner = QWidget(inner)
    outer.show()
    told = Dressed()
    inner.installEventFilter(told)
    theme.apply(qapp, theme.tokens())
    assert 0 < told.times <= 2


def test_none_keeps_its_references(qtbot: QtBot) -> None:
    """A binding that drops a reference to None with each call ends the program after some thousands."""
    line, widget = QLineEdit(), QWidget()
    qtbot.addWidget(line)
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(200):
        line.setText("x")
        widget.update()
    assert sys.getrefcount(None) > before - 100
