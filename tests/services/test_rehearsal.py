"""What was asked of nobody need not be put into words again for a vault that is opened afterwards."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from app.services import duo_path, duos, meanwhile, people, subjects
from app.services import today as due
from app.services.actions import perform
from app.services.rehearsal import rehearse
from app.services.subjects import Subject
from app.services.today_rows import FIRST
from app.storage import connection
from app.storage.vault import Vault
from app.ui.duos.view import read_view
from tests.vaults import new_vault

TODAY = date(2026, 11, 23)


def test_what_was_rehearsed_is_in_words_already(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as vault:
        connection.forget_compiled()
        assert sum(1 for _question in rehearse(TODAY)) > 5
        known = set(connection._COMPILED)
        with vault.read() as session:
            due.today(session, TODAY, FIRST)
            people.participants(session, TODAY)
            people.buddies(session, TODAY)
            duos.duos(session)
        assert len(known) > 50
        assert set(connection._COMPILED) - known == set()


def test_what_is_asked_of_a_duo_is_in_words_already(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    whom, other = participant(), buddy()
    pair = perform(vault, duo_path.accept, whom, other, TODAY, "because")
    connection.forget_compiled()
    for _question in rehearse(TODAY):
        pass
    known = set(connection._COMPILED)
    with vault.read() as session:
        read_view(session, pair, TODAY)
        subjects.whom(session, Subject("duo", pair))
        meanwhile.meanwhile(session, whom, TODAY)
    # what is only asked of who is further, such as of a buddy in a duo
    assert len(set(connection._COMPILED) - known) <= 4


def test_a_rehearsal_that_is_broken_off_leaves_nothing_open() -> None:
    begun = rehearse(TODAY)
    next(begun)
    begun.close()
    assert list(begun) == []
