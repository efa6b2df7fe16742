"""Nothing is reshuffled without saying so: who gets another buddy than a calculation before gave, or none any more."""

from datetime import datetime
from typing import TYPE_CHECKING

from app.i18n import _, clock
from app.matching.compare import Difference
from app.matching.price_words import move_sentences
from app.matching.solution import Solution
from app.ui.matching.notice import Notice
from app.ui.words import weekday_date

if TYPE_CHECKING:
    from app.services.proposals import Brief, Proposals


class Reshuffled(Notice):
    """Hears of every calculation, and tells what it makes otherwise of the proposals of the one before."""

    def __init__(self) -> None:
        super().__init__("info", "text2")
        self._before: tuple[Solution, datetime] | None = None

    def take(self, found: "Proposals", at: datetime) -> None:
        """The calculation of this moment took the place of the one before."""
        from app.matching.replay import reshuffled  # numbers and solver, which the calculation brought along

        before, self._before = self._before, (found.solution, at)
        change = reshuffled(found.brief.problem, before[0], found.solution) if before else None
        if before is None or change is None or not change.moves:
            self.hide()
            return
        since = clock(before[1]) if before[1].date() == at.date() else weekday_date(before[1].date())
        sentence = _("Something changed since {time}: {what}.")
        self.say(sentence.format(time=since, what=moves_in_words(change, found.brief)))


def moves_in_words(change: Difference, of: "Brief") -> str:
    """``Elke wacht verder; Luc krijgt Omer in plaats van Jef``"""
    return "; ".join(said for _icon, said in move_sentences(change, names_in(change, of)))


def names_in(change: Difference, of: "Brief") -> dict[str, str]:
    """How everybody is called in whom two solutions differ, also who takes part no longer."""
    rows = {**of.participants, **of.buddies}
    named = {one for move in change.moves for one in (move.participant, move.before, move.after) if one}
    called, taken = dict(of.called), set(of.called.values())
    for id in named & rows.keys() - called.keys():
        called[id] = rows[id].called if rows[id].called not in taken else rows[id].names_in_list
    return called
