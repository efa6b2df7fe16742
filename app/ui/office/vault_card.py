"""The vault: where it stands, and what opens it."""

from functools import partial

from app.i18n import _
from app.services import office
from app.storage import coordinators as slots
from app.storage.coordinators import SHARED
from app.storage.keyfile import CENTRE, RECOVERY, new_code
from app.storage.vault import Vault
from app.ui.messages import confirm, tell
from app.ui.office.passwords import PasswordDialog
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.unlock.recovery import RecoveryCode
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card
from app.ui.widgets.copyable import Copyable
from app.ui.widgets.layout import row
from app.ui.widgets.text import label


class VaultCard(Card):
    """The folder, the password and the code on paper."""

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__(_("The vault"))
        self._store, self._vault = store, vault
        self._running: Task | None = None
        self._forgotten = label(
            _("You came in with a code on paper. Choose another password here, so that you need it no more."),
            tone="amber_ink",
            wrap=True,
        )
        self._forgotten.setVisible(vault.slot in (RECOVERY, CENTRE))
        self.password = outlined(_("Change the password…"))
        self.code = outlined(_("New recovery code…"))
        self.add(row(label(_("Folder"), bold=True), Copyable(str(vault.folder)), 1, gap=12))
        self.add(self._forgotten)
        self.add(row(self.password, self.code, 1))
        self.password.clicked.connect(self._change_password)
        self.code.clicked.connect(self._new_code)

    def refresh(self) -> None:
        """Nothing here changes with the vault."""

    def _change_password(self) -> None:
        slot = self._slot()
        words = _("The old one opens the vault no more. Backups of before still open with the old one.")
        known = (self._store.read(office.office).name,)
        dialog = PasswordDialog(self.window(), _("Another password"), words, known)
        dialog.run(partial(slots.change_passphrase, self._vault, slot))
        dialog.accepted.connect(self._tell_changed)
        dialog.open()

    def _tell_changed(self) -> None:
        self._forgotten.hide()
        self._store.said.emit(_("The password is changed."), False)

    def _slot(self) -> str:
        """The password that opened the vault; after the recovery code, the one that is shared or the only one."""
        known = slots.coordinators(self._vault)
        return next((slot for slot in (self._vault.slot, SHARED) if slot in known), known[0])

    def _new_code(self) -> None:
        """The new one counts from the moment that it was noted, and not before."""
        sentence = _("The code on paper opens this vault no more; backups of before still open with it.")
        if not confirm(self.window(), _("Make a new recovery code?"), sentence, _("Make a new one"), destructive=False):
            return
        code = new_code()
        shown = RecoveryCode(self.window(), code, _("Understood"), may_leave=True)
        shown.accepted.connect(lambda: self._use_code(code))
        shown.open()

    def _use_code(self, code: str) -> None:
        self.code.setEnabled(False)
        self._running = Task(lambda is_cancelled, report: slots.use_code(self._vault, code))
        self._running.done.connect(lambda _nothing: self._store.said.emit(_("The new recovery code counts."), False))
        self._running.failed.connect(lambda error: tell(self.window(), error))
        self._running.ended.connect(lambda: self.code.setEnabled(True))
        self._running.start()
