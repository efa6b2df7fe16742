"""A disk that is full: of memory, small, with a file in it that takes all room but so many times 4 KB."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.storage.errors import DiskFull, NotBroughtUp
from tests.faults.rows import Row, not_tried, room, row

PAGE = 4096
SIZE = 24 << 20
_HOW = (
    "a small disk (tmpfs), with no room to just too little, at most 150 steps of 4 KB or more; again when there is room"
)


class SmallDisk:
    """A disk of its own, with each time another ``folder`` on it: Klik remembers what stood in one."""

    def __init__(self, root: Path) -> None:
        self.folder = root
        self.left: int | None = None
        self._root, self._ballast, self._times = root, root / "ballast", 0

    def fill(self) -> None:
        """Fill it up but for so many pages as are ``left``; None is a disk that is not full."""
        if self.left is not None:
            there = os.statvfs(self._root)
            with open(self._ballast, "wb") as file:
                os.posix_fallocate(file.fileno(), 0, (there.f_bavail - self.left) * PAGE)

    def make_room(self) -> None:
        self.left = None
        self._ballast.unlink(missing_ok=True)

    def lay(self, ready: Path, pages: int) -> None:
        """Put what is ready on it, with room for so many pages once it is filled."""
        self.make_room()
        if self._times:
            shutil.rmtree(self.folder)
        self._times += 1
        self.folder = self._root / str(self._times)
        shutil.copytree(ready, self.folder, symlinks=True)
        self.left = pages


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk | None]:
    """None where nobody may mount anything."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "klik-faults", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        yield None
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@dataclass(frozen=True)
class Step:
    """Something that writes: what is there before, what is done, and what must be there when it failed or was done."""

    name: str
    fault: str
    prepare: Callable[[Path, Path], object]
    act: Callable[[SmallDisk], object]
    old: Callable[[Path], str]
    new: Callable[[Path], str] | None = None
    """None where it was done again already, before the vault was closed."""


def full(step: Step, many: int) -> Row:
    """Try ``step`` with too little room, ``many`` times, spread from none to just not enough."""
    wrong: list[str] = []
    with room() as here, small_disk(here / "disk") as disk:
        if disk is None:
            return not_tried(step.fault, _HOW, "no disk may be mounted here")
        ready = here / "ready"
        ready.mkdir()
        step.prepare(ready, here)
        enough = _smallest_that_fits(step, disk, ready, many)
        tried = sorted({at * enough // many for at in range(min(many, enough))} if many < enough else range(enough))
        for pages in tried:
            if trouble := _try(step, disk, ready, pages):
                wrong.append(f"{pages * 4} KB left: {trouble}")
    return row(
        step.fault,
        _HOW,
        len(tried),
        "each time said in one sentence, nothing lost, and it works after",
        wrong,
        f"fits with {enough * 4} KB",
    )


def _smallest_that_fits(step: Step, disk: SmallDisk, ready: Path, many: int) -> int:
    """How many pages are just enough; the fewer are tried, the less it matters."""
    low, high = 0, SIZE // PAGE // 2
    while low < high < (high - low) * many:
        middle = (low + high) // 2
        disk.lay(ready, middle)
        try:
            step.act(disk)
            high = middle
        except Exception:  # noqa: BLE001 (what it may be is looked at afterwards)
            low = middle + 1
    return low


def _try(step: Step, disk: SmallDisk, ready: Path, pages: int) -> str:
    disk.lay(ready, pages)
    try:
        step.act(disk)
        return ""  # it may fit by chance: a log may be shorter
    except (DiskFull, NotBroughtUp):
        pass
    except Exception as error:  # noqa: BLE001 (anything else is what we look for)
        return f"{type(error).__name__}: {error}"
    try:
        disk.make_room()
        if trouble := step.old(disk.folder):
            return f"afterwards {trouble}"
        if step.new is None:
            return ""
        step.act(disk)
        return step.new(disk.folder)
    except Exception as error:  # noqa: BLE001
        return f"with room again {type(error).__name__}: {error}"
