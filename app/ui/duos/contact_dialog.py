"""Note a contact in a few keys: a talk of the coordinator, or that the two saw each other.

Only the duo and the day are preset: a fact that nobody said would be a lie in the file.
"""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import duo_path
from app.ui.duos.answers import Answers
from app.ui.duos.dates import DayField
from app.ui.duos.view import DuoView
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import DuoMark
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label
from app.ui.words import weekday_date
from app.vocabulary import ContactKind, Role

TALK, SEEN = "talk", "seen"
MOST_ACTIVITIES = 6
_ANOTHER = "another"


class ContactDialog(Dialog):
    """Asks what is needed for one kind or the other, and writes it."""

    def __init__(self, parent: QWidget | None, store: Store, view: DuoView, kind: str = SEEN) -> None:
        super().__init__(parent, _("Note a contact"), width=520, hint=_("Enter saves, Esc closes"))
        self._store, self._view = store, view
        self.kind = Segmented([(SEEN, _("They saw each other")), (TALK, _("My talk"))], _("What kind of contact"))
        self.day = _DayPart(view.today)
        self.what = Answers([(word, word) for word in activities(view)], _("What did they do?"))
        self.side = Answers(
            [
                (Role.PARTICIPANT, view.names[Role.PARTICIPANT]),
                (Role.BUDDY, view.names[Role.BUDDY]),
                ("both", _("both of them")),
            ],
            _("With whom?"),
        )
        self.how = Answers(
            [(ContactKind.PHONE, _("phone call")), (ContactKind.VISIT, _("visit")), (ContactKind.MAIL, _("mail"))],
            _("How?"),
        )
        self.reached = Answers([(True, _("reached")), (False, _("not reached"))], _("Reached?"))
        self.remark = TextField(_("Remark"))
        self._assemble()
        for answers in (self.what, self.side, self.how, self.reached):
            answers.answered.connect(answers.show_answer)
        self.how.answered.connect(lambda _kind: self.how_field.set_error(""))
        self.kind.chosen.connect(self._show_kind)
        self._show_kind(SEEN)
        if kind != SEEN:
            self.kind.choose(kind)

    def _assemble(self) -> None:
        names = row(
            DuoMark(*self._view.marks, 36),
            label(f"{self._view.row.participant} & {self._view.row.buddy}", bold=True, wrap=True),
            gap=12,
        )
        names.setStretch(1, 1)
        self.how_field = Field(_("How"), self.how, optional=False)
        self._seen = Field(_("What"), self.what)
        self._talk = QWidget()
        self._talk.setLayout(
            column(
                Field(_("With whom"), self.side),
                row(self.how_field, Field(_("Reached"), self.reached), 1, gap=24),
                gap=12,
            )
        )
        self.body.addLayout(names)
        self.body.addLayout(row(self.kind, 1))
        for part in (Field(_("When"), self.day, optional=False), self._seen, self._talk, self.remark):
            self.body.addWidget(part)
        self.add_cancel()
        save = self.add_answer(filled(_("Save"), "check"), default=True)
        save.clicked.disconnect()
        save.clicked.connect(self._save)

    def _show_kind(self, kind: str) -> None:
        self._seen.setVisible(kind == SEEN)
        self._talk.setVisible(kind == TALK)
        self.fit()
        (self.what if kind == SEEN else self.side).setFocus()

    def fit(self) -> None:
        """Take the height of what is shown now."""
        self._outer.activate()
        self.resize(self.width(), self._outer.totalHeightForWidth(self.width()))

    def _save(self) -> None:
        if not self.day.commit():
            return
        remark = self.remark.text
        if self.kind.current == SEEN:
            what = str(self.what.shown or "")
            note = ": ".join(filter(None, (what, remark))) or None
            self._store.write(duo_path.note_contact, self._view.row.id, self.day.day, ContactKind.OUTING, note)
        elif isinstance(self.how.shown, ContactKind):
            side = self.side.shown if isinstance(self.side.shown, Role) else None
            reached = self.reached.shown if isinstance(self.reached.shown, bool) else None
            self._store.write(
                duo_path.note_talk, self._view.row.id, self.day.day, self.how.shown, side, remark or None, reached
            )
        else:
            self.how_field.set_error(_("Choose how you spoke."))
            self.how.setFocus()
            return
        self.accept()


class _DayPart(QWidget):
    """Today, yesterday, the day before, or another day that is typed."""

    def __init__(self, today: date) -> None:
        super().__init__()
        before = today - timedelta(days=2)
        self.choices = Answers(
            [
                (today, _("today")),
                (today - timedelta(days=1), _("yesterday")),
                (before, weekday_date(before)),
                (_ANOTHER, _("another day…")),
            ],
            _("When"),
        )
        self.typed = DayField(_("Day"), latest=today, compulsory=True)
        self.typed.hide()
        self.choices.show_answer(today)
        self.choices.answered.connect(self._choose)
        self.setLayout(column(self.choices, self.typed, gap=8))
        self.setFocusProxy(self.choices)

    @property
    def day(self) -> date:
        """The day that was chosen or typed; only after ``commit``."""
        day = self.choices.shown if isinstance(self.choices.shown, date) else self.typed.day
        assert day
        return day

    def commit(self) -> bool:
        """Whether there is a day."""
        if isinstance(self.choices.shown, date):
            return True
        right = self.typed.commit()
        if not right:
            self.typed.setFocus()
        return right

    def _choose(self, key: Hashable) -> None:
        if key is None:
            return  # a day there must be
        self.choices.show_answer(key)
        self.typed.setVisible(key == _ANOTHER)
        dialog = self.window()
        if isinstance(dialog, ContactDialog):
            dialog.fit()
        if key == _ANOTHER:
            self.typed.setFocus()


def likely_kind(view: DuoView) -> str:
    """What is most likely to be noted: of two who are together an outing, unless it is time to call them."""
    outing = view.row.together and view.row.silent_days(view.today) is None
    return SEEN if outing else TALK


def activities(view: DuoView) -> Sequence[str]:
    """What the two may have done, in one word each: what both like, then what one of them does, then a drink."""
    mine, theirs = view.participant.interests or (), view.buddy.interests or ()
    shared = [word for word in mine if word in theirs]
    found = list(dict.fromkeys([*shared, *mine, *theirs]))[: MOST_ACTIVITIES - 1]
    drink = _("having a drink")
    return [*found, drink] if drink not in found else found
