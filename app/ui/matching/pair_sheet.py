"""A pair: who they are, what was remarked, why they fit point by point, and what to ask each of them first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.matching.explain import Cell, Explanation, Kind
from app.matching.rules import State
from app.matching.wish_words import criterion_word
from app.matching.wording import band, band_word, cell_words, points_known, refusal_sentence
from app.services.first_words import to_ask_beforehand
from app.services.papers import FOR_MINORS
from app.services.rows import ParticipantRow
from app.ui.matching.across import Across
from app.ui.matching.facts import Unknown, answerable, question_about, unknowns
from app.ui.matching.persons import Candidate, apart, dotted, half_days_of, mark, remarks_of
from app.ui.matching.price_card import PriceCard
from app.ui.matching.sheet import Beside, RoleShape, Sheet, pointed
from app.ui.widgets.availability_grid import SharedGrid
from app.ui.widgets.buttons import filled, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow import Flow, Spread
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.reason_bars import Reason, ReasonBars, Side
from app.ui.widgets.text import label
from app.vocabulary import Role

_KINDS = {Kind.VALUE: "fit", Kind.UNKNOWN: "unknown", Kind.NO_WISH: "none", Kind.CLASH: "clash"}


class PairSheet(Sheet):
    """One pair. ``not_yet``: why nobody can ask them; ``beyond``: which limits it passes and is kept for all that."""

    ask_wanted = Signal()
    own_wanted = Signal()  # though a rule says no
    exclude_wanted = Signal()
    keep_wanted = Signal(bool)  # or, with no, not any longer
    answer_wanted = Signal(object, str)  # whose fact, and about what

    def __init__(
        self,
        pair: Explanation,
        participant: Candidate,
        buddy: Candidate,
        price: PriceCard,
        *,
        back: str = "",
        not_yet: str = "",
        is_kept: bool = False,
        beyond: Sequence[str] = (),
    ) -> None:
        super().__init__(back)
        self.pair, self.participant, self.buddy, self.price = pair, participant, buddy, price
        self.is_kept = is_kept
        self.may_ask = not (not_yet or price.is_refused)
        self._not_yet, self._beyond = not_yet, beyond
        self.body.addWidget(self._head())
        if remarks_of(participant) or remarks_of(buddy):
            self.body.addWidget(self._remarks())
        asked = self._beforehand()
        parts = [self._bars(), Beside(asked, price) if asked else price]
        for part in parts if pair.state is State.ALLOWED else reversed(parts):
            self.body.addWidget(part)
        self.body.addWidget(self._half_days())
        self.body.addStretch(1)

    def _head(self) -> Card:
        card = Card()
        card.setAccessibleName(
            _("{participant} and {buddy}").format(participant=self.participant.names, buddy=self.buddy.names)
        )
        card.body.setSpacing(14)
        fits = band_word(band(self.pair.state, self.pair.fit))
        said, icon = (dotted(fits, _("kept")), "fix") if self.is_kept else (fits, "link")
        card.add(Across(self.participant, self.buddy, said, icon))
        # Who still waits for an answer is asked that first: then this is no longer the next step.
        ask = (filled if self.pair.state is State.ALLOWED else outlined)(_("Ask both…"), "meet")
        ask.clicked.connect(self.ask_wanted)
        own = outlined(_("Propose all the same…"))
        own.clicked.connect(self.own_wanted)
        ask.setVisible(not self.price.is_refused)
        own.setVisible(self.price.is_refused and not self._not_yet)
        keep = outlined(_("Keep no longer") if self.is_kept else _("Keep this proposal"), "fix")
        keep.clicked.connect(lambda: self.keep_wanted.emit(not self.is_kept))
        exclude = quiet(_("Do not propose…"))
        exclude.clicked.connect(self.exclude_wanted)
        exclude.setVisible(not self.price.is_refused)
        names = self.participant.called, self.buddy.called
        for refusal in () if self.price.is_refused else self.pair.refusals:
            card.add(pointed("warn", label(refusal_sentence(refusal, *names) + ".", wrap=True)))
        for sentence in self._beyond:
            card.add(pointed("info", label(sentence, wrap=True)))
        if self._not_yet:
            card.add(pointed("info", label(self._not_yet, wrap=True)))
            ask.setEnabled(False)
        keep.setVisible(self.is_kept or (not self._not_yet and not self.pair.refusals))
        card.add(Spread(ask, own, keep, exclude, Chip(points_known(self.pair), icon="info")))
        self.main = ask if self.may_ask else own if self.price.is_refused else exclude
        return card

    def _remarks(self) -> Card:
        card = Card()
        card.setAccessibleName(_("Remarks to keep in mind"))
        card.body.setContentsMargins(16, 11, 16, 11)
        card.add(Beside(_remarks_of(self.participant), _remarks_of(self.buddy), at_least=500, gap=16))
        return card

    def _bars(self) -> Card:
        card = Card()
        card.setAccessibleName(_("Why they fit"))
        bars = ReasonBars()
        bars.show_reasons(
            self.participant.called,
            self.buddy.called,
            [
                Reason(
                    criterion_word(one.criterion),
                    self._side(one.participant, self.participant),
                    self._side(one.buddy, self.buddy),
                )
                for one in self.pair.rows
            ],
        )
        card.add(bars)
        return card

    def _side(self, cell: Cell, whose: Candidate) -> Side:
        far = cell.reason.code == "distance" and self.pair.km is not None
        words = apart(self.pair.km or 0.0, whose) if far else cell_words(cell)
        return Side(_KINDS[cell.kind], words, (cell.value or 0) / 1000)

    def _beforehand(self) -> Card | None:
        """What to ask each of them first; None for two who do not fit, and of whom there is nothing to ask."""
        card = Card(_("Ask this beforehand, each apart"))
        open_facts = unknowns(self.pair, self.participant, self.buddy)
        for side, person in ((Role.PARTICIPANT, self.participant), (Role.BUDDY, self.buddy)):
            sentences = to_ask_beforehand(self.pair, side, self.participant, self.buddy)
            if side is Role.BUDDY and isinstance(self.participant, ParticipantRow) and self.participant.minors:
                sentences.append(_extract_words(self.participant, self.buddy))
            mine = [one for one in open_facts if one.side is side]
            if not sentences and not mine:
                continue
            card.add(_whose(_("To {name}").format(name=person.called), person))
            for sentence in sentences:
                card.add(pointed("talk", label(sentence, wrap=True)))
            for one in mine:
                card.add(self._question(one, person))
        if card.body.count() == 1:
            if self.pair.state is State.REFUSED:
                return None
            card.add(
                pointed(
                    "check",
                    label(_("Nothing: all that counts is known, and suits both."), wrap=True),
                    token="green",
                )
            )
        card.body.addStretch(1)
        return card

    def _question(self, unknown: Unknown, person: Candidate) -> QWidget:
        sentence = question_about(person, unknown.about)
        words = label(sentence, wrap=True)
        if not answerable(person, unknown.about):
            return pointed("ask", words)
        button = outlined(_("Note the answer…"), small=True)
        button.setAccessibleDescription(sentence)
        button.clicked.connect(lambda: self.answer_wanted.emit(person, unknown.about))
        return pointed("ask", words, button)

    def _half_days(self) -> Card:
        card = Card(_("Half-days together"))
        grid = SharedGrid()
        grid.set_values(half_days_of(self.participant), half_days_of(self.buddy))
        whose = [_whose(person.called, person) for person in (self.participant, self.buddy)]
        both = row(Glyph("check", "green", 14), label(_("both"), bold=True), 1)
        legend = QWidget()
        legend.setLayout(column(*whose, both, gap=6, margins=(0, 20, 0, 0)))
        card.add(Flow([grid, legend], gap=24))
        return card


def _extract_words(participant: Candidate, buddy: Candidate) -> str:
    """Where there are children the law asks one paper more, before the two meet."""
    said = _("There are children in the house of {participant}: {buddy} shows an extract, model {model}, first.")
    return said.format(participant=participant.called, buddy=buddy.called, model=FOR_MINORS)


def _remarks_of(person: Candidate) -> QWidget:
    """The remarks of one of the two, under the name."""
    host = QWidget()
    said = remarks_of(person)
    lines = [label(text, wrap=True) for text in said] or [label(_("nothing noted"), tone="text2", wrap=True)]
    inside = row(column(_whose(person.called, person), 1), column(*lines, 1, gap=2), gap=10)
    inside.setStretch(1, 1)
    host.setLayout(inside)
    return host


def _whose(words: str, person: Candidate) -> QWidget:
    """A small shape of the role with words."""
    host = QWidget()
    host.setLayout(row(RoleShape(mark(person).role), label(words, bold=True), 1, gap=8))
    return host
