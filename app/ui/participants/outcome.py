"""What came of an intake that does not lead to a buddy here: where to, why in own words, and when. Without blame."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _, telephone
from app.places import fold
from app.services import admission
from app.services.admission import Elsewhere
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.days import DayField
from app.ui.layers import as_if_read
from app.ui.store import Store
from app.ui.widgets.buttons import choice, filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import label
from app.vocabulary import ParticipantStatus

OFFERED = 8  # organisations to click on; any other is typed


class _Outcome(Dialog):
    """Asks why and since when; derive and say which ``status`` it is and what it means to ``conclude``."""

    status: ClassVar[ParticipantStatus]

    def __init__(self, store: Store, whom: ParticipantRow, today: date, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent, title, text, width=520)
        self._store, self._whom = store, whom
        again = whom.status is self.status  # then it is put right
        self.why = as_if_read(TextField(_("Why, in own words"), (whom.left_note or "") if again else "", lines=3))
        self.day = DayField(_("Since"), whom.left_on if again and whom.left_on else today, latest=today)
        for part in (*self.fields_before(), self.why, self.day):
            self.body.addWidget(part)
        self.add_cancel()
        self.add_answer(filled(_("Note it")), accepts=None, default=True).clicked.connect(self.save)

    def fields_before(self) -> Sequence[QWidget]:
        """What is asked first."""
        return ()

    def conclude(self, why: str | None, on: date | None) -> None:
        """Store the outcome."""
        raise NotImplementedError

    def save(self) -> None:
        """Note it, unless the day cannot be."""
        if not self.day.commit():
            self.day.setFocus()
            return
        self.conclude(self.why.text or None, self.day.day)
        self.accept()


class Refer(_Outcome):
    """To which organisation: one that the office knows is a click, buddywerkingen nearby first; any other is typed."""

    status = ParticipantStatus.REFERRED

    def __init__(self, store: Store, whom: ParticipantRow, today: date, parent: QWidget) -> None:
        known = store.read(admission.elsewhere)
        self._known = {fold(one.name): one for one in known}
        self.to = TextField(_("To whom"), whom.referred_to or "", hint=_("One that is not here yet is added."))
        offered = [one for one in known if one.near] or list(known)
        self.offered = {one.name: choice(one.name) for one in offered[:OFFERED]}
        for name, button in self.offered.items():
            button.clicked.connect(lambda _checked=False, name=name: self._take(name))
        self.contact = label("", theme.SECOND, tone="text2", wrap=True)
        if isinstance(self.to.editor, QLineEdit):
            self.to.editor.textChanged.connect(lambda _text: self._tell())
        title = _("Where is {name} referred to?").format(name=whom.called)
        text = _("It is no refusal: {name} can always come back, and everything stays.").format(name=whom.called)
        super().__init__(store, whom, today, title, text, parent)
        self._tell()
        self.to.setFocus()

    def fields_before(self) -> Sequence[QWidget]:
        return (self.to, *([Flow(list(self.offered.values()), 6)] if self.offered else []), self.contact)

    def conclude(self, why: str | None, on: date | None) -> None:
        self._store.write(admission.refer, self._whom.id, self.to.text or None, why, on)

    def _take(self, name: str) -> None:
        self.to.set_text(name)
        self._tell()

    def _tell(self) -> None:
        """Which one is chosen, and whom to call there."""
        meant = self._known.get(fold(self.to.text))
        for name, button in self.offered.items():
            button.setChecked(meant is not None and name == meant.name)
            button.updateGeometry()
        said = _reached(meant) if meant else ""
        self.contact.setText(said)
        self.contact.setVisible(bool(said))


class Withdraw(_Outcome):
    """Somebody does not want to go on, which is as good as going on."""

    status = ParticipantStatus.LEFT

    def __init__(self, store: Store, whom: ParticipantRow, today: date, parent: QWidget) -> None:
        title = _("Does {name} not go on?").format(name=whom.called)
        text = _("That is fine: {name} can always come back, and everything stays.").format(name=whom.called)
        super().__init__(store, whom, today, title, text, parent)
        self.why.setFocus()

    def conclude(self, why: str | None, on: date | None) -> None:
        self._store.write(admission.withdraw, self._whom.id, why, on)


def _reached(one: Elsewhere) -> str:
    return " · ".join(part for part in (one.contact_name, telephone(one.phone)) if part)
