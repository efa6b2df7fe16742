"""Papers of one duo or of all: each in a file of its own, with initials in its name and no surname."""

from argparse import Namespace
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.cli.leaving import make_folder, tell_instead
from app.cli.opening import opened
from app.documents.data import LetterData
from app.errors import KlikError
from app.i18n import N_, _, ngettext
from app.models import Duo
from app.services import documents, duos, handouts, letters
from app.services.actions import perform
from app.services.duos import DuoRow
from app.services.people import identify

AGREEMENT = "agreement"
NOTES = {
    "agreement-note": (N_("agreement-note"), letters.agreement_notes),
    "information-note": (N_("information-note"), letters.information_notes),
}
KINDS = (AGREEMENT, *NOTES, "handover-letter", "closing-letter", "certificate")

Papers = Iterator[tuple[str, Callable[[], bytes], tuple[Any, Any], list[str]]]
"""Names of files, what makes each, what notes that it was given (a service, and what that takes), and languages."""


def write(given: Namespace) -> None:
    """Write a paper of a duo, or of every duo that may have it."""
    with opened(given) as vault:
        vault.check_ours()
        with vault.read() as session:
            one = None if given.all else identify(session, Duo, given.duo)
            rows = [row for row in duos.duos(session) if one in (None, row.id)]
            template = "duo_agreement" if given.kind == AGREEMENT else given.kind.replace("-", "_")
            papers = _agreements if given.kind == AGREEMENT else _letters
            made = list(papers(session, given, rows))
            languages = dict.fromkeys(code for _name, _make, _note, codes in made for code in codes)
            tell_instead(session, template, languages)
        if not made:
            raise KlikError(N_("None of these duos has such a paper."))
        make_folder(given.out)
        for name, make, (note, about), _languages in made:
            documents.save(given.out / name, make())
            perform(vault, note, about, date.today())
    words = ngettext(
        "{n} file in {folder}. It is not encrypted.", "{n} files in {folder}. They are not encrypted.", len(made)
    )
    print(words.format(n=len(made), folder=given.out))


def _agreements(session: Session, given: Namespace, rows: Collection[DuoRow]) -> Papers:
    """One that is asked for by name is refused with a reason; of all, those that have one."""
    if given.all:
        told = documents.agreements(session, [row.id for row in rows])
    else:
        told = {row.id: documents.agreement(session, row.id) for row in rows}
    for duo_id, data in told.items():
        name = documents.discreet_name(_("agreement"), duo_id, data.participant.full_name, data.buddy.full_name)
        make = partial(documents.agreement_pdf, data, large=given.large)
        yield name, make, (handouts.note_agreement, duo_id), [data.letterhead.language]


def _letters(session: Session, given: Namespace, rows: Collection[DuoRow]) -> Papers:
    done: set[UUID] = set()  # who is in several duos gets a note once
    for row in rows:
        word, record_id, names, read = _letter(session, given, row)
        if record_id in done:
            continue
        done.add(record_id)
        try:
            told = read()
        except KlikError:
            if given.all:
                continue
            raise
        name = documents.discreet_name(word, record_id, *names)
        spoken = [one.letterhead.language for one in told]
        yield name, partial(documents.letters_pdf, told, large=given.large), (handouts.note_letters, told), spoken


def _letter(
    session: Session, given: Namespace, row: DuoRow
) -> tuple[str, UUID, tuple[str, ...], Callable[[], Sequence[LetterData]]]:
    """What a file is called, of whom it is, and what reads it."""
    both = (row.participant, row.buddy)
    if given.kind in NOTES:
        word, read = NOTES[given.kind]
        return _(word), row.buddy_id, (row.buddy,), lambda: read(session, row.buddy_id)
    if given.kind == "handover-letter":
        person, day = row.participant_id, given.date
        return _("contact-person"), person, both, lambda: letters.handover_letters(session, person, None, day, day)
    if given.kind == "closing-letter":
        return _("thanks"), row.id, both, lambda: letters.closing_letters(session, row.id, given.date)
    return _("certificate"), row.id, (row.buddy,), lambda: letters.certificates(session, row.id)
