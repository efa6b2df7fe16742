"""A new vault: where it stands and its password. Its recovery code is for whoever listens to show."""

from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import KlikError
from app.i18n import _
from app.paths import data_folder
from app.storage.errors import FolderNotEmpty
from app.storage.files import worded
from app.storage.names import FIRST, is_vault
from app.storage.opening import check_empty
from app.storage.place import check_new
from app.storage.vault import Vault
from app.ui import theme
from app.ui.tasks import Task
from app.ui.unlock.secret import NewPassword
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Field, line_edit
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label


class PlaceField(Field):
    """A folder for a vault, new or empty: one is proposed, another can be chosen."""

    def __init__(self) -> None:
        self._path = line_edit()
        self._path.setReadOnly(True)
        self._path.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.other = outlined(_("Other folder…"))
        both = QWidget()
        both.setLayout(row(self._path, self.other))
        both.setFocusProxy(self.other)
        super().__init__(_("Folder"), both, optional=False)
        self._path.setAccessibleName(_("Folder"))
        self.other.clicked.connect(self._choose)
        self.place = first_place()
        self._show()

    def take(self, chosen: Path) -> None:
        """Use a folder, or a new one in it where it holds something already."""
        self.place = chosen if _is_free(chosen) or is_vault(chosen) else chosen / "klik"
        self._show()

    def _choose(self) -> None:
        near = next(folder for folder in self.place.parents if folder.exists())
        if chosen := QFileDialog.getExistingDirectory(self, _("The folder of the vault"), str(near)):
            self.take(Path(chosen))

    def _show(self) -> None:
        self._path.setText(str(self.place))
        self._path.setToolTip(str(self.place))
        try:
            check_new(self.place)
        except KlikError as error:
            self.set_error(str(error))
        else:
            self.set_error("")


class NewVault(Dialog):
    """Asks a folder and a password, and makes the vault; ``made`` carries it open, and its recovery code."""

    made = Signal(object, str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Make a new vault"),
            _("Everything about your office is kept in one folder on this laptop, encrypted with your password."),
            width=WIDE,
        )
        self._making: Task | None = None
        self.folder = PlaceField()
        self.secret = NewPassword()
        self.body.addWidget(self.folder)
        self.body.addWidget(self.secret)
        self.body.addWidget(one_laptop())
        self.cancel = self.add_cancel()
        self.answer = self.add_answer(filled(_("Make the vault")), default=True)
        self.answer.clicked.disconnect()
        self.answer.clicked.connect(self._make)
        self.secret.setFocus()

    def reject(self) -> None:
        """Not while the vault is being made: it would stay behind without anybody having seen its code."""
        if self._making is None:
            super().reject()

    def _make(self) -> None:
        if self._making or not self.secret.is_right():
            return
        folder, password = self.folder.place, self.secret.text

        def create() -> tuple[Vault, str]:
            with worded():
                return Vault.create(folder, password)

        self.folder.set_error("")
        self._making = Task(lambda is_cancelled, report: create())
        self._making.done.connect(self._hand_over)
        self._making.failed.connect(self._refuse)
        self._set_busy(True)
        self._making.start()

    def _hand_over(self, outcome: tuple[Vault, str]) -> None:
        self.accept()
        self.made.emit(*outcome)

    def _refuse(self, error: KlikError) -> None:
        self._making = None
        self._set_busy(False)
        self.folder.set_error(str(error))
        self.folder.other.setFocus()

    def _set_busy(self, busy: bool) -> None:
        for button in (self.answer, self.cancel, self.folder.other):
            button.setEnabled(not busy)
        self.answer.setText(_("Making the vault…") if busy else _("Make the vault"))


def one_laptop() -> QWidget:
    """What a vault is not: a shared folder to work in together."""
    words = _(
        "Do not put it on a shared drive or in a folder that synchronises (OneDrive, Dropbox): two people in it at "
        "once would lose each other's work. Backups may well stand there."
    )
    text = column(
        label(_("One laptop writes at a time"), theme.SECOND, bold=True),
        label(words, theme.SECOND, tone="text2", wrap=True),
        gap=2,
    )
    made = QWidget()
    made.setLayout(row(column(Glyph("info", "text2"), 1), text, gap=10))
    return made


def first_place() -> Path:
    """A folder for vaults of this user that holds nothing yet."""
    names = (FIRST if number == 1 else f"{FIRST} {number}" for number in count(1))
    return next(folder for folder in map(data_folder().joinpath, names) if _is_free(folder))


def _is_free(folder: Path) -> bool:
    """Whether nothing stands there; where nobody may look, making the vault says so."""
    try:
        check_empty(folder)
    except FolderNotEmpty:
        return False
    except OSError:
        return True
    return True
