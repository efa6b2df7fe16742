"""The list of events: search, what is to come or all, groups."""

from collections.abc import Sequence

from app.i18n import N_, _
from app.services.events import EventRow
from app.ui.events.listing import found_by, group_of, in_order, list_row
from app.ui.lists.list_pane import ListPane
from app.ui.widgets.list_model import Drawing, ListRow

HINT = N_("Title, kind, theme, place or partner")


class EventList(ListPane[EventRow]):
    """Begins with all of them: who came last time is looked up as often as who comes."""

    def __init__(self) -> None:
        drawing = Drawing(lambda one: one.id, lambda one: one.name, found_by, self._draw, self._group_of)
        super().__init__(_("Events"), _(HINT), "coming", drawing, everything=True)

    def goes_on(self, one: EventRow) -> bool:
        return not one.past(self._today)

    def in_order(self, rows: Sequence[EventRow]) -> Sequence[EventRow]:
        return in_order(rows, self._today)

    def words(self, count: int) -> str:
        return _("To come {n}").format(n=count)

    def _draw(self, found: EventRow) -> ListRow:
        return list_row(found, self._today)

    def _group_of(self, found: EventRow) -> str:
        return _(group_of(found, self._today))
