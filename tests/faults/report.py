"""Every fault with how often it is tried, in full and for the daily check; and the table that tells what came of it."""

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from app import __version__
from tests.faults import (
    flips,
    full_disk,
    golden,
    held,
    kills,
    names,
    outage,
    power,
    ratios,
    scenes,
    shapes,
    steps,
    thinned,
)
from tests.faults.rows import Row

TABLE = Path(__file__).parents[2] / "docs" / "faults.md"
ALL = 10_000


@dataclass(frozen=True)
class Fault:
    """``full`` and ``few``: how many times; 0 where the daily check leaves it to the full run."""

    name: str
    tried: Callable[[int], Row]
    full: int
    few: int


FAULTS = (
    Fault("kill-saving", kills.while_saving, 500, 4),
    *(Fault(f"kill-{scene.name}", partial(kills.killed, scene), 100, 2) for scene in scenes.SCENES),
    Fault("settled", power.settled, 200, 6),
    Fault("torn", power.torn_tails, 200, 5),
    *(
        Fault(f"cut-{scene.name}", partial(outage.power_cut, scene), 100, 2)
        for scene in (scenes.SAVING, *scenes.SCENES)
    ),
    Fault("flip-database", flips.in_database, 150, 4),
    Fault("flip-large", flips.in_large_database, 50, 4),
    Fault("flip-log", flips.in_log, 100, 3),
    Fault("flip-carried-over", flips.in_log_carried_over, 50, 4),
    Fault("flip-keys", flips.in_key_file, 50, 5),
    Fault("flip-both-keys", flips.in_both_key_files, 50, 5),
    Fault("flip-backup", flips.in_backup, 150, 4),
    Fault("shapes", shapes.shapes, ALL, ALL),
    *(Fault(f"full-{step.name}", partial(full_disk.full, step), 150, 2) for step in steps.STEPS),
    Fault("thinned", thinned.thinned, 50, 5),
    Fault("one-hour", thinned.one_day_full, 50, 6),
    Fault("two", held.two_instances, 20, 2),
    Fault("race", held.race, 20, 2),
    Fault("other-laptop", held.other_laptop, 20, 1),
    Fault("gone", held.gone_while_open, 40, 2),
    Fault("clock", held.clock, 50, 2),
    Fault("beside-a-log", held.put_in_place, 20, 1),
    Fault("golden", golden.migrated, ALL, ALL),
    Fault("way-out", golden.way_out, 1, 1),
    Fault("names-disk", names.on_disk, 1, 1),
    Fault("names-window", names.in_window, 150, 0),
    Fault("cost-save", ratios.saves, 200, 0),
    Fault("cost-backup", ratios.large_backup, 5, 0),
    Fault("cost-unlock", ratios.unlocking, 9, 0),
)
_HEAD = """# Faults survived

What may happen to a vault, how it was tried, and what came of it. Everything goes the way of the program itself: the
same calls as the window and the command line, in processes of their own that are killed, traced, or run out of room.
This table is written by `python -m tests.faults`; a shorter run of the same is part of `python3 klik.py check`.

"""
_FOOT = """
## What was not tried

* **A real power cut.** What stands for it here: that each change is settled (fsync) before it is told, torn ends of
  the log, and disks made as they could be left, from what a program asked of the disk until then. In these a folder
  that was made is there, and what was settled stays: disks that lie about that were not tried.
* **Windows and macOS.** Everything above ran on Linux. The rules for the lock, for files that are open elsewhere, and
  for settling a folder differ there.
* **A real USB stick or network share** that is pulled out or drops while it is written; a note of another laptop was
  written by hand.
* **Memory.** Faults in memory before a page is sealed are not seen by any seal.
* **What the system writes** to swap, hibernation, the clipboard history of others, or thumbnails.
"""


def run(few: bool, only: tuple[str, ...] = (), tell: Callable[[str], object] = lambda words: None) -> Iterator[Row]:
    """Try them one after the other."""
    for fault in FAULTS:
        many = fault.few if few else fault.full
        if many and (not only or fault.name in only):
            found = fault.tried(many)
            tell(f"{'ok  ' if found.holds else 'BAD '} {fault.name}: {found.many}, {found.result}")
            for wrong in found.wrong[:10]:
                tell(f"       {wrong}")
            yield found


def table(rows: list[Row]) -> str:
    """The whole page."""
    lines = ["| no. | fault | how it was tried | how many | result |", "|---|---|---|---|---|"]
    for number, found in enumerate(rows, 1):
        result = (
            f"{found.result}. {found.remark[:1].upper()}{found.remark[1:]}." if found.remark else f"{found.result}."
        )
        lines.append(f"| {number} | {found.fault} | {found.how} | {found.many or '–'} | {result} |")
    survived = sum(found.holds and found.was_tried for found in rows)
    tried = sum(found.was_tried for found in rows)
    where = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    told = f"\n{survived} of {tried} kinds survived, {sum(found.many for found in rows)} times tried. "
    return _HEAD + "\n".join(lines) + "\n" + told + f"Klik {__version__}, {date.today()}, {where}.\n" + _FOOT
