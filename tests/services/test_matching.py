"""Who enters the matching, and with which facts."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.matching.engine import solve
from app.models import Area, Buddy, Participant, Person
from app.services import duo_path, matching, people
from app.services.actions import perform
from app.services.rows import WishRow
from app.storage.vault import Vault
from app.vocabulary import Answer, BuddyStatus, Gender, ParticipantStatus, Role, Strength

TODAY = date(2026, 11, 22)
Add = Callable[..., UUID]


def entering(vault: Vault) -> tuple[set[str], dict[str, int]]:
    with vault.read() as session:
        found = matching.problem(session, TODAY)
    return {one.id for one in found.participants}, {one.id: one.capacity for one in found.buddies}


def test_only_waiting_participants_enter(vault: Vault, participant: Add) -> None:
    ids = {status: participant(last_name=status.value, status=status) for status in ParticipantStatus}
    assert entering(vault)[0] == {str(ids[ParticipantStatus.WAITING])}


def test_only_available_buddies_and_those_in_a_duo_enter(vault: Vault, buddy: Add) -> None:
    ids = {status: buddy(last_name=status.value, status=status, capacity=2) for status in BuddyStatus}
    assert set(entering(vault)[1]) == {str(ids[BuddyStatus.AVAILABLE]), str(ids[BuddyStatus.IN_DUO])}


def test_a_running_duo_takes_one_place(vault: Vault, participant: Add, buddy: Add) -> None:
    one, two = buddy(capacity=2), buddy("Greet", capacity=1)
    for chosen in (one, two):
        perform(vault, duo_path.accept, participant(last_name=str(chosen)), chosen, TODAY)
        duo = _only_open_duo(vault, chosen)
        perform(vault, duo_path.note_meeting, duo, None, None, TODAY)
        with vault.write("test") as session:
            session.get_one(Buddy, chosen).status = BuddyStatus.IN_DUO
    assert entering(vault)[1] == {str(one): 1}


@pytest.mark.parametrize("fact", ["deceased_on", "no_contact_since"])
def test_who_may_not_be_contacted_never_enters(vault: Vault, participant: Add, buddy: Add, fact: str) -> None:
    for whom, kind in ((participant(), Participant), (buddy(), Buddy)):
        with vault.write("test") as session:
            setattr(session.get_one(kind, whom).person, fact, TODAY)
    assert entering(vault) == (set(), {})


def test_a_place_in_a_duo_that_was_never_noted_is_taken(vault: Vault, buddy: Add) -> None:
    buddy(status=BuddyStatus.IN_DUO)
    two = buddy("Greet", status=BuddyStatus.IN_DUO, capacity=2)
    assert entering(vault)[1] == {str(two): 1}


def test_nobody_is_proposed_to_herself(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, volunteer = participant(), buddy()
    with vault.write("test") as session:
        session.get_one(Buddy, volunteer).person_id = session.get_one(Participant, whom).person_id
    with vault.read() as session:
        assert matching.problem(session, TODAY).excluded == ((str(whom), str(volunteer)),)


def test_a_couple_counts_as_what_holds_for_both(vault: Vault, buddy: Add) -> None:
    couple = buddy(gender=Gender.FEMALE, smokes=False, languages=["nl", "fr"])
    with vault.write("test") as session:
        second = Person(
            first_name="Jef", gender=Gender.MALE, smokes=True, languages=["nl"], availability={"sat-morning": True}
        )
        session.get_one(Buddy, couple).second_person = second
    with vault.read() as session:
        found = matching.problem(session, TODAY).buddies[0]
    assert (found.gender, found.smokes, found.languages, found.availability) == (None, True, ("nl",), ("sat-morning",))


def test_an_area_follows_from_the_municipality(vault: Vault, participant: Add) -> None:
    participant()
    with vault.write("test") as session:
        area = Area(name="Zuiderkempen", municipalities=["Geel", "Westerlo"])
        session.add(area)
    with vault.read() as session:
        assert matching.problem(session, TODAY).participants[0].area == "Zuiderkempen"


def test_unknown_facts_stay_unknown(vault: Vault, participant: Add) -> None:
    participant(
        availability=None, languages=None, travels_km=None, postcode=None, place="Nergenshuizen", interests=None
    )
    with vault.read() as session:
        found = matching.problem(session, TODAY).participants[0]
    assert [found.availability, found.languages, found.travels_km, found.location, found.smokes] == [None] * 5


def test_a_wish_that_must_hold_breaks_a_pair(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, volunteer = participant(), buddy(gender=Gender.MALE)
    wish = WishRow("gender", ("f",), None, None, Strength.MUST, True)
    with vault.read() as session:
        person = people.participant(session, whom, TODAY).person_id
        assert matching.broken_rules(session, whom, volunteer, TODAY) == []
    perform(vault, people.set_wishes, person, Role.PARTICIPANT, [wish])
    with vault.read() as session:
        assert matching.broken_rules(session, whom, volunteer, TODAY) == ["wish"]


@pytest.mark.parametrize(("firm", "unlocks"), [(True, []), (False, ["wish:gender"])])
def test_a_firm_wish_is_not_talked_over_unless_it_was_opened(
    vault: Vault, participant: Add, buddy: Add, firm: bool, unlocks: list[str]
) -> None:
    whom = participant()
    buddy(gender=Gender.MALE)
    with vault.read() as session:
        person = people.participant(session, whom, TODAY).person_id
    wish = WishRow("gender", ("f",), None, None, Strength.MUST, firm)
    perform(vault, people.set_wishes, person, Role.PARTICIPANT, [wish])
    with vault.read() as session:
        (left,) = solve(matching.problem(session, TODAY)).unmatched
    assert [one.relax for one in left.unlocks] == unlocks


def test_a_pair_that_said_no_is_never_proposed_again(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, volunteer = participant(), buddy()
    duo = perform(vault, duo_path.accept, whom, volunteer, TODAY)
    perform(vault, duo_path.note_answer, duo, Role.BUDDY, Answer.NO, TODAY)
    with vault.read() as session:
        assert matching.problem(session, TODAY).excluded == ((str(whom), str(volunteer)),)


def test_an_unwanted_pair_is_never_proposed(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, volunteer = participant(), buddy()
    perform(vault, duo_path.exclude, whom, volunteer, "kennen elkaar van vroeger")
    perform(vault, duo_path.exclude, whom, volunteer)
    with vault.read() as session:
        assert matching.problem(session, TODAY).excluded == ((str(whom), str(volunteer)),)


def test_ranking_for_a_buddy_who_cannot_be_proposed_says_why(vault: Vault, buddy: Add) -> None:
    candidate = buddy(status=BuddyStatus.CANDIDATE)
    with vault.read() as session, pytest.raises(KlikError, match="Kandidaat"):
        matching.problem_for(session, candidate, TODAY)


def _only_open_duo(vault: Vault, volunteer: UUID) -> UUID:
    from app.services import duos

    with vault.read() as session:
        return next(row.id for row in duos.duos(session) if row.buddy_id == volunteer)
