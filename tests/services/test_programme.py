"""The whole working as a network: who stands in it, what ties them, and what of it leaves the vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID
from xml.etree import ElementTree

import pytest

from app.models import Coordinator, Participant
from app.services import duo_path, office, organisations
from app.services.actions import perform
from app.services.existing_duos import record
from app.services.programme import Part, Programme, Tie, programme
from app.services.programme_files import graphml, without_names
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, ParticipantStatus

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


@pytest.fixture
def ids(vault: Vault, participant: Add, buddy: Add) -> dict[str, UUID]:
    """Marleen runs with Nadia, Luc gets to know Omar, Rita waits; An follows two, a partner brought Nadia."""
    partner = perform(vault, organisations.add_organisation, {"name": "Vrijwilligershuis", "is_partner": True})
    perform(vault, organisations.add_organisation, {"name": "CGG", "is_referrer": True})
    made = {"Vrijwilligershuis": partner}
    made["An"] = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    perform(vault, office.add_coordinator, {"first_name": "Tom", "active": False})
    made |= {name: participant(name, "Zonnedauw") for name in ("Marleen", "Luc", "Rita")}
    made |= {"Nadia": buddy("Nadia", partner_id=partner), "Omar": buddy("Omar"), "Wout": buddy("Wout")}
    participant("Weg", status=ParticipantStatus.LEFT)
    buddy("Gestopt", status=BuddyStatus.STOPPED)
    buddy("Kandidaat", status=BuddyStatus.CANDIDATE)
    made["duo"] = perform(vault, record, made["Marleen"], made["Nadia"], date(2026, 3, 1), TODAY)
    made["meeting"] = perform(vault, duo_path.accept, made["Luc"], made["Omar"], TODAY)
    with vault.write("Followed") as session:
        for name in ("Marleen", "Rita"):
            session.get_one(Participant, made[name]).coordinator_id = made["An"]
    return made


def found(vault: Vault) -> Programme:
    with vault.read() as session:
        return programme(session, TODAY)


def test_who_is_on_the_way_stands_in_it_and_nobody_else(vault: Vault, ids: dict[str, UUID]) -> None:
    whole = found(vault)
    assert {node.id for node in whole.nodes} == {one for name, one in ids.items() if name not in ("duo", "meeting")}
    assert {node.name: node.caseload for node in whole.nodes if node.part is Part.COORDINATOR} == {"An Zilverberk": 2}
    assert set(whole.ties) == {
        Tie(ids["Marleen"], ids["Nadia"], ids["duo"]),
        Tie(ids["Luc"], ids["Omar"], ids["meeting"], together=False),
        Tie(ids["Marleen"], ids["An"]),  # Rita waits: she hangs on nobody
        Tie(ids["Nadia"], ids["Vrijwilligershuis"]),
    }
    assert whole.around(ids["An"]) == {ids[name] for name in ("An", "Marleen", "Nadia", "Rita")}
    assert whole.around(ids["Vrijwilligershuis"]) == {ids[name] for name in ("Vrijwilligershuis", "Nadia", "Marleen")}


def test_who_died_is_not_in_it_and_who_follows_somebody_is(vault: Vault, ids: dict[str, UUID]) -> None:
    with vault.write("Later") as session:
        session.get_one(Participant, ids["Rita"]).person.deceased_on = TODAY
        session.get_one(Coordinator, ids["An"]).active = False
    nodes = {node.id: node for node in found(vault).nodes}
    assert ids["Rita"] not in nodes
    assert nodes[ids["An"]].caseload == 1


def test_a_duo_that_is_over_ties_nobody(vault: Vault, ids: dict[str, UUID]) -> None:
    perform(vault, duo_path.withdraw, ids["meeting"])
    assert not [tie for tie in found(vault).ties if ids["Omar"] in (tie.one, tie.other)]
    assert ids["Omar"] in {node.id for node in found(vault).nodes}


def test_a_file_says_who_is_tied_without_names_or_ids(vault: Vault, ids: dict[str, UUID]) -> None:
    whole = without_names(found(vault))
    assert found(vault).around(ids["An"]) == whole.around(ids["An"])
    assert [node.id for node in whole.nodes] == sorted(node.id for node in whole.nodes)  # not by name any more
    content = graphml(whole, {ids["Marleen"]: (1.5, -2.0)})
    for name, one in ids.items():
        assert str(one) not in content.decode()
        assert name in ("duo", "meeting") or name not in content.decode()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ElementTree.fromstring(content).find(f"{space}graph")
    assert graph is not None
    told = {node.get("id"): {data.get("key"): data.text for data in node} for node in graph.findall(f"{space}node")}
    labels = sorted(str(one["label"]) for one in told.values())
    assert labels == sorted(
        ["Deelnemer 1", "Deelnemer 2", "Deelnemer 3", "Buddy 1", "Buddy 2", "Buddy 3", "Coördinator 1", "Partner 1"]
    )
    assert [(one["x"], one["y"]) for one in told.values() if "x" in one] == [("1.50", "-2.00")]
    kinds = [data.text for edge in graph.findall(f"{space}edge") for data in edge]
    assert sorted(map(str, kinds)) == ["brought", "duo", "follows", "getting_to_know"]
    assert "Marleen Zonnedauw" in graphml(found(vault), {}).decode()
    pasted = replace(whole, nodes=tuple(replace(node, name="Mar\x0bleen") for node in whole.nodes))
    assert ElementTree.fromstring(graphml(pasted, {})) is not None
