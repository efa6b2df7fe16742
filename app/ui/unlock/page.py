"""Before a vault is open: one card with the password, or with the ways to begin where there is no vault yet.

No names of people stand here, and a friendly sentence comes when a password does not fit."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, clock, long_date, short_date
from app.ui import theme
from app.ui.unlock.languages import LanguageRow
from app.ui.unlock.secret import SecretEdit
from app.ui.unlock.ways import WelcomeCard
from app.ui.unlock.who import CARD_WIDTH, WhoCard
from app.ui.widgets import tabbing
from app.ui.widgets.buttons import filled, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Spread
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import Logo
from app.ui.widgets.text import label


class UnlockPage(QWidget):
    """One card at a time: the ways to begin, the question for the password (or the recovery code instead), or who
    works. Until ``greet`` names a vault it shows the ways to begin.

    The one who listens answers with ``show_error`` or by showing something else; ``set_busy`` while it takes a moment.
    """

    password_given = Signal(str)
    recovery_code_given = Signal(str)
    other_file_wanted = Signal()
    new_vault_wanted = Signal()
    restore_wanted = Signal()
    receive_wanted = Signal()
    demo_wanted = Signal()
    language_wanted = Signal(str)
    worker_chosen = Signal(object)  # the id of a coordinator, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.who: WhoCard | None = None  # once the vault is open
        self.welcome = WelcomeCard()
        self._by_code = False
        self.secret = SecretEdit()
        self.field = Field(_("Password"), self.secret, optional=False)
        self.open_button = filled(_("Open"), "lock")
        self.open_button.setSizePolicy(self.secret.sizePolicy())
        self.mend = outlined(_("Restore a backup…"), "shield")
        self.mend.setSizePolicy(self.secret.sizePolicy())
        self.recovery = quiet("")
        self.others = quiet(_("Another vault or a backup…"))
        self._title = label("", theme.DISPLAY, bold=True)
        self._about = label("", tone="text2", wrap=True)
        self._trust = label(_trust(None), theme.SECOND, tone="text2")
        self._caps = label(_("Caps Lock is on."), theme.SMALL, tone="amber_ink")
        self._card = self._password_card()
        self.languages = LanguageRow()
        self.report = quiet(_("Problem report…"), small=True)
        trust = row(1, Glyph("shield", "green", 16), self._trust, self.report, 1)
        self._body = column(1, 1, row(1, self.languages, 1), trust, margins=(24, 24, 24, 20))
        for card in (self._card, self.welcome):
            self._body.insertWidget(1, card, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(self._body)
        theme.dress(self)
        self._listen()
        self._word()
        self.show_ways(back=False)

    def greet(self, office: str = "", last_opened: datetime | None = None, last_backup: datetime | None = None) -> None:
        """Ask for the password of a vault, with what is known of it; moments are local time."""
        self._show(self._card, self.secret)
        self._title.setText(_("Welcome back") if last_opened else _("Welcome"))
        self._about.setText(_office_and_time(office, last_opened))
        self._about.setVisible(bool(self._about.text()))
        self._trust.setText(_trust(last_backup))

    def show_ways(self, back: bool) -> None:
        """Show the ways to begin, with the way ``back`` to the password of a vault that is known."""
        self.welcome.back.setVisible(back)
        self._show(self.welcome, self.welcome.new_vault)

    def ask_who(self, people: Sequence[tuple[UUID, str]]) -> None:
        """The vault is open; ask who works, the likeliest first. Only now names stand on this page."""
        self.who = WhoCard(people)
        self.who.chosen.connect(self.worker_chosen)
        self._body.insertWidget(1, self.who, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._show(self.who, self.who.buttons[0])
        self.languages.hide()  # the vault is open by now: in its settings

    def show_error(self, sentence: str, mend: bool = False) -> None:
        """Say what to do, under the field or under the ways to begin; what was typed stays.

        With ``mend`` a backup can be put back from here.
        """
        self.set_busy(False)
        self.mend.setVisible(mend)
        if self.welcome.isVisibleTo(self):
            self.welcome.say(sentence)
            return
        self.field.set_error(sentence)
        self.secret.setFocus()
        self.secret.selectAll()

    def set_busy(self, busy: bool) -> None:
        """Opening takes a moment: say so, and take no second answer."""
        for button in (self.open_button, self.mend, self.recovery, self.others, self.report):
            button.setEnabled(not busy)
        self.languages.setEnabled(not busy)
        self.open_button.setText(_("Opening…") if busy else _("Open"))
        self.welcome.set_busy(busy)

    def take_up(self, before: "UnlockPage") -> None:
        """Stand where another one stood, with what was typed there."""
        if before._card.isVisibleTo(before):
            if before._by_code:
                self._turn()
            self.secret.setText(before.secret.text())
        else:
            self.show_ways(back=before.welcome.back.isVisibleTo(before))
        self.languages.setFocus(Qt.FocusReason.TabFocusReason)

    def clear(self) -> None:
        """Forget what was typed and what was wrong."""
        self.secret.clear()
        self.field.set_error("")
        self.mend.hide()
        self.welcome.say("")
        self.set_busy(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tabbing.go_on(self, forward)

    def _show(self, card: QWidget, focus: QWidget) -> None:
        self.clear()
        for other in (self._card, self.welcome, self.who):
            if other and other is not card:
                other.hide()  # first: the window would grow for two cards at once, and stay so
        card.show()
        self.setFocusProxy(focus)
        focus.setFocus(Qt.FocusReason.TabFocusReason)

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

    def _report(self) -> None:
        from app.ui.problem_report.dialog import show_report

        show_report(self)

    def _listen(self) -> None:
        self.secret.returnPressed.connect(self._give)
        self.secret.caps_lock_seen.connect(self._caps.setVisible)
        self.open_button.clicked.connect(self._give)
        self.mend.clicked.connect(self.restore_wanted)
        self.languages.chosen.connect(self.language_wanted)
        self.report.clicked.connect(self._report)
        self.recovery.clicked.connect(self._turn)
        self.others.clicked.connect(lambda: self.show_ways(back=True))
        self.welcome.back_wanted.connect(lambda: self._show(self._card, self.secret))
        for way, wanted in zip(
            self.welcome.ways,
            (
                self.new_vault_wanted,
                self.restore_wanted,
                self.receive_wanted,
                self.other_file_wanted,
                self.demo_wanted,
            ),
            strict=True,
        ):
            way.clicked.connect(wanted)

    def _password_card(self) -> Card:
        card = Card()
        theme.fix(card, width=CARD_WIDTH)
        inside = card.body
        inside.setContentsMargins(36, 40, 36, 24)
        inside.addLayout(row(1, Logo(84), 1))
        inside.addSpacing(18)
        inside.addWidget(self._title)
        inside.addWidget(self._about)
        inside.addSpacing(8)
        for widget in (self.field, self._caps, self.open_button, self.mend):
            inside.addWidget(widget)
        inside.addSpacing(4)
        inside.addWidget(Spread(self.recovery, self.others))
        self._caps.hide()
        self.mend.hide()
        return card


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
