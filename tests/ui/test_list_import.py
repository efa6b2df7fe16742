"""Reading in lists from the window: the report, the backup before, and one step to undo."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import people
from app.storage.vault import Vault
from app.ui.list_import import ImportReport, ListImport
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog

LIST = """Naam;Voornaam;Geslacht;Postcode;Talen;Beschikbaar;Status;Aangemeld op;Rookt
Zonnedauw;Marleen;v;2440;NL;za;wacht;05/01/2026;soms
Kiezelsteen;Luc;m;2200;NL;zo;wacht;31/02/2026;soms
;;;2200;;;;;
"""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_list_is_read_in_as_one_step(
    store: Store, vault: Vault, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "wachtlijst.csv"
    file.write_text(LIST, encoding="utf-8")
    ListImport(store, window).read([file])
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportReport)))
    names = {row.first_name for row in store.read(people.participants, date(2026, 11, 23))}
    assert names == {"Marleen", "Luc"}
    assert list((vault.folder / "backups").glob("*.klikbackup"))
    words = "\n".join(label.text() for label in window.findChildren(ImportReport)[0].findChildren(QLabel))
    assert "3 rijen, 2 toegevoegd, 0 al gekend, 1 niet overgenomen" in words
    assert "rij 4" in words
    assert "(rijen 2, 3)" in words
    store.undo()
    assert store.read(people.participants, date(2026, 11, 23)) == ()


def test_a_list_that_cannot_be_read_is_told(store: Store, window: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[str] = []

    def read_and_close() -> None:
        for dialog in window.findChildren(Dialog):
            told.extend(label.text() for label in dialog.findChildren(QLabel))
            dialog.accept()

    closing = QTimer(window, interval=20)
    closing.timeout.connect(read_and_close)
    closing.start()
    ListImport(store, window).read([tmp_path / "nergens.xlsx"])
    qtbot.waitUntil(lambda: any("nergens.xlsx" in words for words in told))
