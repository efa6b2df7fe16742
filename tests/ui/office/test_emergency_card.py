"""The numbers of the emergency card: changed in fields, and on paper from then on."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import documents, emergency
from app.services.emergency import Number, usual
from app.ui.main_window import MainWindow
from app.ui.office.emergency_card import EmergencyCard
from app.ui.office.page import OfficePage
from app.ui.store import Store


@pytest.fixture
def card(store: Store, qtbot: QtBot) -> EmergencyCard:
    page = OfficePage(store, lambda: date(2026, 11, 23))
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    window.show()
    page.refresh()
    page.emergency.kept = window  # type: ignore[attr-defined]
    return page.emergency


def numbers(store: Store) -> tuple[Number, ...]:
    return store.read(emergency.numbers)


def printed(store: Store) -> str:
    pdf = documents.emergency_card_pdf(store.read(documents.emergency_card))
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def test_a_number_is_changed_added_and_printed(card: EmergencyCard, store: Store, qtbot: QtBot) -> None:
    assert [line.said for line in card.lines] == list(usual())
    assert not card.usual.isVisible()
    first = card.lines[3]
    first.what.selectAll()
    qtbot.keyClicks(first.what, "iemand die luistert")
    qtbot.keyClick(first.what, Qt.Key.Key_Return)
    assert numbers(store)[3] == Number("106", "iemand die luistert")
    qtbot.mouseClick(card.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(card.lines[-1].number, "070 00 00 00")
    qtbot.keyClicks(card.lines[-1].what, "antigif")
    qtbot.keyClick(card.lines[-1].what, Qt.Key.Key_Return)
    assert numbers(store)[-1] == Number("070 00 00 00", "antigif")
    assert all(words in printed(store) for words in ("iemand die luistert", "070 00 00 00", "antigif", "112", "1813"))
    qtbot.mouseClick(card.lines[1].remove, Qt.MouseButton.LeftButton)
    assert "1733" not in printed(store)
    qtbot.mouseClick(card.usual, Qt.MouseButton.LeftButton)
    assert numbers(store) == usual()
    assert [line.said for line in card.lines] == list(usual())


def test_what_does_not_fit_is_said_and_not_kept(card: EmergencyCard, store: Store, qtbot: QtBot) -> None:
    qtbot.keyClicks(card.lines[0].what, " en nog veel meer" * 6)
    qtbot.keyClick(card.lines[0].what, Qt.Key.Key_Return)
    assert "past niet" in card.trouble.text()
    assert numbers(store) == usual()
    card.lines[0].what.setText(usual()[0].what)
    qtbot.keyClick(card.lines[0].what, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not card.trouble.isVisible()
