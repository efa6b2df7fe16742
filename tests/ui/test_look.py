"""Colours and text size: chosen, kept, switched while the window is open."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.ui import look, theme
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.tokens import DARK, HIGH_CONTRAST, LIGHT
from app.ui.widgets.availability_grid import AvailabilityGrid
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.chip import Chip, FilterChip
from app.ui.widgets.field import Choice, Field, TextField, line_edit
from app.ui.widgets.layout import row
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.marks import DuoMark, Mark, RoleMark
from app.ui.widgets.path_line import PathLine, Step
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    yield
    qapp.styleHints().unsetColorScheme()
    theme.apply(qapp, LIGHT, 100)


class Everything(Card):
    """One of each widget that holds letters."""

    def __init__(self) -> None:
        super().__init__("Kaart", outlined("Wijzigen", small=True))
        self.line, self.button = line_edit("Naam"), filled("Toevoegen", "plus")
        self.grid, self.path = AvailabilityGrid(), PathLine([Step("Aangemeld", "26/07/24"), Step("Intake")])
        self.list = ListView("Lijst")
        self.list.set_rows([ListRow(1, (Mark("buddy", "AB"),), "An Berk", "Geel")])
        self.table = RowTable(
            RowTableModel([Column[str]("Name", str, width=100), Column[str]("Place", str)], str), "Tabel", key=str
        )
        self.table.rows.set_rows(["An Berk"])
        for one in (
            Field("Naam", self.line, hint="Zoals op papier."),
            TextField("Notitie", "Twee regels", lines=3),
            Field("Keuze", Choice([("a", "Een keuze")])),
            CheckBox("Rookt niet"),
            Segmented([("lijst", "Lijst"), ("tabel", "Tabel")], "Weergave"),
            label("Een lange zin die over meer dan één regel loopt als het vak smal is. " * 3, wrap=True),
        ):
            self.add(one)
        self.add(row(self.button, Chip("Wachtend", "primary", "check"), FilterChip("Alle", True), 1))
        self.add(row(RoleMark(Mark("buddy", "AB")), DuoMark(Mark("participant", "AB"), Mark("buddy", "CD")), 1))
        for widget in (self.grid, self.path, self.list, self.table):
            self.add(widget)


def sizes(root: QWidget) -> list[tuple[str, int, int, int]]:
    """What a window measures: each widget with its letters and its room."""
    found = [one for one in root.findChildren(QWidget) if one.isVisibleTo(root)]
    return [(type(one).__name__, QFontInfo(one.font()).pixelSize(), one.width(), one.height()) for one in found]


def at_rest(root: QWidget, qtbot: QtBot) -> list[tuple[str, int, int, int]]:
    """The same, once what was just made has taken its room."""
    seen = [sizes(root)]

    def is_still() -> bool:
        seen.append(sizes(root))
        return seen[-1] == seen[-2]

    qtbot.waitUntil(is_still)
    return seen[-1]


@pytest.mark.parametrize("percent", [115, 130])
def test_a_change_while_open_measures_as_a_new_window_does(
    qapp: QApplication, qtbot: QtBot, cut_in: Callable[[QWidget], list[str]], percent: int
) -> None:
    open_already = Everything()
    qtbot.addWidget(open_already)
    open_already.resize(700, 1400)
    open_already.show()
    before = at_rest(open_already, qtbot)
    look.choose_text_size(percent)
    fresh = Everything()
    qtbot.addWidget(fresh)
    fresh.resize(700, 1400)
    fresh.show()
    qtbot.waitUntil(lambda: sizes(open_already) == sizes(fresh))
    assert cut_in(open_already) == []
    row_height = open_already.list.visualRect(open_already.list.model().index(0, 0)).height()
    assert (row_height, open_already.table.rowHeight(0)) == (theme.px(64), theme.px(36))
    assert open_already.table.columnWidth(0) == percent
    look.step(0)

    def is_back() -> None:
        open_already.resize(700, 1400)  # the window had grown with its letters
        assert sizes(open_already) == before

    qtbot.waitUntil(is_back)


def test_controls_grow_with_their_letters(qtbot: QtBot) -> None:
    look.choose_text_size(130)
    shown = Everything()
    qtbot.addWidget(shown)
    shown.show()
    assert shown.line.height() == shown.button.height() == 47
    assert QFontInfo(shown.line.font()).pixelSize() == 20


def test_the_text_size_is_kept_and_stops_at_both_ends() -> None:
    assert look.text_size() == 100
    for by, expected in ((1, 115), (1, 130), (1, 150), (1, 150), (-1, 130), (0, 100), (-1, 100)):
        look.step(by)
        assert (look.text_size(), theme.text_size()) == (expected, expected)
    look.choose_text_size(130)
    assert settings.load()["text_size"] == 130
    settings.save(text_size="groot")
    assert look.text_size() == 100


def test_the_keys_change_it_in_the_window(store: Store, pages: list[Any], qtbot: QtBot) -> None:
    window = MainWindow(store, pages)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(pages[0].line.hasFocus)
    wide = window.rail.width()
    qtbot.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert theme.text_size() == 115
    assert window.bottom_line.height() == theme.px(30)
    assert window.rail.width() < wide  # larger letters: the word goes under the icon
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert (theme.text_size(), window.rail.width()) == (100, wide)
    look.step(1)
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.text_size() == 100
    assert QKeySequence("Ctrl+à").count() == 1


def test_high_contrast_has_wider_rings_that_move_nothing(qtbot: QtBot) -> None:
    shown = Everything()
    qtbot.addWidget(shown)
    shown.show()
    look.choose_colours(look.CONTRAST)
    before = sizes(shown)
    assert (theme.tokens(), look.colours()) == (HIGH_CONTRAST, look.CONTRAST)
    shown.line.setFocus()
    assert sizes(shown) == before
    assert shown.grab().toImage().pixelColor(shown.width() // 2, 6) == QColor(HIGH_CONTRAST.surface)


def test_colours_switch_while_open_and_are_kept(qapp: QApplication, qtbot: QtBot) -> None:
    shown = Everything()
    qtbot.addWidget(shown)
    shown.show()
    look.choose_colours(look.DARK_ONES)
    assert theme.tokens() is DARK
    assert shown.grab().toImage().pixelColor(shown.width() // 2, 6) == QColor(DARK.surface)
    look.choose_colours(look.LIGHT_ONES)
    assert shown.grab().toImage().pixelColor(shown.width() // 2, 6) == QColor(LIGHT.surface)
    assert settings.load()["colours"] == "light"
    look.choose_colours(look.SYSTEM)
    assert (look.colours(), theme.tokens()) == ("system", theme.preferred())


def test_what_was_kept_is_worn_at_the_next_start(qapp: QApplication) -> None:
    settings.save(colours="dark", text_size=115)
    look.wear(qapp)
    assert (theme.tokens(), theme.text_size()) == (DARK, 115)
    assert qapp.overrideCursor() is None
