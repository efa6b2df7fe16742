"""The dialogs of the steps that ask more than a day: confirmed in a talk, a pause, the closing talk, the end."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.i18n import N_, _, short_date
from app.services.duo_path import Ending
from app.ui import theme
from app.ui.days import DayField
from app.ui.duos.day_dialog import DayDialog
from app.ui.duos.view import DuoView
from app.ui.layers import as_if_read
from app.ui.people.words import people_of
from app.ui.widgets.answers import Answers
from app.ui.widgets.dialog import WIDE
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.text import label
from app.vocabulary import ContactKind, DuoState, EndReason, word

UNTIL_DAY, UNTIL_FURTHER, ADMISSION = "day", "further", "admission"
_LASTS = {
    UNTIL_DAY: N_("until a day"),
    UNTIL_FURTHER: N_("until further notice"),
    ADMISSION: N_("admission to hospital"),
}


class ConfirmDialog(DayDialog):
    """The talk after the trial period; ``talk`` is how it was held, where that was said."""

    def __init__(self, parent: QWidget | None, title: str, text: str, verb: str, today: date) -> None:
        super().__init__(parent, title, text, verb, today, also=_("Note"), also_lines=2)
        self.field.label.setText(_("Day of the talk"))
        kinds = (ContactKind.VISIT, ContactKind.PHONE)
        self.how = Answers([(kind, word(kind)) for kind in kinds], _("How you spoke with them"))
        self.how.answered.connect(self.how.show_answer)
        self.body.insertWidget(1, Field(_("How you spoke with them"), self.how))

    @property
    def talk(self) -> ContactKind | None:
        """How they were spoken to."""
        return self.how.shown if isinstance(self.how.shown, ContactKind) else None


class PauseDialog(DayDialog):
    """From when, and until when: a day, nobody knows yet, or an admission, which has no end either.

    With ``again`` a pause that lasts is changed, and its first day stays.
    """

    def __init__(
        self, parent: QWidget | None, title: str, text: str, verb: str, view: DuoView, *, again: bool = False
    ) -> None:
        since = view.row.since(DuoState.PAUSED) if again else None
        super().__init__(parent, title, text, verb, view.today, day=since, also=_("Note"), also_lines=2)
        self.field.label.setText(_("From"))
        self.field.setVisible(not again)
        self.lasts = Answers([(key, _(words)) for key, words in _LASTS.items()], _("How long"))
        self.lasts.answered.connect(self._choose)
        self.until_field = DayField(_("Together again from"))
        self.body.insertWidget(1, Field(_("How long"), self.lasts, optional=False))
        self.body.insertWidget(2, self.until_field)
        people = [one for row in (view.participant, view.buddy) for one in people_of(row)]
        self.who = Answers([(one.person_id, one.called) for one in people], _("Who is admitted"))
        self.who.answered.connect(self.who.show_answer)
        self._who = Field(_("Who is admitted"), self.who, hint=_("Nothing reminds of them until they are home again."))
        self.body.insertWidget(3, self._who)
        self._again = again
        if again:
            self.until_field.set_day(view.row.until)
            self.also.set_text(view.row.state_note or "")
        admitted = again and view.row.state_note == _(_LASTS[ADMISSION])
        self._choose(UNTIL_DAY if not again or view.row.until else ADMISSION if admitted else UNTIL_FURTHER)

    @property
    def until(self) -> date | None:
        """The day of return that was agreed; only after the dialog was accepted."""
        return self.until_field.day if self.lasts.shown == UNTIL_DAY else None

    @property
    def admitted(self) -> UUID | None:
        """The id of the person who is admitted, where that was said."""
        admission = self.lasts.shown == ADMISSION and not self._again
        return self.who.shown if admission and isinstance(self.who.shown, UUID) else None

    def _choose(self, key: object) -> None:
        if key is None:  # one of the three it is
            return
        words, editor = _(_LASTS[ADMISSION]), self.also.editor
        assert isinstance(editor, QPlainTextEdit)
        if key == ADMISSION and not self.also.text:
            editor.setPlainText(words)
        elif key != ADMISSION and self.also.text == words:
            editor.setPlainText("")
        self.lasts.show_answer(str(key))
        self.until_field.setVisible(key == UNTIL_DAY)
        self._who.setVisible(key == ADMISSION and not self._again)
        self.stand()

    def _answer(self) -> None:
        if self.lasts.shown == UNTIL_DAY and not _lies_after(self.until_field, self.field, compulsory=True):
            return
        super()._answer()


class CloseDialog(DayDialog):
    """From when they round off, and the day of the closing talk where there is one already."""

    def __init__(self, parent: QWidget | None, title: str, text: str, verb: str, today: date) -> None:
        super().__init__(parent, title, text, verb, today, also=_("Note"), also_lines=2)
        self.field.label.setText(_("From"))
        self.talk_field = DayField(_("Closing talk on"), optional=True)
        self.body.insertWidget(1, self.talk_field)

    @property
    def until(self) -> date | None:
        """The day of the closing talk."""
        return self.talk_field.day

    def _answer(self) -> None:
        if _lies_after(self.talk_field, self.field):
            super()._answer()


class EndDialog(DayDialog):
    """Why, in own words, what comes next, and the day to hear how it goes; of all that only the day is needed."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, verb: str, view: DuoView, state: DuoState
    ) -> None:
        super().__init__(parent, title, text, verb, view.today, also=_("In their own words"), also_lines=2)
        theme.fix(self, width=WIDE)
        self._rhythms, self._proposed = view.rhythms, state is DuoState.ENDED
        if self._proposed:
            self.field.label.setText(_("Day of the closing talk"))
        self.why = Answers([(reason, word(reason)) for reason in EndReason], _("Why"))
        self.why.answered.connect(self._choose)
        name = view.row.participant_first
        self.next_step = as_if_read(TextField(_("Next step for {name}").format(name=name)))
        self.aftercare = DayField(_("Aftercare: hear how it goes on"), optional=True)
        self.body.insertWidget(1, Field(_("Why"), self.why))
        also = _(
            "Note it on the page of who died as well, under the three dots: then nothing reminds of them any more."
        )
        self.died = label(also, theme.SECOND, tone="text2", wrap=True)
        self.body.insertWidget(2, self.died)
        self.died.hide()
        self.body.addWidget(self.next_step)
        self.body.addWidget(self.aftercare)
        self.field.committed.connect(lambda _text: self._propose())
        self._was: date | None = None
        self._propose()

    @property
    def ending(self) -> Ending:
        """What was given besides the day and the words."""
        reason = self.why.shown if isinstance(self.why.shown, EndReason) else None
        return Ending(reason, self.next_step.text or None, self.aftercare.day)

    def _choose(self, reason: object) -> None:
        self.why.show_answer(reason if isinstance(reason, EndReason) else None)
        self.died.setVisible(reason is EndReason.DECEASED)
        self._propose()
        self.stand()

    def _propose(self) -> None:
        """The usual day of aftercare, as long as nobody wrote another; none of somebody who died."""
        if self.aftercare.day != self._was or not self._proposed:
            return
        gone = self.why.shown is EndReason.DECEASED
        self._was = self._rhythms.aftercare_due(self.field.day) if self.field.day and not gone else None
        self.aftercare.set_day(self._was)

    def _answer(self) -> None:
        if _lies_after(self.aftercare, self.field):
            super()._answer()


def _lies_after(later: DayField, first: DayField, *, compulsory: bool = False) -> bool:
    """Whether a day is left out or lies after another; the field says so where it does not."""
    if not later.commit() or (later.day is None and compulsory):
        if later.day is None and not later.error:
            later.ask_again()
        later.setFocus()
        return False
    if later.day and first.day and later.day <= first.day:
        later.set_error(_("Choose a day after {day}.").format(day=short_date(first.day)))
        later.setFocus()
        return False
    return True
