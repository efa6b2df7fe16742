"""What a participant asks for against what a buddy offers: a wish as any, in words, and never a refusal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import KlikError
from app.matching import criteria
from app.matching.explain import Explanation
from app.matching.people import KIND, Person
from app.matching.problem import Policy, Problem
from app.matching.questions import Question
from app.matching.rules import State
from app.matching.wording import beforehand_sentence, cell_words, question_sentence
from app.services import matching, office, people
from app.services.actions import perform
from app.services.criteria import add_criterion
from app.services.matching import with_kind
from app.services.what_counts import countable
from app.storage.vault import Vault
from app.vocabulary import QuestionKind, Role
from tests.matching.small_problems import problems

TODAY = date(2026, 11, 22)
COMPANY, PRACTICAL, BOTH = QuestionKind
KINDS = st.sampled_from([*QuestionKind, None])
Add = Callable[..., UUID]


def minded(person: Any, kind: QuestionKind | None) -> Any:
    return replace(person, **with_kind({"custom": person.custom, "wishes": person.wishes}, kind))


def fit(one: Person, other: Person, weight: int) -> tuple[int, int]:
    """Of a pair: its fit, and how much of the weight is known."""
    policy = Policy(weights={KIND: weight})
    mine, theirs = criteria.side(one, other, policy), criteria.side(other, one, policy)
    return criteria.pair_fit(mine.fit, theirs.fit), criteria.coverage(mine, theirs)


@given(problems(compatible=True), KINDS, KINDS, st.integers(1, 10))
def test_what_fits_lifts_what_clashes_lowers_and_what_is_unknown_does_neither(
    made: dict[str, Any], asks: QuestionKind | None, offers: QuestionKind | None, weight: int
) -> None:
    of = Problem.from_dict(made)
    bare, free = of.participants[0], of.buddies[0]
    one, other = minded(bare, asks), minded(free, offers)
    before, after = fit(bare, free, weight), fit(one, other, weight)
    if None in (asks, offers):
        assert after[0] == before[0]
        assert after[1] <= before[1]
    elif asks is offers or BOTH in (asks, offers):
        assert after[0] >= before[0]
    else:
        assert after[0] <= before[0]
        assert fit(one, other, weight - 1)[0] >= after[0]
    if (asks, offers) == (None, None):
        assert (one, other) == (bare, free)


def pair(vault: Vault, whom: UUID, nadia: UUID) -> Explanation:
    with vault.read() as session:
        return matching.pair(session, whom, nadia, TODAY)


@pytest.mark.parametrize(
    ("asks", "offers", "of_participant", "of_buddy"),
    [
        (PRACTICAL, PRACTICAL, "biedt vooral praktische hulp", "vraagt vooral praktische hulp"),
        (PRACTICAL, COMPANY, "biedt vooral gezelschap", "vraagt vooral praktische hulp"),
        (PRACTICAL, BOTH, "biedt gezelschap en praktische hulp", "geen wens"),
        (BOTH, COMPANY, "geen wens", "vraagt gezelschap en praktische hulp"),
        (COMPANY, None, "nog te vragen", "geen wens"),
        (None, COMPANY, "geen wens", "nog te vragen"),
        (BOTH, BOTH, None, None),
        (None, None, None, None),
    ],
)
def test_both_sides_say_it_in_words(
    vault: Vault,
    participant: Add,
    buddy: Add,
    asks: QuestionKind | None,
    offers: QuestionKind | None,
    of_participant: str | None,
    of_buddy: str | None,
) -> None:
    found = pair(vault, participant(question_kind=asks), buddy(offers=offers))
    rows = [(cell_words(row.participant), cell_words(row.buddy)) for row in found.rows if row.criterion == KIND]
    assert rows == ([(of_participant, of_buddy)] if of_participant else [])
    assert found.state is State.ALLOWED
    assert found.questions == ()


def test_two_with_another_thing_in_mind_are_asked_beforehand(vault: Vault, participant: Add, buddy: Add) -> None:
    found = pair(vault, participant(question_kind=PRACTICAL), buddy(offers=COMPANY))
    assert [beforehand_sentence(one, "Marleen", "Karim & Nadia") for one in found.beforehand] == [
        "Marleen zocht iemand voor praktische hulp; Karim & Nadia: biedt vooral gezelschap. Is dat oké voor Marleen?",
        "Karim & Nadia zochten iemand voor gezelschap; Marleen vraagt vooral praktische hulp. Is dat oké voor hen?",
    ]


def test_the_answer_is_asked_and_noted_of_the_role(vault: Vault, participant: Add, buddy: Add) -> None:
    asked = question_sentence(Question("", KIND, 0, Role.BUDDY), "Nadia")
    assert asked == "Gezelschap, praktische hulp of allebei: wat heeft Nadia in gedachten?"
    whom, nadia = participant(), buddy()
    perform(vault, people.note_question_kind, Role.PARTICIPANT, whom, PRACTICAL)
    perform(vault, people.note_question_kind, Role.BUDDY, nadia, BOTH)
    with vault.read() as session:
        assert people.participant(session, whom, TODAY).question_kind is PRACTICAL
        assert people.buddy(session, nadia, TODAY).offers is BOTH


def test_it_is_weighed_once_somebody_has_one(vault: Vault, participant: Add, buddy: Add) -> None:
    whom, nadia = participant(), buddy()
    with vault.read() as session:
        assert KIND not in countable(session).criteria
        without = matching.problem(session, TODAY)
    assert (without.participants[0].custom, without.buddies[0].wishes) == ({}, ())
    perform(vault, people.note_question_kind, Role.PARTICIPANT, whom, PRACTICAL)
    perform(vault, people.note_question_kind, Role.BUDDY, nadia, COMPANY)
    with vault.read() as session:
        assert KIND in countable(session).criteria
        assert Problem.from_dict(matching.problem(session, TODAY).to_dict()) == matching.problem(session, TODAY)
    fits = []
    for weight in (0, 5, 10):
        perform(vault, office.change_office, {"policy": {"weights": {KIND: weight}}})
        fits.append(pair(vault, whom, nadia).fit)
    assert fits[0] > fits[1] > fits[2]


def test_no_office_names_a_criterion_the_same(vault: Vault) -> None:
    with pytest.raises(KlikError):
        perform(vault, add_criterion, "soort vraag", None)
