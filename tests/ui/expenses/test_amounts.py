"""The amounts of the law in the window: what is missing is said, filled in with its source, and taken back."""

from datetime import date

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.errors import KlikError
from app.services import legal_amounts
from app.ui.expenses.amount_dialog import AmountDialog, read_amount
from app.ui.expenses.amounts_dialog import AmountsDialog
from app.ui.store import Store
from app.vocabulary import LegalKind

TODAY = date(2026, 3, 23)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(1024, 768)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_missing_of_this_year_is_filled_in_and_taken_back(store: Store, window: QMainWindow) -> None:
    dialog = AmountsDialog(store, 2026, TODAY, window)
    dialog.open()
    assert "2026" in dialog.notice.text()
    assert "forfait per dag" in dialog.notice.text()
    shipped = len(dialog.rows)
    dialog.add.click()
    asked = window.findChildren(AmountDialog)[-1]
    assert (asked.kind.current, asked.since.day) == (LegalKind.FLAT_DAY.value, date(2026, 1, 1))
    asked.amount.editor.setText("43,16")  # type: ignore[attr-defined]
    asked.save.click()
    assert asked.source.error  # nothing without a source
    asked.source.set_text("vlaanderen.be")
    asked.checked_by.set_text("An")
    asked.save.click()
    assert len(dialog.rows) == shipped + 1
    law = store.read(legal_amounts.law)
    assert law.amount(LegalKind.FLAT_DAY, date(2026, 12, 31)) == 431_600
    assert "forfait per dag" not in dialog.notice.text()
    dialog.table.select((LegalKind.FLAT_DAY, date(2026, 1, 1)))
    assert dialog.back.isEnabled()
    dialog.back.click()
    assert len(dialog.rows) == shipped
    dialog.reject()


def test_what_ships_is_corrected_and_not_taken_away(store: Store, window: QMainWindow) -> None:
    dialog = AmountsDialog(store, 2025, TODAY, window)
    dialog.open()
    dialog.table.select((LegalKind.CAR_KM, date(2025, 7, 1)))
    assert not dialog.back.isEnabled()
    dialog.change.click()
    asked = window.findChildren(AmountDialog)[-1]
    assert asked.amount.text == "0,4309"
    assert not asked.kind.isEnabled()
    asked.amount.editor.setText("0,4310")  # type: ignore[attr-defined]
    asked.save.click()
    assert store.read(legal_amounts.law).amount(LegalKind.CAR_KM, date(2025, 8, 1)) == 4310
    store.undo()
    assert store.read(legal_amounts.law).amount(LegalKind.CAR_KM, date(2025, 8, 1)) == 4309
    dialog.reject()


@pytest.mark.parametrize(
    ("said", "amount"), [("41,48", 414_800), ("€ 1.659,29", 16_592_900), ("0,4297", 4297), ("2000 km", 20_000_000)]
)
def test_an_amount_is_read_as_it_stands_in_a_source(said: str, amount: int) -> None:
    assert read_amount(said) == amount


@pytest.mark.parametrize("said", ["", "0", "0,00", "0.429", "0.4297", "41.48", "veel", "0,42971"])
def test_what_could_be_another_amount_is_refused(said: str) -> None:
    with pytest.raises(KlikError):
        read_amount(said)
