"""A small office of its own for the vault's tests: cascades, an emptied link, bytes, odd column names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Column, Date, Float, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Uuid

from app.storage.keyfile import Cost
from app.storage.migrations import Ladder
from app.storage.migrations.freeze import statements
from app.storage.vault import Vault

PASSPHRASE = "samen onder de linde"


def _office() -> MetaData:
    metadata = MetaData()
    Table(
        "person",
        metadata,
        Column("id", Uuid(), primary_key=True),
        Column("name", String, nullable=False),
        Column("on", Date),
        Column("km", Float),
        Column("count", Integer),
        Column("photo", LargeBinary),
        Column("tags", JSON(none_as_null=True)),
        Column("friend_id", ForeignKey("person.id")),
    )
    Table(
        "note",
        metadata,
        Column("id", Uuid(), primary_key=True),
        Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
        Column("mentor_id", ForeignKey("person.id", ondelete="SET NULL")),
        Column("text", String),
    )
    return metadata


@dataclass(frozen=True)
class Office:
    """The sample schema, and vaults made with it at a cheap cost."""

    metadata: MetaData
    ladder: Ladder
    folder: Path

    def create(self, folder: Path | None = None, passphrase: str = PASSPHRASE, **how: Any) -> tuple[Vault, str]:
        how = {"metadata": self.metadata, "ladder": self.ladder, "cost": Cost(8, 1, 1)} | how
        return Vault.create(folder or self.folder, passphrase, **how)

    def unlock(self, folder: Path | None = None, **how: Any) -> Vault:
        how = {"metadata": self.metadata, "ladder": self.ladder} | how
        if "recovery_code" not in how:
            how.setdefault("passphrase", PASSPHRASE)
        return Vault.unlock(folder or self.folder, **how)

    @property
    def person(self) -> Table:
        return self.metadata.tables["person"]

    @property
    def note(self) -> Table:
        return self.metadata.tables["note"]


@pytest.fixture(autouse=True)
def not_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vaults of tests stand among temporary files, and are remembered all the same."""
    monkeypatch.setattr("app.storage.remembered.gettempdir", lambda: "/nowhere")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    metadata = _office()
    return Office(metadata, (statements(metadata),), tmp_path / "vault")


@pytest.fixture
def vault(office: Office) -> Iterator[Vault]:
    made, _code = office.create()
    with made:
        yield made


@pytest.fixture
def flip() -> Callable[[Path, int], None]:
    """Flip one bit of a file, at a place counted from the front or, below 0, from the end."""

    def flip_bit(path: Path, place: int) -> None:
        content = bytearray(path.read_bytes())
        content[place] ^= 1
        path.write_bytes(content)

    return flip_bit
