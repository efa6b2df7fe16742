"""The rail: pages in tabs, the seldom wanted ones below, and which of them is marked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.ui.rail import Rail


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail()
    qtbot.addWidget(made)
    for words, icon, below in (
        ("Deelnemers", "participant", False),
        ("Duo's", "duo", False),
        ("Instellingen", "settings", True),
    ):
        made.add(words, icon, below)
    made.resize(172, 600)
    made.show()
    return made


def button(rail: Rail, words: str) -> QAbstractButton:
    return next(one for one in rail.findChildren(QAbstractButton) if one.text() == words)


def test_each_page_is_wanted_by_its_position(rail: Rail, qtbot: QtBot) -> None:
    wanted: list[int] = []
    rail.page_wanted.connect(wanted.append)
    rail.tabs.setCurrentIndex(1)
    button(rail, "Instellingen").click()
    assert wanted == [1, 2]


def test_with_a_page_below_in_sight_the_last_tab_leads_back(rail: Rail, qtbot: QtBot) -> None:
    rail.show_page(1)
    rail.show_page(2)
    assert button(rail, "Instellingen").isChecked()
    with qtbot.waitSignal(rail.page_wanted, check_params_cb=lambda at: at == 1):
        qtbot.mouseClick(rail.tabs, Qt.MouseButton.LeftButton, pos=rail.tabs.tabRect(1).center())
    rail.show_page(1)
    assert not button(rail, "Instellingen").isChecked()
