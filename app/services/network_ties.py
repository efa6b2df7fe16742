"""How it is between the people on a network map."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import N_
from app.models import NetworkTie
from app.network.contents import MapTie
from app.services.actions import action
from app.services.network_records import changed
from app.vocabulary import TieKind


@action(N_("Ties changed on the network map"))
def tie(session: Session, pairs: Iterable[tuple[UUID, UUID]], kind: TieKind) -> None:
    """Say how it is between each two; whom nothing was said of yet know each other from now on."""
    for wanted in {MapTie.between(*pair, kind) for pair in pairs}:
        if wanted.one == wanted.other:
            continue
        found = _tie(session, wanted)
        if found is None:
            one, other = changed(session, wanted.one), changed(session, wanted.other)
            if one.participant_id != other.participant_id:
                raise ValueError("two contacts of different maps")
            session.add(NetworkTie(one_id=wanted.one, other_id=wanted.other, kind=kind))
        elif found.kind is not kind:
            changed(session, wanted.one)
            found.kind = kind


@action(N_("Ties removed from the network map"))
def untie(session: Session, pairs: Iterable[tuple[UUID, UUID]]) -> None:
    """Take ties away, for two who have nothing to do with each other."""
    for pair in {MapTie.between(*pair) for pair in pairs}:
        if (found := _tie(session, pair)) is not None:
            changed(session, pair.one)
            session.delete(found)


def _tie(session: Session, pair: MapTie) -> NetworkTie | None:
    wanted = select(NetworkTie).where(NetworkTie.one_id == pair.one, NetworkTie.other_id == pair.other)
    return session.scalar(wanted)
