"""What could be talked over so that somebody comes within reach, and what that would change: tried, never saved."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, number
from app.matching.explain import Explanation
from app.matching.price_words import difference_sentences
from app.matching.solution import Unlock
from app.matching.wish_words import criterion_word
from app.matching.wording import Band, band
from app.services.rows import ParticipantRow
from app.ui import theme
from app.ui.matching.asking import ask_helped, ask_what_if
from app.ui.matching.reckoning import Reckoning
from app.ui.matching.rows import kilometres
from app.ui.matching.said import SaidLines
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import Role, half_day

if TYPE_CHECKING:
    from app.matching.compare import Difference
    from app.services.proposals import Proposals

MOST_UNLOCKS = 4
_THEN = {
    Band.GOOD: N_("Then {buddy} fits well: {why}"),
    Band.PARTLY: N_("Then {buddy} fits partly: {why}"),
    Band.TO_ASK: N_("Then {buddy} may fit, after a question: {why}"),
}


class TalkOver(Card):
    """The smallest changes that help one participant, each with what it would bring."""

    def __init__(
        self, person: ParticipantRow, unlocks: Sequence[Unlock], found: "Proposals", reckoning: Reckoning
    ) -> None:
        super().__init__(_("To discuss some time"))
        self.changes = [_Change(person, unlock, found, reckoning) for unlock in unlocks[:MOST_UNLOCKS]]
        for change in self.changes:
            self.add(change)
        if not self.changes:
            none = _("No single change brings a buddy within reach now. A new buddy may.")
            self.add(label(none, tone="text2", wrap=True))


class _Change(QFrame):
    """One change, and behind its button what it does to the whole list."""

    def __init__(self, person: ParticipantRow, unlock: Unlock, found: "Proposals", reckoning: Reckoning) -> None:
        super().__init__()
        self.setObjectName("inset")
        self._person, self._unlock, self._found = person, unlock, found
        self._then = label(_within_reach(unlock), theme.SECOND, tone="text2", wrap=True)
        self.what_if = outlined(_("What if"), "eye", small=True)
        self.what_if.setCheckable(True)
        asked = question_of(unlock, person.called)
        self.what_if.setAccessibleDescription(asked)
        head = row(
            column(1, Glyph("talk"), 1),
            column(label(asked, bold=True, wrap=True), self._then, gap=0),
            column(1, self.what_if, 1),
            gap=12,
        )
        head.setStretch(1, 1)
        self._lines = SaidLines()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._tried = QWidget()
        unsaved = label(_("On the whole list, without saving anything:"), theme.SECOND, tone="text2")
        self._tried.setLayout(column(unsaved, self._lines, gap=6, margins=(30, 4, 0, 4)))
        self._tried.hide()
        body = QVBoxLayout(self)
        body.setContentsMargins(12, 8, 12, 8)
        body.setSpacing(6)
        body.addLayout(head)
        body.addWidget(self._tried)
        participant = str(person.id)
        ask_helped(reckoning, found, participant, unlock, self._say_who)
        self.what_if.toggled.connect(self._tried.setVisible)
        self.what_if.toggled.connect(lambda on: self._try(reckoning, participant) if on else None)

    def _say_who(self, pair: Explanation | None) -> None:
        if pair is None:
            return
        why = ", ".join(filter(None, (*pair.interests, kilometres(pair)))) or _("the half-days suit")
        sentence = _(_THEN.get(band(pair.state, pair.fit), _THEN[Band.PARTLY]))
        said = sentence.format(buddy=self._found.brief.called[pair.buddy], why=why)
        if more := self._unlock.pairs - 1:
            said += " · " + ngettext("and {n} other", "and {n} others", more).format(n=number(more))
        self._then.setText(said)

    def _try(self, reckoning: Reckoning, participant: str) -> None:
        self._lines.wait()
        ask_what_if(reckoning, self._found, participant, self._unlock, self._show)

    def _show(self, change: "Difference") -> None:
        names, participant = self._found.brief.called, str(self._person.id)
        told = difference_sentences(change, names) if change.moves else [("info", _("the proposals stay as they are"))]
        if not any(move.participant == participant for move in change.moves):  # who gets nobody all the same
            told.append(("info", _("{name} waits on all the same").format(name=names[participant])))
        self._lines.say(told)


def question_of(unlock: Unlock, name: str) -> str:
    """``Kan Elke ook op dinsdagnamiddag?``: what to ask so that somebody comes within reach."""
    what, _colon, about = unlock.relax.partition(":")
    of_participant = unlock.side == Role.PARTICIPANT
    match what:
        case "wish":
            asked = (
                _("May {criterion} be a wish for {name}, no must?")
                if of_participant
                else _("May {criterion} be a wish for a buddy, no must?")
            )
            return asked.format(name=name, criterion=_("“{word}”").format(word=criterion_word(about)))
        case "range":
            asked = (
                _("May it be 10 km further for {name}?") if of_participant else _("Will a buddy come 10 km further?")
            )
            return asked.format(name=name)
        case _ if about:
            return _("Can {name} also on {half_day}?").format(name=name, half_day=half_day(about))
        case _:
            return _("Can a buddy also when {name} can?").format(name=name)


def _within_reach(unlock: Unlock) -> str:
    """What is said until it is known who that would be."""
    words = ngettext("Then {n} buddy comes within reach", "Then {n} buddies come within reach", unlock.pairs)
    return words.format(n=number(unlock.pairs))
