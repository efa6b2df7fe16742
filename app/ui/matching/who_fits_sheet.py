"""Who fits one person: grouped in words, never numbered, and why the others do not."""

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from app.i18n import _, ngettext, number
from app.matching.explain import Explanation
from app.matching.wording import band
from app.ui import theme
from app.ui.matching.facts import question_about
from app.ui.matching.fit_marks import FitBars
from app.ui.matching.in_the_way import InTheWay
from app.ui.matching.persons import Candidate, dotted, line_of, mark, place_of, role_of
from app.ui.matching.rows import GROUPS, kilometres, side_fit, side_words, what_is_shared
from app.ui.matching.sheet import Beside, Sheet, heading_of
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.marks import RoleMark
from app.ui.widgets.text import ElidedLabel, label
from app.vocabulary import Role, word

if TYPE_CHECKING:
    from app.services.proposals import Proposals, WhoFits


BARS_BESIDE = 520  # the least width for names and bars beside each other


class WhoFitsSheet(Sheet):
    """The buddies for a participant, or the participants for a buddy."""

    pair_wanted = Signal(object)  # Explanation
    profile_wanted = Signal()

    def __init__(self, person: Candidate, fits: "WhoFits", found: "Proposals") -> None:
        super().__init__()
        self._person, self._found = person, found
        profile = outlined(_("Profile"))
        profile.clicked.connect(self.profile_wanted)
        self.body.addWidget(heading_of(person, word(person.status), line_of(person), profile))
        if fits.pairs:
            self.body.addWidget(self._pairs(fits))
        else:
            self.body.addWidget(self._nobody())
        if fits.refused:
            self.body.addWidget(self._others(fits))
        self.body.addStretch(1)

    def _pairs(self, fits: "WhoFits") -> Card:
        card = Card()
        card.setAccessibleName(_("Who fits {name}").format(name=self._person.called))
        card.body.setSpacing(10)
        card.add(
            label(_("The bars: how well it fits each of the two; long is well."), theme.SMALL, tone="text2", wrap=True)
        )
        proposed = {(pair.participant, pair.buddy) for pair in self._found.proposed}
        for at, (group, pairs) in enumerate(groupby(fits.pairs, lambda pair: band(pair.state, pair.fit))):
            card.add(row(label(_(GROUPS[group]), bold=True), 1, margins=(0, 8 if at else 0, 0, 0)))
            for number_in_group, pair in enumerate(pairs):
                if number_in_group:
                    card.add(separator())
                card.add(self._row(pair, (pair.participant, pair.buddy) in proposed))
        return card

    def _row(self, pair: Explanation, proposed: bool) -> QWidget:
        other = self._other(pair)
        name = label(other.names, bold=True, wrap=True)
        second = dotted(place_of(other), kilometres(pair), what_is_shared(pair))
        lines: list[QWidget | QLayout] = [
            row(name, Chip(_("proposed now"), "primary") if proposed else None, 1),
            ElidedLabel(second),
        ]
        if pair.questions:
            asked = pair.questions[0]
            whose = self._found.brief.participants if asked.side is Role.PARTICIPANT else self._found.brief.buddies
            lines.append(label(question_about(whose[asked.person_id], asked.about), theme.SECOND, wrap=True))
        look = outlined(_("View"), small=True)
        look.setAccessibleName(_("View {name}").format(name=other.names))
        self.main = self.main or look
        look.clicked.connect(lambda: self.pair_wanted.emit(pair))
        host = QWidget()
        bars = FitBars(*((side_fit(pair, side), side_words(pair, side)) for side in Role))
        said = QWidget()
        said.setLayout(column(1, *lines, 1, gap=0))
        inside = row(column(RoleMark(mark(other), 36), 1), Beside(said, bars, BARS_BESIDE, shares=(5, 6)), look, gap=12)
        inside.setStretch(1, 1)
        host.setLayout(inside)
        return host

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
        card = Card(_("Why it does not work yet"), ElidedLabel(aside))
        other = "participant" if role_of(self._person) == "buddy" else "buddy"
        card.add(InTheWay(self._person, other, fits.refused, fits.others))
        return card

    def _other(self, pair: Explanation) -> Candidate:
        if role_of(self._person) == "buddy":
            return self._found.brief.participants[pair.participant]
        return self._found.brief.buddies[pair.buddy]
