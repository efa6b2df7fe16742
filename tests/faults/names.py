"""No name in any byte of any file that Klik wrote, kept or thrown away again: strace tells what is written, and where.

The lists, papers and files that a coordinator asks for in clear are left out: nothing of the kind is made here.
"""

import base64
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.faults.live import NEEDLES
from tests.faults.rows import Row, not_tried, room, row
from tests.faults.server import STRACE, may_trace

ROOT = Path(__file__).parents[2]
_WRITE = re.compile(r'^(?:\d+ +)?(?:write|pwrite64)\(\d+<((?:/|\\x2f)[^>]*)>(?:\(deleted\))?, "((?:\\x..)*)"')
_HOLDS_NONE = ("/dev/", "/proc/", "/memfd:")


def on_disk(many: int) -> Row:
    """A word in every text of every table, and everything that is done with a vault as a whole."""
    return _watch("disk", many, "Names in a file: the vault", "a word in every column; backups, keys, restore, replace")


def in_window(many: int) -> Row:
    """The example office in the window: every page, something typed, a fault, a lock, a close."""
    return _watch(
        "window",
        many,
        "Names in a file: the window",
        "every page shown, words typed, a crash, locked, unlocked, closed",
    )


def _watch(part: str, many: int, fault: str, how: str) -> Row:
    how = f"strace -f; {how}"
    if not may_trace():
        return not_tried(fault, how, "strace may not look at a process here")
    with room() as here:
        own = {f"XDG_{name}_HOME": str(here / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
        trace = here / "trace"
        watched = [
            STRACE or "",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-y",
            "-xx",
            "-s",
            "50000000",
            "-e",
            "trace=write,pwrite64",
        ]
        done = subprocess.run(
            [*watched, "-o", str(trace), sys.executable, "-m", "tests.faults.live", part, str(here)],
            env=os.environ | own | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TMPDIR": str(here)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        if done.returncode:
            return row(fault, how, 1, "it did not run", [done.stderr[-300:]])
        needles = json.loads((here / NEEDLES).read_text())[: many + 1]
        wrong, files, size = [], set(), 0
        for path, content in _written(trace, here):
            if path.name == NEEDLES:
                continue
            files.add(path)
            size += len(content)
            small = content.lower()
            found = [
                name
                for name in needles
                if any(one in small for one in _spellings(name)) or any(one in content for one in _coded(name))
            ]
            if found:
                wrong.append(f"{path.name}: {found[:3]}")
        said = done.stdout + done.stderr
        if found := [name for name in needles if name.lower() in said.lower()]:
            wrong.append(f"said on the terminal: {found[:3]}")
    return row(
        fault,
        how,
        len(files),
        f"0 of {len(needles)} names and words in {len(files)} files ({size >> 20} MB)",
        wrong,
        "files taken away again as well; UTF-8, UTF-16, JSON, base64; the office's own name stands in the settings",
    )


def _written(trace: Path, here: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file with what was ever written to it, one write after the other; and those that stand there now."""
    parts: dict[str, list[bytes]] = defaultdict(list)
    with open(trace, encoding="ascii", errors="replace") as lines:
        for line in lines:
            if match := _WRITE.match(line):
                path = bytes.fromhex(match[1].replace("\\x", "")).decode() if "\\x" in match[1] else match[1]
                if not path.startswith(_HOLDS_NONE):
                    parts[path].append(bytes.fromhex(match[2].replace("\\x", "")))
    for path, written in parts.items():
        yield Path(path), b"".join(written)
    for file in here.rglob("*"):  # what is written through memory
        if file.is_file() and file != trace and str(file) not in parts:
            yield file, file.read_bytes()


def _spellings(name: str) -> Iterator[bytes]:
    """How a name may stand in a file of which all letters were made small."""
    small = name.lower()
    yield from (small.encode(), small.encode("utf-16-le"), json.dumps(name)[1:-1].lower().encode())


def _coded(name: str) -> Iterator[bytes]:
    """In base64, where what stands before it shifts the letters; what is not its own at both ends is left out."""
    plain = name.encode()
    for shift, before in enumerate((0, 2, 3)):
        yield base64.b64encode(bytes(shift) + plain)[before : (shift + len(plain)) * 8 // 6]
