"""One duo: names, path, the card of the step it is at, and what was noted and agreed."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import _, listed
from app.matching.wording import rule_word
from app.services import duo_path
from app.services.letters import CLOSED
from app.services.subjects import Subject
from app.ui import theme
from app.ui.duos.agreement_card import AgreementCard
from app.ui.duos.ask_card import AskCard
from app.ui.duos.contacts_card import ContactsCard
from app.ui.duos.heading import Heading
from app.ui.duos.meeting_card import MeetingCard
from app.ui.duos.move_card import MoveCard, moves_of
from app.ui.duos.papers import give_certificate, give_closing, save_agreement, save_evaluation_form, save_meeting
from app.ui.duos.past_card import PastCard
from app.ui.duos.path import path
from app.ui.duos.plan_part import note_meeting
from app.ui.duos.triangle_card import TriangleCard
from app.ui.duos.view import DuoView
from app.ui.evaluations.card import EvaluationsCard
from app.ui.evaluations.goals_card import GoalsCard
from app.ui.history.opening import open_history
from app.ui.people.introduction import introduce
from app.ui.reports.fold import ReportsFold
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import Entry, fill_menu
from app.ui.widgets.layout import SCROLLED, scrolled
from app.ui.widgets.path_line import PathLine
from app.ui.widgets.text import label
from app.vocabulary import DuoState, Role, Voice

TWO_COLUMNS = 780  # the least width for two columns: a window of 1220 px
_ASKING = (DuoState.PROPOSED, DuoState.ASKED)


class Detail(QWidget):
    """Shows a duo. Its cards stay, and show what changed: nobody loses a line that is being typed."""

    participant_wanted = Signal(object)  # the id of a participant
    note_wanted = Signal()
    buddy_wanted = Signal(object)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._view: DuoView | None = None
        self._two = True
        self.heading = Heading()
        self.path = PathLine(lines=2)
        self.against = label("", theme.SECOND, tone="text2", wrap=True)
        self.ask, self.meeting, self.past = AskCard(store), MeetingCard(store), PastCard()
        self.moves, self.agreement = MoveCard(store), AgreementCard(store)
        self.triangle, self.contacts = TriangleCard(store), ContactsCard(store)
        self.reports = ReportsFold(store, lambda: self._view.today if self._view else date.today())
        self.evaluations, self.goals = EvaluationsCard(store), GoalsCard(store)
        content = QWidget()
        self._body = QVBoxLayout(content)
        self._body.setContentsMargins(*SCROLLED)
        self._body.setSpacing(12)
        self._pair = QGridLayout()
        self._pair.setSpacing(12)
        for widget in (self.heading, self.path, self.against, self.ask, self.moves, self.past):
            self._body.addWidget(widget)
        self._body.addLayout(self._pair)
        self._arrange()
        for card in (self.agreement, self.evaluations, self.goals, self.meeting, self.reports):
            self._body.addWidget(card)
        self._body.addStretch(1)
        self._content = content
        self.area = scrolled(content, _("The chosen duo"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self._listen()

    @property
    def view(self) -> DuoView | None:
        """What is shown now."""
        return self._view

    def show_view(self, view: DuoView) -> None:
        """Show a duo, or the same one as it became."""
        other = self._view is None or self._view.row.id != view.row.id
        self._view = view
        row = view.row
        self.heading.show_view(view)
        self._fill_menu(view)
        self.against.setVisible(bool(row.broken or row.reason))
        self.against.setText(_against(view))
        self.ask.setVisible(row.state in _ASKING)
        self.meeting.setVisible(row.state is DuoState.FIRST_MEETING)
        # A duo that runs has nothing to decide now: what may be done with it stands under the three dots.
        self.moves.setVisible(row.together and (row.state is not DuoState.RUNNING or bool(row.state_note)))
        self.past.setVisible(not row.open)
        self.triangle.setVisible(row.together)
        self.contacts.setVisible(row.together or bool(view.contacts))
        for looking_back in (self.evaluations, self.goals):
            looking_back.setVisible(row.together or bool(view.held))
        self.agreement.setVisible(view.settling or (view.may_agree and row.state is not DuoState.FIRST_MEETING))
        cards = (self.ask, self.meeting, self.moves, self.past, self.triangle, self.contacts, self.agreement)
        for card in (*cards, self.evaluations, self.goals):
            if not card.isHidden() or card is self.moves:
                card.show_view(view)
        self.path.set_steps(path(row, view.trial_met))
        self.reports.show_whom(Subject("duo", row.id))
        self._arrange()
        self._order(view)
        if other:
            self.area.verticalScrollBar().setValue(0)
        # What a card hides it gives back only once its own layout has settled; then the page is as long as it must be.
        QTimer.singleShot(0, self._content, self._content.updateGeometry)

    def save_agreement(self, version_id: UUID | None = None) -> Task | None:
        """Print or save the agreement as it stands, or an earlier version of it."""
        return save_agreement(self, self._store, self._view, version_id) if self._view else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes here by key stands at the present step."""
        super().focusInEvent(event)
        if not (view := self._view):
            return
        target: QWidget = self.heading.note if view.row.together else self.heading.participant
        if view.row.state in _ASKING:
            target = self.ask.first_to_ask
        elif view.row.state is DuoState.FIRST_MEETING:
            target = self.agreement.save if view.settling else self.meeting.sides[Role.PARTICIPANT].answers
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def set_two_columns(self, two: bool) -> None:
        """Triangle and contacts beside each other, or under each other."""
        if two is not self._two:
            self._two = two
            self._arrange()

    def _order(self, view: DuoView) -> None:
        """The card of the present step comes first: the agreement before the contacts while it is being settled."""
        step = self.meeting if view.row.state is DuoState.FIRST_MEETING and not view.settling else self.agreement
        at = self._body.indexOf(self.past) + 1
        if view.row.state is DuoState.FIRST_MEETING:
            if self._body.indexOf(step) != at:
                self._body.removeWidget(step)
                self._body.insertWidget(at, step)
        elif self._body.indexOf(self.agreement) == at:
            self._body.removeWidget(self.agreement)
            self._body.insertWidget(self._body.indexOf(self._pair) + 1, self.agreement)

    def _fill_menu(self, view: DuoView) -> None:
        menu, row = self.heading.menu, view.row
        noting: list[Entry] = [(_("Note a contact…"), self.note_wanted.emit)]
        noting.append((_("Note a report…"), self.reports.note))
        moves: list[Entry] = []
        if row.state in _ASKING:
            moves.append((_("They met already…"), lambda: note_meeting(self, self._store, view)))
            moves.append((_("Withdraw the proposal"), lambda: self._store.write(duo_path.withdraw, row.id)))
        if row.state is DuoState.RUNNING:
            moves += [(_(move.words), partial(self.moves.go, move)) for move in moves_of(row)]
        fill_menu(menu, noting, moves, self._papers(view), [(_("History…"), lambda: self._open_history(view))])

    def _papers(self, view: DuoView) -> list[Entry]:
        row, entries = view.row, list[Entry]()
        if row.open and not row.together:
            entries += [
                (_("Introduction of {name}…").format(name=view.names[other]), partial(self._introduce, side))
                for side, other in ((Role.BUDDY, Role.PARTICIPANT), (Role.PARTICIPANT, Role.BUDDY))
            ]
        if row.open and not row.together and row.meeting_planned_on:
            entries.append((_("Save for your calendar…"), lambda: save_meeting(self, self._store, view)))
        if view.may_agree:
            entries.append((_("Print the agreement…"), self.save_agreement))
        entries.append((_("Blank evaluation form, participant…"), lambda: self._form(Voice.PARTICIPANT)))
        entries.append((_("Blank evaluation form, buddy…"), lambda: self._form(Voice.BUDDY)))
        entries.append((_("Blank evaluation form, together…"), lambda: self._form(Voice.TOGETHER)))
        if row.state in CLOSED:
            entries.append((_("Letter at the end…"), lambda: give_closing(self, self._store, view)))
        if row.state in duo_path.ENDS:
            entries.append((_("Certificate for {buddy}…").format(buddy=row.buddy_first), self._certificate))
        return entries

    def _open_history(self, view: DuoView) -> None:
        open_history(self._store, self, Subject("duo", view.row.id), f"{view.row.participant} & {view.row.buddy}")

    def _certificate(self) -> Task | None:
        return give_certificate(self, self._store, self._view) if self._view else None

    def _introduce(self, side: Role) -> None:
        if view := self._view:
            introduce(self, self._store, view.row.id, side, view.today)

    def _form(self, voice: Voice) -> Task | None:
        return save_evaluation_form(self, self._store, voice)

    def _to_agreement(self) -> None:
        """A new version of what the two agreed, to settle there."""
        self.agreement.edit.click()
        QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(self.agreement.y() - 12))

    def _arrange(self) -> None:
        two = self._two and not self.triangle.isHidden()
        self._pair.addWidget(self.triangle, 0, 0)
        self._pair.addWidget(self.contacts, 0 if two else 1, 1 if two else 0)
        self._pair.setColumnStretch(0, 5 if two else 1)
        self._pair.setColumnStretch(1, 7 if two else 0)

    def _listen(self) -> None:
        self.heading.participant_wanted.connect(
            lambda: self.participant_wanted.emit(self._view.row.participant_id if self._view else None)
        )
        self.heading.buddy_wanted.connect(
            lambda: self.buddy_wanted.emit(self._view.row.buddy_id if self._view else None)
        )
        self.heading.contact_wanted.connect(self.note_wanted)
        self.heading.evaluation_wanted.connect(self.evaluations.note_evaluation)
        self.evaluations.renewal_wanted.connect(self._to_agreement)
        self.agreement.paper_wanted.connect(self.save_agreement)


def _against(view: DuoView) -> str:
    """``Toch voorgesteld: ze kennen elkaar al. Dit sprak ertegen: afstand.``"""
    parts = []
    if view.row.reason:
        parts.append(_("Proposed all the same: {reason}").format(reason=view.row.reason))
    if view.row.broken:
        rules = listed([rule_word(rule).lower() for rule in view.row.broken])
        parts.append(_("What spoke against it: {rules}").format(rules=rules))
    return " · ".join(parts)
