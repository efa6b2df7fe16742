"""The plan of an import: what becomes of each row, what is asked, and that the import does just that."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import KlikError
from app.services import people
from app.services.actions import perform
from app.services.import_plan import Outcome, Plan, plan_lists
from app.services.import_questions import Kind
from app.services.transfer import TOGETHER, import_lists, read_lists, remembered_columns
from app.storage.vault import Vault
from app.transfer.reading import ListReading, read_list
from app.transfer.recognised import SheetCorrection
from app.transfer.states import NO_STATUS
from app.vocabulary import BuddyStatus, ParticipantStatus, Role
from tests.services.test_transfer import BORN, TODAY, a_list, emptied, participant, reading
from tests.vaults import new_vault

PHONE = "+32400000001"
NAMESAKE = {"birth_date": BORN, "phone": PHONE}, {"birth_year": 1969, "phone": PHONE}


def planned(vault: Vault, *lists: ListReading, answers: dict[str, str] | None = None) -> Plan:
    with vault.read() as session:
        return plan_lists(session, lists, answers)


def outcomes(plan: Plan) -> list[tuple[int, Outcome]]:
    return [(row.row, row.outcome) for one in plan.lists for row in one.rows]


def waiting(vault: Vault) -> tuple[Any, ...]:
    with vault.read() as session:
        return people.participants(session, TODAY)


def read(tmp_path: Path, *lines: str, role: Role = Role.PARTICIPANT, **said: Any) -> ListReading:
    path = tmp_path / "lijst.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_list(path, role, TODAY, {"lijst": SheetCorrection(**said)})


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with new_vault(tmp_path_factory.mktemp("kluis") / "k") as made:
        yield made


LISTS = st.lists(a_list(Role.PARTICIPANT) | a_list(Role.BUDDY), min_size=1, max_size=3)


def test_where_somebody_stands_who_is_known_is_not_asked_again(vault: Vault, tmp_path: Path) -> None:
    lines = "Naam;Voornaam;Geboortedatum;Status", "Zon;Jan;12/02/1968;misschien", "Maan;An;13/02/1968;misschien"
    perform(vault, import_lists, [read(tmp_path, *lines[:2])])
    again = planned(vault, read(tmp_path, *lines[:2]))
    assert again.questions == ()
    assert NO_STATUS not in [told.reason for told in again.lists[0].report.warnings]  # nothing was taken over
    (asked,) = planned(vault, read(tmp_path, *lines)).questions
    assert (asked.kind, [row for _sheet, row in asked.rows]) == (Kind.STATUS, [2, 3])


def test_twins_at_one_phone_stay_two_and_are_asked_about_in_words_that_are_true(vault: Vault) -> None:
    both = [participant(birth_date=BORN, phone=PHONE), participant(first_name="Mia", birth_date=BORN, phone=PHONE)]
    perform(vault, import_lists, [reading(both[0])])
    plan = planned(vault, reading(both[1]))
    assert [(row.outcome, [told.reason.sentence for told in row.warnings]) for row in plan.lists[0].rows] == [
        (Outcome.NEW, ["Somebody with this date of birth and this phone or e-mail is there already."])
    ]
    assert [one.kind for one in plan.questions] == [Kind.SAME]


@given(before=LISTS, lists=LISTS, data=st.data())
def test_what_is_shown_is_what_is_done(
    one_vault: Vault, before: list[ListReading], lists: list[ListReading], data: st.DataObject
) -> None:
    emptied(one_vault)
    perform(one_vault, import_lists, before)
    questions = planned(one_vault, *lists).questions
    assert len({question.key for question in questions}) == len(questions)
    answers = {one.key: data.draw(st.sampled_from(one.answers)) for one in questions if data.draw(st.booleans())}
    plan = planned(one_vault, *lists, answers=answers)
    with one_vault.read() as session:
        was = len(people.participants(session, TODAY)) + len(people.buddies(session, TODAY))
    reports = perform(one_vault, import_lists, lists, answers)
    assert reports == tuple(one.report for one in plan.lists)
    for one, source in zip(plan.lists, lists, strict=True):
        counted = Counter(row.outcome for row in one.rows)
        told = one.report.added, one.report.unchanged, len(one.report.refused)
        assert told == tuple(counted[outcome] for outcome in Outcome)
        assert len(one.rows) == source.total
        about_rows = {(told.sheet, told.row, str(told.reason)) for told in one.report.warnings if told.row}
        assert about_rows == {(told.sheet, told.row, str(told.reason)) for row in one.rows for told in row.warnings}
    with one_vault.read() as session:
        now = len(people.participants(session, TODAY)) + len(people.buddies(session, TODAY))
    assert now - was == sum(report.added for report in reports)


def test_every_row_stands_in_the_plan_in_the_order_of_the_list(vault: Vault, tmp_path: Path) -> None:
    perform(vault, import_lists, [reading(participant("Luc", "Kiezelsteen", phone=PHONE, birth_date=BORN))])
    found = read(tmp_path, "Naam;Voornaam;GSM;Status", "Zon;Élise;;wacht", ";;0400;", "Kiezelsteen;Luc;0400000002;duo")
    plan = planned(vault, replace(found, rows=found.rows))
    assert outcomes(plan) == [(2, Outcome.NEW), (3, Outcome.REFUSED), (4, Outcome.NEW)]
    assert [row.name for row in plan.lists[0].rows] == ["Élise Zon", "0400", "Luc Kiezelsteen"]
    again = read(tmp_path, "Naam;Voornaam;GSM;Rookt;Geb", "Kiezelsteen;Luc;0400000001;ja;12/02/1968")
    (luc,) = planned(vault, again).lists[0].rows
    assert (luc.outcome, luc.differing) == (Outcome.KNOWN, ("roken",))
    assert waiting(vault)[0].smokes is None


# What is asked


def test_somebody_of_the_same_name_may_be_the_same(vault: Vault) -> None:
    perform(vault, import_lists, [reading(participant(**NAMESAKE[0], place="Geel"))])
    lists = reading(participant(**NAMESAKE[1]))
    (question,) = planned(vault, lists).questions
    (there,) = question.candidates
    assert (question.kind, question.about, question.rows) == (Kind.SAME, "Marleen Zonnedauw", (("Blad", 2),))
    assert (there.birth_date, there.place, question.answers) == (BORN, "Geel", ("new", there.key))
    assert outcomes(planned(vault, lists)) == [(2, Outcome.NEW)]
    answers = {question.key: there.key}
    plan = planned(vault, lists, answers=answers)
    assert outcomes(plan) == [(2, Outcome.KNOWN)]
    assert plan.lists[0].rows[0].differing == ("geboortedatum",)
    assert plan.questions == (question,)
    (report,) = perform(vault, import_lists, [lists], answers)
    assert (report.added, report.unchanged, len(waiting(vault))) == (0, 1, 1)


def test_one_person_of_the_vault_is_only_one_row(vault: Vault) -> None:
    perform(vault, import_lists, [reading(participant(email="zon@zon.example", **NAMESAKE[0]))])
    lists = reading(participant(birth_year=1969, phone=PHONE), participant(birth_year=1970, email="zon@zon.example"))
    first, second = planned(vault, lists).questions
    answers = {one.key: one.answers[1] for one in (first, second)}
    plan = planned(vault, lists, answers=answers)
    assert outcomes(plan) == [(2, Outcome.KNOWN), (3, Outcome.NEW)]
    assert [question.key for question in plan.questions] == [first.key]


def test_somebody_whom_the_list_before_brings_may_be_the_same(vault: Vault) -> None:
    lists = reading(participant(**NAMESAKE[0])), reading(participant(**NAMESAKE[1]), file="twee.xlsx")
    (question,) = planned(vault, *lists).questions
    answers = {question.key: question.answers[1]}
    assert [one.report.added for one in planned(vault, *lists, answers=answers).lists] == [1, 0]
    perform(vault, import_lists, lists, answers)
    assert [one.birth_date for one in waiting(vault)] == [BORN]


@pytest.mark.parametrize(("answer", "added"), [("both", 2), ("one", 1), ("nonsense", 2)])
def test_the_same_person_twice_in_a_list(vault: Vault, answer: str, added: int) -> None:
    lists = reading(participant(birth_date=BORN), participant(birth_date=BORN))
    (question,) = planned(vault, lists).questions
    assert (question.kind, question.rows, question.other) == (Kind.TWIN, (("Blad", 3),), ("Blad", 2))
    (report,) = perform(vault, import_lists, [lists], {question.key: answer})
    assert (report.added, len(report.refused), len(waiting(vault))) == (added, 2 - added, added)
    assert not [told for told in report.warnings if added == 1]


def test_a_status_that_is_not_understood_is_asked_once_per_word(vault: Vault, tmp_path: Path) -> None:
    lines = "Zon;Élise;on hold", "Maan;Jef;on hold", "Ster;Ann;", "Wolk;Bea;wacht", "Regen;Cis;kandidaat"
    lists = read(tmp_path, "Naam;Voornaam;Status", *lines)
    on_hold, without = planned(vault, lists).questions
    assert (on_hold.about, on_hold.column, [row for _sheet, row in on_hold.rows]) == ("on hold", "Status", [2, 3])
    assert (without.about, [row for _sheet, row in without.rows]) == ("", [4])
    assert on_hold.answers[0] == ParticipantStatus.REGISTERED
    assert len([told for told in planned(vault, lists).lists[0].report.warnings if told.row]) == 5
    answers = {on_hold.key: "waiting", without.key: "left"}
    (report,) = perform(vault, import_lists, [lists], answers)
    assert {row.first_name: row.status for row in waiting(vault)} == {
        "Élise": ParticipantStatus.WAITING, "Jef": ParticipantStatus.WAITING, "Ann": ParticipantStatus.LEFT,
        "Bea": ParticipantStatus.WAITING, "Cis": ParticipantStatus.REGISTERED,
    }  # fmt: skip
    assert [told for told in report.warnings if told.row] == []
    assert next(row.remarks for row in waiting(vault) if row.first_name == "Élise") == "Status: on hold"


def test_a_list_without_a_column_for_the_status_is_asked_as_a_whole(vault: Vault, tmp_path: Path) -> None:
    lists = read(tmp_path, "Naam;Voornaam;Aangemeld op", "Zon;Élise;03/2024", "Maan;Jef;04/2024")
    (question,) = planned(vault, lists).questions
    assert (question.kind, question.about, len(question.rows)) == (Kind.STATUS, "", 2)
    (report,) = perform(vault, import_lists, [lists], {question.key: "waiting"})
    assert {row.status for row in waiting(vault)} == {ParticipantStatus.WAITING}
    assert not [told for told in report.warnings if "status" in str(told.reason).lower()]


def test_an_unclear_screening_is_asked(vault: Vault, tmp_path: Path) -> None:
    lists = read(tmp_path, "Naam;Voornaam;Screening", "Zon;Élise;even zien", "Maan;Jef;ok", role=Role.BUDDY)
    (question,) = planned(vault, lists).questions
    assert (question.about, question.column, question.answers[0]) == ("even zien", "Screening", BuddyStatus.CANDIDATE)


def test_a_row_with_only_a_name_may_be_no_person(vault: Vault, tmp_path: Path) -> None:
    lists = read(tmp_path, "Naam;Voornaam;Status", "Groep Maandag;;", "Zon;Élise;wacht")
    question = next(one for one in planned(vault, lists).questions if one.kind is Kind.PERSON)
    (report,) = perform(vault, import_lists, [lists], {question.key: "leave"})
    assert (report.added, [one.row for one in report.refused]) == (1, [2])
    assert [told for told in report.warnings if told.row == 2] == []


def test_what_a_step_raises_ends_the_import_and_nothing_is_kept(vault: Vault) -> None:
    heard: list[float] = []

    def stop(part: float) -> None:
        heard.append(part)
        if part == 1:
            raise KlikError("genoeg")

    lists = reading(*(participant("Jan", f"Zon{at}") for at in range(TOGETHER + 1)))
    with pytest.raises(KlikError):
        perform(vault, import_lists, [lists], None, stop)
    assert heard[0] == 0
    assert heard == sorted(heard)
    assert heard[-2:] == [TOGETHER / (TOGETHER + 2), 1]
    assert waiting(vault) == ()
    assert vault.undoable() is None


# What was said of columns


def test_a_corrected_mapping_is_kept_and_used_and_taken_back(vault: Vault, tmp_path: Path) -> None:
    corrected = read(tmp_path, "Naam;Voornaam;Waar;Status", "Zon;Élise;Geel;wacht", fields={2: "place"})
    perform(vault, import_lists, [corrected])

    def again() -> ListReading:
        with vault.read() as session:
            remembered = remembered_columns(session)
        return read_lists([tmp_path / "lijst.csv"], Role.PARTICIPANT, TODAY, remembered)[0][0]

    assert again().rows[0].municipality == "Geel"
    assert read_lists([tmp_path / "lijst.csv"], Role.PARTICIPANT, TODAY)[0][0].rows[0].municipality is None
    more = read(tmp_path, "Naam;Voornaam;Waar;Roepnummer", "Maan;Jef;Geel;0400112233", fields={3: "phone", 2: None})
    perform(vault, import_lists, [more])
    assert (again().rows[0].phone, again().rows[0].remarks) == ("+32400112233", "Waar: Geel")
    vault.undo()
    assert again().rows[0].municipality == "Geel"
    vault.undo()
    assert again().rows[0].municipality is None
    assert waiting(vault) == ()


def test_the_second_of_a_couple_stays_the_same_human_being(vault: Vault, buddy: Callable[..., UUID]) -> None:
    born = {"first_name": "Femke", "last_name": "Dauwblad", "birth_date": BORN}
    femke = perform(vault, people.add_second_person, buddy(), born)
    lists = reading(participant("Femke", "Dauwblad", birth_date=BORN))
    (question,) = planned(vault, lists).questions
    perform(vault, import_lists, [lists], {question.key: str(femke)})
    (found,) = waiting(vault)
    assert found.person_id == femke
