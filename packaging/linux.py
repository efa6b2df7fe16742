"""Packs the folder of the program for Linux: a Debian package, and an archive for anywhere else.

Both hold every file with the same owner, moment and order each time, so that the same folder gives the same bytes.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path

from icons import SIZES

from klik import DRAWING, WINDOW

HERE = Path(__file__).resolve().parent
XZ = 3
"""How hard to compress: 6 takes three times as long for a tenth less."""
LANGUAGES = ("libstdc++6", "libgcc-s1")
"""What programs in C++ and C expect of a system, beside its C library."""
RECOMMENDED = ("libcups2",)
"""To print; a desktop has it, and Klik opens without."""

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Klik

Files: *
Copyright: the authors of Klik
License: GPL-3+
 On Debian systems the text of the GNU General Public License, version 3, is in /usr/share/common-licenses/GPL-3.
 The licences of everything that comes with it are in /opt/klik/_internal/resources/LICENCES.
"""


def deb(folder: Path, work: Path, target: Path, version: str, epoch: int) -> Path:
    """A Debian package of ``folder``, with what the build left in ``work``: no script runs when it comes or goes."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(folder, root / "opt" / "klik", symlinks=True, copy_function=os.link)
    share = root / "usr" / "share"
    _put(HERE / "klik.desktop", share / "applications" / "klik.desktop")
    for size in SIZES:
        _put(work / "icons" / f"klik-{size}.png", share / f"icons/hicolor/{size}x{size}/apps/klik.png")
    _put(work / "icons" / "klik.svg", share / "icons/hicolor/scalable/apps/klik.svg")
    _write(share / "doc/klik/copyright", COPYRIGHT)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/klik").symlink_to("../../opt/klik/klik")
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    kilobytes = sum(-(-file.stat().st_size // 1024) for file in files)
    sums = [f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(root)}" for file in files]
    _write(root / "DEBIAN/md5sums", "\n".join(sums) + "\n")
    _write(root / "DEBIAN/control", control(version, _architecture(), kilobytes))
    for path in root.rglob("*"):
        os.utime(path, (epoch, epoch), follow_symlinks=False)
        if path.is_dir():
            path.chmod(0o755)
    made = target / f"klik_{version}_{_architecture()}.deb"
    line = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{XZ}", "--build", str(root), str(made)]
    subprocess.run(line, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(root)
    return made


def control(version: str, architecture: str, kilobytes: int) -> str:
    """What the package tells of itself."""
    return f"""\
Package: klik
Version: {version}
Architecture: {architecture}
Maintainer: Klik <klik@buddywerking.example>
Installed-Size: {kilobytes}
Depends: {", ".join(depends())}
Recommends: {", ".join(RECOMMENDED)}
Section: misc
Priority: optional
Description: desk of a buddywerking coordinator
 Klik helps the coordinators of Flemish buddywerking bring two people
 together and follow them well: matching, agreements, contacts, evaluations
 and figures, offline and in an encrypted vault.
"""


def depends() -> list[str]:
    """The Debian packages that Klik cannot start without."""
    return [f"libc6 (>= {platform.libc_ver()[1]})", *LANGUAGES, *DRAWING.values(), *WINDOW.values()]


def archive(folder: Path, target: Path, version: str, epoch: int) -> Path:
    """An archive that is unpacked wherever one likes."""
    made = target / f"klik-{version}-linux-{platform.machine()}.tar.xz"

    def alike(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = epoch
        return entry

    with (
        made.open("wb") as written,
        subprocess.Popen(["xz", f"-{XZ}", "-T0", "-c"], stdin=subprocess.PIPE, stdout=written) as xz,
        tarfile.open(fileobj=xz.stdin, mode="w|", format=tarfile.GNU_FORMAT) as into,  # adds a folder in sorted order
    ):
        into.add(folder, f"klik-{version}", filter=alike)
    if xz.returncode:
        raise RuntimeError("xz did not finish the archive")
    return made


def _architecture() -> str:
    asked = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def _put(source: Path, target: Path) -> None:
    _write(target, source.read_bytes())


def _write(target: Path, what: str | bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(what.encode() if isinstance(what, str) else what)
    target.chmod(0o644)
