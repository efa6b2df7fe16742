"""All there is as JSON, for another program."""

import json

from app.models import Base
from app.services.everything import as_json
from app.storage.vault import Vault
from tests.filled import DAY, fill


def test_the_whole_copy_has_every_table_row_and_column(vault: Vault) -> None:
    with vault.write("prepared") as session:
        fill(session, Base.metadata)
    with vault.read() as session:
        told = json.loads(as_json(session, DAY))
    with vault.raw() as file:
        there = {table: file.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in told["tables"]}
    assert told["format"] == "klik-export"
    assert set(there) == set(Base.metadata.tables)
    for name, rows in told["tables"].items():
        assert len(rows) == there[name] > 0
        assert all(list(row) == [column.name for column in Base.metadata.tables[name].columns] for row in rows)
    assert told["tables"]["person"][0]["birth_date"] == DAY.isoformat()
    assert [one["action"] for one in told["changes"]] == ["prepared"]
