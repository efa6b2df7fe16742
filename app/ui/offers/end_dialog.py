"""A referral or an outing is over: when, what came of it, and whether somebody came to know more people."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import referrals
from app.services.referrals import ReferralRow
from app.ui import theme
from app.ui.days import DayField
from app.ui.layers import as_if_read
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.text import label


class EndDialog(Dialog):
    """Nothing but the day is needed; what is not answered is asked on its day."""

    def __init__(self, store: Store, found: ReferralRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("{what}: round it off").format(what=found.what), width=480)
        self._store, self._found = store, found
        self.on = DayField(_("Over on"), max(today, found.on), compulsory=True)
        self.outcome = as_if_read(TextField(_("What came of it?"), lines=2))
        self.met = Answers([(True, _("yes")), (False, _("no"))], _("Came to know more people?"))
        self.met.show_answer(found.met_people)
        self.met.answered.connect(self.met.show_answer)
        for part in (self.on, self.outcome, label(self.met.accessibleName(), theme.SECOND, bold=True), self.met):
            self.body.addWidget(part)
        if found.ask_on:
            later = _("Not known yet? It can be asked later: it stays on the list of what is to be done.")
            self.body.addWidget(label(later, theme.SMALL, tone="text2", wrap=True))
        self.add_cancel()
        self.add_answer(filled(_("Round it off")), accepts=None, default=True).clicked.connect(self.save)
        self.outcome.setFocus()

    def save(self) -> None:
        """Keep it, or say what is wrong."""
        if not self.on.commit() or self.on.day is None:
            self.on.setFocus()
            self.stand()
            return
        met = self.met.shown if isinstance(self.met.shown, bool) else None
        try:
            self._store.write(referrals.end_referral, self._found.id, self.on.day, self.outcome.text or None, met)
        except KlikError as error:
            self.on.set_error(str(error))
            self.on.setFocus()
            self.stand()
            return
        self.accept()
