"""Out together once: who else waits and might like to, what, and when. Each of the two is asked apart afterwards."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import outings
from app.services.outings import Companion
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.days import DayField
from app.ui.offers.words import companion_words
from app.ui.people.words import place_name
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.list_model import Drawing, ListRow
from app.ui.widgets.marks import Mark, initials
from app.ui.widgets.picker import Picker
from app.ui.widgets.text import label


class OutingDialog(Dialog):
    """Notes an outing that is still to be asked of both."""

    def __init__(self, store: Store, whom: ParticipantRow, today: date, parent: QWidget | None = None) -> None:
        title = _("With whom might {name} go out once?").format(name=whom.called)
        text = _("Both are asked apart, before either hears the name of the other.")
        super().__init__(parent, title, text, width=WIDE)
        self._store, self._whom = store, whom
        found = store.read(outings.companions, whom.id, today)
        self._found = {str(one.row.id): one for one in found}
        self.who = Picker(_("Who waits as well"), _("Search name, place or interest"), found, drawing=_DRAWING)
        self.what = TextField(_("What they would do"), optional=False)
        self.on = DayField(_("Day"), earliest=today, compulsory=True)
        self.trouble = label("", theme.SECOND, tone="red_ink", wrap=True)
        self.shared = label("", theme.SECOND, tone="text2", wrap=True)
        self.none = label(_("Nobody else waits whom one may ask now."), tone="text2", wrap=True)
        for part in (self.none, self.who, self.shared, self.what, self.on, self.trouble):
            self.body.addWidget(part)
            part.setVisible(bool(found) is not (part is self.none))
        self.trouble.hide()
        self.who.chosen.connect(self._tell)
        self.add_cancel()
        self.ask = self.add_answer(filled(_("Note it and ask both")), accepts=None, default=True)
        self.ask.setEnabled(bool(found))
        self.ask.clicked.connect(self.save)
        if found:
            self.who.list.select_first()
            self.who.setFocus()

    def save(self) -> None:
        """Keep it, or say what is missing."""
        if not self.on.commit() or self.on.day is None:
            self.on.setFocus()
            self.stand()
            return
        if not self.who.current:
            self._say(_("Choose who goes along."))
            return
        try:
            self._store.write(outings.pair, self._whom.id, UUID(self.who.current), self.on.day, self.what.text)
        except KlikError as error:
            self._say(str(error))
            return
        self.accept()

    def _tell(self) -> None:
        """All that the two share, of which the list shows the beginning."""
        one = self._found.get(self.who.current)
        self.shared.setText(companion_words(one) if one else "")
        self.stand()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()
        self.stand()


def _row(one: Companion) -> ListRow:
    mark = Mark("participant", initials(one.row.full_name))
    return ListRow(str(one.row.id), (mark,), one.row.full_name, companion_words(one))


_DRAWING = Drawing[Companion](
    lambda one: str(one.row.id),
    lambda one: one.row.full_name,
    lambda one: " ".join((one.row.full_name, place_name(one.row), *(one.row.interests or ()))),
    _row,
)
