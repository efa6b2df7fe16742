"""Nothing on the screen flashes or moves by itself: what moves is the slider of the map, once, when it is asked to."""

import re
from pathlib import Path

import app.ui

MOVES = re.compile(r"QPropertyAnimation|QVariantAnimation|QTimeLine|QMovie|QGraphicsOpacityEffect|startTimer\(")
REPEATS = re.compile(r"QTimer\((?![^)]*singleShot=True)[^)]*interval=([^,)]+)")


def test_nothing_flashes() -> None:
    folder = Path(app.ui.__file__).parent
    words = {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.py")}
    assert {name for name, text in words.items() if MOVES.search(text)} == {"network/time_slider.py"}
    # The clocks of the lock, the day, back-ups and collecting; and what is made ahead, until it is made.
    clocks = {"locking.py", "today/page.py", "backing_up.py", "collecting.py", "load_ahead.py"}
    assert {name for name, text in words.items() if REPEATS.search(text)} == clocks
