"""A network map in files: out as a workbook or GraphML, and in again without naming anybody twice."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.data import Cell, ListColumn, ListData
from app.i18n import N_, _
from app.models import Participant
from app.network.contents import MapContact, MapContents
from app.places import fold
from app.services import network
from app.services.actions import action
from app.services.lists_out import workbook
from app.services.network_records import contents_now
from app.services.network_ties import tie
from app.services.people import get
from app.transfer.graphml import read_graphml, to_graphml
from app.transfer.network_fields import ONE, OTHER, TIE, TITLES, ReadMap, words
from app.vocabulary import word

GRAPHML = (".graphml", ".xml")
_FACTS = ("said_kind", "relation", "often", "met", "without_buddy", "bond", "receives", "gives")


@dataclass(frozen=True)
class Arrivals:
    """What a file would do to a map, by names: ``new`` on it, ``filled`` in what was unknown of them, and ``same``.

    ``ties`` are new ones. Nothing that is known is changed.
    """

    new: tuple[str, ...]
    filled: tuple[str, ...]
    same: tuple[str, ...]
    ties: int

    @property
    def is_nothing(self) -> bool:
        """Whether the map would stay as it is."""
        return not (self.new or self.filled or self.ties)


def map_workbook(contents: MapContents, on: date) -> bytes:
    """A map as an Excel workbook: a sheet of contacts and one of the ties between them."""
    told = [words(one, contents.sectors) for one in contents.contacts]
    contacts = ListData(
        _("Network map"),
        on,
        tuple(ListColumn(_(title)) for title in TITLES.values()),
        tuple(tuple(_cell(one[field]) for field in TITLES) for one in told),
    )
    named = {one.id: one.name for one in contents.contacts}
    ties = ListData(
        _("Ties"),
        on,
        tuple(ListColumn(_(title)) for title in (ONE, OTHER, TIE)),
        tuple((Cell(named[line.one]), Cell(named[line.other]), Cell(word(line.kind))) for line in contents.ties),
    )
    return workbook(contacts, ties)


def map_graphml(contents: MapContents) -> bytes:
    """A map as GraphML; the participant is *ik* in it, for a file does not say whose map it is."""
    return to_graphml(contents, _("me"))


def read_file(path: Path, sectors: tuple[str, ...] = ()) -> ReadMap:
    """Everybody in a workbook, a CSV or a GraphML. Raises ``KlikError`` where it cannot be read or names nobody."""
    if path.suffix.casefold() in GRAPHML:
        return read_graphml(path, sectors)
    from app.transfer.network_sheets import read_network  # its reader is slow to load

    return read_network(path, sectors)


def arrivals(session: Session, participant_id: UUID, incoming: MapContents) -> Arrivals:
    """What taking in these contacts would do to a map."""
    now = contents_now(session, get(session, Participant, participant_id))
    known = {fold(one.name): one for one in now.contacts}
    both = [(one, known[fold(one.name)]) for one in incoming.contacts if fold(one.name) in known]
    filled = {mine.name for one, mine in both if _unknown(one, mine) or (one.spot and not mine.spot)}
    ids = {one.id: mine.id for one, mine in both}
    tied = {line.pair for line in now.ties}
    pairs = [tuple(sorted(ids.get(end, end) for end in line.pair)) for line in incoming.ties]
    return Arrivals(
        tuple(one.name for one in incoming.contacts if fold(one.name) not in known),
        tuple(mine.name for _one, mine in both if mine.name in filled),
        tuple(mine.name for _one, mine in both if mine.name not in filled),
        sum(pair not in tied for pair in pairs),
    )


@action(N_("Network contacts taken in"))
def take_in(session: Session, participant_id: UUID, incoming: MapContents) -> None:
    """Take contacts in: who is on the map by name gets what was unknown, the others come on it; nothing is replaced."""
    now = contents_now(session, get(session, Participant, participant_id))
    known = {fold(one.name): one for one in now.contacts}
    new = [one for one in incoming.contacts if fold(one.name) not in known]
    made = network.name(session, participant_id, [one.name for one in new])
    ids = dict(zip((one.id for one in new), made, strict=True))
    blank = {one.id: MapContact(contact_id, one.name) for one, contact_id in zip(new, made, strict=True)}
    spots = {}
    for one in incoming.contacts:
        mine = blank.get(one.id) or known[fold(one.name)]
        ids[one.id] = mine.id
        if one.spot and not mine.spot:
            spots[mine.id] = one.spot
        facts = _unknown(one, mine)
        if one.id in blank:
            facts |= {fact: True for fact in ("potential", "deceased") if getattr(one, fact)}
        if facts:
            network.note(session, [mine.id], facts)
    network.move(session, spots)
    tied = {line.pair for line in now.ties}
    for line in incoming.ties:
        pair = ids[line.one], ids[line.other]
        if tuple(sorted(pair)) not in tied:
            tie(session, [pair], line.kind)


def _unknown(one: MapContact, mine: MapContact) -> dict[str, Any]:
    """What a file says of somebody that is not known yet."""
    found = {fact: said for fact in _FACTS if (said := getattr(one, fact)) not in (None, frozenset())}
    return {fact: said for fact, said in found.items() if getattr(mine, fact) in (None, frozenset())}


def _cell(value: str | float | bool) -> Cell:
    return Cell(str(value)) if isinstance(value, str) else Cell(f"{value:.1f}", value)
