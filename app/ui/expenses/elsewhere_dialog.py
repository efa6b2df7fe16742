"""What another organisation paid a volunteer back: the ceilings of the law are of all organisations together."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _, euro, number
from app.services import expense_years
from app.services.expense_years import ElsewhereRow
from app.ui.contacts.expense_part import read_cents, read_km
from app.ui.days import DayField
from app.ui.reading import told
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.layout import beside
from app.vocabulary import ExpenseSystem, word


class ElsewhereDialog(Dialog):
    """A new one, or one to be put right."""

    def __init__(
        self, store: Store, who: UUID, year: int, known: ElsewhereRow | None, today: date, parent: QWidget | None = None
    ) -> None:
        text = _("For the limits of the law all that is paid in {year} counts, whoever pays it.").format(year=year)
        super().__init__(parent, _("From another organisation"), text)
        self._store, self._who, self._year, self._known, self._today = store, who, year, known, today
        self.where = TextField(_("Organisation"), known.where if known else "")
        self.amount = TextField(
            _("Amount"), euro(known.amount) if known else "", check=told(read_cents), optional=False
        )
        self.on = DayField(_("Day, where it is of one day"), known.on if known else None, optional=True)
        self.system = Choice([("", _("not known")), *((each.value, word(each)) for each in ExpenseSystem)])
        self.system.choose(known.system.value if known and known.system else "")
        self.km = TextField(_("Of it kilometres"), number(known.km) if known and known.km else "", check=told(read_km))
        self.body.addWidget(self.where)
        self.body.addLayout(beside(self.amount, self.on))
        self.body.addLayout(beside(Field(_("Paid back by"), self.system, optional=False), self.km))
        self.add_cancel()
        save = self.add_answer(filled(_("Save")), accepts=None, default=True)
        save.clicked.connect(self.save)
        self.where.setFocus()

    def save(self) -> None:
        """Keep it, or say what is wrong."""
        for field in (self.amount, self.on, self.km):
            if not field.commit():
                field.setFocus()
                return
        amount = read_cents(self.amount.text)
        if amount is None:
            self.amount.set_error(_("Write an amount, such as 12,50."))
            self.amount.setFocus()
            return
        facts = {
            "where": self.where.text or None,
            "amount": amount,
            "on": self.on.day,
            "system": ExpenseSystem(self.system.current) if self.system.current else None,
            "km": read_km(self.km.text),
        }
        try:
            if self._known:
                self._store.write(expense_years.change_elsewhere, self._known.id, facts)
            else:
                self._store.write(expense_years.add_elsewhere, self._who, self._year, facts, self._today)
        except KlikError as error:
            self.on.set_error(str(error))
            self.on.setFocus()
            return
        self.accept()
