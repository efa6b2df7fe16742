"""One amount of the law: what it is for, from which day, how much, where it stands, and who looked it up."""

import re
from datetime import date

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.expenses.law import UNIT, Amount
from app.i18n import N_, _
from app.services import legal_amounts
from app.services.expense_words import amount_said
from app.ui.days import DayField
from app.ui.reading import told
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.layout import beside
from app.vocabulary import LegalKind, word

_AMOUNT = re.compile(r"([1-9]\d{0,2}(?:[.\s]\d{3})+|\d{1,7})(?:,(\d{1,4}))?")


class AmountDialog(Dialog):
    """``known`` is the one to be corrected, ``first`` what is proposed for a new one: a kind and a day."""

    def __init__(
        self,
        store: Store,
        today: date,
        known: Amount | None,
        first: tuple[LegalKind, date] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Correct an amount of the law") if known else _("Fill in an amount of the law")
        super().__init__(parent, title, width=520)
        self._store, self._known = store, known
        kind, day = (known.kind, known.valid_from) if known else first or (LegalKind.CAR_KM, None)
        self.kind = Choice([(one.value, word(one)) for one in LegalKind], _("What"))
        self.kind.choose(kind.value)
        self.since = DayField(_("From"), day, compulsory=True)
        for fixed in (self.kind, self.since):
            fixed.setEnabled(known is None)
        said = amount_said(known.kind, known.amount).strip("€ \xa0km") if known else ""
        hint = _("As it stands in the source, such as 41,48 or 0,4297.")
        self.amount = TextField(_("Amount"), said, check=told(read_amount), hint=hint, optional=False)
        self.source = TextField(
            _("Source"), known.source if known else "", optional=False, hint=_("The page or letter it stands in.")
        )
        self.checked_on = DayField(_("Looked up on"), today, latest=today, compulsory=True)
        self.checked_by = TextField(_("Looked up by"), known.checked_by if known else "")
        self.body.addWidget(Field(_("What"), self.kind, optional=False))
        self.body.addLayout(beside(self.since, self.amount))
        self.body.addWidget(self.source)
        self.body.addLayout(beside(self.checked_on, self.checked_by))
        self.add_cancel()
        self.save = self.add_answer(filled(_("Save"), "check"), accepts=None, default=True)
        self.save.clicked.connect(lambda _on=False: self._save())
        self.amount.setFocus()

    def _save(self) -> None:
        for field in (self.since, self.amount, self.checked_on):
            if not field.commit():
                field.setFocus()
                self.stand()
                return
        since, checked = self.since.day, self.checked_on.day
        assert since
        assert checked
        kind, amount = LegalKind(self.kind.current), read_amount(self.amount.text)
        try:
            self._store.write(
                legal_amounts.settle, kind, since, amount, self.source.text, checked, self.checked_by.text or None
            )
        except KlikError as error:
            self.source.set_error(str(error))
            self.source.setFocus()
            self.stand()
            return
        self.accept()


def read_amount(said: str) -> int:
    """``41,48``, ``1.659,29`` or ``0,4297`` → ten-thousandths; ``KlikError`` for other words, and for nothing."""
    bare = said.strip().removeprefix("€").removesuffix("km").strip("€ \xa0")
    found = _AMOUNT.fullmatch(bare)
    amount = int(re.sub(r"\D", "", found[1])) * UNIT + int((found[2] or "").ljust(4, "0")) if found else 0
    if not amount:
        raise KlikError(N_("Write an amount with a comma, such as 41,48 or 0,4297."))
    return amount
