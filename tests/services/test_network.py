"""The network map in the vault, and its way back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from app.errors import KlikError
from app.models import Duo, NetworkContact, Participant
from app.network.contents import MapContact
from app.network.map import Sector, Spot
from app.services import duo_path, existing_duos, network, network_moments, network_ties, office, people
from app.services.actions import perform
from app.services.network import NetworkMap
from app.services.network_moments import Moment
from app.storage.keyfile import Cost
from app.storage.vault import Vault
from app.vocabulary import (
    BuddyStatus,
    DuoState,
    Met,
    MomentKind,
    NetworkKind,
    Often,
    ParticipantStatus,
    Support,
    TieKind,
)

TODAY = date(2026, 11, 22)
WAITING = ParticipantStatus.WAITING
SPOT, OTHER = Spot(120, 30), Spot(-110, 88.5)


def seen(vault: Vault, participant_id: UUID) -> NetworkMap:
    with vault.read() as session:
        return network.network(session, participant_id)


def only(vault: Vault, participant_id: UUID) -> MapContact:
    (row,) = seen(vault, participant_id).contacts
    return row


def test_names_come_in_the_order_they_were_said_and_wait(vault: Vault, participant: Callable[..., UUID]) -> None:
    marleen = participant()
    perform(vault, network.name, marleen, ["Mama", "  Zus   Ria ", "", "Huisarts"])
    perform(vault, network.name, marleen, ["Sus"])
    assert [row.name for row in seen(vault, marleen).contacts] == ["Mama", "Zus Ria", "Huisarts", "Sus"]
    assert seen(vault, marleen).placed == ()
    assert {row.kind for row in seen(vault, marleen).waiting} == {None}


def test_nobody_is_named_twice_and_then_nobody_is_named_at_all(vault: Vault, participant: Callable[..., UUID]) -> None:
    marleen = participant()
    perform(vault, network.name, marleen, ["Mama"])
    with pytest.raises(KlikError, match="mama"):
        perform(vault, network.name, marleen, ["Papa", "mama"])
    assert [row.name for row in seen(vault, marleen).contacts] == ["Mama"]
    perform(vault, network.name, participant("Luc"), ["Mama"])


def test_a_kind_that_nobody_said_follows_the_sector(vault: Vault, participant: Callable[..., UUID]) -> None:
    marleen = participant()
    perform(vault, network.name, marleen, ["Huisarts"])
    contact = only(vault, marleen).id
    perform(vault, network.place, contact, OTHER)
    assert (only(vault, marleen).sector, only(vault, marleen).kind) == (Sector.CARE, NetworkKind.PROFESSIONAL)
    perform(vault, network.move, {contact: SPOT})
    assert only(vault, marleen).kind is NetworkKind.RELATIVE
    perform(vault, network.note, [contact], {"said_kind": NetworkKind.VOLUNTEER})
    perform(vault, network.move, {contact: OTHER})
    assert only(vault, marleen).kind is NetworkKind.VOLUNTEER


def test_each_change_has_a_name_and_is_undone(vault: Vault, participant: Callable[..., UUID]) -> None:
    marleen = participant()
    (contact,) = perform(vault, network.name, marleen, ["Mama"])
    for do, args in (
        (network.place, (contact, SPOT)),
        (network.move, ({contact: OTHER},)),
        (network.rename, (contact, "Moeder")),
        (network.note, ([contact], {"said_kind": NetworkKind.GROUP})),
        (network.note, ([contact], {"relation": "moeder"})),
        (network.take_off, (contact,)),
        (network.remove, ([contact],)),
        (network.note_answer, (marleen, False, TODAY)),
    ):
        before = seen(vault, marleen)
        perform(vault, do, *args)
        after = seen(vault, marleen)
        assert after != before
        entry = vault.undo()
        assert (entry.action, entry.about) == (do.action, "Marleen Z.")
        assert seen(vault, marleen) == before
        vault.redo()
        assert seen(vault, marleen) == after


def test_the_history_names_nobody_who_did_not_ask_for_it(vault: Vault, participant: Callable[..., UUID]) -> None:
    (contact,) = perform(vault, network.name, participant(), ["Godelieve"])
    perform(vault, network.rename, contact, "Lieve")
    assert not [entry for entry in vault.history() if "ieve" in f"{entry.action}{entry.about}"]


def test_a_new_name_is_not_that_of_somebody_else_on_the_map(vault: Vault, participant: Callable[..., UUID]) -> None:
    mama, _papa = perform(vault, network.name, participant(), ["Mama", "Papa"])
    with pytest.raises(KlikError, match="papa"):
        perform(vault, network.rename, mama, "papa")
    perform(vault, network.rename, mama, "mama")


def test_an_empty_name_is_refused(vault: Vault, participant: Callable[..., UUID]) -> None:
    (contact,) = perform(vault, network.name, participant(), ["Mama"])
    with pytest.raises(KlikError):
        perform(vault, network.rename, contact, "  ")


def test_no_is_an_answer_and_takes_nothing_away(vault: Vault, participant: Callable[..., UUID]) -> None:
    marleen = participant()
    assert (seen(vault, marleen).wanted, seen(vault, marleen).asked_on) == (None, None)
    perform(vault, network.name, marleen, ["Mama"])
    perform(vault, network.note_answer, marleen, False, TODAY)
    assert (seen(vault, marleen).wanted, seen(vault, marleen).asked_on) == (False, TODAY)
    assert len(seen(vault, marleen).contacts) == 1
    perform(vault, network.note_answer, marleen, None, TODAY)
    assert (seen(vault, marleen).wanted, seen(vault, marleen).asked_on) == (None, None)


def test_the_parts_are_called_as_on_this_map_else_as_in_this_office(
    vault: Vault, participant: Callable[..., UUID]
) -> None:
    marleen = participant()
    usual = seen(vault, marleen).sectors
    perform(vault, office.change_office, {"network_sectors": ["Thuis", "", "Dorp", ""]})
    assert seen(vault, marleen).sectors == ("Thuis", usual[1], "Dorp", usual[3])
    perform(vault, network.name_sectors, marleen, ["", "  De  club "])
    assert seen(vault, marleen).sectors == (usual[0], "De club", usual[2], usual[3])
    perform(vault, network.name_sectors, marleen, ["", " ", "", ""])
    assert seen(vault, marleen).sectors == ("Thuis", usual[1], "Dorp", usual[3])


def test_the_map_goes_with_its_participant(vault: Vault, participant: Callable[..., UUID]) -> None:
    marleen = participant()
    perform(vault, network.name, marleen, ["Mama"])
    with vault.write("gone") as session:
        session.execute(delete(Participant).where(Participant.id == marleen))
    with vault.read() as session:
        assert session.scalars(select(NetworkContact)).all() == []
    vault.undo()
    assert only(vault, marleen).name == "Mama"


def test_the_choice_of_maps_tells_how_many_names(vault: Vault, participant: Callable[..., UUID]) -> None:
    marleen, luc = participant(), participant("Luc", "Regenboog")
    perform(vault, network.name, marleen, ["Mama", "Papa"])
    perform(vault, network.note_answer, luc, False, TODAY)
    with vault.read() as session:
        found = [(row.full_name, row.names, row.wanted) for row in network.maps(session, TODAY)]
    assert found == [("Marleen Zonnedauw", 2, None), ("Luc Regenboog", 0, False)]


def test_nobody_who_died_stands_in_the_choice_unless_there_is_a_map(
    vault: Vault, participant: Callable[..., UUID]
) -> None:
    marleen, luc = participant(), participant("Luc", "Regenboog")
    perform(vault, network.name, marleen, ["Mama"])
    with vault.read() as session:
        persons = [people.participant(session, one, TODAY).person_id for one in (marleen, luc)]
    for person in persons:
        perform(vault, people.change_person, person, {"deceased_on": TODAY})
    with vault.read() as session:
        assert [row.full_name for row in network.maps(session, TODAY)] == ["Marleen Zonnedauw"]


def test_a_buddy_of_two_duos_stands_there_once_and_two_of_one_name_are_told_apart(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    marleen, nadia = participant(), buddy()
    first = perform(vault, existing_duos.record, marleen, nadia, TODAY - timedelta(400), TODAY)
    contact = perform(vault, network.put_buddy, marleen, first, SPOT)
    perform(vault, duo_path.end, first, DuoState.STOPPED_EARLY, TODAY - timedelta(200), None)
    assert only(vault, marleen).is_buddy  # who was the buddy on this map stays so
    again = perform(vault, existing_duos.record, marleen, nadia, TODAY - timedelta(100), TODAY)
    assert seen(vault, marleen).buddies == ((again, "Nadia"),)
    assert perform(vault, network.put_buddy, marleen, again) == contact
    assert (only(vault, marleen).duo, only(vault, marleen).spot) == (again, SPOT)
    vault.undo()
    assert only(vault, marleen).duo == first
    vault.redo()
    perform(vault, duo_path.end, again, DuoState.STOPPED_EARLY, TODAY, None)
    perform(vault, people.add_second_person, nadia, {"first_name": "Piet"})
    with vault.read() as session:
        assert network.called_buddy(session.get_one(Duo, again)) == "Nadia & Piet"
    second = perform(vault, existing_duos.record, marleen, buddy("Nadia", "Regenboog"), TODAY, TODAY)
    perform(vault, network.put_buddy, marleen, second)
    assert [one.name for one in seen(vault, marleen).contacts] == ["Nadia (buddy)", "Nadia R. (buddy)"]


EDITS = (
    *("name", "place", "move", "take off", "rename", "note", "tie", "untie", "connect", "sectors", "buddy", "answer"),
    *("remove", "keep", "change moment", "remove moment", "bring back", "forget"),
)
FACTS: tuple[dict[str, Any], ...] = (
    {"said_kind": NetworkKind.GROUP, "relation": "buur"},
    {"said_kind": None, "relation": " "},
    {"potential": True, "often": Often.WEEKLY, "met": Met.BUDDY},
    {"potential": False, "without_buddy": False, "often": None},
    {"receives": frozenset(Support), "gives": frozenset({Support.COMPANY}), "bond": TieKind.TENSE},
    {"deceased": True, "receives": frozenset(), "bond": None, "without_buddy": None},
)


@settings(max_examples=7)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 5), st.floats(-180, 179)), max_size=16))
def test_any_edits_undone_give_the_first_map_and_redone_the_last(
    tmp_path_factory: Any, edits: list[tuple[str, int, float]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("network")
    vault, _code = Vault.create(folder / "vault", "een lange zin om te openen", cost=Cost(8, 1, 1))
    with vault:
        marleen = perform(vault, people.add_participant, {"first_name": "Marleen"}, {"status": WAITING})
        nadia = perform(vault, people.add_buddy, {"first_name": "Nadia"}, {"status": BuddyStatus.AVAILABLE})
        perform(vault, existing_duos.record, marleen, nadia, TODAY, TODAY)
        perform(vault, network.name, marleen, ["Mama", "Papa"])
        seen_then = [everything(vault, marleen)]
        for what, at, angle in edits:
            done = len(vault.history(1000))
            with suppress(KlikError):  # who is called so stands there already, or a map of that day was kept
                edit(vault, marleen, what, at, angle)
            if len(vault.history(1000)) > done:
                seen_then.append(everything(vault, marleen))
        for before in reversed(seen_then[:-1]):
            vault.undo()
            assert everything(vault, marleen) == before
        for after in seen_then[1:]:
            vault.redo()
            assert everything(vault, marleen) == after


def everything(vault: Vault, marleen: UUID) -> tuple[NetworkMap, tuple[Moment, ...]]:
    """The map of now and all that were kept."""
    with vault.read() as session:
        return network.network(session, marleen), network_moments.moments(session, marleen)


def edit(vault: Vault, marleen: UUID, what: str, at: int, angle: float) -> None:
    """One edit of the map, where there is something to edit."""
    shown, kept = everything(vault, marleen)
    ids = [row.id for row in shown.contacts]
    spot, day = Spot(angle, 13 + 17 * at), TODAY - timedelta(at)
    kind = list(MomentKind)[at % 5]
    if what == "name":
        perform(vault, network.name, marleen, [f"Iemand {len(vault.history(1000))}"], spot if at > 1 else None)
    elif what == "answer":
        perform(vault, network.note_answer, marleen, [True, False, None][at % 3], TODAY)
    elif what == "sectors":
        perform(vault, network.name_sectors, marleen, [None, ["Thuis", "", f"Dorp {at}"]][at % 2])
    elif what == "buddy" and shown.buddies:
        perform(vault, network.put_buddy, marleen, shown.buddies[0][0], spot)
    elif what == "keep":
        perform(vault, network_moments.keep, marleen, day, kind, None, "An")
    elif what == "change moment" and kept:
        perform(vault, network_moments.change, kept[at % len(kept)].id, day, kind, None)
    elif what == "remove moment" and kept:
        perform(vault, network_moments.remove, kept[at % len(kept)].id)
    elif what in ("bring back", "forget"):
        stood = sorted({*ids, *(one.id for moment in kept for one in moment.contents.contacts)})
        if stood and what == "forget":
            perform(vault, network_moments.forget, [stood[at % len(stood)]])
        elif stood:
            perform(vault, network_moments.bring_back, marleen, stood[at % len(stood)])
    elif ids:
        edit_contacts(vault, what, ids, at, spot)


def edit_contacts(vault: Vault, what: str, ids: list[UUID], at: int, spot: Spot) -> None:
    """One edit of who stands on the map."""
    contact, few = ids[at % len(ids)], ids[: at + 1]
    if what == "place":
        perform(vault, network.place, contact, spot)
    elif what == "move":
        perform(vault, network.move, dict.fromkeys(few, spot))
    elif what == "take off":
        perform(vault, network.take_off, contact)
    elif what == "rename":
        perform(vault, network.rename, contact, f"Naam {at}")
    elif what == "note":
        perform(vault, network.note, few, FACTS[at])
    elif what == "tie":
        perform(vault, network_ties.tie, [(contact, ids[0])], list(TieKind)[at % 3])
    elif what == "untie":
        perform(vault, network_ties.untie, [(contact, ids[0])])
    elif what == "connect":
        perform(vault, network_ties.tie, combinations(few, 2), TieKind.EXISTING)
    elif what == "remove":
        perform(vault, network.remove, few)
