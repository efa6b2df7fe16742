"""The command line in this process, with two lists of invented people."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import cli
from tests.vaults import SECRET, locked_vault

PARTICIPANTS = [
    ["Wachtlijst (alles verzonnen)"],
    [],
    ["Naam", "Voornaam", "Geboortedatum", "M/V/X", "Postcode", "Gemeente", "GSM", "Rookt", "Interesses",
     "Wil buddy (m/v/geen vk)", "Beschikbaar", "Talen", "Max km", "Aangemeld op", "Status", "Opmerkingen"],
    ["Zonnedauw", "Marleen", "12/02/1968", "v", 2440, "Geel", "0400/11.22.33", "nee", "koken, markten", "moet v",
     "za", "NL", 20, "05/01/2026", "wacht", "bang voor katten"],
    ["KIEZELSTEEN", "Luc", 1961, "m", "2200", "Herentals", "", "soms", "duiven", "geen vk", "za vm, zo", "NL", 20,
     "03/2025", "wacht", ""],
    ["Madelief", "Elke", "31/02/1980", "v", "2400", "Mol", "", "", "yoga", "", "avond", "NL", 20, "01/06/2026",
     "kandidaat", ""],
    ["Maanzaad", "Paul", "01/03/1950", "m", "2400", "Mol", "", "n", "treinen", "", "ma-vr", "NL", 20, "01/06/2024",
     "duo", ""],
    ["", "", "", "", "2400"],
    ["Totaal", 4],
]  # fmt: skip
BUDDIES = """\
Familienaam;Voornaam;Geslacht;Geb. datum;Adres;Tel;Roker;Hobby's;Wanneer vrij;Max km;Partner;Screening;Aantal duo's
Vlinderdal;Nadia;vrouw;03/05/1965;Dorp 1, 2250 Olen;0400 55 66 77;n;koken, lezen;za, zo;20;Zorgkring;ok 12/03/2025;1
Korenbloem;Stef;man;09/09/1970;Modelstraat 2, 2440 Geel;;n;duiven;zo;20;;ok;1
Zandloper;Dirk;man;09/09/1971;Modelstraat 3, 2440 Geel;;n;duiven;elke dag;20;;gepland;1
Ijsvogel;Kaat;vrouw;09/09/1972;Modelstraat 4, 2440 Geel;;n;koken;elke dag;20;;niet weerhouden;1
"""

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def not_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vaults of tests stand among temporary files, and are remembered all the same."""
    monkeypatch.setattr("app.storage.remembered.gettempdir", lambda: "/nowhere")


@pytest.fixture
def kluis(tmp_path: Path) -> Path:
    """An empty vault that opens quickly."""
    return locked_vault(tmp_path / "kluis")


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    """A waiting list in Excel and a list of buddies as CSV in a Windows code page."""
    book = openpyxl.Workbook()
    for row in PARTICIPANTS:
        book.active.append(row)
    waiting, buddies = tmp_path / "wachtlijst.xlsx", tmp_path / "buddy's.csv"
    book.save(waiting)
    buddies.write_text(BUDDIES, encoding="cp1252")
    return [waiting, buddies]


@pytest.fixture
def klik(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives its JSON where it was asked for, else what it printed. Anything but exit 0 fails."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KLIK_PASSPHRASE", SECRET)
    monkeypatch.delenv("KLIK_RECOVERY_CODE", raising=False)
    monkeypatch.delenv("KLIK_NEW_PASSPHRASE", raising=False)

    def run(*arguments: object, code: int = 0) -> Any:
        capsys.readouterr()
        left = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert left == code, said.err
        if code:
            return said.err
        return json.loads(said.out) if "--json" in arguments else said.out

    return run
