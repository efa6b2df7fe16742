"""Pictures of erasing somebody, and of how long people are kept."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from waiting import until

from app.services import people, retention
from app.ui.erasing.dialog import EraseDialog
from app.ui.office.keep_dialog import KeepLonger
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.widgets.layout import bring_into_sight
from app.vocabulary import ParticipantStatus

At = Callable[[str, Callable[[Any], object]], Callable[[], object]]
Scene = tuple[str, Callable[[], object]]


def of_erasing(store: Store, today: date, at: At) -> Iterator[Scene]:
    """The section of privacy, its dialogs, and the reminder of the year."""
    yield "office-privacy", at("office", lambda page: (page.show_section("privacy"), until(lambda: not any_running())))
    past = store.read(retention.past_term, today)[0]
    yield (
        "erase-keep",
        at("office", lambda page: (page.show_section("privacy"), KeepLonger(page.window(), store, past, today).open())),
    )
    everybody = store.read(people.participants, today)
    for name, status in (("going", ParticipantStatus.LEFT), ("refused", ParticipantStatus.IN_DUO)):
        one = min((row for row in everybody if row.status is status), key=lambda row: row.registered_on or today)
        yield f"erase-{name}", at("participants", lambda page, one=one: _erase(page, store, one, today))
    yield (
        "erase-today",
        at("today", lambda page: (until(page.clean_up.isVisible), bring_into_sight(page.clean_up))),
    )
    yield "erase-kept", at("office", lambda page: (page.show_section("privacy"), _keep(page, store, past, today)))


def _erase(page: Any, store: Store, one: Any, today: date) -> None:
    page.choose(one.id)
    dialog = EraseDialog(store, page.window(), one.person_id, one.full_name, one.called, today)
    until(lambda: not dialog.is_busy)
    dialog.name.setText(one.called)
    dialog.open()
    dialog.stand()


def _keep(page: Any, store: Store, past: Any, today: date) -> None:
    next_year = today.replace(year=today.year + 1, day=1)
    store.write_quietly(retention.keep_longer, past.person_id, next_year, "Er loopt nog een klacht.", today)
    page.keeping.refresh()
    until(lambda: not any_running())
