"""The problem report on the command line: with a vault and without, in a file and on the screen."""

import json
from pathlib import Path
from typing import Any

import pytest

from app import faults, settings


@pytest.fixture(autouse=True)
def own_laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (settings, faults):
        monkeypatch.setattr(module, "config_folder", lambda: tmp_path / "config")


def test_of_a_vault_it_is_written_without_anybody(klik: Any, kluis: Path, lists: list[Path], tmp_path: Path) -> None:
    klik("import", "--vault", kluis, *lists)
    target = tmp_path / "report.json"
    assert "report.json" in klik("problem-report", "--vault", kluis, "--out", target, "--matching")
    text = target.read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["records"]["participant"] == 4
    assert told["matching"]["counts"]
    for word in ("Zonnedauw", "Marleen", "0400", "Modelstraat", "Zorgkring", "2440", "Geel", "katten", str(kluis)):
        assert word not in text
    assert "matching" not in json.loads(klik("problem-report", "--vault", kluis))


def test_without_a_vault_no_secret_is_asked(klik: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KLIK_PASSPHRASE", raising=False)
    assert "vault" not in json.loads(klik("problem-report"))
    with pytest.raises(SystemExit):
        klik("problem-report", "--matching")
