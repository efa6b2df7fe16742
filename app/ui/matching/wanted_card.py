"""The buddy who would help the most people on the list, in words that may be used to look for one."""

from typing import TYPE_CHECKING

from app.i18n import _
from app.matching.wanted_words import appeal, gain_sentences, helps_sentence, wanted_sentence
from app.ui import clipboard, theme
from app.ui.matching.asking import ask_wanted
from app.ui.matching.fit_marks import WantedMark
from app.ui.matching.persons import place_of
from app.ui.matching.reckoning import Reckoning
from app.ui.matching.said import SaidLines
from app.ui.widgets.buttons import link
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Spread
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.matching.wanted import Wanted
    from app.services.proposals import Proposals


MOST_GAINS = 3  # more is said where somebody like that comes in


class WantedCard(Card):
    """The same for everybody on the list; worked out once."""

    def __init__(self, found: "Proposals", reckoning: Reckoning) -> None:
        self.use = link(_("Use in an appeal"), "copy")
        super().__init__()
        title = _("The wanted buddy, for the whole list")
        self.setAccessibleName(title)
        self.body.setContentsMargins(16, 10, 16, 16)
        self.add(Spread(label(title, theme.HEADING, bold=True), self.use))
        self._found = found
        self._appeal = ""
        self._who = label(_("is being worked out…"), bold=True, wrap=True)
        self._helps = label("", theme.SECOND, tone="text2", wrap=True)
        self._helps.hide()
        self._gains = SaidLines()
        self._gains.setContentsMargins(0, 6, 0, 0)
        self._gains.hide()
        self.use.setEnabled(False)
        self.use.clicked.connect(self._copy)
        inside = row(column(WantedMark(), 1), column(1, self._who, self._helps, self._gains, 1, gap=0), gap=12)
        inside.setStretch(1, 1)
        self.add(inside)
        ask_wanted(reckoning, found, self._show)

    def _show(self, wanted: "Wanted | None") -> None:
        self.use.setEnabled(wanted is not None)
        if wanted is None:
            self._who.setText(_("No one buddy would help somebody on the list now."))
            return
        people = self._found.brief.participants
        places = [place_of(people[home]) for home in wanted.homes]
        self._appeal = appeal(wanted, places)
        self._who.setText(wanted_sentence(wanted, places))
        self._helps.setText(helps_sentence(wanted))
        self._helps.show()
        gains = gain_sentences(wanted, self._found.brief.called)[:MOST_GAINS]
        self._gains.say(gains)
        self._gains.setVisible(bool(gains))

    def _copy(self) -> None:
        """For a letter or a page: a few sentences without anybody's name."""
        clipboard.copy(self._appeal)
        self.use.setText(_("Copied"))
        self.use.icon_name = "check"
        self.use.updateGeometry()
