"""Somebody's own file on its way to her or him: read beforehand by who gives it, with where others were named."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.documents.person_file_data import PersonFileData
from app.errors import KlikError
from app.i18n import _, ngettext
from app.services.rows import PersonRow
from app.ui import theme
from app.ui.messages import tell
from app.ui.printing import print_pdf
from app.ui.saving import PRINTER, add_paper_answers, add_told, language_words, plain, save_pdf
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.layout import clear, column, scrolled
from app.ui.widgets.progress_card import FloatingProgress
from app.ui.widgets.text import label

HIGH = 168


class PersonFileDialog(Dialog):
    """Asks with ``exec()`` what goes along and where it goes: ``chosen`` is PRINTER, PDF or empty."""

    def __init__(self, parent: QWidget | None, called: str, without: PersonFileData, whole: PersonFileData) -> None:
        super().__init__(parent, _("The own file of {name}").format(name=called), width=WIDE)
        self._without, self._whole = without, whole
        self.chosen = ""
        text = _(
            "All that stands in the vault about {name}, in every role, care included. Others are taken out: names, and "
            "what the other of a duo said. Klik does not know every name: read it before you give it."
        )
        self.reports = CheckBox(_("With reports and complaints"))
        why = _("Left out by default: others tell their side in it. Look first at what may be given.")
        self._why = label(why, theme.SECOND, tone="text2", wrap=True)
        self.large = CheckBox(_("In large print"))
        self.json = CheckBox(_("Beside the PDF also as JSON, for another program"))
        warning = _(
            "It is noted that it was given. A saved file is not encrypted: whoever opens it reads all of it. Give it "
            "in person, or by a way that is safe."
        )
        self._count = label("", bold=True, wrap=True)
        self._lines = column(gap=6, margins=(12, 8, 12, 8))
        inside = QWidget()
        inside.setLayout(self._lines)
        self._places = scrolled(inside, _("Where others were named"))
        theme.fix(self._places, height=HIGH)
        self.body.addWidget(label(text.format(name=called), wrap=True))
        self.body.addLayout(column(self._count, self._places, gap=4))
        self.body.addLayout(column(self.reports, self._why, gap=0))
        self.body.addLayout(column(self.large, self.json, gap=6))
        add_told(self, language_words([without.letterhead.language]))
        self.body.addWidget(label(warning, theme.SECOND, tone="text2", wrap=True))
        for part in (self.reports, self._why):
            part.setVisible(whole != without)
        add_paper_answers(self, self._choose)
        self.reports.toggled.connect(self._show)
        self._show()

    @property
    def data(self) -> PersonFileData:
        """What is given."""
        return self._whole if self.reports.isChecked() else self._without

    def _show(self, _ticked: bool = False) -> None:
        masked = self.data.masked
        clear(self._lines)
        for widget in _places(self.data):
            self._lines.addWidget(widget)
        self._lines.addStretch(1)
        words = ngettext(
            "{n} place where somebody else was named, as it reads now:",
            "{n} places where somebody else was named, as they read now:",
            len(masked),
        )
        nowhere = _("Klik found nobody else by name in it.")
        self._count.setText(words.format(n=len(masked)) if masked else nowhere)
        self._places.setVisible(bool(masked))
        if self.isVisible():
            self.stand()

    def _choose(self, chosen: str) -> None:
        self.chosen = chosen


def give_person_file(parent: QWidget, store: Store, whom: PersonRow, today: date) -> Task:
    """Bring the file together beside the window, show what was taken out, and print it or save it."""
    from app.services import person_file

    def work(_is_cancelled: object, _report: object) -> tuple[PersonFileData, PersonFileData]:
        with store.vault.read() as session:
            without = person_file.person_file(session, whom.person_id, today)
            return without, person_file.person_file(session, whom.person_id, today, reports=True)

    task = Task(work)
    task.done.connect(lambda made: _give(parent, store, whom, today, *made))
    task.failed.connect(lambda error: tell(parent.window(), error))
    FloatingProgress(parent.window(), _("Bringing the file together"), task)
    return task.start()


def _give(
    parent: QWidget, store: Store, whom: PersonRow, today: date, without: PersonFileData, whole: PersonFileData
) -> Task | None:
    from app.services import documents, person_file

    asked = PersonFileDialog(parent.window(), whom.full_name, without, whole)
    if not asked.exec():
        return None
    data, large, beside = asked.data, asked.large.isChecked(), asked.json.isChecked()

    def make() -> bytes:
        return person_file.pdf(data, large=large)

    def note() -> None:
        store.write_quietly(person_file.note_given, whom.person_id, today)

    def save_json(path: Path) -> None:
        try:
            documents.save(path.with_suffix(".json"), person_file.as_json(data))
        except KlikError as error:
            tell(parent.window(), error)

    if asked.chosen == PRINTER:
        return print_pdf(parent, store, make, note)
    name = _("file-{name}.pdf").format(name=plain(whom.called, "klik"))
    task = save_pdf(parent, store, name, make, note)
    if task and beside:
        task.done.connect(save_json)
    return task


def _places(data: PersonFileData) -> list[QWidget]:
    """Each place, and how it reads now."""
    told: list[QWidget] = []
    for one, times in data.places():
        where = _("{words} ({n} times)").format(words=one.where, n=times) if times > 1 else one.where
        told.append(label(where, theme.SMALL, tone="text2", wrap=True))
        told.append(label(one.words, theme.SECOND, wrap=True))
    return told
