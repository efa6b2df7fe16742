"""When what nobody needs is taken apart: never on another thread, and not for a few objects."""

import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.collecting import MOST, MUCH, NEW, look


class Knot:
    """Holds itself, so that only a look finds out that nobody else does."""

    def __init__(self) -> None:
        self.me = self


def knots(count: int) -> list[weakref.ref[Knot]]:
    return [weakref.ref(Knot()) for _ in range(count)]


def test_a_thread_that_makes_many_objects_takes_nothing_apart(dressed: QApplication) -> None:
    assert not gc.isenabled()
    gc.collect()
    mine = knots(1)
    kept: list[object] = []
    task = threading.Thread(target=lambda: kept.extend([[] for _ in range(5 * NEW)]))
    task.start()
    task.join()
    assert mine[0]() is not None
    look()
    assert mine[0]() is None


def test_a_few_objects_are_not_worth_a_look(dressed: QApplication) -> None:
    gc.collect()
    few = knots(10)
    look()
    assert all(knot() is not None for knot in few)


@pytest.mark.parametrize(("count", "looked"), [(MUCH, True), (2 * MOST, False)])
def test_much_that_stays_is_set_apart_and_goes_at_the_latest_with_the_vault(
    dressed: QApplication, count: int, looked: bool
) -> None:
    gc.collect()
    (knot,) = knots(1)
    apart = gc.get_freeze_count()
    kept = [[] for _ in range(count)]  # type: ignore[var-annotated]
    look()
    assert gc.get_freeze_count() - apart > len(kept)
    assert (knot() is None) == looked
    gc.unfreeze()  # as when the next vault is waited for
    gc.collect()
    assert knot() is None
    gc.freeze()
