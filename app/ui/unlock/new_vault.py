"""A first vault: where it stands and its password, then the recovery code, shown once and typed back."""

from contextlib import suppress
from html import escape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _
from app.paths import data_folder
from app.storage.errors import FolderNotEmpty, RecoveryCodeMistyped
from app.storage.files import worded
from app.storage.keyfile import check_passphrase, read_code
from app.storage.opening import check_empty, is_vault
from app.storage.vault import Vault
from app.ui import theme
from app.ui.tasks import Task
from app.ui.unlock.page import SecretEdit
from app.ui.widgets.buttons import filled, outlined, quiet
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FIRST_LINE = 3  # groups of the code; the rest stands below


class NewVault(Dialog):
    """Asks a folder and a password, and makes the vault; ``made`` carries it open, and its recovery code."""

    made = Signal(object, str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Make a new vault"),
            _("Everything about your office is kept in one folder on this laptop, encrypted with your password."),
        )
        self.place = first_place()
        self._making: Task | None = None
        self._path = line_edit()
        self._path.setReadOnly(True)
        self._path.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.other_folder = outlined(_("Other folder…"))
        self.folder = Field(_("Folder"), _beside(self._path, self.other_folder), optional=False)
        self._path.setAccessibleName(_("Folder"))
        hint = _("At least 12 characters. A sentence is fine, and easier to remember.")
        self.password = Field(_("Password"), SecretEdit(), hint=hint, optional=False)
        self.again = Field(_("The same password again"), SecretEdit(), optional=False)
        for field in (self.folder, self.password, self.again):
            self.body.addWidget(field)
        self.cancel = self.add_cancel()
        self.answer = self.add_answer(filled(_("Make the vault")), default=True)
        self.answer.clicked.disconnect()
        self.answer.clicked.connect(self._make)
        self.other_folder.clicked.connect(self._choose)
        self._show_place()
        self.password.setFocus()

    def take_folder(self, chosen: Path) -> None:
        """Use a folder, or a new one in it where it holds something already."""
        self.place = chosen if _is_free(chosen) or is_vault(chosen) else chosen / "klik"
        self._show_place()

    def reject(self) -> None:
        """Not while the vault is being made: it would stay behind without anybody having seen its code."""
        if self._making is None:
            super().reject()

    def _choose(self) -> None:
        near = next(folder for folder in self.place.parents if folder.exists())
        if chosen := QFileDialog.getExistingDirectory(self, _("The folder of the vault"), str(near)):
            self.take_folder(Path(chosen))

    def _show_place(self) -> None:
        self.folder.set_error("")
        self._path.setText(str(self.place))
        self._path.setToolTip(str(self.place))

    def _make(self) -> None:
        if self._making or not self._is_right():
            return
        folder, password = self.place, _typed(self.password)

        def create() -> tuple[Vault, str]:
            with worded():
                return Vault.create(folder, password)

        self._making = Task(lambda is_cancelled, report: create(), self)
        self._making.done.connect(self._hand_over)
        self._making.failed.connect(self._refuse)
        self._set_busy(True)
        self._making.start()

    def _is_right(self) -> bool:
        """Say under each field what is wrong with it."""
        sentence = ""
        try:
            check_passphrase(_typed(self.password))
        except KlikError as error:
            sentence = str(error)
        self.folder.set_error("")
        self.password.set_error(sentence)
        differs = not sentence and _typed(self.again) != _typed(self.password)
        self.again.set_error(_("The two passwords are not the same. Type them once more.") if differs else "")
        if sentence:
            self.password.setFocus()
        elif differs:
            self.again.setFocus()
        return not sentence and not differs

    def _hand_over(self, outcome: tuple[Vault, str]) -> None:
        self.accept()
        self.made.emit(*outcome)

    def _refuse(self, error: KlikError) -> None:
        self._making = None
        self._set_busy(False)
        self.folder.set_error(str(error))
        self.other_folder.setFocus()

    def _set_busy(self, busy: bool) -> None:
        for button in (self.answer, self.cancel, self.other_folder):
            button.setEnabled(not busy)
        self.answer.setText(_("Making the vault…") if busy else _("Make the vault"))


class RecoveryCode(Dialog):
    """Shows a recovery code, this once; it is accepted when the end of it was typed back."""

    def __init__(self, parent: QWidget | None, code: str) -> None:
        super().__init__(
            parent,
            _("Keep this recovery code"),
            _(
                "It opens the vault when the password is forgotten. Without both, nobody can ever read it again. "
                "You see the code only this once: print it or write it down, and keep it apart from the laptop."
            ),
        )
        self._code = code
        self._copy = quiet(_("Copy"), "copy")
        self._print = quiet(_("Print…"), "print")
        self.body.addWidget(_code_card(code))
        self.body.addLayout(row(1, self._copy, self._print, 1))
        self.check = line_edit()
        self.field = Field(_("Type the last group of the code here, as a check"), self.check, optional=False)
        self.body.addWidget(self.field)
        self.answer = self.add_answer(filled(_("Understood, open")), default=True)
        self.answer.setEnabled(False)
        self.check.textChanged.connect(self._compare)
        self._copy.clicked.connect(self._copy_code)
        self._print.clicked.connect(self._print_code)
        self.check.setFocus()

    def reject(self) -> None:
        """The code cannot be shown again, so nobody leaves without it."""
        self.field.set_error(_("First type the last group of the code, so that you surely have it."))
        self.check.setFocus()

    def _compare(self, typed: str) -> None:
        known = self._code.rpartition("-")[0]
        right = False
        with suppress(RecoveryCodeMistyped):
            right = read_code(known + typed) == read_code(self._code)
        self.answer.setEnabled(right)
        if right:
            self.field.set_error("")

    def _copy_code(self) -> None:
        QApplication.clipboard().setText(self._code)
        self._copy.setText(_("Copied"))

    def _print_code(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            print_code(printer, self._code)


def first_place() -> Path:
    """A folder for vaults of this user that holds nothing yet."""
    names = ("kluis" if number == 1 else f"kluis {number}" for number in count(1))
    return next(folder for folder in map(data_folder().joinpath, names) if _is_free(folder))


def print_code(printer: "QPrinter", code: str) -> None:
    """The recovery code on one sheet, with what it is for and where it belongs."""
    sheet = QTextDocument()
    letters = theme.font()
    letters.setPointSize(12)  # paper knows no pixels of a screen
    sheet.setDefaultFont(letters)
    title = _("Recovery code of the vault of Klik")
    words = _("It opens the vault when the password is forgotten. Keep this sheet apart from the laptop.")
    sheet.setHtml(f"<h1>{escape(title)}</h1><p style='font-size:22pt'>{escape(code)}</p><p>{escape(words)}</p>")
    sheet.print_(printer)


def _code_card(code: str) -> QFrame:
    """The groups of a code over two lines, as large as the eye wants to copy them."""
    groups = code.split("-")
    card = QFrame()
    card.setObjectName("card")
    card.setAccessibleName(code)
    lines = QVBoxLayout(card)
    lines.setContentsMargins(16, 14, 16, 16)
    for part in (groups[:FIRST_LINE], groups[FIRST_LINE:]):
        lines.addLayout(row(1, *(label(group, theme.DISPLAY, bold=True) for group in part), 1, gap=24))
    return card


def _beside(line: QWidget, button: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(line, button))
    made.setFocusProxy(button)
    return made


def _typed(field: Field) -> str:
    assert isinstance(field.editor, SecretEdit)
    return field.editor.text()


def _is_free(folder: Path) -> bool:
    """Whether nothing stands there; where nobody may look, making the vault says so."""
    try:
        check_empty(folder)
    except FolderNotEmpty:
        return False
    except OSError:
        return True
    return True
