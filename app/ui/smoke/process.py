"""What this process costs: how long ago it began, and how much memory it holds. None where the system does not tell."""

import os
import time
from pathlib import Path

_STAT, _STATM, _MAPS = (Path("/proc/self", name) for name in ("stat", "statm", "maps"))


def milliseconds() -> int | None:
    """Since the system started this process, before a line of Python ran; exact to a hundredth of a second."""
    if not _STAT.exists():
        return None
    # The name of the program, between brackets, may hold anything; what follows it are numbers.
    began = int(_STAT.read_text().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
    return round((time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000)


def megabytes() -> int | None:
    """Resident memory now."""
    if not _STATM.exists():
        return None
    pages = int(_STATM.read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def libraries() -> set[str]:
    """File names of the shared libraries that are loaded; of none where the system does not tell."""
    if not _MAPS.exists():
        return set()
    return {name.rpartition("/")[2] for name in _MAPS.read_text().split() if ".so" in name}
