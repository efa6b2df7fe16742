"""Contacts that are taken in, and what leaves the vault of third parties: nothing, unless it is asked for."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader

from app.network.contents import MapContact, MapContents, MapTie
from app.network.map import Spot
from app.services import network, network_files, network_moments, network_papers, network_ties
from app.services.actions import perform
from app.services.network_papers import People
from app.storage.vault import Vault
from app.vocabulary import MomentKind, NetworkKind, Often, Support, TieKind

ON = date(2026, 3, 12)


def somebody(name: str, angle: float | None = None, **said: Any) -> MapContact:
    return MapContact(uuid4(), name, spot=None if angle is None else Spot(angle, 60), **said)


@pytest.fixture
def marleen(vault: Vault, participant: Callable[..., UUID]) -> UUID:
    """Mama stands on the map with how often, Mieke waits."""
    made = participant()
    (mama,) = perform(vault, network.name, made, ["Mama"], Spot(150, 20))
    perform(vault, network.name, made, ["Mieke"])
    perform(vault, network.note, [mama], {"often": Often.WEEKLY, "relation": "moeder"})
    return made


def contents(vault: Vault, whose: UUID) -> MapContents:
    with vault.read() as session:
        return network.network(session, whose).contents


def test_who_is_there_is_filled_in_only_where_unknown_and_it_is_one_step_to_undo(vault: Vault, marleen: UUID) -> None:
    before = contents(vault, marleen)
    mama = somebody("mama", -40, often=Often.SELDOM, gives=frozenset({Support.ADVICE}), potential=True)
    mieke, sus = somebody("Miéke", 40), somebody("Sus", deceased=True, said_kind=NetworkKind.GROUP)
    ties = tuple(MapTie.between(*pair, TieKind.TENSE) for pair in ((mama.id, mieke.id), (mieke.id, sus.id)))
    incoming = MapContents((mama, mieke, sus), ties)
    with vault.read() as session:
        found = network_files.arrivals(session, marleen, incoming)
    assert found == network_files.Arrivals(("Sus",), ("Mama", "Mieke"), (), 2)
    perform(vault, network_files.take_in, marleen, incoming)
    now = {one.name: one for one in contents(vault, marleen).contacts}
    assert list(now) == ["Mama", "Mieke", "Sus"]
    assert (now["Mama"].spot, now["Mama"].often, now["Mama"].relation) == (Spot(150, 20), Often.WEEKLY, "moeder")
    assert (now["Mama"].gives, now["Mama"].potential) == ({Support.ADVICE}, False)
    assert now["Mieke"].spot == Spot(40, 60)
    assert (now["Sus"].spot, now["Sus"].deceased, now["Sus"].kind) == (None, True, NetworkKind.GROUP)
    assert [tie.kind for tie in contents(vault, marleen).ties] == [TieKind.TENSE] * 2
    with vault.read() as session:
        assert network_files.arrivals(session, marleen, incoming).is_nothing
    vault.undo()
    assert contents(vault, marleen) == before


def test_a_tie_that_is_known_stays_as_it_is(vault: Vault, marleen: UUID) -> None:
    mama, mieke = (one.id for one in contents(vault, marleen).contacts)
    perform(vault, network_ties.tie, [(mama, mieke)], TieKind.ENDED)
    a, b = somebody("Mama"), somebody("Mieke")
    incoming = MapContents((a, b), (MapTie.between(a.id, b.id),))
    with vault.read() as session:
        assert network_files.arrivals(session, marleen, incoming).is_nothing
    perform(vault, network_files.take_in, marleen, incoming)
    assert [tie.kind for tie in contents(vault, marleen).ties] == [TieKind.ENDED]


@pytest.mark.parametrize("kind", [".xlsx", ".graphml"])
def test_a_file_of_one_map_makes_the_same_of_an_empty_one(
    vault: Vault, marleen: UUID, participant: Callable[..., UUID], tmp_path: Path, kind: str
) -> None:
    mama, mieke = (one.id for one in contents(vault, marleen).contacts)
    perform(vault, network_ties.tie, [(mama, mieke)], TieKind.TENSE)
    there = contents(vault, marleen)
    path = tmp_path / f"kaart{kind}"
    written = network_files.map_graphml(there) if kind == ".graphml" else network_files.map_workbook(there, ON)
    path.write_bytes(written)
    luc = participant("Luc", "Regenboog")
    perform(vault, network_files.take_in, luc, network_files.read_file(path).contents)
    found = contents(vault, luc)
    assert [(one.name, one.spot, one.kind, one.often, one.relation) for one in found.contacts] == [
        (one.name, one.spot, one.kind, one.often, one.relation) for one in there.contacts
    ]
    assert [tie.kind for tie in found.ties] == [TieKind.TENSE]


def test_without_names_everybody_has_the_same_number_on_every_map_and_nothing_in_own_words_goes_along(
    vault: Vault, marleen: UUID
) -> None:
    perform(vault, network_moments.keep, marleen, ON, MomentKind.START)
    perform(vault, network.name, marleen, ["Huisarts"], Spot(-140, 60))
    (mama, *_rest) = contents(vault, marleen).contacts
    perform(vault, network.remove, [mama.id])
    perform(vault, network.name_sectors, marleen, ["Bij Mama thuis", "", "", ""])
    with vault.read() as session:
        told = network_papers.contents_for(session, marleen, None, pseudonymised=True)
        then = network_papers.contents_for(session, marleen, ON, pseudonymised=True)
        people = People.PSEUDONYMS
        drawn = network_papers.network_map(session, marleen, ON, people=people, named=True)
        both = network_papers.comparison(session, marleen, ON, None, date(2026, 9, 1), pseudonymised=True, named=True)
    assert [one.name for one in then.contacts] == ["N1", "X1"]  # Mieke waits, so nobody knows what she is
    assert [one.name for one in told.contacts] == ["X1", "H1"]
    assert [one.name for one in both.changes.gone] == ["N1"]
    read = (
        _words(network_papers.network_map_pdf(drawn)),
        network_papers.network_map_svg(drawn).decode(),
        _words(network_papers.comparison_pdf(both)),
        network_files.map_graphml(told).decode(),
    )
    for said in read:
        assert "H1" in said
        assert not [word for word in ("Mama", "Mieke", "moeder", "Marleen", "thuis", str(mama.id)) if word in said]


def _words(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
