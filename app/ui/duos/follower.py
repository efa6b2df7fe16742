"""Who follows a duo, where nobody was named yet: the one who is working can say so in one click."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import duo_path
from app.ui import theme
from app.ui.duos.view import DuoView
from app.ui.store import Store
from app.ui.widgets.buttons import outlined
from app.ui.widgets.layout import row
from app.ui.widgets.text import label


class Follower(QWidget):
    """A sentence that says what is missing, and the button; hidden once somebody follows the two."""

    def __init__(self, store: Store, sentence: str) -> None:
        super().__init__()
        self._store = store
        self._view: DuoView | None = None
        self.follow = outlined(_("I follow this duo"), "participant", small=True)
        self.follow.clicked.connect(self._follow)
        line = row(label(sentence, theme.SECOND, tone="text2", wrap=True), self.follow, gap=12)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_view(self, view: DuoView) -> None:
        """Ask as long as nobody follows the participant of this duo, and somebody is known to be working."""
        self._view = view
        self.setVisible(view.row.coordinator is None and view.row.open)
        self.follow.setVisible(self._store.vault.coordinator is not None)

    def _follow(self) -> None:
        if self._view and (coordinator := self._store.vault.coordinator):
            self._store.write(duo_path.follow, self._view.row.id, coordinator)
