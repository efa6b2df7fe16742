"""A power cut, as near as a program can come.

What a job asked of the disk is written down by strace, and disks are made as they could be left at a moment: of what
was not settled by then nothing is there, half of it, or what chance kept.
"""

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.rows import Row, not_tried, room, row
from tests.faults.scene import Scene
from tests.faults.server import CALLS, calls, may_trace

_CHANCE = random.Random(29)
_HOW = (
    "strace; disks as they could be left: names and bytes that were not settled (fsync) kept by chance, or none of them"
)
_MORE = ("-y", "-xx", "-s", "50000000", "-e", "trace=" + ",".join(f"?{name}" for name in (*CALLS, "lseek", "unlinkat")))
_KINDS = ("nothing that was not settled", "names without bytes", "bytes without names", "as chance wills")
_LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")
_FILE = re.compile(r"^(\d+)<((?:\\x..|[^>])*)>")
_TEXT = re.compile(r'"((?:\\x..)*)"')
_KEPT_IN_MEMORY = "-shm"
Change = tuple[int, bytes | None]
"""Bytes at a place, or None where the file was cut off there."""


@dataclass
class File:
    settled: bytes = b""
    pending: list[Change] = field(default_factory=list)

    def now(self, kept: float = 1.0) -> bytes:
        """Its bytes, with of what is not settled a part that chance keeps."""
        content = bytearray(self.settled)
        for place, change in self.pending:
            if _CHANCE.random() < kept:
                if change is None:
                    content[:] = content[:place].ljust(place, b"\0")
                else:
                    content[:] = content.ljust(place, b"\0")
                    content[place : place + len(change)] = change
        return bytes(content)

    def settle(self) -> None:
        self.settled, self.pending = self.now(), []


class Disk:
    """The files under a folder: under which names they are known, and under which they would be after a cut."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names = {str(path): File(path.read_bytes()) for path in root.rglob("*") if path.is_file()}
        self._settled = dict(self._names)
        self._places: dict[int, int] = {}
        self._moved: list[tuple[str, str]] = []
        self.said = 0

    def do(self, line: str) -> bool:
        """Follow one system call; gives whether it could matter."""
        match = _LINE.match(line)
        if not match or int(match[3]) < 0:
            return False
        call, rest, gave = match[1], match[2], int(match[3])
        texts = [bytes.fromhex(one.replace("\\x", "")) for one in _TEXT.findall(rest)]
        on = _FILE.match(rest)
        path = _unhex(on[2]) if on else ""
        if on and path.startswith(("socket:", "pipe:")) and call == "write":
            self.said += 1
            return True
        if call == "openat":
            return self._open(texts[0].decode(), rest, gave)
        if call in ("rename", "unlink"):
            return self._rename(*(one.decode() for one in texts))
        if call == "unlinkat":
            return self._rename(f"{path}/{texts[0].decode()}" if on else texts[0].decode())
        if not on or not path.startswith(str(self._root)):
            return False
        if call in ("fsync", "fdatasync"):
            return self._sync(path)
        file = self._names.get(path)
        if file is None:
            return False
        number = int(on[1])
        if call == "lseek":
            self._places[number] = gave
            return False
        if call == "ftruncate":
            file.pending.append((int(rest.rsplit(", ", 1)[1]), None))
            return True
        place = int(rest.rsplit(", ", 1)[1]) if call == "pwrite64" else self._places.get(number, 0)
        file.pending.append((place, texts[0][:gave]))
        if call == "write":
            self._places[number] = place + gave
        return True

    def go_on(self, lines: Iterator[str]) -> None:
        """Follow them until one has mattered."""
        next((line for line in lines if self.do(line)), None)

    def left(self, target: Path, kind: int) -> None:
        """Make a folder as a cut could leave it, in one of the ways of ``_KINDS``."""
        names = (self._settled, self._names, self._settled, _CHANCE.choice((self._settled, self._names)))[kind]
        kept = (0.0, 0.0, 1.0, 0.5)[kind]
        target.mkdir()
        for path in self._root.rglob("*"):
            if path.is_dir():
                (target / path.relative_to(self._root)).mkdir(parents=True, exist_ok=True)
        for name, file in names.items():
            if not name.endswith(_KEPT_IN_MEMORY):
                place = target / Path(name).relative_to(self._root)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.now(kept))

    def _open(self, path: str, how: str, number: int) -> bool:
        if not path.startswith(str(self._root)):
            return False
        self._places[number] = 0
        if "O_CREAT" in how and path not in self._names:
            self._names[path] = File()
            return True
        if "O_TRUNC" in how and path in self._names:
            self._names[path].pending.append((0, None))
            return True
        return False

    def _rename(self, path: str, to: str = "") -> bool:
        moved = [name for name in self._names if name == path or name.startswith(path + "/")]
        if to and path not in self._names:
            self._moved.append((path, to))
        for name in moved:
            file = self._names.pop(name)
            if to:
                self._names[to + name[len(path) :]] = file
        return bool(moved)

    def _sync(self, path: str) -> bool:
        if path in self._names:
            self._names[path].settle()
            return True
        for folder, to in [one for one in self._moved if str(Path(one[1]).parent) == path]:
            self._settled = {
                to + name[len(folder) :] if name.startswith(folder + "/") else name: file
                for name, file in self._settled.items()
            }
            self._moved.remove((folder, to))
        within = re.compile(re.escape(path) + r"/[^/]+$")
        self._settled = {name: file for name, file in self._settled.items() if not within.match(name)} | {
            name: file for name, file in self._names.items() if within.match(name)
        }
        return True


def power_cut(scene: Scene, many: int) -> Row:
    """Cut at ``many`` moments, spread over everything that the job asked of the disk."""
    fault = f"Power cut during {scene.during}"
    if not may_trace():
        return not_tried(fault, _HOW, "strace may not look at a process here")
    _CHANCE.seed(29)  # the same disks, whatever was tried before
    with room() as here:
        world = here / "world"
        world.mkdir()
        args = next(scene.given(world))
        disk, again = Disk(world), Disk(world)
        traced, said = calls(here / "trace", scene.job, *args, more=_MORE)
        total = sum(disk.do(line) for line in traced)
        lines = iter(traced)
        assert disk.said == len(said)
        cuts = [total * number // (many - 1) for number in range(many)]  # the last one when all is done
        wrong, passed = [], 0
        for number, at in enumerate(cuts):
            for _call in range(at - passed):
                again.go_on(lines)
            passed = at
            left = here / f"cut{number}"
            again.left(left, number % 4)
            moved = tuple(left / one.relative_to(world) if isinstance(one, Path) else one for one in args)
            if trouble := scene.wrong(said[: again.said], moved):
                wrong.append(f"call {passed}, {_KINDS[number % 4]}: {trouble}")
            shutil.rmtree(left)
    return row(fault, _HOW, many, f"old or new: {scene.held}", wrong, f"{total} moments to cut at")


def _unhex(path: str) -> str:
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path
