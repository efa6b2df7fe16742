"""What leaves the vault on the command line: a file in clear, said so, and noted as in the window."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.cli.output import tell
from app.i18n import _
from app.services import documents, handouts, templates
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage.files import worded
from app.storage.vault import Vault
from app.vocabulary import HandoutKind


def give(vault: Vault, target: Path, content: bytes, kind: HandoutKind, what: str, *whom: Subject) -> None:
    """Write a file, note that it left the vault and about whom, and say that it is not encrypted."""
    vault.check_ours()
    documents.save(target, content)
    perform(vault, handouts.note_left, kind, what, date.today(), whom)
    print(_("Written: {file}. This file is not encrypted.").format(file=target))


def tell_instead(session: Session, template: str, languages: Iterable[str]) -> None:
    """Say where a paper has the words of Klik although the office has its own."""
    if words := templates.instead(session, template, languages):
        tell(words)


def make_folder(place: Path) -> None:
    """Where several files come; a sentence where something else stands there."""
    with worded():
        place.mkdir(parents=True, exist_ok=True)
