"""The card Ritme: saved as it is filled in, refused with a sentence, and back to what is usual."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services import rhythms
from app.services.rhythms import Closed, Rhythms
from app.ui.main_window import MainWindow
from app.ui.office.page import RHYTHM, OfficePage
from app.ui.office.rhythm import RhythmCard
from app.ui.store import Store


@pytest.fixture
def card(store: Store, qtbot: QtBot) -> RhythmCard:
    page = OfficePage(store, lambda: date(2026, 11, 23))
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    window.show()
    page.show_section(RHYTHM)
    page.rhythm.window_kept = window  # type: ignore[attr-defined]
    return page.rhythm


def fill(field: Any, text: str) -> bool:
    if hasattr(field.editor, "setPlainText"):
        field.editor.setPlainText(text)
    else:
        field.editor.setText(text)
    told: bool = field.commit()
    return told


def test_what_is_usual_stands_there_and_what_is_typed_is_kept(card: RhythmCard, store: Store, qtbot: QtBot) -> None:
    assert [edit.text() for edit in card.every.edits] == ["14", "21"]
    assert (card.silent.text, card.evaluations.text, card.numbers["aftercare"].text) == ("1,5", "3, 6", "3")
    assert not card.usual.isEnabled()
    for edit, days in zip(card.every.edits, ("7", "10"), strict=True):
        edit.setText(days)
    card.every.commit()
    assert fill(card.silent, "2")
    assert fill(card.evaluations, "2, 4 ,8")
    assert fill(card.numbers["thinking_hours"], "48")
    assert fill(card.closed, "3/8/2027 tot 14/8/2027\n24/12 - 3/01/2027")
    assert store.read(rhythms.rhythms) == Rhythms(
        every_days=(7, 10),
        silent_from=2.0,
        evaluations=(2, 4, 8),
        thinking_hours=48,
        closed=(Closed(date(2026, 12, 24), date(2027, 1, 3)), Closed(date(2027, 8, 3), date(2027, 8, 14))),
    )
    assert card.closed.text == "24/12/2026 - 3/01/2027\n3/08/2027 - 14/08/2027"
    said = [label.text() for label in card.findChildren(QLabel)]
    assert any("21 dagen niets genoteerd" in text for text in said)
    qtbot.mouseClick(card.usual, Qt.MouseButton.LeftButton)
    assert store.read(rhythms.rhythms) == Rhythms()
    assert (card.closed.text, card.evaluations.text) == ("", "3, 6")
    store.undo()
    assert store.read(rhythms.rhythms).evaluations == (2, 4, 8)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("quiet", "0", "Schrijf een geheel getal van 1 tot 60."),
        ("silent", "0,5", "Schrijf een getal van 1 tot 10, zoals 1,5."),
        ("evaluations", "6, 3", "Schrijf de maanden van klein naar groot, elk één keer."),
        ("evaluations", "drie", "Schrijf maanden als gehele getallen met een komma ertussen, zoals 3, 6."),
        ("closed", "3/01/2027 - 24/12/2026", "Een periode waarin de werking gesloten is, begint voor ze eindigt."),
        ("closed", "30/02/2027 - 3/03/2027", "30 februari bestaat niet."),
        ("closed", "1/01/2026 - 1/06/2027", "Een periode waarin de werking gesloten is, duurt hoogstens een jaar."),
        ("closed", "zomer", "Schrijf dag, maand en jaar, zoals 14/03/2026."),
    ],
)
def test_what_cannot_be_read_stays_and_is_told(
    card: RhythmCard, store: Store, name: str, typed: str, sentence: str
) -> None:
    field: Any = card.numbers.get(name) or getattr(card, name)
    assert not fill(field, typed)
    assert field.error == sentence
    assert fill(card.numbers["aftercare"], "4")  # the rest is saved all the same
    assert store.read(rhythms.rhythms) == Rhythms(aftercare=4)
    assert field.typed == typed


def test_nothing_is_cut_at_any_width(card: RhythmCard, cut_in: Any) -> None:
    for width in (1366, 1024):
        card.window().resize(width, 768)
        QApplication.processEvents()
        assert cut_in(card) == []
