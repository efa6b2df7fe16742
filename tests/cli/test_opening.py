"""Refusals on opening and how they are answered; a backup put in the place of a vault."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.storage.backup import backup, restore
from app.storage.vault import Vault
from tests.storage.test_golden import GOLDEN
from tests.vaults import SECRET, locked_vault


@pytest.fixture
def list_duos(klik: Any) -> Any:
    return lambda folder, *more, code=0: klik("list", "--vault", folder, "duos", *more, code=code)


def test_a_vault_in_a_synchronised_folder_opens_only_anyway(list_duos: Any, tmp_path: Path) -> None:
    folder = locked_vault(tmp_path / "OneDrive" / "klik")
    assert "OneDrive" in list_duos(folder, code=1)
    assert "--anyway" in list_duos(folder, code=1)
    list_duos(folder, "--anyway")
    assert "--anyway" in list_duos(folder, code=1)  # it was said for that time


def test_none_is_made_there(klik: Any, tmp_path: Path) -> None:
    assert "OneDrive" in klik("create", "--vault", tmp_path / "OneDrive" / "klik", code=1)
    assert not (tmp_path / "OneDrive").exists()


def test_a_vault_of_another_laptop_is_only_taken_over_when_it_is_said(list_duos: Any, kluis: Path) -> None:
    held = {"host": "LAPTOP-TOM", "pid": 7, "since": "2026-11-23T09:41:00+00:00"}
    (kluis / "holder.json").write_text(json.dumps(held))
    said = list_duos(kluis, code=1)
    assert "LAPTOP-TOM" in said
    assert "--take-over" in said
    list_duos(kluis, "--anyway", code=1)
    list_duos(kluis, "--take-over")
    list_duos(kluis)


def test_an_older_copy_of_the_whole_folder_opens_only_when_the_loss_is_accepted(
    klik: Any, list_duos: Any, kluis: Path, lists: list[Path], tmp_path: Path
) -> None:
    list_duos(kluis)
    shutil.copytree(kluis, tmp_path / "older")
    klik("import", "--vault", kluis, *lists)
    shutil.rmtree(kluis)
    (tmp_path / "older").rename(kluis)
    assert "--accept-loss" in list_duos(kluis, code=1)
    list_duos(kluis, "--accept-loss")
    list_duos(kluis)


def test_a_key_file_that_is_gone_comes_from_a_backup_and_that_is_said(
    list_duos: Any, kluis: Path, capsys: pytest.CaptureFixture[str], klik: Any
) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        backup(vault)
    for name in ("keys.json", "keys.json.bak"):
        (kluis / name).unlink()
    with pytest.MonkeyPatch.context() as noted:
        told: list[str] = []
        noted.setattr("app.cli.opening.tell", told.append)
        list_duos(kluis)
    assert "sleutelbestand" in told[0]
    assert (kluis / "keys.json.bak").exists()


def test_a_backup_is_put_in_the_place_of_a_vault(klik: Any, kluis: Path, lists: list[Path]) -> None:
    klik("backup", "--vault", "kluis", "--out", "leeg.klikbackup")
    klik("import", "--vault", "kluis", *lists)
    assert len(klik("list", "--vault", "kluis", "participants", "--json")) == 4
    klik("restore", "--from", "leeg.klikbackup", "--vault", "kluis", code=1)
    told: list[str] = []
    with pytest.MonkeyPatch.context() as noted:
        noted.setattr("app.cli.vaults.tell", told.append)
        klik("restore", "--from", "leeg.klikbackup", "--vault", "kluis", "--replace")
    assert told[0].endswith(": 1.")  # before it is done
    assert "quarantine" in told[1]
    assert len(told) == 2
    assert klik("list", "--vault", "kluis", "participants", "--json") == []
    assert klik("check", "--vault", "kluis", "--json")["sound"]
    (aside,) = (kluis / "quarantine").iterdir()
    assert len(klik("list", "--vault", aside, "participants", "--json")) == 4


def test_a_backup_of_another_vault_or_none_at_all_changes_nothing(
    klik: Any, kluis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    klik("create", "--vault", "ander")
    klik("backup", "--vault", "ander", "--out", "ander.klikbackup")
    klik("backup", "--vault", "kluis", "--out", "eigen.klikbackup")
    Path("brief.klikbackup").write_text("Dag")
    before = (kluis / "data.db").read_bytes()
    for file in ("ander.klikbackup", "brief.klikbackup", "weg.klikbackup"):
        assert klik("restore", "--from", file, "--vault", "kluis", "--replace", code=1)
    monkeypatch.delenv("KLIK_PASSPHRASE")
    klik("restore", "--from", "eigen.klikbackup", "--vault", "kluis", "--replace", code=1)
    assert (kluis / "data.db").read_bytes() == before
    assert not (kluis / "quarantine").exists()


def test_an_older_vault_says_which_backup_was_made_first(
    klik: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("app.cli.opening.tell", told.append)
    restore(GOLDEN[-1], tmp_path / "older", SECRET)
    klik("backup", "--vault", tmp_path / "older", "--out", tmp_path / "one.klikbackup")
    assert "oudere versie" in told[0]
    assert str(tmp_path / "older" / "backups") in told[0]
    klik("backup", "--vault", tmp_path / "older", "--out", tmp_path / "two.klikbackup")
    assert len(told) == 1


def test_a_newer_vault_is_refused_with_a_sentence(list_duos: Any, klik: Any, kluis: Path) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault, vault.raw() as file:
        file.execute("PRAGMA user_version=99")
    kept = (kluis / "data.db").read_bytes()
    for said in (list_duos(kluis, code=1), klik("check", "--vault", kluis, "--repair", code=1)):
        assert "nieuwere versie van Klik" in said
    assert (kluis / "data.db").read_bytes() == kept
