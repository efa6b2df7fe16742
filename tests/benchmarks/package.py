"""Measures the packaged program and prints a table: ``python tests/benchmarks/package.py [RUNS]``.

It takes what ``packaging/build.py`` left in ``dist``. Each run starts that program itself with ``--smoke REPORT VAULT``
(app/ui/smoke/start.py) on ten thousand people, and once without a vault for the demo, without a screen and with
settings of its own; cold means that none of its files is in memory.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]
DIST = ROOT / "dist"
FOLDER = DIST / "klik"
PROGRAM = FOLDER / ("klik.exe" if os.name == "nt" else "klik")
SECONDS = 120

GOALS = {
    "Question for the password, warm": ("large", "question_ms", 600),
    "Question for the password, cold": ("cold", "question_ms", 1000),
    "From the password to Vandaag, the demo": ("demo", "open_ms", None),
    "Enter to Vandaag, 10,000 people": ("large", "window_ms", None),
    "Enter to the list of 10,000 people, asked for at once": ("large", "list_ms", 800),
    "Memory with the demo open (MB)": ("demo", "rss_mb", 150),
    "Memory when idle, 10,000 people (MB)": ("large", "rss_mb", 150),
}


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    from office import make

    found: dict[str, list[dict[str, Any]]] = {"cold": [], "demo": [], "large": []}
    with tempfile.TemporaryDirectory(prefix="klik-package-") as name:
        folder = Path(name)
        make(folder / "large", date.today())
        for _ in range(runs):
            _forget(FOLDER)
            for kind in ("cold", "large"):
                found[kind].append(_start(folder, folder / "large"))
        found["demo"].append(_told(folder))
    print("| what | median | all runs | goal |\n|---|---:|---|---:|")
    for what, (kind, figure, goal) in GOALS.items():
        figures = [told[figure] for told in found[kind]]
        every = ", ".join(map(str, sorted(figures)))
        print(f"| {what} | {statistics.median(figures):g} | {every} | {'' if goal is None else f'≤ {goal}'} |")
    print(f"| Installed (MB) | {_megabytes(*FOLDER.rglob('*')):.0f} | | ≤ 320 |")
    for handed_out in sorted((*DIST.glob("*.deb"), *DIST.glob("*.tar.xz"))):
        print(f"| {handed_out.name} (MB) | {_megabytes(handed_out):.0f} | | ≤ 100 |")
    loaded = {name for runs in found.values() for told in runs for name in told.get("loaded", ())}
    print(f"\nHeavy libraries loaded at the list: {', '.join(sorted(loaded)) or 'none'}")
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _start(folder: Path, vault: Path) -> dict[str, Any]:
    """One start on a copy of a vault."""
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(vault, copy)
    return _told(folder, str(copy))


def _told(folder: Path, *vault: str) -> dict[str, Any]:
    """What the program tells of itself: of its start on a vault, or of all it can without one."""
    report = folder / "report.json"
    home = {name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [PROGRAM, "--smoke", str(report), *vault],
        env=own | home | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return told


def _forget(folder: Path) -> None:
    """Have the system drop what it holds of these files in memory."""
    os.sync()
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _megabytes(*paths: Path) -> float:
    return sum(path.stat().st_size for path in paths if not path.is_symlink()) / 1e6


if __name__ == "__main__":
    main()
