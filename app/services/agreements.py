"""The mutual agreement: what a duo settles, in versions, until all three have signed."""

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
from app.services.duos import EVERY_DAYS
from app.services.people import get
from app.services.subjects import names
from app.vocabulary import DuoState, word


@action(N_("Agreement signed"))
def sign_agreement(session: Session, duo_id: UUID, on: date, place: str | None = None) -> None:
    """Note that all three signed: the trial period begins, as written in the agreement."""
    found = get(session, Duo, duo_id)
    require(found, DuoState.FIRST_MEETING)
    if not found.click:
        raise KlikError(N_("An agreement is signed once both said yes after meeting."))
    version = _to_settle(session, found)
    version.signed_on = on
    version.signed_place = place
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
def sign_new_version(session: Session, duo_id: UUID, on: date, place: str | None = None) -> None:
    """Note that all three signed what was settled anew, while the two are together."""
    found = get(session, Duo, duo_id)
    version = newest(session, duo_id)
    if found.state not in TOGETHER or version is None or version.signed_on:
        raise KlikError(N_("There is no new version of this agreement to sign."))
    version.signed_on = on
    version.signed_place = place
    about(session, names(found))


def terms(session: Session, duo_id: UUID) -> dict[str, Any]:
    """What the newest version of a duo's agreement says, by field, and what stands for it before one was begun."""
    version = newest_or_usual(session, duo_id)
    return {column.key: getattr(version, column.key) for column in Agreement.__mapper__.columns}


def newest_or_usual(session: Session, duo_id: UUID) -> Agreement:
    """The newest version of a duo's agreement, or what is usual where none was begun; that one is not kept."""
    least, most = EVERY_DAYS
    return newest(session, duo_id) or Agreement(
        duo_id=duo_id, version=1, every_days_min=least, every_days_max=most, trial_min=4, trial_max=6
    )


def newest(session: Session, duo_id: UUID) -> Agreement | None:
    """The newest version of a duo's agreement, if one was begun."""
    versions = select(Agreement).where(Agreement.duo_id == duo_id).order_by(Agreement.version.desc())
    return session.scalars(versions).first()


def _to_settle(session: Session, found: Duo) -> Agreement:
    """The version that is being settled: a first one, the open one, or after a signature the next."""
    version = newest(session, found.id)
    if version is None or version.signed_on:
        version = _next_version(version) if version else Agreement(duo_id=found.id, version=1)
        session.add(version)
        session.flush()
    return version


def check_may_agree(found: Duo) -> None:
    """An agreement is for two who met and did not say no."""
    if found.state in (DuoState.PROPOSED, DuoState.ASKED):
        raise KlikError(N_("An agreement can be made once the two have met."))
    if found.state is DuoState.NO_CLICK:
        raise KlikError(N_("There was no click between these two, so there is no agreement to make."))


def _next_version(signed: Agreement) -> Agreement:
    skipped = {"id", "version", "signed_on", "signed_place"}
    kept = {c.key: getattr(signed, c.key) for c in Agreement.__mapper__.columns if c.key not in skipped}
    return Agreement(version=signed.version + 1, **kept)
