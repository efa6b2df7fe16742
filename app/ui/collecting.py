"""When Python looks for what nobody needs any more: on the thread of the window, and when it holds nobody up; and when
memory that is free goes back to the system.

By itself it looks on whichever thread happens to make many objects. On the thread of a task it would then take widgets
apart, which ends the program; and in the middle of a long list it walks over the same hundred thousand rows again and
again, which takes a third of the time it takes to read them.
"""

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer

EVERY = 2_000
"""Milliseconds between two looks."""
NEW = 10_000
"""Objects made since the last look that are worth one."""
OLDER = 10
"""After so many looks at the new objects one at the older ones, and after so many of those one at all."""
MUCH, MOST = 40_000, 60_000
"""Objects to walk over before they are set apart, and at once: a look at so many takes near a tenth of a second."""


class Collector(QObject):
    """Takes over from Python's own timing, for as long as the application lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY)
        timer.timeout.connect(look)
        timer.start()


def look() -> None:
    """Take apart what is not needed, where enough was made to make it worthwhile.

    What stays and is much (the people, what was counted of a year) is set apart, so that no later look walks over it:
    for it no look is needed, it goes when nobody holds it. What holds itself among it goes when the vault is locked.
    """
    new, looks, thorough_looks = gc.get_count()
    if new <= NEW:
        return
    if new > MOST:  # what a task found: too much to look at
        gc.freeze()
    elif new + len(gc.get_objects(1)) + len(gc.get_objects(2)) > MUCH:
        gc.collect()
        gc.freeze()
    else:
        gc.collect(2 if thorough_looks > OLDER else 1 if looks > OLDER else 0)


def give_back() -> None:
    """Give memory that is free back to the system, where it can be asked: the C library of Linux keeps it otherwise.

    Each thread takes its own, and reading a long list needs twice what is kept of it. Tens of milliseconds, and Python
    goes on meanwhile.
    """
    if sys.platform.startswith("linux") and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
