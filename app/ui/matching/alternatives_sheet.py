"""Who else could be chosen for one participant: at most five, with what each choice does to the others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.i18n import _
from app.matching.explain import Explanation
from app.matching.wording import Band, band
from app.services.rows import ParticipantRow
from app.ui.matching.asking import ask_alternatives
from app.ui.matching.choice_list import ChoiceList
from app.ui.matching.persons import line_of
from app.ui.matching.reckoning import Reckoning
from app.ui.matching.sheet import Sheet, heading_of
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.text import label
from app.vocabulary import Role, word

if TYPE_CHECKING:
    from app.services.proposals import Proposals
    from app.ui.matching.asking import Priced


class AlternativesSheet(Sheet):
    """``instead_of``: the pair from which somebody looked further."""

    pair_wanted = Signal(object)  # Explanation
    all_wanted = Signal()

    def __init__(
        self, person: ParticipantRow, instead_of: Explanation, found: "Proposals", reckoning: Reckoning, back: str
    ) -> None:
        super().__init__(back)
        self._found = found
        everybody = self.main = outlined(_("Who fits?"))
        everybody.clicked.connect(self.all_wanted)
        self.body.addWidget(heading_of(person, word(person.status), line_of(person), everybody))
        self.card = Card(_("Other buddies for {name}").format(name=person.called))
        self._waits = label(_("is being worked out…"), tone="text2")
        self.card.add(self._waits)
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        ask_alternatives(reckoning, found, (instead_of.participant, instead_of.buddy), self._show)

    def _show(self, priced: "Priced") -> None:
        if not priced:
            self._waits.setText(_("Nobody else is possible now."))
            return
        self._waits.hide()
        choices = ChoiceList([pair for pair, _price in _in_groups(priced)], self._found, Role.BUDDY)
        for _pair, price in priced:
            choices.say_price(price)
        choices.pair_wanted.connect(self.pair_wanted)
        self.card.add(choices)


def _in_groups(priced: "Priced") -> "Priced":
    """In the groups of the list; in a group, who costs the others least comes first."""
    bands = list(Band)
    return sorted(priced, key=lambda one: bands.index(band(one[0].state, one[0].fit)))
