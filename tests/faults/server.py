"""A fork server: Klik is imported once, and every process that is to die is a fork of it.

What a child says through its pipe after a call returned is what it acknowledged; the pipe outlives the child.
"""

import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

Job = Callable[..., None]
"""A job is called with ``say`` first: a function that acknowledges a number."""

_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.faults.jobs"])
CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "openat", "mkdir")
"""The system calls that change something on a disk."""
_TRACED = ",".join("?" + name for name in CALLS)
STRACE = shutil.which("strace")


class Child:
    """A process with one job, that waits until it may go."""

    def __init__(self, job: Job, *given: Any) -> None:
        self._pipe, theirs = _SERVER.Pipe()
        self._process = _SERVER.Process(target=_run, args=(theirs, job, given))
        self._process.start()
        theirs.close()
        self._pipe.recv()  # it is there

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def go(self) -> None:
        self._pipe.send(True)

    def kill(self) -> None:
        self._process.kill()

    def heard(self) -> list[Any]:
        """Everything it said until it ended."""
        said = []
        try:
            while True:
                said.append(self._pipe.recv())
        except (EOFError, ConnectionResetError):
            pass
        self._process.join()
        self._pipe.close()
        return said

    def next(self) -> Any:
        """The next thing it says."""
        return self._pipe.recv()


def _run(pipe: Connection, job: Job, given: tuple[Any, ...]) -> None:
    pipe.send(True)
    pipe.recv()
    job(pipe.send, *given)


def finish(job: Job, *given: Any) -> tuple[list[Any], float]:
    """Let a job end by itself; what it said, and how many seconds it took."""
    child = Child(job, *given)
    began = time.perf_counter()
    child.go()
    return child.heard(), time.perf_counter() - began


def killed_after(seconds: float, job: Job, *given: Any) -> list[Any]:
    """Kill a job some time after it began (SIGKILL, as an out-of-memory killer does); what it had acknowledged."""
    child = Child(job, *given)
    child.go()
    time.sleep(seconds)
    child.kill()
    return child.heard()


def killed_at(call: str, nth: int, job: Job, *given: Any) -> list[Any]:
    """Kill a job as it enters its ``nth`` system call of that name: what came before stands, that call does not."""
    child = Child(job, *given)
    tracer = _trace(child, f"--trace={_TRACED}", f"--inject={call}:signal=KILL:when={nth}", "-o", "/dev/null")
    child.go()
    said = child.heard()
    tracer.communicate()
    return said


def calls(trace: Path, job: Job, *given: Any, more: tuple[str, ...] = ()) -> tuple[list[str], list[Any]]:
    """The system calls of a job, a line each, and what it acknowledged."""
    child = Child(job, *given)
    tracer = _trace(child, f"--trace={_TRACED}", *more, "-o", str(trace))
    child.go()
    said = child.heard()
    tracer.communicate()
    return [line for line in trace.read_text(errors="replace").splitlines() if "(" in line], said


def moments(trace: Path, job: Job, *given: Any) -> list[tuple[str, int]]:
    """Every system call of a job as a name and how many of that name there were, in order."""
    seen: Counter[str] = Counter()
    found = []
    for line in calls(trace, job, *given)[0]:
        if match := re.match(r"(?:\d+ +)?(\w+)\(", line):
            seen[match[1]] += 1
            found.append((match[1], seen[match[1]]))
    return found


def _trace(child: Child, *how: str) -> "subprocess.Popen[str]":
    tracer = subprocess.Popen(
        [STRACE or "strace", "-p", str(child.pid), *how], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    assert tracer.stderr
    if "attached" not in tracer.stderr.readline():
        child.kill()
        raise PermissionError("strace may not attach here")
    return tracer


def may_trace() -> bool:
    """Whether strace is here and may look at another process."""
    if not STRACE:
        return False
    child = Child(_nothing)
    try:
        tracer = _trace(child, "--trace=fsync", "-o", "/dev/null")
    except PermissionError:
        return False
    finally:
        if child.pid:
            child.kill()
            child.heard()
    tracer.communicate()
    return True


def _nothing(say: Callable[[Any], None]) -> None:
    say(0)
