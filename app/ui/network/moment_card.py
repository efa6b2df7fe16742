"""What was said of a map when it was kept: who drew it together, and who was the buddy."""

from PySide6.QtCore import Signal

from app.i18n import _, short_date
from app.services.network_moments import Moment
from app.ui import theme
from app.ui.network.moment_words import moment_words
from app.ui.widgets.buttons import link, more_button
from app.ui.widgets.card import Card
from app.ui.widgets.text import label


class MomentCard(Card):
    """Asks for the map of now, for a correction, or for its removal."""

    now_wanted = Signal()
    change_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.more = more_button(
            _("Of this moment"),
            [(_("Correct…"), self.change_wanted.emit), (_("Remove this moment"), self.removal_wanted.emit)],
        )
        self.set_head("", 1, self.more)
        self.was, self._present, self._buddy = (label("", theme.SECOND, wrap=True) for _which in range(3))
        self.to_now = link(_("To the map of now"), "right")
        self.to_now.clicked.connect(self.now_wanted)
        for part in (self.was, self._present, self._buddy, self.to_now):
            self.add(part)

    def show_moment(self, moment: Moment) -> None:
        """Show what was said of it."""
        self.title.setText(moment_words(moment))
        self.setAccessibleName(moment_words(moment))
        so_it_was = _("So it was on {day}. This map does not change any more.")
        self.was.setText(so_it_was.format(day=short_date(moment.on)))
        unsaid = _("Who was there was not noted.")
        self._present.setText(_("There were: {who}").format(who=moment.present) if moment.present else unsaid)
        self._buddy.setText(_("Buddy then: {name}").format(name=moment.buddy) if moment.buddy else "")
        self._buddy.setVisible(bool(moment.buddy))
