"""Mails to several people, written once and sent one by one: each draft has one address, and nobody sees another's.

Klik sends nothing itself. A draft is a file that the own mail program opens, or a link that it follows; the coordinator
looks at it and sends it there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _, in_every_language
from app.models import Participant, Person
from app.services.actions import action
from app.services.batch import Side, sides
from app.services.handouts import note_handouts
from app.services.office import the_office
from app.services.people import get
from app.services.subjects import Kind, Subject, given
from app.vocabulary import HandoutKind, Role

FIRST_NAME, NAME, CONTACT_PERSON, OFFICE = N_("firstname"), N_("fullname"), N_("contactperson"), N_("office")
GAPS = (FIRST_NAME, NAME, CONTACT_PERSON, OFFICE)
"""What is filled in for each (message ids: as they are typed, between braces)."""
_GAP = re.compile(r"\{[^{}\n]*\}")
_PART = r"[^@\s,;:<>\"()\[\]\\?]+"  # without the signs by which a mail program would read several, or another
_ADDRESS = re.compile(rf"{_PART}@{_PART}\.{_PART}")


@dataclass(frozen=True)
class Addressee:
    """Somebody to write to, with what stands in the gaps of the text."""

    subject: Subject
    person_id: UUID
    name: str
    email: str
    gaps: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Addressees:
    """Whom one may write to, who has no mail address that is one, and who is left out."""

    people: tuple[Addressee, ...]
    without: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A mail to one person."""

    subject_of: Subject
    name: str
    to: str
    subject: str
    text: str

    @property
    def link(self) -> str:
        """What the own mail program opens."""
        body = self.text.rstrip("\n").replace("\n", "\r\n")
        return f"mailto:{quote(self.to, safe='@')}?subject={quote(self.subject)}&body={quote(body)}"

    @property
    def file(self) -> bytes:
        """The draft as a file, which a mail program opens as one that is still to be sent."""
        message = EmailMessage(policy=SMTP)
        message["X-Unsent"] = "1"
        message["To"] = self.to
        message["Subject"] = self.subject
        message.set_content(self.text, charset="utf-8", cte="quoted-printable")
        return message.as_bytes()


def addressees(session: Session, kind: Kind, ids: Iterable[UUID]) -> Addressees:
    """Everybody of those chosen, each of a couple and both sides of a duo apart."""
    found, left_out = sides(session, kind, ids)
    people: dict[UUID, Addressee] = {}
    without: list[str] = []
    for side in found:
        for person in side.people:
            if address := _address(person):
                people[person.id] = _addressee(session, side, person, address)
            else:
                without.append(person.full_name)
    return Addressees(tuple(people.values()), tuple(dict.fromkeys(without)), left_out)


def gap_words(gap: str) -> str:
    """A gap as it is typed in the text: ``{voornaam}``."""
    return f"{{{_(gap)}}}"


def draft(whom: Addressee, subject: str, text: str) -> Draft:
    """The mail to one of them. Raises ``KlikError`` for a gap that is none, and for what is empty."""
    if not subject.strip() or not text.strip():
        raise KlikError(N_("Write a subject and a text."))
    line = " ".join(_filled(subject, whom).split())  # a line feed would begin another header
    return Draft(whom.subject, whom.name, whom.email, line, _filled(text.strip() + "\n", whom))


def file_name(number: int, one: Draft) -> str:
    """What a draft is called in its folder: in order, and by nobody's whole name."""
    initials = "".join(part[0] for part in one.name.split() if part[0].isalpha()).upper() or "x"
    return f"mail-{number:03}-{initials}.eml"


def next_number(folder: Path) -> int:
    """From where the drafts in a folder count on: those that lie there already stay."""
    found = (re.match(r"mail-(\d+)-", file.name) for file in folder.glob("mail-*.eml"))
    return max((int(match[1]) for match in found if match), default=0) + 1


@action(N_("Mail noted"))
def note_mails(session: Session, drafts: Iterable[Draft], on: date) -> None:
    """Note that a mail to each of them was made ready."""
    note_handouts(session, [(one.subject_of, one.name, one.subject) for one in drafts], HandoutKind.MAIL, on)


def _addressee(session: Session, side: Side, person: Person, address: str) -> Addressee:
    coordinator = get(session, Participant, side.id).coordinator if side.role is Role.PARTICIPANT else None
    gaps = (
        (FIRST_NAME, given(person)),
        (NAME, person.full_name),
        (CONTACT_PERSON, coordinator.full_name if coordinator else ""),
        (OFFICE, the_office(session).name),
    )
    return Addressee(side.subject, person.id, person.full_name, address, gaps)


def _address(person: Person) -> str:
    """The one address; empty where it is none, or more than one, for then it is not clear whose it is."""
    said = (person.email or "").strip()
    return said if _ADDRESS.fullmatch(said) else ""


def _filled(text: str, whom: Addressee) -> str:
    known = {f"{{{word}}}": value for gap, value in whom.gaps for word in in_every_language(gap)}

    def fill(found: re.Match[str]) -> str:
        gap = found[0]
        if gap not in known:
            raise KlikError(N_("{gap} is not something Klik can fill in."), gap=gap)
        if not known[gap]:
            raise KlikError(N_("Of {name} nothing is known to fill in for {gap}."), name=whom.name, gap=gap)
        return known[gap]

    return _GAP.sub(fill, text)
