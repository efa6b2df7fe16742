"""What can go wrong with a vault, each with a sentence that says what to do."""

# ruff: noqa: N818 (they name a situation of the coordinator, as every KlikError does)

from app.errors import KlikError
from app.i18n import N_


class NoVault(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("There is no vault in this folder. Choose another folder, or make a new vault."))


class FolderNotEmpty(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This folder is not empty. Choose an empty folder, or a new one."))


class VaultInUse(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This vault is already open elsewhere. Close it there first."))


class VaultInUseElsewhere(KlikError):
    """Another laptop has it open, or was stopped while it had."""

    def __init__(self, host: str, since: str) -> None:
        super().__init__(
            N_(
                "Since {since} this vault is open on another laptop: {host}. Close it there first. "
                "Open it here only if Klik is surely not running there."
            ),
            host=host,
            since=since,
        )


class VaultTakenOver(KlikError):
    def __init__(self, host: str) -> None:
        super().__init__(
            N_("This vault was opened on another laptop meanwhile: {host}. Nothing was saved here; close Klik."),
            host=host,
        )


class VaultLocked(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("The vault is locked. Unlock it first."))


class FolderNotWritable(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("Klik cannot write in this folder. Check the rights of the folder, or choose another one."))


class PlaceUnreachable(KlikError):
    def __init__(self) -> None:
        super().__init__(
            N_("Klik cannot reach this place. Check that the disk or stick is connected, or choose another place.")
        )


class DiskFull(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("The disk is full. Nothing was saved this time; make room and try again."))


class WrongPassphrase(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This passphrase is not right. Mind capitals and spaces, and try again."))


class WrongRecoveryCode(KlikError):
    def __init__(self) -> None:
        super().__init__(
            N_("This recovery code is not the one of this vault. Compare it with the paper, sign by sign.")
        )


class RecoveryCodeMistyped(KlikError):
    def __init__(self, length: int) -> None:
        super().__init__(
            N_("A recovery code has 26 letters and digits; here there are {length}. Compare it with the paper."),
            length=length,
        )


class PassphraseTooShort(KlikError):
    def __init__(self, least: int) -> None:
        super().__init__(N_("A passphrase has at least {least} characters. A short sentence is fine."), least=least)


class PassphraseIsPublic(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This passphrase stands in the manual of Klik, so everybody knows it. Choose your own."))


class NameTaken(KlikError):
    def __init__(self, name: str) -> None:
        super().__init__(N_("{name} already has a passphrase for this vault."), name=name)


class NameUnknown(KlikError):
    def __init__(self, name: str) -> None:
        super().__init__(N_("{name} has no passphrase for this vault."), name=name)


class LastPassphrase(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This is the last passphrase of the vault. Add another one before you remove it."))


class KeyFileDamaged(KlikError):
    def __init__(self) -> None:
        super().__init__(
            N_("The key file of this vault is missing or damaged, so it cannot be unlocked. Restore the last backup.")
        )


class VaultDamaged(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("The file with the data is damaged. Leave it as it is and restore the last backup."))


class DataMissing(VaultDamaged):
    def __init__(self) -> None:
        KlikError.__init__(
            self, N_("The file with the data is missing. Look whether it was moved; else restore the last backup.")
        )


class DataEmpty(VaultDamaged):
    def __init__(self) -> None:
        KlikError.__init__(self, N_("The file with the data is empty. Leave it as it is and restore the last backup."))


class VaultGone(KlikError):
    def __init__(self) -> None:
        super().__init__(
            N_(
                "The file with the data was moved or replaced while Klik had it open. "
                "Close Klik, put the file back and open it again."
            )
        )


class ForeignFile(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("The file with the data is not from this vault. Nothing was changed in it."))


class NewerVault(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This vault was made by a newer version of Klik. Install that version to open it."))


class NotBroughtUp(KlikError):
    """No backup could be made of an older vault, which is not touched without one."""

    def __init__(self, trouble: KlikError) -> None:
        super().__init__(
            N_(
                "This vault is of an older version of Klik, and is brought up to date only after a backup that was "
                "verified. None could be made, and the vault is as it was. {trouble}"
            ),
            trouble=trouble,
        )


class ChangesMissing(KlikError):
    """The journal ends before the place where it stood when the vault was last used."""

    def __init__(self, missing: int) -> None:
        super().__init__(
            N_(
                "The data is older than when you last worked with it. Saved changes that are missing: {missing}. "
                "Restore the last backup, or open it as it is."
            ),
            missing=missing,
        )
        self.missing = missing


class BackupOfAnother(KlikError):
    def __init__(self) -> None:
        super().__init__(
            N_("This is a backup of another vault. Put it in a folder of its own; this vault stays as it is.")
        )


class BackupDamaged(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("This backup is damaged or is not a backup of Klik. Choose another backup."))


class NoBackup(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("There is no file there. Choose a backup: a file that ends in .klikbackup."))


class PlaceTaken(KlikError):
    """Something that is not a backup stands where one should come."""

    def __init__(self) -> None:
        super().__init__(N_("Something else stands there already. Choose another name for the backup."))


class BackupFailed(KlikError):
    def __init__(self) -> None:
        super().__init__(
            N_("The backup could not be verified and was thrown away. Try again, or choose another place.")
        )


class PlaceWithinVault(KlikError):
    """A second place for backups that would be lost with the first."""

    def __init__(self) -> None:
        super().__init__(N_("This folder is in the vault itself. Choose one elsewhere: a stick, or a shared folder."))


class NothingToUndo(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("There is nothing to undo."))


class NothingToRedo(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("There is nothing to redo."))


class ForgottenVersion(KlikError):
    def __init__(self) -> None:
        super().__init__(N_("What stood there then is not kept any more, so it cannot be put back."))
