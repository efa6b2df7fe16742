"""What choosing a pair does to the others on the list, and what comes instead when it does not go on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.i18n import _, ngettext, number
from app.matching.explain import Explanation
from app.matching.price_words import price_sentences, short_difference
from app.matching.rules import State
from app.matching.wording import band, band_word
from app.ui.matching.asking import ask_otherwise, ask_price
from app.ui.matching.reckoning import Reckoning
from app.ui.matching.said import Said, SaidLines
from app.ui.widgets.buttons import link
from app.ui.widgets.card import Card
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.matching.prices import Price
    from app.services.proposals import Otherwise, Proposals

MOST = 5


class PriceCard(Card):
    """Try a pair on the list without saving anything: chosen, and where it is proposed now, left out."""

    alternatives_wanted = Signal()

    def __init__(self, pair: Explanation, found: "Proposals", reckoning: Reckoning) -> None:
        is_proposed = any((one.participant, one.buddy) == (pair.participant, pair.buddy) for one in found.proposed)
        self.is_refused = pair.state is State.REFUSED and not is_proposed
        super().__init__(_("Why not these two") if self.is_refused else _("If you choose this duo, then…"))
        self._pair, self._found = pair, found
        self.lines = SaidLines()
        self.lines.wait()
        self.add(self.lines)
        couple = pair.participant, pair.buddy
        ask_price(reckoning, found, couple, lambda price: self.lines.say(_lines(price, found)))
        if is_proposed:
            self.instead = SaidLines()
            self.instead.wait()
            self.add(label(_("If it does not go on, then…"), bold=True))
            self.add(self.instead)
            ask_otherwise(reckoning, found, couple, lambda come: self.instead.say(_instead(come, pair, found)))
        if others := self._others():
            name = found.brief.participants[pair.participant].called
            words = ngettext("See {n} other buddy for {name}", "See {n} other buddies for {name}", others)
            self.more = link(words.format(n=number(others), name=name), "right")
            self.more.clicked.connect(self.alternatives_wanted)
            self.add(row(self.more, 1))
        self.body.addStretch(1)

    def _others(self) -> int:
        """How many others there are to see, at most five."""
        possible = sum(self._found.fitting.get(self._pair.participant, (0, 0)))
        itself = self._pair.state is not State.REFUSED and self._found.brief.enters(self._pair.buddy)
        return min(possible - itself, MOST)


def _lines(price: "Price", found: "Proposals") -> list[Said]:
    """What choosing a pair does to the others; where that is nothing, how many duos stay possible."""
    told = price_sentences(price, found.brief.called)
    if price.difference is None or price.difference.moves:
        return told
    duos = found.basis(price.buddy).solution.totals["duos"]
    stay = ngettext("{n} duo stays possible, as many as now", "{n} duos stay possible, as many as now", duos)
    return [("check", stay.format(n=number(duos)))]


def _instead(come: "Otherwise", pair: Explanation, found: "Proposals") -> list[Said]:
    """Who is next for each of the two of a proposed pair, and what the rest of the list loses or gains by it."""
    called = found.brief.called
    names = {"participant": called[pair.participant], "buddy": called[pair.buddy]}
    return [
        _next_for_participant(come, names, called),
        _next_for_buddy(come, names, called),
        short_difference(come.difference),
    ]


def _next_for_participant(come: "Otherwise", names: dict[str, str], called: dict[str, str]) -> Said:
    if come.participant is None:
        return "info", _("{participant} waits on").format(**names)
    fits = band_word(band(come.participant.state, come.participant.fit))
    sentence = _("{other} is the next possibility for {participant}: {fits}")
    return "right", sentence.format(other=called[come.participant.buddy], fits=fits, **names)


def _next_for_buddy(come: "Otherwise", names: dict[str, str], called: dict[str, str]) -> Said:
    if come.buddy is None:
        return "info", _("{buddy} keeps a free place").format(**names)
    fits = band_word(band(come.buddy.state, come.buddy.fit))
    sentence = _("{buddy} may come with {other}: {fits}")
    return "right", sentence.format(other=called[come.buddy.participant], fits=fits, **names)
