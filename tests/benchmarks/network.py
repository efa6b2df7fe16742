"""Measures a crowded network map, and prints one JSON object: ``network.py``.

200 people and 400 ties on a window of 1366×768: what one repaint takes, with and without anything to draw anew, and
what one step of dragging takes, of one and of thirty. Processor time in milliseconds, for others are at work as well.
"""

import json
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.network.words import sector_words
from app.services.network import NetworkMap
from app.ui.application import make_application
from app.ui.network.canvas import Canvas
from app.ui.network.layers import EVERYTHING, Layers
from tests.network.crowd import crowd

PEOPLE, TIES = 200, 400
WIDE, HIGH = 838, 556
"""What is left of 1366×768 for the map."""
STEPS = 40


def main() -> None:
    app = make_application()
    canvas = Canvas()
    canvas.resize(WIDE, HIGH)
    canvas.show()
    contents = crowd(PEOPLE, TIES)
    shown = NetworkMap(UUID(int=0), "Marleen Zonnedauw", "Marleen", None, True, contents, sector_words())
    canvas.show_map(shown)
    app.processEvents()
    apart = [one for one, drawn in canvas.scene.drawn.items() if canvas.scene.at(drawn.at) == one]
    many = tuple(apart[:30])
    told = {
        "arrange": _told(lambda _at: canvas.show_map(shown)),
        "repaint_anew": _repaints(canvas, lambda at: canvas.choose((contents.contacts[at % PEOPLE].id,))),
        "repaint": _repaints(canvas, lambda at: None),
        "drag_one": _drags(canvas, (apart[-1],)),
        "drag_thirty": _drags(canvas, many),
        "shift_from_near": _shifts(canvas),
    }
    canvas.set_layers(EVERYTHING)
    told["repaint_anew_all_layers"] = _repaints(canvas, lambda at: canvas.choose((contents.contacts[at % PEOPLE].id,)))
    canvas.set_layers(Layers())
    print(json.dumps(told, indent=1))


def _repaints(canvas: Canvas, change: Callable[[int], object]) -> dict[str, float]:
    """Everything painted, after a change that makes it other than the last time."""

    def paint(at: int) -> None:
        change(at)
        canvas.repaint()

    paint(0)
    return _told(paint)


def _drags(canvas: Canvas, ids: tuple[UUID, ...]) -> dict[str, float]:
    """Somebody, with all who are chosen, dragged along: from a move of the mouse to what is seen of it."""
    canvas.choose(ids)
    begin = canvas.scene.drawn[ids[0]].at.toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(canvas, begin + QPoint(12, 0))
    canvas.repaint()

    def step(at: int) -> None:
        QTest.mouseMove(canvas, begin + QPoint(12 + at, at % 7))
        canvas.repaint()

    told = _told(step)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=begin)
    return told


def _shifts(canvas: Canvas) -> dict[str, float]:
    """The map shifted under the pointer, looked at from near."""
    canvas.zoom_by(3)
    QApplication.processEvents()

    def step(at: int) -> None:
        canvas.shift(QPointF(3 if at % 2 else -4, 2))
        canvas.repaint()

    told = _told(step)
    canvas.fit()
    return told


def _told(do: Callable[[int], object]) -> dict[str, float]:
    took = []
    for at in range(STEPS):
        start = process_time()
        do(at)
        took.append((process_time() - start) * 1000)
    return {"median": round(statistics.median(took), 1), "max": round(max(took), 1)}


if __name__ == "__main__":
    main()
