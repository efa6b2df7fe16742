"""Why nobody is proposed for one participant: what stands in the way, and what could be talked over."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.i18n import _, ngettext, number
from app.matching.explain import explain
from app.matching.solution import Unmatched
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.matching.facts import question_about
from app.ui.matching.in_the_way import InTheWay
from app.ui.matching.persons import Candidate, line_of
from app.ui.matching.reckoning import Reckoning
from app.ui.matching.sheet import Sheet, heading_of, pointed
from app.ui.matching.talk_over import TalkOver
from app.ui.matching.wanted_card import WantedCard
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.text import label
from app.vocabulary import word

if TYPE_CHECKING:
    from app.services.proposals import Proposals, WhoFits


MOST_QUESTIONS = 3


class NotYetSheet(Sheet):
    """One participant who is not proposed to anybody."""

    who_fits_wanted = Signal()
    profile_wanted = Signal()

    def __init__(
        self,
        person: ParticipantRow,
        unmatched: Unmatched,
        fits: "WhoFits",
        found: "Proposals",
        reckoning: Reckoning,
    ) -> None:
        super().__init__()
        self._name = person.called
        profile, who = outlined(_("Profile")), outlined(_("Who fits?"))
        profile.clicked.connect(self.profile_wanted)
        who.clicked.connect(self.who_fits_wanted)
        self.main = profile
        self.body.addWidget(heading_of(person, word(person.status), line_of(person), who, profile))
        if said := self._nearly(unmatched, _with_a_place(unmatched, fits, found)):
            card = Card()
            card.add(pointed("info", label(said, wrap=True)))
            for question in _questions(fits, unmatched.allowed, found):
                card.add(pointed("ask", label(question, wrap=True)))
            self.body.addWidget(card)
        if fits.refused:
            aside = ngettext(
                "{n} free buddy; one may count more than once",
                "{n} free buddies; one may count more than once",
                fits.others,
            ).format(n=number(fits.others))
            card = Card(_("Why it does not work yet"))
            card.add(label(aside, theme.SECOND, tone="text2", wrap=True))
            card.add(InTheWay(person, "buddy", fits.refused, fits.others))
            self.body.addWidget(card)
        self.talk_over = TalkOver(person, unmatched.unlocks, found, reckoning)
        self.wanted = WantedCard(found, reckoning)
        self.body.addWidget(self.talk_over)
        self.body.addWidget(self.wanted)
        self.body.addStretch(1)

    def _nearly(self, unmatched: Unmatched, free: int) -> str:
        """Those who do fit, or might: proposed to somebody else, held back by what is settled, or to be asked first."""
        said = []
        if elsewhere := unmatched.allowed - free:
            said.append(
                ngettext(
                    "{n} buddy fits {name}, and is proposed to somebody else now.",
                    "{n} buddies fit {name}, and are proposed to somebody else now.",
                    elsewhere,
                ).format(n=elsewhere, name=self._name)
            )
        if free:
            said.append(
                ngettext(
                    "{n} buddy fits {name} and has a place,"
                    " but what is settled at ‘What counts’ does not allow it now.",
                    "{n} buddies fit {name} and have a place,"
                    " but what is settled at ‘What counts’ does not allow it now.",
                    free,
                ).format(n=free, name=self._name)
            )
        if unmatched.to_ask:
            said.append(
                ngettext(
                    "With {n} buddy there is something to ask first.",
                    "With {n} buddies there is something to ask first.",
                    unmatched.to_ask,
                ).format(n=unmatched.to_ask)
            )
        return " ".join(said)


def _questions(fits: "WhoFits", allowed: int, found: "Proposals") -> list[str]:
    """What to ask first, of those who would fit best after it."""
    people: dict[str, Candidate] = {**found.brief.participants, **found.brief.buddies}
    asking = fits.couples[allowed : allowed + MOST_QUESTIONS]
    asked = [one for couple in asking for one in explain(fits.problem, *couple).questions[:1]]
    return list(dict.fromkeys(question_about(people[one.person_id], one.about) for one in asked))


def _with_a_place(unmatched: Unmatched, fits: "WhoFits", found: "Proposals") -> int:
    """How many who fit have a place left: only a limit, or how well two should fit at least, keeps them apart."""
    taken = Counter(pair.buddy for pair in found.solution.pairs)
    of = found.brief.problem
    allowed = fits.couples[: unmatched.allowed]  # those who may be proposed come first
    return sum(1 for _participant, buddy in allowed if of.buddy(buddy).capacity > taken[buddy])
