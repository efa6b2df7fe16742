"""Expenses of volunteers: who is shown, what is asked, notes and their ceilings, and the list for the tax office."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import Engine, event, select

from app.errors import KlikError
from app.expenses.ceilings import Ceiling, Total
from app.expenses.lines import Ask
from app.models import Buddy, ExpenseNote, KeptExpense, Person
from app.services import (
    contacts,
    erasing,
    existing_duos,
    expense_buddies,
    expense_lines,
    expense_noted,
    expense_notes,
    expense_outings,
    expense_years,
    expenses,
    legal_amounts,
    merging,
    office,
    organisations,
    people,
    recycle_bin,
)
from app.services.actions import perform
from app.services.duo_path import end
from app.services.expense_words import missing_said, to_say
from app.storage.vault import Vault
from app.vocabulary import DuoState, ExpenseSystem, LegalKind, Payer, Travel
from tests.services.conftest import TODAY

Add = Callable[..., UUID]
FLAT, REAL = ExpenseSystem.FLAT, ExpenseSystem.REAL
SPRING = date(2025, 3, 3)


@pytest.fixture
def nadia(vault: Vault, buddy: Add) -> UUID:
    """A buddy without a partner, of an office that handles expenses."""
    perform(vault, office.change_office, {"name": "Buddywerking De Linde", "expenses_here": True})
    return buddy()


@pytest.fixture
def duo(vault: Vault, participant: Add, nadia: UUID) -> UUID:
    return perform(vault, existing_duos.record, participant(), nadia, date(2024, 1, 8), TODAY)


def person_of(vault: Vault, buddy_id: UUID) -> UUID:
    with vault.read() as session:
        return session.get_one(Buddy, buddy_id).person_id


def spend(vault: Vault, duo: UUID, on: date, cost: int | None = None, **facts: Any) -> UUID:
    paid = {"cost": cost, "paid_by": Payer.BUDDY} if cost else {}
    return perform(vault, contacts.note_outing, duo, on, "film", **paid | facts)


def drive(vault: Vault, duo: UUID, on: date, km: float, **facts: Any) -> UUID:
    return spend(vault, duo, on, km=km, **{"travel": Travel.CAR} | facts)


def settle(vault: Vault, buddy_id: UUID, system: ExpenseSystem, year: int = 2025) -> UUID:
    person = person_of(vault, buddy_id)
    perform(vault, expense_years.choose_system, person, year, system)
    perform(vault, expense_years.note_asked, person, year, SPRING)
    return person


def make(vault: Vault, person: UUID, first: date = date(2025, 1, 1), last: date = date(2025, 12, 31)) -> UUID:
    return perform(vault, expense_notes.make_note, person, first, last, TODAY)


def the_row(vault: Vault, year: int = 2025) -> expenses.VolunteerRow:
    with vault.read() as session:
        (row,) = expenses.overview(session, year)
    return row


def asked(vault: Vault, year: int = 2025) -> set[Ask]:
    return {one.ask for one in the_row(vault, year).questions}


# Whose notes are handled here


def test_expenses_are_off_unless_the_office_or_the_partner_has_them_handled_here(
    vault: Vault, participant: Add, buddy: Add
) -> None:
    partner = perform(vault, organisations.add_organisation, {"name": "CGG De Berk", "is_partner": True})
    helper = buddy(partner_id=partner)
    made = perform(vault, existing_duos.record, participant(), helper, date(2024, 1, 8), TODAY)
    spend(vault, made, SPRING, 500)

    def shown() -> tuple[bool, int, bool]:
        with vault.read() as session:
            handled = expense_buddies.is_handled(session, helper)
            return expenses.are_handled(session), len(expenses.overview(session, 2025)), handled

    assert shown() == (False, 0, False)
    perform(vault, office.change_office, {"expenses_here": True})
    assert shown() == (True, 0, False)  # hers is a partner's
    perform(vault, organisations.change_organisation, partner, {"expenses_here": True})
    perform(vault, office.change_office, {"expenses_here": None})
    assert shown() == (True, 1, True)


def test_only_what_the_buddy_paid_or_drove_is_asked_back(vault: Vault, duo: UUID, nadia: UUID) -> None:
    settle(vault, nadia, FLAT)
    for payer in (Payer.PARTICIPANT, Payer.OFFICE, Payer.EACH, None):
        perform(vault, contacts.note_outing, duo, SPRING, "film", cost=900, paid_by=payer)
    spend(vault, duo, SPRING, 500)
    drive(vault, duo, date(2025, 3, 4), 10)
    row = the_row(vault)
    assert (row.days, row.amount, row.km, row.open, row.waiting) == (2, 500 + 429, 10.0, 929, 0)


def test_names_do_not_stand_on_a_line_but_initials(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT)
    perform(
        vault, contacts.note_outing, duo, SPRING, "taart bij Marleen", cost=5, paid_by=Payer.BUDDY, route="Nadia - Mol"
    )
    with vault.read() as session:
        (claim,) = expense_lines.claims(session, 2025, person)
    assert (claim.line.what, claim.line.who, claim.line.route) == ("taart bij M.Z.", "M.Z.", "N.V. - Mol")


def test_of_a_couple_it_is_asked_whose_it_is_and_each_has_a_ceiling_of_her_own(
    vault: Vault, duo: UUID, nadia: UUID
) -> None:
    wout = perform(vault, people.add_second_person, nadia, {"first_name": "Wout", "last_name": "Sterk"})
    mine = settle(vault, nadia, FLAT)
    perform(vault, expense_years.choose_system, wout, 2025, FLAT)
    spend(vault, duo, SPRING, 40_00, expense_of_id=mine)
    spend(vault, duo, SPRING, 40_00, expense_of_id=wout)
    unknown = spend(vault, duo, SPRING, 40_00)
    with vault.read() as session:
        rows = {row.name: row for row in expenses.overview(session, 2025)}
    first, second = rows["Nadia Vlinderdal"], rows["Wout Sterk"]
    assert (first.amount, first.waiting, first.over) == (40_00, 1, ())
    assert [one.ask for one in first.questions] == [Ask.WHOSE]
    assert (second.amount, second.waiting, second.over) == (40_00, 0, ())
    perform(vault, contacts.change, unknown, {"expense_of_id": wout})
    with vault.read() as session:
        found = expense_notes.before_note(session, wout, SPRING, SPRING)
    assert [(one.ceiling, one.cents) for one in found.over] == [(Ceiling.DAY, 80_00 - 42_31)]


def test_what_is_not_known_is_asked_and_waits(vault: Vault, duo: UUID, nadia: UUID) -> None:
    spend(vault, duo, SPRING, km=12.0)
    assert asked(vault) == {Ask.SYSTEM, Ask.ELSEWHERE, Ask.TRAVEL}
    person = settle(vault, nadia, REAL)
    spend(vault, duo, SPRING, 500)
    perform(vault, contacts.note_month, duo, date(2025, 5, 1), 2, TODAY, cost=700, paid_by=Payer.BUDDY, proof="3")
    assert asked(vault) == {Ask.TRAVEL, Ask.PROOF, Ask.DAY}
    assert (the_row(vault).amount, the_row(vault).waiting) == (0, 3)
    with pytest.raises(KlikError, match=r"waarmee|bewijs"):
        make(vault, person)


# A year


def test_a_flat_rate_and_real_costs_are_never_mixed_in_one_year(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT)
    spend(vault, duo, SPRING, 500)
    make(vault, person)
    with pytest.raises(KlikError, match="ene of het andere"):
        perform(vault, expense_years.choose_system, person, 2025, REAL)
    perform(vault, expense_years.choose_system, person, 2024, REAL)  # another year is another choice
    facts = {"amount": 5000, "system": FLAT, "where": "Sportclub"}
    perform(vault, expense_years.add_elsewhere, person, 2026, facts, TODAY)
    with pytest.raises(KlikError, match="andere organisatie"):
        perform(vault, expense_years.choose_system, person, 2026, REAL)
    real = perform(vault, expense_years.add_elsewhere, person, 2025, {"amount": 100, "system": REAL}, TODAY)
    spend(vault, duo, date(2025, 4, 4), 500)
    assert the_row(vault).mixed
    with pytest.raises(KlikError, match="twee manieren"):
        make(vault, person)
    perform(vault, expense_years.remove_elsewhere, real)
    assert make(vault, person)


def test_what_another_organisation_paid_counts_and_was_then_asked(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = person_of(vault, nadia)
    perform(vault, expense_years.choose_system, person, 2025, FLAT)
    spend(vault, duo, SPRING, 3_31)
    facts = {"amount": 39_00, "system": FLAT, "where": "Sportclub", "on": SPRING}
    other = perform(vault, expense_years.add_elsewhere, person, 2025, facts, TODAY)
    row = the_row(vault)
    assert (row.over, row.elsewhere, row.questions) == ((), 39_00, ())
    perform(vault, expense_years.change_elsewhere, other, {"amount": 39_01})
    assert [(one.ceiling, one.cents) for one in the_row(vault).over] == [(Ceiling.DAY, 1)]
    with pytest.raises(KlikError, match="0,01 te veel"):
        make(vault, person)
    with pytest.raises(KlikError, match="2025"):
        perform(vault, expense_years.change_elsewhere, other, {"on": date(2024, 3, 3)})


def test_who_drives_people_regularly_has_no_limit_on_kilometres(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT)
    drive(vault, duo, SPRING, 2001)
    assert {one.ceiling for one in the_row(vault).over} == {Ceiling.KM, Ceiling.WAY}
    perform(vault, expense_years.note_regular_transport, person, 2025, True)
    assert the_row(vault).over == ()


def test_kilometres_are_said_once_unless_what_was_paid_for_the_way_differs() -> None:
    def said(way: int) -> set[Ceiling]:
        totals = (Total(Ceiling.KM, 120_00, 2000_00), Total(Ceiling.WAY, way, 2000_00))
        return {one.ceiling for one in to_say(totals)}

    assert said(120_00) == said(120_01) == said(119_01) == {Ceiling.KM}
    assert said(121_00) == said(2000_01) == {Ceiling.KM, Ceiling.WAY}


def test_a_year_whose_amounts_are_not_there_says_so(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT, 2026)
    spend(vault, duo, date(2026, 2, 2), 500)
    assert asked(vault, 2026) == {Ask.LAW}
    with vault.read() as session:
        missing = legal_amounts.missing(session, 2026, TODAY)
    assert "2026" in missing_said(missing, 2026)
    with pytest.raises(KlikError, match="kent Klik niet"):
        make(vault, person, date(2026, 1, 1), date(2026, 12, 31))
    for kind, amount in ((LegalKind.FLAT_DAY, 43_0000), (LegalKind.FLAT_YEAR, 1720_0000)):
        perform(vault, legal_amounts.settle, kind, date(2026, 1, 1), amount, "vlaanderen.be", TODAY, "An")
    assert the_row(vault, 2026).open == 500
    with pytest.raises(KlikError, match="waar je"):
        perform(vault, legal_amounts.settle, LegalKind.FLAT_DAY, date(2026, 1, 1), 1, " ", TODAY)
    perform(vault, legal_amounts.back_to_shipped, LegalKind.FLAT_DAY, date(2026, 1, 1))
    assert asked(vault, 2026) == {Ask.LAW}


# Notes


def test_a_note_holds_what_it_held_and_says_what_changed_since(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT)
    first, second = spend(vault, duo, SPRING, 500), drive(vault, duo, date(2025, 3, 5), 10, route="Geel - Mol")
    waits = spend(vault, duo, date(2025, 3, 6), km=4.0)
    note = make(vault, person, SPRING, date(2025, 3, 31))
    with vault.read() as session:
        row = expense_noted.note(session, note)
        assert expense_notes.changed_since(session, note)[0].now is not None  # what waited came since
    assert (row.number, row.amount, row.km, [one.amount for one in row.lines]) == ("2025-001", 929, 10.0, [500, 429])
    perform(vault, contacts.change, first, {"cost": 800})
    perform(vault, contacts.remove, second)
    perform(vault, contacts.change, waits, {"travel": Travel.CAR})
    with vault.read() as session:
        assert expense_noted.note(session, note) == row
        changes = expense_notes.changed_since(session, note)
    said = [(one.was and one.was.cost, one.now and one.now.cost, one.now is None) for one in changes]
    assert said == [(500, 800, False), (None, None, True), (None, None, False)]
    assert make(vault, person)  # what came since goes on another one
    with vault.read() as session:
        last = expense_noted.notes(session, 2025, person)[1]
    assert (last.number, last.amount, last.km) == ("2025-002", 172, 4.0)
    with pytest.raises(KlikError, match="niets"):
        make(vault, person)


def test_a_note_over_a_ceiling_is_refused_and_nothing_of_it_is_cut(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT)
    too_much = spend(vault, duo, SPRING, 42_32)
    with vault.read() as session:
        found = expense_notes.before_note(session, person, SPRING, SPRING)
    assert (found.amount, found.may_be_paid) == (42_32, 0)
    with pytest.raises(KlikError, match="te veel"):
        make(vault, person)
    perform(vault, contacts.change, too_much, {"cost": 42_31})
    assert make(vault, person)


def test_a_note_is_of_one_calendar_year(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT)
    settle(vault, nadia, FLAT, 2024)
    spend(vault, duo, date(2024, 12, 31), 41_48)
    spend(vault, duo, date(2025, 1, 1), 42_31)
    with pytest.raises(KlikError, match="kalenderjaar"):
        make(vault, person, date(2024, 12, 31), date(2025, 1, 1))
    with pytest.raises(KlikError, match="laatste dag"):
        make(vault, person, date(2025, 2, 1), date(2025, 1, 1))
    assert make(vault, person, date(2024, 12, 31), date(2024, 12, 31))
    assert make(vault, person, date(2025, 1, 1), date(2025, 1, 1))
    assert [the_row(vault, year).on_notes for year in (2024, 2025)] == [41_48, 42_31]


def test_a_note_is_approved_before_it_is_paid_and_stays_once_it_is(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT)
    spend(vault, duo, SPRING, 500)
    note = make(vault, person)
    with pytest.raises(KlikError, match="nog niet goedgekeurd"):
        perform(vault, expense_notes.pay, note, TODAY)
    an = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    vault.work_as("An Zilverberk", an)
    perform(vault, expense_notes.approve, note, TODAY)
    perform(vault, expense_notes.pay, note, TODAY)
    with vault.read() as session:
        row = expense_noted.note(session, note)
    assert (row.approved_by, row.approved_on, row.paid_on) == ("An Zilverberk", TODAY, TODAY)
    assert the_row(vault).paid == 500
    for service in (expense_notes.remove_note, lambda session, one: expense_notes.approve(session, one, None)):
        with pytest.raises(KlikError, match="betaald"), vault.write("Toch") as session:
            service(session, note)
    perform(vault, expense_notes.pay, note, None)
    perform(vault, expense_notes.remove_note, note)
    assert (the_row(vault).on_notes, the_row(vault).open) == (0, 500)


def test_what_others_turn_out_to_have_paid_holds_back_the_approval(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT)
    spend(vault, duo, SPRING, 500)
    note = make(vault, person)
    facts = {"amount": 40_00, "system": FLAT, "on": SPRING}
    perform(vault, expense_years.add_elsewhere, person, 2025, facts, TODAY)
    with pytest.raises(KlikError, match="te veel"):
        perform(vault, expense_notes.approve, note, TODAY)

    perform(vault, expense_years.remove_elsewhere, the_other(vault, person))
    perform(vault, expense_notes.approve, note, TODAY)
    perform(vault, expense_years.add_elsewhere, person, 2025, facts, TODAY)
    with pytest.raises(KlikError, match="te veel"):
        perform(vault, expense_notes.pay, note, TODAY)


def the_other(vault: Vault, person: UUID) -> UUID:
    with vault.read() as session:
        return expense_years.year_row(session, person, 2025).elsewhere[0].id


def test_nothing_is_paid_twice_after_its_day_went_to_another_year(vault: Vault, duo: UUID, nadia: UUID) -> None:
    person = settle(vault, nadia, FLAT)
    settle(vault, nadia, FLAT, 2024)
    spent = spend(vault, duo, date(2024, 12, 31), 500)
    make(vault, person, date(2024, 1, 1), date(2024, 12, 31))
    perform(vault, contacts.change, spent, {"on": date(2025, 1, 1)})
    assert (the_row(vault).open, the_row(vault, 2024).on_notes) == (0, 500)
    with pytest.raises(KlikError, match="niets"):
        make(vault, person)


def test_nothing_is_paid_twice_after_it_went_to_the_other_of_a_couple(vault: Vault, duo: UUID, nadia: UUID) -> None:
    wout = perform(vault, people.add_second_person, nadia, {"first_name": "Wout", "last_name": "Sterk"})
    mine = settle(vault, nadia, FLAT)
    perform(vault, expense_years.choose_system, wout, 2025, FLAT)
    spent = spend(vault, duo, SPRING, 500, expense_of_id=mine)
    note = make(vault, mine)
    perform(vault, contacts.change, spent, {"expense_of_id": wout})
    with pytest.raises(KlikError, match="niets"):
        make(vault, wout)
    with vault.read() as session:
        (change,) = expense_notes.changed_since(session, note)
    assert change.now is None
    perform(vault, expense_notes.remove_note, note)
    with vault.read() as session:
        assert [row.open for row in expenses.overview(session, 2025)] == [0, 500]


def test_a_note_out_of_the_recycle_bin_stands_beside_no_other_with_its_lines_or_its_number(
    vault: Vault, duo: UUID, nadia: UUID
) -> None:
    person = settle(vault, nadia, FLAT)
    spend(vault, duo, SPRING, 500)
    perform(vault, expense_notes.remove_note, make(vault, person))
    again = make(vault, person)
    with vault.read() as session:
        (gone,) = recycle_bin.thrown_away(session, datetime.now().astimezone())
    with pytest.raises(KlikError, match="iets anders"):
        perform(vault, recycle_bin.take_out, gone.line.number)
    perform(vault, expense_notes.remove_note, again)
    perform(vault, recycle_bin.take_out, gone.line.number)
    assert (the_row(vault).on_notes, the_row(vault).open) == (500, 0)


def test_an_outing_on_a_note_is_not_counted_once_more_while_it_is_corrected(
    vault: Vault, duo: UUID, nadia: UUID
) -> None:
    person, spent = settle(vault, nadia, FLAT), spend(vault, duo, SPRING, 30_00)
    facts = {"cost": 31_00, "paid_by": Payer.BUDDY}

    def told() -> expense_outings.Told:
        with vault.read() as session:
            return expense_outings.told(session, duo, SPRING, facts, spent)

    assert told() == expense_outings.Told()
    make(vault, person)
    assert told() == expense_outings.Told()


def test_of_two_records_of_one_volunteer_the_notes_count_together_and_what_differs_is_asked_again(
    vault: Vault, duo: UUID, nadia: UUID, participant: Add, buddy: Add
) -> None:
    twin = buddy("Nadia", "Vlinderdal")
    again = perform(vault, existing_duos.record, participant("Jo", "Zon"), twin, date(2024, 1, 8), TODAY)
    for made, one, system in ((duo, nadia, FLAT), (again, twin, REAL)):
        spend(vault, made, SPRING, 30_00, proof="7")
        settle(vault, one, system)
    person, other = person_of(vault, nadia), person_of(vault, twin)
    perform(vault, expense_years.note_regular_transport, other, 2025, True)
    perform(vault, expense_years.note_regular_transport, person, 2025, False)
    person = perform(vault, merging.merge, person, other, {}, TODAY)
    assert asked(vault) == {Ask.SYSTEM}
    with vault.read() as session:
        row = expense_years.year_row(session, person, 2025)
    assert (row.system, row.regular_transport, row.asked_on) == (None, None, SPRING)
    perform(vault, expense_years.choose_system, person, 2025, FLAT)
    assert [(one.ceiling, one.cents) for one in the_row(vault).over] == [(Ceiling.DAY, 60_00 - 42_31)]


def test_notes_of_either_way_stay_with_who_turns_out_to_be_one_and_no_other_is_made(
    vault: Vault, duo: UUID, nadia: UUID, participant: Add, buddy: Add
) -> None:
    twin = buddy("Nadia", "Vlinderdal")
    again = perform(vault, existing_duos.record, participant("Jo", "Zon"), twin, date(2024, 1, 8), TODAY)
    made = []
    for its_duo, one, system in ((duo, nadia, FLAT), (again, twin, REAL)):
        spend(vault, its_duo, SPRING, 5_00, proof="7")
        made.append(make(vault, settle(vault, one, system)))
    person = perform(vault, merging.merge, person_of(vault, nadia), person_of(vault, twin), {}, TODAY)
    with vault.read() as session:
        assert {one.number for one in expense_noted.notes(session, 2025, person)} == {"2025-001", "2025-002"}
    with pytest.raises(KlikError, match="twee manieren"):
        perform(vault, expense_notes.approve, made[0], TODAY)
    for system in (FLAT, REAL, None):
        with pytest.raises(KlikError, match="ene of het andere"):
            perform(vault, expense_years.choose_system, person, 2025, system)
    perform(vault, expense_notes.remove_note, made[1])
    perform(vault, expense_years.choose_system, person, 2025, FLAT)
    perform(vault, expense_notes.approve, made[0], TODAY)


def test_a_ceiling_of_the_year_noted_from_a_later_day_holds_too(vault: Vault, duo: UUID, nadia: UUID) -> None:
    settle(vault, nadia, FLAT, 2026)
    for kind, day, amount in (
        (LegalKind.FLAT_DAY, date(2026, 1, 1), 43_0000),
        (LegalKind.FLAT_YEAR, date(2026, 3, 1), 40_0000),
    ):
        perform(vault, legal_amounts.settle, kind, day, amount, "vlaanderen.be", TODAY)
    spend(vault, duo, date(2026, 4, 2), 40_01)
    assert [(one.ceiling, one.cents) for one in the_row(vault, 2026).over] == [(Ceiling.YEAR, 1)]


def test_a_thousand_volunteers_ask_no_more_questions_than_one(
    vault: Vault, duo: UUID, nadia: UUID, participant: Add, buddy: Add
) -> None:
    person = settle(vault, nadia, FLAT)
    spend(vault, duo, SPRING, 500)

    def asked_of_the_vault(service: Callable[..., object], *given: object) -> int:
        said: list[str] = []

        def hear(_c: object, _cursor: object, statement: str, *_more: object) -> None:
            said.append(statement)

        event.listen(Engine, "before_cursor_execute", hear)
        try:
            with vault.read() as session:
                service(session, *given)
        finally:
            event.remove(Engine, "before_cursor_execute", hear)
        return len(said)

    def counted() -> tuple[int, int]:
        return asked_of_the_vault(expenses.overview, 2025), asked_of_the_vault(expenses.volunteer, person, 2025)

    alone = counted()
    for at in range(6):
        other = buddy(f"Bie{at}", "Vrij")
        made = perform(vault, existing_duos.record, participant(f"Jo{at}", "Zon"), other, date(2024, 1, 8), TODAY)
        spend(vault, made, SPRING, 500)
        make(vault, settle(vault, other, FLAT))
    assert counted() == alone


def test_an_expense_of_its_own_says_what_it_was_for(vault: Vault, nadia: UUID) -> None:
    person = settle(vault, nadia, REAL)
    for facts in ({"what": " ", "cost": 5}, {"what": "belkaart"}, {"what": "belkaart", "cost": -5}):
        with pytest.raises(KlikError):
            perform(vault, expense_lines.add_expense, nadia, person, {"on": SPRING} | facts)
    facts = {"on": SPRING, "what": "trein naar de vorming", "cost": 12_40, "travel": Travel.TRANSIT, "proof": "4"}
    made = perform(vault, expense_lines.add_expense, nadia, person, facts)
    assert the_row(vault).amount == 12_40
    perform(vault, expense_lines.change_expense, made, {"proof": None})
    assert (the_row(vault).amount, asked(vault)) == (0, {Ask.PROOF})
    perform(vault, expense_lines.remove_expense, made)
    assert the_row(vault).waiting == 0


# The list by name


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.lists(
        some.tuples(some.integers(0, 364), some.integers(1, 42_31), some.integers(0, 60), some.booleans()), max_size=12
    )
)
def test_the_notes_of_a_year_add_up_to_the_list_by_name(
    vault: Vault, duo: UUID, nadia: UUID, lines: list[tuple[int, int, int, bool]]
) -> None:
    person = settle(vault, nadia, FLAT)
    for at, cost, km, _half in lines:
        drive(vault, duo, date.fromordinal(date(2025, 1, 1).toordinal() + at), km, cost=cost, paid_by=Payer.BUDDY)
    halves = ((date(2025, 1, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2025, 12, 31)))
    for first, last in halves:
        with vault.read() as session:
            before = expense_notes.before_note(session, person, first, last)
        if before.counted and not before.over:
            make(vault, person, first, last)
        elif before.counted:
            with pytest.raises(KlikError):
                make(vault, person, first, last)
    with vault.read() as session:
        rows, its_notes = expenses.list_by_name(session, 2025), expense_noted.notes(session, 2025)
        assert sum(row.amount for row in rows) == sum(one.amount for one in its_notes)
        assert sum(cents for row in rows for _day, cents in row.days) == sum(one.amount for one in its_notes)
        year = expense_years.known_year(session, person, 2025)
        expense_notes.check_year(session, session.get_one(Person, person), 2025)
        assert sum(one.km for one in its_notes) == sum(one.km for one in year.noted) / 100
    with vault.write("Opnieuw") as session:  # the next example begins with an empty year
        for one in session.scalars(select(ExpenseNote)):
            session.delete(one)
        for contact in contacts.every_contact(session):
            contacts.remove(session, contact.id)


def test_the_list_keeps_who_was_erased_with_what_stood_on_notes_and_what_did_not(
    vault: Vault, duo: UUID, nadia: UUID, participant: Add
) -> None:
    person = settle(vault, nadia, FLAT)
    spend(vault, duo, SPRING, 500)
    drive(vault, duo, date(2025, 3, 5), 10)
    make(vault, person)
    spend(vault, duo, date(2025, 5, 5), 300)  # asked back, and on no note
    perform(vault, end, duo, DuoState.STOPPED_EARLY, TODAY)
    with vault.read() as session:
        (before,) = expenses.list_by_name(session, 2025)
        seeker = next(one.person_id for one in people.participants(session, TODAY))
    erasing.erase_for_good(vault, seeker, TODAY)
    with vault.read() as session:
        rows = expenses.list_by_name(session, 2025)
    assert [(row.name, row.amount, row.km, row.kept) for row in rows] == [
        ("Nadia Vlinderdal", 929, 10.0, False),
        ("Nadia Vlinderdal", 300, 0.0, True),
    ]
    assert rows[0] == before  # the lines of the note stay, without the ids of what is gone
    erasing.erase_for_good(vault, person, TODAY)
    with vault.read() as session:
        (row,) = expenses.list_by_name(session, 2025)
        assert (row.name, row.amount, row.km, row.kept) == ("Nadia Vlinderdal", 1229, 10.0, True)
        assert session.scalars(select(KeptExpense)).one().keep_until == date(2032, 12, 31)


def test_of_a_couple_what_one_asked_back_goes_with_her_and_is_not_the_others(
    vault: Vault, duo: UUID, nadia: UUID
) -> None:
    wout = perform(vault, people.add_second_person, nadia, {"first_name": "Wout", "last_name": "Sterk"})
    spend(vault, duo, SPRING, 700, expense_of_id=wout)
    erasing.erase_for_good(vault, wout, TODAY)
    with vault.read() as session:
        assert [(row.name, row.amount) for row in expenses.list_by_name(session, 2025)] == [("Wout Sterk", 700)]
        assert expense_lines.claims(session, 2025) == ()
