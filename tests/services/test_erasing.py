"""Somebody is erased: nothing of her or him is left, and nobody else is touched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from app.i18n import _
from app.models import (
    Base,
    Buddy,
    Contact,
    Duo,
    Person,
    Round,
)
from app.services import erasing, rounds
from app.services.actions import perform
from app.services.erasing_names import pruned
from app.services.erasing_reach import NOBODYS, owners
from app.services.people import change_person
from app.storage import journal
from app.storage.errors import NothingToUndo
from app.storage.names import DATA
from app.storage.vault import Vault
from app.vocabulary import DuoState
from tests.decrypted import decrypted
from tests.filled import fill, id_of
from tests.services.conftest import TODAY
from tests.vaults import new_vault

MARKER, OTHER = "Vinkenstein", "Roodborst"
ADD = tuple[Callable[..., UUID], Callable[..., UUID]]


@contextmanager
def filled() -> Iterator[Vault]:
    """A vault with something in every column: ``MARKER`` in whatever is of the first person, ``OTHER`` elsewhere."""
    with TemporaryDirectory() as folder, new_vault(Path(folder, "vault")) as vault:
        with vault.write("Gevuld") as session:
            fill(session, Base.metadata, MARKER)
            for table in Base.metadata.sorted_tables:
                for row in session.execute(select(table)).mappings().all():
                    said: dict[str, Any] = {}
                    if table.name in NOBODYS or row["id"] != id_of(table.name, 0):
                        said = {name: _other(value) for name, value in row.items() if name != "id"}
                    if table is Buddy.__table__:
                        said["second_person_id"] = None
                    if table is Duo.__table__:
                        said["state"] = DuoState.ENDED
                    if table is Round.__table__:
                        said |= {"problem": _packed(row["id"]), "solution": _packed(row["id"])}
                        said["decisions"] = [{"participant": str(id_of("participant", n)), "number": n} for n in (0, 1)]
                    session.execute(update(table).where(table.c.id == row["id"]).values(said)) if said else None
            session.execute(update(Contact).values(cost=None, km=None))  # or the law would keep a name
        # What it was while it was made is in the history of a vault as well: begin with an empty one.
        with vault.write("Leeg") as session:
            session.execute(
                update(Person).where(Person.id == id_of("person", 1)).values(first_name="Ida", last_name="Lork")
            )
            session.info["after_seal"] = lambda session: journal.empty(session, "1")
        yield vault


def _other(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.replace(MARKER.encode(), OTHER.encode())
    return pruned(value, lambda text: text.replace(MARKER, OTHER), ())


def _packed(round_id: UUID) -> dict[str, Any]:
    told = {"participants": [{"id": str(id_of("participant", n)), "area": f"{(MARKER, OTHER)[n]}"} for n in (0, 1)]}
    return {"waiting": 2, "buddies": 0, "proposals": 0} | rounds._packed(told)


def rows(vault: Vault) -> dict[tuple[str, UUID], dict[str, Any]]:
    """Every record."""
    with vault.read() as session:
        return {
            (table.name, row["id"]): dict(row)
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table)).mappings()
        }


def nothing_left(vault: Vault, *words: str) -> None:
    """No byte of the file, under its encryption, holds any of these words."""
    content = decrypted(vault.folder / DATA, vault.keys()[1])
    for word in words:
        for form in (word.encode(), word.encode().hex().upper().encode()):
            assert form not in content, (
                f"{word}: …{content[max(0, content.find(form) - 200) : content.find(form) + 80]!r}"
            )


def whole(vault: Vault) -> None:
    with vault.read() as session:
        assert journal.verify_chain(session) is None
        assert not session.connection().exec_driver_sql("PRAGMA foreign_key_check").all()


POINTED_AT = {"person", "participant", "buddy", "duo", "network_contact", "follow_up", "requirement"}
"""Tables whose rows the database does not let go while others point at them."""
TEXTS = (
    ("contact", "note"),
    ("evaluation", "note"),
    ("participant", "remarks"),
    ("handout", "to"),
    ("organisation", "contact_name"),
    ("event", "note"),
    ("report", "facts"),
    ("agreement", "kept_at"),
)


@settings(max_examples=6)
@given(
    st.lists(st.sampled_from(TEXTS), unique=True),
    st.lists(st.sampled_from(sorted(owners().keys() - POINTED_AT)), unique=True),
    st.booleans(),
)
def test_nothing_is_left_and_nobody_else_is_touched(
    named: list[tuple[str, str]], thrown_away: list[str], renamed: bool
) -> None:
    with filled() as vault:
        ours = id_of("person", 0)
        facts = {"first_name": "Zwanelief", "last_name": MARKER, "municipality": "Geel"}
        with vault.write("Hoe zij heet") as session:
            session.execute(update(Person).where(Person.id == ours).values(**facts))
        if renamed:
            perform(vault, change_person, ours, {"last_name": "Wisselmans", "email": "zwanelief@wisselmans.example"})
        for name, column in named:
            table = Base.metadata.tables[name]
            with vault.write("Genoemd", about=f"Zwanelief {MARKER}") as session:
                words = f"Ging samen met Zwanelief {MARKER} naar de markt, zei zwanelief  {MARKER.lower()}."
                session.execute(update(table).where(table.c.id == id_of(name, 1)).values({column: words}))
        for name in thrown_away:
            table = Base.metadata.tables[name]
            with vault.write("Weggegooid") as session:
                session.execute(table.delete().where(table.c.id == id_of(name, 0)))
        before = rows(vault)
        erasing.erase_for_good(vault, ours, TODAY)
        whole(vault)
        words = (MARKER, MARKER.lower(), "Zwanelief", "Wisselmans")
        nothing_left(vault, *words)
        after = rows(vault)
        gone = {key for key in before if key[0] in owners() and key[1] == id_of(key[0], 0)}
        assert not gone & after.keys()
        changed = {key for key in before.keys() - gone if after.get(key) != before[key]}
        assert changed <= {(table, id_of(table, 1)) for table, _column in named} | {
            *(("round", id_of("round", n)) for n in (0, 1)),
            *(key for key in before if key[0] == "year_total"),
        }
        for key in changed - {key for key in changed if key[0] in ("round", "year_total")}:
            assert _("(erased)") in str(after[key])
        with pytest.raises(NothingToUndo):
            vault.undo()
