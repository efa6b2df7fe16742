"""Builds what a coordinator installs: ``python packaging/build.py [FOLDER]``; all of it ends up in ``dist``.

First one folder with the program, tried out with its own ``--smoke``; from it, on Linux, a Debian package and an
archive, on Windows an installer, on macOS an archive of the bundle; and the SHA-256 of each. It runs in an environment
of its own (packaging/README.md). The same commit in the same environment gives the same bytes.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import linux

from app import __version__

ROOT = Path(__file__).resolve().parent.parent
DIST, WORK = ROOT / "dist", ROOT / "build" / "klik"
FOLDER = DIST / "klik"
PROGRAM = FOLDER / ("klik.exe" if os.name == "nt" else "klik")
SECONDS = 240
MOST_MEGABYTES, MOST_TO_FETCH = 320, 100


def main() -> int:
    """Build, try out, pack, tell; gives the exit code."""
    epoch = when()
    began = time.perf_counter()
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    subprocess.run(
        [*build, "--distpath", str(DIST), "--workpath", str(WORK.parent), "packaging/klik.spec"],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0"},
        check=True,
    )
    even(FOLDER, epoch)
    megabytes = sum(file.stat().st_size for file in FOLDER.rglob("*") if not file.is_symlink()) / 1e6
    print(f"built in {time.perf_counter() - began:.0f} s: {megabytes:.0f} MB in {FOLDER}", flush=True)
    told = smoke()
    print(json.dumps(told, ensure_ascii=False, indent=1), flush=True)
    if not told["ok"]:
        return 1
    made = pack(epoch)
    sums = "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in made)
    (DIST / "SHA256SUMS").write_text(sums, encoding="utf-8")
    print(sums + "\n".join(f"{file.stat().st_size / 1e6:.0f} MB {file.name}" for file in made))
    small = megabytes <= MOST_MEGABYTES and all(file.stat().st_size / 1e6 <= MOST_TO_FETCH for file in made)
    return 0 if small else 1


def when() -> int:
    """The moment that everything in the package bears, in seconds since 1970: that of the last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    log = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(log, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def even(folder: Path, epoch: int) -> None:
    """Take out what differs from one build to the next: moments, and rights that follow from who builds."""
    for path in (*folder.rglob("*"), folder):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        if os.utime in os.supports_follow_symlinks:
            os.utime(path, (epoch, epoch), follow_symlinks=False)


def smoke() -> dict[str, object]:
    """What the package tells of itself, started in an empty folder and with nothing of this checkout in sight."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        done = subprocess.run([PROGRAM, "--smoke", str(report)], cwd=folder, env=kept, timeout=SECONDS, check=False)
        told: dict[str, object] = json.loads(report.read_text(encoding="utf-8"))
    return told | {"exit_code": done.returncode, "ok": told["ok"] is True and done.returncode == 0}


def pack(epoch: int) -> list[Path]:
    """What is handed out, for the system that this runs on."""
    if sys.platform == "win32":
        return [installer()]
    if sys.platform == "darwin":
        bundle = DIST / f"klik-{__version__}-macos.zip"
        subprocess.run(["ditto", "-c", "-k", "--keepParent", DIST / "Klik.app", bundle], check=True)
        return [bundle]
    return [linux.deb(FOLDER, WORK, DIST, __version__, epoch), linux.archive(FOLDER, DIST, __version__, epoch)]


def installer() -> Path:
    """The installer for Windows, by Inno Setup 6, whose ``iscc`` must be on the PATH."""
    subprocess.run(["iscc", "/Qp", f"/DVersion={__version__}", str(ROOT / "packaging" / "klik.iss")], check=True)
    return DIST / f"klik-{__version__}-windows.exe"


if __name__ == "__main__":
    sys.exit(main())
