"""Reports and complaints at the end of a page: closed until asked for, and only a count as long as it is."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, short_date
from app.services import reports
from app.services.reports import ReportRow
from app.services.subjects import Subject
from app.ui import theme
from app.ui.people import contents
from app.ui.reports.dialog import ReportDialog
from app.ui.store import Store
from app.ui.widgets.buttons import link, outlined
from app.ui.widgets.card import Fold
from app.ui.widgets.chip import Chip
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.text import label
from app.vocabulary import word


class ReportsFold(Fold):
    """What was noted about one person or duo; it closes for everyone who is shown anew."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        super().__init__(_("Reports and complaints"), content)
        self._store, self._today = store, today
        self._whom: Subject | None = None
        self.rows: tuple[ReportRow, ...] = ()

    def show_whom(self, whom: Subject) -> None:
        """Show what there is about somebody, or the same again."""
        if whom != self._whom:
            self._whom = whom
            self.close_content()
        self.rows = self._store.read(reports.of, whom)
        open_ones = sum(one.closed_on is None for one in self.rows)
        words = _("Reports and complaints")
        if self.rows:
            words += f" {len(self.rows)}"
        if open_ones:
            words += f" · {_('{n} open').format(n=open_ones)}"
        self.head.setText(words)
        self.head.updateGeometry()
        self._fill()

    def note(self) -> None:
        """Note a new one."""
        if self._whom:
            ReportDialog(self._store, self._whom, None, self._today(), self.window()).open()

    def _fill(self) -> None:
        about = _("For who handles it only: in no list, search, letter or figure.")
        items: list[QWidget] = [label(about, theme.SECOND, tone="text2", wrap=True)]
        for one in self.rows:
            items += [separator(), self._line(one)]
        new = outlined(_("Note a report…"), "plus", small=True)
        new.clicked.connect(self.note)
        last = QWidget()
        last.setLayout(row(new, 1))
        contents.replace(self._lines, [*items, last])

    def _line(self, one: ReportRow) -> QWidget:
        closed = one.closed_on
        state = _("closed on {day}").format(day=short_date(closed)) if closed else _("open")
        change = link(_("Change…"))
        change.setAccessibleName(_("Change: {what}").format(what=f"{word(one.kind)} {short_date(one.on)}"))
        change.clicked.connect(lambda: self._change(one))
        head = row(label(f"{word(one.kind)}, {short_date(one.on)}", bold=True), Chip(state), 1, change)
        facts = [(_("Told to"), one.told), (_("Agreed"), one.steps)]
        known = [(name, said) for name, said in facts if said]
        made = QWidget()
        told = contents.facts(known) if known else None
        made.setLayout(column(head, label(one.facts, wrap=True), told, gap=6))
        return made

    def _change(self, one: ReportRow) -> None:
        if self._whom:
            ReportDialog(self._store, self._whom, one, self._today(), self.window()).open()
