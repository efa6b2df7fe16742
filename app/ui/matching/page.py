"""The matching page: three views on one list, and beside it everything about the row that is chosen."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import N_, _, clock
from app.matching.explain import explain
from app.matching.rules import State
from app.matching.wording import refusal_sentence
from app.services import what_counts
from app.ui import messages
from app.ui.matching import rows
from app.ui.matching.detail import Detail
from app.ui.matching.list_pane import NOT_YET, PROPOSALS, WHO_FITS, ListPane
from app.ui.matching.notice import Notice
from app.ui.matching.pair_sheet import PairSheet
from app.ui.matching.persons import Candidate, dotted, role_of
from app.ui.matching.reshuffle import Reshuffled
from app.ui.matching.sheet import Above
from app.ui.matching.solving import Solving
from app.ui.matching.steps import Steps
from app.ui.matching.what_counts_place import WhatCountsPlace
from app.ui.page import Page
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import more_button, outlined
from app.ui.widgets.layout import column
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.progress_card import ProgressCard
from app.vocabulary import word

if TYPE_CHECKING:
    from app.services.proposals import Proposals

_PEOPLE = ("participant", "buddy", "person", "wish", "coordinator", "organisation")
_TABLES = (*_PEOPLE, "duo", "exclusion", "kept_proposal", "office", "area", "criterion")


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
        self.steps = Steps(self, store, today, lambda: self.solving.proposals)
        self.list = ListPane()
        self.notice, self.reshuffled = Notice(), Reshuffled()
        self.progress = ProgressCard(_("Calculating the proposals"))
        self.detail = Detail(self.steps)
        self._own = outlined(_("Propose two people yourself…"), "plus")
        # What is wanted seldom: the list is calculated again by itself after every change.
        again, before = (_("Calculate again"), self.refresh), (_("Earlier calculations…"), self.steps.look_back)
        self._more = more_button(_("More about the matching"), [again, before])
        self.what_counts = WhatCountsPlace(store, self.detail)
        self.tools, self.main_action = (self.what_counts.button, self._more), self._own
        self.search_box = self.list.search
        self._right = QWidget()
        self.areas = (self.list.list, self.detail)
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
        self.what_counts.step_aside()
        if self.list.has_row(*self._wanted) and not self.solving.is_running:
            self._show_wanted()
        else:
            self.solving.buddy = person_id
            self._solve()

    def _assemble(self) -> None:
        above = Above(self.progress, self.notice, self.reshuffled)
        self._right.setLayout(column(above, self.detail, self.what_counts, gap=0))
        self.list.put_above(self.what_counts.lines)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self._right, 1)

    def _listen(self) -> None:
        self._own.clicked.connect(lambda _on=False: self.steps.propose_own())
        self.steps.proposed.connect(self._on_proposed)
        self.steps.answered.connect(self._on_answered)
        self.list.chosen.connect(lambda view, key: self.detail.bring(view, key, self.list.is_searching))
        self.detail.profile_wanted.connect(self._show_profile)
        self.detail.view_wanted.connect(self._show_view)
        self.detail.participants_wanted.connect(self.participants_wanted)
        self.list.opened.connect(self._open)
        self.list.chosen.connect(self._step_aside)
        self.list.list.clicked.connect(self.what_counts.step_aside)
        self.what_counts.turned.connect(self._on_turned)
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
        names = self._store.read(what_counts.names)
        self.detail.take(found, names)
        self.reshuffled.take(found, self._now())
        self.list.set_rows(listed)
        if found.ask_first and not self._opened:
            self.list.show_row(PROPOSALS, rows.QUESTIONS)
        self._opened = bool(found.proposed or found.to_ask)
        self.what_counts.set_proposals(found, names)
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

    # What is done

    def _show_profile(self, person: Candidate) -> None:
        (self.participant_wanted if role_of(person) == "participant" else self.buddy_wanted).emit(person.id)

    def _show_view(self, view: str, key: Hashable) -> None:
        if key is None:
            self.list.views.choose(view)
        else:
            self.list.show_row(view, key)

    def _open(self, view: str, key: Hashable) -> None:
        """Enter on a row: the next step of a pair, else the keyboard goes to the detail."""
        sheet = self.detail.sheet
        if isinstance(sheet, PairSheet) and sheet.may_ask:
            self.steps.ask_both(sheet)
        else:
            self.detail.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step_aside(self) -> None:
        """Who chooses a row wants to see it, and not what counts."""
        if self.list.list.hasFocus():
            self.what_counts.step_aside()

    def _on_turned(self, counts: bool) -> None:
        self.areas = (self.list.list, self.what_counts if counts else self.detail)

    def _on_proposed(self, duo_id: UUID, names: str) -> None:
        self._duo = duo_id
        sentence = _("{names}: now ask each of them apart.")
        self.notice.say(sentence.format(names=names), _("Note the answers"))
        self.notice.follow.setFocus(Qt.FocusReason.TabFocusReason)  # what the keyboard was at goes with the pair

    def _on_answered(self, pair: tuple[str, str] | None) -> None:
        self._asked = pair


def rows_of_views(found: "Proposals") -> dict[str, list[ListRow]]:
    """The list of each view; of three thousand people it takes too long to make for the window to wait."""
    return {PROPOSALS: rows.proposal_rows(found), WHO_FITS: rows.people_rows(found), NOT_YET: rows.not_yet_rows(found)}
