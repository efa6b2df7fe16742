"""What was asked of nobody need not be put into words again for a vault that is opened afterwards."""

from datetime import date
from pathlib import Path

from app.services import duos, people
from app.services import today as due
from app.services.rehearsal import rehearse
from app.services.today_rows import FIRST
from app.storage import connection
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


def test_a_rehearsal_that_is_broken_off_leaves_nothing_open() -> None:
    begun = rehearse(TODAY)
    next(begun)
    begun.close()
    assert list(begun) == []
