"""The wanted buddy: whom it would help is what the rules say, what it brings is what solving again says."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching.compare import difference
from app.matching.engine import solve
from app.matching.people import Buddy, Participant, Wish
from app.matching.problem import Limits, Policy, Problem
from app.matching.rules import State, state, verdicts
from app.matching.wanted import LEFT_BY_EACH_DEMAND, WANTED, wanted
from app.matching.wanted_words import appeal, gain_sentences, helps_sentence, wanted_sentence
from app.matching.what_if import joined_by
from app.vocabulary import HALF_DAYS
from tests.matching.small_problems import problems

GEEL, MOL, LEUVEN = (51.16, 4.99), (51.19, 5.11), (50.88, 4.70)
COMMON = {"location": GEEL, "travels_km": 5.0, "languages": ("nl",), "availability": ("wed-afternoon",)}
WOMAN = (Wish("gender", "must", ("f",)),)


def participant(id, **more):
    return Participant(id=id, **COMMON | more)


def problem(*participants, **more):
    return Problem(date=date(2026, 11, 22), participants=participants, **{"buddies": ()} | more)


def sought(of):
    return wanted(of, solve(of))


@pytest.fixture
def in_dutch(monkeypatch):
    monkeypatch.setattr("app.i18n._chosen", ["nl_BE"])


@settings(max_examples=30)
@given(problems(), st.randoms(use_true_random=False))
def test_whom_it_helps_and_what_it_brings_is_what_the_engine_says(data, random):
    of = Problem.from_dict(data)
    proposed = solve(of)
    found = wanted(of, proposed)
    shuffled = {**data, "participants": random.sample(data["participants"], len(data["participants"]))}
    assert wanted(Problem.from_dict(shuffled), proposed) == found
    matched = {pair.participant for pair in proposed.pairs}
    left = [one for one in of.participants if one.id not in matched]
    if found is None:
        return
    with_it = joined_by(of, found.profile)
    assert found.without == len(left)
    assert found.helps == tuple(
        one.id
        for one in left
        if state(verdicts(one, found.profile, with_it).values()) is State.ALLOWED
        and fit_of(with_it, one) >= of.policy.minimum_fit
    )
    assert found.gain == difference(with_it, proposed, solve(with_it))
    assert found.gain.standing(of.policy.objective) >= 0
    assert of.participant(found.homes[0]).location == found.profile.location
    assert (found.profile.traits, found.profile.wishes, found.profile.areas) == (None, (), None)
    # No simpler buddy, living where somebody does and free on one half-day, opens more.
    assert of.policy.minimum_shared_slots > 1 or of.policy.minimum_fit or best_simple(of, left, found) <= worth(found)


def fit_of(of, one):
    pair = solve(replace(of, decided=((one.id, WANTED),)), why=False).pairs
    return next(found.fit for found in pair if found.buddy == WANTED)


def worth(found):
    profile = found.profile
    facts = (profile.age, profile.gender, profile.smokes, profile.has_pets)
    demands = sum(fact is not None for fact in facts) + len(profile.custom) + len(profile.languages[1:])
    return len(found.helps) * LEFT_BY_EACH_DEMAND ** (demands + len(profile.availability))


def best_simple(of, left, found):
    simple = [
        Buddy(
            id=WANTED,
            location=place,
            travels_km=found.profile.travels_km,
            languages=found.profile.languages[:1],
            availability=(slot,),
        )
        for place in {one.location for one in left if one.location}
        for slot in HALF_DAYS
    ]
    return max(
        LEFT_BY_EACH_DEMAND
        * sum(state(verdicts(one, buddy, replace(of, excluded=())).values()) is State.ALLOWED for one in left)
        for buddy in simple
    )


def test_nobody_is_sought_where_nobody_is_left_or_can_be_helped():
    assert sought(problem()) is None
    assert sought(problem(participant("p"), buddies=(Buddy(id="b", **COMMON),))) is None
    assert sought(problem(participant("p", location=None))) is None
    assert sought(problem(participant("p", availability=None))) is None
    assert sought(problem(participant("p", wishes=(Wish("traits", "must", ("rustig",)),)))) is None


def test_a_profile_asks_only_what_opens_enough():
    many = [participant(f"p{n:02}") for n in range(12)]
    indifferent = sought(problem(*many, participant("q", wishes=WOMAN)))
    assert (indifferent.profile.gender, len(indifferent.helps), indifferent.asked) == (None, 12, ())
    some = sought(problem(*many[:3], participant("q1", wishes=WOMAN), participant("q2", wishes=WOMAN)))
    assert (some.profile.gender, len(some.helps)) == ("f", 5)
    assert [(wish.about, wish.values, count) for wish, count in some.asked] == [("gender", ("f",), 2)]
    assert some.profile.availability == ("wed-afternoon",)


def test_where_most_of_them_live_and_when_most_are_free(in_dutch):
    saturday = {"availability": ("sat-morning",), "location": MOL}
    of = problem(
        participant("a", location=LEUVEN),
        participant("b", **saturday, interests=("film", "koken")),
        participant("c", **saturday, area="Kempen", interests=("koken",)),
        participant("d", **saturday, languages=("ar",)),
    )
    found = sought(of)
    assert (found.helps, found.homes, found.area) == (("b", "c", "d"), ("b",), "Kempen")
    assert found.profile.languages == ("nl", "ar")
    assert wanted_sentence(found, ["Mol"]) == (
        "Iemand uit Mol, vrij op zaterdagvoormiddag, die ook Arabisch spreekt, tot 5 km ver gaat en van koken houdt"
    )
    assert appeal(found, ["Mol"]).startswith(
        "We zoeken een vrijwilliger die buddy wordt: iemand uit Mol, vrij op zaterdagvoormiddag, "
    )
    assert wanted_sentence(found, [""]).startswith("Iemand uit Kempen, ")
    assert helps_sentence(found) == "zou nu voor 3 van de 4 een mogelijkheid zijn"
    assert gain_sentences(found, {"b": "Elke"})[0] == ("check", "één duo meer")


def test_what_all_of_them_ask_is_said_first_and_what_some_ask_after_it(in_dutch):
    smoke = Wish("smokes", "must", (False,))
    of_age = Wish("age", "must", youngest=30, oldest=60), Wish("age", "must", youngest=40)
    of = problem(
        participant("p1", wishes=(*WOMAN, smoke, of_age[0])),
        participant("p2", wishes=(*WOMAN, of_age[1])),
        participant("p3", wishes=WOMAN),
        participant("p4", location=LEUVEN),
    )
    found = sought(of)
    assert wanted_sentence(found, ["Geel", "Balen", "Geel"]).startswith("Een vrouw uit Geel of Balen, ")
    assert helps_sentence(found) == (
        "zou nu voor 3 van de 4 een mogelijkheid zijn; 2 daarvan vragen iemand van 40 tot 60; "
        "1 daarvan vraagt iemand die niet rookt"
    )
    alone = sought(problem(participant("p", wishes=WOMAN)))
    assert helps_sentence(alone) == "zou nu een mogelijkheid zijn voor wie er nog geen heeft"


def test_an_own_criterion_of_the_office_can_be_sought(in_dutch):
    car = (Wish("custom:auto", "must", ("ja",)),)
    found = sought(problem(participant("p1", wishes=car), participant("p2", wishes=car), participant("p3")))
    assert dict(found.profile.custom) == {"auto": "ja"}
    assert "2 daarvan vragen" in helps_sentence(found)


def test_half_days_enough_to_share_what_the_office_wants():
    slots = ("mon-morning", "wed-afternoon", "fri-evening")
    found = sought(problem(participant("p", availability=slots), policy=Policy(minimum_shared_slots=2)))
    assert len(found.profile.availability) == 2
    assert set(found.profile.availability) < set(slots)


def test_no_week_has_more_half_days_than_there_are():
    policy = Policy(minimum_shared_slots=len(HALF_DAYS))
    found = sought(problem(participant("a", availability=HALF_DAYS), participant("b"), policy=policy))
    assert (found.helps, found.profile.availability) == (("a",), tuple(HALF_DAYS))


def test_what_no_limit_leaves_room_for_brings_nothing_and_is_told_so():
    found = sought(problem(participant("p"), limits=Limits(starts_max=0)))
    assert (found.helps, found.gain.totals["duos"]) == (("p",), 0)


def test_who_does_not_wait_for_the_answer_gets_none():
    of = problem(participant("p"))
    assert wanted(of, solve(of), lambda: True) is None
