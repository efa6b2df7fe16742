"""The working area: named groups of municipalities, by which buddies say where they go."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Area, Buddy
from app.services.actions import about, action


@dataclass(frozen=True)
class AreaRow:
    """A part of the working area."""

    id: UUID
    name: str
    municipalities: tuple[str, ...]


def areas(session: Session) -> tuple[AreaRow, ...]:
    """The parts of the working area, by name."""
    rows = (AreaRow(area.id, area.name, tuple(area.municipalities or ())) for area in session.scalars(select(Area)))
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))


@action(N_("Area added"))
def add_area(session: Session, name: str, municipalities: Sequence[str]) -> UUID:
    """A part more of the working area."""
    made = Area(name=_named(session, name))
    session.add(made)
    session.flush()
    _settle(session, made, municipalities)
    about(session, made.name)
    return made.id


@action(N_("Area changed"))
def change_area(
    session: Session, area_id: UUID, *, name: str | None = None, municipalities: Sequence[str] | None = None
) -> None:
    """Another name, or other municipalities; one that stood in another area moves, for it belongs to one only."""
    found = session.get_one(Area, area_id)
    if name is not None:
        found.name = _named(session, name, found)
    if municipalities is not None:
        _settle(session, found, municipalities)
    about(session, found.name)


@action(N_("Area removed"))
def remove_area(session: Session, area_id: UUID) -> None:
    """Take an area away; a buddy who went there goes to what other areas she or he named, if any."""
    found = session.get_one(Area, area_id)
    for buddy in session.scalars(select(Buddy).where(Buddy.areas.is_not(None))):
        if str(area_id) in (buddy.areas or ()):
            buddy.areas = [area for area in buddy.areas or () if area != str(area_id)] or None
    about(session, found.name)
    session.delete(found)


def _named(session: Session, name: str, itself: Area | None = None) -> str:
    name = name.strip()
    if not name:
        raise KlikError(N_("Give the area a name, such as ‘Rond Geel’."))
    others = [area.name.casefold() for area in session.scalars(select(Area)) if area is not itself]
    if name.casefold() in others:
        raise KlikError(N_("There is an area of that name already."))
    return name


def _settle(session: Session, area: Area, municipalities: Sequence[str]) -> None:
    wanted = list(dict.fromkeys(municipalities))
    for other in session.scalars(select(Area).where(Area.id != area.id)):
        left = [one for one in other.municipalities or () if one not in wanted]
        if len(left) != len(other.municipalities or ()):
            other.municipalities = left
    area.municipalities = sorted(wanted)
