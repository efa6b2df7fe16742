"""Receiving a vault that another laptop handed over: which file, and the password of the day it was given.

It goes where the same vault stands on this laptop, else in a folder of its own.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import KlikError
from app.i18n import _, clock, long_date
from app.services import erasing
from app.storage import keyfile, receiving, snapshot
from app.storage.errors import (
    BackupDamaged,
    KeyFileDamaged,
    NewerVault,
)
from app.storage.hand_over_errors import (
    AlreadyReceived,
    Diverged,
    HandOverOlder,
    NoHandOver,
    NoSuchHandOver,
    OwnHandOver,
)
from app.storage.names import HANDED_OVER
from app.storage.vault import Vault
from app.ui.tasks import Task
from app.ui.unlock.new_vault import PlaceField, first_place
from app.ui.unlock.secret_field import SecretField
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.layout import row
from app.ui.widgets.text import label

_OF_THE_FILE = (
    NoHandOver,
    NoSuchHandOver,
    BackupDamaged,
    KeyFileDamaged,
    NewerVault,
    AlreadyReceived,
    HandOverOlder,
    OwnHandOver,
    Diverged,
)


class ReceiveVault(Dialog):
    """``received`` carries the vault, verified and open; ``known`` is the folder of the vault of this laptop."""

    received = Signal(object)

    def __init__(self, parent: QWidget | None, known: Path | None = None) -> None:
        words = _(
            "From then on you work in the vault on this laptop; on the other one it is only read. The file is checked "
            "first."
        )
        super().__init__(parent, _("Receive a vault"), words, width=WIDE)
        self.file: Path | None = None
        self._known = known
        self._running: Task | None = None
        self._name = line_edit(_("No file chosen yet"))
        self._name.setReadOnly(True)
        self._name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choose = outlined(_("Choose…"))
        both = QWidget()
        both.setLayout(row(self._name, self.choose))
        both.setFocusProxy(self.choose)
        self.given = Field(_("File of the hand-over"), both, optional=False)
        self._name.setAccessibleName(_("File of the hand-over"))
        self._when = label("", tone="text2", wrap=True)
        self._when.hide()
        self.password = SecretField(_("That of the laptop it comes from."))
        self.folder = PlaceField()
        for item in (self.given, self._when, self.folder, self.password):
            self.body.addWidget(item)
        self.cancel = self.add_cancel()
        self.answer = self.add_answer(filled(_("Receive and open")), default=True)
        self.answer.clicked.disconnect()
        self.answer.clicked.connect(self._receive)
        self.choose.clicked.connect(self._choose)
        self.choose.setFocus()

    def take_file(self, chosen: Path) -> None:
        """Use a file, and say when it was made and where it goes."""
        self.file = chosen
        self._name.setText(chosen.name)
        self._name.setToolTip(str(chosen))
        self.folder.show()
        self._when.hide()
        try:
            if not chosen.is_file():
                raise NoHandOver
            found = snapshot.read(chosen)
        except KlikError as error:
            self.given.set_error(str(error))
            return
        self.given.set_error("")
        at = found.at.astimezone()
        when = _("Made on {day} at {clock}").format(day=long_date(at.date()), clock=clock(at))
        back = self._known is not None and _vault_in(self._known) == found.vault
        if back and self._known:
            self.folder.take(self._known)
            when += " · " + _("The vault comes back where it stands; what stands there now is kept aside.")
        self.folder.setVisible(not back)
        self._when.setText(when)
        self._when.show()
        self.stand()
        self.password.secret.setFocus()

    def reject(self) -> None:
        """Not while it is being received."""
        if self._running is None:
            super().reject()

    def _choose(self) -> None:
        near = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = _("Hand-overs of Klik (*{suffix})").format(suffix=HANDED_OVER)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("The file in which the vault comes"), near, kinds)
        if chosen:
            self.take_file(Path(chosen))

    def _receive(self) -> None:
        if self._running or not self._is_complete():
            return
        file, folder, (passphrase, code) = self.file, self.folder.place, self.password.given()
        assert file

        def work() -> Vault:
            receiving.receive(file, folder, passphrase, code)
            return erasing.opened(Vault.unlock(folder, passphrase=passphrase, recovery_code=code), date.today())

        for field in (self.given, self.password, self.folder):
            field.set_error("")
        self._running = Task(lambda is_cancelled, report: work())
        self._running.done.connect(self._open)
        self._running.failed.connect(self._refuse)
        self._set_busy(True)
        self._running.start()

    def _is_complete(self) -> bool:
        if self.file is None:
            self.given.set_error(_("Choose the file first."))
            self.choose.setFocus()
            return False
        return self.password.is_filled()

    def _open(self, vault: Vault) -> None:
        self.accept()
        self.received.emit(vault)

    def _refuse(self, error: KlikError) -> None:
        self._running = None
        self._set_busy(False)
        if self.password.takes(error):
            return
        field = self.folder if self.folder.isVisibleTo(self) and not isinstance(error, _OF_THE_FILE) else self.given
        field.set_error(str(error))
        field.setFocus()
        if isinstance(error, Diverged):  # beside the one that stands here it may come all the same
            self.folder.take(first_place())
            self.folder.show()
            self._when.hide()
        self.stand()

    def _set_busy(self, busy: bool) -> None:
        for button in (self.answer, self.cancel, self.choose, self.folder.other, self.password.turn):
            button.setEnabled(not busy)
        self.answer.setText(_("Receiving…") if busy else _("Receive and open"))


def _vault_in(folder: Path) -> str:
    """The id of the vault in a folder; empty where it cannot be told."""
    try:
        return keyfile.read(folder).vault
    except KeyFileDamaged:
        return ""
