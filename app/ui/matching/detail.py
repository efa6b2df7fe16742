"""The right side of the page: everything about the row that is chosen, and the way back from what was opened there."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.matching.explain import Explanation
from app.matching.limit_words import broken_sentences
from app.matching.rules import RULES
from app.ui.matching import rows
from app.ui.matching.alternatives_sheet import AlternativesSheet
from app.ui.matching.list_pane import NOT_YET, PROPOSALS, WHO_FITS
from app.ui.matching.not_yet_sheet import NotYetSheet
from app.ui.matching.pair_sheet import PairSheet
from app.ui.matching.persons import Candidate
from app.ui.matching.price_card import PriceCard
from app.ui.matching.questions_sheet import QuestionsSheet
from app.ui.matching.reckoning import Reckoning
from app.ui.matching.sheet import Sheet
from app.ui.matching.steps import Steps
from app.ui.matching.who_fits_sheet import WhoFitsSheet
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import scrolled
from app.vocabulary import word

if TYPE_CHECKING:
    from app.services.proposals import Proposals

Back = tuple[str, Callable[[], None]]  # words of a button, and what shows again what stood here
NOWHERE: Back = ("", lambda: None)


class Detail(QWidget):
    """``bring`` shows what belongs to a row; ``found`` is what it is about."""

    profile_wanted = Signal(object)  # Candidate
    view_wanted = Signal(str, object)  # a view, and the key of a row or None
    participants_wanted = Signal()

    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self._steps = steps
        self._found: Proposals | None = None
        self._names: Mapping[str, str] = {}
        self.reckoning = Reckoning(self)
        self._area = scrolled(QWidget(), _("Proposal"))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._area)

    @property
    def sheet(self) -> QWidget:
        """What is shown."""
        found = self._area.widget()
        assert found
        return found

    def take(self, found: "Proposals", names: Mapping[str, str]) -> None:
        """Something else was found; ``names`` of whom the limits are for."""
        self._found, self._names = found, names
        self.reckoning.forget()

    def bring(self, view: str, key: Hashable, is_searching: bool) -> None:
        """Show what belongs to a row of a view; without a row, why there is none."""
        if self._found is None:
            return
        self.reckoning.drop()
        of = self._found.brief.problem
        if not (of.participants and of.buddies):
            self._put(self._nobody())
        elif key is None:
            self._put(QWidget() if is_searching else self._nothing(view))
        elif key == rows.QUESTIONS:
            sheet = QuestionsSheet(self._found)
            sheet.answer_wanted.connect(self._steps.note_answer)
            self._put(sheet)
        elif view == PROPOSALS:
            pairs = self._found.proposed + self._found.to_ask
            self._show_pair(next(pair for pair in pairs if (pair.participant, pair.buddy) == key))
        elif view == WHO_FITS:
            self._show_who_fits(str(key))
        else:
            self._show_not_yet(str(key))

    def _show_pair(self, pair: Explanation, back: Back = NOWHERE) -> None:
        self.reckoning.drop()
        found = self._now
        of = found.brief
        participant, buddy = of.participants[pair.participant], of.buddies[pair.buddy]
        not_yet = _("Nobody can be proposed to {name} yet: ‘{status}’.").format(
            name=buddy.called, status=word(buddy.status).lower()
        )
        price = PriceCard(pair, found, self.reckoning)
        couple = pair.participant, pair.buddy
        sheet = PairSheet(
            pair,
            participant,
            buddy,
            price,
            back=back[0],
            not_yet="" if of.enters(pair.buddy) else not_yet,
            is_kept=couple in of.problem.decided,
            beyond=self._beyond(couple),
        )
        sheet.ask_wanted.connect(lambda: self._steps.ask_both(sheet))
        sheet.own_wanted.connect(lambda: self._steps.propose_own(couple))
        sheet.keep_wanted.connect(lambda keep: self._steps.keep(sheet, keep))
        sheet.exclude_wanted.connect(lambda: self._steps.exclude(sheet))
        sheet.answer_wanted.connect(lambda person, about: self._steps.note_answer(person, about, couple))
        sheet.back_wanted.connect(back[1])
        names = _("{participant} and {buddy}").format(participant=participant.called, buddy=buddy.called)
        here = names, lambda: self._show_pair(pair, back)
        price.alternatives_wanted.connect(lambda: self._show_alternatives(pair, _back_to(*here)))
        self._put(sheet)

    def _beyond(self, couple: tuple[str, str]) -> list[str]:
        """The limits that a kept pair passes; which rules refuse it is said of every pair."""
        found = self._now
        of = found.brief
        kept = next((one for one in found.solution.pairs if (one.participant, one.buddy) == couple), None)
        if kept is None:
            return []
        passed = replace(kept, broken=tuple(code for code in kept.broken if code not in RULES))
        called = of.participants[couple[0]].called, of.buddies[couple[1]].called
        return broken_sentences(passed, of.problem, *called, self._names)

    def _show_alternatives(self, pair: Explanation, back: Back) -> None:
        self.reckoning.drop()
        person = self._now.brief.participants[pair.participant]
        sheet = AlternativesSheet(person, pair, self._now, self.reckoning, back[0])
        sheet.back_wanted.connect(back[1])
        here = _("the others"), lambda: self._show_alternatives(pair, back)
        sheet.pair_wanted.connect(lambda other: self._show_pair(other, _back_to(*here)))
        sheet.all_wanted.connect(lambda: self.view_wanted.emit(WHO_FITS, str(person.id)))
        self._put(sheet)

    def _show_who_fits(self, person_id: str) -> None:
        from app.services.proposals import who_fits

        self.reckoning.drop()
        found = self._now
        known: dict[str, Candidate] = {**found.brief.participants, **found.brief.buddies}
        person = known[person_id]
        sheet = WhoFitsSheet(person, who_fits(found.brief, person_id, found.pairs), found, self.reckoning)
        here = person.called, lambda: self._show_who_fits(person_id)
        sheet.pair_wanted.connect(lambda pair: self._show_pair(pair, _back_to(*here)))
        sheet.profile_wanted.connect(lambda: self.profile_wanted.emit(person))
        self._put(sheet)

    def _show_not_yet(self, participant_id: str) -> None:
        from app.services.proposals import who_fits

        self.reckoning.drop()
        found = self._now
        person = found.brief.participants[participant_id]
        unmatched = next(one for one in found.solution.unmatched if one.participant == participant_id)
        sheet = NotYetSheet(
            person, unmatched, who_fits(found.brief, participant_id, found.pairs), found, self.reckoning
        )
        sheet.who_fits_wanted.connect(lambda: self.view_wanted.emit(WHO_FITS, participant_id))
        sheet.profile_wanted.connect(lambda: self.profile_wanted.emit(person))
        self._put(sheet)

    def _nobody(self) -> QWidget:
        button = filled(_("To the participants"), "participant")
        button.clicked.connect(self.participants_wanted)
        text = _(
            "As soon as a participant waits and a buddy has a free place, Klik looks here who could suit whom,"
            " and says why."
        )
        return EmptyState("buddy", _("Nobody to bring together yet"), text, button)

    def _nothing(self, view: str) -> QWidget:
        if view == NOT_YET:
            return EmptyState("participant", _("There is a proposal for everybody"), _("Nobody is left out now."))
        button = outlined(_("See what could help"))
        button.clicked.connect(lambda: self.view_wanted.emit(NOT_YET, None))
        text = _("At ‘Not yet’ stands for each participant what is in the way, and what could be talked over.")
        return EmptyState("buddy", _("No proposal for now"), text, button)

    def _put(self, content: QWidget) -> None:
        """Show something; what stood there may still be finishing a click."""
        focus, held_focus = self.window().focusWidget(), False
        if old := self._area.takeWidget():
            held_focus = focus is not None and old.isAncestorOf(focus)
            old.deleteLater()
        content.setObjectName("scrolled")
        self._area.setWidget(content)
        main = (content.main if isinstance(content, Sheet) else None) or self._area
        self.setFocusProxy(main)
        if held_focus:
            main.setFocus()

    @property
    def _now(self) -> "Proposals":
        assert self._found is not None
        return self._found


def _back_to(what: str, show: Callable[[], None]) -> Back:
    return _("Back to {name}").format(name=what), show
