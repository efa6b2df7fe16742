"""The keys that hold in the whole window, to look up with Shift+F1."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import N_, _
from app.ui import theme
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.layout import scrolled
from app.ui.widgets.text import label

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("Everywhere"),
        (
            ("Ctrl+1 … 8", N_("Go to a page; on a Belgian keyboard without Shift")),
            ("F1", N_("The manual, at what is in sight")),
            ("Shift+F1", N_("These keys")),
            ("Ctrl+K", N_("Search everything")),
            ("Ctrl+L", N_("Note a contact")),
            ("Ctrl+Z / Ctrl+Y", N_("Undo, and do again")),
            ("F6 / Shift+F6", N_("From the rail to the list to the detail, and back")),
            ("Ctrl+= / Ctrl+- / Ctrl+0", N_("Text larger, smaller, normal")),
            ("Ctrl+S", N_("Everything is saved as you go; this confirms it")),
            ("Ctrl+Shift+L", N_("Lock")),
            ("Esc", N_("Close, cancel, or empty the search")),
        ),
    ),
    (
        N_("In a list"),
        (
            ("Ctrl+F", N_("Search in this list")),
            ("Ctrl+N", N_("Add somebody")),
            ("F2", N_("Change")),
            ("Enter", N_("The main action of the row")),
            ("Ctrl+Enter", N_("Done, on Today; in a dialog: save")),
            ("Ctrl+P", N_("Print what is shown")),
            ("Ctrl+Tab", N_("Next tab of the detail")),
            ("Shift+↓ / Ctrl+A", N_("Choose several in a table; Shift+F10 for what may be done")),
        ),
    ),
    (
        N_("In the half-days, and on the list of an event"),
        (
            ("← ↑ ↓ →", N_("Move")),
            (N_("Space"), N_("Yes, no, still to ask")),
            (N_("Y / N / Del"), N_("Yes / no / still to ask")),
        ),
    ),
    (
        N_("On the network map"),
        (
            ("V / N / T", N_("Choose / name somebody / tie two")),
            ("← ↑ ↓ →", N_("Walk: nearer, further, or round to the left or right")),
            ("Alt+← ↑ ↓ →", N_("Move somebody the same way")),
            ("Ctrl+A / C", N_("Choose everybody / tie all who are chosen")),
            ("F2 / Del", N_("Rename / remove")),
            (N_("Ctrl+wheel, space and drag"), N_("Look from nearer, shift the map")),
        ),
    ),
)


class KeysDialog(Dialog):
    """All keys, by where they hold."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Keys"), width=WIDE)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for heading, keys in KEYS:
            title = label(_(heading), theme.SECOND, bold=True)
            title.setContentsMargins(0, 8 if grid.rowCount() > 1 else 0, 0, 0)
            grid.addWidget(title, grid.rowCount(), 0, 1, 2)
            for key, words in keys:
                line = grid.rowCount()
                grid.addWidget(label(_native(key), theme.SECOND, bold=True), line, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label(_(words), theme.SECOND, wrap=True), line, 1)
        inside = QWidget()
        inside.setLayout(grid)
        area = scrolled(inside, _("Keys"))
        area.setFixedHeight(420)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        self.body.addWidget(area)
        self.add_answer(filled(_("Close")), default=True)


def _native(keys: str) -> str:
    """Keys as this system writes them; one that has a word in the language is worded."""
    if (words := _(keys)) != keys:
        return words
    parts = [QKeySequence(part).toString(QKeySequence.SequenceFormat.NativeText) for part in keys.split(" / ")]
    return " / ".join(parts) if all(parts) else keys
