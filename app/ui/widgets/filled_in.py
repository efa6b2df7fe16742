"""What is filled in under a widget, whatever stands there: read as words with their labels, and filled in again.

Boxes to search in are passed over, and what has the property ``SECRET``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.storage.drafts import Entry
from app.ui.widgets.search_box import SearchBox

SECRET = "secret"
TEXT, CHOICE, DROP_DOWN = "text", "choice", "drop-down"


def read(root: QWidget) -> tuple[Entry, ...]:
    """What is filled in and in sight, in the order in which it stands there."""
    entries = (_entry(editor) for editor in _editors(root) if editor.isVisibleTo(root))
    return tuple(entry for entry in entries if entry and entry.said)


def fill(root: QWidget, entries: Iterable[Entry]) -> None:
    """Fill in again, as if it were clicked and typed."""
    entries = tuple(entries)
    for _round in range(2):  # a choice may ask other questions than there were
        for kind in (DROP_DOWN, CHOICE, TEXT):
            left = Counter(entry for entry in entries if entry.kind == kind)
            # What is in sight comes first: what was asked before may still wait to be taken apart.
            for editor in sorted(_editors(root), key=lambda one: not one.isVisibleTo(root)):
                _put(editor, kind, left, in_sight=editor.isVisibleTo(root))


def _editors(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.window() is not root.window() or widget.property(SECRET):
            continue
        if isinstance(widget, QLineEdit):
            passed_over = isinstance(widget, SearchBox) or isinstance(widget.parent(), QComboBox)
            if not (passed_over or widget.isReadOnly()):
                yield widget
        elif isinstance(widget, QPlainTextEdit):
            if not widget.isReadOnly():
                yield widget
        elif isinstance(widget, QComboBox) or (isinstance(widget, QAbstractButton) and widget.isCheckable()):
            above = widget.parentWidget()
            if not (above and above.property(SECRET)):
                yield widget


def _entry(editor: QWidget) -> Entry | None:
    if isinstance(editor, QAbstractButton) and not editor.isChecked():
        return None
    return Entry(_kind(editor), _label(editor), _said(editor))


def _put(editor: QWidget, kind: str, left: Counter[Entry], *, in_sight: bool) -> None:
    if _kind(editor) != kind:
        return
    if isinstance(editor, QAbstractButton):
        entry = Entry(CHOICE, _label(editor), _said(editor))
        wanted = left[entry] > 0
        left[entry] -= wanted
        if editor.isChecked() != wanted and (wanted or (isinstance(editor, QCheckBox) and in_sight)):
            editor.click()
        return
    label = _label(editor)
    found = next((entry for entry, count in left.items() if entry.label == label and count), None)
    if found is None:
        return
    left[found] -= 1
    if found.said == _said(editor):
        return
    if isinstance(editor, QLineEdit):
        editor.setText(found.said)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(found.said)
        editor.moveCursor(QTextCursor.MoveOperation.End)  # who goes on does so there
    elif isinstance(editor, QComboBox) and (at := editor.findText(found.said)) >= 0:
        editor.setCurrentIndex(at)
        editor.activated.emit(at)


def _kind(editor: QWidget) -> str:
    if isinstance(editor, QAbstractButton):
        return CHOICE
    return DROP_DOWN if isinstance(editor, QComboBox) else TEXT


def _said(editor: QWidget) -> str:
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText().strip()
    if isinstance(editor, QComboBox):
        return editor.currentText()
    return editor.text().strip() if isinstance(editor, QLineEdit | QAbstractButton) else ""


def _label(editor: QWidget) -> str:
    """What an editor is called; one of a few answers is called after the question, a box to tick by its own words."""
    if not isinstance(editor, QAbstractButton):
        return editor.accessibleName()
    above = editor.parentWidget()
    return "" if isinstance(editor, QCheckBox) or above is None else above.accessibleName()
