"""What is answered beside the window: in order, once, and to nobody who looked away."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.ui.matching.reckoning import Reckoning


@pytest.fixture
def reckoning(qtbot: QtBot) -> Iterator[Reckoning]:
    made = Reckoning()
    yield made
    made.drop()


def idle(qtbot: QtBot, reckoning: Reckoning) -> None:
    qtbot.waitUntil(lambda: not reckoning.is_busy)


def test_questions_are_answered_in_order_and_each_once(qtbot: QtBot, reckoning: Reckoning) -> None:
    told: list[Any] = []
    worked: list[int] = []

    def work(number: int) -> Any:
        return lambda is_cancelled: worked.append(number) or number * 10

    for number in (1, 2, 3):
        reckoning.ask(number, work(number), told.append)
    assert told == []
    idle(qtbot, reckoning)
    assert told == [10, 20, 30]
    reckoning.ask(2, work(2), told.append)
    assert told[-1] == 20
    assert worked == [1, 2, 3]
    reckoning.forget()
    reckoning.ask(2, work(2), told.append)
    idle(qtbot, reckoning)
    assert worked == [1, 2, 3, 2]


def test_what_is_asked_again_before_it_is_answered_is_worked_out_once(qtbot: QtBot, reckoning: Reckoning) -> None:
    told: list[str] = []
    worked: list[str] = []
    for _time in range(2):
        reckoning.ask("price", lambda is_cancelled: worked.append("price") or "dear", told.append)
    idle(qtbot, reckoning)
    assert told == ["dear", "dear"]
    assert worked == ["price"]


def test_who_looked_away_is_told_nothing(qtbot: QtBot, reckoning: Reckoning) -> None:
    told: list[str] = []
    begun, go_on = Event(), Event()

    def slow(is_cancelled: Any) -> str:
        begun.set()
        go_on.wait(10)
        return "cancelled" if is_cancelled() else "done"

    reckoning.ask("slow", slow, told.append)
    reckoning.ask("next", lambda is_cancelled: "next", told.append)
    qtbot.waitUntil(begun.is_set)
    reckoning.drop()
    assert not reckoning.is_busy
    reckoning.ask("other", lambda is_cancelled: "other", told.append)
    go_on.set()
    idle(qtbot, reckoning)
    assert told == ["other"]


def test_a_question_may_follow_from_an_answer(qtbot: QtBot, reckoning: Reckoning) -> None:
    told: list[str] = []

    def go_further(answer: str) -> None:
        told.append(answer)
        reckoning.ask("second", lambda is_cancelled: "second", told.append)

    reckoning.ask("first", lambda is_cancelled: "first", go_further)
    idle(qtbot, reckoning)
    assert told == ["first", "second"]
