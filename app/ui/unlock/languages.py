"""The languages that Klik speaks, each under its own name: who cannot read the page finds her own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import LANGUAGES, _, place
from app.ui.widgets.buttons import quiet
from app.ui.widgets.layout import row


class LanguageRow(QWidget):
    """``Nederlands  Français  English``; the one in force is told apart, and chooses nothing."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Language"))
        self.buttons = {code: quiet(name) for code, name in LANGUAGES.items()}
        for code, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            button.setEnabled(code != place())
        self.setLayout(row(*self.buttons.values(), gap=0))
        self.setFocusProxy(next(button for button in self.buttons.values() if button.isEnabled()))
