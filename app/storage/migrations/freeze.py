"""What the models have that the ladder lacks, to begin a step with: ``python -m app.storage.migrations.freeze``.

It prints SQL and changes nothing: a step is written by hand, read twice, and never edited again.
"""

from contextlib import closing

import sqlcipher3.dbapi2 as sc
from sqlalchemy import MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from app.models import Base
from app.storage import hand_over, journal
from app.storage.migrations import LADDER


def statements(metadata: MetaData) -> tuple[str, ...]:
    """All DDL of a new vault: the journal's own tables, then the tables and indexes of ``metadata``."""
    dialect = sqlite.dialect()
    found = [*journal.SCHEMA, *hand_over.SCHEMA]
    for table in metadata.sorted_tables:
        found.append(str(CreateTable(table).compile(dialect=dialect)))
        found += [str(CreateIndex(index).compile(dialect=dialect)) for index in sorted(table.indexes, key=str)]
    return tuple("\n".join(line.rstrip().replace("\t", "    ") for line in sql.strip().splitlines()) for sql in found)


def missing(metadata: MetaData) -> list[str]:
    """The tables, indexes and columns of the models that no step makes yet. What is gone or changed it does not see."""
    with closing(sc.connect(":memory:", isolation_level=None)) as file:
        for sql in (sql for step in LADDER for sql in step):
            file.execute(sql)
        there = {name for (name,) in file.execute("SELECT name FROM sqlite_master")}
        columns = {name: {row[1] for row in file.execute(f'PRAGMA table_info("{name}")')} for name in there}
    found = [sql for sql in statements(metadata) if sql.split(" (")[0].split()[2] not in there]
    for table in metadata.sorted_tables:
        for column in table.columns if table.name in there else ():
            if column.name not in columns[table.name]:
                made = CreateColumn(column).compile(dialect=sqlite.dialect())
                found.append(f"ALTER TABLE {table.name} ADD COLUMN {made}")
    return found


if __name__ == "__main__":
    for sql in missing(Base.metadata):
        print(f'    """{sql}""",')
