"""With the largest letters in the narrowest window: a name breaks between its words, and nothing slips out of sight."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import kept_proposals
from app.services.actions import perform
from app.storage.vault import Vault
from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.matching.page import MatchingPage
from app.ui.widgets.chip import Chip
from app.ui.widgets.text import WrapLabel
from tests.ui.matching.conftest import TODAY

Ids = dict[str, UUID]


@pytest.fixture
def large(filled: MainWindow, dressed: QApplication) -> Iterator[MainWindow]:
    theme.apply(dressed, percent=130)
    filled.resize(1024, 768)
    yield filled
    theme.apply(dressed, percent=100)


def broken_words(sheet: QWidget) -> list[str]:
    return [
        word
        for one in sheet.findChildren(WrapLabel)
        if one.isVisible()
        for word in one.text().split()
        if one.fontMetrics().horizontalAdvance(word) > one.width()
    ]


def test_the_names_of_a_kept_pair(
    qtbot: QtBot, large: MainWindow, page: MatchingPage, hand: Any, ids: Ids, vault: Vault
) -> None:
    perform(vault, kept_proposals.keep, ids["Marleen"], ids["Nadia"], TODAY)
    hand.settle()
    hand.choose("Marleen Z. & Nadia V.")
    assert "past goed · behouden" in hand.said()
    qtbot.waitUntil(lambda: broken_words(hand.sheet) == [])


def test_who_gets_no_proposal_yet(qtbot: QtBot, large: MainWindow, page: MatchingPage, hand: Any) -> None:
    page.list.views.choose("not_yet")
    hand.choose("Elke Madelief")
    assert "Elke kan zondagavond" in hand.said()
    qtbot.waitUntil(lambda: broken_words(hand.sheet) == [])


def test_who_is_proposed_now_is_marked_among_who_fits(
    qtbot: QtBot, large: MainWindow, page: MatchingPage, hand: Any, ids: Ids
) -> None:
    page.show_who_fits(ids["Marleen"])
    mark = next(one for one in hand.sheet.findChildren(Chip) if one.text() == "nu voorgesteld")
    qtbot.waitUntil(lambda: mark.parentWidget().rect().contains(mark.geometry()))
    qtbot.waitUntil(lambda: broken_words(hand.sheet) == [])
