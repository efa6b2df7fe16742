"""What was set aside: a whole set that another took the place of, a backup that does not hold.

It is there for who misses something afterwards. Whoever was erased since still stands in it, so it is not kept for
good.
"""

import os
import re
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from app.storage.files import make_folder, remove
from app.storage.names import QUARANTINE
from app.storage.snapshot import SUFFIX

KEPT = timedelta(days=60)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d{6}(-\d+)?")


def new_place(folder: Path) -> Path:
    """A new place for a set, which is named after now."""
    moment = f"{datetime.now():%Y-%m-%dT%H%M%S}"
    names = (moment if number == 1 else f"{moment}-{number}" for number in count(1))
    place = next(place for place in map((folder / QUARANTINE).joinpath, names) if not place.exists())
    make_folder(place.parent)
    make_folder(place)
    return place


def put(folder: Path, backup: Path) -> None:
    """Set a backup aside, where nobody counts on it any more."""
    make_folder(folder / QUARANTINE)
    os.utime(backup)
    backup.replace(folder / QUARANTINE / backup.name)


def thin(folder: Path, now: datetime) -> None:
    """Take away what was set aside long ago; only once the vault was opened and a newer backup of it verified.

    What Klik did not put there stays. What cannot be taken away now goes another time.
    """
    for one in [*(folder / QUARANTINE).glob("*")]:
        with suppress(OSError):
            if _last_touched(one) > (now - KEPT).timestamp():
                continue
            if one.is_dir() and _MOMENT.fullmatch(one.name):
                shutil.rmtree(one)
            elif one.suffix == SUFFIX:
                remove(one)


def _last_touched(one: Path) -> float:
    """When something was put there, or written in before: where the one clock was wrong, the other is right."""
    touched = [one, *(one.iterdir() if one.is_dir() else [])]
    return max(float(path.stat().st_mtime) for path in touched)
