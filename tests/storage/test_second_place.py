"""The second place for backups: what goes there, verified, and what happens when it is not there."""

import errno
import os
import threading
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert

from app.storage import erased, second_place, shelf, snapshot
from app.storage.backup import backup, before, close_with_backup
from app.storage.errors import BackupFailed, DiskFull, PlaceUnreachable, PlaceWithinVault
from tests.vaults import copied


@pytest.fixture
def stick(vault: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "STICK"
    folder.mkdir()
    second_place.choose(vault, folder)
    return folder


def add(vault: Any, office: Any) -> None:
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=uuid4(), name="Marleen Zonnedauw"))


def test_the_newest_goes_along_byte_for_byte_and_once(vault: Any, office: Any, stick: Path) -> None:
    add(vault, office)
    made = before(vault, "Test").path
    assert second_place.catch_up(vault)
    (copy,) = stick.iterdir()
    assert copy.name == made.name
    assert copy.read_bytes() == made.read_bytes()
    assert vault.state.also_file == made.name
    stamp, at = copy.stat().st_mtime_ns, vault.state.also_at
    assert second_place.catch_up(vault)
    assert (copy.stat().st_mtime_ns, vault.state.also_at) == (stamp, at)


def test_what_a_stopped_copy_left_is_taken_away_and_nothing_else(vault: Any, office: Any, stick: Path) -> None:
    half = stick / f"klik-2026-11-27T120000-{vault.id[:8]}-1.klikbackup.part"
    for path in (half, stick / "film.part"):
        path.write_bytes(b"half")
    add(vault, office)
    made = before(vault, "Test").path
    second_place.catch_up(vault)
    assert {path.name for path in stick.iterdir()} == {made.name, "film.part"}


def test_closing_takes_the_last_one_along(vault: Any, office: Any, stick: Path) -> None:
    add(vault, office)
    made = close_with_backup(vault)
    assert made
    copied()
    (copy,) = stick.iterdir()
    assert copy.name == made.path.name
    stamp = copy.stat().st_mtime_ns
    with office.unlock() as again:
        assert second_place.catch_up(again)
        assert again.state.also_file == made.path.name
    assert copy.stat().st_mtime_ns == stamp


def test_a_share_that_hangs_keeps_no_vault_open(vault: Any, office: Any, stick: Path, monkeypatch: Any) -> None:
    answers = threading.Event()
    monkeypatch.setattr(second_place, "is_reachable", lambda known: answers.wait(30) and bool(known.also_to))
    add(vault, office)
    made = close_with_backup(vault)
    assert made
    assert vault.is_locked
    with office.unlock():
        assert not list(stick.iterdir())
    answers.set()
    copied()
    assert [path.name for path in stick.iterdir()] == [made.path.name]


def test_one_that_failed_after_closing_says_nothing_and_harms_nothing(
    vault: Any, office: Any, stick: Path, monkeypatch: Any
) -> None:
    said: list[object] = []
    monkeypatch.setattr(threading, "excepthook", said.append)

    def fails(*_given: object) -> None:
        raise OSError(errno.EIO, "pulled")

    add(vault, office)
    with monkeypatch.context() as failing:
        failing.setattr(second_place, "_copy", fails)
        assert close_with_backup(vault)
        copied()
    assert said == []
    with office.unlock() as again:
        assert second_place.catch_up(again)


def test_a_stick_that_is_out_is_caught_up_when_it_is_back(vault: Any, office: Any, stick: Path) -> None:
    add(vault, office)
    stick.rmdir()
    made = before(vault, "Test").path
    assert not second_place.catch_up(vault)
    assert not stick.exists()
    stick.mkdir()
    assert second_place.catch_up(vault)
    assert [path.name for path in stick.iterdir()] == [made.name]


def test_a_copy_that_was_damaged_or_taken_away_is_made_again(vault: Any, office: Any, stick: Path) -> None:
    add(vault, office)
    before(vault, "Test")
    second_place.catch_up(vault)
    (copy,) = stick.iterdir()
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-100])
    second_place.catch_up(vault)
    assert copy.read_bytes() == whole
    copy.unlink()
    second_place.catch_up(vault)
    assert copy.read_bytes() == whole


def test_a_copy_that_reads_back_otherwise_gets_no_name(
    vault: Any, office: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(vault, office)
    before(vault, "Test")
    real = os.fsync

    def worn_out(handle: int) -> None:
        real(handle)
        os.pwrite(handle, b"\0" * 8, 200)

    monkeypatch.setattr(os, "fsync", worn_out)
    with pytest.raises(BackupFailed):
        second_place.catch_up(vault)
    assert not list(stick.iterdir())
    assert vault.state.also_file == ""


def test_a_full_stick_is_said_and_leaves_nothing_behind(
    vault: Any, office: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(vault, office)
    before(vault, "Test")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        second_place.catch_up(vault)
    monkeypatch.undo()
    assert not list(stick.iterdir())
    assert second_place.catch_up(vault)


def test_it_is_thinned_as_well_and_what_was_put_there_by_hand_stays(vault: Any, office: Any, stick: Path) -> None:
    by_hand = backup(vault, stick / "mine.klikbackup").path
    (stick / "holiday.jpg").write_bytes(b"a picture")
    for number in range(13):
        add(vault, office)
        vault.snapshot(stick / f"{number}.klikbackup", "Test")
    before(vault, "Test")
    second_place.catch_up(vault)
    assert by_hand.exists()
    assert (stick / "holiday.jpg").exists()
    assert len([info for info in shelf.standing(stick) if info.why == "Test"]) == 10


def test_the_vault_itself_is_no_second_place_and_neither_is_one_that_is_not_there(vault: Any, tmp_path: Path) -> None:
    for within in (vault.folder, vault.folder / "backups"):
        within.mkdir(exist_ok=True)
        with pytest.raises(PlaceWithinVault):
            second_place.choose(vault, within)
    with pytest.raises(PlaceUnreachable):
        second_place.choose(vault, tmp_path / "pulled")
    assert not vault.state.also_to


def test_after_it_is_given_up_nothing_goes_there(vault: Any, office: Any, stick: Path) -> None:
    second_place.choose(vault, None)
    add(vault, office)
    close_with_backup(vault)
    copied()
    assert not list(stick.iterdir())


def test_no_name_stands_in_it(vault: Any, office: Any, stick: Path) -> None:
    add(vault, office)
    before(vault, "Test")
    second_place.catch_up(vault)
    (copy,) = stick.iterdir()
    assert b"Zonnedauw" not in copy.read_bytes()
    assert snapshot.read(copy).counts["person"] == 1


def test_a_share_that_dropped_is_not_reachable(vault: Any, office: Any, stick: Path, monkeypatch: Any) -> None:
    add(vault, office)
    made = before(vault, "Test").path
    look, names = os.stat, os.scandir

    def stat(path: Any, **how: Any) -> Any:
        if str(path) == str(stick):
            raise OSError(errno.ESTALE, "Stale file handle")
        return look(path, **how)

    def scandir(path: Any) -> Any:
        if str(path) == str(stick):
            raise OSError(errno.EIO, "Input/output error")
        return names(path)

    with monkeypatch.context() as dropped:
        dropped.setattr(os, "stat", stat)
        assert not second_place.catch_up(vault)
        assert [one.outside for one in second_place.everywhere(vault.folder, vault.state)] == [False]
    with monkeypatch.context() as dropped:
        dropped.setattr(os, "scandir", scandir)
        assert [one.info.path for one in second_place.everywhere(vault.folder, vault.state)] == [made]


def test_who_was_erased_is_known_in_both_places(vault: Any, office: Any, stick: Path) -> None:
    one, other = uuid4(), uuid4()
    erased.add(vault.id, [one], vault.folder)
    erased.add(vault.id, [other], stick)
    add(vault, office)
    before(vault, "Test")
    second_place.catch_up(vault)
    assert erased.known(vault.id, vault.folder) == erased.known(vault.id, stick) == {one, other}
