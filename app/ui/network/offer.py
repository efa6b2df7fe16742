"""What stands where a map would be as long as nobody is named on it: an offer, and no more than that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import _, short_date
from app.services.network import NetworkMap
from app.ui.widgets.buttons import Button, filled, outlined, quiet
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import clear, column


class Offer(QWidget):
    """Offers a map and leaves it at that; a no that was noted is told and no more asked."""

    begin_wanted = Signal()
    blank_wanted = Signal()
    answered = Signal(object)  # whether a map is wanted

    def __init__(self) -> None:
        super().__init__()
        self._body = column()
        self.setLayout(self._body)

    def show_of(self, shown: NetworkMap) -> None:
        """Offer it to whom this empty map is of; the keyboard stays with what is offered."""
        focus = QApplication.focusWidget()
        keyboard = focus is not None and self.isAncestorOf(focus)
        clear(self._body)
        buttons = self._after_no() if shown.wanted is False else self._ways()
        title, text = _words(shown)
        state = EmptyState("participant", title, text, *buttons)
        self._body.addWidget(state)
        state.show()  # at once, and not in the next round of events
        self.setFocusProxy(buttons[0])
        if keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _after_no(self) -> list[Button]:
        again = quiet(_("Note: wants one after all"))
        again.clicked.connect(lambda: self.answered.emit(True))
        return [again]

    def _ways(self) -> list[Button]:
        first = filled(_("Name people"), "plus")
        first.clicked.connect(self.begin_wanted)
        blank = outlined(_("Print a blank map…"), "print")
        blank.clicked.connect(self.blank_wanted)
        no = quiet(_("Note: wants no network map"))
        no.clicked.connect(lambda: self.answered.emit(False))
        return [first, blank, no]


def _words(shown: NetworkMap) -> tuple[str, str]:
    """A heading and a sentence."""
    if shown.wanted is False:
        day = short_date(shown.asked_on)
        text = _("Noted on {day}. That is an answer like any other; it can be asked again later.").format(day=day)
        return _("{name} wants no network map").format(name=shown.called), text
    text = _(
        "A network map shows who and what there is around {name}: everybody has one. Ask first whether {name} "
        "would like that. Then name people; placing them can wait, and skipping is fine."
    ).format(name=shown.called)
    return _("Nobody on the map yet"), text
