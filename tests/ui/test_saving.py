"""Files that take a while: what is being made is told, and whoever stops waiting gets no file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import handouts
from app.ui.saving import nobody, noted, save_pdf
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.progress_card import FloatingProgress
from app.vocabulary import HandoutKind


@pytest.fixture
def host(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(tmp_path / "blad.pdf"), "")
    )
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def held(until: Event) -> Callable[[], bytes]:
    def make() -> bytes:
        until.wait(20)
        return b"%PDF"

    return make


def test_a_paper_that_takes_long_says_so_and_is_written(
    host: QWidget, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    ready = Event()
    task = save_pdf(host, store, "blad.pdf", held(ready), nobody)
    progress = host.findChild(FloatingProgress)
    qtbot.waitUntil(progress.isVisible)
    assert progress.title.text() == "blad.pdf wordt gemaakt"
    assert host.rect().contains(progress.geometry())
    host.resize(700, 500)
    assert host.rect().contains(progress.geometry())
    with qtbot.waitSignal(task.done):
        ready.set()
    assert (tmp_path / "blad.pdf").read_bytes() == b"%PDF"


def test_who_stops_waiting_gets_no_file(host: QWidget, store: Store, qtbot: QtBot, tmp_path: Path) -> None:
    ready, after = Event(), Event()
    task = save_pdf(host, store, "blad.pdf", lambda: (held(ready)(), after.set())[0], nobody)
    progress = host.findChild(FloatingProgress)
    qtbot.waitUntil(progress.isVisible)
    with qtbot.waitSignal(task.cancelled):
        next(one for one in progress.findChildren(Button) if one.text() == "Annuleren").click()
    ready.set()
    qtbot.waitUntil(after.is_set)
    qtbot.wait(50)
    assert not (tmp_path / "blad.pdf").exists()


def test_that_it_left_is_noted_and_no_undo_is_offered(host: QWidget, store: Store, qtbot: QtBot) -> None:
    offered: list[bool] = []
    store.said.connect(lambda _words, undo: offered.append(undo))
    before = store.vault.undoable()
    task = save_pdf(
        host, store, "blad.pdf", lambda: b"%PDF", noted(store, HandoutKind.EXPORT, "Lijst", date(2026, 11, 22))
    )
    with qtbot.waitSignal(task.done):
        pass
    qtbot.waitUntil(lambda: [row.what for row in store.read(handouts.left, 10)] == ["Lijst"])
    assert offered == [False]
    assert store.vault.undoable() == before
