"""Why, why not, at what price, and whom to look for, on the command line."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.matching.engine import solve
from app.matching.problem import Problem
from app.services import people
from app.services.actions import perform
from app.services.rows import WishRow
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, Gender, ParticipantStatus, Role, Strength
from tests.cli.conftest import SECRET

DAY = ("--date", "2026-11-22")
TODAY = date(2026, 11, 22)
VAULT = ("--vault", "kluis", *DAY)
WOMAN = (WishRow("gender", ("f",), None, None, Strength.MUST, True),)
COMMON: dict[str, Any] = {"postcode": "2440", "place": "Geel", "languages": ["nl"], "travels_km": 10}


def free(*slots: str) -> dict[str, bool]:
    return dict.fromkeys(slots, True)


@pytest.fixture
def office(kluis: Path) -> dict[str, str]:
    """Marleen only wants a woman, and gets Nadia; Luc gets Stef; Gust suits nobody better, and Elke lives too far."""
    ids: dict[str, str] = {}
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        waiting: dict[str, dict[str, Any]] = {
            "Luc": {"availability": free("sat-morning", "sun-morning"), "interests": ["duiven"]},
            "Marleen": {"availability": free("sat-morning"), "interests": ["koken"]},
            "Gust": {"availability": free("sat-morning"), "birth_year": 1930},
            "Elke": {"postcode": "8400", "place": "Oostende", "availability": free("sat-morning")},
        }
        for name, facts in waiting.items():
            own = {"status": ParticipantStatus.WAITING, "registered_on": TODAY}
            named = {"first_name": name, "last_name": "Zonnedauw"}
            ids[name] = str(perform(vault, people.add_participant, COMMON | named | facts, own))
        volunteers: dict[str, dict[str, Any]] = {
            "Nadia": {"gender": Gender.FEMALE, "availability": free("sat-morning"), "interests": ["koken"]},
            "Stef": {"gender": Gender.MALE, "availability": free("sun-morning"), "interests": ["duiven"]},
        }
        for name, facts in volunteers.items():
            named = {"first_name": name, "last_name": "Vlinderdal"}
            ids[name] = str(perform(vault, people.add_buddy, COMMON | named | facts, {"status": BuddyStatus.AVAILABLE}))
        with vault.read() as session:
            person = people.participant(session, UUID(ids["Marleen"]), TODAY).person_id
        perform(vault, people.set_wishes, person, Role.PARTICIPANT, WOMAN)
    return ids


def test_a_proposal_is_explained_with_what_else_is_possible(klik: Any, office: dict[str, str]) -> None:
    told = klik("match", *VAULT, "--explain", "Luc", "--json")
    assert (told["participant"], told["not_yet"]) == (office["Luc"], None)
    assert told["proposal"]["buddy"] == office["Stef"]
    assert told["proposal"]["price"]["says"] == ["niemand verliest een kans"]
    assert {row["criterion"] for row in told["proposal"]["criteria"]} >= {"availability", "distance", "interests"}
    (other,) = told["alternatives"]
    assert (other["buddy"], other["outcome"]) == (office["Nadia"], "worse")
    assert other["difference"]["duos"] == -1
    assert other["difference"]["left_out"] == [office["Marleen"]]
    assert other["difference"]["freed"] == [office["Stef"]]
    said = klik("match", *VAULT, "--explain", "Luc Zonnedauw")
    assert "dan blijft Marleen wachten: één duo minder" in said
    assert "Luc & Stef" in said


def test_who_has_no_proposal_is_told_what_would_help(klik: Any, office: dict[str, str]) -> None:
    told = klik("match", *VAULT, "--explain", office["Elke"][:8], "--json")
    assert (told["proposal"], told["alternatives"]) == (None, [])
    assert told["not_yet"]["refused"] == {"availability": 1, "distance": 1}
    gust = klik("match", *VAULT, "--explain", "Gust", "--json")
    assert [one["relax"] for one in gust["not_yet"]["unlocks"]] == ["availability", "availability:sun-morning"]
    said = klik("match", *VAULT, "--explain", "Gust")
    assert "Waarom het nog niet lukt:" in said
    assert "Als Gust ook op zondagvoormiddag kan, dan komt er 1 buddy bij." in said


def test_two_of_ones_own_choice_get_a_reason_or_a_price(klik: Any, office: dict[str, str]) -> None:
    refused = klik("match", *VAULT, "--explain", "Marleen", "Stef", "--json")
    assert (refused["state"], refused["price"]["outcome"], refused["price"]["difference"]) == (
        "refused",
        "impossible",
        None,
    )
    assert {one["rule"] for one in refused["price"]["refusals"]} == {"availability", "wish"}
    assert "Marleen wil alleen een vrouw" in klik("match", *VAULT, "--explain", "Marleen", "Stef")
    priced = klik("match", *VAULT, "--explain", "Gust", "Nadia", "--json")["price"]
    assert (priced["outcome"], priced["difference"]["joined"]) == ("worse", [office["Gust"]])
    assert "Marleen blijft wachten" in priced["says"]


def test_names_must_be_clear(klik: Any, office: dict[str, str]) -> None:
    assert "Piet" in klik("match", *VAULT, "--explain", "Piet", code=1)
    with Vault.unlock(Path("kluis"), passphrase=SECRET) as vault:
        perform(vault, people.add_participant, {"first_name": "Luc", "last_name": "Kiezelsteen"}, {})
    assert "Luc" in klik("match", *VAULT, "--explain", "Luc", code=1)
    assert klik("match", *VAULT, "--explain", "luc zonnedauw")
    assert "wacht" in klik("match", *VAULT, "--explain", "Luc Kiezelsteen", code=1)


def test_who_is_not_meant_is_told_apart(klik: Any, office: dict[str, str]) -> None:
    assert "Er is geen deelnemer die Nadia heet." in klik("match", *VAULT, "--explain", "Nadia", code=1)
    assert "Er is geen buddy die Luc heet." in klik("rank", *VAULT, "--buddy", "Luc", code=1)
    assert "Zeg over wie het gaat" in klik("rank", *VAULT, "--buddy", "", code=1)
    with Vault.unlock(Path("kluis"), passphrase=SECRET) as vault:
        same = {"first_name": "Luc", "last_name": "Zonnedauw"}
        twin = str(perform(vault, people.add_participant, same, {}))
    said = klik("match", *VAULT, "--explain", "Luc Zonnedauw", code=1)
    assert all(f"Luc Zonnedauw ({one[:8]})" in said for one in (twin, office["Luc"]))


def test_two_of_one_first_name_are_told_in_full(klik: Any, office: dict[str, str]) -> None:
    with Vault.unlock(Path("kluis"), passphrase=SECRET) as vault:
        facts = COMMON | {"first_name": "Marleen", "last_name": "Kiezelsteen", "availability": free("mon-morning")}
        perform(vault, people.add_participant, facts, {"status": ParticipantStatus.WAITING})
    said = klik("match", *VAULT, "--explain", "Luc")
    assert "dan blijft Marleen Zonnedauw wachten" in said
    assert "Nadia Vlinderdal" in said


def test_ranking_with_the_price_of_each_choice(klik: Any, office: dict[str, str]) -> None:
    plain = klik("rank", *VAULT, "--buddy", "Nadia", "--json")["candidates"]
    priced = klik("rank", *VAULT, "--buddy", "Nadia", "--prices", "--json")["candidates"]
    assert [{**one, "price": None} for one in plain] == [{**one, "price": None} for one in priced]
    outcomes = {one["participant"]: one["price"]["outcome"] for one in priced}
    assert outcomes == {
        office["Marleen"]: "equal",
        office["Luc"]: "worse",
        office["Gust"]: "worse",
        office["Elke"]: "impossible",
    }
    lines = klik("rank", *VAULT, "--buddy", "Nadia", "--prices").splitlines()
    assert any("Gust" in line and line.endswith("dan blijft Marleen wachten") for line in lines)
    assert not any("wachten" in line for line in klik("rank", *VAULT, "--buddy", "Nadia").splitlines())


def test_the_wanted_buddy(klik: Any, office: dict[str, str]) -> None:
    found = klik("wanted", *VAULT, "--json")["wanted"]
    assert found["helps"] in ([office["Gust"]], [office["Elke"]])
    assert (found["without"], found["difference"]["duos"], found["profile"]["availability"]) == (2, 1, ["sat-morning"])
    assert found["places"] in (["Geel"], ["Oostende"])
    assert klik("wanted", *VAULT).splitlines() == found["says"]
    assert found["says"][0].startswith(f"Iemand uit {found['places'][0]}, vrij op zaterdagvoormiddag")


def test_nobody_to_look_for(klik: Any, kluis: Path) -> None:
    assert klik("wanted", *VAULT, "--json") == {"wanted": None}
    assert klik("wanted", *VAULT).strip()


def test_an_exported_problem_has_ids_and_no_names(klik: Any, office: dict[str, str], tmp_path: Path) -> None:
    klik("match", *VAULT, "--export-problem", "vraag.json", "--out", "antwoord.json")
    text = (tmp_path / "vraag.json").read_text(encoding="utf-8")
    assert not any(name in text for name in [*office, "Zonnedauw", "Vlinderdal"])
    problem = Problem.from_dict(json.loads(text))
    assert {one.id for one in problem.participants + problem.buddies} == set(office.values())
    told = json.loads((tmp_path / "antwoord.json").read_text(encoding="utf-8"))
    assert [pair["buddy"] for pair in told["pairs"]] == [pair.buddy for pair in solve(problem).pairs]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--problem", "p.json", "--explain", "Luc"),
        ("--vault", "kluis", "--explain", "Luc", "Nadia", "Stef"),
        ("--vault", "kluis", "--explain", "Luc", "--export-problem", "q.json"),
        ("--problem", "p.json", "--out", "s.json", "--export-problem", "q.json"),
    ],
)
def test_what_cannot_be_asked_together_is_wrong_use(klik: Any, wrong: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        klik("match", *wrong)
    assert left.value.code == 2
