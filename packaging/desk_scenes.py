"""Pictures of the lists as a desk: own filters, several chosen in a table, and what is done with them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from waiting import SHORTLY, wait

from app.services import office
from app.ui.lists.filter_dialog import FilterDialog
from app.ui.lists.hand_over import AfterDialog, HandOverDialog
from app.ui.lists.list_and_table import TABLE
from app.ui.lists.own_filters import OWN
from app.ui.store import Store

At = Callable[[str, Callable[[Any], object]], Callable[[], object]]
Scene = tuple[str, Callable[[], object]]


def of_desk(store: Store, today: date, at: At) -> Iterator[Scene]:
    """The pages with an own filter, the bar for several, and its dialogs."""
    yield "desk-filtered", at("participants", _filtered)
    yield "desk-filtered-table", at("participants", lambda page: (_filtered(page), page.views.switch.choose(TABLE)))
    for page_id in ("participants", "buddies", "duos"):
        yield f"desk-chosen-{page_id}", at(page_id, _chosen)
    yield "desk-filter-new", at("participants", lambda page: _new_filter(page, store, today))
    yield "desk-filter-known", at("participants", lambda page: page.own.build(page.own.known[0]))
    for name, words in (
        ("talks", "Note a contact…"),
        ("steps", "Next step…"),
        ("invite", "Invite…"),
        ("labels", "Labels…"),
        ("mails", "Mail…"),
        ("hand-over", "Hand over to a colleague…"),
    ):
        yield f"desk-{name}", at("participants", lambda page, words=words: _do(page, words))
    first = store.read(office.coordinators)[0]
    yield (
        "desk-caseload",
        at("office", lambda page: HandOverDialog(page.window(), store, today, begin=first.id).exec()),
    )
    yield "desk-handed-over", at("participants", lambda page: _handed_over(page, store, today, first.full_name))


def _filtered(page: Any) -> None:
    page.own.choose(page.own.known[0])
    page.list.choose_filter(OWN)


def _chosen(page: Any, count: int = 5) -> Any:
    page.list.choose_filter("all")
    page.views.switch.choose(TABLE)
    pane = page.views.table
    pane.choose_filter("all")
    pane.table.select_all_of({pane.plan.key(row) for row in pane.table.rows.shown[1 : count + 1]})
    wait(SHORTLY)
    return pane


def _do(page: Any, words: str) -> None:
    _chosen(page, 12).batch.do(words)


def _new_filter(page: Any, store: Store, today: date) -> None:
    dialog = FilterDialog(store, "participant", page._rows, today, None, page.window())
    dialog.example.click()
    dialog.exec()


def _handed_over(page: Any, store: Store, today: date, name: str) -> None:
    before = {row.id: None for row in page._rows if row.coordinator}
    AfterDialog(page.window(), store, dict(list(before.items())[:8]), name, today, today).exec()
