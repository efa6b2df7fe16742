"""The dialogs of a network map, for their pictures: what is asked before it leaves the vault or anybody comes in."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from app.network.contents import MapContact, MapContents
from app.services import network_moments
from app.services.network import Mapped
from app.services.network_files import Arrivals
from app.services.network_retention import PastKeeping
from app.transfer.network_fields import ReadMap, not_understood
from app.ui.network.files import MapFile, TakeIn
from app.ui.network.papers import MapPaper
from app.ui.network.retention import WipeMaps
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog


def with_kept_map(store: Store, maps: Iterable[Mapped]) -> UUID:
    """A participant of whom an earlier map was kept."""
    return next(
        one.participant_id for one in maps if one.names and store.read(network_moments.moments, one.participant_id)
    )


def map_dialogs(store: Store) -> dict[str, Callable[[Any], Dialog]]:
    """What is asked before a map goes on paper or in a file, or somebody comes on it from one."""
    contents = MapContents((MapContact(uuid4(), "Mama"), MapContact(uuid4(), "Sus van de markt")))
    notes = (not_understood("Sus van de markt", ["often"]),)
    gone = (PastKeeping(uuid4(), "Luc Verzinsel", date(2025, 3, 12), 14, 2),)

    def kept(page: Any) -> Any:
        return store.read(network_moments.moments, page.shown.participant_id)

    return {
        "paper": lambda page: MapPaper(page.window(), page.shown, kept(page)),
        "file": lambda page: MapFile(page.window(), "xlsx", kept(page)),
        "names": lambda page: TakeIn(
            page.window(), page.shown, ReadMap(contents, notes), Arrivals(("Sus van de markt",), ("Mama",), (), 3)
        ),
        "wipe": lambda page: WipeMaps(page.window(), gone),
    }
