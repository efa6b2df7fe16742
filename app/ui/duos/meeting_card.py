"""The card of the first meeting: two separate answers, each with a note that the other never sees."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date
from app.services import duo_path
from app.ui import theme
from app.ui.days import DayField
from app.ui.duos.ask_card import gentle_no
from app.ui.duos.plan_part import PlanPart
from app.ui.duos.view import DuoView
from app.ui.layers import as_if_read
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.marks import Mark, RoleMark
from app.ui.widgets.text import label
from app.vocabulary import Click, Role, word


class MeetingCard(Card):
    """What each of them said after meeting; who wants to meet once more gets a day for it."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("The first meeting"))
        self._store = store
        self._view: DuoView | None = None
        self.day = DayField(_("They met on"), compulsory=True)
        self.day.committed.connect(self._correct_day)
        self._hint = label("", theme.SECOND, tone="text2", wrap=True)
        self.sides = {side: ClickSide(side) for side in Role}
        for side, part in self.sides.items():
            part.answers.answered.connect(lambda click, side=side: self._answer(side, click))
            part.note.committed.connect(lambda _text: self._write({}))
        self._line = separator()
        self.plan = PlanPart(store)
        head = row(column(self.day, 1), column(self._hint, 1, margins=(0, 24, 0, 0)), gap=16)
        head.setStretch(1, 1)
        self.add(head)
        self.add(Columns(list(self.sides.values()), least=250, gap=24))
        self.add(
            label(
                _("What you note here only you see: it is told to nobody, and comes on no paper and no other page."),
                theme.SMALL,
                tone="text2",
                wrap=True,
            )
        )
        self.add(self._line)
        self.add(self.plan)
        self.body.setSpacing(12)

    def show_view(self, view: DuoView) -> None:
        before, self._view = self._view, view
        found = view.row
        other_duo = before is None or before.row.id != found.id
        moved = before is None or before.row.met_on != found.met_on
        self.day.latest = view.today
        if other_duo or moved:
            self.day.set_day(found.met_on)
        self._hint.setText(_hint(view))
        for side, part in self.sides.items():
            part.show_side(view, side, fresh=other_duo)
        self._line.setVisible(view.again)
        self.plan.setVisible(view.again)
        self.plan.show_view(view)

    def _answer(self, side: Role, click: Click | None) -> None:
        if self._view and (click is not Click.NO or gentle_no(self, self._view, side)):
            self._write({side: click})

    def _write(self, said: dict[Role, Click | None]) -> None:
        view = self._view
        if view and view.row.met_on:
            self._store.write(
                duo_path.note_meeting,
                view.row.id,
                said.get(Role.PARTICIPANT, view.row.participant_click),
                said.get(Role.BUDDY, view.row.buddy_click),
                view.row.met_on,
                self.sides[Role.PARTICIPANT].note.text,
                self.sides[Role.BUDDY].note.text,
            )

    def _correct_day(self, _text: str) -> None:
        if self._view and self.day.day:
            self._store.write(duo_path.change_meeting_day, self._view.row.id, self.day.day)


class ClickSide(QWidget):
    """One side's answer and its note."""

    noted = Signal(str)

    def __init__(self, side: Role) -> None:
        super().__init__()
        self._mark = RoleMark(Mark(side.value), 34)
        self._name = label("", theme.BODY, bold=True, wrap=True)
        self.answers = Answers([(click, word(click)) for click in Click], "")
        self.note = as_if_read(TextField(_("Note"), lines=3, optional=True))
        self._shown: Any = None
        head = row(self._mark, self._name)
        head.setStretch(1, 1)
        self.setLayout(column(head, self.answers, self.note, 1, gap=10))

    def show_side(self, view: DuoView, side: Role, fresh: bool) -> None:
        participant = side is Role.PARTICIPANT
        found = view.row
        other = view.names[Role.BUDDY if participant else Role.PARTICIPANT]
        self._mark.change(view.marks[not participant])
        question = _("What does {name} say?").format(name=view.names[side])
        self._name.setText(question)
        for key, button in self.answers.buttons.items():
            assert isinstance(key, Click)
            button.setAccessibleName(f"{question} {word(key)}")
        self.answers.show_answer(found.participant_click if participant else found.buddy_click)
        self.note.label.setText(_("Note, not shared with {name}").format(name=other))
        self.note.editor.setAccessibleName(self.note.label.text())
        stored = (found.participant_note if participant else found.buddy_note) or ""
        if fresh or stored != self._shown:
            self._shown = stored
            self.note.set_text(stored)


def _hint(view: DuoView) -> str:
    if view.row.click:
        return _("Both want to go on: now they settle what they agree on.")
    think_until = view.row.met_on and view.rhythms.think_until(view.row.met_on)
    if think_until and view.today < think_until:
        return _("Time to think it over until {day}: ask each of them apart.").format(day=short_date(think_until))
    return _("Ask each of them apart. Who is in doubt may always meet once more first.")
