"""Pictures of the history: the last changes, the recycle bin, and the history of one person and one duo."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from waiting import SHORTLY, until, wait

from app.services import contacts, duos, people
from app.services.rows import WishRow
from app.services.subjects import Subject
from app.ui.history.dialog import HistoryDialog
from app.ui.store import Store
from app.ui.tasks import any_running
from app.vocabulary import ContactKind, DuoState, Role, Strength

At = Callable[[str, Callable[[Any], object]], Callable[[], object]]
Scene = tuple[str, Callable[[], object]]


def of_history(store: Store, today: date, at: At) -> Iterator[Scene]:
    """The section of the office, and the dialog."""
    who = next(one for one in store.read(people.participants, today) if one.full_name == "Marleen Zonnedauw")
    duo = next(row for row in store.read(duos.duos) if row.state is DuoState.RUNNING)
    yield "history-changes", at("office", lambda page: (_work(store, who, duo.id, today), _show(page, "changes")))
    yield "history-bin", at("office", lambda page: (_work(store, who, duo.id, today), _show(page, "bin")))
    yield "history-card", at("office", lambda page: (page.show_section("privacy"), until(lambda: not any_running())))
    for name, subject, called in (
        ("history-person", Subject("participant", who.id), who.full_name),
        ("history-duo", Subject("duo", duo.id), f"{duo.participant} & {duo.buddy}"),
    ):
        yield (
            name,
            at("office", lambda page, own=subject, called=called: _open(page, store, own, called, who, duo, today)),
        )


def _work(store: Store, who: Any, duo: Any, today: date) -> None:
    """A morning's work, once."""
    if len(store.vault.history(9)) > 6:  # type: ignore[attr-defined]
        return
    wish = WishRow("age", (), 40, 60, Strength.STRONG, False)
    store.write(people.change_person, who.person_id, {"phone": "+32400445566", "street": "Lindestraat 4"})
    store.write(people.set_wishes, who.person_id, Role.PARTICIPANT, [wish])
    talk = store.write(
        contacts.note_talk, Subject("participant", who.id), today, ContactKind.PHONE, True, "Belde zelf."
    )
    outing = store.write(contacts.note_outing, duo, today - timedelta(days=2), "naar de markt", None, None)
    store.write(contacts.change, outing, {"activity": "naar de bibliotheek", "note": "Samen een kaart gemaakt."})
    store.write(contacts.remove, talk)
    store.write(people.change_person, who.person_id, {"interests": ["koken", "markten"], "smokes": True})
    store.write(people.change_participant, who.id, {"good_week": "Iemand gezien, en twee keer gewandeld."})
    store.undo()


def _show(page: Any, view: str) -> None:
    page.show_section("history")
    page.history.switch.choose(view)
    until(lambda: not any_running())
    wait(SHORTLY)


def _open(page: Any, store: Store, subject: Subject, name: str, who: Any, duo: Any, today: date) -> None:
    _work(store, who, duo.id, today)
    dialog = HistoryDialog(store, page.window(), subject, name)
    until(lambda: not dialog.is_busy)
    dialog.list.list.select(dialog.list.list.rows.keys[-2])
    wait(300)
    dialog.exec()
