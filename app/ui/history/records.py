"""What a change did to each record, field by field."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.services.history_words import RecordChange
from app.ui import theme
from app.ui.history.words import head, terms
from app.ui.widgets.buttons import link
from app.ui.widgets.layout import clear, column, row
from app.ui.widgets.term_rows import TermRows
from app.ui.widgets.text import label


class Records(QWidget):
    """Under each other: the name of a record, and what it says now and said before."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(14)

    def show_records(self, records: Sequence[RecordChange], more: int = 0) -> None:
        """Show them; so many ``more`` there are."""
        clear(self._body)
        for words, alike in groupby(records, head):  # wishes stand together
            said = [one for record in alike for one in terms(record)]
            self._body.addLayout(column(label(words, bold=True, wrap=True), _rows(said), gap=6))
        if more:
            words = ngettext("And {n} record more.", "And {n} records more.", more).format(n=more)
            further = link(_("Show more"))
            further.setAccessibleName(_("Show more records of this change"))
            # Queued: the button goes with what is shown now.
            further.clicked.connect(self.more_wanted, Qt.ConnectionType.QueuedConnection)
            self._body.addLayout(column(label(words, theme.SECOND, tone="text2", wrap=True), row(further, 1), gap=2))


def _rows(said: list[tuple[str, str]]) -> TermRows | None:
    if not said:
        return None
    made = TermRows()
    made.show_terms(said)
    return made
