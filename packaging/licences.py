"""Writes the licences of everything that is in a package, from what really is in it.

Every file of the package comes out of a distribution that pip installed, out of Python, or out of the system; each of
these brings its own licence texts. One of which no text is found stops the build: nothing is shipped without.
"""

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TEXT = re.compile(r"(?i)(?:^|/)(?:licen[cs]es?/.+|(?:licen[cs]e|copying|notice|authors)[^/]*)$")
BY_QT = ("pyside6_essentials", "shiboken6")
"""Their wheels bring no text: it is that of the LGPL, which stands beside this script."""
ALWAYS = ("pyinstaller",)
"""What starts the program is no file of it that Python names."""


def gather(files: Iterable[str], version: str) -> str:
    """The licences of Klik and of what these files were made from; raises LookupError for a file of nobody."""
    known = {str(path): dist for dist in distributions() for path in _paths(dist)}
    found: dict[str, Distribution] = {dist.name: dist for dist in distributions() if dist.name.lower() in ALWAYS}
    others: dict[str, str] = {}
    for name in files:
        path = Path(name).resolve()
        if path.is_relative_to(ROOT / "app") or path.is_relative_to(ROOT / "resources"):
            continue
        if dist := known.get(str(path)):
            found[dist.name] = dist
        elif path.is_relative_to(ROOT):
            continue  # written by the build itself
        else:
            title, text = _system(path)
            others[title] = text
    qt = next(dist.version for dist in found.values() if _is_qt(dist))
    parts = [(HERE / "licences" / "notice.txt").read_text(encoding="utf-8").format(version=version, qt=qt)]
    parts.append("WHAT IS IN THIS FOLDER\n")
    whole = sorted(found.values(), key=lambda dist: dist.name.lower())
    parts[-1] += "\n".join(["", *(f"* {dist.name} {dist.version}: {_licence(dist)}" for dist in whole)])
    parts[-1] += "\n" + "\n".join(f"* {title}" for title in sorted(others))
    texts = {"GNU General Public License, version 3": (ROOT / "LICENSE").read_text(encoding="utf-8")}
    texts["GNU Lesser General Public License, version 3"] = _lgpl()
    for dist in whole:
        texts |= {f"{dist.name} {dist.version}: {name}": text for name, text in _texts(dist)}
    texts |= dict(sorted(others.items()))
    return "\n\n".join([*parts, *_once(texts)]) + "\n"


def _paths(dist: Distribution) -> Iterator[Path]:
    for file in dist.files or ():
        yield Path(str(dist.locate_file(file))).resolve()


def _is_qt(dist: Distribution) -> bool:
    return dist.name.lower().replace("-", "_") in BY_QT


def _licence(dist: Distribution) -> str:
    """Its name, as the distribution gives it."""
    given = dist.metadata.get("License-Expression") or dist.metadata.get("License") or ""
    classified = [one.rpartition(" :: ")[2] for one in dist.metadata.get_all("Classifier") or () if "License ::" in one]
    return given.splitlines()[0] if given else ", ".join(classified) or "see its text"


def _texts(dist: Distribution) -> Iterator[tuple[str, str]]:
    """The licence texts in a distribution: name and text."""
    if _is_qt(dist):
        return
    there = [file for file in dist.files or () if TEXT.search(str(file)) and file.suffix not in (".py", ".pyc")]
    if not there:
        raise LookupError(f"{dist.name} brings no text of its licence")
    for file in sorted(there):
        yield file.name, Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")


def _system(path: Path) -> tuple[str, str]:
    """What a file of Python or of the system is part of, and the licence of that."""
    library = Path(sysconfig.get_path("stdlib")).resolve()
    own, prefix = library / "LICENSE.txt", Path(sysconfig.get_config_var("installed_base")).resolve()
    if own.is_file() and path.is_relative_to(library):
        return "Python", own.read_text(encoding="utf-8")
    if shutil.which("dpkg-query"):
        # Debian lists some of what is in /usr/lib as being in /lib.
        either = [str(path), str(path).removeprefix("/usr")]
        asked = subprocess.run(["dpkg-query", "-S", *either], capture_output=True, text=True, check=False)
        package = asked.stdout.partition(":")[0]
        text = Path("/usr/share/doc", package, "copyright")
        if package and text.is_file():
            return f"{package} (from Debian)", text.read_text(encoding="utf-8", errors="replace")
    if own.is_file() and path.is_relative_to(prefix) and prefix != Path("/usr"):
        return "Python", own.read_text(encoding="utf-8")
    raise LookupError(f"whose is {path}, and under which licence?")


def _lgpl() -> str:
    return (HERE / "licences" / "LGPL-3.0.txt").read_text(encoding="utf-8")


def _once(texts: dict[str, str]) -> Iterator[str]:
    """Each text under the names of all that use it."""
    names: dict[str, list[str]] = {}
    for name, text in texts.items():
        names.setdefault("\n".join(line.rstrip() for line in text.strip().splitlines()), []).append(name)
    for text, using in names.items():
        yield "\n".join(["=" * 100, *using, "=" * 100, "", text])
