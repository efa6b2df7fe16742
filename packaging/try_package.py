"""Installs the Debian package on a bare system, works with it, and takes it away again: as root,

    python packaging/try_package.py dist/klik_VERSION_ARCHITECTURE.deb FOLDER

The bare system (``debootstrap --variant=minbase``) comes in FOLDER, with what the package itself asks for and nothing
else. In it a user without rights runs ``klik --smoke`` and then ``klik run`` on a display from outside, where real keys
do the main job: a proposal is accepted, and the agreement of a duo goes to paper. ``strace`` writes down each use of
the network. Afterwards nothing may be left but what the user made. FOLDER keeps the log, and a picture of every step.

Needs debootstrap, strace, Xvfb and xdotool, and Pillow for the pictures. The log is on standard output as well.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image, ImageChops, ImageGrab

SUITE = "bookworm"
DISPLAY, SIZE = ":78", "1366x768x24"
USER, HOME = "an", "/home/an"
LONGEST = 180.0
"""Seconds that a step may take before it counts as stuck."""
CARET = 40
"""Pixels that may differ between two pictures of the same: a caret blinks."""
KEPT = re.compile(
    r"^/(?:home|proc|var/(?:lib/(?:dpkg|apt)|log|cache)|tmp|opt$|etc/(?:ld\.so\.cache|passwd|group|g?shadow|sub))"
)
"""What may differ on a system where something was installed and taken away; an empty /opt goes along."""
STEPS = (
    ("matching", ("ctrl+4",)),
    ("proposal", ("F6",)),
    ("ask-both", ("space",)),
    ("accepted", ("ctrl+Return",)),
    ("duos", ("ctrl+5",)),
    ("agreement", ("F6",)),
    ("to-paper", ("space",)),
    ("as-pdf", ("shift+Tab", "shift+Tab", "space")),
)
"""What is in sight after which keys, from Today on."""
FROM_THE_WINDOW = ("matching", "duos")
"""There is no window manager that gives the keyboard to the window when it opens, and back to it after a dialog."""


def main(package: Path, folder: Path) -> None:
    root = folder / "root"
    shutil.rmtree(folder / "pictures", ignore_errors=True)
    (folder / "pictures").mkdir(parents=True)
    if not (root / "usr").is_dir():
        run("a bare system", "debootstrap", "--variant=minbase", SUITE, str(root))
    shutil.copy(package, root / "tmp" / "klik.deb")
    inside(root, "a user", "useradd", "--create-home", USER)
    inside(root, "lists", "apt-get", "update", "-q")
    before = files(root)
    with mounted("proc", root / "proc", "-t", "proc"):
        install = ("apt-get", "install", "-y", "--no-install-recommends", "/tmp/klik.deb")
        inside(root, "install", *install)
        say(f"{len(files(root) - before)} files came, /opt/klik among them: {(root / 'opt/klik/klik').is_file()}")
        inside(root, "version", "klik", "--version", user=USER)
        told = json.loads(traced(folder, root, "smoke", "klik", "--smoke"))
        say(json.dumps({name: what for name, what in told.items() if name != "pages"}, ensure_ascii=False))
        assert told["ok"], "the smoke test found something wrong"
        work(folder, root)
        inside(root, "uninstall", "apt-get", "purge", "-y", "--autoremove", "klik")
    left = {name for name in files(root) ^ before if not KEPT.match(name)}
    assert not left, f"left behind or gone: {sorted(left)[:20]}"
    mine = sorted(str(path.relative_to(root / "home")) for path in (root / "home").rglob("*") if path.is_file())
    say(f"nothing is left but what the user made: {len(mine)} files, among them {mine[-3:]}")
    assert any(name.endswith(".pdf") for name in mine), "the user's own files are gone"


def work(folder: Path, root: Path) -> None:
    """The main job, by keys of a keyboard that the program cannot tell from a real one."""
    line = ["Xvfb", DISPLAY, "-screen", "0", SIZE, "-nolisten", "tcp"]
    screen = subprocess.Popen(line, stderr=subprocess.DEVNULL)
    sockets = root / "tmp" / ".X11-unix"
    sockets.mkdir(exist_ok=True)
    paper = f"{HOME}/overeenkomst.pdf"
    try:
        time.sleep(2)
        with mounted("/tmp/.X11-unix", sockets, "--bind"):
            program = subprocess.Popen(trace(folder, root, "run", "klik", "run"), stdin=subprocess.DEVNULL)
            try:
                keys("search", "--sync", "--onlyvisible", "--name", "Klik")
                picture(folder, "today", None)
                for name, pressed in STEPS:
                    press(folder, name, *pressed)
                keys("key", "ctrl+a")
                keys("type", paper)
                press(folder, "saved", "Return")
                assert (root / paper[1:]).read_bytes().startswith(b"%PDF-"), "no agreement was written"
                say(f"an agreement of {(root / paper[1:]).stat().st_size} bytes")
            finally:
                program.terminate()  # strace, which lets go of what it follows
                end(root)
                program.wait(20)
        only_local(folder, "run")
    finally:
        screen.terminate()
        screen.wait(20)


def press(folder: Path, name: str, *pressed: str) -> None:
    """Press keys where the keyboard is, one after the other, and take a picture of what came."""
    before = ImageGrab.grab(xdisplay=DISPLAY)
    if name in FROM_THE_WINDOW:
        keys("windowfocus", keys("search", "--onlyvisible", "--name", "^Klik$").split()[-1])
        time.sleep(1)
    for key in pressed:
        keys("key", key)
        time.sleep(0.5)
    picture(folder, name, before)


def keys(*line: str) -> str:
    there = {**os.environ, "DISPLAY": DISPLAY}
    done = subprocess.run(["xdotool", *line], env=there, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def picture(folder: Path, name: str, before: Image.Image | None) -> None:
    """Wait until the screen has changed and come to rest, and keep how it looks."""
    began, last = time.monotonic(), ImageGrab.grab(xdisplay=DISPLAY)
    while time.monotonic() - began < LONGEST:
        time.sleep(2)
        now = ImageGrab.grab(xdisplay=DISPLAY)
        empty = len(now.resize((64, 36)).getcolors() or range(9)) < 9
        if alike(last, now) and not empty and not (before and alike(before, now)):
            break
        last = now
    now.save(folder / "pictures" / f"{len(list((folder / 'pictures').iterdir())):02}-{name}.png")
    say(f"{name}: {time.monotonic() - began:.0f} s")
    assert time.monotonic() - began < LONGEST, f"nothing came of it: {name}"


def alike(one: Image.Image, other: Image.Image) -> bool:
    box = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox()
    return box is None or (box[2] - box[0] <= CARET and box[3] - box[1] <= CARET)


# The network


def trace(folder: Path, root: Path, name: str, *line: str) -> list[str]:
    """A line that runs in the bare system as the user, with each use of the network written down."""
    strace = ["strace", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", str(folder / f"{name}.strace")]
    return [*strace, *chroot(root, *line, user=USER)]


def traced(folder: Path, root: Path, name: str, *line: str) -> str:
    done = subprocess.run(
        trace(folder, root, name, *line), capture_output=True, text=True, timeout=10 * LONGEST, check=False
    )
    say(f"{name}: exit code {done.returncode} {done.stderr.strip()}")
    only_local(folder, name)
    return done.stdout


def only_local(folder: Path, name: str) -> None:
    """Of all sockets that were made, none may reach beyond this machine: the one of the X display is a file on it."""
    calls = (folder / f"{name}.strace").read_text(errors="replace")
    kinds = re.findall(r"socket\((AF_\w+)", calls)
    to = sorted(set(re.findall(r"connect\(\d+, (\{.*?\})", calls)))
    say(f"{name}: sockets {dict(Counter(kinds))}, connected to {to}")
    assert set(kinds) <= {"AF_UNIX"}, f"{name} reached for the network"


# The bare system


def chroot(root: Path, *line: str, user: str = "root") -> list[str]:
    home = HOME if user == USER else "/root"
    clean = ["env", "-i", f"HOME={home}", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", f"DISPLAY={DISPLAY}"]
    return ["chroot", f"--userspec={user}", str(root), *clean, "DEBIAN_FRONTEND=noninteractive", *line]


def inside(root: Path, name: str, *line: str, user: str = "root") -> None:
    run(name, *chroot(root, *line, user=user))


def run(name: str, *line: str) -> None:
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).strip().splitlines()
    say(f"{name}: {' '.join(line[-6:])} → exit code {done.returncode}\n  " + "\n  ".join(lines[-4:]))
    assert done.returncode in (0, 9) if name == "a user" else done.returncode == 0, "\n".join(lines)


def files(root: Path) -> set[str]:
    """All files of the system, from its own root on, but those that tell of processes."""
    found = set()
    for folder, folders, names in os.walk(root):
        if folder == str(root):
            folders.remove("proc")
        found |= {os.path.join(folder, name)[len(str(root)) :] for name in (*names, *folders)}
    return found


def end(root: Path) -> None:
    """End what still runs within the bare system, and nothing else."""
    for process in Path("/proc").iterdir():
        with suppress(FileNotFoundError, PermissionError, ProcessLookupError):  # of the system, or gone just now
            if process.name.isdigit() and os.readlink(process / "root") == str(root.resolve()):
                os.kill(int(process.name), 15)


@contextmanager
def mounted(what: str, where: Path, *how: str) -> Iterator[None]:
    subprocess.run(["mount", *how, what, str(where)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(where)], check=True)


def say(words: str) -> None:
    print(time.strftime("%H:%M:%S"), words, flush=True)
    with LOG.open("a") as log:
        print(time.strftime("%H:%M:%S"), words, file=log)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    FOLDER = Path(sys.argv[2]).resolve()
    FOLDER.mkdir(parents=True, exist_ok=True)
    LOG = FOLDER / "log.txt"
    LOG.unlink(missing_ok=True)
    main(Path(sys.argv[1]).resolve(), FOLDER)
