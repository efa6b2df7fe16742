"""Commands for what the office owes others: a report, notes and lists."""

from typing import Any


def add(commands: Any) -> None:
    """Add them all, each in a function of its own."""
