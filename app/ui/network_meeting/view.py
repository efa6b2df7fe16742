"""The network meetings of one participant: how far it is, and a part for each step, of which what is now is open."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.services import network_meetings
from app.services.network_meeting_rows import Meetings, Phase
from app.ui import theme
from app.ui.network_meeting import words
from app.ui.network_meeting.after_part import AfterPart
from app.ui.network_meeting.line import AddLine
from app.ui.network_meeting.papers import give_invitations, give_plan
from app.ui.network_meeting.part import Part
from app.ui.network_meeting.plan_part import PlanPart
from app.ui.network_meeting.preparation_part import PreparationPart
from app.ui.network_meeting.question_part import QuestionPart
from app.ui.network_meeting.requirements_part import RequirementsPart
from app.ui.network_meeting.shown import Shown, read_meetings
from app.ui.network_meeting.who_part import WhoPart
from app.ui.store import Store
from app.ui.widgets.buttons import fill_menu, filled, icon_button, outlined, quiet
from app.ui.widgets.card import Card, Fold
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Choice, TextField
from app.ui.widgets.layout import column, row, scrolled
from app.ui.widgets.path_line import PathLine
from app.ui.widgets.text import label
from app.vocabulary import Reply

WIDEST = 920
ABOVE = 12  # pixels over what was gone to
QUESTION, WHO, PREPARATION, REQUIREMENTS, PLAN, AFTER = (
    "question", "who", "preparation", "requirements", "plan", "after",
)  # fmt: skip
NOW = {
    Phase.EXPLAINED: (QUESTION,),
    Phase.QUESTION: (QUESTION,),
    Phase.WHO: (WHO,),
    Phase.PREPARATION: (PREPARATION, REQUIREMENTS),
    Phase.HELD: (REQUIREMENTS, PLAN),
    Phase.FOLLOW_UP: (AFTER,),
}
"""Which parts are open in each phase; the others wait, closed."""


class MeetingView(QWidget):
    """A view of the network page."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today = store, today
        self._all: Meetings | None = None
        self._shown: Shown | None = None
        self._opened_for: tuple[UUID, Phase] | None = None
        self.which = Choice([], _("Which network meeting"))
        self.which.chosen.connect(lambda key: self._choose(UUID(key)))
        self._about = label("", theme.HEADING, wrap=True)
        self.letters = outlined(_("Invitations…"), "print")
        self.plan_paper = outlined(_("Plan on paper…"), "print")
        self.more = icon_button("more", _("More with this network meeting"))
        self.more.setMenu(QMenu(self.more))
        self.path, self._steps = PathLine(), Card()
        self.parts: dict[str, Part] = {
            QUESTION: QuestionPart(store),
            WHO: WhoPart(store),
            PREPARATION: PreparationPart(store),
            REQUIREMENTS: RequirementsPart(store),
            PLAN: PlanPart(store),
            AFTER: AfterPart(store),
        }
        self.folds = {key: Fold("", part) for key, part in self.parts.items()}
        self._stack = QStackedWidget()
        self._stack.addWidget(self._detail())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.letters.clicked.connect(self._give_letters)
        self.plan_paper.clicked.connect(self._give_plan)
        who = self.parts[WHO]
        assert isinstance(who, WhoPart)
        who.invitation_wanted.connect(self._give_letter)

    @property
    def shown(self) -> Shown | None:
        """The meeting in sight."""
        return self._shown

    def show_participant(self, participant_id: UUID) -> None:
        """Show the meetings of a participant, or the same ones again."""
        other = self._all is None or self._all.participant_id != participant_id
        if other:
            self.commit()
        chosen = self._shown.row.id if self._shown and not other else None
        self._show(*self._store.read(read_meetings, participant_id, chosen, self._today()))

    def go_to_now(self) -> None:
        """Bring what is to be done now into sight, once it has its place: a talk that is due is open to be noted."""
        if not self._shown:
            return
        after = self.parts[AFTER]
        assert isinstance(after, AfterPart)
        after.open_due()
        fold = self.folds[NOW[self._shown.row.phase][-1]]
        QTimer.singleShot(0, fold, lambda: self._area.verticalScrollBar().setValue(fold.y() - ABOVE))

    def commit(self) -> None:
        """Hand over what was typed last."""
        for field in self.findChildren(TextField):
            field.commit()

    def set_narrow(self, narrow: bool) -> None:
        """Follow the width of the window: the parts do so by themselves."""

    def _choose(self, meeting_id: UUID) -> None:
        if self._all:
            self.commit()
            self._show(*self._store.read(read_meetings, self._all.participant_id, meeting_id, self._today()))

    def _show(self, found: Meetings, shown: Shown | None) -> None:
        before, self._all, self._shown = self._all, found, shown
        if shown is None:
            self._opened_for = None
            if found != before or self._stack.currentIndex() == 0:
                self._offer(found)
            return
        self._stack.setCurrentIndex(0)
        self.which.clear()
        for one in found.rows:
            self.which.addItem(words.title(one), str(one.id))
        self.which.choose(str(shown.row.id))
        self.which.setVisible(len(found.rows) > 1)
        self._about.setText(words.what_about(shown))
        self._steps.setVisible(shown.row.answer is not False)
        self.path.set_steps(words.path(shown.row))
        for part in self.parts.values():
            part.show_meeting(shown)
        self._head_folds(shown)
        self._open_folds(shown)
        invited = any(one.invited and one.reply is not Reply.NO for one in shown.row.invitees)
        self.letters.setVisible(invited and shown.may_be_contacted and not shown.row.held_on)
        self.plan_paper.setVisible(bool(shown.row.lines) or shown.row.held_on is not None)
        fill_menu(
            self.more.menu(),
            [
                (_("Begin another network meeting"), partial(self._explain, True)),
                (_("Remove this network meeting"), self._remove),
            ],
        )

    def _head_folds(self, shown: Shown) -> None:
        """What each part is, and in a few words what stands in it."""
        meeting = shown.row
        told = {
            QUESTION: (_("Explained") if meeting.answer is False else _("Explained, and the question"), ""),
            WHO: (_("Who thinks along"), words.who(meeting)),
            PREPARATION: (_("Preparation"), words.when(meeting)),
            REQUIREMENTS: (_("Minimum requirements"), words.requirements(meeting)),
            PLAN: (_("The plan"), words.shares(meeting)),
            AFTER: (_("Afterwards"), words.follow_up(meeting)),
        }
        for key, (title, summary) in told.items():
            fold = self.folds[key]
            fold.head.setText(" · ".join(filter(None, (title, summary))))
            fold.head.updateGeometry()
            fold.setVisible(key == QUESTION or meeting.answer is not False)

    def _open_folds(self, shown: Shown) -> None:
        """Open what is now, once for each meeting and phase: what somebody opened or closed since stays so."""
        opened_for = shown.row.id, shown.row.phase
        if opened_for == self._opened_for:
            return
        other = self._opened_for is None or self._opened_for[0] != shown.row.id
        self._opened_for = opened_for
        for line in self.findChildren(AddLine) if other else ():
            line.empty()
        for key, fold in self.folds.items():
            if key in NOW[shown.row.phase]:
                fold.open_content()
            elif other:
                fold.close_content()
        self.setFocusProxy(self.parts[NOW[shown.row.phase][-1]])

    def _offer(self, found: Meetings) -> None:
        """What a network meeting is, and the three answers to it."""
        if (old := self._stack.widget(1)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        name = found.called
        yes = filled(_("Note: wants one"), "plus")
        thinks = outlined(_("Note: is thinking it over"))
        no = quiet(_("Note: wants none"))
        for button, answer in ((yes, True), (thinks, None), (no, False)):
            button.clicked.connect(partial(self._explain, answer))
        text = _(
            "In a network meeting {name} and the people around her or him make a plan of their own, about a question "
            "of {name}. Explain first what it is, and note here what {name} answers."
        ).format(name=name)
        self._stack.addWidget(EmptyState("participant", _("No network meeting yet"), text, yes, thinks, no))
        self._stack.setCurrentIndex(1)
        self.setFocusProxy(yes)

    def _explain(self, answer: bool | None, _on: bool = False) -> None:
        if self._all:
            self.commit()
            self._shown = None  # the newest comes into sight
            self._store.write(network_meetings.explain, self._all.participant_id, self._today(), answer)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if self._shown:
            self._store.write(network_meetings.remove, self._shown.row.id)

    def _give_letters(self) -> None:
        self.commit()
        if self._shown:
            give_invitations(self, self._store, self._shown)

    def _give_letter(self, invitee_id: UUID) -> None:
        self.commit()
        if self._shown:
            give_invitations(self, self._store, self._shown, [invitee_id])

    def _give_plan(self) -> None:
        self.commit()
        if self._shown:
            give_plan(self, self._store, self._shown)

    def _detail(self) -> QWidget:
        about = column(self._about, 1, margins=(0, 6, 0, 0))
        head = row(about, *(column(part, 1) for part in (self.which, self.letters, self.plan_paper, self.more)))
        head.setStretch(0, 1)
        self._steps.add(self.path)
        content = QWidget()
        content.setLayout(column(head, self._steps, *self.folds.values(), 1, gap=12, margins=(0, 4, 12, 60)))
        content.setMaximumWidth(theme.px(WIDEST))
        self._area = scrolled(content, _("Network meeting"))
        return self._area
