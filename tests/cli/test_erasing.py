"""Erasing on the command line."""

from pathlib import Path
from typing import Any

from app.storage.vault import Vault
from tests.decrypted import decrypted
from tests.vaults import SECRET


def test_it_tells_what_goes_and_asks_to_be_sure(klik: Any, kluis: Path, lists: list[Path], capsys: Any) -> None:
    klik("import", "--vault", "kluis", *lists)
    said = klik("erase", "--vault", "kluis", "--id", "Luc", code=1)
    assert "--yes" in said
    assert "- Aantallen per jaar" in said
    assert "! In oudere back-ups" in said
    assert "! Wat geëxporteerd of afgedrukt werd, kan Klik niet wissen" in said
    assert len(klik("list", "--vault", "kluis", "participants", "--json")) == 4
    assert "ongedaan" in klik("erase", "--vault", "kluis", "--id", "Luc", "--yes")
    assert "Luc" not in str(klik("list", "--vault", "kluis", "participants", "--json"))
    assert klik("erase", "--vault", "kluis", "--id", "Luc", "--yes", code=1)
    assert klik("check", "--vault", "kluis", "--json")["sound"]
    past = str(klik("history", "--vault", "kluis", "--json"))
    assert "Iemand gewist" in past
    assert "Luc" not in past
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        key = vault.keys()[1]
    content = decrypted(kluis / "data.db", key)
    assert b"KIEZELSTEEN" not in content
    assert b"Kiezelsteen" not in content


def test_who_is_in_a_duo_stays(klik: Any, kluis: Path, lists: list[Path]) -> None:
    klik("import", "--vault", "kluis", *lists)
    klik("record-duo", "--vault", "kluis", "Marleen", "Nadia")
    assert "loopt nog" in klik("erase", "--vault", "kluis", "--id", "Nadia", "--yes", code=1)
