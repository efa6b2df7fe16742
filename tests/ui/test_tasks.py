"""Work beside the window: an outcome on its thread, a cancel that is heard at once, no bug swallowed."""

import gc
import threading
import time
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.errors import KlikError
from app.ui.tasks import IsCancelled, Report, Task, cancel_all
from app.ui.widgets.layout import column
from app.ui.widgets.progress_card import ProgressCard


def test_it_works_elsewhere_and_answers_here(qtbot: QtBot) -> None:
    def work(is_cancelled: IsCancelled, report: Report) -> threading.Thread:
        report("bezig", 0.5)
        return threading.current_thread()

    task = Task(work)
    heard: list[tuple[object, threading.Thread]] = []
    task.reported.connect(lambda words, part: heard.append(((words, part), threading.current_thread())))
    task.done.connect(lambda found: heard.append((found, threading.current_thread())))
    with qtbot.waitSignal(task.ended):
        task.start()
    (report, first), (worker, second) = heard
    assert report == ("bezig", 0.5)
    assert first is second is threading.current_thread()
    assert worker is not threading.current_thread()


def test_a_cancel_is_heard_at_once_and_stops_the_work(qtbot: QtBot) -> None:
    stopped = threading.Event()

    def work(is_cancelled: IsCancelled, report: Report) -> str:
        while not is_cancelled():
            time.sleep(0.005)
        stopped.set()
        report("te laat", None)
        return "weggegooid"

    task = Task(work)
    told: list[str] = []
    task.done.connect(lambda _found: told.append("done"))
    task.reported.connect(lambda *_: told.append("reported"))
    task.cancelled.connect(lambda: told.append("cancelled"))
    task.ended.connect(lambda: told.append("ended"))
    task.start()
    task.cancel()
    task.cancel()
    assert told == ["cancelled", "ended"]
    assert stopped.wait(1)
    qtbot.wait(30)
    assert told == ["cancelled", "ended"]


def test_a_window_that_closes_stops_what_runs(qtbot: QtBot) -> None:
    stopped = threading.Event()

    def work(is_cancelled: IsCancelled, report: Report) -> None:
        while not is_cancelled():
            time.sleep(0.005)
        stopped.set()

    Task(work).start()
    cancel_all()
    assert stopped.wait(1)


def test_a_sentence_for_the_user_fails_the_task(qtbot: QtBot) -> None:
    def work(is_cancelled: IsCancelled, report: Report) -> None:
        raise KlikError("There is nobody to match.")

    task = Task(work)
    told: list[KlikError] = []
    task.failed.connect(told.append)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert [error.sentence for error in told] == ["There is nobody to match."]


def test_a_bug_is_raised_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    def work(is_cancelled: IsCancelled, report: Report) -> None:
        raise ZeroDivisionError

    task = Task(work)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(task.ended):
        task.start()
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]


def test_progress_is_shown_only_to_who_waits(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.widgets.progress_card.PATIENCE", 20)
    go_on = threading.Event()
    card = ProgressCard("Voorstellen worden berekend")
    qtbot.addWidget(card)
    task = Task(lambda is_cancelled, report: go_on.wait(5))
    card.follow(task.start())
    assert not card.isVisible()
    qtbot.waitUntil(card.isVisible)
    with qtbot.waitSignal(task.ended):
        go_on.set()
    assert not card.isVisible()
    quick = Task(lambda is_cancelled, report: None)
    card.follow(quick)
    with qtbot.waitSignal(quick.ended):
        quick.start()
    qtbot.wait(40)
    assert not card.isVisible()


def test_the_keyboard_goes_back_to_where_it_was(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.widgets.progress_card.PATIENCE", 20)
    window = QWidget()
    qtbot.addWidget(window)
    first, asked, card = QLineEdit(), QLineEdit(), ProgressCard("Een papier wordt gemaakt")
    window.setLayout(column(first, asked, card))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    asked.setFocus()
    go_on = threading.Event()
    task = Task(lambda is_cancelled, report: go_on.wait(5))
    card.follow(task.start())
    qtbot.waitUntil(card.isVisible)
    qtbot.keyClick(asked, Qt.Key.Key_Tab)
    assert window.focusWidget() not in (first, asked)
    with qtbot.waitSignal(task.ended):
        go_on.set()
    assert window.focusWidget() is asked


def test_who_is_cancelled_lives_until_the_work_is_over(qtbot: QtBot) -> None:
    """Else the work would find nobody to report to, and be cut off in the middle."""
    begun, go_on, over = threading.Event(), threading.Event(), threading.Event()

    def work(is_cancelled: IsCancelled, report: Report) -> None:
        begun.set()
        assert go_on.wait(2)
        report("nog even", None)
        over.set()

    task = Task(work).start()
    assert begun.wait(2)
    task.cancel()
    alive = weakref.ref(task)
    del task
    gc.collect()
    go_on.set()
    assert over.wait(2)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and alive() is None)
