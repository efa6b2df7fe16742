"""Pictures of what leaves the vault: the log of it, everything out, and somebody's own file."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from people_scenes import named

from app.services import handouts, people, person_file
from app.services.rows import PersonRow
from app.services.subjects import Subject
from app.ui.office.page import PRIVACY
from app.ui.people.person_file import PersonFileDialog
from app.ui.store import Store
from app.ui.widgets.layout import bring_into_sight
from app.vocabulary import HandoutKind

At = Callable[[str, Callable[[Any], object]], Callable[[], object]]
Scene = tuple[str, Callable[[], object]]


def of_leaving(store: Store, today: date, at: At) -> Iterator[Scene]:
    """The section Privacy of the page of the office, and the dialog of the own file."""
    participants, buddies = store.read(people.participants, today), store.read(people.buddies, today)
    marleen = next(one for one in participants if one.id == named(participants, "Marleen Zonnedauw"))
    often = max(buddies, key=lambda one: len(store.read(person_file.person_file, one.person_id, today).masked))
    yield "leaving-log", at("office", lambda page: _log(page, store, participants, today))
    yield "leaving-all", at("office", lambda page: (page.show_section(PRIVACY), bring_into_sight(page.export)))
    for name, who in (("participant", marleen), ("buddy", often)):
        yield f"leaving-file-{name}", at("participants", lambda page, who=who: _file(page, store, who, today))


def _log(page: Any, store: Store, rows: Sequence[Any], today: date) -> None:
    whom = [Subject("participant", row.id) for row in rows[:6]]
    store.write(handouts.note_left, HandoutKind.MAIL, "Koffienamiddag in december", today, whom)
    store.write(handouts.note_left, HandoutKind.EXPORT, "Deelnemers, buddy's en duo's, in Excel", today)
    page.show_section(PRIVACY)


def _file(page: Any, store: Store, who: PersonRow, today: date) -> None:
    without = store.read(person_file.person_file, who.person_id, today)
    whole = store.read(person_file.person_file, who.person_id, today, reports=True)
    PersonFileDialog(page.window(), who.full_name, without, whole).exec()
