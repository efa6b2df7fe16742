"""What an organisation was called before, and that it is called otherwise from a day on."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _, short_date
from app.services import organisations
from app.services.organisations import Names, OrganisationRow
from app.ui import theme
from app.ui.days import DayField
from app.ui.store import Store
from app.ui.widgets.buttons import filled, link
from app.ui.widgets.dialog import NARROW, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import clear, row
from app.ui.widgets.text import ElidedLabel


class EarlierNames(QWidget):
    """A line for each name it had, and the way to a new one. Tells how the organisation stands once that changed."""

    renamed = Signal(object)  # OrganisationRow

    def __init__(self, store: Store, known: OrganisationRow | None, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._known, self._today = store, known, today
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self._show()

    def ask_new_name(self) -> None:
        """Ask what it is called now, and since when."""
        assert self._known
        dialog = RenameDialog(self._store, self._known, self._today, self.window())
        dialog.accepted.connect(self._read_again)
        dialog.open()

    def _show(self) -> None:
        clear(self._lines)
        if self._known is None:
            return
        for at, words in enumerate(names_before(self._known.earlier_names, self._known.valid_from)):
            forget = link(_("Forget"))
            forget.setAccessibleName(_("Forget this name: {name}").format(name=words))
            forget.clicked.connect(lambda _on=False, at=at: self._forget(at))
            self._lines.addLayout(row(ElidedLabel(words, theme.SECOND), forget))
        new = link(_("Called otherwise now…"))
        new.clicked.connect(self.ask_new_name)
        self._lines.addLayout(row(new, 1))

    def _forget(self, at: int) -> None:
        assert self._known
        self._store.write(organisations.forget_earlier_name, self._known.id, at)
        self._read_again()

    def _read_again(self) -> None:
        assert self._known
        self._known = self._store.read(organisations.organisation_row, self._known.id)
        self._show()
        self.renamed.emit(self._known)


def names_before(earlier: Names, valid_from: date | None) -> list[str]:
    """Each name it had with the days from and until which, as far as they are known."""
    days_from = [*(since for _name, since in earlier), valid_from]
    told = []
    for (name, since), until in zip(earlier, days_from[1:], strict=True):
        if since and until:
            days = _("{name}, from {since} to {until}")
        elif until:
            days = _("{name}, to {until}")
        else:
            days = _("{name}, from {since}") if since else "{name}"
        told.append(days.format(name=name, since=short_date(since), until=short_date(until)))
    return told


class RenameDialog(Dialog):
    """The new name of an organisation, and the day from which it has it."""

    def __init__(
        self, store: Store, known: OrganisationRow, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        text = _("Figures of before that day keep the name it had then, and lists with that name are still recognised.")
        super().__init__(parent, _("What is {name} called now?").format(name=known.name), text, width=NARROW)
        self._store, self._known, self._today = store, known, today
        self.name = TextField(_("New name"), optional=False)
        self.since = DayField(_("From"), today(), latest=today(), compulsory=True)
        self.body.addWidget(self.name)
        self.body.addWidget(self.since)
        self.add_cancel()
        save = self.add_answer(filled(_("Save")), accepts=None, default=True)
        save.clicked.connect(self.save)
        self.name.setFocus()

    def save(self) -> None:
        """Keep it, or say what is wrong."""
        if not self.since.commit() or self.since.day is None:
            return
        if not self.name.text:
            self.name.set_error(_("A name is needed."))
            self.name.setFocus()
            return
        try:
            today = self._today()
            self._store.write(organisations.rename_organisation, self._known.id, self.name.text, self.since.day, today)
        except KlikError as error:
            self.name.set_error(str(error))
            self.name.setFocus()
            return
        self.accept()
