"""A folder of backups: in order by what they hold, thinned, and what is never thrown away."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from app.storage import shelf, snapshot
from app.storage.backup import backup, before, close_with_backup, restore
from app.storage.errors import BackupFailed
from app.storage.names import BACKUPS
from app.storage.snapshot import BackupInfo

NOW = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
Dated = Callable[[BackupInfo, datetime], BackupInfo]


def add(vault: Any, office: Any) -> None:
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=uuid4(), name="Marleen Zonnedauw"))


def redate(info: BackupInfo, at: datetime) -> BackupInfo:
    """The same backup, made by a clock that said something else."""
    target = info.path.with_name(f"klik-{at:%Y-%m-%dT%H%M%S}-{uuid4().hex[:4]}.klikbackup")
    with ZipFile(info.path) as archive, ZipFile(target, "w") as other:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "manifest.json":
                content = json.dumps(json.loads(content) | {"at": at.isoformat()}).encode()
            other.writestr(name, content)
    info.path.unlink()
    return replace(info, path=target, at=at)


def test_they_stand_in_order_of_what_they_hold_not_of_what_the_clock_said(vault: Any, office: Any) -> None:
    made = []
    for days in (0, 400, -900, 3):
        add(vault, office)
        made.append(redate(before(vault, "Test"), NOW + timedelta(days=days)))
    assert [info.path for info in shelf.standing(vault.folder / BACKUPS)] == [info.path for info in made]
    assert shelf.of_vault(vault, vault.folder / BACKUPS) == shelf.standing(vault.folder / BACKUPS)


def test_a_past_that_was_left_is_older_than_all_that_was_made_since(office: Any, tmp_path: Path) -> None:
    vault, _code = office.create()
    add(vault, office)
    early = backup(vault, tmp_path)
    for _more in range(3):
        add(vault, office)
    left = before(vault, "Test")
    vault.lock()
    restore(early.path, tmp_path / "new")
    (tmp_path / "new" / BACKUPS).mkdir()
    left.path.replace(tmp_path / "new" / BACKUPS / left.path.name)
    with office.unlock(tmp_path / "new") as vault:
        add(vault, office)
        since = before(vault, "Test")
        assert since.head.number < left.head.number
        assert [info.path.name for info in shelf.of_vault(vault, since.path.parent)] == [
            left.path.name,
            since.path.name,
        ]


def test_another_vaults_backup_is_not_ours_to_throw_away(vault: Any, office: Any, tmp_path: Path) -> None:
    other, _code = office.create(tmp_path / "other")
    with other:
        theirs = before(other, "Test").path
    (office.folder / BACKUPS).mkdir()
    here = theirs.replace(office.folder / BACKUPS / theirs.name)
    for _time in range(12):
        add(vault, office)
        redate(before(vault, "Test"), NOW)
    assert shelf.of_vault(vault, here.parent)[0].vault == vault.id
    assert here.exists()


def test_what_was_made_by_hand_and_what_is_no_backup_stay(vault: Any, office: Any) -> None:
    by_hand = backup(vault).path
    (by_hand.parent / "letter.klikbackup").write_text("not ours")
    for _time in range(14):
        add(vault, office)
        redate(before(vault, "Test"), NOW)
    shelf.thin(vault, by_hand.parent)
    assert by_hand.exists()
    assert (by_hand.parent / "letter.klikbackup").exists()
    assert len(list(by_hand.parent.iterdir())) == 12


def test_those_of_before_anybody_said_why_are_thinned_only_in_the_vault_itself(
    vault: Any, office: Any, tmp_path: Path
) -> None:
    for folder in (vault.folder / BACKUPS, tmp_path / "stick"):
        folder.mkdir()
        for _time in range(12):
            add(vault, office)
            redate(vault.snapshot(folder / "old.klikbackup"), NOW)
        shelf.thin(vault, folder)
    assert len(list((vault.folder / BACKUPS).iterdir())) == 10
    assert len(list((tmp_path / "stick").iterdir())) == 12


@pytest.mark.parametrize(("days", "stays"), [(59, True), (60, False)])
def test_one_made_before_something_risky_has_a_place_of_its_own_for_two_months(
    vault: Any, office: Any, days: int, stays: bool
) -> None:
    """Whoever was erased since is in it. A newer one of the same day takes its place among days, weeks and months."""
    then = NOW - timedelta(days=days)
    risky = redate(before(vault, "Before an erasure"), then)
    for at in (then, *[NOW] * 11):
        add(vault, office)
        redate(before(vault, shelf.ON_CLOSING), at)
    shelf.thin(vault, vault.folder / BACKUPS)
    assert risky.path.exists() is stays


@pytest.fixture
def many(vault: Any, office: Any) -> list[BackupInfo]:
    made = []
    for _time in range(16):
        add(vault, office)
        made.append(snapshot.read(vault.snapshot(office.folder / f"{len(made)}.klikbackup", "Test").path))
    return made


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(jumps=st.lists(st.integers(-4000, 4000), min_size=16, max_size=16), last=st.integers(0, 15))
def test_the_last_verified_one_is_never_thrown_away_and_neither_is_the_newest(
    vault: Any, many: list[BackupInfo], jumps: list[int], last: int
) -> None:
    """Whatever the clocks said, and also where the last one that was verified is not the newest."""
    folder = vault.folder / BACKUPS
    folder.mkdir(exist_ok=True)
    made = []
    for info, days in zip(many, jumps, strict=True):
        copy = folder / info.path.name
        copy.write_bytes(info.path.read_bytes())
        made.append(redate(replace(info, path=copy), NOW + timedelta(days=days)).path)
    vault.remember(backup_file=str(made[last]))
    shelf.thin(vault, folder)
    left = set(folder.iterdir())
    assert {made[last], made[-1]} <= left
    assert set(made[-10:]) <= left
    for path in left:
        path.unlink()


def test_nothing_is_thinned_where_the_new_one_does_not_hold(
    vault: Any, office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _time in range(10):
        add(vault, office)
        redate(before(vault, "Test"), NOW)
    kept = sorted((vault.folder / BACKUPS).iterdir())
    add(vault, office)
    monkeypatch.setattr(snapshot, "matches", lambda *_given: False)
    with pytest.raises(BackupFailed):
        close_with_backup(vault)
    assert sorted((office.folder / BACKUPS).iterdir()) == kept
