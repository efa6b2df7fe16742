"""What leaves the vault for an event: letters one by one, the list to sign, a workbook, an appointment."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.errors import KlikError
from app.i18n import N_, _, ngettext
from app.services import guests, paper_language
from app.services.guests import GuestRow
from app.ui.events.view import EventView
from app.ui.messages import tell
from app.ui.printing import print_pdf
from app.ui.saving import (
    CALENDAR,
    EXCEL,
    PDF,
    PRINTER,
    add_paper_answers,
    add_told,
    give_pdf,
    noted,
    paper_words,
    plain,
    save_appointment,
    save_pdf,
    save_workbook,
)
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

NEW, ALL = "new", "all"


class LettersDialog(Dialog):
    """Asks for whom, and where the letters go, with ``exec()``; then ``whom``, ``noted`` and ``goes_to`` tell."""

    def __init__(self, parent: QWidget | None, there: Sequence[GuestRow], languages: str = "") -> None:
        super().__init__(parent, _("Letters of invitation"), width=WIDE)
        self._there = there
        self.goes_to = ""  # PDF or PRINTER
        new = [guest for guest in there if guest.invited_on is None]
        self._whom = Segmented(
            [
                (NEW, _("Not invited yet: {n}").format(n=len(new))),
                (ALL, _("Everybody: {n}").format(n=len(there))),
            ],
            _("For whom"),
        )
        if not new:
            self._whom.choose(ALL)
        self.note = CheckBox(_("Note today as the day of the invitation"), on=True)
        about = _("Everybody gets a letter of their own, on a page of its own. Nobody sees who else is invited.")
        self.body.addWidget(label(about, wrap=True))
        self.body.addWidget(self._whom)
        self._whom.setVisible(0 < len(new) < len(there))
        self.large = CheckBox(_("In large print"))
        self.body.addWidget(self.note)
        self.body.addWidget(self.large)
        add_told(self, languages)
        warning = _(
            "The PDF is not encrypted: whoever opens it reads what stands in it. Keep it in a place only you see, and "
            "remove it once it is printed."
        )
        self.body.addWidget(label(warning, wrap=True))
        add_paper_answers(self, self._go)

    @property
    def whom(self) -> list[GuestRow]:
        """Who gets a letter."""
        everybody = self._whom.current == ALL
        return [guest for guest in self._there if everybody or guest.invited_on is None]

    @property
    def noted(self) -> bool:
        """Whether today becomes the day of the invitation."""
        return self.note.isChecked()

    def _go(self, where: str) -> None:
        self.goes_to = where


def give_letters(parent: QWidget, store: Store, view: EventView, only: GuestRow | None = None) -> Task | None:
    """Ask for whom and where to, and make the letters; the day is noted once they were printed or saved."""
    there = [guest for guest in view.guests if guest.people and guest.coming is not False]
    there = [only] if only else there
    if not there:
        tell(parent.window(), KlikError(N_("There is nobody on the list to write to.")))
        return None
    languages = store.read(paper_language.of_people, [guest.people[0].person_id for guest in there])
    dialog = LettersDialog(parent.window(), there, paper_words(store, "invitation", languages))
    if not dialog.exec():
        return None
    from app.services import event_papers

    ids = [guest.id for guest in dialog.whom]
    letters = store.read(event_papers.invitations, view.row.id, view.today, ids)

    invited, large = dialog.noted, dialog.large.isChecked()

    def note() -> None:
        store.write_quietly(guests.note_letters, ids, view.today, invited=invited)

    def make() -> bytes:
        return event_papers.invitations_pdf(letters, large=large)

    if dialog.goes_to == PRINTER:
        return print_pdf(parent, store, make, note)
    return save_pdf(parent, store, _file(_("invitation"), view, PDF), make, note)


def give_attendance_list(parent: QWidget, store: Store, view: EventView) -> Task | None:
    """Print or save the list to sign."""
    from app.services import event_papers

    data = store.read(event_papers.attendance_list, view.row.id)
    warning = _(
        "The file is not encrypted: whoever opens it reads the names. Keep it in a place only you see, and remove it "
        "once it is printed."
    )
    name = _file(_("attendance"), view, PDF)
    sent = noted(store, HandoutKind.LIST, _file(_("attendance"), view, ""), view.today)
    return give_pdf(parent, store, name, warning, lambda: event_papers.attendance_list_pdf(data), sent=sent)


def save_guest_list(parent: QWidget, store: Store, view: EventView) -> Task | None:
    """Write who is on the list, and what they answered, for Excel."""
    from app.services import event_papers, lists_out

    data = store.read(event_papers.guest_list, view.row.id, view.today)
    n = len(data.rows)
    warning = ngettext(
        "The file holds the name and the answers of {n} person, and is not encrypted: whoever opens it reads it. Keep "
        "it in a place only you see.",
        "The file holds the names and the answers of {n} people, and is not encrypted: whoever opens it reads it. Keep "
        "it in a place only you see.",
        n,
    ).format(n=n)
    sent = noted(store, HandoutKind.EXPORT, _file(_("guests"), view, ""), view.today)
    name = _file(_("guests"), view, EXCEL)
    return save_workbook(parent, store, name, warning, lambda: lists_out.workbook(data), sent)


def save_in_calendar(parent: QWidget, store: Store, view: EventView) -> Task | None:
    """Write an appointment for a calendar of one's own."""
    from app.services import event_papers

    found = store.read(event_papers.appointment, view.row.id)
    name = _file(found.summary.lower(), view, CALENDAR)
    return save_appointment(parent, store, name, lambda: event_papers.calendar_file(found))


def _file(what: str, view: EventView, kind: str) -> str:
    return f"{plain(what, 'klik')}-{view.row.on.isoformat()}{kind}"
