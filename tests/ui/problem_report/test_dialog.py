"""The dialog of the problem report: what is read in it is what is saved, with a vault open or at the door."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import faults, settings
from app.services import people
from app.ui.about import AboutDialog
from app.ui.messages import CrashDialog
from app.ui.problem_report.card import ProblemReportCard
from app.ui.problem_report.dialog import FILE, ProblemReport, show_report
from app.ui.store import Store
from app.ui.unlock.page import UnlockPage
from app.ui.widgets.buttons import Button
from tests.vaults import new_vault

MARKER = "Vlinderdal"


@pytest.fixture(autouse=True)
def own_laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (settings, faults):
        monkeypatch.setattr(module, "config_folder", lambda: tmp_path / "config")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_vault(tmp_path / "kluis") as vault:
        made = Store(vault)
        made.write(people.add_participant, {"first_name": MARKER, "last_name": MARKER}, {})
        yield made


class Window(QWidget):
    """What has a vault behind it."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.resize(900, 700)


def ready(dialog: ProblemReport, qtbot: QtBot) -> str:
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    return dialog.shown.toPlainText()


def open_report() -> ProblemReport:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ProblemReport) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_what_is_read_is_what_is_saved(
    store: Store, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(store)
    qtbot.addWidget(window)
    window.show()
    dialog = show_report(window)
    without = ready(dialog, qtbot)
    assert not dialog.matching.isChecked()
    assert "matching" not in json.loads(without)
    dialog.matching.click()
    text = ready(dialog, qtbot)
    assert json.loads(text)["matching"]["participants"] == []
    assert json.loads(text)["records"]["participant"] == 1
    assert MARKER not in text
    target = tmp_path / "out" / FILE
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    before = store.vault.state.number
    dialog.save.click()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=20_000)
    assert target.read_text(encoding="utf-8") == text
    assert store.vault.state.number == before  # nobody stands in it, so nothing is to be noted


def test_words_are_sought_in_it_and_what_is_not_there_is_said(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(store)
    qtbot.addWidget(window)
    window.show()
    dialog = show_report(window)
    ready(dialog, qtbot)
    dialog.search.seek("sqlcipher")
    assert dialog.shown.textCursor().selectedText() == "sqlcipher"
    dialog.search.setFocus()
    dialog.search.seek("20")
    first = dialog.shown.textCursor().position()
    with monkeypatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_given: pytest.fail("it would be saved"))
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.shown.textCursor().position() > first
    dialog.search.seek(MARKER)
    assert MARKER in dialog.found.text()
    assert not dialog.shown.textCursor().hasSelection()
    assert dialog.typed() == ()
    dialog._leave()  # asks nothing: nobody typed what stands in it
    assert not dialog.isVisible()


def test_at_the_door_it_tells_of_no_vault(qtbot: QtBot) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.report.click()
    dialog = open_report()
    told = json.loads(ready(dialog, qtbot))
    assert not dialog.matching.isVisible()
    assert "vault" not in told
    assert "records" not in told
    dialog.reject()


def test_it_is_offered_where_a_fault_is_told_and_in_about(store: Store, qtbot: QtBot) -> None:
    window = Window(store)
    qtbot.addWidget(window)
    window.show()
    for made in (CrashDialog(window, "ValueError"), AboutDialog(window)):
        made.open()
        next(one for one in made.findChildren(Button) if one.text() == "Probleemrapport…").click()
        dialog = open_report()
        assert json.loads(ready(dialog, qtbot))["records"]["participant"] == 1
        dialog.reject()
        made.reject()


def test_the_card_of_the_settings_opens_it(store: Store, qtbot: QtBot) -> None:
    window = Window(store)
    card = ProblemReportCard()
    card.setParent(window)
    qtbot.addWidget(window)
    window.show()
    card.make.click()
    dialog = open_report()
    assert "vault" in json.loads(ready(dialog, qtbot))
    dialog.reject()
