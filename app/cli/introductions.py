"""The introduction of one of a duo to the other, as PDF."""

from argparse import Namespace

from app.cli.leaving import tell_instead
from app.cli.opening import opened
from app.i18n import _
from app.models import Duo
from app.services import documents, introductions
from app.services.actions import perform
from app.services.people import identify
from app.vocabulary import Role


def write(given: Namespace) -> None:
    """Write the introduction for the one of a duo who has a role, and note that it was given."""
    with opened(given) as vault:
        with vault.read() as session:
            duo_id = identify(session, Duo, given.duo)
            whom, reader = introductions.reader_of(session, duo_id, Role(getattr(given, "for")))
            data = introductions.paper(session, whom, given.date, reader)
            tell_instead(session, introductions.TEMPLATE, [data.letterhead.language])
        documents.save(given.out, introductions.introduction_pdf(data, large=given.large))
        perform(vault, introductions.give, whom, reader.name, given.date, duo_id)
    print(_("Saved: {file}. This file is not encrypted.").format(file=given.out))
