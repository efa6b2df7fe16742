"""A few answers in a row, of which none or one holds; the holder of the truth says which is shown."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import labelled
from app.ui.digits import DIGITS
from app.ui.widgets.buttons import Button, choice
from app.ui.widgets.flow import Flow


class Answers(Flow):
    """Choices by key. A click tells the key, and None for the one that held already; ``show_answer`` shows one.

    All of them are one stop for Tab. Arrow keys walk along them; the first letter of an answer, or its place among
    the digits, picks it, and then ``picked`` follows: who asks several things may go on to the next.
    """

    answered = Signal(object)
    picked = Signal()

    def __init__(self, options: Sequence[tuple[Hashable, str]], name: str) -> None:
        self.buttons: dict[Hashable, Button] = {key: choice(words) for key, words in options}
        super().__init__(list[QWidget](self.buttons.values()), gap=6)
        self.setAccessibleName(name)
        self._name = name
        self.shown: Hashable = None
        for key, button in self.buttons.items():
            button.setAccessibleName(labelled(name, button.text()))
            button.clicked.connect(lambda _on=False, key=key: self._on_clicked(key))
        self._stop_at(next(iter(self.buttons)))

    def show_answer(self, key: Hashable) -> None:
        """Show which answer holds; None for none yet."""
        self.shown = key
        for other, button in self.buttons.items():
            if button.isChecked() != (other == key):
                button.setChecked(other == key)
                button.updateGeometry()
        if key in self.buttons:
            self._stop_at(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self.buttons)
        at = next((at for at, button in enumerate(self.buttons.values()) if button.hasFocus()), None)
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if at is not None and step:
            self._go_to(keys[(at + step) % len(keys)])
            return
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        meant = self._meant(event.text().casefold()) if plain else None
        if meant is not None:
            if meant != self.shown:
                self._go_to(meant)
                self._on_clicked(meant)
            self.picked.emit()
            return
        super().keyPressEvent(event)

    def _meant(self, typed: str) -> Hashable:
        """The answer that a key picks: the next one that begins with the letter, or the one at the digit's place."""
        keys = list(self.buttons)
        if place := DIGITS.get(typed):
            return keys[place - 1] if place <= len(keys) else None
        found = [key for key in keys if typed.isalpha() and self.buttons[key].text().casefold().startswith(typed)]
        if self.shown in found:
            return found[(found.index(self.shown) + 1) % len(found)]
        return found[0] if found else None

    def _go_to(self, key: Hashable) -> None:
        self._stop_at(key)
        self.buttons[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, key: Hashable) -> None:
        """Tab comes to this answer, and past the others."""
        for other, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[key])

    def _on_clicked(self, key: Hashable) -> None:
        answer = None if key == self.shown else key
        # Whoever listens decides what holds; until then what was shown stays.
        self.show_answer(self.shown)
        self.answered.emit(answer)
