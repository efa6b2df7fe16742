"""The whole job of a coordinator without a mouse: from a new vault by way of two lists to a signed agreement."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from time import monotonic, sleep
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.services import duos
from app.ui.application import make_application
from app.ui.desk import Desk
from app.ui.tasks import any_running
from app.ui.widgets.buttons import Button
from app.vocabulary import DuoState

SECRET = "paarse kameel fluit zondag"
WAITING = """Voornaam;Familienaam;Gemeente;Geboortejaar;Gsm;Interesses;Talen;Status;Beschikbaar;Max km
Odette;Zonnewijzer;Geel;1953;0400 00 00 31;wandelen, koken;Nederlands;wachtend;za nm;10
Firmin;Hazelaar;Geel;1961;0400 00 00 32;kaarten;Nederlands;wachtend;za nm;10
"""
BUDDIES = """Voornaam;Familienaam;Gemeente;Geboortejaar;Gsm;Interesses;Talen;Status;Beschikbaar;Max km
Lotte;Klaproos;Geel;1978;0400 00 00 41;wandelen, koken;Nederlands;beschikbaar;za nm;10
Noor;Vlasveld;Geel;1984;0400 00 00 42;kaarten;Nederlands;beschikbaar;za nm;10
"""
ENOUGH_TIME = 20  # seconds
ONWARD = ("Verder", "Overnemen", "Naar de deelnemers")
ASK = "Beiden vragen…"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.desk.config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("app.ui.unlock.new_vault.data_folder", lambda: tmp_path / "data")


class Keyboard(QObject):
    """Somebody without a mouse, who sees where the keyboard is by the name that a screen reader says.

    Presses keys from a thread of its own, for the window may wait within a dialog that the key has opened; looks and
    presses are done on the thread of the window.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wanted.connect(lambda do: do(), Qt.ConnectionType.QueuedConnection)

    def does(self, job: Callable[[], None], qtbot: QtBot) -> None:
        """Do a job from beginning to end; what it stumbles on is told here."""
        with ThreadPoolExecutor(1) as hands:
            begun = hands.submit(job)
            begun.add_done_callback(lambda _job: self.wanted.emit(_leave_dialogs))
            qtbot.waitUntil(begun.done, timeout=170_000)
            begun.result()

    def ask(self, question: Callable[[], Any]) -> Any:
        """What is so in the window now."""
        answer: Queue[Any] = Queue()
        self.wanted.emit(lambda: answer.put(question()))
        return answer.get(timeout=ENOUGH_TIME)

    def waits(self, until: Callable[[], object], words: Callable[[], str] = str) -> None:
        ends = monotonic() + ENOUGH_TIME
        while not self.ask(until):
            assert monotonic() < ends, self.ask(words)
            sleep(0.01)

    def waits_at(self, words: str) -> None:
        """Klik brings the keyboard here by itself."""
        self.waits(lambda: _name().startswith(words), lambda: f"at {_name()!r}, not at {words!r}")

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        def press() -> bool:
            here = _here()
            QTimer.singleShot(0, lambda: QTest.keyClick(here, key, modifier) if here else None)
            return here is not None

        self.waits(press)
        for _turn in range(2):  # it has been dealt with by then, or what it opened waits
            self.ask(bool)

    def types(self, words: str) -> None:
        assert self.ask(lambda: isinstance(_here(), QLineEdit)), f"nothing to type in: {self.ask(_name)}"
        self.ask(lambda: QTest.keyClicks(_here(), words))

    def comes_to(self, words: str) -> None:
        """Tab until a screen reader says this; what was seen on the way is told where it never comes."""
        seen: list[str] = []
        while not (name := self.ask(_name)).startswith(words):
            assert seen.count(name) < 3, f"Tab never comes to {words!r}, but to {list(dict.fromkeys(seen))}"
            seen.append(name)
            self.presses(Qt.Key.Key_Tab)

    def does_at(self, words: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        self.comes_to(words)
        self.presses(key)


def _here() -> QWidget | None:
    """Where the keyboard is; what opened, or came into sight again, gets it as from a window manager."""
    if QApplication.activeWindow() is None:
        windows = (one for one in QApplication.topLevelWidgets() if one.isVisible() and type(one) is not QWidget)
        if front := QApplication.activeModalWidget() or next(windows, None):
            front.activateWindow()
    return QApplication.focusWidget()


def _name() -> str:
    interface = QAccessible.queryAccessibleInterface(here) if (here := _here()) else None
    return interface.text(QAccessible.Text.Name) if interface else "nowhere"


def _leave_dialogs() -> None:
    while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
        dialog.done(0)


def file_dialog(*_asked: object, **_more: object) -> tuple[list[str], str]:
    """In place of the dialog of the system, which is another on each: a line for the paths of files."""
    dialog, line = QDialog(QApplication.activeWindow()), QLineEdit()
    line.setAccessibleName("Bestandsnamen")
    line.returnPressed.connect(dialog.accept)
    QVBoxLayout(dialog).addWidget(line)
    dialog.exec()
    return line.text().split(";"), ""


def begin(keys: Keyboard, desk: Desk) -> None:
    """From the first start to an open vault."""
    keys.ask(desk.ask)
    keys.waits_at("Een nieuwe kluis maken…")
    keys.presses(Qt.Key.Key_Return)
    keys.waits_at("Wachtwoord")
    keys.types(SECRET)
    keys.comes_to("Nog eens")
    keys.types(SECRET)
    keys.presses(Qt.Key.Key_Return)
    keys.waits_at("Typ hier")
    code = keys.ask(QApplication.activeModalWidget)
    keys.types(code._code.rpartition("-")[2])  # what the eye reads from the card
    keys.presses(Qt.Key.Key_Return)


def settle_in(keys: Keyboard, desk: Desk, lists: list[Path]) -> None:
    """The first steps, and the two lists."""
    keys.waits_at("Naam")
    keys.types("Buddywerking De Proefstreek")
    keys.presses(Qt.Key.Key_Return)
    keys.waits_at("Een gebied beginnen")
    keys.types("antwerpen")
    keys.presses(Qt.Key.Key_Return)
    keys.does_at("Verder")
    keys.waits_at("Voornaam")
    keys.types("An")
    keys.presses(Qt.Key.Key_Tab)
    keys.types("Zilverberk")
    keys.does_at("Verder")
    keys.does_at("Verder")  # the usual steps stay as they are
    keys.does_at("Lijsten inlezen…")
    keys.waits_at("Bestandsnamen")
    keys.types(";".join(map(str, lists)))
    keys.presses(Qt.Key.Key_Return)
    for _step in range(12):  # Enter goes on, step after step, until the lists are in
        keys.waits(lambda: QApplication.activeModalWidget() is None or _name().startswith(ONWARD), _name)
        if keys.ask(lambda: QApplication.activeModalWidget() is None):
            break
        keys.presses(Qt.Key.Key_Return)


def bring_together(keys: Keyboard, desk: Desk, paper: Path) -> None:
    """From the proposals to a signed agreement."""
    window = desk.window
    assert window
    keys.waits(lambda: QApplication.activeModalWidget() is None and not any_running())  # the lists were read in
    keys.presses(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    keys.waits_at("Voorstellen")
    keys.waits(lambda: [one for one in window.findChildren(Button) if one.isVisible() and one.text() == ASK])
    keys.does_at(ASK)
    keys.waits(QApplication.activeModalWidget)
    keys.does_at("Voorstel aanvaarden")
    keys.waits_at("Antwoorden noteren")
    keys.presses(Qt.Key.Key_Return)
    for side in ("Firmin", "Noor"):
        keys.comes_to(f"Wat zegt {side}? ja")
        keys.presses(Qt.Key.Key_J)
    keys.does_at("Kennismaking noteren…")
    keys.does_at("Kennismaking noteren")
    for side in ("Firmin", "Noor"):
        keys.comes_to(f"Wat zegt {side}?")
        keys.presses(Qt.Key.Key_J)
    keys.does_at("Ik volg dit duo op")
    keys.does_at("Overeenkomst afdrukken…")
    keys.does_at("Bewaren als PDF…")
    keys.waits_at("Bestandsnamen")
    keys.types(str(paper))
    keys.presses(Qt.Key.Key_Return)
    keys.waits(paper.exists)
    keys.does_at("Getekend…")
    keys.waits(QApplication.activeModalWidget)
    keys.presses(Qt.Key.Key_Return)
    keys.waits(lambda: not QApplication.activeModalWidget())


def test_the_whole_job(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", file_dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (file_dialog(*asked)[0][0], ""))
    lists = [tmp_path / "wachtlijst.csv", tmp_path / "buddys.csv"]
    for path, words in zip(lists, (WAITING, BUDDIES), strict=True):
        path.write_text(words, encoding="utf-8")
    app = make_application()
    for left in app.topLevelWidgets():  # by another test: it would get the keyboard back when a dialog closes
        left.close()
        left.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    keys, desk = Keyboard(), Desk(None)

    def job() -> None:
        begin(keys, desk)
        settle_in(keys, desk, lists)
        bring_together(keys, desk, tmp_path / "blad.pdf")

    keys.does(job, qtbot)
    assert desk.window
    (duo,) = desk.window.store.read(duos.duos)
    assert duo.state is DuoState.TRIAL
    desk.window.close()
