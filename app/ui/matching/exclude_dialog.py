"""Not proposing two people to each other any more; nobody loses anything by it, and undo takes it back."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.layers import as_if_read
from app.ui.matching.persons import Candidate
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import TextField


class ExcludeDialog(Dialog):
    """Accepted, ``reason`` says why, for the coordinator alone; it may stay empty."""

    def __init__(self, parent: QWidget | None, participant: Candidate, buddy: Candidate) -> None:
        text = _(
            "{participant} and {buddy} will not be proposed to each other again. Both stay available for others."
        ).format(participant=participant.called, buddy=buddy.called)
        super().__init__(parent, _("Do not propose these two any more?"), text)
        self._reason = as_if_read(TextField(_("Reason"), hint=_("Only you see this; it never comes on a paper.")))
        self.body.addWidget(self._reason)
        self.add_cancel()
        self.accept_button = self.add_answer(filled(_("Do not propose any more")), default=True)
        self._reason.setFocus()

    @property
    def reason(self) -> str | None:
        return self._reason.text or None
