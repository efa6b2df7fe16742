"""A few answers in a row, of which none or one holds; the holder of the truth says which is shown."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import Button, choice
from app.ui.widgets.flow import Flow


class Answers(Flow):
    """Choices by key. A click tells the key, and None for the one that held already; ``show_answer`` shows one.

    The first letter of an answer picks it, arrow keys walk along them.
    """

    answered = Signal(object)

    def __init__(self, options: Sequence[tuple[Hashable, str]], name: str) -> None:
        self.buttons: dict[Hashable, Button] = {key: choice(words) for key, words in options}
        super().__init__(list[QWidget](self.buttons.values()), gap=6)
        self.setAccessibleName(name)
        self._name = name
        self.shown: Hashable = None
        for key, button in self.buttons.items():
            button.setAccessibleName(f"{name}: {button.text()}")
            button.clicked.connect(lambda _on=False, key=key: self._on_clicked(key))
        self.setFocusProxy(next(iter(self.buttons.values())))

    def show_answer(self, key: Hashable) -> None:
        """Show which answer holds; None for none yet."""
        self.shown = key
        for other, button in self.buttons.items():
            if button.isChecked() != (other == key):
                button.setChecked(other == key)
                button.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self.buttons)
        at = next((at for at, button in enumerate(self.buttons.values()) if button.hasFocus()), None)
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if at is not None and step:
            self.buttons[keys[(at + step) % len(keys)]].setFocus(Qt.FocusReason.TabFocusReason)
            return
        letter = event.text().casefold()
        found = [key for key, button in self.buttons.items() if letter and button.text().casefold().startswith(letter)]
        if found and letter.isalpha():
            after = found[(found.index(self.shown) + 1) % len(found)] if self.shown in found else found[0]
            if after != self.shown:
                self.buttons[after].setFocus(Qt.FocusReason.TabFocusReason)
                self._on_clicked(after)
            return
        super().keyPressEvent(event)

    def _on_clicked(self, key: Hashable) -> None:
        answer = None if key == self.shown else key
        # Whoever listens decides what holds; until then what was shown stays.
        self.show_answer(self.shown)
        self.answered.emit(answer)
