"""Note a contact in a few keys, of anybody: a talk of the coordinator, or that the two of a duo saw each other.

Only whom it is about and the day are preset: a fact that nobody said would be a lie in the file.
"""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import contacts, duos, expense_outings, follow_ups, own_lists, reachable, subjects
from app.services.contacts import ContactRow
from app.services.subjects import Subject, Whom
from app.storage.drafts import Entry
from app.ui.contacts.expense_watch import ExpenseWatch
from app.ui.contacts.file_copy import copy_for_file
from app.ui.contacts.questions import OutingPart, TalkPart
from app.ui.contacts.step_part import StepPart
from app.ui.contacts.when_part import WhenPart
from app.ui.contacts.whom import DRAWING, mark
from app.ui.layers import as_if_read
from app.ui.store import Store
from app.ui.widgets.buttons import filled, link
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import Again, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import clear, column, row
from app.ui.widgets.picker import Picker
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label

TALK, SEEN = "talk", "seen"
_SIDES, _FREE, _LEAST = 50, 16, 160  # beside the questions, around the dialog, and the least that is seen of them


class ContactDialog(Dialog):
    """Asks of whom where nobody is given, then what is needed for one kind or the other, and writes it.

    ``noted`` is a contact of that subject that is to be put right.
    """

    def __init__(
        self,
        parent: QWidget | None,
        store: Store,
        subject: Subject | None,
        today: date,
        opened_for: UUID | None = None,
        noted: ContactRow | None = None,
        *,
        calls: bool = False,
    ) -> None:
        title = _("Change a contact") if noted else _("Note a contact")
        super().__init__(parent, title, width=540, hint=_("Enter saves, Esc closes"))
        self._store, self._today, self._opened_for, self._noted = store, today, opened_for, noted
        self._calls = calls
        self.whom: Whom | None = None
        self.picker: Picker | None = None
        self.kind = Segmented([(SEEN, _("They saw each other")), (TALK, _("My talk"))], _("What kind of contact"))
        self.when = WhenPart(today, noted.on if noted else None)
        self.day = self.when.day
        self.remark = TextField(_("Remark"), lines=2)
        self._head, self._questions, self._next = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.copy = CheckBox(_("Copy for the file as well"))
        self.copy.setToolTip(_("Plain text with initials instead of names"))
        self.step: StepPart | None = None
        self.talk: TalkPart | None = None
        self.outing: OutingPart | None = None
        self._watch: ExpenseWatch | None = None
        self._form, self._area = QWidget(), QScrollArea()
        self._assemble()
        if subject:
            self.show_subject(subject)
        else:
            self.pick()

    @property
    def seen(self) -> bool:
        """Whether it is noted that the two saw each other, and not a talk."""
        return self.outing is not None and self.kind.current == SEEN

    def again(self) -> Again:
        if self._noted or self.whom is None:
            return Again("" if self._noted else "contact", self.whom.names if self.whom else "")
        facts = {"kind": self.whom.subject.kind, "id": str(self.whom.subject.id)}
        if self._opened_for:
            facts["opened_for"] = str(self._opened_for)
        return Again("contact", self.whom.names, facts)

    def fill(self, entries: tuple[Entry, ...]) -> None:
        super().fill(entries)
        if self.outing:
            self.outing.show_said()
        self._grow()

    def pick(self) -> None:
        """Ask of whom it is; until that is said there is nobody to save anything of."""
        self.whom = None
        self._area.hide()
        self._show_head(None)
        known = self._store.read(reachable.everybody, self._today)
        self.picker = Picker(_("Of whom?"), _("Name, place or phone"), known, 320, drawing=DRAWING, at_once=True)
        self.picker.taken.connect(self._show_picked)
        self._head.addWidget(self.picker)
        self.fit()
        self.picker.setFocus()

    def show_subject(self, subject: Subject) -> None:
        """Ask about somebody; day and remark stay as they were."""
        self.whom = self._store.read(subjects.whom, subject)
        self.picker = None
        self._show_head(self.whom)
        clear(self._questions)
        clear(self._next)
        self.talk = TalkPart(self.whom)
        self.talk.done.connect(self._to_remark)
        offered = self._store.read(own_lists.words_of, own_lists.ACTIVITIES)
        practical = self._store.read(own_lists.words_of, own_lists.USEFUL)
        self.outing = self._watch = None
        if subject.kind == "duo":
            volunteers = self._store.read(expense_outings.volunteers, subject.id)
            self.outing = OutingPart(self.whom, offered, practical, volunteers)
            noted = self._noted.id if self._noted else None
            self._watch = ExpenseWatch(self._store, subject.id, self.outing, self.when, noted)
            self.outing.done.connect(self._to_remark)
            self.outing.grown.connect(self._grow)
            self._questions.addWidget(self.outing)
        self._questions.addWidget(self.talk)
        self.step = StepPart(self._store.read(follow_ups.open_steps, subject), self._opened_for, self._today)
        self.step.grown.connect(self.fit)
        self.talk.not_reached.connect(self.step.not_reached)
        self.talk.grown.connect(self._make_room)
        self._next.addWidget(self.step)
        self.kind.setVisible(self.outing is not None and self._noted is None)
        self._area.show()
        if self._noted:
            self._show_noted(self._noted)
        elif self.outing:
            self.kind.choose(self._likely_kind(subject))
        self._show_kind()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.stand)  # choices that wrap know their lines once they stand somewhere

    def take_size(self, window: QWidget) -> None:
        self.fit()

    def fit(self) -> None:
        """Take the height of what is shown now; with large letters in a low window the questions scroll."""
        if not self.isVisible():
            return  # it is fitted when it comes into sight
        for inner in reversed(self.findChildren(QLayout)):  # a layout in a layout keeps its old height
            inner.invalidate()
            inner.activate()
        wanted = self._form.heightForWidth(self.width() - _SIDES)
        if (window := self._window()) and not self._area.isHidden():
            around = self._outer.totalHeightForWidth(self.width()) - self._area.minimumHeight()
            wanted = min(wanted, max(window.height() - _FREE - around, _LEAST))
        self._area.setFixedHeight(wanted)
        self._outer.invalidate()
        self.resize(self.width(), self._outer.totalHeightForWidth(self.width()))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in sight."""
        if now and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, 8)

    def _grow(self) -> None:
        """More or less is shown now; what was put away a moment ago still takes its room until it is laid out."""
        self.fit()
        QTimer.singleShot(0, self, self.stand)

    def _make_room(self) -> None:
        """As ``_grow``, but what is in sight stays where it is: the next click is under way."""
        self.fit()
        QTimer.singleShot(0, self, self.fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves from an empty remark as from anywhere; in a text it begins a line."""
        if watched is self.remark.editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() and not self.remark.text:
                self._save()
                return True
        return super().eventFilter(watched, event)

    def _assemble(self) -> None:
        if isinstance(self.remark.editor, QPlainTextEdit):
            as_if_read(self.remark, _("Ctrl+Enter saves"))
        self.remark.editor.installEventFilter(self)
        said = column(self.remark, self.copy, gap=6)
        self._form.setLayout(column(row(self.kind, 1), self.when, self._questions, said, self._next, gap=12))
        self.body.addLayout(self._head)
        self._form.setObjectName("scrolled")
        self._area.setWidget(self._form)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(_("The contact"))
        self._area.setFixedHeight(_LEAST)
        self.body.addWidget(self._area)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self.cancel = self.add_cancel()
        self.save = self.add_answer(filled(_("Save"), "check"), accepts=None, default=True)
        self.save.clicked.connect(self._save)
        self.when.grown.connect(self._grow)
        self.when.picked.connect(self._to_first)
        self.kind.chosen.connect(lambda _kind: self._show_kind())
        QShortcut(QKeySequence("Ctrl+Tab"), self).activated.connect(self._turn_kind)
        self.kind.setToolTip(_("Ctrl+Tab: the other kind"))

    def _show_head(self, whom: Whom | None) -> None:
        clear(self._head)
        self.save.setEnabled(whom is not None)
        if whom is None:
            return
        change = link(_("Change"))
        change.setAccessibleName(_("Note it of somebody else"))
        change.clicked.connect(self.pick)
        names = row(mark(whom), label(whom.names, bold=True, wrap=True), None if self._noted else change, gap=12)
        names.setStretch(1, 1)
        host = QWidget()
        host.setLayout(names)
        self._head.addWidget(host)

    def _show_kind(self) -> None:
        if self.talk is None:
            return
        if self.outing:
            self.outing.setVisible(self.seen)
        self.talk.setVisible(not self.seen)
        if self.step:
            self.step.setVisible(not self.seen and self._noted is None)
        self.when.offer_month(self.seen and self._noted is None)
        if self._noted and self._noted.monthly:
            self._ask_month(self._noted.on)
        self._grow()
        self._to_first()

    def _turn_kind(self) -> None:
        if self.outing:
            self.kind.choose(TALK if self.seen else SEEN)

    def _likely_kind(self, subject: Subject) -> str:
        """Of two who are together an outing, unless it is time to call them."""
        if self._calls:
            return TALK
        found = self._store.read(duos.duo, subject.id)
        return SEEN if found.together and found.silent_days(self._today) is None else TALK

    def _show_noted(self, noted: ContactRow) -> None:
        """What was noted before, in its own kind."""
        self.kind.choose(TALK if noted.kind in contacts.TALKS else SEEN)
        self.copy.hide()
        self.remark.set_text(noted.note or "")
        if self.outing and self.seen:
            self.outing.show_contact(noted)
        elif self.talk:
            self.talk.show_contact(noted)

    def _ask_month(self, noted: date) -> None:
        """How often they saw each other in a month, what was noted by its own day included."""
        assert self.whom
        first, last = contacts.month_of(noted)
        every = self._store.read(contacts.contacts_of, self.whom.subject)
        self.when.month.times.setText(str(contacts.times_seen(one for one in every if first <= one.on <= last)))
        self.when.ask_month(True)

    def _to_first(self) -> None:
        part: OutingPart | TalkPart | None = self.outing if self.seen else self.talk
        if part:
            part.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_remark(self) -> None:
        self.remark.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_picked(self) -> None:
        if self.picker and isinstance(self.picker.list.current, Subject):
            self.show_subject(self.picker.list.current)

    def _save(self) -> None:
        if self.whom is None or self.talk is None or self.step is None or not self.when.commit():
            return
        note = self.remark.text or None
        if self.outing and self.seen:
            if not self.outing.commit():
                return
            if self._watch and self._watch.holds_back():
                QTimer.singleShot(0, self, self._show_warned)
                return
            try:
                made = self._write_outing(self.whom.subject.id, self.outing.answers | {"note": note})
            except KlikError as error:  # fewer times than are noted by their own day
                self.when.refuse(str(error))
                return
        elif self.talk.commit() and self.step.commit():
            made = self._write_talk(self.whom.subject, self.talk, note)
        else:
            return
        if made and self.copy.isChecked():
            copy_for_file(self._store, [made])
        self.accept()

    def _show_warned(self) -> None:
        """Bring what is warned of into sight, where the questions scroll."""
        if self.outing:
            self._area.ensureWidgetVisible(self.outing.expense.warning, 0, 8)

    def _write_outing(self, duo_id: UUID, facts: dict[str, Any]) -> UUID | None:
        if self.when.monthly:
            month = self.when.month
            return self._store.write(contacts.note_month, duo_id, month.month, month.count, self._today, **facts)
        if self._noted:
            self._store.write(contacts.change, self._noted.id, facts | {"on": self.day.day})
            return None
        return self._store.write(contacts.note_outing, duo_id, self.day.day, **facts)

    def _write_talk(self, whom: Subject, talk: TalkPart, note: str | None) -> UUID | None:
        assert talk.kind
        if self._noted:
            facts = talk.answers | {"kind": talk.kind, "note": note, "on": self.day.day}
            self._store.write(contacts.change, self._noted.id, facts)
            return None
        said = talk.answers
        if self.step:
            said |= {"step": self.step.step, "finishes": self.step.finishes, "met_people": self.step.met_people}
        return self._store.write(contacts.note_talk, whom, self.day.day, talk.kind, note=note, **said)
