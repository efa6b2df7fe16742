"""The wiring: the demo folder, and what happens without a display."""

import os
import sys
from pathlib import Path

import pytest

from app import bootstrap
from app.storage.errors import VaultInUse
from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.vault import Vault


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "data_folder", lambda: tmp_path)


def test_the_demo_is_made_once_and_made_anew_when_it_is_old(tmp_path: Path) -> None:
    folder = bootstrap._demo_folder()
    made = (folder / "keys.json").read_bytes()
    assert bootstrap._demo_folder() == folder
    assert (folder / "keys.json").read_bytes() == made
    os.utime(folder / "keys.json", (0, 0))
    bootstrap._demo_folder()
    assert (folder / "keys.json").read_bytes() != made


def test_a_demo_that_is_open_is_left_alone(tmp_path: Path) -> None:
    folder = bootstrap._demo_folder()
    os.utime(folder / "keys.json", (0, 0))
    with Vault.unlock(folder, passphrase=DEMO_PASSPHRASE), pytest.raises(VaultInUse):
        bootstrap._demo_folder()
    assert (folder / "data.db").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux runs without a display")
def test_without_a_display_there_is_a_sentence_and_no_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert bootstrap.window() == 1
    assert "scherm" in capsys.readouterr().err
