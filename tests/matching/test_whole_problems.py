"""Whole small problems: every answer against the scalar rules, against brute force, and in another order of input."""

import json
from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import criteria, rules
from app.matching.engine import pairs_csv, solve
from app.matching.explain import explain
from app.matching.pairs import BITS, fits, score
from app.matching.people import Buddy, Participant
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

TODAY = date(2026, 11, 22)
PLACES = [(51.16, 4.99), (51.16, 4.99), (51.14, 4.86), (51.32, 4.94), (-51.16, -175.01)]
SLOTS = ["mon-morning", "tue-afternoon", "sat-evening"]
# Ranges on the very distance between two places, where rounding could decide.
ON_THE_EDGE = [
    rules.kilometres(Participant(id="p", location=one), Buddy(id="b", location=other))
    for one, other in product(PLACES[:4], PLACES[:4])
]


def some(values, most=3):
    return st.lists(st.sampled_from(values), max_size=most)


def wishes():
    strength = st.sampled_from(["must", 1, 2, 3])
    values = {
        "gender": ["f", "m"],
        "smokes": [False, 0, True],
        "has_pets": [False],
        "language": ["nl", "fr"],
        "traits": ["rustig", "humor", 1],
        "interests": ["film", "koken"],
        "custom:auto": ["ja", True, 1, 1.0, [1], {"a": 1}],
    }
    of_a_kind = [
        st.fixed_dictionaries(
            {
                "about": st.just(about),
                "is": st.lists(st.sampled_from(known), min_size=1, max_size=3),
                "strength": strength,
            },
            optional={"firm": st.booleans()},
        )
        for about, known in values.items()
    ]
    ages = st.sampled_from([{"from": 30}, {"to": 50}, {"from": 40, "to": 55}])
    of_age = st.builds(lambda bounds, strength: {"about": "age", "strength": strength, **bounds}, ages, strength)
    return st.lists(st.one_of(*of_a_kind, of_age), max_size=2)


def people(prefix, compatible, **more):
    """Up to four of one side; ``compatible`` ones have at least two, whom the rules mostly let meet."""
    facts = {
        "age": st.sampled_from([None, 18, 37, 45, 90]),
        "gender": st.sampled_from([None, "f", "m", "x"]),
        "location": st.sampled_from([*map(list, PLACES), None]),
        "travels_km": st.sampled_from([40.5, 10, 0, None, *ON_THE_EDGE]),
        "languages": st.sampled_from([["nl"], ["fr", "nl"], ["nl", "tr"], ["tr"], [], None]),
        "smokes": st.sampled_from([None, True, False]),
        "has_pets": st.sampled_from([None, True, False]),
        "availability": st.one_of(st.just(SLOTS), some(SLOTS), st.none()),
        "interests": st.one_of(st.none(), some(["film", "koken", "yoga", "lezen"], 5)),
        "traits": st.one_of(st.none(), some(["rustig", "humor"])),
        "custom": st.sampled_from([{}, {"auto": None}, {"auto": "ja"}, {"auto": [True, 1]}, {"auto": {"a": 1}}]),
        "wishes": wishes(),
    }
    facts |= more
    always = {name: facts.pop(name) for name in ("location", "travels_km", "languages", "availability")}
    if compatible:
        always = {
            "location": st.sampled_from([list(place) for place in PLACES[:4]]),
            "travels_km": st.sampled_from([40.5, 10]),
            "languages": st.just(["nl"]),
            "availability": st.sampled_from([SLOTS, SLOTS[:2], SLOTS[1:]]),
            "age": st.sampled_from([18, 37, 45, 90]),
            "interests": some(["film", "koken", "yoga", "lezen"], 5),
            **more,
        }
        facts = {"gender": st.sampled_from(["f", "m"]), "wishes": wishes().map(lambda all_: all_[:1])}
    one = st.fixed_dictionaries(always, optional=facts)
    return st.lists(one, min_size=2 if compatible else 0, max_size=4).map(
        lambda many: [{"id": f"{prefix}{index}", **person} for index, person in enumerate(many)]
    )


@st.composite
def problems(draw, compatible=False):
    """A problem in the file format: at most four participants and four buddies, with every kind of limit."""
    waiting = st.integers(-10, 900).map(lambda days: (TODAY - timedelta(days=days)).isoformat())
    participants = draw(
        people(
            "p",
            compatible,
            area=st.sampled_from(["Geel", "Mol"] if compatible else [None, "Geel", "Mol"]),
            waiting_since=st.one_of(st.none(), waiting),
            priority_groups=st.sampled_from([["jong"], ["nieuw", "jong"], ["nieuw"], []]),
            coordinator=st.sampled_from([None, "An", "Bo"]),
        )
    )
    buddies = draw(
        people(
            "b",
            compatible,
            areas=st.sampled_from(
                [[], ["Mol", "Geel"], ["Geel"]] if compatible else [None, [], ["Geel"], ["Mol", "Geel"]]
            ),
            capacity=st.sampled_from([1, 2, 3, 0]),
            partner=st.sampled_from([None, "Zon", "Maan"]),
        )
    )
    pair = st.tuples(
        st.sampled_from([p["id"] for p in participants] or [""]), st.sampled_from([b["id"] for b in buddies] or [""])
    )
    pairs = st.lists(pair.map(list), max_size=2) if participants and buddies else st.just([])

    def counts(*keys):
        return st.dictionaries(st.sampled_from(keys), st.sampled_from([1, 2, 3, 0]), max_size=2)

    limits = st.fixed_dictionaries(
        {},
        optional={
            "starts_max": st.sampled_from([3, 2, 4, 1, 0]),
            "coordinator_max": counts("An", "Bo"),
            "partner_max": counts("Zon", "Maan"),
            "partner_min": counts("Zon", "Maan", "Ster"),
            "priority_min": counts("jong", "nieuw"),
        },
    )
    policy = st.fixed_dictionaries(
        {},
        optional={
            "weights": st.dictionaries(st.sampled_from([*criteria.CRITERIA, "custom:auto"]), st.integers(0, 10)),
            "objective": st.permutations(["duos", "fit", "waiting"]).flatmap(
                lambda order: st.integers(1, 3).map(lambda n: order[:n])
            ),
            "minimum_fit": st.sampled_from([0, 0, 400]),
            "minimum_shared_slots": st.sampled_from([1, 1, 2]),
            "admit_unknown": st.booleans(),
        },
    )
    return {
        "format": "klik-problem",
        "version": 1,
        "date": TODAY.isoformat(),
        "participants": participants,
        "buddies": buddies,
        "decided": draw(pairs),
        "excluded": draw(pairs),
        "limits": draw(limits),
        "policy": draw(policy),
    }


@settings(max_examples=60)
@given(st.one_of(problems(), problems(compatible=True)))
def test_all_pairs_at_once_say_what_the_rules_and_criteria_say(data):
    problem = Problem.from_dict(data)
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


def best_by_brute_force(problem):
    """The best key there is: the least shortfall, then the totals in the order aimed at, over every possible choice."""
    admitted = {"allowed", "to_ask"} if problem.policy.admit_unknown else {"allowed"}
    fits, choices = {}, []
    for participant in problem.participants:
        mine = [None]
        for buddy in problem.buddies:
            one = criteria.side(participant, buddy, problem.policy).fit
            other = criteria.side(buddy, participant, problem.policy).fit
            fit = fits[participant.id, buddy.id] = (one + other + 2 * min(one, other)) // 4
            state = rules.state(rules.verdicts(participant, buddy, problem).values())
            if state in admitted and fit >= problem.policy.minimum_fit:
                mine.append(buddy.id)
        choices.append(mine)
    best = None
    for picked in product(*choices):
        new = {(p.id, b) for p, b in zip(problem.participants, picked, strict=True) if b} - set(problem.decided)
        duos = sorted(new | set(problem.decided))
        if not within_every_maximum(problem, duos, new):
            continue
        totals = totals_of(problem, duos, fits)
        key = (-totals["shortfall"], *(totals[name] for name in problem.policy.objective))
        best = key if best is None else max(best, key)
    return best


def within_every_maximum(problem, duos, new):
    limits = problem.limits
    coordinator = {p.id: p.coordinator for p in problem.participants}
    partner = {b.id: b.partner for b in problem.buddies}
    capacity = {b.id: b.capacity for b in problem.buddies}
    starts = len(duos) if limits.starts_max is None else limits.starts_max
    return not new or (
        len(duos) <= starts
        and all(
            sum(p == one for p, _ in duos) <= 1
            and sum(b == other for _, b in duos) <= capacity[other]
            and sum(coordinator[p] == coordinator[one] for p, _ in duos)
            <= limits.coordinator_max.get(coordinator[one], len(duos))
            and sum(partner[b] == partner[other] for _, b in duos) <= limits.partner_max.get(partner[other], len(duos))
            for one, other in new
        )
    )


def totals_of(problem, duos, fits):
    people = {p.id: p for p in problem.participants}
    partner = {b.id: b.partner for b in problem.buddies}
    limits = problem.limits
    short = [n - sum(partner[b] == key for _, b in duos) for key, n in limits.partner_min.items()]
    short += [n - sum(key in people[p].priority_groups for p, _ in duos) for key, n in limits.priority_min.items()]
    since = [people[p].waiting_since or TODAY for p, _ in duos]
    return {
        "duos": len(duos),
        "fit": sum(fits[pair] for pair in duos),
        "waiting": sum(max(0, (TODAY - day).days // 7) for day in since),
        "shortfall": sum(max(0, n) for n in short),
    }


@settings(max_examples=60)
@given(problems(compatible=True))
def test_the_solution_is_what_brute_force_finds(data):
    problem = Problem.from_dict(data)
    solution = solve(problem)
    fits = {(pair.participant, pair.buddy): pair.fit for pair in solution.pairs}
    totals = totals_of(problem, list(fits), fits)
    assert dict(solution.totals) == totals
    assert solution.status == "optimal"
    reached = (-totals["shortfall"], *(totals[name] for name in problem.policy.objective))
    assert reached == best_by_brute_force(problem)
    aimed_at = {"shortfall", *problem.policy.objective}
    assert solution.bounds == {name: totals[name] if name in aimed_at else None for name in totals}


@settings(max_examples=20)
@given(problems(compatible=True), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(data, random):
    shuffled = {**data}
    for name in ("participants", "buddies", "decided", "excluded"):
        shuffled[name] = random.sample(data[name], len(data[name]))
    one, other = (solve(Problem.from_dict(each)).to_dict() for each in (data, shuffled))
    assert {**one, "seconds": {}} == {**other, "seconds": {}}


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
    for question in questions(problem):
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
