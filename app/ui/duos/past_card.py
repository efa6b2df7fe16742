"""How a way ended, calmly: no click, stopped early, or rounded off."""

from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date
from app.ui import theme
from app.ui.duos.view import DuoView
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import column
from app.ui.widgets.text import label
from app.vocabulary import DuoState, Role, word


class PastCard(Card):
    """What was noted when it ended, and of two who had no click what each said, for the coordinator only."""

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", wrap=True)
        self._note = label("", italic=True, wrap=True)
        self._said = {side: (label("", theme.SECOND, bold=True), label("", theme.SECOND, wrap=True)) for side in Role}
        sides = []
        for head, text in self._said.values():
            side = QWidget()
            side.setLayout(column(head, text, 1, gap=2))
            sides.append(side)
        self._sides = Columns(sides, least=220, gap=24)
        for widget in (self.title, self._text, self._note, self._sides):
            self.add(widget)

    def show_view(self, view: DuoView) -> None:
        found = view.row
        self.title.setText(_("{state} on {day}").format(state=word(found.state), day=short_date(found.steps[-1][1])))
        self.setAccessibleName(self.title.text())
        self._text.setText(_TEXTS[found.state]().format(both=view.names[None], participant=found.participant_first))
        self._note.setText(_("“{word}”").format(word=found.state_note or ""))
        self._note.setVisible(bool(found.state_note))
        no_click = found.state is DuoState.NO_CLICK
        self._sides.setVisible(no_click)
        if no_click:
            for side, answer, click, note in (
                (Role.PARTICIPANT, found.participant_answer, found.participant_click, found.participant_note),
                (Role.BUDDY, found.buddy_answer, found.buddy_click, found.buddy_note),
            ):
                head, text = self._said[side]
                said = word(click or (None if found.met_on else answer)) or _("not asked any more")
                head.setText(_("{name}: {answer}").format(name=view.names[side], answer=said))
                text.setText(note or "")
                text.setVisible(bool(note))


_TEXTS = {
    DuoState.NO_CLICK: lambda: _("There was no click, and that is all right. {both} stay available for others."),
    DuoState.STOPPED_EARLY: lambda: _("The duo stopped earlier than planned. What was noted stays here."),
    DuoState.ENDED: lambda: _("{both} rounded off their duo together. Aftercare for {participant} follows."),
}
