"""The matching page: three views on one list, and beside it everything about the row that is chosen."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import N_, _, clock
from app.matching.explain import Explanation, explain
from app.matching.rules import State
from app.matching.wording import refusal_sentence
from app.ui import messages
from app.ui.matching import rows
from app.ui.matching.list_pane import NOT_YET, PROPOSALS, WHO_FITS, ListPane
from app.ui.matching.not_yet_sheet import NotYetSheet
from app.ui.matching.notice import Notice
from app.ui.matching.pair_sheet import PairSheet
from app.ui.matching.persons import Candidate, dotted, role_of
from app.ui.matching.questions_sheet import QuestionsSheet
from app.ui.matching.sheet import Above, Sheet
from app.ui.matching.solving import Solving
from app.ui.matching.steps import Steps
from app.ui.matching.what_counts_place import WhatCountsPlace
from app.ui.matching.who_fits_sheet import WhoFitsSheet
from app.ui.page import Page
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import column, scrolled
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.progress_card import ProgressCard
from app.vocabulary import word

if TYPE_CHECKING:
    from app.services.proposals import Proposals

_TABLES = ("participant", "buddy", "person", "wish", "duo", "exclusion", "office", "area")


class MatchingPage(Page):
    """Who is proposed to whom; solved beside the window, and kept until the vault changes."""

    id = "matching"
    title = N_("Matching")
    icon = "match"
    tables = frozenset(_TABLES)

    duo_wanted = Signal(object)  # ids
    participant_wanted = Signal(object)
    buddy_wanted = Signal(object)
    participants_wanted = Signal()

    def __init__(self, store: Store, today: Callable[[], date], now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self._store, self._today, self._now = store, today, now
        self._wanted: tuple[str, Hashable] | None = None  # a row to show once everything is found
        self._asked: tuple[str, str] | None = None  # the pair on the screen when an answer was noted
        self._duo: UUID | None = None
        self._opened = False
        self.solving = Solving(store.vault, today, rows_of_views, self)
        self.steps = Steps(self, store, today)
        self.list = ListPane()
        self.notice = Notice()
        self.progress = ProgressCard(_("Calculating the proposals"))
        self.detail = scrolled(QWidget(), _("Proposal"))
        self._again = outlined(_("Calculate again"))
        self._own = outlined(_("Propose two people yourself…"), "plus")
        self.what_counts = WhatCountsPlace(store, self.detail)
        self.tools, self.main_action = (self.what_counts.button, self._again), self._own
        self.search_box = self.list.search
        self._right = QWidget()
        self.areas = (self.list.list, self._right)
        self._assemble()
        self._listen()

    def refresh(self) -> None:
        if self.list.view != WHO_FITS or self.list.list.current != str(self.solving.buddy):
            self.solving.buddy = None  # nobody looks at who would fit that one any more
        self._solve()

    def _solve(self) -> None:
        self._asked = None
        self.notice.hide()
        self.solving.start()

    def set_narrow(self, narrow: bool) -> None:
        self.list.set_narrow(narrow)

    def show_who_fits(self, person_id: UUID) -> None:
        """Show who fits a participant, or a buddy even if nobody is proposed to her or him yet."""
        self._wanted = (WHO_FITS, str(person_id))
        if self.list.has_row(*self._wanted) and not self.solving.is_running:
            self._show_wanted()
        else:
            self.solving.buddy = person_id
            self._solve()

    def _assemble(self) -> None:
        self._right.setLayout(column(Above(self.progress, self.notice), self.detail, self.what_counts, gap=0))
        self.list.put_above(self.what_counts.lines)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self._right, 1)

    def _listen(self) -> None:
        self._again.clicked.connect(self.refresh)
        self._own.clicked.connect(self.steps.propose_own)
        self.steps.proposed.connect(self._on_proposed)
        self.steps.answered.connect(self._on_answered)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.chosen.connect(self._step_aside)
        self.list.list.clicked.connect(self.what_counts.step_aside)
        self.notice.followed.connect(lambda: self.duo_wanted.emit(self._duo))
        self.solving.begun.connect(self._on_begun)
        self.solving.found.connect(self._on_found)
        self.solving.cancelled.connect(lambda: self.sentence_changed.emit(_("stopped; calculate again when it suits")))
        self.solving.failed.connect(lambda error: messages.tell(self.window(), error))

    # What was found

    def _on_begun(self, task: Task) -> None:
        self.progress.follow(task)
        self.sentence_changed.emit(_("calculating…"))

    def _on_found(self, found: "Proposals", listed: Mapping[str, Sequence[ListRow]]) -> None:
        calculated = _("calculated at {time}").format(time=clock(self._now()))
        self.sentence_changed.emit(dotted(rows.count_words(found), calculated))
        self.list.set_rows(listed)
        if found.ask_first and not self._opened:
            self.list.show_row(PROPOSALS, rows.QUESTIONS)
        self._opened = bool(found.proposed or found.to_ask)
        self.what_counts.set_proposals(found)
        self._tell_what_became(found)
        self._show_wanted()

    def _tell_what_became(self, found: "Proposals") -> None:
        """After an answer, a pair that is no longer in the list should not just be gone."""
        asked, self._asked = self._asked, None
        of = found.brief
        if not asked or self.list.has_row(PROPOSALS, asked) or not all(map(of.enters, asked)):
            return
        names = [of.participants[asked[0]].called, of.buddies[asked[1]].called]
        couple = " & ".join(names)
        pair = explain(of.problem, *asked)
        if pair.state is State.REFUSED:
            why = "; ".join(refusal_sentence(refusal, *names) for refusal in pair.refusals)
            self.notice.say(_("{names}: with this answer it does not work. {why}.").format(names=couple, why=why))
        else:
            self.notice.say(_("{names}: with this answer another division is better.").format(names=couple))

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        found = self.solving.proposals
        if wanted is None or found is None or self.list.show_row(*wanted):
            return
        known: dict[str, Candidate] = {**found.brief.participants, **found.brief.buddies}
        if person := known.get(str(wanted[1])):
            sentence = _("{name} does not take part in the matching now: ‘{status}’.")
            self.notice.say(sentence.format(name=person.names, status=word(person.status)))

    # What is shown

    def _show(self, view: str, key: Hashable) -> None:
        found = self.solving.proposals
        if found is None:
            return
        if not (found.brief.problem.participants and found.brief.problem.buddies):
            self._put(self._nobody())
        elif key is None:
            self._put(QWidget() if self.list.is_searching else self._nothing(view))
        elif key == rows.QUESTIONS:
            sheet = QuestionsSheet(found)
            sheet.answer_wanted.connect(self.steps.note_answer)
            self._put(sheet)
        elif view == PROPOSALS:
            self._show_pair(next(pair for pair in found.proposed + found.to_ask if _key(pair) == key))
        elif view == WHO_FITS:
            self._show_who_fits(str(key))
        else:
            self._show_not_yet(str(key))

    def _show_pair(self, pair: Explanation, back: Callable[[], None] | None = None, where: str = "") -> None:
        of = self._found.brief
        participant, buddy = of.participants[pair.participant], of.buddies[pair.buddy]
        not_yet = _("Nobody can be proposed to {name} yet: ‘{status}’.").format(
            name=buddy.called, status=word(buddy.status).lower()
        )
        sheet = PairSheet(pair, participant, buddy, where, "" if of.enters(pair.buddy) else not_yet)
        sheet.ask_wanted.connect(lambda: self.steps.ask_both(sheet))
        sheet.exclude_wanted.connect(lambda: self.steps.exclude(sheet))
        sheet.answer_wanted.connect(lambda person, about: self.steps.note_answer(person, about, _key(pair)))
        if back:
            sheet.back_wanted.connect(back)
        self._put(sheet)

    def _show_who_fits(self, person_id: str) -> None:
        from app.services.proposals import who_fits

        found = self._found
        known: dict[str, Candidate] = {**found.brief.participants, **found.brief.buddies}
        person = known[person_id]
        sheet = WhoFitsSheet(person, who_fits(found.brief, person_id), found)
        where = _("Back to {name}").format(name=person.called)
        sheet.pair_wanted.connect(lambda pair: self._show_pair(pair, lambda: self._show_who_fits(person_id), where))
        profile = self.participant_wanted if role_of(person) == "participant" else self.buddy_wanted
        sheet.profile_wanted.connect(lambda: profile.emit(person.id))
        self._put(sheet)

    def _show_not_yet(self, participant_id: str) -> None:
        from app.services.proposals import who_fits

        found = self._found
        person = found.brief.participants[participant_id]
        unmatched = next(one for one in found.solution.unmatched if one.participant == participant_id)
        sheet = NotYetSheet(person, unmatched, who_fits(found.brief, participant_id))
        sheet.who_fits_wanted.connect(lambda: self.list.show_row(WHO_FITS, participant_id))
        sheet.profile_wanted.connect(lambda: self.participant_wanted.emit(person.id))
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
        button.clicked.connect(lambda: self.list.views.choose(NOT_YET))
        text = _("At ‘Not yet’ stands for each participant what is in the way, and what could be talked over.")
        return EmptyState("buddy", _("No proposal for now"), text, button)

    def _put(self, content: QWidget) -> None:
        """Show something at the right; what stood there may still be finishing a click."""
        focus, held_focus = self.window().focusWidget(), False
        if old := self.detail.takeWidget():
            held_focus = focus is not None and old.isAncestorOf(focus)
            old.deleteLater()
        content.setObjectName("scrolled")
        self.detail.setWidget(content)
        main = (content.main if isinstance(content, Sheet) else None) or self.detail
        self._right.setFocusProxy(main)
        if held_focus:
            main.setFocus()

    # What is done

    def _open(self, view: str, key: Hashable) -> None:
        """Enter on a row: the next step of a pair, else the keyboard goes to the detail."""
        sheet = self.detail.widget()
        if isinstance(sheet, PairSheet) and sheet.may_ask:
            self.steps.ask_both(sheet)
        else:
            self._right.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step_aside(self) -> None:
        """Who chooses a row wants to see it, and not what counts."""
        if self.list.list.hasFocus():
            self.what_counts.step_aside()

    def _on_proposed(self, duo_id: UUID, names: str) -> None:
        self._duo = duo_id
        sentence = _("{names}: now ask each of them apart.")
        self.notice.say(sentence.format(names=names), _("See the duo"))

    def _on_answered(self, pair: tuple[str, str] | None) -> None:
        self._asked = pair

    @property
    def _found(self) -> "Proposals":
        assert self.solving.proposals is not None
        return self.solving.proposals


def rows_of_views(found: "Proposals") -> dict[str, list[ListRow]]:
    """The list of each view; of three thousand people it takes too long to make for the window to wait."""
    return {PROPOSALS: rows.proposal_rows(found), WHO_FITS: rows.people_rows(found), NOT_YET: rows.not_yet_rows(found)}


def _key(pair: Explanation) -> tuple[str, str]:
    return pair.participant, pair.buddy
