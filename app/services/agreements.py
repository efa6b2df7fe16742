"""The mutual agreement: what a duo settles, in versions; each is signed once, and kept as it was signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Agreement, Duo
from app.models.duo import TOGETHER
from app.services.actions import about, action
from app.services.duo_path import move_to, require
from app.services.follow_ups import forget
from app.services.people import get
from app.services.rhythms import rhythms
from app.services.scans import ScanRow, scans_of
from app.services.subjects import Subject, names
from app.vocabulary import DuoState, FollowUpKind, word

ABOUT_SIGNING = ("signed_on", "signed_place", "signed_by", "kept_at")
PAIRS = {"every_days": ("every_days_min", "every_days_max"), "trial": ("trial_min", "trial_max")}
"""Two columns that say one thing."""


@dataclass(frozen=True)
class Change:
    """A term that differs from the version before; as the vault keeps it, a pair as two numbers, None for nothing."""

    term: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Version:
    """One version: its terms by name, how and by whom it was signed, and what it changed of the one before.

    ``kept_at`` says where the signed paper lies.
    """

    id: UUID
    version: int
    signed_on: date | None
    signed_place: str | None
    signed_by: tuple[str, ...]
    kept_at: str | None
    terms: dict[str, Any]
    changes: tuple[Change, ...]
    scans: tuple[ScanRow, ...]


@action(N_("Agreement signed"))
def sign_agreement(
    session: Session,
    duo_id: UUID,
    on: date,
    place: str | None = None,
    by: Sequence[str] = (),
    kept_at: str | None = None,
) -> None:
    """Note that all three signed: the trial period begins, as written in the agreement."""
    found = get(session, Duo, duo_id)
    require(found, DuoState.FIRST_MEETING)
    if not found.click:
        raise KlikError(N_("An agreement is signed once both said yes after meeting."))
    version = _to_settle(session, found)
    _sign(version, on, place, by, kept_at)
    version.starts_on = version.starts_on or on
    move_to(session, found, DuoState.TRIAL, on)
    about(session, names(found))


@action(N_("Agreement changed"))
def change_agreement(session: Session, duo_id: UUID, fields: dict[str, Any]) -> None:
    """Change the agreement that is being settled; a signed one is kept and a new version begins."""
    found = get(session, Duo, duo_id)
    check_may_agree(found)
    if found.state in (DuoState.ENDED, DuoState.STOPPED_EARLY):
        raise KlikError(N_("This is not possible while the duo is ‘{state}’."), state=word(found.state))
    version = _to_settle(session, found)
    version.take(fields)
    about(session, names(found))


@action(N_("Agreement signed again"))
def sign_new_version(
    session: Session,
    duo_id: UUID,
    on: date,
    place: str | None = None,
    by: Sequence[str] = (),
    kept_at: str | None = None,
) -> None:
    """Note that all three signed what was settled anew, while the two are together."""
    found = get(session, Duo, duo_id)
    version = newest(session, duo_id)
    if found.state not in TOGETHER or version is None or version.signed_on:
        raise KlikError(N_("There is no new version of this agreement to sign."))
    _sign(version, on, place, by, kept_at)
    forget(session, FollowUpKind.REVIEW, Subject("duo", duo_id))
    about(session, names(found))


@action(N_("New version of the agreement begun"))
def renew(session: Session, duo_id: UUID) -> None:
    """Begin a new version, as at an evaluation; until it is signed the one before holds."""
    found = get(session, Duo, duo_id)
    require(found, *TOGETHER)
    version = newest(session, duo_id)
    if version and version.signed_on is None:
        raise KlikError(N_("Version {n} of this agreement is still to sign."), n=version.version)
    _to_settle(session, found)
    about(session, names(found))


@action(N_("New version of the agreement dropped"))
def drop(session: Session, duo_id: UUID) -> None:
    """Leave the agreement as it was signed last: the new version goes."""
    found = get(session, Duo, duo_id)
    version = newest(session, duo_id)
    if version is None or version.signed_on or version.version == 1:
        raise KlikError(N_("There is no new version of this agreement to sign."))
    session.delete(version)
    about(session, names(found))


@action(N_("Signed agreement noted"))
def note_signed(
    session: Session,
    agreement_id: UUID,
    on: date,
    place: str | None = None,
    by: Sequence[str] = (),
    kept_at: str | None = None,
) -> None:
    """Correct when and by whom a version was signed, or note where its paper lies."""
    version = get(session, Agreement, agreement_id)
    found = get(session, Duo, version.duo_id)
    if version.signed_on is None:
        raise KlikError(N_("There is no new version of this agreement to sign."))
    for step in found.steps:  # the trial period begins with the signature
        if step.state is DuoState.TRIAL and step.on == version.signed_on and version.version == 1:
            step.on = on
    _sign(version, on, place, by, kept_at)
    about(session, names(found))


def versions(session: Session, duo_id: UUID) -> tuple[Version, ...]:
    """All versions of a duo's agreement, the newest first."""
    found: list[Version] = []
    before: dict[str, Any] = {}
    for one in session.scalars(select(Agreement).where(Agreement.duo_id == duo_id).order_by(Agreement.version)):
        said = _said(one)
        changes = tuple(Change(name, before[name], said[name]) for name in before if before[name] != said[name])
        signed = one.signed_on, one.signed_place, tuple(one.signed_by or ()), one.kept_at
        found.append(Version(one.id, one.version, *signed, said, changes, scans_of(session, one.id)))
        before = said
    return tuple(reversed(found))


def terms(session: Session, duo_id: UUID) -> dict[str, Any]:
    """What the newest version of a duo's agreement says, by field, and what stands for it before one was begun."""
    version = newest_or_usual(session, duo_id)
    return {column.key: getattr(version, column.key) for column in Agreement.__mapper__.columns}


def newest_or_usual(session: Session, duo_id: UUID) -> Agreement:
    """The newest version of a duo's agreement, or what is usual where none was begun; that one is not kept."""
    return newest(session, duo_id) or _usual(session, duo_id)


def newest(session: Session, duo_id: UUID) -> Agreement | None:
    """The newest version of a duo's agreement, if one was begun."""
    versions = select(Agreement).where(Agreement.duo_id == duo_id).order_by(Agreement.version.desc())
    return session.scalars(versions).first()


def _to_settle(session: Session, found: Duo) -> Agreement:
    """The version that is being settled: a first one, the open one, or after a signature the next."""
    version = newest(session, found.id)
    if version is None or version.signed_on:
        version = _next_version(version) if version else _usual(session, found.id)
        session.add(version)
        session.flush()
    return version


def check_may_agree(found: Duo) -> None:
    """An agreement is for two who met and did not say no."""
    if found.state in (DuoState.PROPOSED, DuoState.ASKED):
        raise KlikError(N_("An agreement can be made once the two have met."))
    if found.state is DuoState.NO_CLICK:
        raise KlikError(N_("There was no click between these two, so there is no agreement to make."))


def _usual(session: Session, duo_id: UUID) -> Agreement:
    """A first version, with the numbers that are usual in this office."""
    usual = rhythms(session)
    least, most = usual.every_days
    few, many = usual.trial
    return Agreement(duo_id=duo_id, version=1, every_days_min=least, every_days_max=most, trial_min=few, trial_max=many)


def _sign(version: Agreement, on: date, place: str | None, by: Sequence[str], kept_at: str | None) -> None:
    version.signed_on, version.signed_place = on, place
    version.signed_by, version.kept_at = list(by) or None, kept_at


def _said(version: Agreement) -> dict[str, Any]:
    """The terms by name, in the order of the paper."""
    first = {columns[0]: term for term, columns in PAIRS.items()}
    skipped = {"id", "duo_id", "version", *ABOUT_SIGNING, *(columns[1] for columns in PAIRS.values())}
    said: dict[str, Any] = {}
    for column in Agreement.__mapper__.columns:
        if term := first.get(column.key):
            said[term] = tuple(getattr(version, name) for name in PAIRS[term])
        elif column.key not in skipped:
            said[column.key] = getattr(version, column.key)
    return said


def _next_version(signed: Agreement) -> Agreement:
    skipped = {"id", "version", *ABOUT_SIGNING}
    kept = {c.key: getattr(signed, c.key) for c in Agreement.__mapper__.columns if c.key not in skipped}
    return Agreement(version=signed.version + 1, **kept)
