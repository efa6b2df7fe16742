"""Putting a backup back: which file, the password of that day, and an empty folder. Nothing is ever overwritten."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import KlikError
from app.i18n import _, clock, long_date, ngettext
from app.storage import backup, snapshot
from app.storage.errors import (
    BackupDamaged,
    KeyFileDamaged,
    NewerVault,
    NoBackup,
    RecoveryCodeMistyped,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.snapshot import SUFFIX
from app.storage.vault import Vault
from app.ui.tasks import Task
from app.ui.unlock.new_vault import PlaceField
from app.ui.unlock.secret import SecretEdit
from app.ui.widgets.buttons import filled, outlined, quiet
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

_OF_THE_FILE = (NoBackup, BackupDamaged, KeyFileDamaged, NewerVault)
_OF_THE_SECRET = (WrongPassphrase, WrongRecoveryCode, RecoveryCodeMistyped)


class RestoreBackup(Dialog):
    """``restored`` carries the vault, verified and open."""

    restored = Signal(object)

    def __init__(self, parent: QWidget | None) -> None:
        words = _(
            "The backup is checked first and then put in a folder of its own. What stands elsewhere stays as it is."
        )
        super().__init__(parent, _("Put a backup back"), words, width=WIDE)
        self.file: Path | None = None
        self._by_code = False
        self._running: Task | None = None
        self._name = line_edit(_("No backup chosen yet"))
        self._name.setReadOnly(True)
        self._name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choose = outlined(_("Choose…"))
        both = QWidget()
        both.setLayout(row(self._name, self.choose))
        both.setFocusProxy(self.choose)
        self.backup = Field(_("Backup"), both, optional=False)
        self._name.setAccessibleName(_("Backup"))
        self._holds = label("", tone="text2", wrap=True)
        self._holds.hide()
        self.secret = SecretEdit()
        self.password = Field("", self.secret, hint=_("That of the day of the backup."), optional=False)
        self.turn = quiet("", small=True)
        self.folder = PlaceField()
        for item in (self.backup, self._holds, self.password):
            self.body.addWidget(item)
        self.body.addLayout(row(self.turn, 1))
        self.body.addWidget(self.folder)
        self.cancel = self.add_cancel()
        self.answer = self.add_answer(filled(_("Put back and open")), default=True)
        self.answer.clicked.disconnect()
        self.answer.clicked.connect(self._restore)
        self.choose.clicked.connect(self._choose)
        self.turn.clicked.connect(self._turn)
        self._word()
        self.choose.setFocus()

    def take_file(self, chosen: Path) -> None:
        """Use a backup, and say what it holds; no name of anybody stands in that."""
        self.file = chosen
        self._name.setText(chosen.name)
        self._name.setToolTip(str(chosen))
        try:
            if not chosen.is_file():
                raise NoBackup
            found = snapshot.read(chosen)
        except KlikError as error:
            self.backup.set_error(str(error))
            self._holds.hide()
            return
        self.backup.set_error("")
        at = found.at.astimezone()
        people, duos = found.counts.get("person", 0), found.counts.get("duo", 0)
        holds = ngettext("{n} person", "{n} people", people).format(n=people)
        holds += " · " + ngettext("{n} duo", "{n} duos", duos).format(n=duos)
        when = _("Made on {day} at {clock}").format(day=long_date(at.date()), clock=clock(at))
        self._holds.setText(f"{when} · {holds}")
        self._holds.show()
        self.secret.setFocus()

    def reject(self) -> None:
        """Not while it is being put back."""
        if self._running is None:
            super().reject()

    def _choose(self) -> None:
        kinds = _("Backups of Klik (*{suffix})").format(suffix=SUFFIX)
        start = str(self.file.parent if self.file else Path.home())
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Which backup?"), start, kinds)
        if chosen:
            self.take_file(Path(chosen))

    def _turn(self) -> None:
        self._by_code = not self._by_code
        self.secret.clear()
        self._word()
        self.secret.setFocus()

    def _word(self) -> None:
        words = _("Recovery code") if self._by_code else _("Password")
        self.password.label.setText(words)
        self.password.set_error("")
        self.secret.setAccessibleName(words)
        self.secret.set_hidden(not self._by_code)
        self.turn.setText(_("Use the password") if self._by_code else _("Use the recovery code"))
        self.turn.updateGeometry()

    def _restore(self) -> None:
        if self._running or not self._is_complete():
            return
        file, folder, typed, by_code = self.file, self.folder.place, self.secret.text(), self._by_code
        assert file

        def work() -> Vault:
            from app.services import erasing

            passphrase, code = (None, typed) if by_code else (typed, None)
            backup.restore(file, folder, passphrase, code)
            return erasing.opened(Vault.unlock(folder, passphrase=passphrase, recovery_code=code), date.today())

        for field in (self.backup, self.password, self.folder):
            field.set_error("")
        self._running = Task(lambda is_cancelled, report: work())
        self._running.done.connect(self._hand_over)
        self._running.failed.connect(self._refuse)
        self._set_busy(True)
        self._running.start()

    def _is_complete(self) -> bool:
        if self.file is None:
            self.backup.set_error(_("Choose the backup first."))
            self.choose.setFocus()
        elif not self.secret.text():
            self.password.set_error(
                _("Type the recovery code first.") if self._by_code else _("Type your password first.")
            )
            self.secret.setFocus()
        return self.file is not None and bool(self.secret.text())

    def _hand_over(self, vault: Vault) -> None:
        self.accept()
        self.restored.emit(vault)

    def _refuse(self, error: KlikError) -> None:
        self._running = None
        self._set_busy(False)
        if isinstance(error, _OF_THE_SECRET):
            self.password.set_error(str(error))
            self.secret.setFocus()
            self.secret.selectAll()
        elif isinstance(error, _OF_THE_FILE):
            self.backup.set_error(str(error))
            self.choose.setFocus()
        else:
            self.folder.set_error(str(error))
            self.folder.other.setFocus()

    def _set_busy(self, busy: bool) -> None:
        for button in (self.answer, self.cancel, self.choose, self.folder.other, self.turn):
            button.setEnabled(not busy)
        self.answer.setText(_("Putting it back…") if busy else _("Put back and open"))
