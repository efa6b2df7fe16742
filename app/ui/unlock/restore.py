"""Putting a backup back: which one, the password of that day, and where; nothing is ever overwritten or thrown away."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from app.errors import KlikError
from app.i18n import _, clock, long_date
from app.services.backup_words import holds
from app.storage import restoring, snapshot, state
from app.storage.errors import (
    BackupDamaged,
    BackupOfAnother,
    KeyFileDamaged,
    NewerVault,
    NoBackup,
)
from app.storage.restoring import Loss
from app.storage.snapshot import SUFFIX, BackupInfo
from app.storage.vault import Vault
from app.ui import messages
from app.ui.tasks import Task
from app.ui.unlock.found import ROWS, FoundBackups, lost
from app.ui.unlock.new_vault import PlaceField
from app.ui.unlock.secret_field import SecretField
from app.ui.widgets.buttons import filled, outlined, quiet
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label

_OF_THE_FILE = (NoBackup, BackupDamaged, BackupOfAnother, KeyFileDamaged, NewerVault)
MARGIN = 24
IN_PLACE, APART = "in place", "apart"


class RestoreBackup(Dialog):
    """``restored`` carries the vault, verified and open. Of the vault in ``folder`` the backups are listed."""

    restored = Signal(object)

    def __init__(self, parent: QWidget | None, folder: Path | None = None) -> None:
        words = _("The backup is checked first. Nothing is thrown away: what stands there now is kept beside it.")
        super().__init__(parent, _("Restore a backup"), words, width=WIDE)
        self.vault = folder
        self.file: Path | None = None
        self._info: BackupInfo | None = None
        self._running: Task | None = None
        self.found = FoundBackups(folder) if folder else None
        self.choose = quiet(_("Another file…"), small=True) if folder else outlined(_("Choose…"))
        self.backup = self._backup_field()
        self._holds = label("", tone="text2", wrap=True)
        self._lost = label("", tone="amber_ink", wrap=True)
        self.password = SecretField(_("That of the day of the backup."))
        where = [(IN_PLACE, _("In place of this vault")), (APART, _("In a folder of its own"))]
        self.where = Segmented(where, _("Where it goes"))
        self.folder = PlaceField()
        self._lay_out()
        self._listen()
        self._show_where()
        self.backup.setFocus()

    @property
    def is_in_place(self) -> bool:
        """Whether it comes where the vault stands now."""
        return self._may_be_in_place and self.where.current == IN_PLACE

    def take_file(self, chosen: Path) -> None:
        """Use a backup, and say what it holds; no name of anybody stands in that."""
        self.file, self._info = chosen, None
        if self.found is None:
            self._name.setText(chosen.name)
            self._name.setToolTip(str(chosen))
        elif not self.found.has(chosen):
            self.found.let_go()
        try:
            if not chosen.is_file():
                raise NoBackup
            self._info = snapshot.read(chosen)
        except KlikError as error:
            self.backup.set_error(str(error))
        else:
            self.backup.set_error("")
            self._say(self._info)
        self._show_where()
        if self.found is None or not self.found.table.hasFocus():
            self.password.secret.setFocus()

    def take_size(self, window: QWidget) -> None:
        """With one row less where the letters are large and the window low."""
        for rows in (ROWS, ROWS - 1):
            if self.found:
                self.found.take_height(rows)
            for inner in reversed(self.findChildren(QLayout)):  # a layout in a layout keeps its old height
                inner.invalidate()
                inner.activate()
            super().take_size(window)
            if self.height() <= window.height() - 2 * MARGIN:
                break

    def reject(self) -> None:
        """Not while it is being put back."""
        if self._running is None:
            super().reject()

    @property
    def _may_be_in_place(self) -> bool:
        if self.vault is None or self._info is None:
            return False
        known = state.peek(self.vault)
        return known is None or known.vault == self._info.vault

    def _say(self, info: BackupInfo) -> None:
        at = info.at.astimezone()
        when = _("Made on {day} at {clock}").format(day=long_date(at.date()), clock=clock(at))
        listed = self.found is not None and self.found.has(info.path)
        name = [] if listed or self.found is None else [info.path.name]
        facts = [*name, when, *([_(info.why)] if info.why else []), holds(info.counts)]
        self._holds.setText(" · ".join(facts))

    def _show_where(self) -> None:
        """Show what there is to say and to choose for the backup that is chosen."""
        may = self._may_be_in_place
        loss = restoring.loss(self.vault, self._info.head) if may and self.vault and self._info else Loss(0)
        self._lost.setText(lost(loss))
        self._lost.setVisible(bool(loss.count) and self.is_in_place)
        self._holds.setVisible(self._info is not None)
        self.where.setVisible(may)
        self.folder.setVisible(not self.is_in_place)
        if self.isVisible():
            self.stand()

    def _choose(self) -> None:
        kinds = _("Backups of Klik (*{suffix})").format(suffix=SUFFIX)
        start = str(self.file.parent if self.file else Path.home())
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Which backup?"), start, kinds)
        if chosen:
            self.take_file(Path(chosen))

    def _begin(self) -> None:
        """Say what would be lost, as well as it can be known by now, before it is done."""
        if self._running or not self._is_complete():
            return
        for field in (self.backup, self.password, self.folder):
            field.set_error("")
        folder, info = self.vault, self._info
        if not (self.is_in_place and folder and info):
            self._put_back()
            return
        passphrase, code = self.password.given()

        def weigh() -> tuple[Loss, str]:
            from app.services import access

            loss = restoring.weigh(folder, info.head, passphrase, code)
            return loss, access.comes_back(info.path, folder, passphrase, code)

        self._run(weigh, self._ask)

    def _ask(self, found: tuple[Loss, str]) -> None:
        """``found``: what would be lost, and who could open it again."""
        self._running = None
        loss, opens = found
        question, verb = _("Put this backup in place of the vault?"), _("Put it back")
        kept = _("The vault of now is kept whole for sixty days, in the folder ‘quarantine’ beside it.")
        words = " ".join(filter(None, (lost(loss), opens, kept)))
        if not (loss.count or opens) or messages.confirm(self, question, words, verb):
            self._put_back()
        else:
            self._set_busy(False)

    def _put_back(self) -> None:
        file, folder = self.file, self.vault if self.is_in_place else self.folder.place
        in_place, (passphrase, code) = self.is_in_place, self.password.given()
        assert file
        assert folder

        def work() -> Vault:
            from app.services import erasing

            put_back = restoring.replace if in_place else restoring.apart
            put_back(file, folder, passphrase, code)
            return erasing.opened(Vault.unlock(folder, passphrase=passphrase, recovery_code=code), date.today())

        self._run(work, self._hand_over)

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._running = Task(lambda is_cancelled, report: work())
        self._running.done.connect(then)
        self._running.failed.connect(self._refuse)
        self._set_busy(True)
        self._running.start()

    def _is_complete(self) -> bool:
        if self.file is None:
            self.backup.set_error(_("Choose the backup first."))
            self.choose.setFocus()
            return False
        return self.password.is_filled()

    def _hand_over(self, vault: Vault) -> None:
        self.accept()
        self.restored.emit(vault)

    def _refuse(self, error: KlikError) -> None:
        self._running = None
        self._set_busy(False)
        if self.password.takes(error):
            return
        if isinstance(error, _OF_THE_FILE) or self.is_in_place:
            self.backup.set_error(str(error))
            self.choose.setFocus()
        else:
            self.folder.set_error(str(error))
            self.folder.other.setFocus()

    def _set_busy(self, busy: bool) -> None:
        held = [self.answer, self.cancel, self.choose, self.folder.other, self.password.turn, self.where]
        for widget in held if self.found is None else [*held, self.found]:
            widget.setEnabled(not busy)
        self.answer.setText(_("Putting it back…") if busy else _("Put back and open"))

    def _backup_field(self) -> Field:
        """The list with the way to another file beside it; without a list that file alone."""
        if self.found:
            field = Field(_("Backup"), self.found, optional=False)
            field.put_beside(self.choose)
            return field
        self._name = line_edit(_("No backup chosen yet"))
        self._name.setReadOnly(True)
        self._name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        both = QWidget()
        both.setLayout(row(self._name, self.choose))
        both.setFocusProxy(self.choose)
        field = Field(_("Backup"), both, optional=False)
        self._name.setAccessibleName(_("Backup"))
        return field

    def _lay_out(self) -> None:
        self.body.addWidget(self.backup)
        self.body.addLayout(column(self._holds, self._lost, gap=2))
        self.body.addLayout(row(self.where, 1))
        self.body.addWidget(self.folder)
        self.body.addWidget(self.password)
        self.cancel = self.add_cancel()
        self.answer = self.add_answer(filled(_("Put back and open")), default=True)
        self.answer.clicked.disconnect()

    def _listen(self) -> None:
        self.answer.clicked.connect(self._begin)
        self.choose.clicked.connect(self._choose)
        self.where.chosen.connect(self._show_where)
        if self.found:
            self.found.chosen.connect(lambda path: self.take_file(path) if path else None)
            self.found.filled.connect(self._show_where)
