"""How often two saw each other, per month: the matrix counts as one would by hand."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.errors import KlikError
from app.models import Buddy, Contact, Duo, DuoStep, Participant, Person
from app.services import contacts, duos, existing_duos, months
from app.services.actions import perform
from app.services.kept import Kept
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ContactKind, DuoState, Initiative
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 1)


@pytest.fixture
def duo(vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]) -> UUID:
    return perform(vault, existing_duos.record, participant(), buddy(), date(2024, 3, 1), TODAY)


def noted(vault: Vault, duo: UUID) -> tuple[contacts.ContactRow, ...]:
    with vault.read() as session:
        return contacts.contacts_of(session, Subject("duo", duo))


def seen(vault: Vault, duo: UUID) -> dict[int, int | None]:
    """By the number of the month."""
    with vault.read() as session:
        known = months.months(session, TODAY).get(duo, ())
    return {month.first.month: month.seen for month in known if month.seen is not None}


def test_three_times_in_october_is_one_record(vault: Vault, duo: UUID) -> None:
    perform(vault, contacts.note_month, duo, OCTOBER, 3, TODAY, initiative=Initiative.TOGETHER)
    (one,) = noted(vault, duo)
    assert (one.times, one.monthly, one.on, one.initiative) == (3, True, date(2026, 10, 31), Initiative.TOGETHER)
    assert seen(vault, duo) == {10: 3}
    perform(vault, contacts.note_month, duo, OCTOBER, 2, TODAY)
    (same,) = noted(vault, duo)
    assert (same.id, same.times, same.initiative) == (one.id, 2, Initiative.TOGETHER)
    vault.undo()
    assert seen(vault, duo) == {10: 3}


def test_what_is_noted_by_its_own_day_is_part_of_the_number(vault: Vault, duo: UUID) -> None:
    perform(vault, contacts.note_outing, duo, date(2026, 10, 9), "film")
    perform(vault, contacts.note_month, duo, OCTOBER, 3, TODAY)
    assert sorted(one.times for one in noted(vault, duo)) == [1, 2]
    assert seen(vault, duo) == {10: 3}
    with pytest.raises(KlikError, match="1"):
        perform(vault, contacts.note_month, duo, OCTOBER, 0, TODAY)
    perform(vault, contacts.note_month, duo, OCTOBER, 1, TODAY)
    assert [one.times for one in noted(vault, duo)] == [1]


def test_words_that_have_no_place_are_refused_and_not_lost(vault: Vault, duo: UUID) -> None:
    perform(vault, contacts.note_outing, duo, date(2026, 10, 9), "film")
    assert perform(vault, contacts.note_month, duo, OCTOBER, 1, TODAY, note=None) is None
    with pytest.raises(KlikError, match="1"):
        perform(vault, contacts.note_month, duo, OCTOBER, 1, TODAY, note="Het was koud.")


def test_none_is_not_unknown_and_neither_is_a_sign_of_life(vault: Vault, duo: UUID) -> None:
    perform(vault, contacts.note_month, duo, OCTOBER, 0, TODAY)
    assert seen(vault, duo) == {10: 0}
    with vault.read() as session:
        assert duos.duo(session, duo).last_contact is None
    perform(vault, contacts.note_month, duo, OCTOBER, None, TODAY)
    assert seen(vault, duo) == {}


def test_that_they_met_after_all_takes_the_none_away(vault: Vault, duo: UUID) -> None:
    perform(vault, contacts.note_month, duo, OCTOBER, 0, TODAY)
    perform(vault, contacts.note_outing, duo, date(2026, 10, 9), "film")
    assert [one.activity for one in noted(vault, duo)] == ["film"]


def test_a_month_is_heard_of_until_its_end_or_today(vault: Vault, duo: UUID) -> None:
    def heard() -> date | None:
        with vault.read() as session:
            return duos.duo(session, duo).last_contact

    perform(vault, contacts.note_month, duo, OCTOBER, 1, TODAY)
    assert heard() == date(2026, 10, 31)
    perform(vault, contacts.note_month, duo, TODAY, 1, TODAY)
    assert heard() == TODAY
    with pytest.raises(KlikError):
        perform(vault, contacts.note_month, duo, date(2026, 12, 1), 1, TODAY)


def test_what_was_noted_is_put_right_and_undone(vault: Vault, duo: UUID) -> None:
    made = perform(vault, contacts.note_outing, duo, TODAY, "film", cost=1250, km=12.5)
    perform(vault, contacts.change, made, {"activity": "zwemmen", "on": date(2026, 11, 20), "cost": None})
    (one,) = noted(vault, duo)
    assert (one.activity, one.on, one.cost, one.km) == ("zwemmen", date(2026, 11, 20), None, 12.5)
    vault.undo()
    (one,) = noted(vault, duo)
    assert (one.activity, one.on, one.cost) == ("film", TODAY, 1250)


def test_a_window_that_keeps_the_matrix_reads_one_duo_again(
    vault: Vault, duo: UUID, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    other = perform(vault, existing_duos.record, participant("Rita", "Maanzaad"), buddy("Omar", "Veld"), None, TODAY)
    perform(vault, contacts.note_month, other, OCTOBER, 1, TODAY)
    kept = Kept()
    vault.on_change(kept.tell)

    def ask() -> dict[UUID, tuple[months.Month, ...]]:
        told = kept.told()
        with vault.read() as session:
            kept.lend(session, told)
            return months.months(session, TODAY)

    before = ask()
    perform(vault, contacts.note_month, duo, OCTOBER, 4, TODAY)
    after = ask()
    assert after[other] is before[other]
    assert after[duo][-2].seen == 4
    vault.undo()
    assert duo not in ask()


@pytest.fixture(scope="module")
def full() -> Iterator[tuple[Vault, list[UUID]]]:
    """A vault with three duos, emptied of contacts by each example."""
    with TemporaryDirectory() as folder, new_vault(Path(folder, "vault")) as made:
        with made.write("test") as session:
            pairs = []
            for at in range(3):
                participant = Participant(person=Person(first_name=f"Lies{at}", last_name="Verzonnen"))
                buddy = Buddy(person=Person(first_name=f"Bas{at}", last_name="Verzonnen"))
                pair = Duo(participant=participant, buddy=buddy, state=DuoState.RUNNING)
                pair.steps.append(DuoStep(position=0, state=DuoState.RUNNING, on=date(2024, 1, 1)))
                session.add(pair)
                pairs.append(pair)
            session.flush()
            ids = [pair.id for pair in pairs]
        yield made, ids


facts = st.tuples(
    st.integers(0, 2),
    st.integers(0, 500).map(lambda days: TODAY - timedelta(days=days)),
    st.sampled_from(ContactKind),
    st.sampled_from([None, True, False]),
    st.integers(0, 5),
    st.sampled_from(["day", "month"]),
)


@settings(max_examples=15)
@given(st.lists(facts, max_size=25))
def test_the_matrix_is_what_one_counts_by_hand(full: tuple[Vault, list[UUID]], told: list[tuple]) -> None:  # type: ignore[type-arg]
    vault, ids = full
    with vault.write("test") as session:
        session.query(Contact).delete()
        for at, on, kind, reached, times, precision in told:
            session.add(Contact(duo_id=ids[at], on=on, kind=kind, reached=reached, times=times, precision=precision))
    talks = {ContactKind.PHONE, ContactKind.VISIT, ContactKind.MAIL}
    with vault.read() as session:
        found = months.months(session, TODAY)
        for at, duo in enumerate(ids):
            mine = [one for one in told if one[0] == at]
            for place, first in enumerate(months.last_months(TODAY)):
                here = [one for one in mine if (one[1].year, one[1].month) == (first.year, first.month)]
                outings = [one for one in here if one[2] not in talks]
                sum_seen = sum(one[4] for one in outings if one[3] is not False)
                known = found[duo][place] if duo in found else months.Month(first, None)
                assert known.seen == (sum_seen if outings else None)
                assert known.talks == sum(one[2] in talks and one[3] is not False for one in here)
            rows = contacts.contacts_of(session, Subject("duo", duo))
            assert months.counted(rows, TODAY) == found.get(duo, months.counted((), TODAY))


def test_all_duos_are_read_in_one_query(vault: Vault, duo: UUID) -> None:
    perform(vault, contacts.note_month, duo, OCTOBER, 2, TODAY)
    asked: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    with vault.read() as session:
        event.listen(Engine, "before_cursor_execute", hear)
        try:
            months.months(session, TODAY)
        finally:
            event.remove(Engine, "before_cursor_execute", hear)
    assert sum("contact" in statement for statement in asked) == 1
