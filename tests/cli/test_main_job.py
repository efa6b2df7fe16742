"""From two lists to an agreement, on the command line."""

import io
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.services import events, guests, people
from app.services.actions import perform
from app.storage.vault import Vault
from app.vocabulary import EventKind, ParticipantStatus, Role
from tests.cli.conftest import SECRET
from tests.vaults import locked_vault

DAY = ("--date", "2026-11-22")


def by_name(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["last_name"]: row for row in rows}


@pytest.fixture
def imported(klik: Any, kluis: Path, lists: list[Path]) -> dict[str, Any]:
    report: dict[str, Any] = klik("import", "--vault", "kluis", *lists, "--json", *DAY)
    return report


def test_every_row_is_taken_over_or_refused_with_a_reason(imported: dict[str, Any]) -> None:
    waiting, buddies = imported["files"]
    assert (waiting["file"], waiting["rows"], waiting["added"], waiting["unchanged"]) == ("wachtlijst.xlsx", 6, 4, 0)
    assert [one["row"] for one in waiting["refused"]] == [8, 9]
    assert all(one["reason"] and one["sheet"] for one in waiting["refused"])
    assert {(w["row"], w["column"], w["value"]) for w in waiting["warnings"]} >= {
        (6, "Geboortedatum", "31/02/1980"),
        (5, "Rookt", "soms"),
        (7, "Status", "duo"),
    }
    assert (buddies["rows"], buddies["added"], buddies["refused"]) == (4, 4, [])


def test_what_the_lists_say_is_what_is_listed(klik: Any, imported: dict[str, Any]) -> None:
    people = by_name(klik("list", "--vault", "kluis", "participants", "--json", *DAY))
    marleen, luc, elke = people["Zonnedauw"], people["Kiezelsteen"], people["Madelief"]
    expected = {
        "first_name": "Marleen",
        "birth_date": "1968-02-12",
        "gender": "f",
        "postcode": "2440",
        "municipality": "Geel",
        "phone": "+32400112233",
        "smokes": False,
        "interests": ["koken", "markten"],
        "availability": ["sat-morning", "sat-afternoon", "sat-evening"],
        "status": "waiting",
        "remarks": "bang voor katten",
    }
    assert {key: marleen[key] for key in expected} == expected
    assert (luc["birth_date"], luc["birth_year"], luc["smokes"]) == (None, 1961, True)
    assert (elke["birth_date"], elke["smokes"], elke["phone"], elke["status"]) == (None, None, None, "registered")
    assert people["Maanzaad"]["status"] == "in_duo"
    statuses = {
        name: row["status"] for name, row in by_name(klik("list", "--vault", "kluis", "buddies", "--json")).items()
    }
    assert statuses == {
        "Vlinderdal": "available",
        "Korenbloem": "available",
        "Zandloper": "screening",
        "Ijsvogel": "not_retained",
    }


def test_who_may_not_be_contacted_is_listed_as_such(klik: Any, kluis: Path, imported: dict[str, Any]) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        with vault.read() as session:
            known = {row.last_name: row for row in people.buddies(session, date(2026, 11, 22))}
        gone = known["Vlinderdal"].person_id
        perform(vault, people.change_person, gone, {"deceased_on": date(2026, 11, 1)})
        couple = known["Korenbloem"].id
        second = perform(vault, people.add_second_person, couple, {"first_name": "Femke"})
        perform(vault, people.change_person, second, {"no_contact_since": date(2026, 11, 2)})
    told = by_name(klik("list", "--vault", "kluis", "buddies", "--json", *DAY))
    assert (told["Vlinderdal"]["deceased_on"], told["Vlinderdal"]["no_contact_since"]) == ("2026-11-01", None)
    assert [told["Vlinderdal"][name] for name in ("street", "phone", "email")] == [None, None, None]
    shown = klik("list", "--vault", "kluis", "buddies", *DAY).splitlines()
    assert next(line for line in shown if "Nadia" in line).endswith("overleden")
    assert next(line for line in shown if "Stef Korenbloem & Femke" in line).endswith("geen contact meer")


def test_a_second_import_adds_nothing(klik: Any, imported: dict[str, Any], lists: list[Path]) -> None:
    before = klik("list", "--vault", "kluis", "participants", "--json")
    again = klik("import", "--vault", "kluis", *lists, "--json")
    assert [(one["added"], one["unchanged"]) for one in again["files"]] == [(0, 4), (0, 4)]
    assert klik("list", "--vault", "kluis", "participants", "--json") == before


def test_a_rehearsal_reports_and_keeps_nothing(klik: Any, kluis: Path, lists: list[Path]) -> None:
    assert klik("import", "--vault", "kluis", lists[0], "--dry-run", "--json")["files"][0]["added"] == 4
    assert klik("list", "--vault", "kluis", "participants", "--json") == []


def test_only_who_may_enter_is_proposed_or_ranked(klik: Any, imported: dict[str, Any]) -> None:
    participants = {row["id"]: row for row in klik("list", "--vault", "kluis", "participants", "--json")}
    buddies = {row["id"]: row for row in klik("list", "--vault", "kluis", "buddies", "--json")}
    solution = klik("match", "--vault", "kluis", "--json", *DAY)
    assert solution["format"] == "klik-solution"
    seen = {pair["participant"] for pair in solution["pairs"]} | {one["participant"] for one in solution["unmatched"]}
    for buddy_id, buddy in buddies.items():
        if buddy["status"] == "available":
            ranked = klik("rank", "--vault", "kluis", "--buddy", buddy_id, "--json")["candidates"]
            seen |= {one["participant"] for one in ranked}
        else:
            assert klik("rank", "--vault", "kluis", "--buddy", buddy_id, code=1)
    assert {participants[one]["status"] for one in seen} == {"waiting"}
    assert {buddies[pair["buddy"]]["status"] for pair in solution["pairs"]} == {"available"}


def test_match_accept_meet_and_print(klik: Any, imported: dict[str, Any], tmp_path: Path) -> None:
    pair = klik("match", "--vault", "kluis", "--json", *DAY)["pairs"][0]
    accepted = klik("accept", "--vault", "kluis", pair["participant"][:8], pair["buddy"][:8], "--json", *DAY)
    assert accepted["state"] == "proposed"
    assert klik("agreement", "--vault", "kluis", "--duo", accepted["duo"], "--out", "te-vroeg.pdf", code=1)
    asked = ("--vault", "kluis", "--duo", accepted["duo"])
    assert (
        klik("meeting", *asked, "--participant", "again", "--buddy", "yes", "--json", *DAY)["state"] == "first_meeting"
    )
    klik("agreement", *asked, "--out", "ontwerp.pdf")
    klik("meeting", *asked, "--participant", "yes", "--buddy", "yes", "--date", "2026-11-29")
    klik("agreement", *asked, "--out", "overeenkomst.pdf")
    duo = klik("list", "--vault", "kluis", "duos", "--json")[0]
    text = _text(tmp_path / "overeenkomst.pdf")
    assert duo["participant_name"] in text
    assert duo["buddy_name"] in text
    assert (duo["until"], duo["meeting_planned_at"], duo["every_days"], duo["end_reason"]) == (
        None,
        None,
        [14, 21],
        None,
    )
    assert "2 à 3 weken" in text
    assert text.count("Handtekening") == 3
    assert "ontwerp" not in text.lower()
    assert "ontwerp" in _text(tmp_path / "ontwerp.pdf").lower()


def test_a_no_sends_both_back_and_the_pair_stays_apart(klik: Any, imported: dict[str, Any]) -> None:
    pair = klik("match", "--vault", "kluis", "--json", *DAY)["pairs"][0]
    duo = klik("accept", "--vault", "kluis", pair["participant"], pair["buddy"], "--json")["duo"]
    said = ("--participant", "yes", "--buddy", "no")
    assert klik("meeting", "--vault", "kluis", "--duo", duo, *said, "--json")["state"] == "no_click"
    again = klik("match", "--vault", "kluis", "--json", *DAY)
    assert (pair["participant"], pair["buddy"]) not in {(one["participant"], one["buddy"]) for one in again["pairs"]}
    assert klik("agreement", "--vault", "kluis", "--duo", duo, "--out", "x.pdf", code=1)


def test_two_who_do_not_fit_need_a_reason(klik: Any, imported: dict[str, Any]) -> None:
    marleen = by_name(klik("list", "--vault", "kluis", "participants", "--json"))["Zonnedauw"]["id"]
    stef = by_name(klik("list", "--vault", "kluis", "buddies", "--json"))["Korenbloem"]["id"]
    assert klik("accept", "--vault", "kluis", marleen, stef, code=1)
    klik("accept", "--vault", "kluis", marleen, stef, "--reason", "kennen elkaar van het koor")
    duo = klik("list", "--vault", "kluis", "duos", "--json")[0]
    assert duo["reason"] == "kennen elkaar van het koor"
    assert duo["broken"] == ["availability", "wish"]


def test_a_duo_that_a_list_spoke_of_is_noted(klik: Any, imported: dict[str, Any]) -> None:
    paul = by_name(klik("list", "--vault", "kluis", "participants", "--json"))["Maanzaad"]["id"]
    buddies = by_name(klik("list", "--vault", "kluis", "buddies", "--json"))
    refused = klik("record-duo", "--vault", "kluis", paul, buddies["Zandloper"]["id"], code=1)
    assert "in screening" in refused
    stef = buddies["Korenbloem"]["id"]
    made = klik("record-duo", "--vault", "kluis", paul[:8], stef, "--since", "2024-03-01", "--json", *DAY)
    assert made["state"] == "running"
    duo = klik("list", "--vault", "kluis", "duos", "--json")[0]
    assert (duo["id"], duo["participant"], duo["buddy"]) == (made["duo"], paul, stef)
    assert (duo["state"], duo["since"]) == ("running", "2024-03-01")
    assert by_name(klik("list", "--vault", "kluis", "buddies", "--json"))["Korenbloem"]["status"] == "in_duo"


@pytest.mark.parametrize("side", ["participant", "buddy", "together"])
def test_blank_evaluation_forms(klik: Any, kluis: Path, tmp_path: Path, side: str) -> None:
    klik("evaluation-form", "--vault", "kluis", "--blank", "--side", side, "--out", "formulier.pdf")
    assert len(_text(tmp_path / "formulier.pdf")) > 200


def _text(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read_bytes())).pages)


def test_events_are_listed_with_how_many_came(klik: Any, kluis: Path, imported: dict[str, Any]) -> None:
    with Vault.unlock(kluis, passphrase=SECRET) as vault:
        made = perform(vault, events.add_event, EventKind.WAITING, date(2026, 12, 3), {"starts_at": time(14, 30)})
        perform(vault, events.add_event, EventKind.INTERVISION, date(2026, 9, 3), {"title": "Grenzen"})
        with vault.read() as session:
            waiting = people.participants(session, date(2026, 11, 22))
        whom = [(Role.PARTICIPANT, one.id) for one in waiting if one.status is ParticipantStatus.WAITING]
        perform(vault, guests.invite, made, whom)
        with vault.read() as session:
            first = guests.guests(session, made)[0].id
        perform(vault, guests.note_coming, first, True)
    earlier, later = klik("list", "--vault", kluis, "events", "--json")
    assert (earlier["title"], earlier["kind"], earlier["on"], earlier["from"]) == (
        "Grenzen",
        "intervision",
        "2026-09-03",
        None,
    )
    assert (later["id"], later["from"], later["to"]) == (str(made), "14:30", None)
    assert (later["invited"], later["coming"], later["present"]) == (len(whom), 1, 0)
    assert not any("Zonnedauw" in str(value) for value in later.values())


def test_everything_goes_out_and_into_another_vault(klik: Any, imported: dict[str, Any], tmp_path: Path) -> None:
    said = klik("export", "--vault", "kluis", "--out", "alles.xlsx", *DAY)
    assert "niet versleuteld" in said
    assert [line.split() for line in said.splitlines()[:3]] == [["Deelnemers", "4"], ["Buddy's", "4"], ["Duo's", "0"]]
    again = klik("import", "--vault", "kluis", "alles.xlsx", "--json", *DAY)["files"][0]
    assert (again["added"], again["unchanged"], again["refused"]) == (0, 8, [])
    locked_vault(tmp_path / "andere")
    klik("import", "--vault", "andere", "alles.xlsx", *DAY)
    for kind in ("participants", "buddies"):
        both = [klik("list", "--vault", vault, kind, "--json", *DAY) for vault in ("kluis", "andere")]
        here, there = ([{**row, "id": None} for row in by_name(rows).values()] for rows in both)
        assert here == there
    klik("export", "--vault", "kluis", "buddies", "--out", "buddys.xlsx", *DAY)
    assert ".xlsx" in klik("export", "--vault", "kluis", "--out", "alles.csv", code=1)
