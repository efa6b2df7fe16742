"""Several who are chosen: by name, and what can be done with all of them at once."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, listed, ngettext
from app.network.contents import MapContact
from app.ui import theme
from app.ui.network.said import Said
from app.ui.widgets.buttons import more_button, outlined
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label
from app.vocabulary import NetworkKind, word

MOST_NAMES = 12


class SeveralContacts(QWidget):
    """Tells what should be done with those who are shown."""

    noted = Signal(object, object)  # a tuple of ids, and facts by name (``services.network.note``)
    connect_wanted = Signal(object)  # a tuple of ids
    parting_wanted = Signal(object)  # a tuple of ids: no ties among them any more
    removal_wanted = Signal()
    forgetting_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[UUID, ...] = ()
        self._count = label("", theme.HEADING, bold=True, wrap=True)
        self._names = label("", tone="text2", wrap=True)
        self.connect_button = outlined(_("Connect all"), "link", small=True)
        self.connect_button.setToolTip(_("They all know each other"))
        self.connect_button.clicked.connect(lambda: self.connect_wanted.emit(self._ids))
        self.kind = Said(_("Kind"), [(kind.value, word(kind)) for kind in NetworkKind], _("not the same"))
        self.kind.chosen.connect(lambda key: self.noted.emit(self._ids, {"said_kind": NetworkKind(key)}))
        more = more_button(
            _("More about these names"),
            [
                (_("Take away the ties among them"), lambda: self.parting_wanted.emit(self._ids)),
                (_("Remove (Del)"), self.removal_wanted.emit),
                (_("Wipe everywhere…"), self.forgetting_wanted.emit),
            ],
        )
        kind = row(label(_("Kind"), theme.SMALL, bold=True, tone="text2"), self.kind, 1, gap=4)
        self.setLayout(column(row(self._count, more), self._names, kind, row(self.connect_button, 1), gap=8))
        self.setFocusProxy(self.connect_button)

    def show_contacts(self, rows: Sequence[MapContact]) -> None:
        """Show who is chosen."""
        self._ids = tuple(one.id for one in rows)
        self._count.setText(ngettext("{n} name chosen", "{n} names chosen", len(rows)).format(n=len(rows)))
        names = [one.name for one in rows[:MOST_NAMES]]
        beyond = len(rows) - len(names)
        self._names.setText(listed([*names, _("{n} more").format(n=beyond)] if beyond else names))
        kinds = {one.kind for one in rows}
        self.kind.choose(kinds.pop() or "" if len(kinds) == 1 else "")
