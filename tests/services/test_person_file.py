"""Somebody's own file: all of her or his, nothing of others, and no table forgotten."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader
from sqlalchemy import LargeBinary

from app.documents.person_file_data import PersonFileData
from app.documents.wording import fact_title, words
from app.models import (
    Base,
    Buddy,
    Contact,
    Duo,
    Evaluation,
    Exclusion,
    FollowUp,
    Goal,
    Invitee,
    NetworkContact,
    NetworkMeeting,
    NetworkMoment,
    Participant,
    Person,
    Referral,
    Report,
)
from app.services import existing_duos, handouts, hard_days, people, person_file, person_file_rows
from app.services.actions import perform
from app.services.person_file_rows import IN, LEFT, OUT, targets, told_columns
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ContactKind, FollowUpKind, HandoutKind, MomentKind, ReportKind, Voice
from tests.filled import fill, id_of, texts

TODAY = date(2026, 11, 22)
DAY = date(2026, 6, 3)
Add = Callable[..., UUID]


def made(vault: Vault, person_id: UUID, **asked: bool) -> PersonFileData:
    with vault.read() as session:
        return person_file.person_file(session, person_id, TODAY, **asked)


def person_of(vault: Vault, kind: Any, record_id: UUID) -> UUID:
    with vault.read() as session:
        return session.get(kind, record_id).person_id


def told(data: PersonFileData) -> str:
    return person_file.as_json(data).decode()


def paper(data: PersonFileData, *, large: bool = False) -> str:
    pages = PdfReader(BytesIO(person_file.pdf(data, large=large))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.fixture
def both(vault: Vault, participant: Add, buddy: Add) -> tuple[UUID, UUID]:
    """Marleen and Nadia together, both spoken with and of; gives who they are as people."""
    marleen = participant(phone="+32400112233", email="marleen@post.example")
    nadia = buddy(phone="+32400556677", email="nadia@post.example", remarks="Nadia kent Marleen van de markt")
    buddy("Roos", "De Wit")
    duo = perform(vault, existing_duos.record, marleen, nadia, DAY, TODAY)
    with vault.write("prepared") as session:
        pair = session.get(Duo, duo)
        pair.participant_note, pair.buddy_note = "zei-de-deelnemer", "zei-de-buddy"
        talk = {"on": DAY, "kind": ContactKind.PHONE, "duo_id": duo}
        session.add_all(
            [
                Contact(**talk, note="Samen met NADIA gebeld, en met Roos; 0400 55 66 77"),
                Contact(**talk, participant_id=marleen, note="gesprek-met-marleen over Nadia Vlinderdal"),
                Contact(**talk, buddy_id=nadia, note="gesprek-met-nadia over Marleen"),
                Evaluation(duo_id=duo, voice=Voice.PARTICIPANT, months=3, on=DAY, note="stem-van-marleen"),
                Evaluation(duo_id=duo, voice=Voice.BUDDY, months=3, on=DAY, note="stem-van-nadia"),
                Evaluation(duo_id=duo, voice=Voice.TOGETHER, months=3, on=DAY, note="stem-van-allebei"),
                FollowUp(kind=FollowUpKind.STEP, on=DAY, what="Nadia bellen", duo_id=duo),
                FollowUp(kind=FollowUpKind.STEP, on=DAY, what="stap-van-nadia", buddy_id=nadia),
                Exclusion(participant_id=marleen, buddy_id=nadia, reason="niet met Roos De Wit"),
                Goal(participant_id=marleen, words="alleen naar de markt"),
                Report(kind=ReportKind.INCIDENT, on=DAY, facts="wat-er-gebeurde", duo_id=duo),
            ]
        )
        session.flush()
        for whom in (Subject("participant", marleen), Subject("buddy", nadia)):
            to = "Nadia Vlinderdal" if whom.id == marleen else "Marleen Zonnedauw"
            handouts.note_handout(session, whom, HandoutKind.INTRODUCTION, to, DAY, f"voor-{whom.kind}", duo)
    return person_of(vault, Participant, marleen), person_of(vault, Buddy, nadia)


def test_every_table_is_in_or_out_with_a_reason() -> None:
    tables = {table.name for table in Base.metadata.sorted_tables}
    assert set(IN) | set(OUT) == tables
    assert not set(IN) & set(OUT)
    assert all(OUT.values())


def test_every_column_is_told_by_a_name_or_left_out_with_a_reason() -> None:
    columns = {f"{table}.{column.name}" for table in IN for column in Base.metadata.tables[table].columns}
    assert set(LEFT) <= columns
    for table in IN:
        assert words("facts.txt")[table]
        for column in told_columns(Base.metadata.tables[table]):
            assert fact_title(table, column.name), f"{table}.{column.name} has no words in facts.txt"
            assert not isinstance(column.type, LargeBinary)


def test_every_link_to_somebody_counts() -> None:
    """A table that points at a person, a role or a duo, and is not in, names why."""
    for table in Base.metadata.sorted_tables:
        links = {target for column in table.columns for target in targets(column)}
        if links & {"person", "participant", "buddy", "duo"}:
            assert table.name in {*IN, "distinct_people"}


def test_a_vault_with_something_in_every_column_tells_all_of_one_and_nothing_of_the_other(vault: Vault) -> None:
    with vault.write("prepared") as session:
        fill(session, Base.metadata)
    said = told(made(vault, id_of("person", 0), reports=True))
    not_hers = {"network_contact.name", "duo.buddy_note"}  # a letter instead, and what the other side said
    for column in texts(Base.metadata):
        name = f"{column.table.name}.{column.name}"
        if column.table.name in IN:
            assert f"{name} 1" not in said
            is_told = column in list(told_columns(column.table)) and name not in not_hers
            assert (f"{name} 0" in said) == is_told, name


def test_what_the_other_said_and_is_called_is_not_in_it(vault: Vault, both: tuple[UUID, UUID]) -> None:
    marleen, nadia = both
    hers, his = told(made(vault, marleen)), told(made(vault, nadia))
    for one in ("zei-de-deelnemer", "gesprek-met-marleen", "stem-van-marleen", "voor-participant", "naar de markt"):
        assert one in hers
        assert one not in his
    for one in ("zei-de-buddy", "gesprek-met-nadia", "stem-van-nadia", "voor-buddy", "stap-van-nadia", "van de markt"):
        assert one in his
        assert one not in hers
    for one in ("stem-van-allebei", "Samen met"):
        assert one in hers
        assert one in his
    assert not [name for name in ("Nadia", "NADIA", "Vlinderdal", "55 66 77", "Roos", "De Wit") if name in hers]
    assert not [name for name in ("Marleen", "Zonnedauw", "11 22 33", "Roos", "De Wit") if name in his]
    assert "[je buddy]" in hers
    assert "[de deelnemer]" in his
    assert "[iemand anders]" in hers


def test_where_others_were_named_is_told_to_who_gives_it(vault: Vault, both: tuple[UUID, UUID]) -> None:
    masked = made(vault, both[0]).masked
    places = {one.where: one.words for one in masked}
    assert places["Wat er te doen was of is, 3/06/2026: Wat"] == "[je buddy] bellen"
    assert len(masked) == 5
    assert "Nadia" not in repr(masked)


def test_paper_and_json_say_the_same(vault: Vault, both: tuple[UUID, UUID]) -> None:
    for person_id in both:
        data = made(vault, person_id)
        for large in (False, True):
            said = paper(data, large=large).replace(" ", "")
            assert not [one for fact in data.facts() for one in fact.words.split() if one not in said]
        kept = json.loads(person_file.as_json(data))
        assert kept["format"] == "klik-person-file"
        read = [fact["words"] for chapter in kept["chapters"] for one in chapter["records"] for fact in one["facts"]]
        assert read == [fact.words for fact in data.facts()]


def test_both_roles_of_one_human_being_stand_in_one_file(vault: Vault, participant: Add) -> None:
    marleen = person_of(vault, Participant, participant())
    with vault.write("prepared") as session:
        session.add(Buddy(person_id=marleen, motivation="nu zelf voor een ander"))
    data = made(vault, marleen)
    assert {"participant", "buddy"} <= {chapter.name for chapter in data.chapters}
    assert "nu zelf voor een ander" in told(data)


def test_of_an_outing_of_two_each_has_the_own_answer(vault: Vault, participant: Add) -> None:
    one, other = participant(), participant("Luc", "Kiezelsteen")
    with vault.write("prepared") as session:
        session.add(Referral(participant_id=one, other_id=other, on=DAY, answer="yes", other_answer="no"))
    for record_id, said in ((one, "yes"), (other, "no")):
        data = made(vault, person_of(vault, Participant, record_id))
        (chapter,) = (chapter for chapter in data.chapters if chapter.name == "referral")
        assert [fact.value for fact in chapter.records[0].facts if "answer" in fact.field] == [said]


def test_the_half_of_a_couple_has_no_fact_of_the_other(vault: Vault, buddy: Add) -> None:
    nadia = buddy(birth_date=date(1965, 5, 3))
    perform(vault, people.add_second_person, nadia, {"first_name": "Femke", "birth_date": date(1966, 7, 8)})
    with vault.read() as session:
        femke = session.get(Buddy, nadia).second_person_id
    said = told(made(vault, femke))
    assert "1966-07-08" in said
    assert "1965-05-03" not in said
    assert "Nadia" not in said


def test_the_map_has_letters_and_no_names(vault: Vault, participant: Add) -> None:
    marleen = participant()
    whole = {"id": str(UUID(int=9)), "name": "Ottokarine", "relation": "stiefnichtje", "angle": 20.0, "distance": 30.0}
    with vault.write("prepared") as session:
        aunt = NetworkContact(participant_id=marleen, name="Zwaanhilde", relation="achtertante", angle=150, distance=30)
        contents = {"contacts": [whole], "ties": [], "sectors": []}
        moment = NetworkMoment(
            participant_id=marleen, on=DAY, kind=MomentKind.START, present="Zwaanhilde", contents=contents
        )
        session.add_all([aunt, moment, Goal(participant_id=marleen, words="naar Zwaanhilde met de bus")])
    data = made(vault, person_of(vault, Participant, marleen))
    said = told(data) + paper(data)
    assert not [one for one in ("Zwaanhilde", "Ottokarine", "achtertante", "stiefnichtje") if one in said]
    assert "naar [N2] met de bus" in said
    assert data.map
    assert {one.name for one in data.map.contents.contacts} == {"N2"}


def test_reports_are_left_out_unless_asked_and_that_is_said(vault: Vault, both: tuple[UUID, UUID]) -> None:
    without, whole = made(vault, both[0]), made(vault, both[0], reports=True)
    assert "wat-er-gebeurde" not in told(without)
    assert any("Meldingen en klachten" in one for one in without.left_out)
    assert "wat-er-gebeurde" in told(whole)
    assert not any("Meldingen en klachten" in one for one in whole.left_out)


def test_when_and_by_whom_it_was_changed_and_not_what_it_was(vault: Vault, participant: Add) -> None:
    marleen = participant()
    person_id = person_of(vault, Participant, marleen)
    perform(vault, people.change_person, person_id, {"mobility": "met een rollator"})
    perform(vault, people.change_person, person_id, {"mobility": "goed te been"})
    participant("Luc", "Kiezelsteen")
    changes = made(vault, person_id).chapters[-1]
    assert [record.facts[-1].words for record in changes.records] == [
        "Deelnemer toegevoegd",
        "Gegevens gewijzigd",
        "Gegevens gewijzigd",
    ]
    assert "rollator" not in repr(changes)


def test_that_the_other_one_was_admitted_or_died_is_not_in_it(vault: Vault, both: tuple[UUID, UUID]) -> None:
    marleen, nadia = both
    perform(vault, hard_days.admit, nadia, TODAY, "gebroken-heup")
    perform(vault, hard_days.deceased, nadia, TODAY)
    done = [record.facts[-1].words for record in made(vault, marleen).chapters[-1].records]
    assert "Opname genoteerd" not in done
    assert "Overlijden genoteerd" not in done
    assert done[-1] == "aangepast"
    assert "gebroken-heup" not in told(made(vault, marleen))
    assert "gebroken-heup" in told(made(vault, nadia))
    assert "Overlijden genoteerd" in told(made(vault, nadia))


def test_who_thinks_along_and_a_short_name_are_masked(vault: Vault, both: tuple[UUID, UUID]) -> None:
    with vault.read() as session:
        (marleen,) = session.query(Participant)
        seeker = marleen.id
    with vault.write("prepared") as session:
        session.add(meeting := NetworkMeeting(participant_id=seeker))
        session.flush()
        session.add(Invitee(meeting_id=meeting.id, name="Tante Ottokarine"))
        session.add(Referral(participant_id=seeker, on=DAY, along_name="Zwaanhilde"))
        session.add(Goal(participant_id=seeker, words="Met Tante Ottokarine, Zwaanhilde en Nadia V. naar de markt"))
    said = told(made(vault, both[0]))
    assert not [name for name in ("Ottokarine", "Zwaanhilde", "Nadia", " V.") if name in said]


def test_that_it_was_given_stands_with_every_role(vault: Vault, both: tuple[UUID, UUID]) -> None:
    perform(vault, person_file.note_given, both[1], TODAY)
    with vault.read() as session:
        (row,) = (row for row in handouts.left(session, 10) if row.kind is HandoutKind.PERSON_FILE)
        assert person_file_rows.rows_about(session, both[1])["handout"]
    assert (row.about, row.to) == (("Nadia Vlinderdal",), ("Nadia Vlinderdal",))


def test_somebody_with_nothing_but_a_name_has_a_file(vault: Vault) -> None:
    with vault.write("prepared") as session:
        lone = Person(first_name="Zoë")
        session.add(lone)
        session.flush()
        lone_id = lone.id
    assert "Zoë" in paper(made(vault, lone_id))
    perform(vault, person_file.note_given, lone_id, TODAY)
    with vault.read() as session:
        assert [row.to for row in handouts.left(session, 10)] == [("Zoë",)]


def test_a_buddy_who_is_called_as_a_word_leaves_the_word(vault: Vault, participant: Add, buddy: Add) -> None:
    marleen = participant()
    perform(vault, existing_duos.record, marleen, buddy("Ben", "Vlinderdal"), DAY, TODAY)
    with vault.write("prepared") as session:
        session.add(Goal(participant_id=marleen, words="Ik ben graag met Ben op stap"))
    assert "Ik ben graag met [je buddy] op stap" in told(made(vault, person_of(vault, Participant, marleen)))


def records(data: PersonFileData, chapter: str) -> list[str]:
    (found,) = (one for one in data.chapters if one.name == chapter)
    return [" | ".join(fact.words for fact in record.facts) for record in found.records]


def test_no_line_stands_under_no_name_and_no_letter_above_nothing(vault: Vault, participant: Add) -> None:
    marleen = participant()
    with vault.write("prepared") as session:
        session.add_all(
            [meeting := NetworkMeeting(participant_id=marleen), NetworkContact(participant_id=marleen, name="Ottokar")]
        )
        session.flush()
        session.add(Invitee(meeting_id=meeting.id, name="Tante Zwaanhilde"))
    data = made(vault, person_of(vault, Participant, marleen))
    assert records(data, "invitee") == ["iemand die niet op je kaart staat | nog te vragen"]
    assert records(data, "network_contact") == ["X1 | nog geen plaats gekregen"]


def test_a_place_that_is_the_municipality_is_told_once_as_the_register_has_it(vault: Vault, participant: Add) -> None:
    geel, larum = (
        participant(name, place=place, postcode="2440", municipality="Geel")
        for name, place in (("Lieve", "GEEL"), ("Luc", "Larum"))
    )
    (one,) = records(made(vault, person_of(vault, Participant, geel)), "person")
    (other,) = records(made(vault, person_of(vault, Participant, larum)), "person")
    assert "GEEL" not in one
    assert "2440 | Geel" in one
    assert "2440 | Larum | Geel" in other


def test_who_changed_it_is_promised_only_where_it_is_told(vault: Vault, participant: Add) -> None:
    person_id = person_of(vault, Participant, participant())
    assert made(vault, person_id).chapters[-1].title == "Wanneer er iets werd veranderd"
    vault.work_as("An Zilverberk")
    perform(vault, people.change_person, person_id, {"mobility": "goed te been"})
    assert made(vault, person_id).chapters[-1].title == "Wanneer er iets werd veranderd, en door wie"


def test_the_same_place_is_told_once_with_how_often(vault: Vault, both: tuple[UUID, UUID]) -> None:
    with vault.write("prepared") as session:
        (duo,) = session.query(Duo)
        session.add_all([Goal(participant_id=duo.participant_id, words="met Roos op stap") for _one in range(4)])
    places = dict(made(vault, both[0]).places())
    assert [times for one, times in places.items() if one.words == "met [iemand anders] op stap"] == [4]


def test_duos_are_told_by_the_number_that_contacts_name(vault: Vault, participant: Add, buddy: Add) -> None:
    nadia = buddy(capacity=2)
    for name in ("Lieve", "Luc"):
        perform(vault, existing_duos.record, participant(name), nadia, DAY, TODAY)
    (chapter,) = (one for one in made(vault, person_of(vault, Buddy, nadia)).chapters if one.name == "duo")
    assert [record.heading for record in chapter.records] == ["Duo 1", "Duo 2"]


@pytest.mark.parametrize("goals", range(20, 60, 3))
def test_the_last_page_holds_more_than_two_lines(vault: Vault, participant: Add, goals: int) -> None:
    marleen = participant()
    with vault.write("prepared") as session:
        session.add_all([Goal(participant_id=marleen, words=f"doel {n}") for n in range(goals)])
    pages = PdfReader(BytesIO(person_file.pdf(made(vault, person_of(vault, Participant, marleen))))).pages
    assert len(pages[-1].extract_text().strip().splitlines()) > 6
