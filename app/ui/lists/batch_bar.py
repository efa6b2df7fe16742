"""What may be done with several rows of a table at once: a bar that stands under it while more than one is chosen."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu

from app.i18n import N_, _, ngettext
from app.services.subjects import Kind
from app.ui.store import Store
from app.ui.widgets.buttons import Button, icon_button, more_button, outlined
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import row
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.text import label

KINDS = ("participant", "buddy", "duo")


class Shown(Protocol):
    """The table of a page, as the bar knows it."""

    table: RowTable
    plan: Any

    @property
    def chosen(self) -> list[UUID]: ...
    def window(self) -> Any: ...
    def print_shown(self) -> object: ...
    def export_shown(self, only: Collection[UUID] | None = None) -> object: ...


class BatchBar(QFrame):
    """Hidden until more than one is chosen; the same stands in the menu of the table (right click, Shift+F10)."""

    def __init__(self, pane: Shown, store: Store) -> None:
        super().__init__()
        self.setObjectName("card")
        self._pane, self._store = pane, store
        self._count = label("", bold=True)
        actions = self._actions()
        self.buttons: dict[str, Button] = {}
        for words, icon, do in actions[:5]:
            button = self.buttons[words] = outlined(_(words), icon, small=True)
            button.clicked.connect(lambda _on=False, do=do: do())
        self.more = more_button(_("More for those chosen"), [(_(words), do) for words, _icon, do in actions[5:]])
        self.clear = icon_button("close", _("Choose nobody any more"))
        self.clear.clicked.connect(self._clear)
        flow = Flow([*self.buttons.values()], gap=6)
        line = row(self._count, flow, self.more, self.clear, gap=8)
        line.setStretch(1, 1)
        line.setAlignment(flow, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(16, 8, 8, 8)
        self.setLayout(line)
        self.setAccessibleName(_("For those chosen"))
        self.hide()
        table = pane.table
        table.selectionModel().selectionChanged.connect(lambda *_changed: self.tell())
        table.rows.modelReset.connect(self.tell)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)

    def tell(self) -> None:
        """How many are chosen, or nothing at all."""
        n = self._pane.table.count_selected
        self._count.setText(ngettext("{n} row chosen", "{n} rows chosen", n).format(n=n))
        self.setVisible(n > 1)

    def do(self, words: str) -> None:
        """Do what goes by these words (a message id)."""
        next(do for said, _icon, do in self._actions() if said == words)()

    def _actions(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Words, icon, and what they do; the first five stand in the bar."""
        # What each needs is only read when somebody asks for it.
        from app.ui.lists import batch_actions as do

        def ask(of: Callable[..., object]) -> Callable[[], object]:
            return lambda: of(self, self._store, self._kind, self._pane.chosen, self._today)

        found: list[tuple[str, str, Callable[[], object]]] = [
            (N_("Note a contact…"), "note", ask(do.note_talks)),
            (N_("Next step…"), "step", ask(do.add_steps)),
            (N_("Invite…"), "calendar", ask(do.invite)),
            (N_("Labels…"), "paper", ask(do.give_labels)),
            (N_("Mail…"), "mail", ask(do.write_mails)),
        ]
        if self._kind != "buddy":
            found.append((N_("Hand over to a colleague…"), "", ask(do.hand_over)))
        return [
            *found,
            (N_("Print…"), "", self._pane.print_shown),
            (N_("To Excel…"), "", lambda: self._pane.export_shown(set(self._pane.chosen))),
        ]

    @property
    def _kind(self) -> Kind:
        found: Kind = self._pane.plan.kind
        return found

    @property
    def _today(self) -> date:
        found: date = self._pane.plan.today()
        return found

    def _menu(self, at: QPoint) -> None:
        if not self._pane.chosen:
            return
        menu = QMenu(self)
        for words, _icon, do in self._actions():
            action = QAction(_(words), menu)
            action.triggered.connect(lambda _on=False, do=do: do())
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._pane.table.viewport().mapToGlobal(at))

    def _clear(self) -> None:
        table = self._pane.table
        table.selectionModel().clearSelection()
        table.setFocus(Qt.FocusReason.OtherFocusReason)
