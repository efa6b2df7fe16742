"""Who is at the laptop: asked once the vault is open, where several coordinators share one password."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import filled, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.layout import row
from app.ui.widgets.marks import Logo
from app.ui.widgets.text import label

CARD_WIDTH = 440


class WhoCard(Card):
    """A button for each name, the likeliest first; arrow keys walk along them."""

    chosen = Signal(object)  # the id of a coordinator, or None

    def __init__(self, people: Sequence[tuple[UUID, str]]) -> None:
        super().__init__()
        theme.fix(self, width=CARD_WIDTH)
        self.setAccessibleName(_("Who is working?"))
        self.body.setContentsMargins(36, 32, 36, 24)
        self.body.addLayout(row(1, Logo(60), 1))
        self.body.addSpacing(8)
        self.body.addWidget(label(_("Who is working?"), theme.DISPLAY, bold=True))
        self.body.addWidget(label(_("Your name is kept with what you note and change."), tone="text2", wrap=True))
        self.body.addSpacing(8)
        self.buttons = [(filled if at == 0 else outlined)(name) for at, (_id, name) in enumerate(people)]
        for button, (coordinator, _name) in zip(self.buttons, people, strict=True):
            button.clicked.connect(lambda _on=False, coordinator=coordinator: self.chosen.emit(coordinator))
        self.buttons.append(quiet(_("Somebody else")))
        self.buttons[-1].clicked.connect(lambda: self.chosen.emit(None))
        for button in self.buttons:
            button.setAutoDefault(True)  # Enter presses it
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.add(button)
        self.setFocusProxy(self.buttons[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
