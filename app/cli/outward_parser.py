"""Commands for what the office owes others: a report, notes and lists."""

from datetime import date
from pathlib import Path
from typing import Any

from app.cli import expenses, report, signals, volunteer_papers
from app.cli.arguments import as_json, command, day, on_day, year
from app.i18n import N_, _


def add(commands: Any) -> None:
    """Add them all."""
    _report(commands)
    _expenses(commands)
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


def _expenses(commands: Any) -> None:
    made = command(commands, "expenses", expenses.write, N_("Write what volunteers were paid back in a year, by name."))
    made.add_argument("--year", type=year, required=True, metavar="JJJJ", help=_("a calendar year"))
    made.add_argument("--out", type=Path, required=True, metavar=_("FILE"), help=_(".pdf, .xlsx or .csv"))


def _signals(commands: Any) -> None:
    made = command(commands, "signals", signals.write, N_("Write the note of a year on structural signals."))
    made.add_argument(
        "--year", type=year, default=date.today().year, metavar="JJJJ", help=_("a calendar year; without it this one")
    )
    made.add_argument("--out", type=Path, required=True, metavar=_("FILE"), help=_("a .pdf"))


def _papers(commands: Any) -> None:
    made = command(
        commands, "papers", volunteer_papers.show, N_("Show which papers of volunteers are missing or run out.")
    )
    on_day(made)
    as_json(made)
