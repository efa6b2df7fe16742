"""How backups are spoken of."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.services.backup_words import holds, local, said, where_to
from app.storage.state import State

VAULT = Path("kluis")
KNOWN = State("vault", "device", backup_file=str(VAULT / "backups" / "a.klikbackup"))


@pytest.mark.parametrize(
    ("known", "where"),
    [
        (KNOWN, "deze laptop"),
        (replace(KNOWN, also_to="STICK"), "deze laptop"),
        (replace(KNOWN, also_to="STICK", also_file="older.klikbackup"), "deze laptop"),
        (replace(KNOWN, also_to="media/STICK", also_file="a.klikbackup"), "deze laptop en STICK"),
        (replace(KNOWN, backup_file=str(Path("media", "STICK", "a.klikbackup"))), "STICK"),
    ],
)
def test_where_the_last_one_went(known: State, where: str) -> None:
    assert where_to(known, VAULT) == where


def test_a_vault_that_was_moved_knows_its_own(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "a.klikbackup").touch()
    assert where_to(KNOWN, tmp_path) == "deze laptop"


def test_when_and_how_much() -> None:
    now = datetime.combine(date.today(), datetime.min.time()).replace(hour=8, minute=58)
    assert said(now) == "vandaag 8.58 u."
    assert said(datetime(2025, 11, 20, 16, 2)) == "20/11/2025 16.02 u."
    assert holds({"participant": 1, "buddy": 2, "person": 3}) == "1 deelnemer · 2 buddy's · 0 duo's"
    assert local("") is None
    assert local("2026-11-19T23:30:00+00:00") is not None
    assert (
        timedelta(hours=-15) < datetime(2026, 11, 19, 23, 30) - local("2026-11-19T23:30:00+00:00") < timedelta(hours=15)
    )  # type: ignore[operator]
