"""The dialog of a signature: on which day, who signed, where, and where the paper lies."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.agreements import Version
from app.ui.duos.day_dialog import DayDialog
from app.ui.duos.view import DuoView
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.layout import column


class SignDialog(DayDialog):
    """A signature to note, or with ``signed`` one that was noted and is corrected."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, verb: str, view: DuoView, signed: Version | None = None
    ) -> None:
        day = signed.signed_on if signed else None
        super().__init__(parent, title, text, verb, view.today, day=day, also=_("Place"))
        self.field.label.setText(_("Signed on"))
        names = signatories(view)
        ticked: Sequence[str] = signed.signed_by if signed else names
        self.who = {name: CheckBox(name, name in ticked) for name in dict.fromkeys((*names, *ticked))}
        host = QWidget()
        host.setLayout(column(*self.who.values(), gap=4))
        self.body.insertWidget(1, Field(_("Who signed"), host, optional=False))
        self.kept_at = TextField(_("Where the paper lies"))
        self.body.addWidget(self.kept_at)
        if signed:
            self.also.set_text(signed.signed_place or "")
            self.kept_at.set_text(signed.kept_at or "")

    @property
    def facts(self) -> tuple[date, str | None, list[str], str | None]:
        """Day, place, who signed, and where the paper lies."""
        by = [name for name, box in self.who.items() if box.isChecked()]
        return self.day, self.words, by, self.kept_at.text or None


def signatories(view: DuoView) -> list[str]:
    """Whose names stand under the agreement."""
    buddy = view.buddy
    names = (view.row.participant, buddy.full_name, buddy.second_person, view.row.coordinator)
    return [name for name in names if name]
