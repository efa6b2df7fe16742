"""An expense that no outing of a duo stands with: the way to a training, a phone card."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.expenses.lines import Line
from app.i18n import _, euro, number
from app.services import expense_lines
from app.ui.contacts.expense_part import read_cents, read_km
from app.ui.days import DayField
from app.ui.reading import told
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.layout import beside
from app.vocabulary import Travel, word


class ExpenseDialog(Dialog):
    """A new one, or one to be put right (``known`` with its ``expense_id``)."""

    def __init__(
        self,
        store: Store,
        buddy_id: UUID,
        person_id: UUID,
        today: date,
        year: int,
        parent: QWidget | None = None,
        *,
        known: Line | None = None,
        expense_id: UUID | None = None,
    ) -> None:
        text = _("What an outing of the duo cost is noted with that outing, and comes here by itself.")
        super().__init__(parent, _("An expense beside the outings"), text, width=520)
        self._store, self._buddy, self._person, self._id = store, buddy_id, person_id, expense_id
        near = today if today.year == year else date(year, 12, 31)
        self.on = DayField(_("Day"), known.day if known else near, latest=today, compulsory=True)
        self.what = TextField(_("What for"), known.what if known else "", optional=False)
        cost = euro(known.cost) if known and known.cost else ""
        self.cost = TextField(_("Cost"), cost, check=told(read_cents))
        self.proof = TextField(_("Number of the proof"), known.proof if known else "")
        self.km = TextField(_("Km"), number(known.km) if known and known.km else "", check=told(read_km))
        self.travel = Choice([("", _("not known")), *((each.value, word(each)) for each in Travel)])
        self.travel.choose(known.travel.value if known and known.travel else "")
        self.route = TextField(_("From where to where"), known.route if known else "")
        self.body.addLayout(beside(self.on, self.what, stretch=(2, 3)))
        self.body.addLayout(beside(self.cost, self.proof, stretch=(2, 3)))
        self.body.addLayout(beside(self.km, Field(_("By what"), self.travel, optional=False), stretch=(2, 3)))
        self.body.addWidget(self.route)
        self.add_cancel()
        save = self.add_answer(filled(_("Save")), accepts=None, default=True)
        save.clicked.connect(self.save)
        self.what.setFocus()

    def save(self) -> None:
        """Keep it, or say what is wrong."""
        for field in (self.on, self.cost, self.km):
            if not field.commit():
                field.setFocus()
                return
        facts = {
            "on": self.on.day,
            "what": self.what.text,
            "cost": read_cents(self.cost.text),
            "proof": self.proof.text or None,
            "km": read_km(self.km.text),
            "travel": Travel(self.travel.current) if self.travel.current else None,
            "route": self.route.text or None,
        }
        try:
            if self._id:
                self._store.write(expense_lines.change_expense, self._id, facts)
            else:
                self._store.write(expense_lines.add_expense, self._buddy, self._person, facts)
        except KlikError as error:
            field = self.cost if self.what.text else self.what
            field.set_error(str(error))
            field.setFocus()
            return
        self.accept()
