"""What the values of a filter mean in this vault now, and which there are to choose from."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import language_name
from app.models import Area, Buddy, Coordinator, Organisation, Paper
from app.services import areas, office
from app.services.filter_fields import Relation
from app.vocabulary import (
    BuddyStatus,
    DuoState,
    Gender,
    PaperKind,
    ParticipantStatus,
    QuestionKind,
    word,
)

Options = tuple[tuple[str, str], ...]
_STATUS = {"participant": ParticipantStatus, "buddy": BuddyStatus}
_OVER = (BuddyStatus.NOT_RETAINED, BuddyStatus.STOPPED)


def among(session: Session, field: str, relation: Relation, value: object, today: date) -> frozenset[Any]:
    """What a value that is an id stands for; nothing where there is no such record any more."""
    if field == "paper":
        return _with_paper(session, str(value), relation is Relation.THERE, today)
    if field not in ("area", "coordinator", "partner") or not (record := _id(value)):
        return frozenset()
    if field == "area":
        area = session.get(Area, record)
        return frozenset(area.municipalities or ()) if area else frozenset()
    found: Any = session.get(Coordinator if field == "coordinator" else Organisation, record)
    return frozenset({found.full_name if field == "coordinator" else found.name} if found else ())


def options(session: Session, page: str, rows: Iterable[Any]) -> Mapping[str, Options]:
    """What there is to choose from, by field: keys with their words; places and languages as these rows have them."""
    found = list(rows)
    towns = {row.place if page == "duo" else row.municipality for row in found}
    spoken = {code for row in found for code in getattr(row, "languages", None) or ()}
    kinds = tuple((kind.value, word(kind)) for kind in QuestionKind)
    states: Any = _STATUS.get(page, DuoState)
    partners = session.scalars(select(Organisation).where(Organisation.is_partner))
    return {
        "status": tuple((one.value, word(one)) for one in states),
        "state": tuple((one.value, word(one)) for one in states),
        "municipality": tuple((town, town) for town in sorted(filter(None, towns))),
        "area": tuple((str(one.id), one.name) for one in areas.areas(session)),
        "coordinator": tuple((str(one.id), one.full_name) for one in office.all_coordinators(session)),
        "partner": tuple((str(one.id), one.name) for one in sorted(partners, key=lambda one: one.name.casefold())),
        "gender": tuple((one.value, word(one)) for one in Gender),
        "languages": tuple(sorted(((code, language_name(code)) for code in spoken), key=lambda one: one[1])),
        "question_kind": kinds,
        "offers": kinds,
        "paper": tuple((kind.value, word(kind)) for kind in PaperKind),
    }


def _with_paper(session: Session, kind: str, there: bool, today: date) -> frozenset[UUID]:
    """The buddies who all have a paper that counts today, or of whom somebody lacks it; nobody who is no buddy more."""
    papers = session.execute(select(Paper.buddy_id, Paper.person_id, Paper.until).where(Paper.kind == kind))
    have = {(buddy, person) for buddy, person, until in papers if until is None or until >= today}
    buddies = select(Buddy.id, Buddy.person_id, Buddy.second_person_id).where(Buddy.status.not_in(_OVER))
    return frozenset(
        one.id
        for one in session.execute(buddies)
        if all((one.id, person) in have for person in (one.person_id, one.second_person_id) if person) is there
    )


def _id(value: object) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
