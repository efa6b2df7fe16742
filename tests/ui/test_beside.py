"""Reading beside the window: the last answer is shown, and what goes wrong is said."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.ui import beside
from app.ui.beside import ReadBeside
from app.ui.store import Store


def asked(_session: Session, what: int) -> int:
    return what


def refused(_session: Session) -> int:
    raise KlikError(N_("There is nothing with the number {id} here."), id="7")


def broken(_session: Session) -> int:
    raise ZeroDivisionError


def test_only_the_last_answer_is_shown(store: Store, window: QWidget, qtbot: QtBot) -> None:
    shown: list[int] = []
    reading = ReadBeside(window, store, shown.append)
    for what in range(9):
        reading.ask(asked, what)
    assert reading.is_reading
    qtbot.waitUntil(lambda: not reading.is_reading)
    QApplication.processEvents()
    assert shown == [8]


def test_what_the_vault_refuses_is_said_and_asking_again_works(
    store: Store, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(beside, "tell", lambda parent, error: told.append(f"{parent is window} {error}"))
    shown: list[int] = []
    reading = ReadBeside(window, store, shown.append)
    reading.ask(refused)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["True Met het nummer 7 is hier niets."]
    assert not reading.is_reading
    reading.ask(asked, 3)
    qtbot.waitUntil(lambda: shown == [3])


def test_a_fault_of_klik_ends_the_reading_as_well(store: Store, window: QWidget, qtbot: QtBot) -> None:
    reading = ReadBeside(window, store, lambda found: None)
    with qtbot.captureExceptions() as faults:
        reading.ask(broken)
        qtbot.waitUntil(lambda: not reading.is_reading)
    assert [one[0] for one in faults] == [ZeroDivisionError]
