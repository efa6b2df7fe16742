"""The cards of the path that say what goes on besides a duo: waiting, offers and outings, own steps, meetings.

How long somebody waits stands here for the coordinator alone; no place in a row is told, and no day of an end.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QWidget

from app.i18n import N_, _, short_date
from app.services import follow_ups, guests, meanwhile
from app.services.follow_ups import Reminder, StepRow
from app.services.meanwhile import Meanwhile, Meeting, OwnStep
from app.services.referrals import ReferralRow
from app.services.rows import ParticipantRow
from app.services.subjects import Subject
from app.services.today_rows import Matter
from app.ui import theme
from app.ui.offers import words
from app.ui.offers.outing_dialog import OutingDialog
from app.ui.offers.own_step_dialog import OwnStepDialog
from app.ui.offers.refer_dialog import ReferDialog
from app.ui.offers.referral_line import ReferralLine
from app.ui.participants.words import is_quiet, waiting_time
from app.ui.people import contents
from app.ui.people.contents import Items
from app.ui.people.known import Known
from app.ui.store import Store
from app.ui.today.later import LaterDialog, LaterMenu
from app.ui.today.words import task
from app.ui.widgets.buttons import Button, link, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.text import label
from app.ui.words import brief_date, weekday_date
from app.vocabulary import FollowUpKind, ParticipantStatus, Role

_NAME_WIDTH = 112
BEFORE_A_DUO = (ParticipantStatus.REGISTERED, ParticipantStatus.INTAKE, ParticipantStatus.WAITING)


class MeanwhileCards(QObject):
    """``main`` and ``side`` are laid out where the path is shown."""

    participant_wanted = Signal(object)  # the id of the other one of an outing

    contact: Button  # made anew with who is shown, as what they lead to
    refer: Button
    outing: Button

    def __init__(self, store: Store, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._today = store, today
        self._row: ParticipantRow | None = None
        self.waiting = Card(_("Meanwhile"))
        self.referrals = Card(_("Offers and outings"))
        add = link(_("Add…"))
        add.setAccessibleName(_("Add a step of one's own…"))
        add.clicked.connect(self.ask_step)
        self.add_step = add
        self.own_steps, self.meetings = Card(_("Own steps"), add), Card(_("Meetings"))
        self.tasks = frozenset({FollowUpKind.OWN_STEP})
        self.main: Sequence[QWidget] = (self.waiting, self.referrals)
        self.side: Sequence[QWidget] = (self.own_steps, self.meetings)

    def show_known(self, known: Known[ParticipantRow]) -> None:
        """Show somebody, or the same one again."""
        one, self._row = known.row, known.row
        found = self._store.read(meanwhile.meanwhile, one.id, known.today)
        waits = one.status in BEFORE_A_DUO
        self.waiting.setVisible(waits)
        contents.replace(self.waiting.body, self._waiting(known) if waits else [], keep=1)
        contents.replace(self.referrals.body, self._referrals(one, found, known.today), keep=1)
        self.referrals.setVisible(bool(found.referrals) or one.may_be_contacted)
        self.own_steps.setVisible(bool(found.own_steps) or one.may_be_contacted)
        self.add_step.setVisible(one.may_be_contacted)
        contents.replace(self.own_steps.body, self._own_steps(one, found.own_steps, known.today), keep=1)
        contents.replace(self.meetings.body, self._meetings(found, known.today), keep=1)
        self.meetings.setVisible(bool(found.meetings or found.next_meeting))

    def ask_offer(self) -> None:
        """Bring who is shown to an offer."""
        self._ask_offer(None)

    def ask_outing(self) -> None:
        """Propose who is shown to go out once with somebody else who waits."""
        if self._row:
            OutingDialog(self._store, self._row, self._today(), self.referrals.window()).open()

    def ask_step(self) -> None:
        """Note a step of her or his own."""
        if self._row:
            OwnStepDialog(self._store, self._row, self._today(), self.referrals.window()).open()

    def _ask_offer(self, known: ReferralRow | None) -> None:
        if self._row:
            ReferDialog(self._store, self._row, self._today(), self.referrals.window(), known).open()

    def _waiting(self, known: Known[ParticipantRow]) -> Items:
        one = known.row
        registered = _("registered on {day}").format(day=short_date(one.registered_on)) if one.registered_on else ""
        waits = " · ".join(filter(None, (waiting_time(one, known.today), registered)))
        lines: list[tuple[str, QWidget]] = []
        if waits:
            lines.append((_("Waits"), label(waits, theme.SECOND, wrap=True)))
        heard = short_date(one.last_heard) if one.last_heard else _("nothing noted yet")
        lines.append((_("Last heard"), label(heard, theme.SECOND, wrap=True)))
        if one.may_be_contacted:
            lines.append((_("Next contact"), self._next(known)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (name, fact) in enumerate(lines):
            grid.addWidget(_named(name), at, 0)
            grid.addWidget(fact, at, 1)
        only = _("How long somebody waits is for your eyes; it stands on no paper.")
        return [grid, label(only, theme.SMALL, tone="text2", wrap=True)]

    def _next(self, known: Known[ParticipantRow]) -> QWidget:
        """What was agreed, else from when it is good to hear again; and the way to agree on a day."""
        one, amber = known.row, False
        planned = next((step for _about, step in known.steps if step.on == one.next_on), None)
        if planned and planned.on:
            amber = planned.on < known.today
            said = " · ".join((weekday_date(planned.on), task(Matter(planned.kind), planned.what)))
        elif one.hear_from:
            amber = is_quiet(one, known.today)
            said = _("good to hear again from {day}").format(day=short_date(one.hear_from))
        else:
            said = _("not agreed yet")
        button = outlined(_("Choose a day"), "calendar", small=True)
        button.setAccessibleName(_("Next contact with {name}: choose a day").format(name=one.called))
        button.setMenu(LaterMenu(button, one.called, known.today, self._plan, NextContactDialog))
        words_ = label(said, theme.SECOND, tone="amber_ink" if amber else "text", wrap=True)
        sign = row(Glyph("later", "amber", 16) if amber else None, words_, gap=5)
        sign.setStretch(1 if amber else 0, 1)
        self.contact = button
        made = QWidget()
        line = row(sign, button, gap=10)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    def _plan(self, on: date) -> None:
        if self._row:
            self._store.write(meanwhile.plan_contact, self._row.id, on)

    def _referrals(self, one: ParticipantRow, found: Meanwhile, today: date) -> Items:
        items: list[QWidget] = []
        for at, referral in enumerate(found.referrals):
            line = ReferralLine(self._store, referral, today)
            line.participant_wanted.connect(self.participant_wanted)
            line.change_wanted.connect(self._ask_offer)
            items += [separator(), line] if at else [line]
        if not found.referrals:
            none = _("Not brought to an offer yet. Going along the first times helps most.")
            items.append(label(none, theme.SECOND, tone="text2", wrap=True))
        self.refer = outlined(_("Bring to an offer…"), "walk", small=True)
        self.refer.clicked.connect(self.ask_offer)
        buttons: list[QWidget] = [self.refer]
        if one.status is ParticipantStatus.WAITING and one.admitted_since is None:
            self.outing = outlined(_("Out together…"), "meet", small=True)
            self.outing.setAccessibleName(_("Out together with somebody else who waits…"))
            self.outing.clicked.connect(self.ask_outing)
            buttons.append(self.outing)
        return [*items, separator(), Flow(buttons)] if one.may_be_contacted else items

    def _own_steps(self, one: ParticipantRow, steps: Sequence[OwnStep], today: date) -> Items:
        whom = Subject("participant", one.id)
        width = contents.day_width([step.done_on or step.on for step in steps], today)
        items: list[QWidget | QLayout] = []
        for step in steps:
            if step.done_on is None:
                about = Reminder(FollowUpKind.OWN_STEP, whom, step.id)
                shown = StepRow(step.id, step.what, step.on)
                items.append(contents.step(shown, today, width, self._done(about)))
            else:
                items.append(_done_line(step, today, width))
        none = _("None noted yet. What would {name} like to try alone?").format(name=one.called)
        return items or [label(none, theme.SECOND, tone="text2", wrap=True)]

    def _done(self, about: Reminder) -> Callable[[], object]:
        return lambda: self._store.write(follow_ups.done, about, self._today())

    def _meetings(self, found: Meanwhile, today: date) -> Items:
        items: list[QWidget] = [_meeting_line(one, today) for one in found.meetings]
        if one := found.next_meeting:
            invite = outlined(_("Invite to {name}").format(name=one.name), "plus", small=True)
            invite.setToolTip(" · ".join(filter(None, (words.meeting_when(one), one.place))))
            invite.clicked.connect(lambda: self._invite(one))
            when = label(words.meeting_when(one), theme.SMALL, tone="text2")
            host = QWidget()
            host.setLayout(column(row(invite, 1), when, gap=2))
            items.append(host)
        return items

    def _invite(self, one: Meeting) -> None:
        if self._row:
            self._store.write(guests.invite, one.event_id, [(Role.PARTICIPANT, self._row.id)])


class NextContactDialog(LaterDialog):
    """The same question, for a contact that is agreed."""

    question = N_("{name}: when do you hear from each other?")
    text = N_("On that day it stands on Today.")
    verb = N_("Plan")


def _named(words_: str) -> QLabel:
    made = contents.first_line(label(words_, theme.SECOND, tone="text2"), theme.SECOND)
    theme.fix(made, width=_NAME_WIDTH)
    return made


def _done_line(step: OwnStep, today: date, width: int) -> QWidget:
    assert step.done_on
    day = label(brief_date(step.done_on, today), theme.SMALL, tone="text2")
    theme.fix(day, width=width)
    said = label(step.what or _("a step of one's own"), theme.SECOND, tone="text2", wrap=True)
    made = QWidget()
    line = row(column(day, 1), column(Glyph("check", "green"), 1), column(said, 1))
    line.setStretch(2, 1)
    made.setLayout(line)
    made.setAccessibleName(_("Done: {what}").format(what=said.text()))
    return made


def _meeting_line(one: Meeting, today: date) -> QWidget:
    day = label(brief_date(one.on, today), theme.SMALL, tone="text2")
    theme.fix(day, width=58)
    name = label(one.name, theme.SECOND, bold=True, wrap=True)
    state = label(words.meeting_state(one, today), theme.SECOND, tone="text2", wrap=True)
    made = QWidget()
    line = row(column(day, 1), column(Glyph("meet", "text2"), 1), column(name, state, 1, gap=0))
    line.setStretch(2, 1)
    made.setLayout(line)
    return made
