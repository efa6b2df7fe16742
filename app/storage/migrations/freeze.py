"""Freeze the models of today as the first schema: ``python -m app.storage.migrations.freeze``.

Only until the first release. Later changes of the models come as a step of their own.
"""

from pathlib import Path

from sqlalchemy import MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.models import Base
from app.storage.journal import SCHEMA

TARGET = Path(__file__).with_name("m0001_first_schema.py")
_HEAD = '''"""The first schema: frozen SQL, written by ``python -m app.storage.migrations.freeze``."""

STATEMENTS = (
'''


def statements(metadata: MetaData) -> tuple[str, ...]:
    """All DDL of a new vault: the journal's own tables, then the tables and indexes of ``metadata``."""
    dialect = sqlite.dialect()
    found = list(SCHEMA)
    for table in metadata.sorted_tables:
        found.append(str(CreateTable(table).compile(dialect=dialect)))
        found += [str(CreateIndex(index).compile(dialect=dialect)) for index in sorted(table.indexes, key=str)]
    return tuple("\n".join(line.rstrip().replace("\t", "    ") for line in sql.strip().splitlines()) for sql in found)


def main() -> None:
    body = "".join(f'    """{sql}""",\n' for sql in statements(Base.metadata))
    TARGET.write_text(f"{_HEAD}{body})\n", encoding="utf-8")


if __name__ == "__main__":
    main()
