"""Whether a vault may stand in a folder: on this laptop alone, in no folder that synchronises, and on no share.

Two programs in one vault, or a copy taken while it is written, damage it; so it is said beforehand. No list of these
places is ever complete. What the system says of itself is passed in (``Facts``).
"""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import Any

from app.storage.place_errors import (
    PlaceShared,
    PlaceSynced,
    VaultOnShare,
    VaultReadOnly,
    VaultSynced,
)

_NAMED = {
    "onedrive": "OneDrive",
    "sharepoint": "SharePoint",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "cloudstorage": "CloudStorage",
}
"""What a folder of theirs is called, or begins with."""
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
}
"""What they leave at the top of a folder that they synchronise; all of it begins with a point."""
_AT_HOME = {".dropbox"}
"""What stands in everybody's own folder without that being synchronised: settings."""
_REMOTE = {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "ncpfs", "ceph", "glusterfs", "webdav"}
_REMOTE |= {f"fuse.{name}" for name in ("sshfs", "davfs", "davfs2", "rclone", "gvfsd-fuse", "smbnetfs", "glusterfs")}
"""Kinds of mounts that are surely elsewhere. A container's own disk may well be 9p or some fuse, and is not."""
_DRIVE_REMOTE = 4
_LOCAL = ("\\\\?\\", "\\\\.\\")


@dataclass(frozen=True)
class Mount:
    """What kind of disk stands where."""

    point: PurePath
    kind: str


@dataclass(frozen=True)
class Facts:
    """What a system says: its variables, the user's own folder, what is mounted, kinds of drives, names in a folder."""

    environment: Mapping[str, str]
    home: PurePath
    mounts: Sequence[Mount]
    drive: Callable[[str], int]
    names: Callable[[PurePath], Collection[str]]


def check_new(folder: Path) -> None:
    """PlaceSynced or PlaceShared where no vault should be made."""
    facts = _facts()
    for path in _ways(folder):
        if name := synced_by(path, facts):
            raise PlaceSynced(name)
        if is_share(path, facts):
            raise PlaceShared


def check_known(folder: Path) -> None:
    """VaultSynced or VaultOnShare where a vault stands that should not stand there."""
    facts = _facts()
    for path in _ways(folder):
        if name := synced_by(path, facts):
            raise VaultSynced(name)
        if is_share(path, facts):
            raise VaultOnShare


def check_writable(folder: Path) -> None:
    """VaultReadOnly where nothing can be written: a vault cannot even be read there."""
    if not os.access(folder, os.W_OK):
        raise VaultReadOnly


def synced_by(folder: PurePath, facts: Facts) -> str:
    """Whose folder this is or is in, as far as anything tells; empty where it is nobody's."""
    if any(_is_in(folder, facts.environment.get(variable, "")) for variable in _VARIABLES):
        return "OneDrive"
    for part in reversed(folder.parts):
        for start, name in _NAMED.items():
            if part.casefold().startswith(start):
                return name
    for parent in (folder, *folder.parents):
        at_home = _AT_HOME if parent in (facts.home, *facts.home.parents) else ()
        for found in facts.names(parent):
            for marker, name in _MARKERS.items() if found.startswith(".") else ():
                if found not in at_home and fnmatch(found, marker):
                    return name
    return ""


def is_share(folder: PurePath, facts: Facts) -> bool:
    """Whether a folder is on another machine."""
    if drive := folder.drive:  # of Windows
        if not drive.startswith("\\\\"):
            return facts.drive(drive + "\\") == _DRIVE_REMOTE
        return not drive.startswith(_LOCAL) or drive[4:].upper().startswith("UNC\\")
    # The last of those at the same point lies on top of the others.
    holding = [mount for mount in facts.mounts if _is_in(folder, str(mount.point))]
    deepest = max(enumerate(holding), key=lambda one: (len(one[1].point.parts), one[0]), default=None)
    return deepest is not None and deepest[1].kind in _REMOTE


def linux_mounts(table: str) -> list[Mount]:
    """What ``/proc/self/mountinfo`` says."""
    found = []
    for line in table.splitlines():
        before, _dash, after = line.partition(" - ")
        with suppress(IndexError):
            point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), before.split()[4])
            found.append(Mount(PurePath(point), after.split()[0]))
    return found


def mac_mounts(table: str) -> list[Mount]:
    """What the command ``mount`` of macOS says."""
    lines = (re.fullmatch(r".+? on (/.*) \((\w+)[^()]*\)", line) for line in table.splitlines())
    return [Mount(PurePath(line[1]), line[2]) for line in lines if line]


def _ways(folder: Path) -> list[Path]:
    """A folder as it was named, and as it stands behind links and letters of drives."""
    named = folder.absolute()
    with suppress(OSError, RuntimeError):
        if (real := named.resolve()) != named:
            return [named, real]
    return [named]


def _is_in(folder: PurePath, root: str) -> bool:
    return bool(root) and folder.is_relative_to(root)


def _facts() -> Facts:
    return Facts(os.environ, Path.home(), _mounts(), _drive, _names)


def _mounts() -> list[Mount]:
    with suppress(OSError, subprocess.SubprocessError, UnicodeDecodeError):
        if sys.platform.startswith("linux"):
            return linux_mounts(Path("/proc/self/mountinfo").read_text())
        if sys.platform == "darwin":
            said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=True)
            return mac_mounts(said.stdout)
    return []


def _drive(root: str) -> int:
    kernel: Any = getattr(ctypes, "windll", None)
    return int(kernel.kernel32.GetDriveTypeW(root)) if kernel else 0


def _names(folder: PurePath) -> list[str]:
    with suppress(OSError):
        return os.listdir(folder)
    return []
