"""Before a vault is open: one card with the password, or with the first step where there is no vault yet.

No names of people stand here, and a friendly sentence comes when a password does not fit."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import _, clock, long_date, short_date
from app.ui import theme
from app.ui.unlock.who import CARD_WIDTH, WhoCard
from app.ui.widgets.buttons import Button, filled, icon_button, name_button, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.layout import row
from app.ui.widgets.marks import Logo
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import label


class UnlockPage(QWidget):
    """Asks for the password, or for the recovery code instead. The one who listens opens the vault and answers with
    ``show_error`` or by showing something else; ``set_busy`` while it takes a moment. Until ``greet`` names a vault
    it offers to make one, or to open one that is elsewhere."""

    password_given = Signal(str)
    recovery_code_given = Signal(str)
    other_file_wanted = Signal()
    new_vault_wanted = Signal()
    worker_chosen = Signal(object)  # the id of a coordinator, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who: WhoCard | None = None  # once the vault is open
        self.setObjectName("unlock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._by_code = False
        self.secret = SecretEdit()
        self.field = Field(_("Password"), self.secret, optional=False)
        self.open_button = filled(_("Open"), "lock")
        self.open_button.setSizePolicy(self.secret.sizePolicy())
        self.recovery = quiet("")
        self.other_file = quiet(_("Other vault…"))
        self.new_vault = filled(_("Make a new vault…"))
        self.find_vault = outlined(_("Open a vault…"))
        self._title = label("", theme.DISPLAY, bold=True)
        self._about = label("", tone="text2", wrap=True)
        self._trust = label("", theme.SECOND, tone="text2")
        self._caps = label(_("Caps Lock is on."), theme.SMALL, tone="amber_ink")
        self._arrange()
        self.secret.returnPressed.connect(self._give)
        self.secret.caps_lock_seen.connect(self._caps.setVisible)
        self.open_button.clicked.connect(self._give)
        self.recovery.clicked.connect(self._turn)
        self.new_vault.clicked.connect(self.new_vault_wanted)
        for button in (self.other_file, self.find_vault):
            button.clicked.connect(self.other_file_wanted)
        self._word()
        self._show_first_step(True)
        self._title.setText(_("Welcome"))
        self._about.setText(
            _("Everything about your office goes into a vault on this laptop, with a password of its own.")
        )
        self._trust.setText(_trust(None))

    def greet(self, office: str = "", last_opened: datetime | None = None, last_backup: datetime | None = None) -> None:
        """Ask for the password of a vault, with what is known of it; moments are local time."""
        self._show_first_step(False)
        self._title.setText(_("Welcome back") if last_opened else _("Welcome"))
        self._about.setText(_office_and_time(office, last_opened))
        self._about.setVisible(bool(self._about.text()))
        self._trust.setText(_trust(last_backup))

    def ask_who(self, people: Sequence[tuple[UUID, str]]) -> None:
        """The vault is open; ask who works, the likeliest first. Only now names stand on this page."""
        self._card.hide()
        self.who = WhoCard(people)
        self.who.chosen.connect(self.worker_chosen)
        self._body.insertWidget(2, self.who, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.who)
        self.who.setFocus(Qt.FocusReason.TabFocusReason)

    def show_error(self, sentence: str) -> None:
        """Say under the field what to do; what was typed stays."""
        self.set_busy(False)
        self.field.set_error(sentence)
        self.field.show()
        self.secret.setFocus()
        self.secret.selectAll()

    def set_busy(self, busy: bool) -> None:
        """Opening takes a moment: say so, and take no second answer."""
        for button in (self.open_button, self.recovery, self.other_file):
            button.setEnabled(not busy)
        self.open_button.setText(_("Opening…") if busy else _("Open"))

    def clear(self) -> None:
        """Forget what was typed."""
        self.secret.clear()
        self.field.set_error("")
        self.field.setVisible(self.open_button.isVisibleTo(self))
        self.set_busy(False)

    def _give(self) -> None:
        if not self.open_button.isEnabled():
            return
        if not self.secret.text():
            self.field.set_error(
                _("Type the recovery code first.") if self._by_code else _("Type your password first.")
            )
            return
        self.field.set_error("")
        (self.recovery_code_given if self._by_code else self.password_given).emit(self.secret.text())

    def _turn(self) -> None:
        self._by_code = not self._by_code
        self.clear()
        self._word()
        self.secret.setFocus()

    def _word(self) -> None:
        words = _("Recovery code") if self._by_code else _("Password")
        self.field.label.setText(words)
        self.secret.setAccessibleName(words)
        self.secret.set_hidden(not self._by_code)
        self.recovery.setText(_("Use the password") if self._by_code else _("Use the recovery code"))
        self.recovery.updateGeometry()

    def _show_first_step(self, first: bool) -> None:
        """Either the two ways to begin, or the password; of the field only its sentence stays."""
        beginning: list[QWidget] = [self.new_vault, self.find_vault]
        asking = [self.field, self.field.label, self.secret, self.open_button, self.recovery, self.other_file]
        for widget in beginning + asking:
            widget.setVisible((widget in beginning) == first)
        self.setFocusProxy(self.new_vault if first else self.secret)

    def _arrange(self) -> None:
        self._card = Card()
        self._card.setFixedWidth(CARD_WIDTH)
        inside = self._card.body
        inside.setContentsMargins(36, 40, 36, 24)
        inside.setSpacing(8)
        inside.addLayout(row(1, Logo(84), 1))
        inside.addSpacing(18)
        inside.addWidget(self._title)
        inside.addWidget(self._about)
        inside.addSpacing(8)
        for widget in (self.field, self._caps, self.open_button):
            inside.addWidget(widget)
        inside.addSpacing(4)
        inside.addLayout(row(self.recovery, self.new_vault, self.find_vault, 1, self.other_file))
        self._caps.hide()
        body = self._body = QVBoxLayout(self)
        body.setContentsMargins(24, 24, 24, 20)
        body.addStretch(1)
        body.addWidget(self._card, alignment=Qt.AlignmentFlag.AlignHCenter)
        body.addStretch(1)
        body.addLayout(row(1, _Shield(), self._trust, 1))


class SecretEdit(QLineEdit):
    """A hidden line with an eye to show it; notices Caps Lock by a letter that comes out the wrong way round."""

    caps_lock_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        plain = line_edit()
        self.setFont(plain.font())
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


class _Shield(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            theme.paint_icon(painter, "shield", "green", 1, 1, 16)


def _office_and_time(office: str, opened: datetime | None) -> str:
    if opened is None:
        return office
    when = _("last opened on this laptop: {day} at {clock}").format(day=long_date(opened.date()), clock=clock(opened))
    return f"{office} · {when}" if office else when[:1].upper() + when[1:]


def _trust(backup: datetime | None) -> str:
    always = _("Everything is encrypted on this laptop. Klik uses no internet.")
    if backup is None:
        return always
    return f"{always}   " + _("Last verified backup: {when}").format(when=short_date(backup.date()))
