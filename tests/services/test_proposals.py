"""What a choice is held against: prices, who else, what comes instead, and one thing tried otherwise."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from app.matching.prices import Outcome
from app.matching.rules import State
from app.matching.solution import Unlock
from app.services import proposals
from app.services.proposals import Proposals, brief, propose
from app.storage.vault import Vault
from app.vocabulary import HALF_DAYS, BuddyStatus

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


def found(vault: Vault, aside: UUID | None = None) -> Proposals:
    with vault.read() as session:
        of = brief(session, TODAY, aside)
    return propose(of)


def free_on(*slots: str) -> dict[str, bool]:
    return {slot: slot in slots for slot in HALF_DAYS}


def test_a_price_names_who_loses(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen = str(participant())
    luc = str(participant("Luc", "Kiezelsteen", interests=["schaken"]))
    nadia = str(buddy())
    now = found(vault)
    assert [(pair.participant, pair.buddy) for pair in now.proposed] == [(marleen, nadia)]
    equal, worse = proposals.prices_of(now, [(marleen, nadia), (luc, nadia)])
    assert equal.outcome is Outcome.EQUAL
    assert worse.outcome is Outcome.WORSE
    assert worse.difference
    assert worse.difference.left_out == (marleen,)


def test_others_are_who_is_proposed_and_then_who_costs_least(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen = str(participant())
    participant("Luc", "Kiezelsteen", availability=free_on("tue-morning"), interests=["schaken"])
    nadia, omer = str(buddy()), str(buddy("Omer", "Lisdodde", interests=["treinen"]))
    only = str(buddy("Jef", "Klaverblad", availability=free_on("tue-morning", "sat-morning"), interests=[]))
    now = found(vault)
    proposed = next(pair.buddy for pair in now.proposed if pair.participant == marleen)
    assert proposed == nadia
    assert [pair.buddy for pair, _price in proposals.alternatives(now, marleen, nadia)] == [omer, only]
    others = proposals.alternatives(now, marleen, omer)
    assert [pair.buddy for pair, _price in others] == [nadia, only]
    assert others[0][1].outcome is Outcome.EQUAL
    assert others[1][1].difference
    assert others[1][1].difference.totals["duos"] == -1


def test_what_comes_instead_of_two_who_do_not_go_on(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen, nadia = str(participant()), str(buddy())
    come = proposals.otherwise(found(vault), marleen, nadia)
    assert (come.participant, come.buddy, come.difference.left_out) == (None, None, (marleen,))
    luc = str(participant("Luc", "Kiezelsteen", interests=["schaken"]))
    come = proposals.otherwise(found(vault), marleen, nadia)
    assert come.participant is None
    assert come.buddy
    assert (come.buddy.participant, come.difference.totals["duos"]) == (luc, 0)


def test_who_stands_aside_is_weighed_as_if_there(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen, nadia = str(participant()), str(buddy())
    luc = str(participant("Luc", "Kiezelsteen", interests=["schaken"]))
    jef = buddy("Jef", "Klaverblad", status=BuddyStatus.SCREENING)
    now = found(vault, jef)
    basis = now.basis(str(jef))
    assert now.basis(nadia).solution is now.solution
    assert basis is now.basis(str(jef))
    assert basis.solution.totals["duos"] == 2
    costs = {price.participant: price for price in proposals.prices_of(now, [(marleen, str(jef)), (luc, str(jef))])}
    assert {price.outcome for price in costs.values()} <= {Outcome.EQUAL, Outcome.WORSE}
    assert all(price.difference and price.difference.totals["duos"] == 0 for price in costs.values())


def test_one_thing_otherwise_is_tried_on_a_copy(vault: Vault, participant: Add, buddy: Add) -> None:
    elke = str(participant("Elke", "Madelief", availability=free_on("sun-evening")))
    nadia = str(buddy(availability=free_on("mon-morning")))
    now = found(vault)
    (unmatched,) = now.solution.unmatched
    also = Unlock("availability:mon-morning", "participant", 1)
    assert also in unmatched.unlocks
    pair = proposals.helped(now, elke, also)
    assert pair
    assert (pair.buddy, pair.state, pair.half_days) == (nadia, State.ALLOWED, ("mon-morning",))
    change = proposals.what_if(now, elke, also)
    assert (change.joined, change.totals["duos"]) == ((elke,), 1)
    assert proposals.helped(now, elke, Unlock("range", "participant", 0)) is None
    assert found(vault).proposed == ()


def test_who_share_a_first_name_are_told_apart(vault: Vault, participant: Add, buddy: Add) -> None:
    one, other, luc = participant(), buddy("Marleen", "Vlinderdal"), participant("Luc", "Kiezelsteen")
    called = found(vault).brief.called
    assert [called[str(id)] for id in (one, other, luc)] == ["Marleen Zonnedauw", "Marleen Vlinderdal", "Luc"]
