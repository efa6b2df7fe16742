"""What several commands take alike: a vault with the answers to a refusal, a day, JSON."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from app.i18n import _
from app.services.paper_language import CODES


def day(text: str) -> date:
    """A day as 2026-11-22 or 22/11/2026."""
    try:
        if "/" in text:
            number, month, year = (int(part) for part in text.split("/"))
            return date(year, month, number)
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("write the day as 2026-11-22, not ‘{text}’").format(text=text)) from error


def year(text: str) -> int:
    """A calendar year of which an office can have something: 1990 to 2100."""
    if text.isdecimal() and _EARLIEST <= int(text) <= _LATEST:
        return int(text)
    raise argparse.ArgumentTypeError(_("write a year such as 2026, not ‘{text}’").format(text=text))


def times(text: str) -> int:
    """How often: 0 to 99."""
    if text.isdecimal() and int(text) < 100:
        return int(text)
    raise argparse.ArgumentTypeError(_("write a number from 0 to 99, not ‘{text}’").format(text=text))


def command(
    commands: Any, name: str, does: object, help_sentence: str, *, vault: bool = True
) -> argparse.ArgumentParser:
    """A command that does something, with a vault unless it says otherwise."""
    made: argparse.ArgumentParser = commands.add_parser(name, help=_(help_sentence), description=_(help_sentence))
    made.set_defaults(command=does)
    if name not in _MAKING:
        _answers(made)
    if vault:
        made.add_argument("--vault", type=Path, required=True, metavar=_("FOLDER"))
    return made


def _answers(command: argparse.ArgumentParser) -> None:
    """What the coordinator may say to a vault that is refused, beside what the window asks."""
    refused = command.add_argument_group(_("when a vault is refused"))
    refused.add_argument(
        "--anyway", action="store_true", help=_("open it although it stands in a synchronised folder or on a share")
    )
    refused.add_argument(
        "--take-over", action="store_true", help=_("open it although another laptop says to have it open")
    )
    refused.add_argument("--accept-loss", action="store_true", help=_("open it although saved changes are missing"))


def as_json(command: argparse.ArgumentParser) -> None:
    """It may answer in JSON."""
    command.add_argument("--json", action="store_true", help=_("answer in JSON"))


def in_language(command: argparse.ArgumentParser) -> None:
    """What it writes may be in another language than that of who it is for."""
    command.add_argument(
        "--language", choices=list(CODES), help=_("the language of the paper, instead of that of who it is for")
    )


def on_day(command: argparse.ArgumentParser) -> None:
    """It counts from a day, today unless it says otherwise."""
    command.add_argument(
        "--date", type=day, default=date.today(), metavar="JJJJ-MM-DD", help=_("the day to count from")
    )


_EARLIEST, _LATEST = 1990, 2100
_MAKING = {"create", "demo"}
"""Commands that open no vault that was there already."""
