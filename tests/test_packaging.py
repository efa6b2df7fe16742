"""What goes into the packages, as far as that can be told without building one: names, numbers, and what stays out."""

import ast
import configparser
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from app import __version__

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
STUB = PACKAGING / "pandas_stub.py"


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the scripts of packaging see when one of them is started."""
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.syspath_prepend(str(PACKAGING))


@pytest.fixture
def linux(scripts: None) -> ModuleType:
    import linux

    return linux


@pytest.fixture
def licences(scripts: None) -> ModuleType:
    import licences

    return licences


# One version


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert "version" not in project["project"]
    assert project["tool"]["hatch"]["version"]["path"] == "app/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)  # as Windows and Debian can count
    for name in ("klik.iss", "klik.spec", "build.py", "linux.py"):
        assert __version__ not in (PACKAGING / name).read_text(encoding="utf-8"), name


def test_klik_tells_the_version() -> None:
    line = [sys.executable, "-m", "app", "--version"]
    assert subprocess.run(line, capture_output=True, text=True, check=True, cwd=ROOT).stdout == f"klik {__version__}\n"


# What goes in, and what stays out


def constant(name: str) -> list[str]:
    tree = ast.parse((PACKAGING / "klik.spec").read_text(encoding="utf-8"))
    found = next(one.value for one in tree.body if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == name)
    return ast.literal_eval(found)  # type: ignore[no-any-return]


def test_what_stays_out_is_there_to_stay_out() -> None:
    """A name that a library no longer has would be left out in vain, and what took its place come along."""
    elsewhere = {"lib2to3", "setuptools", "pip", "numpy.distutils", "tkinter", "_tkinter", "PIL._avif", "PIL._webp"}
    for name in set(constant("EXCLUDED")) - elsewhere:
        assert find_spec(name), name


def pattern(name: str) -> re.Pattern[str]:
    tree = ast.parse((PACKAGING / "klik.spec").read_text(encoding="utf-8"))
    found = next(one.value for one in tree.body if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == name)
    assert isinstance(found, ast.Call)
    return re.compile(ast.literal_eval(found.args[0]), re.VERBOSE)


def test_every_language_and_the_manual_come_along() -> None:
    dropped = pattern("DROPPED")
    locales = Path(importlib.metadata.distribution("babel").locate_file("babel/locale-data"))  # type: ignore[arg-type]
    kept = {one.stem for one in locales.glob("*.dat") if not dropped.search(f"babel/locale-data/{one.name}")}
    assert kept >= {"root", "nl_BE", "fr_BE", "en_BE"}
    assert len(kept) < 12
    for path in (*(ROOT / "resources").rglob("*"), *(ROOT / "docs" / "handleiding").rglob("*")):
        assert not dropped.search(path.relative_to(ROOT).as_posix()), path
    for language in ("nl", "fr"):
        assert not dropped.search(f"PySide6/Qt/translations/qtbase_{language}.qm")


@pytest.mark.parametrize(
    "name", ["PySide6/Qt/lib/libQt6Network.so.6", "PySide6/QtNetwork.abi3.so", "PySide6/Qt6Network.dll"]
)
def test_the_network_part_of_qt_stays_out(name: str) -> None:
    assert pattern("DROPPED").search(name)


@pytest.mark.parametrize(
    ("name", "of_the_system"),
    [
        ("libX11.so.6", True),
        ("libxcb-cursor.so.0", True),
        ("libglib-2.0.so.0", True),
        ("libstdc++.so.6", True),
        ("libpython3.11.so.1.0", False),
        ("libscip.so.10.0", False),
        ("pillow.libs/libXau-154567c4.so.6.0.0", False),
        ("libXau-154567c4.so.6.0.0", False),
        ("libxcb-9065bb12.so.1.1.0", False),
        ("PySide6/Qt/lib/libQt6XcbQpa.so.6", False),
    ],
)
def test_what_a_desktop_has_itself_stays_out(name: str, of_the_system: bool) -> None:
    assert bool(pattern("SYSTEM").search(name)) == of_the_system


def test_the_lock_of_the_package_agrees_with_that_of_the_tests() -> None:
    """What is tried out is what is shipped; and nothing in it says where it was fetched from."""
    read = re.compile(r"^([\w.-]+)==([\w.+]+)( ;.*?)?(?: \\)?$", re.M)
    ours, theirs = (
        set(read.findall(file.read_text(encoding="utf-8")))
        for file in (PACKAGING / "requirements.lock", ROOT / "requirements.lock")
    )
    names = {name for name, _version, _where in theirs}
    assert {one for one in ours if one[0] in names} <= theirs | {one for one in ours if one[2]}
    assert "pyinstaller" in {name for name, _version, _where in ours}
    assert "pytest" not in {name for name, _version, _where in ours}
    assert "://" not in (PACKAGING / "requirements.lock").read_text(encoding="utf-8")


# The Debian package


def test_the_debian_package_asks_for_what_is_documented(linux: ModuleType) -> None:
    from klik import DRAWING, WINDOW

    asked = linux.control(__version__, "amd64", 1)
    assert f"Version: {__version__}\n" in asked
    documented = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    for package in (*DRAWING.values(), *WINDOW.values(), *linux.LANGUAGES, *linux.RECOMMENDED):
        assert package in asked, package
        assert package in documented, package


def test_the_desktop_entry_is_valid(linux: ModuleType) -> None:
    entry = PACKAGING / "klik.desktop"
    read = configparser.ConfigParser(interpolation=None)
    read.read(entry, encoding="utf-8")
    known = read["Desktop Entry"]
    assert known["Exec"] == "/opt/klik/klik"
    assert known["Icon"] == "klik"
    assert {"Comment[nl]", "Comment[fr]"} <= {name.replace("comment", "Comment") for name in known}
    if judge := shutil.which("desktop-file-validate"):
        done = subprocess.run([judge, str(entry)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="only Debian builds its packages")
def test_the_same_folder_gives_the_same_package(linux: ModuleType, tmp_path: Path) -> None:
    folder, work = tmp_path / "klik", tmp_path / "work"
    (folder / "_internal").mkdir(parents=True)
    (folder / "klik").write_text("#!/bin/sh\n")
    (folder / "_internal" / "a").write_text("a")
    (folder / "_internal" / "b").symlink_to("a")
    (work / "icons").mkdir(parents=True)
    for name in ("klik.svg", *(f"klik-{size}.png" for size in linux.SIZES)):
        (work / "icons" / name).touch()
    made = []
    for _ in range(2):
        both = linux.deb(folder, work, tmp_path, "9.8.7", 1_700_000_000), linux.archive(folder, tmp_path, "9.8.7", 1)
        made.append([one.read_bytes() for one in both])
    assert made[0] == made[1]
    listed = subprocess.run(["dpkg-deb", "-c", both[0]], capture_output=True, text=True, check=True).stdout
    assert "./usr/bin/klik -> ../../opt/klik/klik" in listed
    assert "./opt/klik/_internal/b -> a" in listed
    assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}
    scripts = subprocess.run(["dpkg-deb", "-I", both[0]], capture_output=True, text=True, check=True).stdout
    assert "postinst" not in scripts
    assert "prerm" not in scripts


# Windows


def test_the_installer_for_windows_names_what_is_there() -> None:
    text = (PACKAGING / "klik.iss").read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in text
    licence = re.search(r"^LicenseFile=(.+)$", text, re.M)
    assert licence
    assert (PACKAGING / licence[1].replace("\\", "/")).is_file()
    built = re.findall(r"(?:SetupIconFile=|Source: \"|OutputDir=)(\S+?)[\";]?$", text, re.M)
    build = (PACKAGING / "build.py").read_text(encoding="utf-8")
    assert set(re.findall(r"\.\.\\(\w+)", text)) == {"LICENSE", "build", "dist"}
    assert built
    assert "klik-{#Version}-windows" in text
    assert 'f"klik-{__version__}-windows.exe"' in build
    asked = set(re.findall(r"\{cm:(\w+)\}", text))
    for language in ("nl", "fr", "en"):
        assert set(re.findall(rf"^{language}\.(\w+)=", text, re.M)) == asked
    assert "[UninstallDelete]" not in text  # nothing beside the program itself is ever taken away


# Licences


def test_the_licences_are_those_of_what_is_in_the_package(licences: ModuleType) -> None:
    site = Path(str(importlib.metadata.distribution("openpyxl").locate_file("")))
    shipped = [str(site / "openpyxl/__init__.py"), str(site / "PySide6/__init__.py"), str(ROOT / "app/paths.py")]
    text = licences.gather(shipped, "9.8.7")
    assert "Klik 9.8.7 is free software" in text
    assert re.search(r"^\* openpyxl [\d.]+: MIT$", text, re.M)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert f"The source of Qt {importlib.metadata.version('PySide6-Essentials')}" in text
    assert "reportlab" not in text


def test_a_file_of_nobody_is_not_shipped(licences: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "stray.so").touch()
    with pytest.raises(LookupError, match=r"stray\.so"):
        licences.gather([str(tmp_path / "stray.so")], "9.8.7")


# The solver

SOLVE = """
import runpy, sys
runpy.run_path(sys.argv[1])
import numpy as np
from datetime import date
from app.matching import exact
from app.matching.pairs import score
from app.matching.people import Buddy, Participant
from app.matching.problem import Problem
from app.matching.remaining import remaining

common = {"location": (51.0, 4.0), "travels_km": 10.0, "languages": ("nl",), "availability": ("mon-morning",)}
people = tuple(Participant(id=f"p{n}", age=40 + n, waiting_since=date(2026, 1, 5), **common) for n in range(4))
buddies = tuple(Buddy(id=f"b{n}", age=40 + n, **common) for n in range(3))
problem = Problem(date=date(2026, 11, 22), participants=people, buddies=buddies)
left, aims = remaining(problem, score(problem)), problem.policy.objective
nobody, bounds = np.zeros(left.count, bool), {name: left.ceiling(name) for name in aims} | {"shortfall": 0}
choice = exact.stages(left, aims, nobody, bounds, lambda: False, lambda stage, duos: None)
print(choice.proven, choice.chosen.sum(), hasattr(sys.modules["pandas"], "__file__"))
"""


def test_the_solver_works_without_pandas() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SOLVE, str(STUB)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["True", "3", "False"]
