"""The backups of a vault that can be found from here, the newest first, and what was changed since each."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, listed, ngettext, short_date
from app.services.backup_words import in_short, said
from app.storage import restoring, second_place, state
from app.storage.restoring import Loss
from app.storage.snapshot import BackupInfo
from app.ui import theme
from app.ui.tasks import Task
from app.ui.widgets.layout import column
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.text import label

ROWS = 3
"""How many are in sight; the table scrolls to the others."""
NAMED = 3
"""How many actions are named of those that would be lost."""


@dataclass(frozen=True)
class Found:
    """A backup, and what the vault holds that it does not."""

    info: BackupInfo
    loss: Loss


def found(folder: Path) -> list[Found]:
    """Those in the vault's own folder and in the second place; reading them takes a moment."""
    standing = second_place.everywhere(folder, state.peek(folder))
    return [Found(one.info, restoring.loss(folder, one.info.head)) for one in reversed(standing)]


class FoundBackups(QWidget):
    """A table of them, filled beside the window; ``chosen`` tells the file of the one that is chosen."""

    chosen = Signal(object)
    filled = Signal(bool)  # whether there is any

    def __init__(self, folder: Path) -> None:
        super().__init__()
        columns: list[Column[Found]] = [
            Column(N_("When"), _when, lambda one: (one.info.head.number, one.info.at), width=166, bold=True),
            Column(N_("Holds"), lambda one: in_short(one.info.counts), width=178),
            Column(N_("Changed since"), _since, lambda one: one.loss.count, width=140),
        ]
        self.rows: RowTableModel[Found] = RowTableModel(columns, _when)
        self.table = RowTable(self.rows, _("Backups that were found"), key=lambda one: one.info.path)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self._looking = label(_("Looking for backups…"), theme.SECOND, tone="text2")
        self.setLayout(column(self._looking, self.table))
        self.setFocusProxy(self.table)
        self.table.hide()
        self.table.chosen.connect(self.chosen)
        self._task = Task(lambda is_cancelled, report: found(folder))
        self._task.done.connect(self._show)
        self._task.start()

    def has(self, path: Path) -> bool:
        """Whether a file is one of them."""
        return any(one.info.path == path for one in self.rows.shown)

    def take_height(self, rows: int) -> None:
        """Show so many at most; the table scrolls to the others."""
        self.table.setFixedHeight(self.table.height_with(min(self.rows.rowCount(), rows)))

    def let_go(self) -> None:
        """None of them is chosen any more."""
        self.table.setCurrentIndex(QModelIndex())
        self.table.clearSelection()

    def _show(self, rows: list[Found]) -> None:
        self.rows.set_rows(rows)
        self._looking.setText(
            "" if rows else _("No backup of this vault was found here. Choose one on a stick or disk.")
        )
        self._looking.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.take_height(ROWS)
        self.filled.emit(bool(rows))
        if rows:
            self.table.select(rows[0].info.path)


def lost(loss: Loss) -> str:
    """What was done since a backup, as far as is known; empty where nothing was."""
    if not loss.count:
        return ""
    words = ngettext(
        "{n} change was made since, and is not in it.", "{n} changes were made since, and are not in it.", loss.count
    ).format(n=loss.count)
    if loss.days:
        days = [_("{day} ({n})").format(day=short_date(day), n=n) for day, n in loss.days[:NAMED]]
        words += " " + _("The last days: {days}.").format(days=listed(days))
        actions = [_("{action} ({n})").format(action=_(action), n=n) for action, n in loss.actions[:NAMED]]
        words += " " + _("Mostly: {actions}.").format(actions=listed(actions))
    elif loss.last:
        words += " " + _("The last one was on {day}.").format(day=short_date(loss.last))
    return words


def _when(one: Found) -> str:
    return said(one.info.at.astimezone().replace(tzinfo=None))


def _since(one: Found) -> str:
    if not one.loss.count:
        return _("nothing")
    return ngettext("{n} change", "{n} changes", one.loss.count).format(n=one.loss.count)
