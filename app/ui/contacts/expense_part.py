"""What an outing cost, who paid, and the way: an expense is the same record as the outing it was made for."""

import re
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from app.errors import KlikError
from app.i18n import N_, _, euro, number
from app.services.contacts import ContactRow
from app.services.expense_outings import Told, Volunteers
from app.services.subjects import Whom
from app.ui import reading, theme
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import choice
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import Payer, Travel, word

_NUMBER = re.compile(r"([1-9]\d{0,2}(?:[.\s]\d{3})+|\d{1,6})(?:[.,](\d{1,2}))?")  # as an amount is shown: 1.234,50
_EURO = re.compile(r"^(?:€|eur(?:o)?\b)\s*|\s*(?:€|eur(?:o)?|,-)$", re.IGNORECASE)


class ExpensePart(QWidget):
    """Nothing of it is compulsory; a number that cannot be read is told before anything is saved.

    Where expenses are handled here, for these ``volunteers``, it also asks by what one went and of whom of a couple it
    is, and says what it would come to. ``changed`` when something was answered or filled in.
    """

    changed = Signal()

    def __init__(self, whom: Whom, volunteers: Volunteers | None = None) -> None:
        super().__init__()
        self._volunteers = volunteers
        self.cost = TextField(_("Cost"), check=reading.told(read_cents))
        self.free = choice(_("free"))
        self.free.setAccessibleName(_("It was free"))
        self.km = TextField(_("Km"), check=reading.told(read_km))
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
        self.travel = Answers([(one, word(one)) for one in Travel], _("By what?"))
        self.whose = Answers(list(volunteers.people), _("Whose expense?")) if volunteers else None
        self._ticket = label(_("By bus or train the cost is that of the ticket."), theme.SMALL, tone="text2", wrap=True)
        self._told = label("", theme.SECOND, tone="text2", wrap=True)
        self.warning = label("", theme.SECOND, tone="amber_ink", wrap=True)
        parts: list[QWidget | QLayout] = [figures, Field(_("Who paid"), self.paid_by), self.route]
        if volunteers:
            travel = Field(_("By what"), self.travel)
            of = Field(_("Whose expense"), self.whose) if self.whose and len(volunteers.people) > 1 else None
            parts[2:2] = [row(travel, *([of] if of else []), 1, gap=24), self._ticket]
            parts += [self.warning, self._told]
        self.setLayout(column(*parts))
        for hidden in (self._ticket, self._told, self.warning):
            hidden.hide()
        self.free.clicked.connect(self._turn_free)
        for answers in filter(None, (self.paid_by, self.travel, self.whose)):
            answers.answered.connect(answers.show_answer)
            answers.answered.connect(self._tell)
        for field in (self.cost, self.km, self.proof):
            field.committed.connect(self._tell)
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
        } | self._of_the_volunteer

    @property
    def _of_the_volunteer(self) -> dict[str, Any]:
        """What is asked where expenses are handled here; where they are not, what is known stays."""
        if self._volunteers is None:
            return {}
        of = self.whose.shown if self.whose and len(self._volunteers.people) > 1 else None
        return {"travel": self.travel.shown, "expense_of_id": of}

    def show_told(self, told: Told) -> None:
        """Say what it would come to, and what is still to be known."""
        for said, sentences in ((self.warning, told.warned), (self._told, told.asked)):
            said.setText("\n".join(sentences))
            said.setVisible(bool(sentences))

    @property
    def warned(self) -> str:
        """What is warned of in sight."""
        return self.warning.text()

    def show_contact(self, contact: ContactRow) -> None:
        """What was noted before."""
        self.cost.set_text("" if contact.cost is None else euro(contact.cost) if contact.cost else _("free"))
        self.km.set_text("" if contact.km is None else number(contact.km))
        self.proof.set_text(contact.proof or "")
        self.route.set_text(contact.route or "")
        self.paid_by.show_answer(contact.paid_by)
        self.travel.show_answer(contact.travel)
        if self.whose:
            self.whose.show_answer(contact.expense_of_id)
        self._ticket.setVisible(contact.travel is Travel.TRANSIT)
        self.free.setChecked(self._is_free())

    def commit(self) -> bool:
        """Whether the numbers are numbers; goes to the one that is not."""
        for field in (self.cost, self.km):
            if not field.commit():
                field.setFocus()
                return False
        return True

    def _tell(self) -> None:
        self._ticket.setVisible(self._volunteers is not None and self.travel.shown is Travel.TRANSIT)
        self.changed.emit()

    def _turn_free(self, free: bool) -> None:
        self.cost.set_text(_("free") if free else "")
        self.cost.commit()

    def _is_free(self) -> bool:
        return not reading.told(read_cents)(self.cost.text) and read_cents(self.cost.text) == 0


def read_cents(said: str) -> int | None:
    """``12,50``, ``1.234,50``, ``€ 3``, ``gratis`` → euro cents; None for no words. ``KlikError`` for others."""
    said = said.strip()
    if said.casefold() in ("free", _("free").casefold()):
        return 0
    if not (bare := _EURO.sub("", said)) and not said:
        return None
    if not (found := _NUMBER.fullmatch(bare)):
        raise KlikError(N_("Write an amount, such as 12,50."))
    return int(re.sub(r"\D", "", found[1])) * 100 + int((found[2] or "").ljust(2, "0"))


def read_km(said: str) -> float | None:
    """``12`` or ``12,5`` → kilometres; None for no words. Raises ``KlikError`` for others."""
    if not (bare := said.casefold().removesuffix("km").strip()):
        return None
    if not (found := _NUMBER.fullmatch(bare)):
        raise KlikError(N_("Write a number, such as 12,5."))
    whole = re.sub(r"\D", "", found[1])
    return float(f"{whole}.{found[2] or 0}")
