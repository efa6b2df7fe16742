"""Who fits one person: grouped in words, never numbered, and why the others do not."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.i18n import _, ngettext, number
from app.matching.explain import explain
from app.ui import theme
from app.ui.matching.asking import ask_price
from app.ui.matching.choice_list import ChoiceList
from app.ui.matching.in_the_way import InTheWay
from app.ui.matching.persons import Candidate, line_of, role_of
from app.ui.matching.reckoning import Reckoning
from app.ui.matching.refused_list import RefusedList
from app.ui.matching.sheet import Sheet, heading_of
from app.ui.widgets.buttons import link, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.text import label
from app.vocabulary import Role, word

if TYPE_CHECKING:
    from app.services.proposals import Proposals, WhoFits


class WhoFitsSheet(Sheet):
    """The buddies for a participant, or the participants for a buddy."""

    pair_wanted = Signal(object)  # Explanation
    profile_wanted = Signal()

    def __init__(self, person: Candidate, fits: "WhoFits", found: "Proposals", reckoning: Reckoning) -> None:
        super().__init__()
        self._person, self._found = person, found
        profile = outlined(_("Profile"))
        profile.clicked.connect(self.profile_wanted)
        self.body.addWidget(heading_of(person, word(person.status), line_of(person), profile))
        if fits.couples:
            self.body.addWidget(self._pairs(fits, reckoning))
        else:
            self.body.addWidget(self._nobody())
        if fits.refused:
            self.body.addWidget(self._others(fits))
        self.body.addStretch(1)

    def _pairs(self, fits: "WhoFits", reckoning: Reckoning) -> Card:
        card = Card()
        card.setAccessibleName(_("Who fits {name}").format(name=self._person.called))
        other = Role.PARTICIPANT if role_of(self._person) == "buddy" else Role.BUDDY
        choices = ChoiceList(fits.explained(), self._found, other)
        choices.pair_wanted.connect(self.pair_wanted)
        if not self._found.brief.enters(str(self._person.id)):
            as_if = _("For the others it is reckoned as if {name} took part already, with one free place.")
            card.add(label(as_if.format(name=self._person.called), theme.SMALL, tone="text2", wrap=True))
        card.add(choices)
        self.main = choices.first
        for couple in fits.couples:
            ask_price(reckoning, self._found, couple, choices.say_price)
        return card

    def _nobody(self) -> Card:
        card = Card(_("Nobody yet"))
        sentence = _("No pair is possible for {name} now. Below stands why; some of it can be talked over.")
        card.add(label(sentence.format(name=self._person.called), wrap=True))
        return card

    def _others(self, fits: "WhoFits") -> Card:
        left = len({one for ids in fits.refused.values() for one in ids})
        aside = ngettext(
            "{n} other; one may count more than once", "{n} others; one may count more than once", left
        ).format(n=number(left))
        self.who = link(_("Show who"))
        card = Card(_("Why it does not work yet"), self.who)
        card.add(label(aside, theme.SECOND, tone="text2", wrap=True))
        other = "participant" if role_of(self._person) == "buddy" else "buddy"
        card.add(InTheWay(self._person, other, fits.refused, fits.others))
        self.who.clicked.connect(lambda: self._show_who(card, fits))
        return card

    def _show_who(self, card: Card, fits: "WhoFits") -> None:
        """The others by name, each with the pair behind it."""
        of = self._found.brief
        is_buddy = role_of(self._person) == "buddy"
        known: Mapping[str, Candidate] = of.participants if is_buddy else of.buddies
        others = RefusedList(fits.refused, known)
        others.chosen.connect(self._show_refused)
        card.add(others)
        self.who.hide()

    def _show_refused(self, other: str) -> None:
        me = str(self._person.id)
        couple = (other, me) if role_of(self._person) == "buddy" else (me, other)
        self.pair_wanted.emit(explain(self._found.brief.around(me), *couple))
