"""A vault that goes to another laptop and comes back, and one that is looked at and set right."""

from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.models import Person
from app.storage.vault import Vault
from tests.vaults import SECRET


def test_a_vault_goes_to_another_laptop_and_comes_back(klik: Any, kluis: Path, lists: list[Path]) -> None:
    klik("hand-over", "--vault", "kluis", "--out", "heen.klikhandover", "--to", "Els")
    said = klik("import", "--vault", "kluis", *lists, code=1)
    assert "overgedragen aan Els" in said
    assert klik("list", "--vault", "kluis", "participants", "--json") == []
    assert klik("check", "--vault", "kluis", "--json")["sound"]
    klik("receive", "--from", "heen.klikhandover", "--vault", "daar")
    klik("import", "--vault", "daar", *lists)
    klik("hand-over", "--vault", "daar", "--out", "terug.klikhandover")
    klik("receive", "--from", "terug.klikhandover", "--vault", "kluis")
    assert len(klik("list", "--vault", "kluis", "participants", "--json")) == 4
    assert "al eens ontvangen" in klik("receive", "--from", "terug.klikhandover", "--vault", "kluis", code=1)
    klik("import", "--vault", "daar", *lists, code=1)


def test_nothing_leaves_a_vault_in_which_it_cannot_be_noted(
    klik: Any, kluis: Path, lists: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    klik("import", "--vault", "kluis", *lists)
    klik("hand-over", "--vault", "kluis", "--out", "heen")
    capsys.readouterr()
    assert cli.main(["export", "--vault", "kluis", "--out", "alles.xlsx"]) == 1
    said = capsys.readouterr()
    assert "overgedragen" in said.err
    assert said.out == ""  # no counts of what is refused
    assert "overgedragen" in klik("person-file", "--vault", "kluis", "--id", "Luc", "--out", "uit", code=1)
    assert not Path("alles.xlsx").exists()
    assert not Path("uit").exists()
    assert "Luc" in klik("list", "--vault", "kluis", "participants")


def test_a_vault_is_taken_back_once_that_was_said(klik: Any, kluis: Path, lists: list[Path]) -> None:
    assert "niet overgedragen" in klik("reclaim", "--vault", "kluis", "--yes", code=1)
    klik("hand-over", "--vault", "kluis", "--out", "heen")
    assert "--yes" in klik("reclaim", "--vault", "kluis", code=1)
    klik("reclaim", "--vault", "kluis", "--yes")
    klik("import", "--vault", "kluis", *lists)
    assert "ouder" in klik("receive", "--from", "heen.klikhandover", "--vault", "kluis", code=1)


def test_the_recovery_code_receives_too(klik: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    code = klik("create", "--vault", "kluis").strip()
    klik("hand-over", "--vault", "kluis", "--out", "heen")
    monkeypatch.setenv("KLIK_RECOVERY_CODE", code)
    klik("receive", "--from", "heen.klikhandover", "--vault", "daar")


def test_what_is_not_whole_is_said_and_set_right(klik: Any, kluis: Path) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault, vault.write("Alone") as session:
        session.add(Person(first_name="Godelieve"))
    said = klik("check", "--vault", "kluis", code=1)
    assert "deelnemer noch buddy" in said
    assert "Klik verwijdert hen" in said
    klik("check", "--vault", "kluis", "--repair")
    told = klik("check", "--vault", "kluis", "--json")
    assert (told["sound"], told["troubles"], told["findings"]) == (True, [], [])
    assert told["latest_backup"]
    klik("backup", "--vault", "kluis", "--out", kluis / "backups" / "b.klikbackup")
    (kluis / "backups" / "b.klikbackup").write_bytes(b"")
    assert "b.klikbackup" in klik("check", "--vault", "kluis", code=1)
