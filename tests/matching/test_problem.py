"""A problem file that is wrong is refused with the field that is wrong; one that is right is read whole."""

from datetime import date

import pytest

from app.errors import KlikError
from app.matching.people import Wish
from app.matching.problem import Problem


def data(**more):
    return {
        "format": "klik-problem",
        "version": 1,
        "date": "2026-11-22",
        "participants": [{"id": "p2", "wishes": [{"about": "age", "from": 30, "strength": "must"}]}, {"id": "p1"}],
        "buddies": [{"id": "b1"}],
    } | more


def test_what_is_absent_takes_its_default():
    problem = Problem.from_dict(data())
    assert problem.buddies[0].capacity == 1
    assert problem.policy.objective == ("duos", "fit", "waiting")
    assert (problem.policy.minimum_fit, problem.policy.admit_unknown) == (0, False)
    assert problem.policy.weight("age") == problem.policy.weight("custom:auto") > 0
    assert problem.limits.starts_max is None
    assert problem.participants[0].age is None


def test_people_come_in_order_of_id():
    assert [person.id for person in Problem.from_dict(data()).participants] == ["p1", "p2"]


def test_a_repeated_pair_counts_once():
    assert Problem.from_dict(data(decided=[["p1", "b1"], ["p1", "b1"]])).decided == (("p1", "b1"),)


def test_a_wish_is_read_whole():
    wish = {"about": "gender", "is": ["f", "x"], "strength": "must", "firm": True}
    person = Problem.from_dict(data(participants=[{"id": "p1", "wishes": [wish]}])).participants[0]
    assert person.wishes == person.musts == (Wish("gender", "must", ("f", "x"), firm=True),)


@pytest.mark.parametrize(
    ("since", "weeks"), [(None, 0), ("2026-11-23", 0), ("2026-11-16", 0), ("2026-11-15", 1), ("2025-11-22", 52)]
)
def test_weeks_waited_are_whole_and_never_negative(since, weeks):
    problem = Problem.from_dict(data(participants=[{"id": "p1", "waiting_since": since}]))
    assert problem.date == date(2026, 11, 22)
    assert problem.weeks_waited(problem.participants[0]) == weeks


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"format": "other"}, "format"),
        ({"version": 2}, "version"),
        ({"date": "22/11/2026"}, "date"),
        ({"date": "2026-11-31"}, "date"),
        ({"colour": 1}, "colour"),
        ({"participants": {}}, "participants"),
        ({"participants": ["p1"]}, "participants[0]"),
        ({"participants": [{}]}, "participants[0].id"),
        ({"participants": [{"id": ""}]}, "participants[0].id"),
        ({"participants": [{"id": "p1"}, {"id": "p1"}]}, "participants"),
        ({"participants": [{"id": "p1", "age": 121}]}, "participants[0].age"),
        ({"participants": [{"id": "p1", "age": True}]}, "participants[0].age"),
        ({"participants": [{"id": "p1", "age": "40"}]}, "participants[0].age"),
        ({"participants": [{"id": "p1", "gender": "v"}]}, "participants[0].gender"),
        ({"participants": [{"id": "p1", "location": [51.0]}]}, "participants[0].location"),
        ({"participants": [{"id": "p1", "location": [91, 4]}]}, "participants[0].location"),
        ({"participants": [{"id": "p1", "location": [51, "4"]}]}, "participants[0].location[1]"),
        ({"participants": [{"id": "p1", "travels_km": -1}]}, "participants[0].travels_km"),
        ({"participants": [{"id": "p1", "travels_km": float("nan")}]}, "participants[0].travels_km"),
        ({"participants": [{"id": "p1", "travels_km": 10**400}]}, "participants[0].travels_km"),
        ({"participants": [{"id": "p1", "languages": "nl"}]}, "participants[0].languages"),
        ({"participants": [{"id": "p1", "languages": [None]}]}, "participants[0].languages[0]"),
        ({"participants": [{"id": "p1", "smokes": "ja"}]}, "participants[0].smokes"),
        ({"participants": [{"id": "p1", "availability": ["maandag"]}]}, "participants[0].availability[0]"),
        ({"participants": [{"id": "p1", "custom": []}]}, "participants[0].custom"),
        ({"participants": [{"id": "p1", "wishes": [{"about": "age"}]}]}, "participants[0].wishes[0].strength"),
        ({"participants": [{"id": "p1", "waiting_since": "gisteren"}]}, "participants[0].waiting_since"),
        ({"buddies": [{"id": "b1", "capacity": -1}]}, "buddies[0].capacity"),
        ({"buddies": [{"id": "b1", "areas": [3]}]}, "buddies[0].areas[0]"),
        ({"decided": [["p1"]]}, "decided[0]"),
        ({"decided": [["p9", "b1"]]}, "p9"),
        ({"excluded": [["p1", "b9"]]}, "b9"),
        ({"limits": {"starts_max": -1}}, "limits.starts_max"),
        ({"limits": {"partner_max": {"Zon": 1.5}}}, "limits.partner_max.Zon"),
        ({"limits": {"other": {}}}, "limits.other"),
        ({"policy": {"weights": {"age": 11}}}, "policy.weights.age"),
        ({"policy": {"objective": []}}, "policy.objective"),
        ({"policy": {"objective": ["fit", "fit"]}}, "policy.objective"),
        ({"policy": {"objective": ["love"]}}, "policy.objective[0]"),
        ({"policy": {"minimum_fit": 1001}}, "policy.minimum_fit"),
        ({"policy": {"minimum_shared_slots": 0}}, "policy.minimum_shared_slots"),
        ({"policy": {"admit_unknown": 1}}, "policy.admit_unknown"),
    ],
)
def test_what_is_wrong_is_named(more, field):
    with pytest.raises(KlikError) as caught:
        Problem.from_dict(data(**more))
    assert field in caught.value.parameters.values()
    assert field in str(caught.value)


@pytest.mark.parametrize(
    "wish",
    [
        {"about": "colour", "is": ["red"], "strength": 1},
        {"about": "custom:", "is": ["red"], "strength": 1},
        {"about": "gender", "strength": 1},
        {"about": "gender", "is": [], "strength": 1},
        {"about": "age", "strength": 1},
        {"about": "gender", "is": ["f"], "strength": 4},
        {"about": "gender", "is": ["f"], "strength": True},
        {"about": "gender", "is": ["f"], "strength": 1, "firm": "ja"},
        {"about": "gender", "is": ["f"], "strength": 1, "why": "because"},
    ],
)
def test_a_wish_that_cannot_be_meant_is_refused(wish):
    with pytest.raises(KlikError, match=r"buddies\[0\]\.wishes\[0\]"):
        Problem.from_dict(data(buddies=[{"id": "b1", "wishes": [wish]}]))


def test_a_problem_that_is_no_object_is_refused():
    with pytest.raises(KlikError):
        Problem.from_dict([])


def test_asking_for_someone_else_is_refused():
    with pytest.raises(KlikError, match="p9"):
        Problem.from_dict(data()).participant("p9")
