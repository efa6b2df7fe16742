"""When and where a meeting is, what makes it safe, what the buddy does, and who informs the others about what."""

from app.i18n import _
from app.ui import theme
from app.ui.days import DayField
from app.ui.hours import HourField
from app.ui.network_meeting import words
from app.ui.network_meeting.part import Part
from app.ui.network_meeting.shown import Shown
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.layout import column
from app.ui.widgets.text import label
from app.vocabulary import BuddyPart, word


class PreparationPart(Part):
    """Of the closed part there is nothing to note, and that is said."""

    def __init__(self, store: Store) -> None:
        self.day, self.hour = DayField(_("Day"), optional=True), HourField(_("Hour"))
        self.place = TextField(_("Place"))
        self.safe = TextField(
            _("What makes it safe"),
            lines=2,
            hint=_("Who supports whom, who had better not meet, which place feels good."),
        )
        facts = {"planned_on": self.day, "planned_at": self.hour, "place": self.place, "preparation": self.safe}
        super().__init__(store, facts)
        self.buddy = Answers([(one, word(one)) for one in BuddyPart], _("The buddy"))
        self._informing = label("", wrap=True)
        self._closed = label(_(words.CLOSED_PART), theme.SECOND, tone="text2", wrap=True)
        self.setLayout(
            column(
                Columns([self.day, self.hour, self.place], least=150, shares=(2, 2, 5)),
                self.safe,
                Field(_("The buddy"), self.buddy),
                column(label(_("The information part"), theme.SECOND, bold=True), self._informing, gap=3),
                column(label(_("The closed part"), theme.SECOND, bold=True), self._closed, gap=3),
                gap=12,
            )
        )
        self.buddy.answered.connect(lambda said: self.keep({"buddy_part": said}))
        self.setFocusProxy(self.day)

    def fill(self, shown: Shown) -> None:
        self.buddy.show_answer(shown.row.buddy_part)
        told = words.informing(shown.row.invitees)
        self._informing.setText(told or _("Nobody yet. What somebody informs about is noted with who is invited."))
        self._informing.setProperty("tone", "text" if told else "text2")
