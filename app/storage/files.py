"""Writing small files so that either the old or the new content is there, and telling what a failed write means."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.storage.errors import DiskFull, FolderNotWritable, PlaceUnreachable


def private(path: str | Path, flags: int) -> int:
    """Open a file for its owner alone, as the ``opener`` of ``open``; Windows has the rights of the folder."""
    return os.open(path, flags, 0o600)


def make_folder(folder: Path) -> None:
    """Make a folder that is for its owner alone, where there is none yet."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def replace_file(path: Path, content: bytes, *, safely: bool = True, ours: bool = True) -> None:
    """Put ``content`` at ``path`` through a temporary file beside it; ``safely`` waits until the disk has it.

    What is ``ours`` is for its owner alone.
    """
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "wb", opener=private if ours else None) as file:
            file.write(content)
            file.flush()
            if safely:
                os.fsync(file.fileno())
        if safely and part.read_bytes() != content:
            raise OSError(errno.EIO, "read back differs")
        os.replace(part, path)
    except BaseException:
        remove(part)
        raise
    if safely:
        settle_folder(path.parent)


def settle(path: Path) -> None:
    """Wait until the content of a file is on the disk."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows and some shares have no such call."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(handle)


@contextmanager
def worded() -> Iterator[None]:
    """Turn what the system says about a full disk, a closed folder or a pulled stick into a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.EISDIR):
            raise FolderNotWritable from error
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ENODEV, errno.ENXIO):
            raise PlaceUnreachable from error
        raise


def remove(*paths: Path) -> None:
    """Take files away that may or may not be there."""
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()
