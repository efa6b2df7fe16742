"""What was being typed when Klik was locked: gathered from open dialogs and held fields, and offered again afterwards.

Every dialog takes part by itself. One that says how it is opened again (``Dialog.again``) is, with what was filled in,
on the same day; a day later "today" would be another day, and what was typed is only shown.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from app.errors import KlikError
from app.i18n import DEFAULT_LANGUAGE, _, clock, labelled, language, long_date
from app.services import subjects
from app.services.subjects import Subject
from app.storage import drafts
from app.storage.drafts import Draft, Entry
from app.storage.vault import Vault
from app.ui import clipboard, theme
from app.ui.main_window import MainWindow
from app.ui.page import Page
from app.ui.store import Store
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.filled_in import TEXT

LANGUAGE = "language"
SOON = 400
"""Milliseconds after the window came, so that its first page is seen behind it."""


def gather(window: MainWindow, store: Store, now: datetime) -> Iterator[Draft]:
    """A draft of every open dialog in which something was filled in, and one of the fields that could not be stored."""
    at = now.isoformat(timespec="minutes")
    for dialog in window.findChildren(Dialog):
        if dialog.isVisible() and (typed := dialog.typed()):
            again = dialog.again()
            facts = {**again.facts, LANGUAGE: language()}
            yield Draft(dialog.title.text(), at, typed, again.about, again.opens, facts)
    for about, fields in _held(window, store).items():
        if entries := tuple(Entry(TEXT, field.label.text(), field.typed) for field in fields if field.typed.strip()):
            yield Draft(_("Not saved yet"), at, entries, about)


def _held(window: MainWindow, store: Store) -> Mapping[str, list[TextField]]:
    """The fields of pages that hold what could not be stored, by whom they are about."""
    found: dict[str, list[TextField]] = {}
    for field in window.held:
        above = field.parentWidget()
        while above and not isinstance(above, Page | Dialog):
            above = above.parentWidget()
        if isinstance(above, Page):  # those of a dialog are in its own draft
            about = store.read(subjects.called, above.subject) if above.subject else _(above.title)
            found.setdefault(about, []).append(field)
    return found


class Drafts(QObject):
    """Offers what waits, one after the other, a moment after the window is there."""

    def __init__(self, window: MainWindow, store: Store, vault: Vault) -> None:
        super().__init__(window)
        self._window, self._store, self._vault = window, store, vault
        self._offered: set[str] = set()
        if drafts.waiting(vault):
            QTimer.singleShot(SOON, self, self._offer)

    def _offer(self) -> None:
        if self._vault.is_locked:
            return
        # Read anew each time: who is erased meanwhile takes them all along.
        draft = next((one for one in drafts.waiting(self._vault) if one.id not in self._offered), None)
        if draft:
            self._offered.add(draft.id)
            asked = DraftDialog(self._window, draft, may_go_on=_may_go_on(draft, date.today()))
            asked.finished.connect(lambda _result: self._answer(draft, asked.answer))
            asked.open()

    def _answer(self, draft: Draft, answer: str) -> None:
        if answer == GO_ON and self._go_on(draft):
            return
        if answer == THROW_AWAY:
            drafts.drop(self._vault, draft)
        QTimer.singleShot(0, self, self._offer)  # not while it is being locked, which leaves every dialog

    def _go_on(self, draft: Draft) -> bool:
        """Open the dialog again; the draft is let go of when that is answered, whichever way."""
        try:
            dialog = OPENERS[draft.opens](self._window, self._store, draft.facts)
        except KlikError as error:  # who it was about is not there any more
            self._store.said.emit(str(error), False)
            return False
        dialog.finished.connect(lambda _result: self._end(draft))
        dialog.open()
        dialog.fill(draft.entries)
        return True

    def _end(self, draft: Draft) -> None:
        drafts.drop(self._vault, draft)
        QTimer.singleShot(0, self, self._offer)  # not while it is being locked, which leaves every dialog


GO_ON, THROW_AWAY = "go on", "throw away"


class DraftDialog(Dialog):
    """Shows what was typed, to go on with or to copy. Left without an answer, it comes back the next time."""

    def __init__(self, window: MainWindow, draft: Draft, *, may_go_on: bool) -> None:
        at = datetime.fromisoformat(draft.at)
        words = _("This was still open on {day} at {clock}, and was not saved.")
        title = _("You were busy with: {what}").format(what=" – ".join(filter(None, (draft.title, draft.about))))
        super().__init__(window, title, words.format(day=long_date(at.date()), clock=clock(at)), width=WIDE)
        self.answer = ""
        self.text = QPlainTextEdit(worded(draft))
        self.text.setReadOnly(True)
        self.text.setFont(theme.font())
        self.text.setAccessibleName(_("What was filled in"))
        theme.fix(self.text, height=180)
        self.body.addWidget(self.text)
        self.throw_away = self.add_answer(outlined(_("Throw away")), accepts=None)
        self.copy = self.add_answer((outlined if may_go_on else filled)(_("Copy"), "copy"), accepts=None)
        self.go_on = self.add_answer(filled(_("Go on with it")), accepts=None, default=True)
        self.go_on.setVisible(may_go_on)
        self.throw_away.clicked.connect(lambda: self._say(THROW_AWAY))
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(lambda: self._say(GO_ON))
        (self.go_on if may_go_on else self.copy).setFocus()

    def _say(self, answer: str) -> None:
        self.answer = answer
        self.accept()

    def _copy(self) -> None:
        clipboard.copy(self.text.toPlainText())
        self.copy.setText(_("Copied"))


def worded(draft: Draft) -> str:
    """What was filled in, a line for each."""
    return "\n".join(
        labelled(entry.label, entry.said) if entry.label and entry.said else entry.label or entry.said
        for entry in draft.entries
    )


def _may_go_on(draft: Draft, today: date) -> bool:
    """What was filled in is found again by the words beside it, so only in the same language."""
    same = (
        draft.facts.get(LANGUAGE, DEFAULT_LANGUAGE) == language() and datetime.fromisoformat(draft.at).date() == today
    )
    return same and draft.opens in OPENERS


def _contact(window: MainWindow, store: Store, facts: Mapping[str, str]) -> Dialog:
    from app.ui.contacts.dialog import ContactDialog

    opened_for = UUID(facts["opened_for"]) if "opened_for" in facts else None
    return ContactDialog(window, store, _subject(store, facts), date.today(), opened_for)


def _report(window: MainWindow, store: Store, facts: Mapping[str, str]) -> Dialog:
    from app.ui.reports.dialog import ReportDialog

    subject = _subject(store, facts)
    assert subject
    return ReportDialog(store, subject, None, date.today(), window)


def _evaluation(window: MainWindow, store: Store, facts: Mapping[str, str]) -> Dialog:
    from app.ui.duos.view import read_view
    from app.ui.evaluations.dialog import EvaluationDialog

    return EvaluationDialog(window, store, store.read(read_view, UUID(facts["id"]), date.today()))


def _participant(window: MainWindow, store: Store, _facts: Mapping[str, str]) -> Dialog:
    from app.ui.participants.new_participant import NewParticipant

    return NewParticipant(store, date.today(), window)


def _buddy(window: MainWindow, store: Store, _facts: Mapping[str, str]) -> Dialog:
    from app.ui.buddies.new_buddy import NewBuddy

    return NewBuddy(store, date.today(), window)


def _signal(window: MainWindow, store: Store, _facts: Mapping[str, str]) -> Dialog:
    from app.ui.signals.new_signal import NewSignal

    return NewSignal(store, date.today(), window)


def _subject(store: Store, facts: Mapping[str, str]) -> Subject | None:
    if "id" not in facts:
        return None
    subject = Subject(facts["kind"], UUID(facts["id"]))  # type: ignore[arg-type]
    store.read(subjects.called, subject)  # a sentence where there is no such record any more
    return subject


OPENERS: dict[str, Callable[[MainWindow, Store, Mapping[str, str]], Dialog]] = {
    "contact": _contact,
    "report": _report,
    "evaluation": _evaluation,
    "participant": _participant,
    "buddy": _buddy,
    "signal": _signal,
}
