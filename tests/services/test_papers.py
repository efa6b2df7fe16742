"""The papers of volunteers: what is missing, and what will not count much longer."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.errors import KlikError
from app.services import duo_path, emergency, hard_days, papers, papers_due, people
from app.services.actions import perform
from app.services.emergency import Number, usual
from app.services.papers_due import Expiring
from app.services.today import today
from app.storage.vault import Vault
from app.vocabulary import BuddyStatus, PaperKind

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
NOTE, INFORMATION = papers.COMPULSORY
Add = Callable[..., UUID]


@pytest.fixture
def nadia(buddy: Add) -> UUID:
    return buddy()


def person(vault: Vault, buddy_id: UUID) -> UUID:
    with vault.read() as session:
        return people.buddy(session, buddy_id, TODAY).person_id


def sign(vault: Vault, buddy_id: UUID, kind: PaperKind = NOTE, until: date | None = None) -> UUID:
    facts = {"on": date(2026, 1, 1), "until": until}
    return perform(vault, papers.add, buddy_id, person(vault, buddy_id), kind, facts)


def missing(vault: Vault, buddy_id: UUID, on: date = TODAY) -> list[PaperKind]:
    with vault.read() as session:
        return [one.kind for one in papers.of(session, buddy_id, on).missing]


def expiring(vault: Vault, until: date = TODAY + 30 * DAY) -> list[tuple[PaperKind, date]]:
    with vault.read() as session:
        return [(one.kind, one.until) for one in papers_due.expiring(session, until)]


def test_what_is_compulsory_is_missing_until_there_is_one_that_counts(vault: Vault, nadia: UUID) -> None:
    assert missing(vault, nadia) == [NOTE, INFORMATION]
    sign(vault, nadia, INFORMATION)
    made = sign(vault, nadia, until=TODAY)
    assert missing(vault, nadia) == []
    assert missing(vault, nadia, TODAY + DAY) == [NOTE]
    perform(vault, papers.remove, made)
    assert missing(vault, nadia) == [NOTE]


def test_a_paper_runs_out_unless_another_took_its_place(vault: Vault, nadia: UUID) -> None:
    made = sign(vault, nadia, until=TODAY + 20 * DAY)
    sign(vault, nadia, PaperKind.EXTRACT, until=TODAY + 31 * DAY)
    assert expiring(vault) == [(NOTE, TODAY + 20 * DAY)]
    perform(vault, papers.change, made, {"until": TODAY - DAY})
    assert expiring(vault) == [(NOTE, TODAY - DAY)]  # it ran out, and there is no other
    sign(vault, nadia)
    assert expiring(vault) == []


@pytest.mark.parametrize("status", [BuddyStatus.STOPPED, BuddyStatus.NOT_RETAINED])
def test_of_who_is_no_buddy_nothing_runs_out(vault: Vault, nadia: UUID, status: BuddyStatus) -> None:
    sign(vault, nadia, until=TODAY)
    perform(vault, people.move_buddy, nadia, status)
    assert expiring(vault) == []


def test_of_who_died_nothing_runs_out(vault: Vault, nadia: UUID) -> None:
    sign(vault, nadia, until=TODAY)
    with vault.read() as session:
        assert today(session, TODAY).papers == (Expiring(nadia, "Nadia Vlinderdal", "Nadia", NOTE, TODAY),)
    perform(vault, hard_days.deceased, person(vault, nadia), TODAY)
    assert expiring(vault) == []


def test_a_paper_cannot_run_out_before_it_was_signed(vault: Vault, nadia: UUID) -> None:
    with pytest.raises(KlikError):
        sign(vault, nadia, until=date(2025, 12, 31))
    with vault.read() as session:
        assert papers.of(session, nadia, TODAY).rows == ()


def test_the_papers_of_the_second_of_a_couple_go_with_them(vault: Vault, nadia: UUID) -> None:
    femke = perform(vault, people.add_second_person, nadia, {"first_name": "Femke"})
    perform(vault, papers.add, nadia, femke, NOTE, {"until": TODAY})
    assert missing(vault, nadia) == [NOTE, INFORMATION, INFORMATION]
    assert expiring(vault) == [(NOTE, TODAY)]
    perform(vault, people.remove_second_person, nadia)
    with vault.read() as session:
        assert papers.of(session, nadia, TODAY).rows == ()
    assert expiring(vault) == []


def test_emergency_numbers_are_the_usual_ones_until_they_are_changed(vault: Vault) -> None:
    own = (Number("112", "dringend"), Number("0400 00 00 00", "ons"))
    perform(vault, emergency.change, [Number(" 112 ", "dringend"), Number("", "leeg"), Number("0400  00 00 00", "ons")])
    with vault.read() as session:
        assert emergency.numbers(session) == own
    for wrong in ([], [Number("", "x")], [Number("1" * 30, "te lang")], [Number(str(at), "x") for at in range(9)]):
        with pytest.raises(KlikError):
            perform(vault, emergency.change, wrong)
    perform(vault, emergency.change, usual())
    with vault.read() as session:
        assert emergency.numbers(session) == usual()


@pytest.mark.parametrize(("children", "asked"), [(True, True), (False, False), (None, False)])
def test_an_extract_for_minors_is_asked_where_there_are_children(
    vault: Vault, participant: Add, nadia: UUID, children: bool | None, asked: bool
) -> None:
    femke = perform(vault, people.add_second_person, nadia, {"first_name": "Femke"})
    assert missing(vault, nadia).count(PaperKind.EXTRACT) == 0  # nobody is met yet
    duo = perform(vault, duo_path.accept, participant(minors=children), nadia, TODAY)
    with vault.read() as session:
        extracts = [one for one in papers.of(session, nadia, TODAY).missing if one.kind is PaperKind.EXTRACT]
        assert papers.needs_extract(session) == ({nadia: "Marleen"} if asked else {})
    assert [(one.name, one.model, one.children_of) for one in extracts] == (
        [("Nadia", "596.2", "Marleen"), ("Femke", "596.2", "Marleen")] if asked else []
    )
    for model in (None, "595", "596.1"):
        perform(vault, papers.add, nadia, femke, PaperKind.EXTRACT, {"on": TODAY, "note": model})
    assert missing(vault, nadia).count(PaperKind.EXTRACT) == (2 if asked else 0)
    perform(vault, papers.add, nadia, femke, PaperKind.EXTRACT, {"on": TODAY, "note": "model 596 - 2", "until": TODAY})
    assert missing(vault, nadia).count(PaperKind.EXTRACT) == (1 if asked else 0)
    assert missing(vault, nadia, TODAY + DAY).count(PaperKind.EXTRACT) == (2 if asked else 0)
    perform(vault, duo_path.withdraw, duo)
    assert missing(vault, nadia).count(PaperKind.EXTRACT) == 0
