"""Taking over lists: who is found again, who is added, and what is told of it."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.models import Buddy, Participant, Person
from app.services import people
from app.services.actions import perform
from app.services.import_facts import WORDS
from app.services.import_plan import FileReport, plan_lists
from app.services.import_questions import Kind
from app.services.rows import BuddyRow, ParticipantRow
from app.services.transfer import import_lists, read_lists
from app.storage.vault import Vault
from app.transfer.people import ReadPerson
from app.transfer.reading import ListReading, WhoseList
from app.transfer.wishes import Wish
from app.vocabulary import HALF_DAYS, BuddyStatus, Gender, ParticipantStatus, Role, Strength
from tests.vaults import new_vault

TODAY = date(2026, 11, 22)
BORN = date(1968, 2, 12)
BORN_THEN = {"birth_date": BORN}
DIFFERS = "Al gekend; wat in deze lijst anders is, werd niet overgenomen: {}."
NAMESAKE = "Er is al iemand met deze naam: is het dezelfde persoon?"
NOBODY = ReadPerson(
    **{field.name: None for field in fields(ReadPerson)}  # type: ignore[arg-type]
    | {"sheet": "Blad", "languages": (), "interests": (), "wishes": (), "remarks": ""}
    | dict.fromkeys(("registered_precision", "screened_precision", "active_precision"), "day")
)


def participant(first_name: str = "Marleen", last_name: str = "Zonnedauw", **said: Any) -> ReadPerson:
    own = {"role": Role.PARTICIPANT, "status": ParticipantStatus.WAITING, "first_name": first_name}
    return replace(NOBODY, **own | {"last_name": last_name} | said)


def buddy(first_name: str = "Nadia", last_name: str = "Vlinderdal", **said: Any) -> ReadPerson:
    own = {"role": Role.BUDDY, "status": BuddyStatus.AVAILABLE, "first_name": first_name}
    return replace(NOBODY, **own | {"last_name": last_name} | said)


def reading(*rows: ReadPerson, absent: Sequence[str] = (), file: str = "lijst.xlsx") -> ListReading:
    """A list of these rows, numbered from 2."""
    numbered = tuple(replace(row, row=place) for place, row in enumerate(rows, start=2))
    return ListReading(file, None, ("Blad",), numbered, (), (), frozenset(absent), len(rows))


def told(report: FileReport) -> list[tuple[int, str]]:
    return [(one.row, str(one.reason)) for one in report.warnings]


@pytest.fixture
def take_over(vault: Vault) -> Callable[..., tuple[FileReport, ...]]:
    """Import lists; who may be somebody of the other role is that one."""

    def take(*readings: ListReading) -> tuple[FileReport, ...]:
        answers: dict[str, str] = {}
        with vault.read() as session:
            for _each in range(9):
                asked = plan_lists(session, readings, answers).questions
                answers |= {one.key: one.answers[1] for one in asked if one.kind is Kind.ROLE}
        return perform(vault, import_lists, readings, answers)

    return take


@pytest.fixture
def participants(vault: Vault) -> Callable[[], list[ParticipantRow]]:
    def ask() -> list[ParticipantRow]:
        with vault.read() as session:
            return list(people.participants(session, TODAY))

    return ask


@pytest.fixture
def buddies(vault: Vault) -> Callable[[], list[BuddyRow]]:
    def ask() -> list[BuddyRow]:
        with vault.read() as session:
            return list(people.buddies(session, TODAY))

    return ask


def test_everything_a_row_can_say_has_a_word() -> None:
    put_together = {"unavailable", "second_first_name", "second_last_name", "second_birth", "second_phone"}
    said = {field.name for field in fields(ReadPerson)} - {"sheet", "row", "role"}
    assert said - put_together == set(WORDS) - {"second"}


# Somebody who is in both lists


@pytest.mark.parametrize("together", [True, False])
def test_who_is_in_both_lists_is_one_person_with_two_roles(
    take_over: Any, participants: Any, buddies: Any, together: bool
) -> None:
    lists = reading(participant(birth_date=BORN)), reading(buddy("MARLEEN", "Zonnedauw", birth_date=BORN))
    reports = take_over(*lists) if together else [take_over(one)[0] for one in lists]
    assert [report.added for report in reports] == [1, 1]
    assert participants()[0].person_id == buddies()[0].person_id


def test_what_was_not_known_of_somebody_is_filled_in_from_the_other_list(take_over: Any, participants: Any) -> None:
    take_over(reading(participant(birth_date=BORN, phone="+32400000001", smokes=False)))
    report = take_over(
        reading(
            buddy(
                "Marleen",
                "Zonnedauw",
                birth_date=BORN,
                phone="+32400000001",
                street="Dorp 1",
                postcode="2440",
                place="Geel",
                municipality="Geel",
                languages=("nl", "fr"),
                interests=("koken",),
                availability=("sat-morning",),
                travels_km=0.0,
                has_car=False,
            )
        )
    )[0]
    one = participants()[0]
    assert (one.phone, one.street, one.postcode, one.travels_km, one.has_car, one.smokes) == (
        "+32400000001", "Dorp 1", "2440", 0.0, False, False,
    )  # fmt: skip
    assert (one.languages, one.interests, one.free) == (("nl", "fr"), ("koken",), ("sat-morning",))
    assert told(report) == []


def test_what_is_known_otherwise_is_kept_and_told(take_over: Any, participants: Any) -> None:
    known = {"postcode": "2440", "place": "Geel", "municipality": "Geel", "smokes": False, "interests": ("koken",)}
    take_over(reading(participant(birth_date=BORN, **known)))
    said = {"street": "Dorp 1", "postcode": "2200", "smokes": True, "smokes_note": "soms", "phone": "+32400000001"}
    report = take_over(reading(buddy("Marleen", "Zonnedauw", birth_date=BORN, interests=("film",), **said)))[0]
    one = participants()[0]
    assert (one.postcode, one.smokes, one.interests, one.phone) == ("2440", False, ("koken",), "+32400000001")
    assert (one.street, one.smokes_note) == (None, None)
    assert told(report) == [(2, DIFFERS.format("adres, roken en interesses"))]


@pytest.mark.parametrize("said", [{}, {"birth_year": 1969}, {"birth_date": date(1968, 2, 13)}])
def test_a_namesake_in_the_other_role_without_the_same_birthday_is_somebody_else(
    take_over: Any, participants: Any, buddies: Any, said: dict[str, Any]
) -> None:
    take_over(reading(participant(birth_date=BORN)), reading(buddy("Marleen", "Zonnedauw", **said)))
    assert participants()[0].person_id != buddies()[0].person_id


# Somebody who is known in this role


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ({}, {"status": ParticipantStatus.IN_DUO}, "status"),
        ({}, {"wishes": (Wish("gender", (Gender.FEMALE,)),)}, "wensen"),
        (
            {"wishes": (Wish("gender", (Gender.FEMALE,)),)},
            {"wishes": (Wish("gender", (Gender.FEMALE,), strength=Strength.MUST),)},
            "wensen",
        ),
        ({"remarks": "bang"}, {"remarks": "bang voor katten"}, "notities"),
        ({"referrer": "OCMW Geel"}, {"referrer": "CAW"}, "doorverwijzer"),
        ({}, {"referrer": "CAW"}, "doorverwijzer"),
        ({"registered_on": date(2026, 1, 5)}, {"registered_on": date(2026, 1, 6)}, "aanmelddatum"),
        (
            {"registered_on": date(2026, 1, 1)},
            {"registered_on": date(2026, 1, 1), "registered_precision": "month"},
            "aanmelddatum",
        ),
        ({}, {"availability": ("sat-morning",), "phone": "+32400000001"}, "telefoon en beschikbaarheid"),
        ({"languages": ("nl",)}, {"languages": ("nl", "fr")}, "talen"),
        ({"postcode": "2440", "birth_date": BORN}, {"postcode": "2200", "birth_date": BORN}, "adres"),
    ],
)
def test_what_a_list_says_otherwise_of_a_participant_is_told_and_not_taken_over(
    take_over: Any, participants: Any, before: dict[str, Any], now: dict[str, Any], words: str
) -> None:
    take_over(reading(participant(**BORN_THEN | before)))
    was = participants()
    report = take_over(reading(participant(**BORN_THEN | now)))[0]
    assert (report.added, report.unchanged) == (0, 1)
    assert told(report) == [(2, DIFFERS.format(words))]
    assert participants() == was


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ({}, {"status": BuddyStatus.STOPPED}, "status"),
        ({"capacity": 1}, {"capacity": 2}, "aantal duo's"),
        ({"partner": "Zorgkring"}, {"partner": "Ziekenzorg"}, "partnerorganisatie"),
        ({"screened_on": BORN}, {"screened_on": TODAY, "screening_note": "ok"}, "screening"),
        ({"active_since": BORN}, {"active_since": TODAY}, "actief sinds"),
    ],
)
def test_what_a_list_says_otherwise_of_a_buddy_is_told_and_not_taken_over(
    take_over: Any, buddies: Any, before: dict[str, Any], now: dict[str, Any], words: str
) -> None:
    take_over(reading(buddy(**BORN_THEN | before)))
    was = buddies()
    report = take_over(reading(buddy(**BORN_THEN | now)))[0]
    assert told(report) == [(2, DIFFERS.format(words))]
    assert buddies() == was


def test_a_list_that_says_nothing_differs_in_nothing(take_over: Any) -> None:
    full = {"phone": "+32400000001", "languages": ("fr",), "availability": ("sat-morning",), "remarks": "x"}
    take_over(
        reading(
            participant(registered_on=BORN, referrer="CAW", birth_date=BORN, **full),
            buddy(capacity=2, partner="Zorgkring", birth_date=TODAY, **full),
        )
    )
    silent = (
        participant(status=ParticipantStatus.REGISTERED, birth_date=BORN),
        buddy(status=BuddyStatus.CANDIDATE, birth_date=TODAY),
    )
    report = take_over(reading(*silent, absent=["languages"]))[0]
    assert (report.added, told(report)) == (0, [])


@pytest.mark.parametrize("answered", [False, True])
def test_a_participant_who_may_be_a_buddy_is_asked_about_and_apart_without_an_answer(
    vault: Vault, participants: Any, buddies: Any, answered: bool
) -> None:
    perform(vault, import_lists, [reading(participant(birth_date=BORN, status=ParticipantStatus.LEFT))])
    lists = [reading(buddy("Marleen", "Zonnedauw", birth_date=BORN))]
    with vault.read() as session:
        (question,) = plan_lists(session, lists).questions
    assert (question.kind, question.role, question.about) == (Kind.ROLE, Role.BUDDY, "Marleen Zonnedauw")
    person = participants()[0].person_id
    assert question.answers == ("new", str(person))
    (report,) = perform(vault, import_lists, lists, {question.key: str(person)} if answered else None)
    assert (report.added, len(told(report))) == (1, 0 if answered else 1)
    assert (buddies()[0].person_id == person) is answered
    (again,) = perform(vault, import_lists, lists)
    assert (again.added, again.unchanged, told(again)) == (0, 1, [])


def test_an_organisation_is_the_same_under_each_of_its_names(take_over: Any, vault: Vault) -> None:
    take_over(reading(buddy(partner="CM ", birth_date=BORN)))
    with vault.write("x") as session:
        session.scalars(select(Buddy)).one().partner.aliases = ["Christelijke Mutualiteit"]  # type: ignore[union-attr]
    assert told(take_over(reading(buddy(partner="christelijke mutualiteit", birth_date=BORN)))[0]) == []
    assert told(take_over(reading(buddy(partner="cm", birth_date=BORN)))[0]) == []


def test_languages_taken_for_granted_never_precede_what_a_list_says(take_over: Any, participants: Any) -> None:
    without = reading(participant(birth_date=BORN), participant("Luc", "Kiezelsteen"), absent=["languages"])
    silent, speaking = take_over(without, reading(buddy("Marleen", "Zonnedauw", birth_date=BORN, languages=("fr",))))
    assert [one.languages for one in participants()] == [("nl",), ("fr",)]
    assert [row for row, _words in told(silent)] == [0]
    assert told(speaking) == []


# Namesakes, and the same person twice


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ({"birth_date": BORN}, {"birth_date": TODAY}),
        ({"birth_date": BORN}, {"birth_year": 1969}),
        ({"phone": "+32400000001"}, {"phone": "+32400000002"}),
        ({"phone": "+32400000001"}, {"phone": "+32400000002", "birth_date": BORN}),
    ],
)
def test_a_namesake_is_added_and_asked_about(
    take_over: Any, participants: Any, there: dict[str, Any], here: dict[str, Any]
) -> None:
    take_over(reading(participant(**there)))
    report = take_over(reading(participant(**here)))[0]
    assert (report.added, told(report)) == (1, [(2, NAMESAKE)])
    assert len({one.person_id for one in participants()}) == 2
    again = take_over(reading(participant(**here)))[0]
    assert (again.added, told(again)) == (0, [])


def test_the_same_row_twice_is_kept_twice_and_told_once(take_over: Any, participants: Any) -> None:
    twice = reading(participant(birth_date=BORN), participant(birth_date=BORN))
    report = take_over(twice)[0]
    words = "Ook rij 2 van “Blad” lijkt over deze persoon te gaan; beide zijn overgenomen."
    assert (report.added, told(report)) == (2, [(3, words)])
    assert len({one.person_id for one in participants()}) == 2
    assert told(take_over(twice)[0]) == []


def test_who_is_known_is_found_by_one_row_only(take_over: Any, participants: Any) -> None:
    take_over(reading(participant(birth_date=BORN)))
    report = take_over(reading(participant(birth_date=BORN), participant(birth_date=BORN)))[0]
    assert (report.added, report.unchanged) == (1, 1)
    assert len({one.person_id for one in participants()}) == 2


def test_equal_births_are_matched_before_the_rest(take_over: Any) -> None:
    take_over(reading(participant(birth_date=BORN)))
    report = take_over(reading(participant(phone="+32400000001"), participant(birth_date=BORN)))[0]
    assert (report.added, report.unchanged) == (1, 1)
    assert [row for row, _words in told(report)] == [2]


def test_two_rows_of_one_list_never_become_one_person(take_over: Any, participants: Any, buddies: Any) -> None:
    take_over(reading(participant(birth_date=BORN)))
    take_over(reading(*[buddy("Marleen", "Zonnedauw", birth_date=BORN)] * 2))
    assert len({one.person_id for one in buddies()}) == 2
    assert participants()[0].person_id in {one.person_id for one in buddies()}


PEOPLE = st.fixed_dictionaries(
    {
        "first_name": st.sampled_from(["Jan", "Jo"]),
        "last_name": st.sampled_from(["Maanzaad", ""]),
        "birth_date": st.sampled_from([None, None, BORN, TODAY]),
        "phone": st.sampled_from([None, "+32400000001", "+32400000002"]),
        "postcode": st.sampled_from([None, "2440", "2200"]),
        "gender": st.sampled_from([None, *Gender]),
        "languages": st.sampled_from([(), ("nl",), ("nl", "fr")]),
        "availability": st.sampled_from([None, HALF_DAYS[:2]]),
        "remarks": st.sampled_from(["", "fietst"]),
        "wishes": st.sampled_from([(), (Wish("smokes", (False,), firm=True),)]),
    }
)
YEARS = st.sampled_from([None, None, 1968, 1950])
ORGANISATIONS = st.sampled_from([None, "CM", "cm"])


@st.composite
def row(draw: st.DrawFn, role: Role) -> ReadPerson:
    facts = draw(PEOPLE)
    facts["birth_year"] = None if facts["birth_date"] else draw(YEARS)
    if role is Role.PARTICIPANT:
        return participant(referrer=draw(ORGANISATIONS), status=draw(st.sampled_from(ParticipantStatus)), **facts)
    capacity = draw(st.sampled_from([None, 1, 2]))
    return buddy(partner=draw(ORGANISATIONS), capacity=capacity, status=draw(st.sampled_from(BuddyStatus)), **facts)


@st.composite
def a_list(draw: st.DrawFn, role: Role) -> ListReading:
    rows = draw(st.lists(row(role), max_size=6))
    rows += [one for one in rows if draw(st.integers(0, 3)) == 0]  # somebody who stands in it twice
    if draw(st.booleans()):
        return reading(*(replace(one, languages=()) for one in rows), absent=["languages"])
    return reading(*rows)


def emptied(vault: Vault) -> None:
    with vault.write("x") as session:
        for kind in (Participant, Buddy, Person):
            for record in session.scalars(select(kind)):
                session.delete(record)
            session.flush()


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with new_vault(tmp_path_factory.mktemp("kluis") / "k") as made:
        yield made


@given(a_list(Role.PARTICIPANT), a_list(Role.BUDDY))
def test_a_second_import_adds_nobody_and_tells_nothing_new(
    one_vault: Vault, waiting: ListReading, volunteers: ListReading
) -> None:
    emptied(one_vault)
    first = perform(one_vault, import_lists, (waiting, volunteers))
    with one_vault.read() as session:
        before = people.participants(session, TODAY), people.buddies(session, TODAY)
    for found in before:
        assert len({one.person_id for one in found}) == len(found)
    assert [len(found) for found in before] == [len(waiting.rows), len(volunteers.rows)]
    upside_down = [replace(one, rows=one.rows[::-1]) for one in (waiting, volunteers)]
    second = perform(one_vault, import_lists, upside_down)
    assert [report.added for report in second] == [0, 0]
    for was, now in zip(first, second, strict=True):
        assert {str(one.reason) for one in now.warnings} <= {str(one.reason) for one in was.warnings}
    with one_vault.read() as session:
        assert (people.participants(session, TODAY), people.buddies(session, TODAY)) == before


# Reading


def test_every_file_is_read_or_told_why_not(tmp_path: Path) -> None:
    good, unclear, broken = tmp_path / "wachtlijst.csv", tmp_path / "lijst.csv", tmp_path / "kapot.xlsx"
    good.write_text("Naam;Voornaam;Aangemeld op\nZonnedauw;Marleen;05/01/2026\n")
    unclear.write_text("Naam;Voornaam\nZonnedauw;Marleen\n")
    broken.write_bytes(b"PK geen excel")
    readings, unread = read_lists([broken, good, unclear, tmp_path / "nergens.csv"], None, TODAY)
    assert [one.file for one in readings] == ["wachtlijst.csv"]
    assert [one.file.name for one in unread] == ["kapot.xlsx", "lijst.csv", "nergens.csv"]
    assert [isinstance(one.error, WhoseList) for one in unread] == [False, True, False]
    assert read_lists([unclear], Role.BUDDY, TODAY)[0][0].rows[0].role is Role.BUDDY
