"""Hands that click and type in the real window, from a thread of their own, and count what it took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from typing import Any

from PIL import Image
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

POINT, CLICK, KEY, SCROLL = 1.1, 0.2, 0.28, 1.0  # seconds
PICTURE, COLOURS = (1000, 1000), 64
LONGEST = 30.0  # seconds to wait for anything


@dataclass
class Step:
    """What one step took."""

    words: str
    clicks: int = 0
    keys: int = 0
    scrolls: int = 0
    klik: float = 0.0

    @property
    def hand(self) -> float:
        return self.clicks * (POINT + CLICK) + self.keys * KEY + self.scrolls * SCROLL


class Hands(QObject):
    """Does things on the thread of the window, also while a dialog there waits for its answer."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wanted.connect(lambda do: do(), Qt.ConnectionType.QueuedConnection)

    def ask(self, question: Callable[[], Any]) -> Any:
        """What a question about the window is answered; whatever it raises is raised here."""
        answers: Queue[tuple[Any, BaseException | None]] = Queue()

        def answer() -> None:
            try:
                answers.put((question(), None))
            except (LookupError, RuntimeError, AttributeError, StopIteration) as error:  # not there yet, or just gone
                answers.put((None, error))

        self.wanted.emit(answer)
        found, error = answers.get(timeout=LONGEST)
        if error:
            raise error
        return found


@dataclass
class Walker:
    """Clicks and types as somebody would, from a thread of its own, and counts."""

    hands: Hands
    pictures: Path | None
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, words: str, picture: str = "") -> Iterator[None]:
        """One step, and how Klik stands at its end as a ``picture`` of that name."""
        self.steps.append(Step(words))
        yield
        if self.pictures and picture:
            time.sleep(0.5)  # until it stands as it will
            taken = self.pictures / f"{len(self.steps):02}-{picture}.png"
            self.hands.ask(lambda: front().grab().save(str(taken)))
            make_small(taken)

    def click(self, find: Callable[[], QWidget], at: Callable[[], QPoint] = QPoint) -> None:
        """Click something as soon as it is there and can be clicked."""
        target = self.until(lambda: ready(find()))
        if self.hands.ask(lambda: _scroll_to(target)):
            self.steps[-1].scrolls += 1
        self.steps[-1].clicks += 1
        self._do(lambda: QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=at()))

    def press(self, words: str, inside: Callable[[], QWidget] | None = None) -> None:
        """Click the button with these words in the window that is in front."""
        self.click(lambda: _button((inside or front)(), words))

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        self.steps[-1].keys += len(text)
        target = self.until(focused)
        self._do(lambda: QTest.keyClicks(target, text))

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        self.steps[-1].keys += 1
        target = self.until(focused)
        self._do(lambda: QTest.keyClick(target, key))

    def until(self, found: Callable[[], Any]) -> Any:
        """Wait for Klik, and count how long."""
        begun = time.perf_counter()
        while (waited := time.perf_counter() - begun) < LONGEST:
            try:
                if outcome := self.hands.ask(found):
                    self.steps[-1].klik += waited
                    return outcome
            except (LookupError, RuntimeError, AttributeError, StopIteration):
                pass
            time.sleep(0.005)
        raise TimeoutError(f"stuck at: {self.steps[-1].words}")

    def _do(self, act: Callable[[], None]) -> None:
        """Act, and wait until the window has dealt with it, or has opened a dialog that waits."""
        begun = time.perf_counter()
        self.hands.wanted.emit(lambda: QTimer.singleShot(0, act))
        for _round in range(2):
            self.hands.ask(lambda: True)
        self.steps[-1].klik += time.perf_counter() - begun


def make_small(picture: Path) -> None:
    """As wide as a page, in few colours: what a screen shows has not many."""
    with Image.open(picture) as taken:
        drawn = taken.convert("RGB")
    drawn.thumbnail(PICTURE)
    drawn.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE).save(picture, optimize=True)


def ready(widget: QWidget) -> QWidget | None:
    return widget if widget.isVisible() and widget.isEnabled() else None


def focused() -> QWidget | None:
    """Where the keyboard is; a window that opened after another gets it, as from a window manager."""
    if QApplication.activeWindow() is None:
        front().activateWindow()
    return QApplication.focusWidget()


def _scroll_to(widget: QWidget) -> bool:
    """Bring something into sight; whether it was not."""
    area = widget.parentWidget()
    while area and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if not isinstance(area, QScrollArea) or widget.visibleRegion().contains(widget.rect().center()):
        return False
    area.ensureWidgetVisible(widget)
    return True


def front() -> QWidget:
    """The dialog that waits for an answer, else the window."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
    found = QApplication.activeModalWidget() or max(windows, key=lambda one: one.width() * one.height(), default=None)
    if found is None:
        raise LookupError
    return found


def _button(inside: QWidget, words: str) -> QAbstractButton:
    for one in inside.findChildren(QAbstractButton):
        if one.isVisible() and words in (one.text(), one.accessibleName()):
            return one
    raise LookupError(words)
