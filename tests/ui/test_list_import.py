"""Reading in lists from the window: the report, the backup before, and one step to undo."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import people
from app.storage.vault import Vault
from app.ui.list_import import ImportReport, ListImport, WhoseDialog
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


def said_in(dialog: Dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


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
    words = said_in(window.findChildren(ImportReport)[0])
    assert "3 rijen, 2 toegevoegd, 0 al gekend, 1 niet overgenomen" in words
    assert "rij 4" in words
    assert "(rijen 2, 3)" in words
    store.undo()
    assert store.read(people.participants, date(2026, 11, 23)) == ()


def test_a_list_that_cannot_be_read_is_told_and_the_others_are_taken_over(
    store: Store, vault: Vault, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "wachtlijst.csv"
    file.write_text(LIST, encoding="utf-8")
    lists = ListImport(store, window)
    lists.read([tmp_path / "nergens.xlsx"])
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportReport)))
    words = said_in(window.findChildren(ImportReport)[0])
    assert "nergens.xlsx kan niet geopend worden" in words
    assert "Dat lukte niet" in words
    assert not list((vault.folder / "backups").glob("*.klikbackup"))
    lists.read([tmp_path / "nergens.xlsx", file])
    qtbot.waitUntil(lambda: len(window.findChildren(ImportReport)) > 1)
    words = said_in(window.findChildren(ImportReport)[1])
    assert "nergens.xlsx kan niet geopend worden" in words
    assert "2 mensen toegevoegd" in words
    assert len(store.read(people.participants, date(2026, 11, 23))) == 2


def test_the_backup_is_made_and_told_before_anything_is_written(
    store: Store, vault: Vault, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "wachtlijst.csv"
    file.write_text(LIST, encoding="utf-8")
    lists = ListImport(store, window)
    seen: list[tuple[datetime, int, str]] = []
    lists.backed_up.connect(
        lambda moment: seen.append(
            (moment, len(store.read(people.participants, date(2026, 11, 23))), vault.state.backup_at)
        )
    )
    lists.read([file])
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportReport)))
    [(moment, there, backup_at)] = seen
    assert there == 0
    assert moment == datetime.fromisoformat(backup_at).astimezone().replace(tzinfo=None)


@pytest.mark.parametrize(("answer", "counted"), [("Deelnemers", (1, 0)), ("Buddy's", (0, 1)), (None, (0, 0))])
def test_whose_list_it_is_is_asked_where_nothing_tells(
    answer: str | None, counted: tuple[int, int], store: Store, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text("Naam;Voornaam;Geslacht;Postcode\nZonnedauw;Marleen;v;2440\n", encoding="utf-8")
    asked: list[str] = []

    def reply() -> None:
        for dialog in window.findChildren(WhoseDialog):
            if dialog.isVisible():
                asked.append(dialog.accessibleName())
                answers = [one for one in dialog.findChildren(QAbstractButton) if one.text() == answer]
                answers[0].click() if answers else dialog.reject()

    replying = QTimer(window, interval=20)
    replying.timeout.connect(reply)
    replying.start()
    ListImport(store, window).read([file])
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportReport)))
    assert asked == ["Van wie is lijst.csv?"]
    today = date(2026, 11, 23)
    assert (len(store.read(people.participants, today)), len(store.read(people.buddies, today))) == counted
    assert "lijst.csv" in said_in(window.findChildren(ImportReport)[0])
