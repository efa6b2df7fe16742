"""Who enters the matching, and with which facts."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from app.errors import KlikError
from app.matching.engine import solve
from app.matching.problem import Problem
from app.models import Area, Buddy, Participant, Person
from app.services import duo_path, matching, office, people
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


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (True, True, True),
        (False, False, False),
        (True, False, "ja & nee"),
        (True, None, None),
        (None, False, None),
        ("kat", "kat", "kat"),
        ("kat", "hond", "kat & hond"),
    ],
)
def test_of_a_couple_an_own_criterion_holds_when_it_does_for_both(
    vault: Vault, participant: Add, buddy: Add, one: object, other: object, together: object
) -> None:
    whom, couple = participant(custom={"Kookt": True}), buddy(custom={"Houdt van honden": one, "Auto": False})
    with vault.write("test") as session:
        second = Person(first_name="Jef", custom={"Houdt van honden": other} if other is not None else None)
        session.get_one(Buddy, couple).second_person = second
    with vault.read() as session:
        found = matching.problem(session, TODAY)
        assert found.participants[0].custom == {"Kookt": True}
        assert found.buddies[0].custom == ({} if together is None else {"Houdt van honden": together})
        person = people.participant(session, whom, TODAY).person_id
    for wished in (True, False, "kat", "hond"):
        wish = WishRow("custom:Houdt van honden", (wished,), None, None, Strength.MUST, False)
        perform(vault, people.set_wishes, person, Role.PARTICIPANT, [wish])
        with vault.read() as session:
            pair = matching.pair(session, whom, couple, TODAY)
        refused = "wish" in [refusal.rule for refusal in pair.refusals]
        asked = [question.about for question in pair.questions]
        assert refused is (together is not None and together != wished)
        assert ("custom:Houdt van honden" in asked) is (together is None)


def test_a_weight_of_an_own_criterion_moves_the_fit(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, volunteer = participant(), buddy(custom={"Kookt": False})
    with vault.read() as session:
        person = people.participant(session, whom, TODAY).person_id
    wish = WishRow("custom:Kookt", (True,), None, None, Strength.RATHER, False)
    perform(vault, people.set_wishes, person, Role.PARTICIPANT, [wish])
    fits = []
    for weight in (0, 5, 10):
        perform(vault, office.change_office, {"policy": {"weights": {"custom:Kookt": weight}}})
        with vault.read() as session:
            fits.append(matching.pair(session, whom, volunteer, TODAY).fit)
    assert fits[0] > fits[1] > fits[2]


def test_the_wishes_of_both_of_a_couple_count(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, couple = participant(smokes=True, has_pets=False), buddy(last_name="Egelgras")
    perform(vault, people.add_second_person, couple, {"first_name": "Femke", "availability": {"sat-morning": True}})
    with vault.read() as session:
        row = people.buddy(session, couple, TODAY)
    assert row.second
    no_smoke = WishRow("smokes", (False,), None, None, Strength.MUST, False)
    pets = WishRow("has_pets", (True,), None, None, Strength.MUST, False)
    perform(vault, people.set_wishes, row.person_id, Role.BUDDY, [no_smoke])
    perform(vault, people.set_wishes, row.second.person_id, Role.BUDDY, [pets])
    with vault.read() as session:
        assert [wish.about for wish in matching.problem(session, TODAY).buddies[0].wishes] == ["smokes", "has_pets"]
        pair = matching.pair(session, whom, couple, TODAY)
        assert [refusal.reason.params["about"] for refusal in pair.refusals if refusal.rule == "wish"] == [
            "smokes",
            "has_pets",
        ]
        assert matching.names(session)[str(couple)] == "Nadia Egelgras & Femke"


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


@pytest.mark.parametrize("year", [1900, 2030])
def test_an_age_that_nobody_has_is_not_known(vault: Vault, participant: Add, year: int) -> None:
    participant(birth_year=year)
    with vault.read() as session:
        found = matching.problem(session, TODAY)
        assert people.participants(session, TODAY)[0].age is None  # and so the answer can be noted
    assert found.participants[0].age is None
    assert Problem.from_dict(found.to_dict()) == found  # so that a round can be read again


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
