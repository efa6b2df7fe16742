"""What ships with Klik is found in a package, in what a wheel installs, and in a checkout."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import paths

SHIPPED = [(paths.resource, "resources"), (paths.manual, "docs/handleiding")]


@pytest.mark.parametrize(("find", "folder"), SHIPPED)
@pytest.mark.parametrize("inside", ["frozen", "wheel", "checkout"])
def test_what_is_shipped_is_found(
    find: Callable[..., Path], folder: str, inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "app"
    root = {"frozen": tmp_path / "_internal", "wheel": here, "checkout": tmp_path}[inside]
    (root / folder).mkdir(parents=True)
    monkeypatch.setattr(paths, "_HERE", here)
    if inside == "frozen":
        monkeypatch.setattr(sys, "_MEIPASS", str(root), raising=False)
    assert find("a", "b.md") == root / folder / "a" / "b.md"


@pytest.mark.parametrize(("find", "folder"), SHIPPED)
def test_what_was_not_shipped_is_missed_at_once(
    find: Callable[..., Path], folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_HERE", tmp_path / "app")
    with pytest.raises(FileNotFoundError, match=folder):
        find("b.md")
