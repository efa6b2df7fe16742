"""The list by name of what volunteers were paid back in a year, in a file."""

from argparse import Namespace
from datetime import date

from app.cli.leaving import give
from app.cli.opening import opened
from app.cli.output import tell
from app.errors import KlikError
from app.i18n import N_
from app.services import expense_papers, legal_amounts
from app.services.expense_words import missing_said
from app.vocabulary import HandoutKind


def write(given: Namespace) -> None:
    """Write the list by name of a calendar year; what kind of file, its name says."""
    kind = given.out.suffix.casefold()
    if kind not in expense_papers.WRITERS:
        raise KlikError(
            N_("{file} is no file that a list can be written in: use {kinds}."),
            file=given.out,
            kinds=", ".join(expense_papers.WRITERS),
        )
    today = date.today()
    with opened(given) as vault:
        with vault.read() as session:
            lists = expense_papers.lists(session, given.year, today)
            missing = missing_said(legal_amounts.missing(session, given.year, today), given.year)
        if missing:
            tell(missing)
        give(vault, given.out, expense_papers.WRITERS[kind](lists), HandoutKind.LIST, lists[0].title)
