"""What an outing cost, who paid, and the way: an expense is the same record as the outing it was made for."""

import re
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import KlikError
from app.i18n import N_, _, euro, number
from app.services.contacts import ContactRow
from app.services.subjects import Whom
from app.ui import theme
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import choice
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.layout import column, row
from app.vocabulary import Payer, word

_NUMBER = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))?")
_EURO = re.compile(r"^(?:€|eur(?:o)?\b)\s*|\s*(?:€|eur(?:o)?|,-)$", re.IGNORECASE)


class ExpensePart(QWidget):
    """Nothing of it is compulsory; a number that cannot be read is told before anything is saved."""

    def __init__(self, whom: Whom) -> None:
        super().__init__()
        self.cost = TextField(_("Cost"), check=_told(read_cents))
        self.free = choice(_("free"))
        self.free.setAccessibleName(_("It was free"))
        self.km = TextField(_("Km"), check=_told(read_km))
        self.proof = TextField(_("Number of the proof"))
        self.route = TextField(_("From where to where"))
        payers = ((Payer.PARTICIPANT, whom.sides[0]), (Payer.BUDDY, whom.sides[1]))
        self.paid_by = Answers(
            [(Payer.EACH, word(Payer.EACH)), *payers, (Payer.OFFICE, word(Payer.OFFICE))], _("Who paid?")
        )
        for field, width in ((self.cost, 100), (self.km, 72)):
            theme.fix(field.editor, width=width)
        figures = row(self.cost, column(1, self.free, margins=(0, 24, 0, 3)), self.km, self.proof, gap=12)
        figures.setStretch(3, 1)
        self.setLayout(column(figures, Field(_("Who paid"), self.paid_by), self.route))
        self.free.clicked.connect(self._turn_free)
        self.paid_by.answered.connect(self.paid_by.show_answer)
        if isinstance(self.cost.editor, QLineEdit):
            self.cost.editor.textChanged.connect(lambda _text: self.free.setChecked(self._is_free()))

    @property
    def known(self) -> bool:
        """Whether anything was said."""
        return any(value is not None for value in self.answers.values())

    @property
    def answers(self) -> dict[str, Any]:
        """What was said; only after ``commit``."""
        return {
            "cost": read_cents(self.cost.text),
            "paid_by": self.paid_by.shown if isinstance(self.paid_by.shown, Payer) else None,
            "km": read_km(self.km.text),
            "route": self.route.text or None,
            "proof": self.proof.text or None,
        }

    def show_contact(self, contact: ContactRow) -> None:
        """What was noted before."""
        self.cost.set_text("" if contact.cost is None else euro(contact.cost) if contact.cost else _("free"))
        self.km.set_text("" if contact.km is None else number(contact.km))
        self.proof.set_text(contact.proof or "")
        self.route.set_text(contact.route or "")
        self.paid_by.show_answer(contact.paid_by)
        self.free.setChecked(self._is_free())

    def commit(self) -> bool:
        """Whether the numbers are numbers; goes to the one that is not."""
        for field in (self.cost, self.km):
            if not field.commit():
                field.setFocus()
                return False
        return True

    def _turn_free(self, free: bool) -> None:
        self.cost.set_text(_("free") if free else "")
        self.cost.commit()

    def _is_free(self) -> bool:
        return not _told(read_cents)(self.cost.text) and read_cents(self.cost.text) == 0


def read_cents(said: str) -> int | None:
    """``12``, ``12,50``, ``€ 3`` or ``gratis`` → euro cents; None for no words. Raises ``KlikError`` for others."""
    said = said.strip()
    if said.casefold() in ("free", _("free").casefold()):
        return 0
    if not (bare := _EURO.sub("", said)) and not said:
        return None
    if not (found := _NUMBER.fullmatch(bare)):
        raise KlikError(N_("Write an amount, such as 12,50."))
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def read_km(said: str) -> float | None:
    """``12`` or ``12,5`` → kilometres; None for no words. Raises ``KlikError`` for others."""
    if not (bare := said.casefold().removesuffix("km").strip()):
        return None
    if not (found := _NUMBER.fullmatch(bare)):
        raise KlikError(N_("Write a number, such as 12,5."))
    return float(f"{found[1]}.{found[2] or 0}")


def _told(read: Any) -> Any:
    """What is wrong with a text, as a field wants to know it."""

    def check(said: str) -> str:
        try:
            read(said)
        except KlikError as error:
            return str(error)
        return ""

    return check
