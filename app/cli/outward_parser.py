"""Commands for what the office owes others: a report, notes and lists."""

from datetime import date
from pathlib import Path
from typing import Any

from app.cli import report, signals, volunteer_papers
from app.cli.arguments import as_json, command, day, on_day
from app.i18n import N_, _


def add(commands: Any) -> None:
    """Add them all."""
    _report(commands)
    _signals(commands)
    _papers(commands)


def _report(commands: Any) -> None:
    made = command(
        commands, "report", report.write, N_("Write the report of a period as PDF, Excel, CSV or JSON, without names.")
    )
    made.add_argument("--from", dest="first", type=day, required=True, metavar="JJJJ-MM-DD")
    made.add_argument("--to", dest="last", type=day, required=True, metavar="JJJJ-MM-DD", help=_("this day included"))
    made.add_argument("--partner", metavar=_("NAME"), help=_("only of the buddies of this partner"))
    made.add_argument("--coordinator", metavar=_("NAME"), help=_("only of whom this coordinator follows"))
    made.add_argument("--out", type=Path, required=True, metavar=_("FILE"))


def _signals(commands: Any) -> None:
    made = command(commands, "signals", signals.write, N_("Write the note of a year on structural signals."))
    made.add_argument("--year", type=int, default=date.today().year, metavar="JJJJ")
    made.add_argument("--out", type=Path, required=True, metavar=_("FILE"))


def _papers(commands: Any) -> None:
    made = command(
        commands, "papers", volunteer_papers.show, N_("Show which papers of volunteers are missing or run out.")
    )
    on_day(made)
    as_json(made)
