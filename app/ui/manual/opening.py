"""F1: the manual, at the page that tells of what is in sight. Nothing of it is loaded before."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from app.i18n import _

if TYPE_CHECKING:
    from app.ui.manual.window import ManualWindow
    from app.ui.search.commands import Command

_open: list["ManualWindow"] = []


def bind(host: QWidget) -> None:
    """Give a window or a dialog the key."""
    QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), host).activated.connect(lambda: open_for(host))


def open_for(host: QWidget) -> None:
    """Open the manual at what is in sight in a window or dialog."""
    from app.ui.manual.where import page_for

    open_at(page_for(host), host)


def open_at(name: str, host: QWidget) -> None:
    """Open the manual at a page, or bring it there where it is open.

    Over a dialog it belongs to that, for nothing else takes a key then; and stays when the dialog goes.
    """
    if not (_open and isValid(_open[0])):
        _make()
    manual, above = _open[0], host.window()
    if isinstance(above, QDialog) and manual.parentWidget() is not above:
        _belong(manual, above)
        above.finished.connect(lambda _answer: _belong(manual, None))
    manual.show_page(name)
    manual.show()
    manual.raise_()
    manual.activateWindow()


def commands(host: QWidget) -> "Iterator[Command]":
    """The manual and, for who types their words, its pages."""
    from app.ui.manual.pages import contents
    from app.ui.search.commands import Command

    yield Command(_("Manual"), "info", partial(open_for, host))
    for page in contents():
        yield Command(
            _("Manual: {page}").format(page=page.title), "info", partial(open_at, page.name, host), asked=True
        )


def _make() -> "ManualWindow":
    from app.ui.manual.window import ManualWindow

    made = ManualWindow()
    made.outdated.connect(_make_again, Qt.ConnectionType.QueuedConnection)
    _open[:] = [made]
    return made


def _make_again() -> None:
    """In the language of now, at the same page in the same place."""
    before = _open[0]
    if not isValid(before):
        return
    new = _make()
    new.setGeometry(before.geometry())
    new.show_page(before.reader.name)
    new.setVisible(before.isVisible())
    before.hide()
    before.deleteLater()


def _belong(manual: "ManualWindow", dialog: QDialog | None) -> None:
    if isValid(manual):
        was_shown = manual.isVisible()
        manual.setParent(dialog, Qt.WindowType.Window)
        manual.setVisible(was_shown)
