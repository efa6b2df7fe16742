"""Builds the package and tries it out: ``python packaging/build.py``. The result is the folder ``dist/klik``.

Needs what pyproject.toml names in the group ``packaging``, in an environment of its own (packaging/README.md says how).
The package is good when ``klik --smoke`` in it says so, and small when nothing came along that nobody asked for.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "dist" / "klik" / ("klik.exe" if os.name == "nt" else "klik")
SECONDS = 90
MOST_MEGABYTES = 320


def main() -> int:
    """Build, try out, tell; gives the exit code."""
    began = time.perf_counter()
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    subprocess.run(
        [*build, "--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build"), "packaging/klik.spec"],
        cwd=ROOT,
        check=True,
    )
    print(f"built in {time.perf_counter() - began:.0f} s")
    megabytes = sum(file.stat().st_size for file in PROGRAM.parent.rglob("*") if not file.is_symlink()) / 1e6
    print(f"{megabytes:.0f} MB in {PROGRAM.parent}")
    told = smoke()
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0 if told["ok"] and megabytes <= MOST_MEGABYTES else 1


def smoke() -> dict[str, object]:
    """What the package tells of itself, started in an empty folder and with nothing of this checkout in sight."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        done = subprocess.run([PROGRAM, "--smoke", str(report)], cwd=folder, env=kept, timeout=SECONDS, check=False)
        told: dict[str, object] = json.loads(report.read_text(encoding="utf-8"))
    return told | {"exit_code": done.returncode, "ok": told["ok"] is True and done.returncode == 0}


if __name__ == "__main__":
    sys.exit(main())
