"""How it is between the people on a map."""

from collections.abc import Callable
from itertools import combinations
from uuid import UUID

import pytest

from app.network.contents import MapTie
from app.services import network, network_ties
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import TieKind


def ties(vault: Vault, marleen: UUID) -> tuple[MapTie, ...]:
    with vault.read() as session:
        return network.network(session, marleen).contents.ties


def test_ties_are_made_changed_and_removed_each_in_one_step(vault: Vault, participant: Callable[..., UUID]) -> None:
    marleen = participant()
    ids = perform(vault, network.name, marleen, ["Mama", "Zus Ria", "Sus"])
    everyone = list(combinations(ids, 2))
    perform(vault, network_ties.tie, everyone, TieKind.EXISTING)
    assert {tie.pair for tie in ties(vault, marleen)} == {MapTie.between(*pair).pair for pair in everyone}
    mother, sister = ids[0], ids[1]
    perform(vault, network_ties.tie, [(sister, mother), (mother, sister), (mother, mother)], TieKind.TENSE)
    tense = [tie for tie in ties(vault, marleen) if tie.kind is TieKind.TENSE]
    assert tense == [MapTie.between(mother, sister, TieKind.TENSE)]
    perform(vault, network_ties.untie, everyone)
    assert ties(vault, marleen) == ()
    vault.undo()
    vault.undo()
    assert [tie.kind for tie in ties(vault, marleen)] == [TieKind.EXISTING] * 3
    vault.undo()
    assert ties(vault, marleen) == ()


def test_what_holds_already_is_no_step_to_undo(vault: Vault, participant: Callable[..., UUID]) -> None:
    pair = perform(vault, network.name, participant(), ["Mama", "Papa"])
    perform(vault, network_ties.tie, [pair], TieKind.ENDED)
    before = vault.history(100)
    perform(vault, network_ties.tie, [pair], TieKind.ENDED)
    assert vault.history(100) == before


def test_who_leaves_the_map_takes_ties_along(vault: Vault, participant: Callable[..., UUID]) -> None:
    marleen = participant()
    mama, papa = perform(vault, network.name, marleen, ["Mama", "Papa"])
    perform(vault, network_ties.tie, [(mama, papa)], TieKind.EXISTING)
    perform(vault, network.remove, [papa])
    assert ties(vault, marleen) == ()
    vault.undo()
    assert ties(vault, marleen) == (MapTie.between(mama, papa),)


def test_nobody_is_tied_to_somebody_on_another_map(vault: Vault, participant: Callable[..., UUID]) -> None:
    (mama,) = perform(vault, network.name, participant(), ["Mama"])
    (papa,) = perform(vault, network.name, participant("Luc"), ["Papa"])
    with pytest.raises(ValueError, match="different maps"):
        perform(vault, network_ties.tie, [(mama, papa)], TieKind.EXISTING)
