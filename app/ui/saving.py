"""What leaves the vault: a paper to the printer, or a file in clear where the coordinator wants it; said beforehand."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from app.i18n import LANGUAGES, _, language_name, listed, place
from app.services import handouts, templates
from app.services.subjects import Subject
from app.ui import theme
from app.ui.messages import confirm, tell
from app.ui.printing import nobody as nobody
from app.ui.printing import print_pdf
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Task
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.progress_card import FloatingProgress
from app.ui.widgets.text import label
from app.vocabulary import HandoutKind

PDF, EXCEL, CALENDAR, JSON, PRINTER = ".pdf", ".xlsx", ".ics", ".json", "printer"
_FILES = {
    PDF: "PDF (*.pdf)",
    EXCEL: "Excel (*.xlsx)",
    CALENDAR: "iCalendar (*.ics)",
    JSON: "JSON (*.json)",
    ".csv": "CSV (*.csv)",
    ".png": "PNG (*.png)",
    ".jpg": "JPEG (*.jpg *.jpeg)",
    ".svg": "SVG (*.svg)",
    ".graphml": "GraphML (*.graphml)",
}
_UNFIT = re.compile(r"[^\w-]+")
Sent = Callable[[], object]
"""Called once something was printed or saved. Every way out asks for one, so that none forgets to note it."""


def noted(store: Store, kind: HandoutKind, what: str, on: date, *whom: Subject, to: str = "") -> Sent:
    """Note in the vault that this left it."""
    return lambda: store.write_quietly(handouts.note_left, kind, what, on, whom, to)


@dataclass(frozen=True)
class Spoken:
    """In which languages papers are, of ``i18n.LANGUAGES``; of several each is in its own.

    ``again`` reads one in another language and gives what makes it, in large print or not. ``words`` are what is said
    instead of the languages alone.
    """

    languages: tuple[str, ...]
    again: Callable[[str], Callable[[bool], bytes]] | None = None
    words: str = ""


def give_pdf(
    parent: QWidget,
    store: Store,
    name: str,
    warning: str,
    make: Callable[[], bytes],
    *,
    sent: Sent,
    large: Callable[[], bytes] | None = None,
    template: str = "",
    spoken: Spoken | None = None,
) -> Task | None:
    """Make a paper beside the window; it goes to the printer, or in the file that is asked for.

    ``warning`` says what whoever opens the file will read. ``large`` makes the paper in large print, where there is
    one. Where the office has words of its own for ``template`` that are not on it, that is said. In which language it
    is, where ``spoken`` tells, is said where it is another than that of the window. ``sent`` is called once it was
    printed or saved. None where the coordinator thought better of it.
    """

    def instead(languages: Collection[str]) -> str:
        return store.read(templates.instead, template, languages) if template else ""

    dialog = PaperDialog(parent.window(), warning, bool(large), instead, spoken)
    dialog.exec()
    if not dialog.chosen:
        return None
    is_large = bool(large) and dialog.large.isChecked()
    if spoken and spoken.again and dialog.languages != spoken.languages:
        make = partial(spoken.again(dialog.language.current), is_large)
    elif large and is_large:
        make = large
    if dialog.chosen == PRINTER:
        return print_pdf(parent, store, make, sent)
    return save_pdf(parent, store, name, make, sent)


def save_pdf(parent: QWidget, store: Store, name: str, make: Callable[[], bytes], sent: Sent) -> Task | None:
    """Make a paper beside the window and write it in the file that is asked for, ``name`` unless told otherwise."""
    return save_as(parent, store, name, make, PDF, _("Save as PDF"), sent)


def save_workbook(
    parent: QWidget, store: Store, name: str, warning: str, make: Callable[[], bytes], sent: Sent
) -> Task | None:
    """The same for a workbook; ``warning`` is what to know before it leaves the vault."""
    if not confirm(parent.window(), _("Save outside the vault?"), warning, _("Choose a place…"), destructive=False):
        return None
    return save_as(parent, store, name, make, EXCEL, _("Save for Excel"), sent)


def save_appointment(parent: QWidget, store: Store, name: str, make: Callable[[], bytes]) -> Task | None:
    """The same for an appointment, to open in a calendar of one's own; no name stands in it."""
    return save_as(parent, store, name, make, CALENDAR, _("Save for your calendar"), nobody)


class PaperDialog(Dialog):
    """Whether a paper goes to the printer or into a file; ``chosen`` is PRINTER, PDF or empty."""

    def __init__(
        self,
        parent: QWidget | None,
        warning: str = "",
        large: bool = False,
        instead: Callable[[Collection[str]], str] = lambda _languages: "",
        spoken: Spoken | None = None,
    ) -> None:
        super().__init__(parent, _("Print it, or save it as PDF?"), width=WIDE)
        self.chosen = ""
        self._own = spoken.languages if spoken else (place(),)
        each = [("", _("each in its own language"))] if len(self._own) > 1 else []
        self.language = Choice([*each, *LANGUAGES.items()], _("In which language"))
        self.large = CheckBox(_("In large print"))
        nothing = _("Nobody's name stands on it.")
        self.body.addWidget(label(warning or nothing, wrap=True))
        if spoken:
            self._ask_language(spoken)
        self.body.addWidget(self.large)
        self.large.setVisible(large)
        told = add_told(self, instead(self._own))
        self.language.chosen.connect(lambda _code: tell_in(self, told, instead(self.languages)))
        add_paper_answers(self, self._choose)

    @property
    def languages(self) -> tuple[str, ...]:
        """In which it is to be."""
        return (self.language.current,) if self.language.current else self._own

    def _ask_language(self, spoken: Spoken) -> None:
        """Say in which language it is; where that could be another as well, it can be chosen."""
        self.language.choose(self._own[0] if len(self._own) == 1 else "")
        words = spoken.words or language_words(spoken.languages)
        if not words:
            return
        self.body.addWidget(label(words, theme.SECOND, tone="text2", wrap=True))
        if spoken.again:
            self.body.addWidget(Field(_("In which language"), self.language, optional=False))

    def _choose(self, chosen: str) -> None:
        self.chosen = chosen


def language_words(languages: Collection[str]) -> str:
    """In which language a paper or several are; nothing where that is only the language of the window."""
    if set(languages) <= {place()}:
        return ""
    said = [language_name(code[:2]) for code in LANGUAGES if code in languages]
    if len(said) == 1:
        return _("On paper in {language}.").format(language=said[0])
    return _("On paper in {languages}: each in the language of who it is for.").format(languages=listed(said))


def paper_words(store: Store, template: str, languages: Collection[str]) -> str:
    """What to say of the language of papers that are not asked for with ``give_pdf``, and of own words not on them."""
    return " ".join(filter(None, (language_words(languages), store.read(templates.instead, template, languages))))


def add_told(dialog: Dialog, words: str) -> QLabel:
    """Say something of the paper, such as its language or that the office's own words are not on it, if anything."""
    told = label(words, theme.SECOND, tone="text2", wrap=True)
    dialog.body.addWidget(told)
    told.setVisible(bool(words))
    return told


def tell_in(dialog: Dialog, told: QLabel, words: str) -> None:
    """Say it otherwise, while the dialog is in sight."""
    told.setText(words)
    told.setVisible(bool(words))
    if dialog.isVisible():
        dialog.stand()


def add_paper_answers(dialog: Dialog, choose: Callable[[str], None]) -> None:
    """The three answers to where a paper goes; the printer leaves no file behind, so that is the first."""
    dialog.add_cancel()
    save, to_printer = outlined(_("Save as PDF…")), filled(_("Print…"), "print")
    for button, chosen in ((save, PDF), (to_printer, PRINTER)):
        button.clicked.connect(lambda _on=False, chosen=chosen: choose(chosen))
        dialog.add_answer(button, default=button is to_printer)


def save_as(
    parent: QWidget, store: Store | None, name: str, make: Callable[[], bytes], kind: str, title: str, sent: Sent
) -> Task | None:
    """The same for any kind of file, of which was asked already what goes into it.

    Refused where the vault is only read, so that nothing can be noted. Without a ``store`` no vault is open, and
    nothing is to be noted.
    """
    if store and sent is not nobody:
        store.vault.check_ours()
    target = asked_file(parent, name, kind, title)
    if target is None:
        return None

    def work(is_cancelled: IsCancelled, _report: object) -> Path:
        from app.services import documents  # ReportLab is slow to import: only who prints waits for it

        content = make()
        if not is_cancelled():  # nobody wants a file any more that she stopped waiting for
            documents.save(target, content)
        return target

    task = Task(work)
    if store:
        said, words = store.said, _("Saved: {file}. This file is not encrypted.")
        task.done.connect(lambda path: said.emit(words.format(file=path.name), False))
    task.done.connect(lambda _path: sent())
    task.failed.connect(lambda error: tell(parent.window(), error))
    FloatingProgress(parent.window(), _("Making {file}").format(file=target.name), task)
    return task.start()


def asked_file(parent: QWidget, name: str, kind: str, title: str = "") -> Path | None:
    """Ask where a file of a kind goes; None where that was left."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    words = title or _("Save as PDF")
    chosen, _kind = QFileDialog.getSaveFileName(parent.window(), words, str(Path(folder, name)), _FILES[kind])
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix.casefold() == kind else target.with_name(f"{target.name}{kind}")


def plain(name: str, otherwise: str) -> str:
    """A first name as it may stand in the name of a file on any system."""
    return _UNFIT.sub("-", name).strip("-") or otherwise
