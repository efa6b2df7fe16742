"""Passwords: a line that hides what is typed, and two of them for a new password, with how strong it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import KlikError
from app.i18n import _
from app.storage.keyfile import check_passphrase
from app.storage.strength import WORDS, Strength, estimate
from app.ui import theme
from app.ui.widgets.buttons import Button, icon_button, name_button
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.filled_in import SECRET
from app.ui.widgets.layout import column, row
from app.ui.widgets.paint import antialiased, rounded
from app.ui.widgets.text import label

_COLOURS = {Strength.SHORT: "border", Strength.OBVIOUS: "red", Strength.WEAK: "amber", Strength.GOOD: "green"}


class SecretEdit(QLineEdit):
    """A hidden line with an eye to show it; notices Caps Lock by a letter that comes out the wrong way round."""

    caps_lock_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        plain = line_edit()
        self.setFont(plain.font())
        self.setProperty(SECRET, True)
        self.setTextMargins(0, 0, 30, 0)
        self.eye: Button = icon_button("eye", "", checkable=True)
        self.eye.setParent(self)
        self.eye.setFixedSize(30, 28)
        self.eye.toggled.connect(self._show)
        self.installEventFilter(self)
        self.set_hidden(True)

    def set_hidden(self, hidden: bool) -> None:
        """Hide what is typed, with an eye to show it; or show it, without."""
        self.eye.setVisible(hidden)
        self.eye.setChecked(False)
        self._show(not hidden)

    def resizeEvent(self, event: object) -> None:
        self.eye.move(self.width() - 34, (self.height() - 28) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.text().isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(event.text().isupper() != shifted)
        return super().eventFilter(watched, event)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        name_button(self.eye, _("Hide the password") if shown else _("Show the password"))


class NewPassword(QWidget):
    """A new password, typed twice, and while it is typed how strong it is. ``known`` are words of the office."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        super().__init__()
        self._known = known
        self.first, self.second = SecretEdit(), SecretEdit()
        self.password = Field(_("Password"), self.first, optional=False)
        self.again = Field(_("The same password again"), self.second, optional=False)
        self.strength = StrengthLine()
        self._caps = label(_("Caps Lock is on."), theme.SMALL, tone="amber_ink")
        self._caps.hide()
        self.setLayout(column(self.password, self.strength, self._caps, self.again, gap=10))
        self.setFocusProxy(self.first)
        for edit in (self.first, self.second):
            edit.caps_lock_seen.connect(self._caps.setVisible)
        self.first.textChanged.connect(lambda typed: self.strength.judge(typed, known))
        for edit in (self.first, self.second):
            edit.textChanged.connect(self._compare)

    @property
    def text(self) -> str:
        """What was typed first."""
        return self.first.text()

    def _compare(self) -> None:
        """Take back that the two differ as soon as they do not."""
        if self.again.error and self.second.text() == self.text:
            self.again.set_error("")

    def is_right(self) -> bool:
        """Whether it may be used; else say under the field what is wrong and go there."""
        sentence = _refusal(self.text, self._known)
        differs = not sentence and self.second.text() != self.text
        self.password.set_error(sentence)
        self.again.set_error(_("The two passwords are not the same. Type them once more.") if differs else "")
        if sentence:
            self.first.setFocus()
        elif differs:
            self.second.setFocus()
        return not sentence and not differs


class StrengthLine(QWidget):
    """Four pieces of a bar, the word for it, and what would help; nothing before something is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = _Bar()
        self._word = label("", theme.SECOND, bold=True)
        self._advice = label("", theme.SMALL, tone="text2", wrap=True)
        self.setLayout(column(row(self._bar, self._word, 1, gap=10), self._advice, gap=3))
        self.setAccessibleName(_("How strong the password is"))
        self.judge("")

    @property
    def words(self) -> str:
        """What it says."""
        return self._word.text()

    def judge(self, passphrase: str, known: Sequence[str] = ()) -> None:
        """Say how strong a passphrase is."""
        found = estimate(passphrase, known)
        self._bar.show_strength(found.strength if passphrase else None)
        self._word.setText(_(WORDS[found.strength]) if passphrase else "")
        self._advice.setText(_(found.advice) if found.advice else _("This is strong enough. Use it only for Klik."))
        self.setAccessibleDescription(f"{self._word.text()}. {self._advice.text()}")


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._strength: Strength | None = None
        theme.fix(self, width=168, height=8)

    def show_strength(self, strength: Strength | None) -> None:
        self._strength = strength
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        wide = (self.width() - 12) / 4
        with antialiased(self) as painter:
            for at in range(4):
                full = self._strength is not None and at < max(int(self._strength), 1)
                colour = _COLOURS.get(self._strength, "green") if full and self._strength is not None else "chip"
                rounded(painter, QRectF(at * (wide + 4), 0, wide, self.height()), self.height() / 2, colour, None)


def _refusal(passphrase: str, known: Sequence[str]) -> str:
    """Why a passphrase is not taken; empty where it is."""
    found = estimate(passphrase, known)
    if found.strength is Strength.SHORT:
        return _(found.advice)
    try:
        check_passphrase(passphrase)
    except KlikError as error:
        return str(error)
    return _(found.advice) if found.strength is Strength.OBVIOUS else ""
