"""The languages that Klik speaks, each under its own name: who cannot read the page finds her own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import LANGUAGES, _, place
from app.ui.widgets.buttons import quiet
from app.ui.widgets.layout import row
from app.ui.widgets.text import label


class LanguageRow(QWidget):
    """``Nederlands  Français  English``: the one in force is only told, the others can be chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Language"))
        self.buttons = {code: quiet(name) for code, name in LANGUAGES.items() if code != place()}
        for code, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
        words = [self.buttons.get(code) or label(name, bold=True) for code, name in LANGUAGES.items()]
        self.setLayout(row(*words, gap=12))
        self.setFocusProxy(next(iter(self.buttons.values())))
