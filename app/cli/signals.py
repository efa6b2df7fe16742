"""The yearly note of structural signals, on the command line."""

from argparse import Namespace

from app.cli.opening import opened
from app.errors import KlikError
from app.i18n import N_, _
from app.services import documents, signals_note


def write(given: Namespace) -> None:
    """Write the note of a year; refused, with the names, as long as a signal of that year names somebody.

    Nobody stands on it, so that nothing is noted of its leaving the vault.
    """
    if given.out.suffix.casefold() != ".pdf":
        raise KlikError(N_("{file} is no file that the note can be written in: use .pdf."), file=given.out)
    with opened(given) as vault:
        with vault.read() as session:
            data = signals_note.note(session, given.year)
        documents.save(given.out, signals_note.note_pdf(data))
    print(_("Written: {file}. This file is not encrypted.").format(file=given.out))
