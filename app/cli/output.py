"""What the command line prints: JSON for programs, plain lines for people."""

import dataclasses
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID


def show_json(value: Any) -> None:
    """Print a value as JSON: dates ISO, ids as text, rows as objects."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows as columns that line up."""
    lines = [list(row) for row in rows]
    if not lines:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def tell(sentence: str) -> None:
    """Say something beside the result, on standard error."""
    print(sentence, file=sys.stderr)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID | Path):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset | tuple):
        return sorted(value) if isinstance(value, set | frozenset) else list(value)
    raise TypeError(type(value))
