"""The own file from the menu: who gives it sees first where others were named, and that it was given is noted."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models import Goal, Person, Report
from app.services import handouts
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.people.person_file import PersonFileDialog
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.vocabulary import HandoutKind, ReportKind


@pytest.fixture
def named(vault: Vault, marleen: UUID) -> UUID:
    """Marleen, of whom words are kept in which somebody else is named, and a report."""
    with vault.write("prepared") as session:
        session.add_all(
            [
                Person(first_name="Roos", last_name="De Wit"),
                Goal(participant_id=marleen, words="Met Roos De Wit naar de markt"),
                Report(kind=ReportKind.COMPLAINT, on=date(2026, 11, 2), facts="Roos kwam niet", participant_id=marleen),
            ]
        )
    return marleen


@pytest.fixture
def ask(page: ParticipantsPage, window: MainWindow, named: UUID, qtbot: QtBot) -> Callable[..., None]:
    """Chooses it in the menu, and answers the dialog."""

    def act(answer: Callable[[PersonFileDialog], None]) -> None:
        done: list[bool] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, PersonFileDialog):
                waiting.stop()
                done.append(True)
                try:
                    answer(dialog)
                except BaseException:
                    dialog.reject()
                    raise

        waiting = QTimer(window, interval=5)
        waiting.timeout.connect(look)
        waiting.start()
        page.choose(named)
        entry = "Dossier om in te kijken…"
        next(one for one in page.detail.heading.menu.actions() if one.text() == entry).trigger()
        qtbot.waitUntil(lambda: bool(done))

    return act


def said(dialog: PersonFileDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog))


def press(dialog: PersonFileDialog, words: str) -> None:
    next(button for button in dialog.findChildren(Button) if button.text().startswith(words)).click()


def test_it_says_what_was_taken_out_and_asks_for_reports_apart(ask: Callable[..., None], store: Store) -> None:
    def answer(dialog: PersonFileDialog) -> None:
        assert dialog.title.text() == "Dossier van Marleen Zonnedauw om in te kijken"
        assert "Op 1 plaats werd iemand anders genoemd" in said(dialog)
        assert "Met [iemand anders] naar de markt" in said(dialog)
        assert "niet versleuteld" in said(dialog)
        assert not dialog.reports.isChecked()
        dialog.reports.click()
        QApplication.processEvents()
        assert "[iemand anders] kwam niet" in said(dialog)
        assert "Op 2 plaatsen" in said(dialog)
        dialog.reports.click()
        QApplication.processEvents()
        assert "kwam niet" not in said(dialog)
        press(dialog, "Annuleren")

    ask(answer)
    assert store.read(handouts.left, 10) == ()


def test_saved_it_stands_beside_its_json_and_is_noted(
    ask: Callable[..., None], store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(tmp_path / "uit.pdf"), "")
    )

    def answer(dialog: PersonFileDialog) -> None:
        dialog.json.click()
        dialog.large.click()
        press(dialog, "Bewaren als PDF")

    ask(answer)
    qtbot.waitUntil((tmp_path / "uit.json").exists)
    assert (tmp_path / "uit.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((tmp_path / "uit.json").read_bytes())["name"] == "Marleen Zonnedauw"
    (row,) = store.read(handouts.left, 10)
    assert (row.kind, row.about) == (HandoutKind.PERSON_FILE, ("Marleen Zonnedauw",))


def test_it_fits_in_the_smallest_window(
    ask: Callable[..., None], window: MainWindow, cut_in: Callable[[object], list[str]]
) -> None:
    window.resize(1024, 768)

    def answer(dialog: PersonFileDialog) -> None:
        QApplication.processEvents()
        assert cut_in(dialog) == []
        assert dialog.height() <= window.height()
        press(dialog, "Annuleren")

    ask(answer)
