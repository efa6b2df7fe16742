"""Questions before what cannot be undone, sentences about what did not work, and the crash dialog.

The crash report names files and lines of Klik and the kind of the fault, and never a value or a message: those may
hold something about a person.
"""

import platform
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app import __version__, faults
from app.errors import KlikError
from app.i18n import _
from app.storage.errors import VaultLocked
from app.ui import clipboard, theme
from app.ui.widgets.buttons import danger, filled, outlined
from app.ui.widgets.dialog import Dialog


def confirm(parent: QWidget | None, question: str, consequence: str, verb: str, *, destructive: bool = True) -> bool:
    """Ask before what Ctrl+Z cannot undo; the safe answer is the default."""
    dialog = Dialog(parent, question, consequence)
    cancel = dialog.add_cancel()
    dialog.add_answer(danger(verb) if destructive else filled(verb), default=not destructive)
    if destructive:
        cancel.setDefault(True)
        cancel.setFocus()
    return bool(dialog.exec())


def tell(parent: QWidget | None, error: KlikError, title: str = "") -> None:
    """Show the sentence of a KlikError; not over the question for the password, for what was locked away meanwhile."""
    if isinstance(error, VaultLocked):
        return
    dialog = Dialog(parent, title or _("That did not work"), str(error))
    dialog.add_answer(filled(_("Understood")), default=True)
    dialog.exec()


class CrashDialog(Dialog):
    """What a fault of Klik looks like: calm, with a report to copy that holds nothing about people."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        text = _(
            "Something went wrong in Klik itself. What was saved is safe. You can go on, or close Klik and reopen it."
        )
        super().__init__(parent, _("This was not meant to happen"), text, width=560)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFont(theme.font(theme.SMALL))
        self.report.setAccessibleName(_("Report without personal data"))
        theme.fix(self.report, height=160)
        self.body.addWidget(self.report)
        copy = self.add_answer(outlined(_("Copy report"), "copy"))
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: clipboard.copy(report))
        more = self.add_answer(outlined(_("Problem report…")), accepts=None)
        more.clicked.connect(self._report)
        self.add_answer(filled(_("Go on")), default=True)

    def _report(self) -> None:
        from app.ui.problem_report.dialog import show_report  # which tells what went wrong by means of this

        show_report(self)


def crash_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Versions, the kind of fault, and the places it went through; no message and no values."""
    versions = f"Klik {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.system()}"
    return "\n".join([versions, kind.__name__, *faults.places(trace)])


def install_excepthook() -> None:
    """From now on a KlikError that nobody caught is told, and any other fault opens the crash dialog, one at a time.

    What is told beside the window, wherever it happened, holds no message: there a name may stand.
    """
    told: list[str] = []
    kept: list[Dialog] = []

    def show() -> None:
        dialog = CrashDialog(QApplication.activeWindow(), told[0])
        kept[:] = [dialog]  # without a window it belongs to nobody else
        dialog.destroyed.connect(told.clear)
        dialog.open()

    def hook(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(error, VaultLocked):
            return  # a question was still open when it was locked, and nothing was done
        at_work = QApplication.instance() is not None
        if at_work and isinstance(error, KlikError):
            over = QApplication.activeWindow()
            QTimer.singleShot(0, lambda: _tell_over(over, error))  # not at once: locking waits for nobody
            return
        _note(kind, trace)
        if at_work and not told and not issubclass(kind, KeyboardInterrupt):
            told.append(crash_report(kind, trace))
            QTimer.singleShot(0, show)  # not at once: it may have been painting that failed

    sys.excepthook = hook
    sys.unraisablehook = lambda fault: _note(fault.exc_type, fault.exc_traceback)
    threading.excepthook = lambda fault: _note(fault.exc_type, fault.exc_traceback)


def _tell_over(window: QWidget | None, error: KlikError) -> None:
    """Tell it, unless the window it happened in was locked meanwhile: a sentence may hold a name."""
    if window is None or (isValid(window) and window.isVisible()):
        tell(window, error)


def _note(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Keep that it happened, and tell who started Klik from a terminal."""
    if not issubclass(kind, KlikError | KeyboardInterrupt):
        faults.note(kind, trace)
    _print(kind, trace)


def _print(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Where it went wrong, for who started Klik from a terminal."""
    if sys.stderr:
        print(crash_report(kind, trace), file=sys.stderr)
