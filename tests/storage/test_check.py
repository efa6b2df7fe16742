from uuid import UUID

import pytest
from sqlalchemy import insert

from app.storage import keyfile
from app.storage.check import check
from app.storage.errors import ChangesMissing, VaultDamaged

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def filled(vault, office):
    with vault.write("Add") as session:
        session.execute(insert(office.person).values(id=ONE, name="Marleen"))
        session.execute(insert(office.note).values(id=TWO, person_id=ONE))
    return vault


def test_a_sound_vault_has_no_findings(filled):
    assert check(filled) == []


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (["PRAGMA foreign_keys=OFF", "DROP TRIGGER journal_person_delete", "DELETE FROM person"], "point at"),
        (["DROP TRIGGER journal_note_insert"], "in the history"),
        (["DROP TRIGGER journal_sealed", "UPDATE journal SET new = '{}' WHERE sequence = 2"], "from row {sequence} on"),
    ],
)
def test_what_was_done_behind_the_journals_back_is_found(filled, harm, sentence):
    with filled.raw() as file:
        for statement in harm:
            file.execute(statement)
        file.execute("PRAGMA foreign_keys=ON")
    assert any(sentence in finding.sentence for finding in check(filled))


def test_lost_rows_and_a_lost_key_file_are_found(filled, office):
    (office.folder / keyfile.SPARE).write_bytes(b"{}")
    with filled.raw() as file:
        file.execute("DROP TRIGGER journal_grows")
        file.execute("DELETE FROM journal")
        file.execute("DELETE FROM journal_transaction")
    found = check(filled)
    assert [finding.missing for finding in found if isinstance(finding, ChangesMissing)] == [1]
    assert keyfile.SPARE in str(found[-1])


def test_a_flipped_bit_on_the_disk_is_found_while_open(filled, office, flip):
    with filled.raw() as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    flip(office.folder / "data.db", 9000)
    assert VaultDamaged in [type(finding) for finding in check(filled)]
