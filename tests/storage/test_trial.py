"""Putting backups back on trial: what holds is remembered, what does not is set aside and made anew."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert

from app.storage import second_place, trial
from app.storage.backup import before
from app.storage.errors import BackupFailed
from app.storage.state import State, moment
from app.storage.trial import is_due, put_to_the_test

NOW = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)


@pytest.fixture
def made(vault: Any, office: Any) -> Path:
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=uuid4(), name="Marleen Zonnedauw"))
    return before(vault, "Test").path


@pytest.mark.parametrize(("days", "due"), [(None, True), (0, False), (29, False), (30, True), (-1, True)])
def test_it_is_due_after_a_month_and_when_the_clock_went_back(days: int | None, due: bool) -> None:
    at = "" if days is None else (NOW - timedelta(days=days)).isoformat()
    assert is_due(State("vault", "device", tried_at=at), NOW) is due


def test_a_backup_that_holds_is_remembered_and_nothing_stays_behind(vault: Any, made: Path) -> None:
    before_it = made.read_bytes()
    assert put_to_the_test(vault) == []
    assert moment(vault.state.tried_at)
    assert vault.state.tried_bad == ""
    assert list(made.parent.iterdir()) == [made]
    assert made.read_bytes() == before_it


def test_without_any_backup_there_is_nothing_to_try(vault: Any) -> None:
    assert put_to_the_test(vault) == []
    assert vault.state.tried_at == ""


@pytest.mark.parametrize("place", [3000, -22])
def test_one_that_does_not_hold_is_set_aside_and_made_anew(
    vault: Any, made: Path, flip: Callable[[Path, int], None], place: int
) -> None:
    """In its content, which only a look at all of it finds, and in its contents list, so that nobody sees it there."""
    flip(made, place)
    assert put_to_the_test(vault) == [made]
    assert vault.state.tried_bad == made.name
    (new,) = made.parent.iterdir()
    assert (vault.folder / "quarantine" / made.name).exists()
    assert put_to_the_test(vault) == []
    assert vault.state.tried_bad == ""
    assert new.exists()


def test_a_copy_outside_that_does_not_hold_is_copied_again(
    vault: Any, made: Path, tmp_path: Path, flip: Callable[[Path, int], None]
) -> None:
    stick = tmp_path / "STICK"
    stick.mkdir()
    second_place.choose(vault, stick)
    second_place.catch_up(vault)
    flip(stick / made.name, 3000)
    assert put_to_the_test(vault) == [stick / made.name]
    assert (stick / made.name).read_bytes() == made.read_bytes()
    assert list(made.parent.iterdir()) == [made]


def test_where_no_backup_comes_out_whole_it_is_said(vault: Any, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "_holds", lambda *_given: False)
    with pytest.raises(BackupFailed):
        put_to_the_test(vault)
    assert vault.state.tried_at == ""


def test_what_a_stopped_trial_left_is_taken_away(vault: Any, made: Path) -> None:
    left = made.parent / "trial-half" / "vault"
    left.mkdir(parents=True)
    (left / "data.db").write_bytes(os.urandom(64))
    assert put_to_the_test(vault) == []
    assert list(made.parent.iterdir()) == [made]


def test_nobody_waits_for_one_that_is_cancelled(vault: Any, made: Path) -> None:
    assert put_to_the_test(vault, lambda: True) == []
    assert vault.state.tried_at == ""
