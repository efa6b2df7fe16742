"""Letters and notes to one person, printed or saved where the coordinator wants them."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.documents.data import LetterData
from app.errors import KlikError
from app.i18n import N_, _, listed, ngettext
from app.services import handouts, letters
from app.services.office import CoordinatorRow, all_coordinators
from app.services.paper_language import asked
from app.services.rows import BuddyRow
from app.ui.days import DayField
from app.ui.messages import tell
from app.ui.saving import Spoken, give_pdf, plain
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Choice, Field

NOTES = {
    "screening_form": (letters.screening_forms, N_("screening-form-{name}.pdf")),
    "agreement_note": (letters.agreement_notes, N_("agreement-note-{name}.pdf")),
    "information_note": (letters.information_notes, N_("information-note-{name}.pdf")),
}
"""Of each note for a volunteer what reads it, and the name of its file."""


def give_letters(
    parent: QWidget, store: Store, read: Callable[[], Sequence[LetterData]], name: str, today: date, to: str = ""
) -> Task | None:
    """Read letters and make them, in one file; what speaks against them is said instead.

    Once they are printed or saved it is noted to whom they were given: who they are about, unless it is somebody else.
    """
    try:
        told = read()
    except KlikError as error:
        tell(parent.window(), error)
        return None
    from app.services import documents  # ReportLab is slow to import: only who prints waits for it

    def again(language: str) -> Callable[[bool], bytes]:
        with asked(language):
            other = read()
        return lambda large: documents.letters_pdf(other, large=large)

    whom = listed([one.to.full_name for one in told])
    warning = ngettext(
        "A letter to {names}. The file is not encrypted: whoever opens it reads it. Keep it in a place only you see.",
        "Letters to {names}, each on a page of their own. The file is not encrypted: whoever opens it reads them. Keep "
        "it in a place only you see.",
        len(told),
    ).format(names=whom)
    if to:
        warning = _(
            "About {names}, for {to}. The file is not encrypted: whoever opens it reads it. Keep it in a place only "
            "you see, and take it there on paper or by a way that is safe."
        ).format(names=whom, to=to)
    return give_pdf(
        parent,
        store,
        name,
        warning,
        lambda: documents.letters_pdf(told),
        large=lambda: documents.letters_pdf(told, large=True),
        template=told[0].name,
        spoken=Spoken(tuple(dict.fromkeys(one.letterhead.language for one in told)), again),
        sent=lambda: store.write_quietly(handouts.note_letters, told, today, to),
    )


def give_note(parent: QWidget, store: Store, whom: BuddyRow, template: str, today: date) -> Task | None:
    """Print or write a note for a volunteer, to be signed on paper, or a form for who holds the screening talk."""
    read, name = NOTES[template]
    file = _(name).format(name=plain(whom.called, "buddy"))
    to = (whom.screened_at or _("whoever holds the talk")) if template == "screening_form" else ""
    return give_letters(parent, store, lambda: store.read(read, whom.id), file, today, to)


def give_handover(parent: QWidget, store: Store, participant_id: UUID, called: str, today: date) -> Task | None:
    """Ask who was the contact person and from when on that changes, and print or write the letters."""
    dialog = HandoverDialog(parent.window(), store.read(all_coordinators), today)
    if not dialog.exec():
        return None
    file = _("contact-person-{name}.pdf").format(name=plain(called, _("participant")))
    before, start = dialog.before, dialog.start
    return give_letters(
        parent, store, lambda: store.read(letters.handover_letters, participant_id, before, start, today), file, today
    )


class HandoverDialog(Dialog):
    """Asks with ``exec()`` who was the contact person ``before``, and the day from which somebody else is."""

    def __init__(self, parent: QWidget | None, known: Sequence[CoordinatorRow], today: date) -> None:
        text = _(
            "The letter names who is the contact person now. It goes to the participant, and to the buddy of a duo "
            "that is on its way."
        )
        super().__init__(parent, _("A new contact person"), text)
        nobody = ("", _("leave a line, to fill in by hand"))
        self.who = Choice([nobody, *((str(one.id), one.full_name) for one in known)])
        self.day = DayField(_("From which day on"), today, compulsory=True)
        self.body.addWidget(Field(_("Who was it until now"), self.who, optional=False))
        self.body.addWidget(self.day)
        self.add_cancel()
        self.answer = self.add_answer(filled(_("Make the letter…")), accepts=None, default=True)
        self.answer.clicked.connect(self._answer)

    @property
    def before(self) -> UUID | None:
        """The colleague who was it, where one was chosen."""
        return UUID(self.who.current) if self.who.current else None

    @property
    def start(self) -> date:
        """The day; only after the dialog was accepted."""
        assert self.day.day
        return self.day.day

    def _answer(self) -> None:
        if self.day.commit():
            self.accept()
        else:
            self.day.setFocus()
