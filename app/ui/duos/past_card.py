"""How a way ended, calmly: no click, stopped early, or rounded off."""

from PySide6.QtWidgets import QWidget

from app.i18n import _, short_date
from app.ui import theme
from app.ui.duos.view import DuoView
from app.ui.duos.words import state_words
from app.ui.widgets.card import Card
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import column
from app.ui.widgets.text import label
from app.vocabulary import DuoState, EndReason, Role, word


class PastCard(Card):
    """What was noted when it ended, and of two who had no click what each said, for the coordinator only."""

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", wrap=True)
        self._note = label("", italic=True, wrap=True)
        self.facts = [_Fact() for _column in range(3)]
        self._columns = Columns(self.facts, least=180, gap=24)
        self.title.show()
        for widget in (self.title, self._text, self._note, self._columns):
            self.add(widget)

    def show_view(self, view: DuoView) -> None:
        found = view.row
        self.title.setText(_("{state} on {day}").format(state=state_words(found), day=short_date(found.steps[-1][1])))
        self.setAccessibleName(self.title.text())
        text = _died if found.end_reason is EndReason.DECEASED else _TEXTS[found.state]
        self._text.setText(text().format(both=view.names[None], participant=found.participant_first))
        self._note.setText(_("“{word}”").format(word=found.state_note or ""))
        self._note.setVisible(bool(found.state_note))
        facts = _answers(view) if found.state is DuoState.NO_CLICK else _ending(view)
        for fact, (head, words) in zip(self.facts, [*facts, ("", ""), ("", "")], strict=False):
            fact.show_words(head, words)
        self._columns.setVisible(bool(facts))


class _Fact(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.head = label("", theme.SECOND, bold=True, wrap=True)
        self.words = label("", theme.SECOND, wrap=True)
        self.setLayout(column(self.head, self.words, 1, gap=2))

    def show_words(self, head: str, words: str) -> None:
        self.head.setText(head)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setVisible(bool(head))


def _answers(view: DuoView) -> list[tuple[str, str]]:
    """What each of the two said."""
    row = view.row
    return [
        (
            _("{name}: {answer}").format(
                name=view.names[side],
                answer=word(click or (None if row.met_on else answer)) or _("not asked any more"),
            ),
            note or "",
        )
        for side, answer, click, note in (
            (Role.PARTICIPANT, row.participant_answer, row.participant_click, row.participant_note),
            (Role.BUDDY, row.buddy_answer, row.buddy_click, row.buddy_note),
        )
    ]


def _ending(view: DuoView) -> list[tuple[str, str]]:
    """Why, what comes next, and when to hear how it goes; only what was noted."""
    row = view.row
    facts = (
        (_("Why"), "" if row.end_reason is EndReason.DECEASED else word(row.end_reason)),  # the text says that
        (_("Next step for {name}").format(name=row.participant_first), row.next_step or ""),
        (_("Aftercare"), short_date(row.until)),
    )
    return [(head, words) for head, words in facts if words]


def _died() -> str:
    return _("This duo ended with a death. What was noted stays here.")


_TEXTS = {
    DuoState.NO_CLICK: lambda: _("There was no click, and that is all right. {both} stay available for others."),
    DuoState.STOPPED_EARLY: lambda: _(
        "The duo stopped earlier than planned, and that is nobody's fault. What was noted stays here."
    ),
    DuoState.ENDED: lambda: _("{both} rounded off their duo together. Aftercare for {participant} follows."),
}
