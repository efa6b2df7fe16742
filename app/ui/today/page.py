"""Vandaag: one glance at what is due, with whom, and why; a call is noted from its row."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.services import follow_ups, office, retention, today
from app.services.today_rows import Matter, Task, Today, TodayRow
from app.ui import tasks, theme
from app.ui.beside import ReadBeside
from app.ui.page import Page, Subject
from app.ui.store import Change, Store
from app.ui.today import words
from app.ui.today.clean_up import CleanUp
from app.ui.today.groups import Groups
from app.ui.today.side import SideColumn
from app.ui.today.weeks import WeeksView
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import SCROLLED, column, row, scrolled
from app.ui.widgets.segmented import Segmented

BESIDE_FROM = 1120  # the width of the window from which the side column stands beside the rows
ALL = "all"
MANY = 2_000
"""Things to do: to read more of them takes over a tenth of a second, and is done beside the window."""
_EVERY_MINUTE = 60_000
_AT_REST = 250  # milliseconds between two looks whether anything else goes on beside the window
_KEEPING = {"office", "person", "participant", "buddy"}


class TodayPage(Page):
    """The first page; whom to open, and who fits a buddy, is asked of the window."""

    id = "today"
    title = N_("Today")
    icon = "today"
    tables = frozenset(
        {"follow_up", "contact", "duo", "duo_step", "agreement", "evaluation", "event", "office"}
        | {"person", "participant", "buddy", "paper", "network_meeting", "meeting_check"}
    )

    opened = Signal(object)  # a Subject
    who_fits_wanted = Signal(object)  # the id of a buddy
    network_meeting_wanted = Signal(object)  # the id of a participant
    import_wanted = Signal()
    participants_wanted = Signal()
    privacy_wanted = Signal()
    papers_wanted = Signal()

    def __init__(
        self,
        store: Store,
        day: Callable[[], date],
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._day, self._now = store, day, now
        self._found: Today | None = None
        self._reading = ReadBeside(self, store, self._take)
        self._counted: date | None = None  # when it was last asked who is kept too long
        self._narrow = False
        self.main_action = self.note = filled(_("Note a contact…"), "plus")
        self.note.setToolTip("Ctrl+L")
        self.note.clicked.connect(lambda: self.note_wanted.emit(None))
        self.tasks = Segmented([(ALL, _("All")), *((task.value, _(words.TASKS[task])) for task in Task)], _("Task"))
        self.groups, self.side, self.clean_up = Groups(), SideColumn(), CleanUp()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(16)
        self._across.addLayout(column(self.groups, self.clean_up, 1, gap=12), 1)
        self._across.addWidget(self.side)
        content = QWidget()
        content.setLayout(column(row(self.tasks, 1), self._across, 1, gap=12, margins=SCROLLED))
        self.area = scrolled(content, _("Today"))
        self.areas = (self.groups, self.side)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(self._empty())
        self.weeks: WeeksView | None = None
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        self._clock = QTimer(self, interval=_EVERY_MINUTE)
        self._clock.timeout.connect(self._look_at_the_clock)
        self._rest = QTimer(self, interval=_AT_REST)
        self._rest.timeout.connect(self._count_past_term)
        self._listen()

    @property
    def subject(self) -> Subject | None:
        current, focus = self.groups.current, self.window().focusWidget()
        return current.row.whom if current and focus and self.groups.isAncestorOf(focus) else None

    def refresh(self) -> None:
        if self._found and self._found.count() > MANY:
            self._reading.ask(today.today, self._day(), self.groups.most)
        else:
            self._take(self._store.read(today.today, self._day(), self.groups.most))

    def _take(self, found: Today) -> None:
        self._found = found
        if self.weeks and self.weeks is self._stack.currentWidget():
            self.weeks.refresh()
        else:
            self._stack.setCurrentIndex(0 if self._found.known else 1)
        self.note.become("filled" if self._found.known else "outlined")
        if self._counted != self._day():
            self._rest.start()
        self._clock.start()
        self._show()

    def greet(self) -> None:
        """Say good morning to who is working now."""
        here = self._store.vault.coordinator
        name = next((one.first_name for one in self._store.read(office.coordinators) if one.id == here), "")
        self.title_changed.emit(words.greeting(self._now(), name))

    def show_weeks(self) -> None:
        """Show everything that has a day in the coming weeks."""
        if self.weeks is None:
            self.weeks = WeeksView(self._store, self._day)
            self.weeks.opened.connect(self.opened)
            self.weeks.left.connect(self.show_today)
            self._stack.addWidget(self.weeks)
        self.weeks.refresh()
        self._stack.setCurrentWidget(self.weeks)
        self.areas = (self.weeks.list,)
        self.weeks.setFocus()

    def show_today(self) -> None:
        """Back to what is due."""
        self._stack.setCurrentIndex(0)
        self.areas = (self.groups, self.side)
        self.groups.setFocus()

    def print_shown(self) -> None:
        """The coming weeks on paper; today is for the screen."""
        self.show_weeks()
        if self.weeks:
            self.weeks.print_shown()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        if self._found:
            self.sentence_changed.emit(words.sentence(self._found, narrow))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_the_clock()

    def _arrange(self) -> None:
        beside = self.window().width() >= theme.px(BESIDE_FROM)
        self.side.set_beside(beside)
        across = QBoxLayout.Direction.LeftToRight
        self._across.setDirection(across if beside else QBoxLayout.Direction.TopToBottom)

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        self.tasks.set_words(ALL, f"{_('All')} {found.count()}")
        for task in Task:
            self.tasks.set_words(task.value, f"{_(words.TASKS[task])} {found.count(task=task)}")
        chosen = self.tasks.current
        self.groups.show_rows(found, None if chosen == ALL else Task(chosen))
        self.side.show_day(found)
        self._arrange()
        self.greet()
        self.sentence_changed.emit(words.sentence(found, self._narrow))

    def _count_past_term(self) -> None:
        """Who is kept too long is asked beside the window, once a day and when it may have changed.

        Only when nothing else goes on there: in the first seconds somebody may wait for a list.
        """
        if tasks.any_running():
            return
        self._rest.stop()
        store, day = self._store, self._day()
        self._counted = day
        task = tasks.Task(lambda is_cancelled, report: store.read(retention.asked, day))
        task.done.connect(self.clean_up.show_count)
        task.start()

    def _on_changed(self, change: Change) -> None:
        if _KEEPING & set(change.tables):
            self._counted = None

    def _look_at_the_clock(self) -> None:
        """A window that stays open over midnight shows the new day."""
        if self._found and self.isVisible():
            if self._found.on != self._day():
                self.refresh()
            else:
                self.greet()

    def _do(self, one: TodayRow) -> None:
        if one.matter in words.NOTED:
            self.note_wanted.emit(one.reminder)
        elif one.matter is Matter.FREE:
            self.who_fits_wanted.emit(one.whom.id)
        elif one.matter in words.NETWORK:
            self.network_meeting_wanted.emit(one.whom.id)
        else:
            self.opened.emit(one.whom)

    def _listen(self) -> None:
        self._store.changed.connect(self._on_changed)
        self.tasks.chosen.connect(lambda _key: self._choose_task())
        self.groups.main_wanted.connect(self._do)
        self.groups.done_wanted.connect(lambda one: self._store.write(follow_ups.done, one.reminder, self._day()))
        self.groups.later_wanted.connect(lambda one, until: self._store.write(follow_ups.put_off, one.reminder, until))
        self.groups.copied.connect(lambda said: self._store.said.emit(said, False))
        self.groups.opened.connect(self.opened)
        self.groups.more_wanted.connect(self.refresh)
        self.side.opened.connect(self.opened)
        self.side.weeks_wanted.connect(self.show_weeks)
        self.side.papers_wanted.connect(self.papers_wanted)
        self.clean_up.wanted.connect(self.privacy_wanted)

    def _choose_task(self) -> None:
        self.groups.forget_more()
        self.refresh()

    def _empty(self) -> QWidget:
        read = filled(_("Import a list…"), "import")
        read.clicked.connect(self.import_wanted)
        people = outlined(_("To the participants"), "participant")
        people.clicked.connect(self.participants_wanted)
        text = _(
            "What is due comes here by itself: whom to hear again, first meetings, and who is free. It begins with the "
            "people you know."
        )
        return EmptyState("participant", _("Nobody is in Klik yet"), text, read, people)
