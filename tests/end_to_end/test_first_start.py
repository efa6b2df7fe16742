"""From nothing to an empty desk of one's own, by keyboard alone."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.services import areas, office, organisations
from app.storage import backup
from app.storage.vault import Vault
from app.ui.application import make_application
from app.ui.desk import Desk
from app.ui.importing.wizard import RECOGNISED, ImportWizard
from app.ui.unlock.new_vault import NewVault
from app.ui.unlock.recovery import RecoveryCode
from app.ui.widgets.notice_line import NoticeLine
from tests.vaults import new_vault

SECRET = "paarse kameel fluit zondag"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.unlock.new_vault.data_folder", lambda: tmp_path / "data")


class Keyboard:
    """Somebody without a mouse: types where the focus is."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def types(self, words: str) -> None:
        self._qtbot.keyClicks(self._there(), words)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self._there(), key, modifier)
        QApplication.processEvents()

    def goes_on(self) -> None:
        self.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def waits_for(self, parent: QWidget, kind: type[Any]) -> Any:
        self._qtbot.waitUntil(lambda: any(one.isVisible() for one in parent.findChildren(kind)), timeout=20_000)
        return next(one for one in parent.findChildren(kind) if one.isVisible())

    @staticmethod
    def _there() -> QWidget:
        focus = QApplication.focusWidget()
        assert focus
        return focus


def test_the_lists_are_asked_at_once(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who said that there are lists is asked which ones, and sees what was recognised."""
    file = tmp_path / "wachtlijst.csv"
    file.write_text("Naam;Voornaam;Postcode;Status\nZonnedauw;Marleen;2440;wacht\n", encoding="utf-8")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *_asked: ([str(file)], ""))
    make_application()
    desk = Desk(None)
    desk.begin(new_vault(tmp_path / "data" / "kluis"))
    assert desk.steps
    desk.steps.show_step(len(desk.steps.stages) - 1)
    qtbot.keyClick(desk.steps.lists.read, Qt.Key.Key_Return)
    window = desk.window
    assert window
    qtbot.waitUntil(lambda: any(one.step == RECOGNISED for one in window.findChildren(ImportWizard)))
    offers = [line for line in window.findChildren(NoticeLine) if line.isVisible()]
    assert [line.follow.text() for line in offers] == ["Begin de rondleiding"]
    window.close()


def test_from_nothing_to_an_empty_desk(tmp_path: Path, qtbot: QtBot) -> None:
    make_application()
    hands = Keyboard(qtbot)
    desk = Desk(None)
    desk.ask()
    assert desk.unlock
    page = desk.unlock
    qtbot.waitUntil(page.welcome.new_vault.hasFocus)
    hands.presses(Qt.Key.Key_Return)
    asking = hands.waits_for(page, NewVault)
    qtbot.waitUntil(asking.secret.first.hasFocus)
    hands.types(SECRET)
    assert asking.secret.strength.words == "goed"
    hands.presses(Qt.Key.Key_Tab)
    hands.types(SECRET)
    hands.presses(Qt.Key.Key_Return)
    shown = hands.waits_for(page, RecoveryCode)
    qtbot.waitUntil(shown.check.hasFocus)
    hands.types(shown._code.rpartition("-")[2])
    hands.presses(Qt.Key.Key_Return)
    assert desk.unlock is None
    steps = desk.steps
    assert steps
    qtbot.waitUntil(steps.letterhead.fields.by_name["name"].editor.hasFocus)
    hands.types("Buddywerking De Voorbeeldstreek")
    hands.goes_on()
    hands.types("geel")
    hands.presses(Qt.Key.Key_Return)
    hands.goes_on()
    hands.types("An")
    hands.presses(Qt.Key.Key_Tab)
    hands.types("Zilverberk")
    while not steps.partners.partners.editor.hasFocus():
        hands.presses(Qt.Key.Key_Tab)
    hands.types("Huis De Beuk, Vrijwilligerspunt")
    hands.goes_on()
    hands.goes_on()  # the steps stay as usual
    hands.presses(Qt.Key.Key_Down)
    hands.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window is not None)
    window = desk.window
    assert window
    assert desk.steps is None
    store = window.store
    assert store.read(office.office).name == "Buddywerking De Voorbeeldstreek"
    assert [area.name for area in store.read(areas.areas)] == ["Geel"]
    assert [one.name for one in store.read(organisations.organisations) if one.is_partner] == [
        "Huis De Beuk",
        "Vrijwilligerspunt",
    ]
    assert window.bottom_line.working.text() == "An aan het werk"
    assert window.windowTitle() == "Klik"
    known = settings.load()
    assert (known["vault"], known["office"]) == (
        str(tmp_path / "data" / "kluis"),
        "Buddywerking De Voorbeeldstreek",
    )
    del steps
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the first steps are gone, and hear no more
    store.write(office.change_office, {"phone": "+32 400 00 00 01"})
    backup.before(store.vault, "Before an import")  # type: ignore[arg-type]
    window.close()
    Vault.unlock(tmp_path / "data" / "kluis", passphrase=SECRET).lock()
