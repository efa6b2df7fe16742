"""The amounts of the law: what ships with Klik and what the office looked up, with where it stands and who looked."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.expenses.law import Amount
from app.i18n import N_, _, short_date
from app.services import legal_amounts
from app.services.expense_words import amount_said, missing_said
from app.ui import theme
from app.ui.expenses.amount_dialog import AmountDialog
from app.ui.store import Store
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.layout import row
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.text import label
from app.vocabulary import word

WIDEST, ROUND = 1100, 24


def _checked(one: Amount) -> str:
    who = one.checked_by if one.own else "Klik"
    return " · ".join(filter(None, (short_date(one.checked_on), who)))


COLUMNS = [
    Column[Amount](N_("What"), lambda one: word(one.kind), width=224, bold=True),
    Column[Amount](
        N_("Amount"), lambda one: amount_said(one.kind, one.amount), lambda one: one.amount, width=108, right=True
    ),
    Column[Amount](
        N_("From"), lambda one: short_date(one.valid_from), lambda one: one.valid_from, width=104, right=True
    ),
    Column[Amount](
        N_("Until"), lambda one: short_date(one.last), lambda one: one.last or date.max, width=104, right=True
    ),
    Column[Amount](N_("Looked up on"), _checked, lambda one: one.checked_on or date.min, width=132),
    Column[Amount](N_("Source"), lambda one: one.source, width=70),
]
_FROM = next(at for at, one in enumerate(COLUMNS) if one.title == "From")


class AmountsDialog(Dialog):
    """A table of all of them, the newest first; what is missing for ``year`` is said above it, and can be filled in."""

    def __init__(self, store: Store, year: int, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Amounts of the law"), width=0)
        self._store, self._year, self._today = store, year, today
        self._missing = store.read(legal_amounts.missing, year, today)
        about = _(
            "The law sets these amounts anew every year, those for a kilometre every quarter. Look them up with your "
            "umbrella organisation or at vlaanderenvrijwilligt.be, and note where they stand. Klik guesses none."
        )
        self.body.addWidget(label(about, theme.SECOND, tone="text2", wrap=True))
        self.notice = label("", bold=True, tone="amber_ink", wrap=True)
        self.body.addWidget(self.notice)
        self.table = RowTable(
            RowTableModel(COLUMNS, lambda one: f"{word(one.kind)} {one.source}"),
            _("Amounts of the law"),
            lambda one: (one.kind, one.valid_from),
        )
        self.table.sortByColumn(_FROM, Qt.SortOrder.DescendingOrder)
        self.body.addWidget(self.table, 1)
        self.change = outlined(_("Correct…"), "note")
        self.back = outlined(_("Back to what ships with Klik"), "undo")
        self.body.addLayout(row(self.change, self.back, 1, gap=8))
        self.add_answer(outlined(_("Close")), accepts=False)
        self.add = self.add_answer(filled(_("Fill in an amount…"), "plus"), accepts=None, default=True)
        self.add.clicked.connect(lambda _on=False: self._fill_in(None))
        self.change.clicked.connect(lambda _on=False: self._fill_in(self._chosen))
        self.back.clicked.connect(lambda _on=False: self._go_back())
        self.table.opened.connect(lambda _key: self._fill_in(self._chosen))
        self.table.chosen.connect(lambda _key: self._show_chosen())
        self.refresh()

    @property
    def _chosen(self) -> Amount | None:
        return next((one for one in self.rows if (one.kind, one.valid_from) == self.table.current), None)

    def refresh(self) -> None:
        """Read again and show."""
        found = self._store.read(legal_amounts.law).amounts
        self.rows = sorted(found, key=lambda one: (-one.valid_from.year, one.kind.value, one.valid_from))
        self._missing = self._store.read(legal_amounts.missing, self._year, self._today)
        self.notice.setText(missing_said(self._missing, self._year))
        self.notice.setVisible(bool(self._missing))
        self.table.rows.set_rows(self.rows)
        self._show_chosen()

    def take_size(self, window: QWidget) -> None:
        self.resize(min(theme.px(WIDEST), window.width() - 2 * ROUND), window.height() - 2 * ROUND)

    def _show_chosen(self) -> None:
        one = self._chosen
        self.change.setEnabled(one is not None)
        self.back.setEnabled(one is not None and one.own)

    def _fill_in(self, known: Amount | None) -> None:
        """A new one, first what is missing; or another in place of one."""
        first = self._missing[0] if self._missing and known is None else None
        dialog = AmountDialog(self._store, self._today, known, first, self.window())
        dialog.accepted.connect(self.refresh)
        dialog.finished.connect(lambda _answer: self.table.setFocus())
        dialog.open()

    def _go_back(self) -> None:
        if one := self._chosen:
            self._store.write(legal_amounts.back_to_shipped, one.kind, one.valid_from)
            self.refresh()
            self.table.setFocus()
