"""A vault of every version of the schema so far opens in this one, with everything that was in it."""

from pathlib import Path

import pytest
from sqlalchemy import text

from app.models import Base
from app.storage import triggers
from app.storage.backup import restore
from app.storage.check import check
from app.storage.migrations import LADDER, climb
from app.storage.vault import Vault
from tests.vaults import SECRET

GOLDEN = sorted(Path(__file__).with_name("golden").glob("schema-*.klikbackup"))
_OWN = {"journal_transaction", "hand_over"}


def test_there_is_one_of_every_version_before_this_one():
    assert [path.stem for path in GOLDEN] == [f"schema-{version}" for version in range(1, len(LADDER))]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_an_old_vault_is_brought_up_to_date_and_keeps_everything(golden, tmp_path):
    held = restore(golden, tmp_path / "vault", SECRET)
    with Vault.unlock(tmp_path / "vault", passphrase=SECRET) as vault:
        with vault.raw() as file:
            assert climb.version(file) == len(LADDER)
            assert triggers.present(file) == triggers.expected(Base.metadata)
            now = climb.counts(file)
        # One entry more in the journal: that it was brought up to date.
        assert {name: now[name] for name in held.counts if name not in _OWN} == {
            name: n for name, n in held.counts.items() if name not in _OWN
        }
        assert now["journal_transaction"] == held.counts["journal_transaction"] + 1
        with vault.read() as session:
            (name,) = session.execute(text("SELECT first_name FROM person WHERE first_name LIKE '% 0'")).one()
        assert name == "Vinkenstein person.first_name 0"
        assert check(vault) == []
