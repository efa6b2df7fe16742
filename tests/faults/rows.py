"""What every fault gives back: how it was tried, how often, and what came of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Row:
    """One line of the table. ``wrong`` is what did not hold, each in a few words; nothing there is a fault survived."""

    fault: str
    how: str
    many: int
    result: str
    remark: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.wrong

    @property
    def was_tried(self) -> bool:
        return self.many > 0


def row(fault: str, how: str, many: int, result: str, wrong: Iterable[str] = (), remark: str = "") -> Row:
    """A line, in which what went wrong stands in the result as well."""
    found = tuple(wrong)
    return Row(fault, how, many, f"{len(found)} of {many} did NOT hold; {result}" if found else result, remark, found)


def not_tried(fault: str, how: str, why: str) -> Row:
    return Row(fault, how, 0, f"not tried here: {why}")


@contextmanager
def room(of: str | None = None) -> Iterator[Path]:
    """A folder of its own: under pytest where its own folders are, else on the disk of this machine, or ``of`` one."""
    with TemporaryDirectory(prefix="klik-faults-", dir=of) as folder:
        yield Path(folder)
