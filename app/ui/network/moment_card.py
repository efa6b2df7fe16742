"""What was said of a map when it was kept: who drew it together, and who was the buddy."""

from PySide6.QtCore import Signal

from app.i18n import _
from app.services.network_moments import Moment
from app.ui import theme
from app.ui.network.moment_words import moment_words
from app.ui.widgets.buttons import more_button
from app.ui.widgets.card import Card
from app.ui.widgets.text import label


class MomentCard(Card):
    """Asks for a correction, or for its removal."""

    change_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.more = more_button(
            _("Of this moment"),
            [(_("Correct…"), self.change_wanted.emit), (_("Remove this moment"), self.removal_wanted.emit)],
        )
        self.set_head("", 1, self.more)
        self._present, self._buddy = (label("", theme.SECOND, wrap=True) for _which in range(2))
        for part in (self._present, self._buddy):
            self.add(part)

    def show_moment(self, moment: Moment) -> None:
        """Show what was said of it."""
        self.title.setText(moment_words(moment))
        self.setAccessibleName(moment_words(moment))
        unsaid = _("Who was there was not noted.")
        self._present.setText(_("There were: {who}").format(who=moment.present) if moment.present else unsaid)
        self._buddy.setText(_("Buddy then: {name}").format(name=moment.buddy) if moment.buddy else "")
        self._buddy.setVisible(bool(moment.buddy))
