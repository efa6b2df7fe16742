"""What was set aside: there for sixty days, and then no more."""

import os
from datetime import datetime, timedelta

import pytest

from app.storage import quarantine, restoring
from app.storage.backup import backup, before
from tests.storage.conftest import PASSPHRASE
from tests.storage.test_vault import add, names

NOW = datetime(2026, 11, 27, 12)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


def dated(path, days):
    at = (NOW - timedelta(days=days)).timestamp()
    os.utime(path, (at, at))


def a_set(folder, *, put, written):
    """A set that was put there so many days ago, with a file that was last written in so many days ago."""
    place = quarantine.new_place(folder)
    (place / "data.db").write_text("data")
    dated(place / "data.db", written)
    dated(place, put)
    return place


def test_a_set_goes_after_sixty_days_and_not_before(folder):
    kept, gone = a_set(folder, put=59, written=200), a_set(folder, put=61, written=200)
    quarantine.thin(folder, NOW)
    assert kept.exists()
    assert not gone.exists()


@pytest.mark.parametrize(("put", "written"), [(9000, 5), (5, 9000), (-400, 70), (70, -400)])
def test_where_one_clock_was_wrong_nothing_goes_too_early(folder, put, written):
    kept = a_set(folder, put=put, written=written)
    quarantine.thin(folder, NOW)
    assert kept.exists()


def test_a_backup_counts_from_when_it_was_set_aside(folder):
    path = folder / "backups" / "klik.klikbackup"
    path.parent.mkdir(parents=True)
    path.write_text("bad")
    dated(path, 300)
    quarantine.put(folder, path)
    aside = folder / "quarantine" / path.name
    quarantine.thin(folder, datetime.now())
    assert aside.exists()
    quarantine.thin(folder, datetime.now() + timedelta(days=61))
    assert not aside.exists()


def test_what_klik_did_not_put_there_stays(folder):
    for name in ("brief.docx", "map"):
        mine = folder / "quarantine" / name
        (mine if name == "map" else mine.parent).mkdir(parents=True, exist_ok=True)
        if name != "map":
            mine.write_text("mine")
        dated(mine, 500)
    quarantine.thin(folder, NOW)
    assert {path.name for path in (folder / "quarantine").iterdir()} == {"brief.docx", "map"}
    quarantine.thin(folder / "nowhere", NOW)


def test_it_goes_with_an_automatic_backup_that_was_verified_and_never_without(office, tmp_path, monkeypatch):
    vault, _code = office.create()
    with vault:
        add(vault, office, "First")
        old = backup(vault, tmp_path / "b.klikbackup")
    restoring.replace(old.path, office.folder, PASSPHRASE, ladder=office.ladder)
    (aside,) = (office.folder / "quarantine").iterdir()
    for path in (*aside.iterdir(), aside):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    with office.unlock() as vault:
        assert aside.exists()

        def fails(*_given):
            raise OSError("no room")

        with monkeypatch.context() as failing:
            failing.setattr("app.storage.snapshot.write", fails)
            with pytest.raises(OSError, match="no room"):
                before(vault, "Test")
        assert aside.exists()
        before(vault, "Test")
        assert not aside.exists()
        assert names(vault, office) == ["First"]
