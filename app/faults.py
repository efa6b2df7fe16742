"""The last faults of Klik on this laptop, for a problem report: kinds and places in the code, and nothing of anybody.

The text of an exception may hold a name, and a path that of the user: of a fault only its kind is kept, and of each
frame the module, the line and the function. At most ``MOST`` of them, none older than ``KEPT``.
"""

import json
import re
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from app import __version__
from app.paths import config_folder

MOST, DEEPEST, KEPT = 20, 40, timedelta(days=30)
_SHAPES = {
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "klik": re.compile(r"[\w.+-]{1,40}"),
    "kind": re.compile(r"\w{1,80}"),
    "places": re.compile(r"\S{1,120}:\d{1,7} \S{1,80}"),
}


def places(trace: TracebackType | None) -> list[str]:
    """``app.ui.store:120 write`` for each frame a fault went through, the last ``DEEPEST`` of them."""
    frames = [
        f"{frame.f_globals.get('__name__') or '?'}:{line} {frame.f_code.co_name}" for frame, line in walk_tb(trace)
    ]
    return frames[-DEEPEST:]


def note(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Keep that a fault happened; one that cannot be kept is no fault more, and the same again is kept once."""
    found = {"day": date.today().isoformat(), "klik": __version__, "kind": kind.__name__, "places": places(trace)}
    kept = last()
    if kept and kept[-1] == found:
        return
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps([*kept, found][-MOST:], indent=1), encoding="utf-8")


def last() -> list[dict[str, Any]]:
    """Those that are kept, the newest last; what was put in the file by another hand is not among them."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        return [one for one in found if _is_ours(one) and date.today() - date.fromisoformat(one["day"]) <= KEPT]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _is_ours(one: Any) -> bool:
    return (
        isinstance(one, dict)
        and set(one) == set(_SHAPES)
        and all(
            isinstance(said, str) and shape.fullmatch(said)
            for name, shape in _SHAPES.items()
            for said in (one[name] if name == "places" else [one[name]])
        )
    )


def _file() -> Path:
    return config_folder() / "faults.json"
