"""Lists of duos and of their contacts taken over: whom a name means, what becomes of it, and nothing twice."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.models import Contact, Coordinator, Duo, Participant, Person
from app.services import contacts, duos, people
from app.services.actions import perform
from app.services.import_plan import FileReport, Outcome, Plan, plan_lists
from app.services.import_questions import Kind, Question
from app.services.import_words import about
from app.services.subjects import Subject
from app.services.transfer import import_lists
from app.storage.vault import Vault
from app.transfer.reading import ListReading, read_list
from app.vocabulary import BuddyStatus, DuoState, ParticipantStatus
from tests.services.test_transfer import emptied
from tests.vaults import new_vault

TODAY = date(2026, 11, 27)
PARTICIPANTS = (
    "Naam;Voornaam;Geboortedatum;Aangemeld op;Status",
    "Zonnedauw;Marleen;12/02/1968;05/01/2026;wacht",
    "Kiezelsteen;Luc;03/04/1961;05/01/2026;wacht",
    "Van den Berg;Elke;;05/01/2026;kandidaat",
    "Maanzaad;Paul;01/01/1950;05/01/2026;wacht",
    "Maanzaad;Paul;01/01/1980;06/01/2026;wacht",
    "Regen;Bea;;05/01/2026;gestopt",
)
BUDDIES = (
    "Familienaam;Voornaam;Screening",
    "Vlinderdal;Nadia;ok",
    "Korenbloem;Stef;ok",
    "Korenbloem;Stefanie;ok",
    "Zandloper;Nadia;niet weerhouden",
)
Write = Callable[..., ListReading]


@pytest.fixture
def lists(tmp_path: Path) -> Write:
    """Write a list, and read it."""

    def write(name: str, *lines: str) -> ListReading:
        (tmp_path / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
        return read_list(tmp_path / f"{name}.csv", None, TODAY)

    return write


@pytest.fixture
def known(vault: Vault, lists: Write) -> Vault:
    """A vault with these people."""
    perform(vault, import_lists, [lists("deelnemers", *PARTICIPANTS), lists("buddys", *BUDDIES)])
    return vault


def planned(vault: Vault, *readings: ListReading, **answers: str) -> Plan:
    with vault.read() as session:
        return plan_lists(session, readings, answers)


def asked(plan: Plan) -> list[tuple[Kind, str]]:
    return [(one.kind, one.about) for one in plan.questions]


def imported(vault: Vault, *readings: ListReading, answers: dict[str, str] | None = None) -> tuple[FileReport, ...]:
    return perform(vault, import_lists, readings, answers)


def there(vault: Vault) -> dict[str, tuple[DuoState, list[tuple[DuoState, date]]]]:
    with vault.read() as session:
        return {f"{row.participant} & {row.buddy}": (row.state, list(row.steps)) for row in duos.duos(session)}


def seen(vault: Vault) -> list[tuple[date, int, bool]]:
    with vault.read() as session:
        return [(one.on, one.times, one.monthly) for one in reversed(contacts.every_contact(session))]


def reasons(report: FileReport) -> list[tuple[int, str]]:
    return [(one.row, str(one.reason)) for one in report.refused]


# Whom a name means


@pytest.mark.parametrize(
    ("participant", "buddy"),
    [
        ("Marleen Zonnedauw", "Nadia Vlinderdal"), ("ZONNEDAUW, MARLÈEN", "Vlinderdal Nadia"),
        ("Marleen Z.", "Nadia V."),
        ("M. Zonnedauw", "mevr. Nadia Vlinderdal"), ("marleen z", "Nadia Vlinderdal (buddy)"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(known: Vault, lists: Write, participant: str, buddy: str) -> None:
    found = lists("duos", "deelnemer;buddy;sinds", f'"{participant}";{buddy};04/03/2025')
    assert asked(planned(known, found)) == []
    (report,) = imported(known, found)
    assert (report.added, report.duos, report.people) == (1, 1, 0)
    assert there(known) == {
        "Marleen Zonnedauw & Nadia Vlinderdal": (DuoState.RUNNING, [(DuoState.RUNNING, date(2025, 3, 4))])
    }
    with known.read() as session:
        status = {row.full_name: row.status for row in people.participants(session, TODAY)}
        assert status["Marleen Zonnedauw"] is ParticipantStatus.IN_DUO
        assert {row.full_name: row.status for row in people.buddies(session, TODAY)}["Nadia Vlinderdal"] is (
            BuddyStatus.IN_DUO
        )


@pytest.mark.parametrize(
    ("written", "count"), [("Marleen", 1), ("Paul Maanzaad", 2), ("Marlen Zonnedauw", 1), ("Elke V.d.B. Zon", 0)]
)
def test_a_name_that_is_not_clear_is_asked(known: Vault, lists: Write, written: str, count: int) -> None:
    found = lists("duos", "deelnemer;buddy", f"{written};Stef Korenbloem")
    (question,) = planned(known, found).questions
    assert (question.kind, question.about, len(question.candidates)) == (Kind.NAME, written, count)
    assert (question.answers[0], question.answers[-1]) == ("leave", "new")
    (report,) = imported(known, found)
    assert reasons(report) == [(2, f"Er is niet geantwoord wie ‘{written}’ is: niet overgenomen.")]
    assert there(known) == {}


def test_a_short_name_is_asked_where_the_list_names_a_stranger_whom_it_fits(known: Vault, lists: Write) -> None:
    duos_list = ("Deelnemer;Buddy", "Luc K.;Nadia Vlinderdal", "Luc Klaver;Stef Korenbloem")
    assert asked(planned(known, lists("duos", *duos_list[:2]))) == []
    plan = planned(known, lists("duos", *duos_list))
    assert asked(plan) == [(Kind.NAME, "Luc K."), (Kind.NAME, "Luc Klaver")]
    assert plan.duos == ()


def test_who_has_but_one_name_is_found_again_beside_a_stranger_of_that_name(known: Vault, lists: Write) -> None:
    found = lists("duos", "Deelnemer;Buddy", "Ida;Nadia Vlinderdal", "Ida Klaver;Stef Korenbloem")
    first = planned(known, found).questions[0].key
    imported(known, found, answers={first: "new"})
    (again,) = imported(known, found, answers={first: "new"})
    assert (again.added, again.unchanged) == (0, 1)


@pytest.mark.parametrize("written", ["Elke V.d.B.", "Elke VdB", "Elke V.", "Elke B."])
def test_initials_of_a_surname_of_several_words(known: Vault, lists: Write, written: str) -> None:
    assert asked(planned(known, lists("duos", "deelnemer;buddy", f"{written};Stef Korenbloem"))) == []


def test_somebody_new_of_that_name_is_added_once(known: Vault, lists: Write) -> None:
    lines = "Marleen Zonnedauw;Roza Nieuwemaan;2020;2021", "Luc Kiezelsteen;roza nieuwemaan;2022;"
    found = lists("duos", "deelnemer;buddy;start;einde", *lines)
    (question,) = planned(known, found).questions
    assert [row for _sheet, row in question.rows] == [2, 3]
    (report,) = imported(known, found, answers={question.key: "new"})
    assert (report.added, report.people, report.duos) == (2, 1, 2)
    assert {name: state for name, (state, _steps) in there(known).items()} == {
        "Marleen Zonnedauw & Roza Nieuwemaan": DuoState.ENDED,
        "Luc Kiezelsteen & Roza Nieuwemaan": DuoState.RUNNING,
    }
    (again,) = imported(known, found)
    assert (again.added, again.unchanged) == (0, 2)


def test_a_father_and_a_son_are_told_apart_by_the_answer(known: Vault, lists: Write) -> None:
    found = lists("duos", "deelnemer;buddy", "Paul Maanzaad;Stef Korenbloem")
    (question,) = planned(known, found).questions
    son = next(one for one in question.candidates if one.birth_date == date(1980, 1, 1))
    imported(known, found, answers={question.key: son.key})
    with known.read() as session:
        assert session.scalars(select(Duo)).one().participant.person.birth_date == date(1980, 1, 1)
    (again,) = imported(known, found)  # only one of the two is in a duo with Stef
    assert (again.added, again.unchanged) == (0, 1)


@pytest.mark.parametrize("beside", ["°1/1/1980", "01-01-1980", "°1980", "0400 11 22 33", "0400112233", "retie"])
def test_what_stands_in_brackets_tells_namesakes_apart(known: Vault, lists: Write, beside: str) -> None:
    with known.write("x") as session:
        son = session.scalars(select(Person).where(Person.birth_date == date(1980, 1, 1))).one()
        son.phone, son.place = "+32400112233", "Retie"
    for found in (
        lists("duos", "deelnemer;buddy", f"Paul Maanzaad ({beside});Stef Korenbloem"),
        lists("koppels", "duo", f"Stef Korenbloem / Paul Maanzaad ({beside})"),
    ):
        plan = planned(known, found)
        assert asked(plan) == []
        with known.read() as session:
            (duo,) = plan.duos
            assert session.get_one(Participant, UUID(duo.participant)).person.birth_date == date(1980, 1, 1)


@pytest.mark.parametrize(("written", "count"), [("Paul Maanzaad (°2/1/1980)", 2), ("Marleen Zonnedauw (°1970)", 1)])
def test_another_birth_date_in_brackets_is_asked(known: Vault, lists: Write, written: str, count: int) -> None:
    (question,) = planned(known, lists("duos", "deelnemer;buddy", f"{written};Stef Korenbloem")).questions
    assert (question.kind, len(question.candidates)) == (Kind.NAME, count)


def test_strangers_of_one_name_stay_two(known: Vault, lists: Write) -> None:
    rows = "Ida Ster (Mol);Stef Korenbloem", "Ida Ster (Geel);Nadia Vlinderdal"
    found = lists("duos", "deelnemer;buddy", *rows)
    answers: dict[str, str] = {}
    for _round in range(2):
        answers |= {one.key: "new" for one in planned(known, found, **answers).questions}
    plan = planned(known, found, **answers)
    assert [one.said["last_name"] for one in plan.additions] == ["Ster", "Ster"]
    assert [one.said["remarks"] for one in plan.additions] == ["Mol", "Geel"]
    assert len({one.participant for one in plan.duos}) == 2


def test_a_name_that_may_be_two_people_is_asked_in_each_row(known: Vault, lists: Write) -> None:
    rows = "Paul Maanzaad;Stef Korenbloem;lopend", "Paul Maanzaad;Nadia Vlinderdal;lopend"
    found = lists("duos", "deelnemer;buddy;status", *rows)
    plan = planned(known, found)
    assert [[row for _sheet, row in one.rows] for one in plan.questions] == [[2], [3]]
    assert list(about(plan.questions[1])) == [
        "In rij 3", "De rij zegt: Paul Maanzaad & Nadia Vlinderdal · Lopend"
    ]  # fmt: skip
    father, son = (one.key for one in plan.questions[0].candidates)
    (report,) = imported(
        known, found, answers={one.key: who for one, who in zip(plan.questions, (father, son), strict=True)}
    )
    assert report.duos == 2


def test_names_are_found_in_the_lists_that_come_along(vault: Vault, lists: Write) -> None:
    found = lists("duos", "koppel;sinds", "duo: Nadia V. – Marleen Z.;03/2025")  # the buddy first
    files = [found, lists("deelnemers", *PARTICIPANTS), lists("buddys", *BUDDIES)]
    reports = imported(vault, *files)
    assert [(one.people, one.duos) for one in reports] == [(0, 1), (6, 0), (4, 0)]
    assert list(there(vault)) == ["Marleen Zonnedauw & Nadia Vlinderdal"]
    assert [one.added for one in imported(vault, *files)] == [0, 0, 0]
    vault.undo()
    assert there(vault) == {}
    with vault.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0
    vault.redo()
    assert list(there(vault)) == ["Marleen Zonnedauw & Nadia Vlinderdal"]


@pytest.mark.parametrize("written", ["Nadia Vlinderdal", "Jos Vlinderdal", "Nadia en Jos Vlinderdal", "Jos V."])
def test_either_of_a_couple_names_it(known: Vault, lists: Write, written: str) -> None:
    with known.read() as session:
        nadia = next(row.id for row in people.buddies(session, TODAY) if row.full_name == "Nadia Vlinderdal")
    perform(known, people.add_second_person, nadia, {"first_name": "Jos", "last_name": "Vlinderdal"})
    (report,) = imported(known, lists("duos", "duo", f"Marleen Zonnedauw – {written}"))
    assert (report.added, report.refused) == (1, ())


# What becomes of a duo


@pytest.mark.parametrize(
    ("state", "until", "expected"),
    [
        ("lopend", "", [DuoState.RUNNING]),
        ("proef", "", [DuoState.TRIAL]),
        ("op pauze", "", [DuoState.RUNNING, DuoState.PAUSED]),
        ("", "01/06/2025", [DuoState.RUNNING, DuoState.CLOSING, DuoState.ENDED]),
        ("lopend", "01/06/2025", [DuoState.RUNNING, DuoState.CLOSING, DuoState.ENDED]),
        ("gestopt", "01/06/2025", [DuoState.RUNNING, DuoState.STOPPED_EARLY]),
        ("geen klik", "", [DuoState.NO_CLICK]),
    ],
)
def test_a_duo_comes_where_it_is(known: Vault, lists: Write, state: str, until: str, expected: list[DuoState]) -> None:
    titles = "deelnemer;buddy;start;status;einde;reden"
    imported(known, lists("duos", titles, f"Marleen Zonnedauw;Stef Korenbloem;04/03/2025;{state};{until};verhuisd"))
    ((found, steps),) = there(known).values()
    assert (found, [one for one, _on in steps]) == (expected[-1], expected)
    assert steps[0][1] == date(2025, 3, 4)
    if until:
        assert steps[-1][1] == date(2025, 6, 1)
    with known.read() as session:
        assert "verhuisd" in (session.scalars(select(Duo)).one().steps[-1].note or "")
        status = next(row.status for row in people.participants(session, TODAY) if row.first_name == "Marleen")
    together = found in (DuoState.RUNNING, DuoState.TRIAL, DuoState.PAUSED)
    assert (status is ParticipantStatus.IN_DUO) is together


def test_a_word_that_is_not_understood_is_asked_once(known: Vault, lists: Write) -> None:
    lines = "Marleen Zonnedauw;Stef Korenbloem;kabbelt", "Luc Kiezelsteen;Nadia Vlinderdal;Kabbelt"
    found = lists("duos", "deelnemer;buddy;status", *lines)
    (question,) = planned(known, found).questions
    assert (question.kind, question.about, len(question.rows)) == (Kind.STATE, "kabbelt", 2)
    (report,) = imported(known, found)
    assert len(report.refused) == 2
    (report,) = imported(known, found, answers={question.key: "paused"})
    assert {state for state, _steps in there(known).values()} == {DuoState.PAUSED}


def test_what_cannot_be_is_refused_with_its_reason(known: Vault, lists: Write) -> None:
    found = lists(
        "duos",
        "deelnemer;buddy",
        "Marleen Zonnedauw;Stef Korenbloem",
        "Marleen Zonnedauw;Nadia Vlinderdal",
        "Luc Kiezelsteen;Stef Korenbloem",
        "Elke Van den Berg;Nadia Vlinderdal",
        "Bea Regen;Nadia Vlinderdal",
        "Luc Kiezelsteen;Nadia Zandloper",
    )
    (report,) = imported(known, found)
    assert reasons(report) == [
        (3, "Marleen Zonnedauw heeft al een duo."),
        (4, "Stef Korenbloem heeft geen vrije plaats."),
        (5, "Een lopend duo wordt niet genoteerd van Elke Van den Berg: die is ‘Aangemeld’."),
        (6, "Een lopend duo wordt niet genoteerd van Bea Regen: die is ‘Uitgeschreven’."),
        (7, "Een lopend duo wordt niet genoteerd van Nadia Zandloper: die is ‘Niet weerhouden’."),
    ]
    assert report.rows == report.added + report.unchanged + len(report.refused)


def test_who_may_not_be_contacted_gets_no_running_duo(known: Vault, lists: Write) -> None:
    with known.write("x") as session:
        one = session.scalars(select(Person).where(Person.first_name == "Marleen")).one()
        one.deceased_on = date(2026, 10, 1)
    titles = "deelnemer;buddy;start;einde"
    found = lists("duos", titles, "Marleen Zonnedauw;Stef Korenbloem;2024;")
    assert len(imported(known, found)[0].refused) == 1
    ended = lists("duos", titles, "Marleen Zonnedauw;Stef Korenbloem;2024;09/2026")
    assert imported(known, ended)[0].added == 1


def test_a_buddy_who_is_new_takes_as_many_duos_as_the_list_says(vault: Vault, lists: Write) -> None:
    files = [
        lists("deelnemers", *PARTICIPANTS),
        lists("buddys", *BUDDIES),
        lists("duos", "deelnemer;buddy", "Marleen Zonnedauw;Stef Korenbloem", "Elke V.;Stef Korenbloem"),
    ]
    assert imported(vault, *files)[-1].added == 2
    with vault.read() as session:
        stef = next(row for row in people.buddies(session, TODAY) if row.full_name == "Stef Korenbloem")
    assert (stef.capacity, stef.status) == (2, BuddyStatus.IN_DUO)


def test_a_known_duo_stays_and_what_differs_is_told(known: Vault, lists: Write) -> None:
    titles = "deelnemer;buddy;start;status;einde"
    first = lists("duos", titles, "Marleen Zonnedauw;Stef Korenbloem;04/03/2025;lopend;")
    imported(known, first)
    before = there(known)
    same = lists("duos", titles, "Stef Korenbloem;;;;", "Marleen Z.;Stef Korenbloem;;;", "Marleen Z.;Stef K.;;;")
    (plan,) = planned(known, same).lists
    assert [row.outcome for row in plan.rows] == [Outcome.REFUSED, Outcome.KNOWN, Outcome.KNOWN]
    other = lists("duos", titles, "Marleen Zonnedauw;Stef Korenbloem;05/03/2025;gestopt;01/06/2026")
    (plan,) = planned(known, other).lists
    assert (plan.rows[0].outcome, plan.rows[0].differing) == (Outcome.KNOWN, ("status", "start van het duo"))
    imported(known, other)
    assert there(known) == before


def test_the_same_two_may_have_been_together_before(known: Vault, lists: Write) -> None:
    lines = "lopend;01/02/2026;", "gestopt;01/02/2023;01/02/2024", ";01/02/2020;01/02/2021"
    found = lists("duos", "deelnemer;buddy;status;start;einde", *(f"Marleen Z.;Stef Korenbloem;{one}" for one in lines))
    (report,) = imported(known, found)
    assert (report.added, report.unchanged) == (3, 0)
    (again,) = imported(known, found)
    assert (again.added, again.unchanged) == (0, 3)


def test_the_contact_person_follows(known: Vault, lists: Write) -> None:
    with known.write("x") as session:
        session.add(Coordinator(first_name="An", last_name="Zilverberk"))
    titles = "deelnemer;buddy;contactpersoon"
    found = lists(
        "duos", titles, "Marleen Z.;Stef Korenbloem;an", "Luc K.;Nadia Vlinderdal;Tom", "Bea R.;Stef Korenbloem;Tom"
    )
    (report,) = imported(known, found)
    assert [told.row for told in report.warnings] == [0]
    with known.read() as session:
        of = {one.person.first_name: one.coordinator for one in session.scalars(select(Participant))}
        assert of["Marleen"] is not None
        assert of["Marleen"].first_name == "An"
        assert of["Luc"] is None
        notes = [duo.steps[-1].note or "" for duo in session.scalars(select(Duo))]
    assert any("Tom" in one for one in notes)


# Contacts by month


@pytest.fixture
def paired(known: Vault, lists: Write) -> Vault:
    """A vault with two duos."""
    lines = "Marleen Zonnedauw;Nadia Vlinderdal;01/01/2024", "Luc Kiezelsteen;Stef Korenbloem;01/01/2024"
    imported(known, lists("duos", "deelnemer;buddy;sinds", *lines))
    return known


def test_months_and_days_become_contacts_once(paired: Vault, lists: Write) -> None:
    found = lists(
        "contacten 2026",
        "Duo;jan;feb;mrt;april;november",
        'Marleen – Nadia;2;x (zee);"3, 17";0;4',
        "Luc Kiezelsteen;-;;;?;",
    )
    (report,) = imported(paired, found)
    assert (report.rows, report.added, report.unchanged, report.contacts) == (2, 1, 1, 6)
    assert seen(paired) == [
        (date(2026, 1, 31), 2, True),
        (date(2026, 2, 28), 1, True),
        (date(2026, 3, 3), 1, False),
        (date(2026, 3, 17), 1, False),
        (date(2026, 4, 30), 0, True),
        (TODAY, 4, True),
    ]
    with paired.read() as session:
        noted = {one.on: (one.reached, one.note) for one in session.scalars(select(Contact))}
    assert (noted[date(2026, 2, 28)], noted[date(2026, 4, 30)]) == ((None, "zee"), (False, None))
    (again,) = imported(paired, found)
    assert (again.added, again.unchanged, again.contacts) == (0, 2, 0)
    assert len(seen(paired)) == 6


def test_what_was_noted_otherwise_stays(paired: Vault, lists: Write) -> None:
    imported(paired, lists("contacten", "Duo;jan 2026;feb 2026", 'Marleen – Nadia;2;"3, 17"'))
    with paired.read() as session:
        duo = next(row.id for row in duos.duos(session) if row.participant.startswith("Marleen"))
    before = seen(paired)
    (report,) = imported(paired, lists("contacten", "Duo;jan 2026;feb 2026", 'Marleen – Nadia;"5, 6";3'))
    assert (report.added, len(report.refused), seen(paired)) == (0, 1, before)
    (report,) = imported(paired, lists("contacten", "Duo;jan 2026;feb 2026;mrt 2026", "Marleen – Nadia;3;2;1"))
    assert [str(told.reason) for told in report.warnings] == ["Van deze maand zijn er al 2 genoteerd: dat blijft zo."]
    with paired.read() as session:
        assert contacts.times_seen(contacts.contacts_of(session, Subject("duo", duo))) == 5


def test_the_duos_may_come_along(known: Vault, lists: Write) -> None:
    files = [
        lists("contacten", "Duo;jan 2026;feb 2026", "Marleen Z. en Stef Korenbloem;1;2"),
        lists("duos", "deelnemer;buddy;sinds", "Marleen Zonnedauw;Stef Korenbloem;2025"),
    ]
    assert asked(planned(known, *files)) == []
    assert [one.contacts for one in imported(known, *files)] == [2, 0]
    assert [one.contacts for one in imported(known, *files)] == [0, 0]


def test_which_duo_is_meant_is_asked(paired: Vault, lists: Write) -> None:
    found = lists("contacten", "Duo;jan 2026;feb 2026", "Luc;1;2", "Elke;1;1", "Paul Maanzaad – Nadia Vlinderdal;1;1")
    plan = planned(paired, found)
    assert asked(plan) == [(Kind.DUO, "Luc"), (Kind.DUO, "Paul Maanzaad & Nadia Vlinderdal")]
    assert [row.outcome for row in plan.lists[0].rows] == [Outcome.REFUSED] * 3
    (report,) = imported(paired, found, answers={plan.questions[0].key: plan.questions[0].answers[1]})
    assert (report.contacts, len(report.refused)) == (2, 2)


def test_two_who_are_no_duo_yet_may_be_noted_as_one(known: Vault, lists: Write) -> None:
    found = lists("contacten", "Duo;jan 2026;feb 2026", "Marleen Z. – Stef Korenbloem;;2")
    (question,) = planned(known, found).questions
    assert question.answers == ("leave", "new")
    (report,) = imported(known, found, answers={question.key: "new"})
    assert (report.duos, report.contacts) == (1, 1)
    assert there(known)["Marleen Zonnedauw & Stef Korenbloem"][1] == [(DuoState.RUNNING, date(2026, 2, 1))]


def test_a_year_that_stands_nowhere_is_asked(paired: Vault, lists: Write) -> None:
    found = lists("contacten", "Duo;jan;feb;mrt", "Marleen – Nadia;1;2;31")
    (question,) = planned(paired, found).questions
    assert (question.kind, question.answers) == (Kind.YEAR, ("leave", "2026", "2025", "2024"))
    (report,) = imported(paired, found)
    assert (report.added, len(report.refused), seen(paired)) == (0, 1, [])
    (report,) = imported(paired, found, answers={question.key: "2025"})
    assert (report.contacts, report.warnings, seen(paired)[0][0]) == (3, (), date(2025, 1, 31))


# Whatever is answered


NAMES = [
    "Marleen Z.",
    "Luc Kiezelsteen",
    "Paul Maanzaad",
    "Nadia",
    "Stef Korenbloem",
    "Nadia Vlinderdal",
    "Niemand",
    "",
]
NAME = st.sampled_from(NAMES)
STATE = st.sampled_from(["lopend", "gestopt", "kabbelt", "", "geen klik"])
DAY = st.sampled_from(["", "2024", "03/2025", "31/02/2025", "05/05/2025"])
TIMES = st.sampled_from(["", "2", "x", "3, 17", "vakantie", "0"])


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with new_vault(tmp_path_factory.mktemp("kluis") / "k") as made:
        yield made


@settings(max_examples=8)
@given(
    pairs=st.lists(st.tuples(NAME, NAME, DAY, STATE, DAY), max_size=6),
    rows=st.lists(st.tuples(NAME, NAME, TIMES, TIMES), max_size=4),
    data=st.data(),
)
def test_no_row_is_lost_and_nobody_is_mixed(
    one_vault: Vault,
    tmp_path_factory: pytest.TempPathFactory,
    pairs: Sequence[tuple[str, ...]],
    rows: Sequence[tuple[str, ...]],
    data: st.DataObject,
) -> None:
    with one_vault.write("x") as session:
        for one in session.scalars(select(Duo)):
            session.delete(one)
    emptied(one_vault)
    folder = tmp_path_factory.mktemp("lijsten")

    def write(name: str, lines: Sequence[str]) -> ListReading:
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
        return read_list(folder / name, None, TODAY)

    readings = [
        write("deelnemers.csv", PARTICIPANTS),
        write("buddys.csv", [*BUDDIES, "Zonnedauw;Marleen;ok"]),
        write("duos.csv", ["deelnemer;buddy;start;status;einde", *(";".join(one) for one in pairs)]),
        write("maanden.csv", ["deelnemer;buddy;jan;feb", *(f'{a};{b};"{c}";"{d}"' for a, b, c, d in rows)]),
    ]
    answers: dict[str, str] = {}
    for _round in range(3):  # an answer may bring another question
        for one in planned(one_vault, *readings, **answers).questions:
            if one.key not in answers and data.draw(st.booleans()):
                answers[one.key] = data.draw(st.sampled_from(one.answers))
    plan = planned(one_vault, *readings, **answers)
    assert len({one.key for one in plan.questions}) == len(plan.questions)
    reports = perform(one_vault, import_lists, readings, answers)
    assert reports == tuple(one.report for one in plan.lists)
    for one, reading in zip(plan.lists, readings, strict=True):
        counted = Counter(row.outcome for row in one.rows)
        assert (one.report.added, one.report.unchanged, len(one.report.refused)) == tuple(
            counted[outcome] for outcome in Outcome
        )
        assert one.report.rows == reading.total == sum(counted.values())
    with one_vault.read() as session:
        assert session.scalar(select(func.count()).select_from(Duo)) == len(plan.duos)
        assert session.scalar(select(func.count()).select_from(Contact)) == len(plan.contacts)
        open_duos = Counter(session.scalars(select(Duo.participant_id).where(Duo.state == DuoState.RUNNING)))
        assert all(count == 1 for count in open_duos.values())
        if not any(one.kind in (Kind.ROLE, Kind.SAME) and one.key in answers for one in plan.questions):
            assert session.scalar(select(func.count()).select_from(Person)) == len(plan.additions)
    # Once more: nothing is added, and nobody is asked about who was clear before.
    again = planned(one_vault, *readings, **answers)
    # Somebody new in one row may have as whole name what was left open in another: by then that row is clear.
    if not any(one.says and answers.get(one.key) == "new" for one in plan.questions):
        assert [one.report.added for one in again.lists] == [0, 0, 0, 0]
    assert {one.key for one in again.questions} <= {one.key for one in plan.questions}


def test_a_question_has_one_key_in_every_run(known: Vault, lists: Write) -> None:
    found = lists("duos", "deelnemer;buddy;status", "Paul Maanzaad;Nadia;kabbelt", "Luc;Stef;lopend")

    def keys() -> list[tuple[str, tuple[str, ...]]]:
        found: tuple[Question, ...] = planned(known, lists("x", "Naam;Voornaam;Aangemeld op"), the_list).questions
        return [(one.key, one.answers) for one in found]

    the_list = found
    first = keys()
    assert len(first) == 5
    assert keys() == first
    assert all(UUID(one) for _key, answers in first for one in answers if len(one) == 36)
