"""The office's own criteria: named once, and one name in every fact, wish and weight."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.errors import KlikError
from app.models import Office, Person, Wish
from app.services import criteria, office, people
from app.services.actions import perform
from app.services.criteria import CriterionRow, Uses
from app.services.rows import WishRow
from app.storage.vault import Vault
from app.vocabulary import Role, Strength
from tests.services.conftest import TODAY

Add = Callable[..., UUID]
DOGS, ANIMALS = "Houdt van honden", "Dieren"


def said(vault: Vault) -> tuple[list[Any], list[Any], Any]:
    """All that speaks of own criteria: facts by first name, wishes, and the policy."""
    with vault.read() as session:
        facts = sorted((one.first_name, one.custom) for one in session.scalars(select(Person)) if one.custom)
        wishes = sorted(((one.about, one.values) for one in session.scalars(select(Wish))), key=repr)
        return facts, wishes, session.scalars(select(Office.policy)).first()


def known(vault: Vault) -> tuple[CriterionRow, ...]:
    with vault.read() as session:
        return criteria.criteria(session)


def note(vault: Vault, buddy_id: UUID, **answers: Any) -> None:
    with vault.read() as session:
        person_id = people.buddy(session, buddy_id, TODAY).person_id
    perform(vault, people.change_person, person_id, {"custom": answers})


def wish(vault: Vault, participant_id: UUID, name: str, *values: Any) -> None:
    with vault.read() as session:
        person_id = people.participant(session, participant_id, TODAY).person_id
    row = WishRow(f"custom:{name}", values, None, None, Strength.RATHER, False)
    perform(vault, people.set_wishes, person_id, Role.PARTICIPANT, [row])


@pytest.fixture
def spoken_of(vault: Vault, participant: Add, buddy: Add) -> None:
    """Two criteria that people, a wish and a weight speak of."""
    perform(vault, criteria.add_criterion, DOGS)
    perform(vault, criteria.add_criterion, ANIMALS, ["kat", "kleine hond", "geen"])
    for name, facts in (
        ("Nadia", {DOGS: True, ANIMALS: "kat"}),
        ("Karim", {DOGS: False}),
        ("Femke", {ANIMALS: "geen"}),
    ):
        note(vault, buddy(name), **facts)
    wish(vault, participant("Rik"), ANIMALS, "kat", "kleine hond")
    wish(vault, participant("Elke"), DOGS, True)
    perform(vault, office.change_office, {"policy": {"weights": {"age": 0, f"custom:{DOGS}": 10}, "minimum_fit": 100}})


def test_they_stand_in_the_order_in_which_they_came(vault: Vault) -> None:
    for name in (DOGS, ANIMALS, "Auto"):
        perform(vault, criteria.add_criterion, f"  {name} ", None if name != ANIMALS else [" kat ", "", "hond", "Kat"])
    assert known(vault) == (
        CriterionRow(DOGS, None),
        CriterionRow(ANIMALS, ("Kat", "hond")),
        CriterionRow("Auto", None),
    )
    with vault.read() as session:
        assert criteria.names(session) == (DOGS, ANIMALS, "Auto")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("  ", "Geef het criterium een naam"),
        ("houdt van HONDEN", f"al een criterium met die naam: ‘{DOGS}’"),
        ("Auto: ja", "geen dubbelpunt"),
        ("x" * 41, "deze heeft er 41"),
        ("Huisdieren", "Klik vraagt dat al aan iedereen"),
    ],
)
def test_a_name_that_will_not_do_is_refused_with_a_sentence(vault: Vault, name: str, sentence: str) -> None:
    perform(vault, criteria.add_criterion, DOGS)
    perform(vault, criteria.add_criterion, "Auto")
    with pytest.raises(KlikError, match=sentence):
        perform(vault, criteria.add_criterion, name)
    with pytest.raises(KlikError, match=sentence):
        perform(vault, criteria.change_criterion, "Auto", name, None)
    assert [one.name for one in known(vault)] == [DOGS, "Auto"]


@pytest.mark.parametrize("answers", [[], ["kat"], ["kat", " KAT "], ["kat", "x" * 41]])
def test_answers_to_choose_from_are_two_at_least(vault: Vault, answers: list[str]) -> None:
    with pytest.raises(KlikError, match="ntwoord"):
        perform(vault, criteria.add_criterion, ANIMALS, answers)


@pytest.mark.usefixtures("spoken_of")
def test_another_name_goes_to_every_fact_wish_and_weight_in_one_step(vault: Vault) -> None:
    before = said(vault)
    perform(vault, criteria.change_criterion, DOGS, "Hondenvriend", None)
    facts, wishes, policy = said(vault)
    assert facts == [
        ("Femke", {ANIMALS: "geen"}),
        ("Karim", {"Hondenvriend": False}),
        ("Nadia", {"Hondenvriend": True, ANIMALS: "kat"}),
    ]
    assert wishes == [(f"custom:{ANIMALS}", ["kat", "kleine hond"]), ("custom:Hondenvriend", [True])]
    assert policy == {"weights": {"age": 0, "custom:Hondenvriend": 10}, "minimum_fit": 100}
    assert [one.name for one in known(vault)] == ["Hondenvriend", ANIMALS]
    vault.undo()
    assert said(vault) == before
    assert [one.name for one in known(vault)] == [DOGS, ANIMALS]


@pytest.mark.usefixtures("spoken_of")
def test_only_the_letters_of_a_name_may_change(vault: Vault) -> None:
    perform(vault, criteria.change_criterion, DOGS, DOGS.upper(), None)
    assert [one.name for one in known(vault)] == [DOGS.upper(), ANIMALS]


@pytest.mark.usefixtures("spoken_of")
def test_what_is_no_answer_any_more_is_asked_again(vault: Vault) -> None:
    before = said(vault)
    with vault.read() as session:
        assert criteria.uses(session, ANIMALS, ["kat", "grote hond"]) == Uses(people=1, wishes=1)
        assert criteria.uses(session, ANIMALS, ["kat", "kleine hond", "geen", "grote hond"]) == Uses(0, 0)
        assert criteria.uses(session, ANIMALS, None) == Uses(people=2, wishes=1)
    perform(vault, criteria.change_criterion, ANIMALS, ANIMALS, ["kat", "grote hond"])
    facts, wishes, _policy = said(vault)
    assert facts == [("Karim", {DOGS: False}), ("Nadia", {DOGS: True, ANIMALS: "kat"})]
    assert (f"custom:{ANIMALS}", ["kat"]) in wishes
    perform(vault, criteria.change_criterion, ANIMALS, ANIMALS, None)
    facts, wishes, _policy = said(vault)
    assert facts == [("Karim", {DOGS: False}), ("Nadia", {DOGS: True})]
    assert wishes == [(f"custom:{DOGS}", [True])]
    vault.undo()
    vault.undo()
    assert said(vault) == before


@pytest.mark.usefixtures("spoken_of")
def test_removed_it_is_gone_everywhere_until_that_is_undone(vault: Vault) -> None:
    before = said(vault)
    with vault.read() as session:
        assert criteria.uses(session, DOGS) == Uses(people=2, wishes=1)
    perform(vault, criteria.remove_criterion, DOGS)
    facts, wishes, policy = said(vault)
    assert facts == [("Femke", {ANIMALS: "geen"}), ("Nadia", {ANIMALS: "kat"})]
    assert [about for about, _values in wishes] == [f"custom:{ANIMALS}"]
    assert policy == {"weights": {"age": 0}, "minimum_fit": 100}
    assert [one.name for one in known(vault)] == [ANIMALS]
    vault.undo()
    assert said(vault) == before


def test_what_only_facts_and_wishes_speak_of_counts_as_well(vault: Vault, participant: Add, buddy: Add) -> None:
    note(vault, buddy(), Rolstoel=True, Dieren="kat")
    wish(vault, participant(), "Dieren", "hond")
    assert known(vault) == (CriterionRow("Dieren", ("hond", "kat"), False), CriterionRow("Rolstoel", None, False))
    perform(vault, criteria.change_criterion, "Rolstoel", "Kan een rolstoel duwen", None)
    perform(vault, criteria.add_criterion, "Dieren", ["hond", "kat", "geen"])
    assert known(vault) == (
        CriterionRow("Kan een rolstoel duwen", None),
        CriterionRow("Dieren", ("hond", "kat", "geen")),
    )
    facts, _wishes, _policy = said(vault)
    assert facts == [("Nadia", {"Kan een rolstoel duwen": True, "Dieren": "kat"})]


def test_one_answer_leaves_the_others(vault: Vault, buddy: Add) -> None:
    nadia = buddy()
    note(vault, nadia, Auto=True, Dieren="kat")
    note(vault, nadia, Auto=False)
    assert said(vault)[0] == [("Nadia", {"Auto": False, "Dieren": "kat"})]
    note(vault, nadia, Auto=None, Dieren=None)
    assert said(vault)[0] == []
    with vault.read() as session:
        assert people.buddy(session, nadia, TODAY).custom is None


NAMES = st.text(st.characters(codec="utf-8", exclude_characters=":", exclude_categories=["C"]), min_size=1, max_size=20)
KINDS: Any = st.sampled_from([None, ("kat", "hond")])


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, answers=KINDS, facts=st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_a_name_given_and_taken_back_leaves_nothing_changed(
    vault: Vault, name: str, answers: tuple[str, str] | None, facts: list[int]
) -> None:
    with vault.write("people") as session:
        for one in session.scalars(select(Person)):
            session.delete(one)
        for at, fact in enumerate((answers or (True, False))[which] if which < 2 else None for which in facts):
            wishes = [Wish(role=Role.BUDDY, about=f"custom:{DOGS}", values=[fact], strength=Strength.NICE)]
            person = Person(first_name=f"Bo {at}", wishes=wishes if fact is not None else [])
            person.custom = {"Auto": True} if fact is None else {DOGS: fact, "Auto": True}
            session.add(person)
    before, new = said(vault), " ".join(name.split())
    try:
        perform(vault, criteria.change_criterion, DOGS, name, answers)
    except KlikError:
        assert not new or new.casefold() == "auto"
        return
    facts_now, wishes_now, _policy = said(vault)
    assert len(facts_now) == 3
    assert {one for _first, custom in facts_now for one in custom} <= {new, "Auto"}
    assert {about for about, _values in wishes_now} <= {f"custom:{new}"}
    perform(vault, criteria.change_criterion, new, DOGS, answers)
    assert said(vault) == before
    perform(vault, criteria.remove_criterion, DOGS)
