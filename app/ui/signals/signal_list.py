"""The list of signals: search, what is followed or all of it."""

from collections.abc import Sequence

from app.i18n import N_, _
from app.services.signals import SignalRow
from app.ui.lists.list_pane import ListPane
from app.ui.signals.words import found_by, list_row
from app.ui.widgets.list_model import Drawing, ListRow

HINT = N_("Theme, words or to whom")


class SignalList(ListPane[SignalRow]):
    """What was noted of last comes first; what is closed only when all are asked for."""

    def __init__(self) -> None:
        drawing = Drawing(lambda one: one.id, lambda one: one.theme, found_by, self._draw)
        super().__init__(_("Signals"), _(HINT), "open", drawing, everything=False)

    def goes_on(self, one: SignalRow) -> bool:
        return one.closed_on is None

    def in_order(self, rows: Sequence[SignalRow]) -> Sequence[SignalRow]:
        return rows

    def words(self, count: int) -> str:
        return _("Followed {n}").format(n=count)

    def _draw(self, one: SignalRow) -> ListRow:
        return list_row(one, self._today)
