"""Klik from a fresh checkout: ``python3 klik.py run`` and nothing else to install.

Standard library only, and readable by an old Python, because it runs before anything is there. It lays a ``.venv``
beside itself, fills it with exactly what ``requirements.lock`` names, and hands over to the real command. It speaks
on standard error; standard output and the exit code are the command's.
"""

from __future__ import annotations  # an older Python must get as far as the sentence that refuses it

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "klik-stamp"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

LOWEST = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11")

USAGE = """\
python3 klik.py run            open Klik op de oefengegevens
python3 klik.py app            open Klik op je eigen kluis
python3 klik.py app ARGS…      Klik op de opdrachtregel (app --help toont wat er kan)
python3 klik.py test [ARGS…]   de tests; ARGS gaan naar pytest
python3 klik.py check          alles nakijken: opmaak, types, lagen, vertalingen, tests
python3 klik.py setup          enkel klaarzetten wat nodig is"""
COMMANDS = ("run", "app", "test", "check", "setup")

# What Qt's wheels expect of a Linux system, with the Debian package that brings it: to draw at all …
DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
# … and to open a window on an X display. The rest of xcb comes along with these.
WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

CHECKS = {
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "ruff check": ["-m", "ruff", "check", "."],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "vertalingen": ["packaging/translations.py", "check"],
}


class Stop(Exception):  # noqa: N818 - it ends the run with a sentence, it is no bug
    """Set-up cannot go on; the sentence says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, then do what was asked; returns the exit code."""
    if not arguments or arguments[0] not in COMMANDS:
        asked = arguments[:1] in (["help"], ["--help"], ["-h"])
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    command, rest = arguments[0], list(arguments[1:])
    try:
        if sys.version_info < LOWEST:
            return hand_over([newer_python(), str(Path(__file__).resolve()), *arguments], os.environ)
        provide_libraries(libraries(command, rest, os.environ, sys.platform))
        set_up()
        if command == "setup":
            return 0
        if command == "check":
            return check()
        return hand_over(command_line(command, rest), environment(command, rest, os.environ, sys.platform))
    except Stop as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


# The commands


def command_line(command: str, arguments: Sequence[str]) -> list[str]:
    """What to start for ``run``, ``app`` or ``test``.

    ``-P`` keeps the caller's folder off the import path, so that an ``app`` of somebody else is never meant.
    """
    if command == "test":
        # Whoever names no file or folder means all tests, from whatever folder.
        named = any(Path(argument.split("::")[0]).exists() for argument in arguments)
        everything = [] if named else [str(ROOT / "tests")]
        # All of them share the cores, each its own folders, so that what a file sets up is set up once; somebody
        # looking at a few wants them one by one.
        spread = [] if arguments else ["-n", "auto", "--dist", "worksteal"]
        return [str(PYTHON), "-P", "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), *spread, *arguments, *everything]
    return [str(PYTHON), "-P", "-m", "app", *(["run"] if command == "run" else []), *arguments]


def environment(command: str, arguments: Sequence[str], given: Mapping[str, str], platform: str) -> dict[str, str]:
    """The caller's environment with the checkout as import path, and no window where there is no display."""
    wanted = {**given, "PYTHONPATH": str(ROOT)}
    headless = platform.startswith("linux") and not (given.get("DISPLAY") or given.get("WAYLAND_DISPLAY"))
    if command in ("test", "check") or (opens_demo(command, arguments) and headless):
        wanted.setdefault("QT_QPA_PLATFORM", "offscreen")
    if command in ("test", "check"):  # they start the program again and again, which need not be compiled each time
        wanted.pop("PYTHONDONTWRITEBYTECODE", None)
    return wanted


def opens_demo(command: str, arguments: Sequence[str]) -> bool:
    return command == "run" or (command == "app" and list(arguments[:1]) == ["run"])


def opens_window(command: str, arguments: Sequence[str]) -> bool:
    return opens_demo(command, arguments) or (command == "app" and not arguments)


def check() -> int:
    """Run every check, the tests last, and name those that failed."""
    surroundings = environment("check", [], os.environ, sys.platform)
    lines = {name: [str(PYTHON), *line] for name, line in CHECKS.items()}
    lines["tests"] = command_line("test", [])
    failed = []
    for name, line in lines.items():
        say(f"— {name}")
        if subprocess.call(line, cwd=str(ROOT), env=surroundings):
            failed.append(name)
    if failed:
        say("Niet in orde: " + ", ".join(failed))
    return 1 if failed else 0


def hand_over(line: Sequence[str], surroundings: Mapping[str, str]) -> int:
    """Become the command, so that signals and exit code are its own; where an OS cannot, wait for it."""
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(line[0], list(line), dict(surroundings))
    return subprocess.call(list(line), env=dict(surroundings))


def newer_python() -> str:
    """A Python on this machine that is new enough; tried, since a name on the PATH may be an empty shell."""
    test = f"import sys; sys.exit(sys.version_info < {LOWEST})"
    for name in NEWER:
        found = shutil.which(name)
        if found and subprocess.call([found, "-c", test], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            return found
    have = ".".join(map(str, sys.version_info[:2]))
    raise Stop(
        f"Klik heeft Python 3.11 of nieuwer nodig; dit is Python {have}. Installeer python3.11 en probeer opnieuw."
    )


# The virtual environment


def set_up() -> None:
    """Lay the ``.venv`` anew when there is none that is finished and fits; one process at a time."""
    if is_ready():
        return
    with alone():
        if is_ready():  # the one we waited for has done it
            return
        if importlib.util.find_spec("ensurepip") is None:  # Debian ships venv without it
            install_packages(["python{}.{}-venv".format(*sys.version_info)])
        say("Eenmalig klaarzetten wat Klik nodig heeft; dat duurt een minuut of twee.")
        lay_venv()
        STAMP.write_text(stamp(), encoding="utf-8")  # last: without it the work counts as unfinished


def is_ready() -> bool:
    """Whether a finished environment is there, for this lock, this Python and this place."""
    return PYTHON.exists() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == stamp()


def stamp() -> str:
    """What a finished environment was made from; another text means: make it again."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{digest}\n{sys.version.split()[0]}\n{sys.base_prefix}\n{ROOT}\n"


def lay_venv() -> None:
    if VENV.is_symlink():  # what it points at is somebody else's, and would be emptied
        raise Stop(
            "De map .venv is een koppeling naar een andere map; die wordt niet leeggemaakt. Haal de koppeling weg."
        )
    with contextlib.suppress(FileNotFoundError):
        STAMP.unlink()
    # Never the interpreter inside the environment that is about to be cleared.
    base = getattr(sys, "_base_executable", None) or sys.executable
    speak([base, "-m", "venv", "--clear", str(VENV)], "De map .venv kon niet gemaakt worden; hierboven staat waarom.")
    install = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    exact = ["--require-hashes", "--only-binary=:all:", "-r", str(LOCK)]
    speak(install + quiet + exact, "De onderdelen konden niet opgehaald worden. Is er internet? Probeer dan opnieuw.")


def speak(line: Sequence[str], complaint: str, surroundings: Mapping[str, str] | None = None) -> None:
    """Run a step of the set-up with all it says on standard error; raises Stop with ``complaint`` when it fails."""
    sys.stderr.flush()
    if subprocess.call(list(line), stdin=subprocess.DEVNULL, stdout=sys.stderr, env=surroundings, close_fds=False):
        raise Stop(complaint)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold a lock that ends with this process, however it ends, and with the step it was at."""
    with open(__file__, "rb") as door:
        os.set_inheritable(door.fileno(), True)
        if not try_lock(door.fileno()):
            say("Er is al een set-up bezig; even wachten.")
            while not try_lock(door.fileno()):
                time.sleep(0.5)
        yield


def try_lock(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, 1 << 30, os.SEEK_SET)  # far past the end: a Windows lock forbids others to read
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # how Linux and Windows say that another holds it
        return False
    return True


# The system


def libraries(command: str, arguments: Sequence[str], given: Mapping[str, str], platform: str) -> dict[str, str]:
    """The system libraries that a command needs, each with its Debian package."""
    if not platform.startswith("linux"):
        return {}
    on_display = opens_window(command, arguments) and given.get("DISPLAY")
    return {**DRAWING, **WINDOW} if on_display else dict(DRAWING)


def provide_libraries(needed: Mapping[str, str]) -> None:
    """See that the system libraries are there, and install what is missing where that is allowed."""
    absent = missing(needed)
    if not absent:
        return
    if not shutil.which("apt-get"):
        raise Stop(f"Installeer eerst deze systeembibliotheken en probeer opnieuw: {', '.join(absent)}")
    install_packages([needed[name] for name in absent])
    if missing(absent):
        raise Stop(f"Deze systeembibliotheken ontbreken nog altijd: {', '.join(missing(absent))}")


def missing(names: Iterable[str]) -> list[str]:
    """Those of the shared libraries that this Python cannot load."""
    return [name for name in names if not loads(name)]


def loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages as root; for anybody else stop with the one line to type."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise Stop(f"Typ eerst deze regel en probeer daarna opnieuw:\n  sudo {' '.join(install)}")
    say(f"Systeempakketten installeren: {' '.join(packages)}")
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    complaint = f"Dat lukte niet; hierboven staat waarom. Zelf proberen kan met:\n  {' '.join(install)}"
    with contextlib.suppress(Stop):  # one package list that does not answer need not matter
        speak(["apt-get", "update", "-q"], complaint, silent)
    speak(install, complaint, silent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
