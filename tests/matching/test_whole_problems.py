"""Whole small problems: all pairs at once against the scalar rules, and everything there is to say of them in words."""

import json
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import criteria, rules
from app.matching.engine import pairs_csv, solve
from app.matching.explain import explain
from app.matching.pairs import BITS, fits, score
from app.matching.problem import Problem
from app.matching.questions import questions
from app.matching.ranking import rank
from app.matching.wording import (
    beforehand_sentence,
    cell_words,
    question_sentence,
    refusal_sentence,
    unlock_sentence,
)
from tests.matching.assorted import assorted
from tests.matching.small_problems import problems


@settings(max_examples=60)
@given(st.one_of(problems(), problems(compatible=True)))
def test_all_pairs_at_once_say_what_the_rules_and_criteria_say(data):
    assert_at_once_as_one_by_one(Problem.from_dict(data))


@settings(max_examples=4)
@given(st.integers(0, 10_000))
def test_all_pairs_of_a_whole_list_too(number):
    assert_at_once_as_one_by_one(Problem.from_dict(assorted(number, 40, 15)))


def assert_at_once_as_one_by_one(problem):
    pairs = score(problem)
    every = [grid.ravel() for grid in np.indices(pairs.no.shape)]
    fit = iter(zip(*(one.tolist() for one in vars(fits(problem, *every)).values()), strict=True))
    for row, participant in enumerate(problem.participants):
        for column, buddy in enumerate(problem.buddies):
            verdicts = rules.verdicts(participant, buddy, problem)
            mine = criteria.side(participant, buddy, problem.policy)
            theirs = criteria.side(buddy, participant, problem.policy)
            assert {name for name in BITS if pairs.no[row, column] & BITS[name]} == {
                name for name, verdict in verdicts.items() if verdict is rules.Verdict.NO
            }
            assert {name for name in BITS if pairs.ask[row, column] & BITS[name]} == {
                name for name, verdict in verdicts.items() if verdict is rules.Verdict.UNKNOWN
            }
            assert pairs.state(row, column) is rules.state(verdicts.values())
            assert next(fit) == (mine.fit, theirs.fit, criteria.coverage(mine, theirs))
            expected = -1 if pairs.no[row, column] else criteria.pair_fit(mine.fit, theirs.fit)
            assert pairs.fit[row, column] == expected
    rows, columns = np.nonzero(pairs.no == 0)
    assert (pairs.rows.tolist(), pairs.columns.tolist()) == (rows.tolist(), columns.tolist())
    assert pairs.fits.pair.tolist() == pairs.fit[rows, columns].tolist()


@settings(max_examples=20)
@given(problems())
def test_a_problem_survives_being_written_and_read(data):
    problem = Problem.from_dict(data)
    assert Problem.from_dict(json.loads(json.dumps(problem.to_dict()))) == problem


@pytest.fixture(scope="module")
def in_english():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.i18n._chosen", ["en"])
        yield


@settings(max_examples=20)
@given(problems())
def test_everything_can_be_explained_in_words(in_english, data):
    problem = Problem.from_dict(data)
    names = "Marleen", "Nadia"
    for participant, buddy in product(problem.participants, problem.buddies):
        found = explain(problem, participant.id, buddy.id)
        assert bool(found.refusals) == (found.state is rules.State.REFUSED)
        assert found.state is not rules.State.TO_ASK or found.questions
        sentences = [cell_words(cell) for row in found.rows for cell in (row.participant, row.buddy)]
        sentences += [refusal_sentence(refusal, *names) for refusal in found.refusals]
        sentences += [question_sentence(question, names[0]) for question in found.questions]
        sentences += [beforehand_sentence(one, *names) for one in found.beforehand]
        assert all(sentences)
        assert not any("{" in sentence for sentence in sentences if "auto" not in sentence and "'a'" not in sentence)
    for one in solve(problem).unmatched:
        assert all("Marleen" in (said := unlock_sentence(u, "Marleen")) or "a buddy" in said for u in one.unlocks)
    for question in questions(problem, score(problem)):
        assert question.pairs_unlocked > 0


@settings(max_examples=20)
@given(problems(compatible=True))
def test_ranking_and_listing_say_what_the_pairs_say(data):
    problem = Problem.from_dict(data)
    pairs = score(problem)
    for column, buddy in enumerate(problem.buddies):
        ranked = rank(problem, buddy.id)
        assert sorted(one.participant for one in ranked) == [one.id for one in problem.participants]
        for one in ranked:
            row = problem.participant_index[one.participant]
            assert one.state is pairs.state(row, column)
            assert one.state is rules.State.REFUSED or one.fit == pairs.fit[row, column]
    lines = "".join(pairs_csv(problem)).splitlines()
    assert len(lines) == 1 + pairs.admitted(problem.policy).sum()
    assert lines[1:] == sorted(lines[1:])
