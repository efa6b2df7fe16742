"""Locking: after how long, and the sealed envelope of the centre for the day on which no coordinator can open it."""

from datetime import date
from functools import partial

from app.errors import KlikError
from app.i18n import _, ngettext, short_date
from app.services import office
from app.storage import coordinators as slots
from app.storage.keyfile import CENTRE, new_code
from app.storage.vault import Vault
from app.ui import locking, theme
from app.ui.messages import confirm, tell
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.unlock.recovery import RecoveryCode, Sheet
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.layout import row, separator
from app.ui.widgets.text import label


class LockCard(Card):
    """The minutes are of this laptop, for everybody who works at it; the envelope is of the vault."""

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__(_("Locking"))
        self._store, self._vault = store, vault
        self._running: Task | None = None
        words = {str(one): ngettext("{n} minute", "{n} minutes", one).format(n=one) for one in locking.CHOICES if one}
        self.minutes = Choice([*words.items(), ("0", _("never"))])
        self.minutes.chosen.connect(lambda chosen: locking.choose_minutes(int(chosen)))
        theme.fix(self.minutes, width=180)
        hint = _("Without a key or the mouse. Sleep locks it too. What you were typing is kept, and comes back.")
        self.add(row(Field(_("Lock after"), self.minutes, hint=hint, optional=False), 1))
        self.add(separator())
        self.add(label(_("The envelope of the centre"), bold=True))
        about = _(
            "A code on paper in a sealed envelope, for the day on which no coordinator can open the vault any more. "
            "The history says when it was used."
        )
        self.add(label(about, tone="text2", wrap=True))
        self._state = label("", wrap=True)
        self.make, self.withdraw = outlined("", "lock"), outlined(_("Withdraw the envelope…"))
        self.add(self._state)
        self.add(row(self.make, self.withdraw, 1))
        self.make.clicked.connect(self._make)
        self.withdraw.clicked.connect(self._withdraw)

    def refresh(self) -> None:
        """Read again and show."""
        self.minutes.choose(str(locking.minutes()))
        there = slots.has_centre(self._vault)
        self._state.setText(
            _("There is an envelope that opens this vault.") if there else _("There is no envelope of this vault.")
        )
        self.make.setText(_("Make another envelope…") if there else _("Make an envelope…"))
        self.make.updateGeometry()
        self.withdraw.setVisible(there)

    def _make(self) -> None:
        """The code opens the vault from the moment that it was noted, and not before."""
        question, consequence = _("Make another envelope?"), _("The code in the old one opens this vault no more.")
        if slots.has_centre(self._vault) and not confirm(
            self.window(), question, consequence, _("Make another one"), destructive=False
        ):
            return
        code = new_code()
        sheet = envelope_sheet(self._store.read(office.office).name, date.today())
        shown = RecoveryCode(self.window(), code, _("It is in the envelope"), sheet=sheet, may_leave=True)
        shown.accepted.connect(lambda: self._do(partial(slots.use_code, self._vault, code, CENTRE)))
        shown.open()

    def _withdraw(self) -> None:
        consequence = _("The code opens this vault no more; backups of before still open with it. Tear the sheet up.")
        if confirm(self.window(), _("Withdraw the envelope?"), consequence, _("Withdraw")):
            self._do(partial(slots.withdraw_centre, self._vault))

    def _do(self, change: partial[None]) -> None:
        """Write the key file beside the window: it takes a moment."""
        self._running = Task(lambda is_cancelled, report: change())
        self._running.done.connect(lambda _nothing: self.refresh())
        self._running.failed.connect(self._tell)
        self._running.start()

    def _tell(self, error: KlikError) -> None:
        tell(self.window(), error)


def envelope_sheet(office_name: str, today: date) -> Sheet:
    """What is told to whoever opens the envelope, perhaps years later, and knows no Klik."""
    return Sheet(
        _("The code for the envelope"),
        _(
            "Print this sheet, write on it who may open the envelope, and give it closed to the head of the centre or "
            "the data protection officer. You see the code only this once; it works once you typed its end."
        ),
        _("Code for the vault of Klik, in the keeping of the centre"),
        (
            _("Office: {name}").format(name=office_name or "…" * 20),
            _("Who may open this envelope (name and function): {line}").format(line="…" * 30),
            _(
                "This code opens the vault in which Klik keeps what is known of participants, buddies and duos. It is "
                "for the day on which no coordinator can open it any more, and for nothing else."
            ),
            _(
                "Start Klik on the laptop of the office, choose “Use the recovery code” and type the code. The history "
                "notes that it was used. Then choose a new password, make a new envelope and destroy this sheet."
            ),
            _("Made on {day}, put in the envelope by: {line}").format(day=short_date(today), line="…" * 20),
        ),
    )
