"""A code on paper that opens a vault: shown once, printed or written down, and typed back."""

from contextlib import suppress
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import _
from app.storage.errors import RecoveryCodeMistyped
from app.storage.keyfile import read_code
from app.ui import clipboard, theme
from app.ui.widgets.buttons import filled, quiet
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.filled_in import SECRET
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FIRST_LINE = 3  # groups of the code; the rest stands below


@dataclass(frozen=True)
class Sheet:
    """What a code is for: in the words of the dialog that shows it, and of the sheet that it is printed on."""

    title: str
    about: str
    heading: str
    lines: tuple[str, ...]


def recovery_sheet() -> Sheet:
    """The code of the coordinators."""
    return Sheet(
        _("Keep this recovery code"),
        _(
            "It opens the vault when the password is forgotten. Without both, nobody can ever read it again. "
            "You see the code only this once: print it or write it down, and keep it apart from the laptop."
        ),
        _("Recovery code of the vault of Klik"),
        (_("It opens the vault when the password is forgotten. Keep this sheet apart from the laptop."),),
    )


class RecoveryCode(Dialog):
    """Shows a code, this once; it is accepted when the end of it was typed back.

    Where it only counts from then on (``may_leave``), it can be left; else the code is in use already.
    """

    def __init__(
        self,
        parent: QWidget | None,
        code: str,
        answer: str = "",
        *,
        sheet: Sheet | None = None,
        may_leave: bool = False,
    ) -> None:
        self._sheet, self._may_leave = sheet or recovery_sheet(), may_leave
        super().__init__(parent, self._sheet.title, self._sheet.about)
        self._code = code
        self._copy = quiet(_("Copy"), "copy")
        self._print = quiet(_("Print…"), "print")
        self.body.addWidget(_code_card(code))
        self.body.addLayout(row(1, self._copy, self._print, 1))
        self.check = line_edit()
        self.check.setProperty(SECRET, True)
        self.field = Field(_("Type the last group of the code here, as a check"), self.check, optional=False)
        self.body.addWidget(self.field)
        if may_leave:
            self.add_cancel()
        self.answer = self.add_answer(filled(answer or _("Understood, open")), default=True)
        self.answer.setEnabled(False)
        self.check.textChanged.connect(self._compare)
        self.check.returnPressed.connect(self._say_wrong)
        self._copy.clicked.connect(self._copy_code)
        self._print.clicked.connect(self._print_code)
        self.check.setFocus()

    def reject(self) -> None:
        """A code that is in use cannot be shown again, so nobody leaves without it."""
        if self._may_leave:
            super().reject()
            return
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

    def _say_wrong(self) -> None:
        if not self.answer.isEnabled() and self.check.text().strip():
            self.field.set_error(_("That is not the last group of the code. Compare it sign by sign."))

    def _copy_code(self) -> None:
        clipboard.copy(self._code, briefly=True)
        self._copy.setText(_("Copied"))

    def _print_code(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            print_code(printer, self._code, self._sheet)


def print_code(printer: "QPrinter", code: str, words: Sheet) -> None:
    """A code on one sheet, with what it is for and where it belongs."""
    sheet = QTextDocument()
    letters = theme.font()
    letters.setPointSize(12)  # paper knows no pixels of a screen
    sheet.setDefaultFont(letters)
    lines = "".join(f"<p>{escape(line)}</p>" for line in words.lines)
    sheet.setHtml(f"<h1>{escape(words.heading)}</h1><p style='font-size:22pt'>{escape(code)}</p>{lines}")
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
