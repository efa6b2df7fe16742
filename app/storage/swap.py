"""One set of files in the place of another, so that a stop at any moment leaves the old one or the new one, whole.

The new set is made ready in a folder of its own, and counts from the moment that folder takes its name. What is left to
do then is only moving, which can be done again: by who began it, or at the next opening.
"""

import os
import shutil
import time
from pathlib import Path

from app.storage import quarantine
from app.storage.files import make_folder, remove, replace_file, settle_folder, worded
from app.storage.names import COMING, DATA, HOLDER, KEYS, LOCK, QUARANTINE, SPARE
from app.storage.state import STATE

_SET = (KEYS, SPARE, STATE, DATA)
_BESIDE = (DATA + "-wal", DATA + "-shm")
_ASIDE = "aside"
PATIENCE = 5
"""Seconds that a file may be held by who looks through all that is new, as on Windows."""


def prepare(folder: Path) -> Path:
    """A new, empty place for the set that is to come; one that was begun before is thrown away."""
    place = folder / (COMING + ".part")
    if place.exists():
        shutil.rmtree(place)
    return place


def commit(folder: Path) -> Path:
    """Put the set that was made ready in place of the one that stands there; gives where that one went."""
    with worded():
        place, aside = folder / (COMING + ".part"), quarantine.new_place(folder)
        remove(place / LOCK, place / HOLDER)
        replace_file(place / _ASIDE, aside.name.encode())
        _move(place, folder / COMING)
        settle_folder(folder)
    finish(folder)
    return aside


def finish(folder: Path) -> None:
    """Throw away what was only being made ready, and do what is left of what was decided. Only by who holds it."""
    place, coming = folder / (COMING + ".part"), folder / COMING
    with worded():
        if place.exists():
            shutil.rmtree(place)
        if not coming.exists():
            return
        aside = folder / QUARANTINE / (coming / _ASIDE).read_text() if (coming / _ASIDE).exists() else None
        if aside:
            make_folder(aside)
            # What was not carried over yet belongs to the old file, and would be taken for the new one's. Once the new
            # one stands there, what is beside it is its own: a power cut may bring back the folder that it came in.
            if (coming / DATA).exists():
                for name in _BESIDE:
                    _keep(folder / name, aside / name)
                    remove(folder / name)
            for name in _SET:
                if (coming / name).exists():
                    _keep(folder / name, aside / name)
                    _move(coming / name, folder / name)
            settle_folder(aside)
            settle_folder(folder)
        shutil.rmtree(coming)
        settle_folder(folder)


def set_aside(folder: Path) -> Path:
    """Take a whole set away from where it would be opened; gives where it went."""
    with worded():
        aside = quarantine.new_place(folder)
        for name in (*_SET, *_BESIDE):
            _move(folder / name, aside / name)
        settle_folder(aside)
        settle_folder(folder)
    return aside


def _keep(source: Path, target: Path) -> None:
    """Move a file aside, but never over one that is aside: a stick may come back with a file under both its names."""
    if not target.exists():
        _move(source, target)


def _move(source: Path, target: Path) -> None:
    """Move a file or a folder that may or may not be there."""
    until = time.monotonic() + PATIENCE
    while source.exists():
        try:
            os.replace(source, target)
        except PermissionError:
            if os.name == "posix" or time.monotonic() > until:
                raise
            time.sleep(0.1)
