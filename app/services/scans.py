"""Scans of signed papers: kept whole inside the vault, and never anywhere else unless somebody opens one."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Agreement, Duo, Scan
from app.services.actions import about, action
from app.services.people import get
from app.services.subjects import Subject, names

MOST_MEGABYTES = 10
BEGINNINGS = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}
"""How the files that a scanner or a telephone makes begin, and what their names end in."""


@dataclass(frozen=True)
class ScanRow:
    """A scan by the name of its file; ``size`` in bytes."""

    id: UUID
    name: str
    size: int


@dataclass(frozen=True)
class OpenedScan:
    """A scan with its bytes: ``ending`` is what its file should end in, ``sides`` who signed."""

    name: str
    ending: str
    content: bytes
    sides: tuple[Subject, Subject]


def read_file(path: Path) -> bytes:
    """A file as it may be kept. Raises ``KlikError`` for one that is too large, is no scan, or cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_MEGABYTES * 1024 * 1024 + 1)  # a film is not read to its end first
    except OSError as error:
        raise KlikError(N_("{file} cannot be read: {reason}"), file=path.name, reason=error.strerror) from error
    _check(path.name, content)
    return content


@action(N_("Scan added"))
def keep(session: Session, agreement_id: UUID, name: str, content: bytes) -> UUID:
    """Keep the scan of a signed version in the vault."""
    _check(name, content)
    found = get(session, Agreement, agreement_id)
    made = Scan(agreement_id=found.id, name=name, content=content)
    session.add(made)
    session.flush()
    about(session, names(get(session, Duo, found.duo_id)))
    return made.id


@action(N_("Scan removed"))
def remove(session: Session, scan_id: UUID) -> None:
    """Take a scan away; the paper itself stays where it lies."""
    found = get(session, Scan, scan_id)
    about(session, names(get(session, Duo, get(session, Agreement, found.agreement_id).duo_id)))
    session.delete(found)


def opened(session: Session, scan_id: UUID) -> OpenedScan:
    """A whole scan, and whose it is."""
    found = get(session, Scan, scan_id)
    duo = get(session, Duo, get(session, Agreement, found.agreement_id).duo_id)
    sides = Subject("participant", duo.participant_id), Subject("buddy", duo.buddy_id)
    return OpenedScan(found.name, _kind(found.content) or "", found.content, sides)


def scans_of(session: Session, agreement_id: UUID) -> tuple[ScanRow, ...]:
    """The scans of one version, without their bytes."""
    wanted = select(Scan.id, Scan.name, func.length(Scan.content)).where(Scan.agreement_id == agreement_id)
    return tuple(ScanRow(*row) for row in session.execute(wanted.order_by(Scan.name, Scan.id)))


def _check(name: str, content: bytes) -> None:
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise KlikError(
            N_("{file} is larger than {n} MB. Scan it again in black and white, or at 150 dots per inch."),
            file=name,
            n=MOST_MEGABYTES,
        )
    if _kind(content) is None:
        raise KlikError(N_("{file} is no PDF, JPG or PNG."), file=name)


def _kind(content: bytes) -> str | None:
    return next((ending for beginning, ending in BEGINNINGS.items() if content.startswith(beginning)), None)
