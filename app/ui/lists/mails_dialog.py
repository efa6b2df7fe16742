"""A mail that is written once and made ready for each apart: into a folder as drafts, or opened one after the other."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QPlainTextEdit, QWidget

from app.errors import KlikError
from app.i18n import _, listed, ngettext
from app.services import documents, mails
from app.services.mails import GAPS, Addressees, Draft
from app.ui import theme
from app.ui.lists.batch_dialogs import left_out_words
from app.ui.store import Store
from app.ui.widgets.buttons import filled, icon_button, outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row, scrolled
from app.ui.widgets.text import ElidedLabel, label

PREVIEW = 92
LONGEST_LINK = 1900
"""A longer link is cut off by some mail programs; then there is the folder."""


class MailsDialog(Dialog):
    """Asks for the words, shows what each will read, and makes the drafts; ``to_open`` are those to open now."""

    def __init__(self, parent: QWidget | None, store: Store, whom: Addressees, today: date) -> None:
        n = len(whom.people)
        title = ngettext("A mail to {n} person", "A mail to {n} people, each apart", n).format(n=n)
        super().__init__(parent, title, width=WIDE)
        self._store, self._whom, self._today, self._at = store, whom, today, 0
        self.to_open: tuple[Draft, ...] = ()
        hint = _("Whoever looks over a shoulder reads the subject: let nothing of care stand in it.")
        self.subject = TextField(_("Subject"), hint=hint, optional=False)
        self.text = TextField(_("Text"), lines=6, optional=False)
        self.gaps = {gap: outlined(mails.gap_words(gap), small=True) for gap in GAPS}
        for gap, button in self.gaps.items():
            button.setAccessibleName(_("Fill in {gap} for each").format(gap=mails.gap_words(gap)))
            button.clicked.connect(lambda _on=False, gap=gap: self._insert(mails.gap_words(gap)))
        self._assemble()
        self._listen()
        self._tell()

    def drafts(self) -> tuple[Draft, ...]:
        """The mail to each. Raises ``KlikError`` where something is not right yet."""
        return tuple(mails.draft(one, self.subject.typed, self.text.typed) for one in self._whom.people)

    def _assemble(self) -> None:
        fill = label(_("For each:"), theme.SECOND, tone="text2")
        line = row(fill, Flow([*self.gaps.values()], gap=6), gap=8)
        line.setStretch(1, 1)
        self.whose = ElidedLabel("", bold=True, tone="text")
        self.which = label("", theme.SECOND, tone="text2")
        self.before = icon_button("left", _("The one before"))
        self.after = icon_button("right", _("The next one"))
        self.preview = label("", theme.SECOND, wrap=True)
        inside = QWidget()
        inside.setLayout(column(self.preview, 1))
        seen = scrolled(inside, _("What each will read"))
        theme.fix(seen, height=PREVIEW)
        card = QFrame()
        card.setObjectName("card")
        head = row(self.whose, self.which, self.before, self.after, gap=4)
        head.setStretch(0, 1)
        card.setLayout(column(head, seen, gap=4, margins=(14, 8, 8, 12)))
        for part in (self.subject, self.text):
            self.body.addWidget(part)
        self.body.addLayout(line)
        self.body.addWidget(card)
        notes = []
        if without := self._whom.without:
            said = ngettext("{n} has no mail address: {names}.", "{n} have no mail address: {names}.", len(without))
            notes.append(said.format(n=len(without), names=listed([*without])))
        notes += filter(None, [left_out_words(self._whom.left_out)])
        if notes:
            self.body.addWidget(label(" ".join(notes), theme.SECOND, tone="text2", wrap=True))
        self.add_cancel()
        self.save = self.add_answer(outlined(_("Save in a folder…")), accepts=None)
        self.begin = self.add_answer(filled(_("Open one by one…"), "mail"), accepts=None, default=True)

    def _listen(self) -> None:
        for field in (self.subject, self.text):
            editor = field.editor
            assert isinstance(editor, QLineEdit | QPlainTextEdit)
            editor.textChanged.connect(self._tell)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.save.clicked.connect(lambda: self._with_drafts(self._save))
        self.begin.clicked.connect(lambda: self._with_drafts(self._open))

    def _insert(self, gap: str) -> None:
        if isinstance(self.text.editor, QPlainTextEdit):
            self.text.editor.insertPlainText(gap)
            self.text.setFocus()

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._whom.people)
        self._tell()

    def _tell(self) -> None:
        """What the one in sight will read, or what is still wrong."""
        people = self._whom.people
        one = people[self._at]
        self.whose.setText(_("To {name} · {address}").format(name=one.name, address=one.email))
        self.which.setText(_("{n} of {total}").format(n=self._at + 1, total=len(people)))
        for button in (self.before, self.after):
            button.setVisible(len(people) > 1)
        try:
            made = mails.draft(one, self.subject.typed, self.text.typed)
            said = made.text.strip()
        except KlikError as error:
            said = str(error)
        self.preview.setText(said)
        self.stand()

    def _with_drafts(self, do: Callable[[tuple[Draft, ...]], None]) -> None:
        try:
            made = self.drafts()
        except KlikError as error:
            field = self.text if self.subject.typed else self.subject
            field.set_error(str(error))
            field.setFocus()
            self.stand()
            return
        self._store.vault.check_ours()
        do(made)

    def _save(self, made: tuple[Draft, ...]) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = QFileDialog.getExistingDirectory(self, _("A folder for the drafts"), start)
        if not folder:
            return
        try:
            for number, one in enumerate(made, start=mails.next_number(Path(folder))):
                documents.save(Path(folder, mails.file_name(number, one)), one.file)
        except KlikError as error:
            self.text.set_error(str(error))
            self.stand()
            return
        self._store.write_quietly(mails.note_mails, made, self._today)
        said = ngettext(
            "{n} draft saved. It is not encrypted: remove it once it is sent.",
            "{n} drafts saved. They are not encrypted: remove them once they are sent.",
            len(made),
        )
        self._store.said.emit(said.format(n=len(made)), False)
        self.accept()

    def _open(self, made: tuple[Draft, ...]) -> None:
        if any(len(one.link) > LONGEST_LINK for one in made):
            self.text.set_error(_("This text is too long to open it in your mail program: save it in a folder."))
            self.text.setFocus()
            self.stand()
            return
        self.to_open = made
        self.accept()


class OneByOne(Dialog):
    """Opens the drafts in the own mail program, one for each click; of each that was opened it is noted."""

    def __init__(self, parent: QWidget | None, store: Store, drafts: tuple[Draft, ...], today: date) -> None:
        text = _("Each mail opens in your own mail program, where you look at it and send it. Then come back here.")
        super().__init__(parent, _("One mail after the other"), text)
        self._store, self._drafts, self._today, self._at = store, drafts, today, 0
        self.whose = label("", bold=True, wrap=True)
        self.body.addWidget(self.whose)
        self.stop = self.add_answer(outlined(_("Stop here")), accepts=False)
        self.skip = self.add_answer(outlined(_("Skip this one")), accepts=None)
        self.next = self.add_answer(filled(_("Open this mail"), "mail"), accepts=None, default=True)
        self.skip.clicked.connect(self._go_on)
        self.next.clicked.connect(self._open)
        self._tell()

    def _open(self) -> None:
        one = self._drafts[self._at]
        if not QDesktopServices.openUrl(QUrl(one.link, QUrl.ParsingMode.StrictMode)):
            self.hint.setText(_("This laptop has no mail program that answers."))
            return
        self._store.write_quietly(mails.note_mails, [one], self._today)
        self._go_on()

    def _go_on(self) -> None:
        self._at += 1
        if self._at == len(self._drafts):
            self.accept()
        else:
            self._tell()

    def _tell(self) -> None:
        one = self._drafts[self._at]
        place = _("{n} of {total}").format(n=self._at + 1, total=len(self._drafts))
        self.whose.setText(_("{place}: {name}, {address}").format(place=place, name=one.name, address=one.to))
