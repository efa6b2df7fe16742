"""Commands for what the office owes others: a report, notes and lists."""

from datetime import date
from pathlib import Path
from typing import Any

from app.cli import signals
from app.cli.arguments import command
from app.i18n import N_, _


def add(commands: Any) -> None:
    """Add them all."""
    _signals(commands)


def _signals(commands: Any) -> None:
    made = command(commands, "signals", signals.write, N_("Write the note of a year on structural signals."))
    made.add_argument("--year", type=int, default=date.today().year, metavar="JJJJ")
    made.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
