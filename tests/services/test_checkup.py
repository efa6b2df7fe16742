"""Looking whether everything is whole, what no foreign key sees among it, and setting it right."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select

from app.matching.engine import solve
from app.models import Area, Base, Buddy, Coordinator, Participant, Person, Round, SavedFilter
from app.services import areas, checkup, duo_path, filters, kept_proposals, matching, office, orphans, people, search
from app.services.actions import perform
from app.services.filter_fields import Relation
from app.services.filters import Condition
from app.services.rounds import with_round
from app.storage.backup import latest_backup
from app.storage.errors import VaultDamaged
from app.storage.findings import Finding, Kind
from app.storage.names import SPARE
from app.storage.vault import Vault
from tests.filled import fill

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


def gone(vault: Vault, model: Any, record: UUID) -> None:
    """A record removed as no service does it."""
    with vault.write("Gone") as session:
        session.execute(delete(model).where(model.id == record))


def test_a_sound_vault_is_looked_at_and_that_is_remembered(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen, nadia = participant(), buddy()
    perform(vault, people.add_second_person, nadia, {"first_name": "Omar"})
    perform(vault, duo_path.accept, marleen, nadia, TODAY)
    told: list[str] = []
    assert checkup.check(vault, report=lambda words, part: told.append(words)) == ()
    assert len(told) == 6
    assert vault.state.checked_at
    assert vault.state.troubles == 0


@pytest.fixture
def astray(vault: Vault, participant: Add, buddy: Add) -> Vault:
    """One of every kind that no foreign key sees."""
    geel, mol = (perform(vault, areas.add_area, f"Rond {place}", [place]) for place in ("Geel", "Mol"))
    an = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    perform(vault, people.add_buddy, {"first_name": "Nadia"}, {"areas": [str(geel), str(mol)]})
    perform(vault, people.add_buddy, {"first_name": "Omar"}, {"areas": [str(geel)]})
    perform(vault, filters.keep, "participant", "Van An", [Condition("coordinator", Relation.IS, str(an))])
    perform(vault, filters.keep, "participant", "Geel", [Condition("area", Relation.IS, str(mol))])
    pairs = [(participant(), buddy()), (participant("Luc"), buddy("Greet"))]
    with vault.read() as session:
        problem = matching.problem(session, TODAY)
    solution = solve(problem)
    for one, other in pairs:
        perform(vault, with_round(kept_proposals.keep, problem, solution, TODAY), one, other, TODAY)
    with vault.write("Alone") as session:
        session.add(Person(first_name="Godelieve"))
    gone(vault, Area, geel)
    gone(vault, Coordinator, an)
    gone(vault, Participant, pairs[0][0])
    return vault


def test_what_no_foreign_key_sees_is_found_and_set_right_after_a_backup(astray: Vault) -> None:
    found = checkup.check(astray)
    assert found == (
        Finding(Kind.AREAS, 2),
        Finding(Kind.FILTERS),
        Finding(Kind.ROUNDS),
        Finding(Kind.ALONE, 2),  # with the person of the participant who went
    )
    assert astray.state.troubles == 4
    assert all(checkup.can_be_mended(finding) for finding in found)
    head = astray.head()
    assert checkup.mend(astray, found) == ()
    saved = latest_backup(astray.folder)
    assert saved
    assert saved.head == head
    with astray.read() as session:
        (mol,) = session.scalars(select(Area))
        named = select(Buddy.areas).join(Buddy.person).where(Person.first_name.in_(["Nadia", "Omar"]))
        assert [str(mol.id)] in session.scalars(named).all()
        assert session.scalars(select(SavedFilter.name)).all() == ["Geel"]
        (calculated,) = session.scalars(select(Round))
        assert len(calculated.decisions) == 1
    for _step in range(4):
        astray.undo()
    assert checkup.check(astray) == found


def test_a_calculation_without_any_decision_left_goes(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen, nadia = participant(), buddy()
    with vault.read() as session:
        problem = matching.problem(session, TODAY)
    perform(vault, with_round(kept_proposals.keep, problem, solve(problem), TODAY), marleen, nadia, TODAY)
    gone(vault, Participant, marleen)
    perform(vault, orphans.forget_decisions)
    with vault.read() as session:
        assert session.scalars(select(Round)).all() == []


def test_a_filter_of_a_later_klik_is_left_alone(vault: Vault) -> None:
    with vault.write("Later") as session:
        session.add(SavedFilter(page="participant", name="Later", conditions=[["shoe_size", "is", str(uuid4())]]))
        session.add(SavedFilter(page="participant", name="Nobody", conditions=[["coordinator", "known", None]]))
    assert checkup.check(vault) == ()


def test_files_are_set_right_and_damage_of_the_file_is_not_touched(vault: Vault) -> None:
    (vault.folder / SPARE).unlink()
    with vault.raw() as file:
        file.execute("DROP TRIGGER journal_person_insert")
    assert checkup.mend(vault, checkup.check(vault)) == ()
    content = (vault.folder / "data.db").read_bytes()
    with pytest.raises(VaultDamaged):
        checkup.mend(vault, [Finding(Kind.FILE), Finding(Kind.KEYS)])
    assert (vault.folder / "data.db").read_bytes() == content
    for kind in (Kind.FILE, Kind.CHAIN, Kind.MISSING, Kind.TABLE, Kind.SEARCH):
        assert not checkup.can_be_mended(Finding(kind))


def test_a_record_that_searching_misses_is_found(
    vault: Vault, participant: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    participant()
    read = search.read

    def without(session: Any) -> search.Material:
        found = read(session)
        return search.Material(**{**vars(found), "participants": []})

    monkeypatch.setattr(search, "read", without)
    assert checkup.check(vault) == (Finding(Kind.SEARCH),)


def test_a_vault_with_a_word_in_every_column_can_be_looked_at(vault: Vault, tmp_path: Path) -> None:
    with vault.write("Fill") as session:
        fill(session, Base.metadata)
    assert {finding.kind for finding in checkup.check(vault)} <= {Kind.AREAS, Kind.ALONE}
