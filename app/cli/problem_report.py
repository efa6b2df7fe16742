"""A file for whoever helps when something does not work; nobody stands in it."""

from argparse import Namespace

from app.cli.opening import opened
from app.i18n import _
from app.services import documents, problem_report


def write(given: Namespace) -> None:
    """Write the problem report, of a vault where one is named; without a file it is printed."""
    if given.matching and not given.vault:
        given.wrong_use(_("--matching is about the matching of a vault."))
    if given.vault:
        with opened(given) as vault:
            told = problem_report.report(vault, given.date, problem=given.matching)
    else:
        told = problem_report.report(None, given.date)
    if given.out:
        documents.save(given.out, problem_report.text(told).encode())
        print(_("Written: {file}. Read it before you give it away.").format(file=given.out))
    else:
        print(problem_report.text(told), end="")
