"""klik.py on its own: what it would start, what counts as set up, and how the command comes through.

The checkouts here are tiny and set up with this Python, so nothing is fetched.
"""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SOURCE = Path(__file__).resolve().parent.parent / "klik.py"
posix = pytest.mark.skipif(os.name == "nt", reason="links and signals as on Linux")

APP = """
import os, sys
print("out", *sys.argv[1:], "in", os.getcwd())
print("platform", os.environ.get("QT_QPA_PLATFORM"))
print("err", file=sys.stderr)
sys.exit(7)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of nothing but klik.py and an ``app`` that says how it was called."""
    root = tmp_path / "a checkout"
    (root / "app").mkdir(parents=True)
    (root / "app" / "__main__.py").write_text(APP)
    (root / "requirements.lock").write_text("one==1\n")
    shutil.copy(SOURCE, root)
    return root


def load(checkout: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("klik_under_test", checkout / "klik.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def klik(checkout: Path) -> ModuleType:
    return load(checkout)


@pytest.fixture
def ready(klik: ModuleType, checkout: Path) -> Path:
    """The checkout as a finished set-up leaves it."""
    klik.PYTHON.parent.mkdir(parents=True)
    klik.PYTHON.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    klik.PYTHON.chmod(0o755)
    klik.STAMP.write_text(klik.stamp())
    return checkout


def call(checkout: Path, *arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, str(checkout / "klik.py"), *arguments],
        cwd=cwd,
        env={**kept, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


# What counts as set up


@posix
def test_a_finished_environment_is_ready(klik: ModuleType, ready: Path) -> None:
    assert klik.is_ready()


@posix
def test_an_interrupted_environment_is_not(klik: ModuleType, ready: Path) -> None:
    klik.STAMP.unlink()
    assert not klik.is_ready()


@posix
def test_another_lock_asks_for_another_environment(klik: ModuleType, ready: Path) -> None:
    klik.LOCK.write_text("one==2\n")
    assert not klik.is_ready()


@posix
def test_another_python_asks_for_another_environment(
    klik: ModuleType, ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert not klik.is_ready()


@posix
def test_a_python_that_was_removed_asks_for_another_environment(klik: ModuleType, ready: Path) -> None:
    klik.PYTHON.unlink()
    klik.PYTHON.symlink_to(ready / "gone")  # what a venv holds when the Python it was made from is gone
    assert not klik.is_ready()


@posix
def test_a_checkout_that_moved_is_set_up_anew(klik: ModuleType, ready: Path, tmp_path: Path) -> None:
    moved = load(ready.rename(tmp_path / "moved"))
    assert moved.STAMP.is_file()
    assert not moved.is_ready()


@posix
def test_what_a_link_points_at_is_never_emptied(klik: ModuleType, checkout: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "of another"
    elsewhere.mkdir()
    (elsewhere / "klik-stamp").write_text("of another checkout")
    (checkout / ".venv").symlink_to(elsewhere)
    with pytest.raises(klik.Stop, match="koppeling"):
        klik.lay_venv()
    assert (elsewhere / "klik-stamp").exists()


def test_a_second_set_up_waits_for_the_first(klik: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    order = []

    def second() -> None:
        with klik.alone():
            order.append("second")

    with klik.alone():
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(timeout=0.3)
        order.append("first")
    waiting.join(timeout=10)
    assert order == ["first", "second"]
    said = capsys.readouterr()
    assert "even wachten" in said.err
    assert said.out == ""


@posix
def test_a_killed_set_up_holds_the_door_until_its_step_ends(klik: ModuleType, checkout: Path, tmp_path: Path) -> None:
    """What a killed set-up left running must not write into the environment that the next one lays."""
    started, enough = tmp_path / "started", tmp_path / "enough"
    step = f"""
import pathlib, time
pathlib.Path({str(started)!r}).touch()
while not pathlib.Path({str(enough)!r}).exists(): time.sleep(0.02)
"""
    code = f"import klik, sys\nwith klik.alone(): klik.speak([sys.executable, '-c', {step!r}], '')"
    set_up = subprocess.Popen([sys.executable, "-c", code], cwd=checkout)
    with open(checkout / "klik.py", "rb") as door:
        try:
            wait_until(started.exists)
            set_up.kill()
            set_up.wait()
            assert not klik.try_lock(door.fileno())
        finally:
            enough.touch()
        wait_until(lambda: klik.try_lock(door.fileno()))


def wait_until(happens: Callable[[], bool]) -> None:
    for _ in range(1500):
        if happens():
            return
        time.sleep(0.02)
    pytest.fail("it never happened")


def test_a_set_up_step_speaks_on_standard_error_only(klik: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(klik.Stop, match="dat lukte niet"):
        klik.speak([sys.executable, "-c", "print('loud'); exit(3)"], "dat lukte niet")
    said = capfd.readouterr()
    assert said.out == ""
    assert "loud" in said.err


# The lock


def test_the_lock_holds_what_the_project_asks_for() -> None:
    """And nothing that says where it was fetched from, since that differs from machine to machine."""
    lock = (SOURCE.parent / "requirements.lock").read_text(encoding="utf-8")
    locked = {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.+]+)", lock, re.M)}
    project = tomllib.loads((SOURCE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [Requirement(line) for line in project["project"]["dependencies"] + project["dependency-groups"]["test"]]
    assert asked
    for requirement in asked:
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), requirement
    assert "://" not in lock


# What would be started


def test_run_is_the_app_with_run(klik: ModuleType) -> None:
    assert klik.command_line("run", ["--light"]) == [str(klik.PYTHON), "-P", "-m", "app", "run", "--light"]
    assert klik.command_line("app", ["solve", "x"]) == [str(klik.PYTHON), "-P", "-m", "app", "solve", "x"]


def test_tests_are_those_named_else_all(
    klik: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "test_one.py").touch()
    everything = str(checkout / "tests")
    assert klik.command_line("test", ["-k", "duo"])[-3:] == ["-k", "duo", everything]
    assert klik.command_line("test", ["test_one.py::test_x", "-q"])[-2:] == ["test_one.py::test_x", "-q"]
    assert str(checkout / "pyproject.toml") in klik.command_line("test", [])


def test_the_tests_are_the_last_check(klik: ModuleType) -> None:
    assert "tests" not in klik.CHECKS
    assert set(klik.CHECKS) >= {"ruff format", "ruff check", "mypy", "lint-imports", "vertalingen"}


@pytest.mark.parametrize(
    ("command", "given", "wanted"),
    [
        ("run", {}, "offscreen"),
        ("run", {"DISPLAY": ":0"}, None),
        ("run", {"WAYLAND_DISPLAY": "wayland-0"}, None),
        ("run", {"QT_QPA_PLATFORM": "vnc"}, "vnc"),
        ("app", {}, None),
        ("test", {"DISPLAY": ":0"}, "offscreen"),
        ("check", {"DISPLAY": ":0"}, "offscreen"),
    ],
)
def test_where_qt_draws(klik: ModuleType, command: str, given: dict[str, str], wanted: str | None) -> None:
    assert klik.environment(command, [], given, "linux").get("QT_QPA_PLATFORM") == wanted


def test_a_window_elsewhere_than_linux_needs_no_display(klik: ModuleType) -> None:
    assert "QT_QPA_PLATFORM" not in klik.environment("run", [], {}, "darwin")
    assert "QT_QPA_PLATFORM" not in klik.environment("run", [], {}, "win32")


def test_the_checkout_is_the_only_import_path(klik: ModuleType, checkout: Path) -> None:
    assert klik.environment("app", [], {"PYTHONPATH": "/elsewhere", "HOME": "/h"}, "linux") == {
        "HOME": "/h",
        "PYTHONPATH": str(checkout),
    }


def test_what_is_compiled_is_kept_for_the_tests_alone(klik: ModuleType) -> None:
    nothing_kept = {"PYTHONDONTWRITEBYTECODE": "1"}
    for command in ("test", "check"):
        assert not klik.environment(command, [], nothing_kept, "linux").keys() & nothing_kept
    assert klik.environment("app", [], nothing_kept, "linux").keys() >= nothing_kept.keys()


# Checking


@posix
def test_check_runs_everything_and_names_what_failed(
    klik: ModuleType, ready: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A check that fails holds up no other; the tests close the run."""
    (ready / "pyproject.toml").write_text("")
    (ready / "tests").mkdir()
    (ready / "tests" / "test_one.py").write_text("def test_one(): pass\n")
    quick = {"good": ["-c", "import os; print('in', os.getcwd())"], "bad": ["-c", "exit(4)"]}
    monkeypatch.setattr(klik, "CHECKS", quick)
    # One worker that loads nothing but what shares the tests out: how they run in it is not what is asked here.
    monkeypatch.setenv("PYTEST_XDIST_AUTO_NUM_WORKERS", "1")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "xdist.plugin")
    assert klik.main(["check"]) == 1
    said = capfd.readouterr()
    assert said.out.startswith(f"in {ready}\n")
    assert "1 passed in" in said.out.splitlines()[-1]
    assert said.err.splitlines() == ["— good", "— bad", "— tests", "Niet in orde: bad"]

    del quick["bad"]
    assert klik.main(["check"]) == 0
    assert capfd.readouterr().err.splitlines() == ["— good", "— tests"]


# The system's libraries


def test_libraries_follow_what_is_asked(klik: ModuleType) -> None:
    drawing = klik.libraries("test", [], {"DISPLAY": ":0"}, "linux")
    assert drawing["libGL.so.1"] == "libgl1"
    assert not any("xcb" in name for name in drawing)
    assert "libxcb-cursor.so.0" in klik.libraries("run", [], {"DISPLAY": ":0"}, "linux")
    assert "libxcb-cursor.so.0" in klik.libraries("app", ["run"], {"DISPLAY": ":0"}, "linux")
    assert "libxcb-cursor.so.0" in klik.libraries("app", [], {"DISPLAY": ":0"}, "linux")
    assert klik.libraries("app", ["list"], {"DISPLAY": ":0"}, "linux") == drawing
    assert klik.libraries("run", [], {}, "linux") == drawing
    assert klik.libraries("run", [], {"DISPLAY": ":0"}, "darwin") == {}


@posix
def test_a_library_that_is_not_there_is_missed(klik: ModuleType) -> None:
    assert klik.missing(["libklik-is-nowhere.so.9"]) == ["libklik-is-nowhere.so.9"]
    if sys.platform == "linux":
        assert klik.missing(["libc.so.6"]) == []


@posix
def test_whoever_may_not_install_gets_the_line_to_type(klik: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(klik.Stop, match=r"sudo apt-get install -y --no-install-recommends libgl1 libegl1"):
        klik.install_packages(["libgl1", "libegl1"])


@posix
def test_without_apt_the_missing_libraries_are_named(klik: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(klik.Stop, match=r"libklik-is-nowhere\.so\.9"):
        klik.provide_libraries({"libklik-is-nowhere.so.9": "libklik"})


# The whole way through


@posix
def test_the_command_comes_through_whole(ready: Path, tmp_path: Path) -> None:
    """Arguments, the caller's folder, both streams and the exit code; an ``app`` in that folder is not ours."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__main__.py").write_text("print('an app of somebody else')")
    done = call(ready, "app", "solve", "two words", "./list.csv", cwd=tmp_path)
    assert done.stdout == f"out solve two words ./list.csv in {tmp_path}\nplatform None\n"
    assert done.stderr == "err\n"
    assert done.returncode == 7


@posix
def test_run_without_a_display_draws_off_screen(ready: Path, tmp_path: Path) -> None:
    done = call(ready, "run", cwd=tmp_path, WAYLAND_DISPLAY="")
    assert done.stdout == f"out run in {tmp_path}\nplatform offscreen\n"


@posix
def test_set_up_says_nothing_when_there_is_nothing_to_do(ready: Path, tmp_path: Path) -> None:
    done = call(ready, "setup", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_help_is_an_answer_and_a_wrong_word_is_not(checkout: Path, tmp_path: Path) -> None:
    asked = call(checkout, "--help", cwd=tmp_path)
    assert asked.returncode == 0
    assert "klik.py test" in asked.stdout
    for arguments in ([], ["tset"]):
        wrong = call(checkout, *arguments, cwd=tmp_path)
        assert wrong.returncode == 2
        assert wrong.stdout == ""
        assert "klik.py test" in wrong.stderr


# An older Python


@posix
def test_an_old_python_hands_over_to_one_that_works(
    klik: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name on the PATH may be an empty shell, as version managers leave them; the next one is tried."""
    for name, body in (("python3.13", "exit 127"), ("python3.12", f'exec "{sys.executable}" "$@"')):
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert klik.newer_python() == str(tmp_path / "python3.12")


def test_an_old_python_alone_is_told_so(
    klik: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert klik.main(["setup"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Klik heeft Python 3.11 of nieuwer nodig; dit is Python 3.9.")


def test_an_old_python_can_read_the_file() -> None:
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 7))
