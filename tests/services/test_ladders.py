"""Steps outward: noted by day, skipped and gone back without loss, and bound to who came onto the map."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import ladders, network
from app.services.actions import perform
from app.services.ladders import LadderRow, Ladders
from app.storage.vault import Vault
from app.ui.ladders.words import counted
from app.vocabulary import Met, Rung

SPRING, SUMMER, AUTUMN = date(2026, 4, 2), date(2026, 7, 9), date(2026, 10, 1)


@pytest.fixture
def marleen(vault: Vault, participant: Callable[..., UUID]) -> UUID:
    return participant()


@pytest.fixture
def choir(vault: Vault, marleen: UUID) -> UUID:
    (made,) = perform(vault, ladders.add, marleen, ["Koor"])
    return made


def found(vault: Vault, whose: UUID) -> Ladders:
    with vault.read() as session:
        return ladders.ladders(session, whose)


def only(vault: Vault, whose: UUID) -> LadderRow:
    (row,) = found(vault, whose).rows
    return row


def test_a_rung_that_was_skipped_is_unknown(vault: Vault, marleen: UUID, choir: UUID) -> None:
    perform(vault, ladders.reach, choir, Rung.ALONE, SUMMER)
    perform(vault, ladders.reach, choir, Rung.TOLD, SPRING)
    row = only(vault, marleen)
    assert list(row.reached.items()) == [(Rung.TOLD, SPRING), (Rung.ALONE, SUMMER)]
    assert row.now is Rung.ALONE
    perform(vault, ladders.reach, choir, Rung.ALONE, None)
    assert only(vault, marleen).now is Rung.TOLD
    vault.undo()
    assert only(vault, marleen) == row


def test_going_back_keeps_what_was_reached_until_it_is_reached_anew(vault: Vault, marleen: UUID, choir: UUID) -> None:
    perform(vault, ladders.reach, choir, Rung.ALONE, SPRING)
    perform(vault, ladders.go_back, choir, Rung.WITH_BUDDY, SUMMER)
    row = only(vault, marleen)
    assert (row.now, row.back_on, row.reached[Rung.ALONE]) == (Rung.WITH_BUDDY, SUMMER, SPRING)
    assert row.reached[Rung.WITH_BUDDY] == SUMMER  # nobody knew of that rung before
    assert not row.goes_alone
    perform(vault, ladders.reach, choir, Rung.ALONE, AUTUMN)
    row = only(vault, marleen)
    assert (row.now, row.back_on, row.goes_alone) == (Rung.ALONE, None, True)
    perform(vault, ladders.go_back, choir, Rung.WITH_BUDDY, AUTUMN)
    perform(vault, ladders.reach, choir, Rung.ALONE, None)
    assert only(vault, marleen).back_to is None  # there is nothing higher that it came back from


def test_the_count_is_of_what_goes_on(vault: Vault, marleen: UUID, choir: UUID) -> None:
    bib, pool = perform(vault, ladders.add, marleen, ["Bib", "", "  Zwem  bad "])
    assert counted(found(vault, marleen)) == "3 plekken"
    for one in (choir, bib, pool):
        perform(vault, ladders.reach, one, Rung.ALONE, SUMMER)
    perform(vault, ladders.go_back, bib, Rung.TOLD, AUTUMN)
    perform(vault, ladders.change, pool, {"ended_on": AUTUMN, "free": False})
    rows = found(vault, marleen).rows
    assert [(row.place, row.free) for row in rows] == [("Koor", None), ("Bib", None), ("Zwem bad", False)]
    assert [row.goes_alone for row in rows] == [True, False, False]
    assert counted(found(vault, marleen)) == "2 plekken, 1 waar Marleen alleen heen gaat"


def test_a_place_stands_there_once_and_has_a_name(vault: Vault, marleen: UUID, choir: UUID) -> None:
    with pytest.raises(KlikError, match="koor staat hier al"):
        perform(vault, ladders.add, marleen, ["Bib", "koor"])
    assert only(vault, marleen).id == choir
    with pytest.raises(KlikError):
        perform(vault, ladders.change, choir, {"place": "  "})
    perform(vault, ladders.change, choir, {"place": "KOOR", "gives": " taart ", "role": " "})
    row = only(vault, marleen)
    assert (row.place, row.gives, row.role) == ("KOOR", "taart", None)


@pytest.mark.parametrize(("rung", "met"), [(Rung.WITH_BUDDY, Met.BUDDY), (Rung.ALONE, None)])
def test_who_is_named_came_through_the_buddy_where_the_buddy_goes_along(
    vault: Vault, marleen: UUID, choir: UUID, rung: Rung, met: Met | None
) -> None:
    perform(vault, ladders.reach, choir, rung, SUMMER)
    perform(vault, ladders.bring, choir, "Mieke")
    with vault.read() as session:
        (mieke,) = network.network(session, marleen).contacts
    assert (mieke.name, mieke.met) == ("Mieke", met)
    assert only(vault, marleen).brought == "Mieke"
    assert (entry := vault.undoable())
    assert "Mieke" not in entry.about + entry.action
    vault.undo()  # the name and the link are one step
    assert (found(vault, marleen).contacts, only(vault, marleen).brought) == ((), "")


def test_the_steps_stay_when_a_contact_or_the_steps_go(vault: Vault, marleen: UUID, choir: UUID) -> None:
    mieke = perform(vault, ladders.bring, choir, "Mieke")
    perform(vault, network.remove, [mieke])
    assert (only(vault, marleen).id, only(vault, marleen).brought) == (choir, "")
    vault.undo()
    assert only(vault, marleen).brought == "Mieke"
    perform(vault, ladders.remove, choir)
    assert found(vault, marleen).rows == ()
    assert found(vault, marleen).contacts == ((mieke, "Mieke"),)
