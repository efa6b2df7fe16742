"""The list of duos: search, open or all, groups."""

from collections.abc import Sequence

from app.i18n import N_, _
from app.services.duos import DuoRow
from app.ui.duos.listing import found_by, group_of, in_order, list_row, names
from app.ui.lists.list_pane import NARROW, ListPane
from app.ui.lists.own_filters import OwnFilters
from app.ui.widgets.list_model import Drawing, ListRow

HINT = N_("Name or place")


class DuoList(ListPane[DuoRow]):
    """Begins with those that are open."""

    def __init__(self, own: OwnFilters | None = None) -> None:
        drawing = Drawing(lambda one: one.id, names, found_by, self._draw, self._group_of)
        super().__init__(_("Duos"), _(HINT), "open", drawing, everything=False, own=own)

    def goes_on(self, one: DuoRow) -> bool:
        return one.open

    def in_order(self, rows: Sequence[DuoRow]) -> Sequence[DuoRow]:
        return in_order(rows, self._today)

    def words(self, count: int) -> str:
        return _("Open {n}").format(n=count)

    def _draw(self, found: DuoRow) -> ListRow:
        return list_row(found, self._today, self.width() == NARROW)

    def _group_of(self, found: DuoRow) -> str:
        return _(group_of(found, self._today))
