"""The main job in the window: from two lists to a saved agreement, through the widgets of all pages."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.importing.opening import Importing
from app.ui.main_window import MainWindow
from app.ui.matching.ask_dialog import AskDialog
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Answer, Click, Role
from tests.vaults import new_vault

PARTICIPANTS = """Naam;Voornaam;Geslacht;Postcode;Talen;Beschikbaar;Status;Aangemeld op;Max km
Zonnedauw;Marleen;v;2440;NL;za;wacht;05/01/2026;20
"""
BUDDIES = """Familienaam;Voornaam;Geslacht;Postcode;Talen;Wanneer vrij;Screening;Max km;Aantal duo's
Vlinderdal;Nadia;v;2250;NL;za, zo;ok 12/03/2025;20;1
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_vault(tmp_path / "kluis") as vault:
        yield Store(vault)


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    make_application()
    made = assemble(store)
    qtbot.addWidget(made)
    made.show()
    return made


def page(window: MainWindow, name: str) -> Any:
    return next(one for one in window.pages if one.id == name)


def press(inside: QWidget, words: str) -> None:
    """Press the visible button with these words."""
    buttons = [one for one in inside.findChildren(QAbstractButton) if one.isVisible()]
    next(one for one in buttons if one.text() == words).click()
    QApplication.processEvents()


def answer_next_dialog(window: MainWindow, words: str) -> None:
    """As soon as a dialog is open, press that answer in it."""

    def act() -> None:
        for dialog in window.findChildren(Dialog):
            if dialog.isVisible():
                press(dialog, words)
                return
        QTimer.singleShot(20, act)

    QTimer.singleShot(20, act)


def test_from_two_lists_to_a_saved_agreement(
    window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    participants, matching, duos = (page(window, name) for name in ("participants", "matching", "duos"))
    lists = {"wachtlijst.csv": PARTICIPANTS, "buddys.csv": BUDDIES}
    for name, content in lists.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    wizard = window.findChild(Importing).open([tmp_path / name for name in lists])
    for step in ("Verder", "Overnemen", "Naar de deelnemers"):
        qtbot.waitUntil(lambda step=step: not wizard.is_busy and wizard.next.text() == step)  # type: ignore[misc]
        press(wizard, step)
    assert participants.list.view.rows.count == 1

    press(participants, "Wie past?")
    assert window.page is matching
    qtbot.waitUntil(lambda: not matching.solving.is_running, timeout=20_000)
    matching.list.views.choose("proposals")
    press(matching, "Beiden vragen…")
    dialog: Any = window.findChild(AskDialog)
    dialog.accept_button.click()
    qtbot.waitUntil(matching.notice.isVisible)
    matching.notice.follow.click()

    assert window.page is duos
    for side in Role:
        duos.detail.ask.sides[side].answers.buttons[Answer.YES].click()
    answer_next_dialog(window, "Kennismaking noteren")
    press(duos, "Kennismaking noteren…")
    for side in Role:
        duos.detail.meeting.sides[side].answers.buttons[Click.YES].click()
    QApplication.processEvents()
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(tmp_path / "blad.pdf"), "")
    )
    answer_next_dialog(window, "Bewaren als PDF…")
    press(duos, "Overeenkomst afdrukken…")
    qtbot.waitUntil((tmp_path / "blad.pdf").exists, timeout=20_000)
    qtbot.waitUntil(lambda: not any_running())  # that it was given is noted as well
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO((tmp_path / "blad.pdf").read_bytes())).pages)
    assert "Marleen Zonnedauw" in text
    assert "Nadia Vlinderdal" in text

    while store.vault.undoable():
        store.undo()
    window.show_page("participants")
    assert participants.list.view.rows.count == 0
