"""What is kept of a fault on this laptop: kinds and places, few of them, not for long, and nobody."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from app import faults


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(faults, "config_folder", lambda: tmp_path / "config")
    return tmp_path / "config" / "faults.json"


def fail(times: int = 0) -> None:
    if times:
        fail(times - 1)
    person = "Marleen Zonnedauw"
    raise LookupError(f"0400 00 00 12 of {person} in /home/marleen")


def note(times: int = 0) -> None:
    try:
        fail(times)
    except LookupError as error:
        faults.note(type(error), error.__traceback__)


def test_a_fault_is_kept_without_what_it_said(own_folder: Path) -> None:
    note()
    (kept,) = faults.last()
    assert kept["kind"] == "LookupError"
    assert kept["places"][-1].startswith("tests.test_faults:")
    assert kept["places"][-1].endswith(" fail")
    for word in ("Marleen", "0400", "home", str(Path(__file__).parent)):
        assert word not in own_folder.read_text(encoding="utf-8")


def test_few_are_kept_the_newest_last_and_the_same_again_once() -> None:
    for times in range(faults.MOST + 5):
        note(times)
        note(times)
    kept = faults.last()
    assert len(kept) == faults.MOST
    assert len(kept[-1]["places"]) == faults.MOST + 5 + 1
    note(faults.DEEPEST * 2)
    assert len(faults.last()[-1]["places"]) == faults.DEEPEST


def test_an_old_one_and_one_of_another_hand_are_not_told(own_folder: Path) -> None:
    note()
    (kept,) = faults.last()
    old = kept | {"day": (date.today() - faults.KEPT - timedelta(days=1)).isoformat()}
    strange = [kept | {"kind": "Marleen Zonnedauw"}, kept | {"places": ["Marleen Zonnedauw"]}, kept | {"note": "x"}, 7]
    own_folder.write_text(json.dumps([old, kept]), encoding="utf-8")
    assert faults.last() == [kept]
    for one in strange:
        own_folder.write_text(json.dumps([one, kept]), encoding="utf-8")
        assert faults.last() == [kept]


def test_where_nothing_can_be_kept_nothing_fails(own_folder: Path) -> None:
    own_folder.parent.mkdir()
    own_folder.mkdir()
    note()
    assert faults.last() == []
    own_folder.rmdir()
    own_folder.write_bytes(b"\xff\x00 no JSON")
    assert faults.last() == []
    note()
    assert len(faults.last()) == 1
    assert sys.exc_info() == (None, None, None)
