"""Commands on a vault as a whole, and what wrong use gets."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.services import history, office
from app.services.actions import perform
from app.storage import second_place
from app.storage.coordinators import add_coordinator, use_code
from app.storage.keyfile import DEMO_PASSPHRASE, new_code
from app.storage.vault import Vault
from tests.vaults import SECRET, copied


def test_a_restored_backup_gives_equal_lists(klik: Any, kluis: Path, lists: list[Path]) -> None:
    klik("import", "--vault", "kluis", *lists)
    klik("backup", "--vault", "kluis", "--out", "stick.klikbackup")
    klik("restore", "--from", "stick.klikbackup", "--vault", "terug")
    for kind in ("participants", "buddies", "duos"):
        assert klik("list", "--vault", "terug", kind, "--json") == klik("list", "--vault", "kluis", kind, "--json")
    assert klik("check", "--vault", "terug", "--json")["sound"]


def test_an_import_is_preceded_by_a_backup(klik: Any, kluis: Path, lists: list[Path], tmp_path: Path) -> None:
    klik("import", "--vault", "kluis", *lists)
    assert list((tmp_path / "kluis" / "backups").glob("*.klikbackup"))


def test_backups_are_listed_without_opening_the_vault(
    klik: Any, kluis: Path, lists: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    klik("backups", "--vault", "kluis")
    assert klik("backups", "--vault", "kluis", "--json") == []
    klik("import", "--vault", "kluis", *lists)
    monkeypatch.delenv("KLIK_PASSPHRASE")
    last, first = klik("backups", "--vault", "kluis", "--json")
    assert [last["why"], first["why"]] == ["Bij het sluiten", "Vóór het inlezen van lijsten"]
    assert (first["counts"]["person"], last["counts"]["buddy"]) == (0, 4)
    assert (last["here"], last["outside"], last["changes"]) == (True, False, 1)
    assert Path(last["file"]).is_file()
    said = klik("backups", "--vault", "kluis").splitlines()
    assert len(said) == 2
    assert "4 buddy's" in said[0]
    assert "geen kluis" in klik("backups", "--vault", "nergens", code=1)


def test_what_stands_outside_is_listed_too_while_it_is_there(
    klik: Any, kluis: Path, lists: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "STICK").mkdir()
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        second_place.choose(vault, tmp_path / "STICK")
    klik("import", "--vault", "kluis", *lists)
    copied()
    last, first = klik("backups", "--vault", "kluis", "--json")
    assert (last["outside"], first["outside"]) == (True, False)
    Path(last["file"]).unlink()
    (only, _first) = klik("backups", "--vault", "kluis", "--json")
    assert (only["here"], only["file"]) == (False, str(tmp_path / "STICK" / Path(last["file"]).name))
    (tmp_path / "STICK").rename(tmp_path / "elsewhere")
    assert klik("backups", "--vault", "kluis", "--json") == [first]


def test_a_vault_whose_data_is_gone_still_tells_its_backups(klik: Any, kluis: Path, lists: list[Path]) -> None:
    klik("import", "--vault", "kluis", *lists)
    for name in ("data.db", "keys.json", "keys.json.bak", "state.json"):
        (kluis / name).unlink()
    assert len(klik("backups", "--vault", "kluis", "--json")) == 2


def test_no_name_stands_in_clear_in_any_file(klik: Any, kluis: Path, lists: list[Path], tmp_path: Path) -> None:
    klik("import", "--vault", "kluis", *lists)
    klik("backup", "--vault", "kluis", "--out", tmp_path / "kluis" / "stick.klikbackup")
    written = [path for path in (tmp_path / "kluis").rglob("*") if path.is_file()]
    assert len(written) >= 5
    for path in written:
        content = path.read_bytes().lower()
        for name in ("zonnedauw", "vlinderdal", "kiezelsteen", "marleen", "katten"):
            assert name.encode() not in content, path
            assert name.encode("utf-16-le") not in content, path


def test_the_recovery_code_opens_the_vault(klik: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    code = klik("create", "--vault", "kluis").strip()
    monkeypatch.delenv("KLIK_PASSPHRASE")
    monkeypatch.setenv("KLIK_RECOVERY_CODE", code)
    assert klik("list", "--vault", "kluis", "duos", "--json") == []


def test_another_passphrase(klik: Any, kluis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLIK_NEW_PASSPHRASE", "een heel andere zin")
    klik("passphrase", "--vault", "kluis")
    klik("list", "--vault", "kluis", "duos", code=1)
    monkeypatch.setenv("KLIK_PASSPHRASE", "een heel andere zin")
    klik("list", "--vault", "kluis", "duos")


def test_a_passphrase_of_ones_own_is_named_by_its_coordinator(
    klik: Any, kluis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        an = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
        add_coordinator(vault, str(an), "een zin van mij alleen")
        use_code(vault, code := new_code())
    monkeypatch.setenv("KLIK_NEW_PASSPHRASE", "een heel andere zin")
    klik("passphrase", "--vault", "kluis", "--coordinator", "An Zilverberk")
    Vault.unlock(kluis, passphrase="een heel andere zin").lock()
    monkeypatch.setenv("KLIK_RECOVERY_CODE", code)
    assert "An Zilverberk" in klik("passphrase", "--vault", "kluis", code=1)


def test_who_lost_the_passphrase_chooses_another_with_the_recovery_code(
    klik: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = klik("create", "--vault", "kluis").strip()
    monkeypatch.setenv("KLIK_RECOVERY_CODE", code)
    monkeypatch.setenv("KLIK_NEW_PASSPHRASE", "een heel andere zin")
    klik("passphrase", "--vault", "kluis")
    monkeypatch.delenv("KLIK_RECOVERY_CODE")
    monkeypatch.setenv("KLIK_PASSPHRASE", "een heel andere zin")
    klik("list", "--vault", "kluis", "duos")


def test_a_backup_never_replaces_anything_else(klik: Any, kluis: Path) -> None:
    Path("verslag.docx").write_text("belangrijk")
    klik("backup", "--vault", "kluis", "--out", "verslag.docx", code=1)
    klik("backup", "--vault", "kluis", "--out", kluis / "data.db", code=1)
    assert Path("verslag.docx").read_text() == "belangrijk"
    klik("list", "--vault", "kluis", "duos")
    klik("backup", "--vault", "kluis", "--out", "stick.klikbackup")
    klik("backup", "--vault", "kluis", "--out", "stick.klikbackup")


def test_a_save_that_fails_leaves_nothing_behind(klik: Any, kluis: Path) -> None:
    Path("map").mkdir()
    klik("evaluation-form", "--vault", "kluis", "--blank", "--side", "buddy", "--out", "map", code=1)
    klik("restore", "--from", "nergens.klikbackup", "--vault", "terug", code=1)
    assert {path.name for path in Path().iterdir()} == {"map", "kluis"}


def test_what_was_done_is_done_even_where_the_closing_backup_fails(klik: Any, kluis: Path, lists: list[Path]) -> None:
    klik("import", "--vault", "kluis", *lists)
    pair = klik("match", "--vault", "kluis", "--json")["pairs"][0]
    for old in (kluis / "backups").iterdir():
        old.unlink()
    (kluis / "backups").rmdir()
    (kluis / "backups").write_text("in de weg")
    assert klik("accept", "--vault", "kluis", pair["participant"], pair["buddy"], "--json")["state"] == "proposed"


def test_refusals_are_sentences_on_standard_error(klik: Any, kluis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("vol").mkdir()
    Path("vol", "iets").write_text("x")
    Path("kapot.xlsx").write_bytes(b"PK geen excel")
    said = [
        klik("create", "--vault", "vol", code=1),
        klik("list", "--vault", "nergens", "duos", code=1),
        klik("import", "--vault", "kluis", "kapot.xlsx", "bestaat-niet.csv", code=1),
        klik("accept", "--vault", "kluis", "123456", "abcdef", code=1),
        klik("meeting", "--vault", "kluis", "--duo", "12", "--participant", "yes", "--buddy", "no", code=1),
    ]
    monkeypatch.setenv("KLIK_PASSPHRASE", "een zin die niet klopt")
    said.append(klik("list", "--vault", "kluis", "duos", code=1))
    monkeypatch.delenv("KLIK_PASSPHRASE")
    said.append(klik("list", "--vault", "kluis", "duos", code=1))
    monkeypatch.setenv("KLIK_NEW_PASSPHRASE", DEMO_PASSPHRASE)
    said.append(klik("create", "--vault", "nieuw", code=1))
    assert not Path("nieuw", "data.db").exists()
    for sentence in said:
        assert sentence.strip().endswith((".", "”", "!", "?", ")")), sentence
        assert "Traceback" not in sentence
    assert len(set(said)) == len(said)


def test_what_can_be_read_is_read_beside_what_cannot(klik: Any, kluis: Path, lists: list[Path]) -> None:
    Path("kapot.xlsx").write_bytes(b"PK geen excel")
    report = klik("import", "--vault", "kluis", "kapot.xlsx", lists[1], "--json")
    broken, buddies = report["files"]
    assert (broken["file"], broken["rows"], broken["added"], broken["unchanged"]) == ("kapot.xlsx", 0, 0, 0)
    assert [(one["sheet"], one["row"]) for one in broken["refused"]] == [("", 0)]
    assert "kapot.xlsx" in broken["refused"][0]["reason"]
    assert broken["warnings"] == []
    assert (buddies["file"], buddies["added"]) == (lists[1].name, 4)


def test_every_file_that_cannot_be_read_is_told(klik: Any, kluis: Path) -> None:
    Path("kapot.xlsx").write_bytes(b"PK geen excel")
    said = klik("import", "--vault", "kluis", "kapot.xlsx", "nergens.csv", "--json", code=1)
    assert "kapot.xlsx" in said
    assert "nergens.csv" in said


@pytest.mark.parametrize("wrong", [[], ["vliegen"], ["list", "--vault", "kluis", "katten"], ["create"]])
def test_wrong_use_exits_with_two(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(wrong)
    assert left.value.code == 2


def test_a_problem_without_names_is_solved_without_a_vault(klik: Any, tmp_path: Path) -> None:
    Path("problem.json").write_text(
        '{"format": "klik-problem", "version": 1, "date": "2026-11-22",'
        ' "participants": [{"id": "p1", "availability": ["sat-morning"], "location": [51.2, 4.9], "travels_km": 10,'
        ' "languages": ["nl"]}],'
        ' "buddies": [{"id": "b1", "availability": ["sat-morning"], "location": [51.2, 4.95], "travels_km": 10,'
        ' "languages": ["nl"]}]}'
    )
    klik("match", "--problem", "problem.json", "--out", "solution.json", "--pairs", "pairs.csv")
    assert Path("pairs.csv").read_text().splitlines()[1].startswith("p1,b1,")
    assert '"status": "optimal"' in Path("solution.json").read_text()
    Path("problem.json").write_text('{"format": "iets anders"}')
    klik("match", "--problem", "problem.json", "--out", "tweede.json", code=1)
    assert not Path("tweede.json").exists()


def test_who_may_open_the_vault_is_listed_and_changed(klik: Any, kluis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    assert klik("coordinators", "--vault", "kluis", "--json") == {"coordinators": ["coordinator"], "envelope": False}
    monkeypatch.setenv("KLIK_NEW_PASSPHRASE", "een zin van mij alleen")
    klik("coordinators", "--vault", "kluis", "--add", "An Zilverberk")
    assert "Niemand" in klik("coordinators", "--vault", "kluis", "--add", "Niemand", code=1)
    assert klik("coordinators", "--vault", "kluis", "--json")["coordinators"] == ["coordinator", "An Zilverberk"]
    code = klik("coordinators", "--vault", "kluis", "--envelope").strip()
    assert "omslag" in klik("coordinators", "--vault", "kluis")
    with Vault.unlock(kluis, recovery_code=code) as vault:
        assert [entry.actor for entry in vault.history(1)] == ["centre"]
    klik("coordinators", "--vault", "kluis", "--no-envelope")
    klik("coordinators", "--vault", "kluis", "--remove", "An Zilverberk")
    assert "Bie Verzonnen" in klik("coordinators", "--vault", "kluis", "--remove", "Bie Verzonnen", code=1)
    assert klik("coordinators", "--vault", "kluis", "--remove", "coordinator", code=1)
    assert klik("coordinators", "--vault", "kluis", "--json") == {"coordinators": ["coordinator"], "envelope": False}


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (Path.unlink, "ontbreekt"),
        (lambda data: data.write_bytes(b""), "is leeg"),
        (lambda data: data.write_bytes(b"x" * 5000), "is beschadigd"),
    ],
)
def test_a_vault_that_does_not_open_is_said_as_json_too(
    kluis: Path, harm: Any, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KLIK_PASSPHRASE", SECRET)
    harm(kluis / "data.db")
    assert cli.main(["check", "--vault", str(kluis), "--json"]) == 1
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (told["sound"], told["findings"]) == (False, [])
    assert sentence in told["troubles"][0]
    assert said.err.strip() == told["troubles"][0]


def test_a_key_file_that_was_put_back_is_told_and_all_is_well(
    kluis: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KLIK_PASSPHRASE", SECRET)
    (kluis / "keys.json").unlink()
    assert cli.main(["check", "--vault", str(kluis), "--json"]) == 0
    said = capsys.readouterr()
    assert "keys.json" in said.err
    assert json.loads(said.out)["keys_put_back"] == ["keys.json"]
    assert cli.main(["check", "--vault", str(kluis)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name != "posix", reason="the rights of a file are those of the folder there")
def test_all_that_is_written_is_for_its_owner_alone(klik: Any, kluis: Path) -> None:
    klik("backup", "--vault", "kluis", "--out", "b.klikbackup")
    klik("restore", "--from", "b.klikbackup", "--vault", "terug")
    klik("restore", "--from", "b.klikbackup", "--vault", "kluis", "--replace")
    klik("hand-over", "--vault", "kluis", "--out", "heen.klikhandover")
    klik("receive", "--from", "heen.klikhandover", "--vault", "daar")
    files = [Path("b.klikbackup"), Path("heen.klikhandover")]
    for folder in (kluis, Path("terug"), Path("daar")):
        files += [path for path in folder.rglob("*") if path.is_file() and path.name != "lock"]
    files = [path for path in files if "quarantine" not in path.parts]  # as the test laid them down
    assert any(path.parent.name == "backups" for path in files)
    assert {path: oct(path.stat().st_mode & 0o777) for path in files if path.stat().st_mode & 0o077} == {}
    made = [Path("terug"), Path("daar"), kluis / "backups", kluis / "quarantine"]
    assert [oct(path.stat().st_mode & 0o777) for path in made] == ["0o700"] * 4


def test_access_that_was_withdrawn_and_comes_back_is_said(
    klik: Any, kluis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        perform(vault, office.add_coordinator, {"first_name": "Els", "last_name": "Vinkenstein"})
    monkeypatch.setenv("KLIK_NEW_PASSPHRASE", "een zin van mij alleen")
    klik("coordinators", "--vault", "kluis", "--add", "Els Vinkenstein")
    klik("backup", "--vault", "kluis", "--out", "met.klikbackup")
    klik("coordinators", "--vault", "kluis", "--remove", "Els Vinkenstein")
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        with vault.read() as session:
            lines = history.page(session).lines
        assert [line.what for line in lines[:2]] == [
            "Wachtwoord weggenomen: Els Vinkenstein",
            "Wachtwoord van een coördinator toegevoegd: Els Vinkenstein",
        ]
    told: list[str] = []
    with pytest.MonkeyPatch.context() as noted:
        noted.setattr("app.cli.vaults.tell", told.append)
        klik("restore", "--from", "met.klikbackup", "--vault", "kluis", "--replace")
    assert "wachtwoorden en codes van de dag" in told[-1]
    assert "het wachtwoord van Els Vinkenstein" in told[-1]
