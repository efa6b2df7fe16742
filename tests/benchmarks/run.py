"""Measures Klik on ten thousand people and prints a table: ``python tests/benchmarks/run.py [RUNS]``.

The vault is made once in a temporary folder; every run works in a copy, in processes of its own, without a screen and
without touching the user's own settings. docs/benchmarks.md says what is measured and what was found.
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
SECONDS = 600

GOALS = {
    "Question for the password, from the start of the process": ("start", ("question_ms",), 600),
    "Enter to the first page (Vandaag)": ("start", ("window_ms",), None),
    "Enter to all participants, asked for at once": ("start", ("list_ms",), 800),
    "Unlocking alone (Argon2id, checks)": ("window", ("unlock_ms",), None),
    "Participants open, first time": ("window", ("pages", "participants", "first"), 150),
    "Participants open, again": ("window", ("pages", "participants", "again"), 150),
    "Buddies open, first time": ("window", ("pages", "buddies", "first"), 150),
    "Duos open, first time": ("window", ("pages", "duos", "first"), 150),
    "Vandaag open, again": ("window", ("pages", "today", "again"), 150),
    "Keystroke to repaint, participants, p95": ("window", ("typing", "participants", "p95"), 30),
    "Keystroke to repaint, buddies, p95": ("window", ("typing", "buddies", "p95"), 30),
    "Keystroke to repaint, duos, p95": ("window", ("typing", "duos", "p95"), 30),
    "Next person in the list, median": ("window", ("choosing", "participants", "median"), 30),
    "Next duo in the list, median": ("window", ("choosing", "duos", "median"), None),
    "A contact noted and shown": ("window", ("note_contact_ms",), 100),
    "A contact of a duo noted and shown": ("window", ("note_duo_contact_ms",), 100),
    "A fact corrected and shown": ("window", ("change_a_fact_ms",), 100),
    "Undone and shown": ("window", ("undo_ms",), 100),
    "200 agreements in one file": ("papers", ("one_file_ms",), 10_000),
    "200 agreements, each in a file of its own": ("papers", ("each_ms",), 10_000),
    "Keystroke to repaint, participants, own filter, p95": ("people", ("typing", "list, own filter", "p95"), 30),
    "Keystroke to repaint, table of participants, p95": ("people", ("typing", "table", "p95"), 30),
    "Keystroke to repaint, the same with an own filter, p95": ("people", ("typing", "table, own filter", "p95"), 30),
    "Keystroke to repaint, table of buddies, p95": ("people", ("typing", "table of buddies", "p95"), 30),
    "An own filter chosen and shown, list": ("people", ("choose_filter_ms",), 100),
    "An own filter chosen and shown, table": ("people", ("choose_filter_in_table_ms",), 100),
    "A contact noted and shown, own filter, table": ("people", ("note_filtered_ms",), 100),
    "Every row of the table chosen": ("people", ("choose_all_ms",), 150),
    "Participants open again, table and own filter": ("people", ("open_filtered_ms",), 150),
    "How many a filter lets through, while it is made": ("people", ("count_ms",), 100),
    "4,000 people, 2,000 duos and 24 months of contacts read in": ("duo_lists", ("all_ms",), 30_000),
    "Longest turn, by the clock": ("window", ("longest_ms",), 100),
    "Longest turn, at work": ("window", ("most_work_ms",), 100),
    "Memory, window open (MB)": ("window", ("rss_mb",), 150),
    "Memory, after a solve (MB)": ("window", ("rss_mb_at_the_end",), 300),
}


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    from office import make

    with tempfile.TemporaryDirectory(prefix="klik-benchmark-") as folder:
        original = Path(folder, "vault")
        make(original, date.today())
        found: dict[str, list[dict[str, Any]]] = {
            "start": [],
            "window": [],
            "slots": [],
            "people": [],
            "papers": [],
            "duo_lists": [],
        }
        for _ in range(runs):
            for kind, told in found.items():
                told.append(_run(kind, original, Path(folder)))
    print("| what | measured | goal |\n|---|---|---|")
    for name, (kind, road, goal) in GOALS.items():
        figures = [one for one in (_at(told, road) for told in found[kind]) if one is not None]
        shown = f"{statistics.median(figures):g}" if figures else "–"
        print(f"| {name} | {shown} | {'' if goal is None else f'≤ {goal}'} |")
    print(
        "\nThe longest the window was held up, at work (goal 100):\n\n| what | opening it | after that |\n|---|---|---|"
    )
    for name in found["slots"][0]["slots"]:
        both = [statistics.median(told["slots"][name][kind] for told in found["slots"]) for kind in ("step", "turn")]
        print(f"| {name} | {both[0]:g} | {both[1]:g} |")
    print("\nOver a tenth of a second by the clock, in the last run:")
    for slow in (*found["window"][-1]["slow"], *found["slots"][-1]["slow"]):
        print(f"* {slow['ms']} ms ({slow['work_ms']} at work): {slow['doing']} ({slow['kind']})")
    loaded = found["start"][-1]["loaded"]
    print(f"\nHeavy libraries loaded at the first page: {', '.join(loaded) or 'none'}")


def _run(kind: str, original: Path, folder: Path) -> dict[str, Any]:
    """One process on a copy of the vault."""
    vault = folder / "copy"
    shutil.rmtree(vault, ignore_errors=True)
    shutil.copytree(original, vault)
    home = {name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    surroundings = {**os.environ, **home, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, str(HERE / f"{kind}.py"), str(vault)]
    done = subprocess.run(line, env=surroundings, capture_output=True, text=True, timeout=SECONDS, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _at(told: Any, road: tuple[str, ...]) -> Any:
    for step in road:
        told = told.get(step) if isinstance(told, dict) else None
    return told


if __name__ == "__main__":
    main()
