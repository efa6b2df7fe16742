"""What goes to a partner: its own buddies who agreed, and of participants a first name where they agreed."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.figures.asked import whole_year
from app.models import (
    Attendance,
    Base,
    Buddy,
    Consent,
    Contact,
    Duo,
    DuoStep,
    Event,
    ExpenseNote,
    Organisation,
    Paper,
    Participant,
    Person,
)
from app.services import consents, hard_days, organisations, papers, partner_export, people
from app.services.actions import perform
from app.services.follow_ups import Step
from app.services.partner_export import PartnerExport, Why
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, ConsentKind, DuoState, ExpenseSystem, PaperKind
from tests.filled import fill, id_of
from tests.services.conftest import TODAY

Add = Callable[..., UUID]
YEAR = whole_year(2026)


def cells(content: bytes) -> dict[str, list[list[Any]]]:
    """Every sheet by its title, with its rows."""
    book = load_workbook(BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def of(vault: Vault, partner: UUID) -> PartnerExport:
    with vault.read() as session:
        return partner_export.partner_export(session, partner, YEAR, TODAY)


@pytest.fixture
def samana(vault: Vault) -> UUID:
    made = perform(vault, organisations.add_organisation, {"name": "Ziekenzorg CM", "is_partner": True})
    perform(vault, organisations.rename_organisation, made, "Samana", date(2026, 12, 31), date(2027, 1, 1))
    return made


def agree(vault: Vault, whom: Subject, given: bool = True) -> None:
    perform(vault, consents.note_consent, whom, ConsentKind.PARTNER, given, TODAY)


def test_a_no_and_what_was_not_asked_are_left_out_and_told(vault: Vault, samana: UUID, buddy: Add) -> None:
    names = {
        "Ans": None,
        "Bea": Why.SAID_NO,
        "Cis": Why.NOT_ASKED,
        "Dirk": Why.GONE,
        "Els": Why.NO_CONTACT,
        "Fons": Why.NO_LONGER,
    }
    made = {name: buddy(name, "Testbuddy", partner_id=samana) for name in names}
    buddy("Gust", "Testbuddy")  # of nobody
    for name, one in made.items():
        if name != "Cis":
            agree(vault, Subject("buddy", one), given=name != "Bea")
    with vault.read() as session:
        person = {name: session.get_one(Buddy, one).person_id for name, one in made.items()}
    perform(vault, hard_days.deceased, person["Dirk"], TODAY, Step("Bellen", TODAY))
    perform(vault, hard_days.no_contact, person["Els"], TODAY, pause=False, talk=Step("Bellen", TODAY))
    perform(vault, people.move_buddy, made["Fons"], BuddyStatus.STOPPED)
    found = of(vault, samana)
    assert found.buddies == ("Ans Testbuddy",)
    assert {one.name.split()[0]: one.why for one in found.left_out} == {name: why for name, why in names.items() if why}
    assert found.partner == "Samana"
    file = partner_export.workbook(found)
    assert [row[0] for row in cells(file)["Buddy's"][1:]] == ["Ans Testbuddy"]
    assert not any(name in str(cells(file)) for name in (*list(names)[1:], "Gust"))
    assert list(cells(file)) == ["Buddy's", "Papieren", "Duo's", "Bijeenkomsten"]  # notes are not handled here


@pytest.mark.parametrize(("given", "named"), [(True, "Marleen"), (False, None), (None, None)])
def test_of_a_participant_a_first_name_stands_there_only_after_a_yes(
    vault: Vault, samana: UUID, participant: Add, buddy: Add, given: bool | None, named: str | None
) -> None:
    marleen, nadia = participant(), buddy(partner_id=samana)
    agree(vault, Subject("buddy", nadia))
    if given is not None:
        agree(vault, Subject("participant", marleen), given)
    with vault.write("Begin") as session:
        session.add(Duo(participant_id=marleen, buddy_id=nadia, state=DuoState.RUNNING, steps=[_step(0), _step(1)]))
    made = of(vault, samana)
    head, line = cells(partner_export.workbook(made))["Duo's"]
    assert head == ["Buddy", "Voornaam van de deelnemer", "Samen sinds", "Tot", "Contacten"]
    assert (line[0], line[1], line[2].date(), line[3], line[4]) == (
        "Nadia Vlinderdal",
        named,
        date(2026, 3, 1),
        None,
        0,
    )
    assert made.first_names == ((named,) if named else ())
    assert made.whom == (Subject("buddy", nadia), *((Subject("participant", marleen),) if named else ()))
    with vault.read() as session:
        before = partner_export.partner_export(session, samana, whole_year(2025), TODAY)
    assert before.first_names == ()
    assert len(before.sheets[2].rows) == 0


def _step(at: int) -> DuoStep:
    return DuoStep(position=at, state=(DuoState.TRIAL, DuoState.RUNNING)[at], on=date(2026, 3 + at, 1))


def test_of_a_couple_who_died_is_left_out(vault: Vault, samana: UUID, buddy: Add) -> None:
    nadia = buddy(partner_id=samana, phone="+32400112233")
    agree(vault, Subject("buddy", nadia))
    with vault.write("Couple") as session:
        gone = Person(first_name="Karim", last_name="Weg", phone="+32400445566", deceased_on=TODAY)
        session.get_one(Buddy, nadia).second_person = gone
    found = cells(partner_export.workbook(of(vault, samana)))
    assert found["Buddy's"][1][:2] == ["Nadia Vlinderdal", "0400 11 22 33"]


def test_that_a_service_was_told_of_a_benefit_does_not_go_to_the_partner(
    vault: Vault, samana: UUID, buddy: Add
) -> None:
    nadia = buddy(partner_id=samana)
    agree(vault, Subject("buddy", nadia))
    with vault.read() as session:
        person = session.get_one(Buddy, nadia).person_id
    for kind in (PaperKind.INFORMATION_NOTE, PaperKind.BENEFIT_NOTICE):
        perform(vault, papers.add, nadia, person, kind, {"on": TODAY, "note": "ocmw"})
    _head, *rows = cells(partner_export.workbook(of(vault, samana)))["Papieren"]
    assert [row[1] for row in rows] == ["Informatienota"]


def test_nothing_that_was_typed_about_a_participant_or_in_a_note_is_in_the_file(vault: Vault) -> None:
    """With something in every column of every table, each word says of which column it is: few of them may go out."""
    with vault.write("Filled") as session:
        fill(session, Base.metadata, "Vinkenstein", rows=4)
        _settle(session)
    with vault.read() as session:
        made = partner_export.partner_export(session, id_of("organisation", 0), whole_year(2025), date(2025, 12, 31))
    sheets = cells(partner_export.workbook(made))
    assert [len(rows) for rows in sheets.values()] == [3, 3, 3, 3, 3]  # of each sheet there is something to leak
    said = {str(cell) for rows in sheets.values() for row in rows for cell in row if "Vinkenstein" in str(cell)}
    words = {word.rstrip(",&") for cell in said for word in cell.split() if "." in word}
    own = {f"person.{name}" for name in ("first_name", "last_name", "street", "postcode", "place", "phone", "email")}
    assert words <= own | {"expense_note.number"}
    assert not any(cell.endswith((" 2", " 3")) for cell in said)  # those of participants
    assert made.first_names == ()


def _settle(session: Session) -> None:
    """Buddies are the first two people and participants the last two; all that could keep a row out is settled."""
    alive = {"deceased_on": None, "no_contact_since": None}
    session.execute(update(Person).values(**alive))
    session.execute(update(Buddy).values(second_person_id=None, status=BuddyStatus.AVAILABLE))
    session.execute(update(Organisation).values(expenses_here=True))
    session.execute(update(DuoStep).values(state=DuoState.RUNNING))
    session.execute(update(Contact).values(reached=True))
    session.execute(update(Event).values(cancelled=False))
    session.execute(update(ExpenseNote).values(system=ExpenseSystem.FLAT))
    session.execute(update(Consent).values(kind=ConsentKind.STORY, given=True))
    for at in range(4):
        who, twin = at % 2, 2 + at % 2
        partner = id_of("organisation", 0 if at < 2 else 1)
        session.get_one(Participant, id_of("participant", at)).person_id = id_of("person", twin)
        session.get_one(Buddy, id_of("buddy", at)).take({"person_id": id_of("person", who), "partner_id": partner})
        session.get_one(Attendance, id_of("attendance", at)).take(
            {"present": True, "participant_id": None, "buddy_id": id_of("buddy", at)}
        )
        for kind in (Paper, ExpenseNote):
            name = kind.__tablename__
            session.get_one(kind, id_of(name, at)).person_id = id_of("person", who)
    session.flush()
    for at in range(2):
        session.add(Consent(buddy_id=id_of("buddy", at), kind=ConsentKind.PARTNER, given=True))
