"""The card of a duo that is together: where it stands, and the steps it may take from here."""

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import N_, _, ngettext, short_date
from app.services import duo_path, hard_days
from app.services.duos import DuoRow
from app.ui import theme
from app.ui.duos.day_dialog import DayDialog
from app.ui.duos.move_dialogs import CloseDialog, ConfirmDialog, EndDialog, PauseDialog
from app.ui.duos.view import DuoView
from app.ui.people.words import people_of
from app.ui.store import Store
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import row
from app.ui.widgets.text import label
from app.vocabulary import DuoState

S = DuoState
BESIDE = 3
"""So many steps stand beside the sentence; more of them under it."""
LEAST_WORDS = 300
"""Pixels at 100 % that the sentence has beside them, with the edges of the card."""


@dataclass(frozen=True)
class Move:
    """A step to ``state``: the words of its button, and of the dialog that asks the day."""

    state: DuoState
    words: str
    title: str
    text: str
    verb: str


CONFIRM = Move(
    S.RUNNING,
    N_("Confirm after the trial period…"),
    N_("Both go on?"),
    N_("The trial period is over and {both} want to go on: from this day the duo runs."),
    N_("Confirm"),
)
PAUSE = Move(
    S.PAUSED,
    N_("Pause…"),
    N_("Pause the duo?"),
    N_("As long as the pause lasts, Klik does not ask to hear of {both} again. They stay a duo."),
    N_("Pause"),
)
CHANGE_PAUSE = Move(
    S.PAUSED,
    N_("Change the pause…"),
    N_("How long does the pause last?"),
    N_("As long as the pause lasts, Klik does not ask to hear of {both} again. They stay a duo."),
    N_("Change the pause"),
)
CLOSE = Move(
    S.CLOSING,
    N_("Round off…"),
    N_("Begin to round off?"),
    N_("{both} work towards a closing talk. They stay a duo until then."),
    N_("Begin to round off"),
)
END = Move(
    S.ENDED,
    N_("Ended…"),
    N_("The duo is rounded off?"),
    N_(
        "Aftercare for {participant} begins, and {buddy} has room for another duo. Nothing below needs to be filled in."
    ),
    N_("Note the end"),
)
STOP = Move(
    S.STOPPED_EARLY,
    N_("Stopped early…"),
    N_("The duo stops early?"),
    N_(
        "That is nobody's fault. {participant} looks for a buddy again and keeps the day of registering, {buddy} has "
        "room again. These two are not proposed to each other again."
    ),
    N_("Note that it stopped"),
)


def moves_of(row: DuoRow) -> list[Move]:
    """The steps a duo may take now, the likeliest first."""
    onward: list[Move] = []
    if row.state is S.TRIAL:
        onward = [CONFIRM]
    elif row.state is S.PAUSED:
        onward = [_resume(row), CHANGE_PAUSE]
    elif row.state is S.CLOSING:
        onward = [END, _go_on()]
    found = [*onward, PAUSE, CLOSE, STOP]
    return [move for move in found if move.state in row.moves or move is CHANGE_PAUSE]


def _resume(row: DuoRow) -> Move:
    """Back to where it was before the pause."""
    before = next(state for state, _on in reversed(row.steps) if state is not S.PAUSED)
    text = N_("{both} see each other again.")
    return Move(
        before if before in (S.TRIAL, S.RUNNING) else S.RUNNING,
        N_("Take up again…"),
        N_("Take up again?"),
        text,
        N_("Take up again"),
    )


def _go_on() -> Move:
    return Move(
        S.RUNNING,
        N_("Go on after all…"),
        N_("Go on after all?"),
        N_("{both} do not round off yet: the duo runs again."),
        N_("Go on together"),
    )


class MoveCard(Card):
    """One sentence, and a button per step."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._view: DuoView | None = None
        self.sentence = label("", theme.BODY, wrap=True)
        self._buttons = Flow()
        self.body.setContentsMargins(16, 11, 16, 11)
        self._line = row(self.sentence, self._buttons, gap=10)
        self._line.setStretch(0, 1)
        self.add(self._line)
        self._moves: list[Move] = []

    def show_view(self, view: DuoView) -> None:
        self._view = view
        self.sentence.setText(state_sentence(view))
        moves = moves_of(view.row)
        if moves != self._moves:
            self._moves = moves
            buttons: list[QWidget] = []
            for move in moves:
                button = outlined(_(move.words), small=True)
                button.clicked.connect(lambda _on=False, move=move: self.go(move))
                buttons.append(button)
            self._buttons.show_widgets(buttons)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The buttons beside the sentence, or under it where they are many or would leave it no room."""
        room = self.width() - self._buttons.sizeHint().width()
        beside = len(self._moves) <= BESIDE and room >= theme.px(LEAST_WORDS)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def go(self, move: Move) -> None:
        """Ask what there is to know of a step, and take it."""
        if not (view := self._view):
            return
        duo, write = view.row.id, self._store.write
        names = {"both": view.names[None], "participant": view.row.participant_first, "buddy": view.row.buddy_first}
        said = self.window(), _(move.title), _(move.text).format(**names), _(move.verb)
        dialog: DayDialog
        if move is CONFIRM:
            dialog = ConfirmDialog(*said, view.today)
            if dialog.exec():
                write(duo_path.confirm, duo, dialog.day, dialog.words, dialog.talk)
        elif move is CHANGE_PAUSE:
            dialog = PauseDialog(*said, view, again=True)
            if dialog.exec():
                write(duo_path.change_pause, duo, dialog.until, dialog.words)
        elif move in (PAUSE, CLOSE):
            dialog = PauseDialog(*said, view) if move is PAUSE else CloseDialog(*said, view.today)
            if dialog.exec() and isinstance(dialog, PauseDialog) and dialog.admitted:
                write(hard_days.admit, dialog.admitted, dialog.day, dialog.words)
            elif dialog.result():
                write(duo_path.move, duo, move.state, dialog.day, dialog.words, dialog.until)
        elif move in (END, STOP):
            dialog = EndDialog(*said, view, move.state)
            if dialog.exec():
                write(duo_path.end, duo, move.state, dialog.day, dialog.words, dialog.ending)
        else:
            dialog = DayDialog(*said, view.today, also=_("Note"), also_lines=2)
            if dialog.exec():
                go_on = hard_days.together_again if view.row.state is S.PAUSED else duo_path.move
                write(go_on, duo, move.state, dialog.day, dialog.words)


def state_sentence(view: DuoView) -> str:
    """Where a duo that is together stands, with what counts for the next step."""
    row = view.row
    note = f" {_('“{word}”').format(word=row.state_note)}" if row.state_note else ""
    if row.state is S.TRIAL:
        met = row.trial_met
        words = ngettext(
            "Trial period: they saw each other {n} time of the {low} to {high} that were agreed.",
            "Trial period: they saw each other {n} times of the {low} to {high} that were agreed.",
            met,
        )
        return words.format(n=met, low=row.trial[0], high=row.trial[1]) + note
    if row.state is S.PAUSED:
        people = [one for side in (view.participant, view.buddy) for one in people_of(side)]
        gone = [one.called for one in people if one.admitted_since]
        note = "".join(f" {_('{name} is admitted.').format(name=name)}" for name in gone) + note
        since = short_date(row.since(S.PAUSED))
        if row.until:
            words = _("Paused since {day}; together again from {until}.")
            return words.format(day=since, until=short_date(row.until)) + note
        return _("Paused since {day}, until further notice.").format(day=since) + note
    if row.state is S.CLOSING and row.until:
        words = _("Closing since {day}; the closing talk is on {until}.")
        return words.format(day=short_date(row.since(S.CLOSING)), until=short_date(row.until)) + note
    if row.state is S.CLOSING:
        return _("Closing since {day}.").format(day=short_date(row.since(S.CLOSING))) + note
    if review := row.review_on:
        return _("Running. To be looked at again on {day}.").format(day=short_date(review)) + note
    return _("Running since {day}.").format(day=short_date(row.since(S.RUNNING))) + note
