"""What this process costs: how long ago it began, and how much memory it holds. None where the system does not tell."""

import os
import sys
import time
from pathlib import Path

_LINUX = sys.platform.startswith("linux")


def milliseconds() -> int | None:
    """Since the system started this process, before a line of Python ran; exact to a hundredth of a second."""
    if not _LINUX:
        return None
    # The name of the program, between brackets, may hold anything; what follows it are numbers.
    began = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
    return round((time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000)


def megabytes() -> int | None:
    """Resident memory now."""
    if not _LINUX:
        return None
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
