"""Codes become sentences a coordinator could say; names come from outside."""

import re
from datetime import date

import pytest

from app.i18n import _
from app.matching import wording
from app.matching.explain import Beforehand, Cell, Kind, Reason, Refusal, explain
from app.matching.people import Buddy, Participant, Wish
from app.matching.problem import Problem
from app.matching.questions import OpenQuestion
from app.matching.rules import RULES, State
from app.matching.solution import Unlock
from app.matching.wording import Band
from app.vocabulary import Role


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    monkeypatch.setattr("app.i18n._chosen", ["en"])


def words(code, **params):
    return wording.cell_words(Cell(Kind.VALUE, 500, Reason(code, params)))


def wished(about, facts, met, **bounds):
    return words("wished", about=about, facts=facts, met=met, **bounds)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (lambda: words("no_wish"), "no wish"),
        (lambda: words("unknown", about="age"), "still to ask"),
        (lambda: words("availability", shared=("a", "b", "c")), "3 half-days together"),
        (lambda: words("availability", shared=("a",)), "1 half-day together"),
        (lambda: words("availability", shared=()), "no half-day together"),
        (lambda: words("distance", km=4.3), "4 km as the crow flies"),
        (lambda: words("distance", km=0.4), "less than 1 km as the crow flies"),
        (lambda: words("interests", shared=("markten", "wandelen")), "markten, wandelen"),
        (lambda: words("interests", shared=()), "no shared interests"),
        (lambda: words("age", age=61, years_apart=3), "3 years apart"),
        (lambda: words("age", age=61, years_apart=0), "the same age"),
        (lambda: wished("gender", ("f",), True, wished=("f",)), "woman, as asked"),
        (lambda: wished("gender", ("m",), False, wished=("f", "x")), "was rather looking for woman or x"),
        (lambda: wished("age", (61,), True, **{"from": 50, "to": 70}), "61 suits 50–70"),
        (lambda: wished("age", (58,), False, **{"from": 40, "to": 55}), "was rather looking for 40–55"),
        (lambda: wished("age", (58,), False, **{"from": None, "to": 55}), "was rather looking for 55 at most"),
        (lambda: wished("smokes", (False,), True, wished=(False,)), "does not smoke"),
        (lambda: wished("has_pets", (True,), False, wished=(False,)), "has pets"),
        (lambda: wished("language", ("nl", "fr"), True, wished=("fr",)), "French"),
        (lambda: wished("traits", ("rustig", "druk"), True, wished=("rustig", "humor")), "rustig"),
        (lambda: wished("custom:auto", ("ja",), True, wished=("ja",)), "ja"),
        (
            lambda: wished("custom:auto", ("fiets",), False, wished=("auto", "bus")),
            "was rather looking for auto or bus",
        ),
        (lambda: wished("custom:auto", (True,), True, wished=(True,)), "yes"),
        (lambda: wished("custom:auto", (False,), False, wished=(True,)), "no"),
        (lambda: wished("custom:auto", ("yes & no",), False, wished=(True,)), "yes & no"),
    ],
)
def test_the_words_beside_a_bar(said, expected):
    assert said() == expected


def test_an_own_criterion_is_named_where_nothing_else_names_it():
    cell = Cell(Kind.CLASH, 0, Reason("wished", {"about": "custom:Auto", "facts": (False,), "met": False} | WISHED))
    assert wording.point_words("custom:Auto", cell) == "Auto: no"
    cell = Cell(Kind.VALUE, 1000, Reason("wished", {"about": "smokes", "facts": (True,), "met": True} | WISHED))
    assert wording.point_words("smokes", cell) == "smokes"


def test_a_pair_gets_a_band_and_never_a_number():
    assert wording.band(State.ALLOWED, wording.FITS_WELL) is Band.GOOD
    assert wording.band(State.ALLOWED, wording.FITS_WELL - 1) is Band.PARTLY
    assert wording.band(State.TO_ASK, 1000) is Band.TO_ASK
    assert wording.band(State.REFUSED, 1000) is Band.NOT
    assert not any(re.search(r"\d|%", wording.band_word(band)) for band in Band)


def test_every_rule_and_criterion_has_its_word():
    assert all(wording.rule_word(rule) for rule in RULES)
    assert wording.criterion_word("traits") == "Character"
    assert wording.criterion_word("custom:auto") == "auto"


WISHED = {"wished": (True,)}
WISH = {"side": Role.PARTICIPANT, "wisher_gender": None, "facts": ()}


@pytest.mark.parametrize(
    ("rule", "params", "expected"),
    [
        ("availability", {"shared": 0, "minimum": 1}, "No half-day free together"),
        (
            "availability",
            {"shared": 1, "minimum": 2},
            "Only 1 of the 2 half-days free together that are needed",
        ),
        ("region", {"area": "Mol", "areas": ("Geel",)}, "Nadia does not come to Mol"),
        ("distance", {"km": 18.2, "limit": 12.0}, "Further than 12 km: 18 km as the crow flies"),
        ("distance", {"km": 12.04, "limit": 12.0}, "Further than 12 km: 12,1 km as the crow flies"),
        (
            "language",
            {"participant": ("tr",), "buddy": ("nl", "fr")},
            "No language in common: Marleen speaks Turkish, Nadia speaks Dutch and French",
        ),
        ("wish", WISH | {"about": "gender", "wished": ("f",)}, "Marleen only wants a woman"),
        ("wish", WISH | {"about": "smokes", "wished": (False,)}, "Marleen only wants someone who does not smoke"),
        (
            "wish",
            WISH | {"side": Role.BUDDY, "about": "age", "from": 40, "to": None},
            "Nadia only wants someone of 40 or older",
        ),
        (
            "wish",
            WISH | {"about": "custom:Likes dogs", "wished": (True,)},
            "Marleen only wants someone for whom “Likes dogs” holds",
        ),
        (
            "wish",
            WISH | {"about": "custom:Likes dogs", "wished": (False,)},
            "Marleen only wants someone for whom “Likes dogs” does not hold",
        ),
        (
            "wish",
            WISH | {"about": "custom:Animals", "wished": ("cat", "dog")},
            "Marleen only wants someone with “Animals”: cat or dog",
        ),
        ("excluded", {}, "It was noted that Marleen and Nadia are not to be brought together"),
    ],
)
def test_a_refusal_is_a_sentence(rule, params, expected):
    assert wording.refusal_sentence(Refusal(rule, Reason(rule, params)), "Marleen", "Nadia") == expected


@pytest.mark.parametrize(("gender", "whom"), [("f", "her"), ("m", "him"), ("x", "Nadia"), (None, "Nadia")])
def test_what_to_ask_beforehand_guesses_nobodys_gender(gender, whom):
    params = {"wisher_gender": gender, "about": "age", "from": 40, "to": 55, "facts": (58,), "met": False}
    said = wording.beforehand_sentence(Beforehand(Role.BUDDY, Reason("wish", params)), "Marleen", "Nadia")
    assert said == f"Nadia was looking for someone from 40 to 55; Marleen is 58. Is that all right with {whom}?"


@pytest.mark.parametrize(
    ("about", "facts", "wish", "expected"),
    [
        ("custom:Likes dogs", (False,), (True,), "someone for whom “Likes dogs” holds; for Nadia that does not hold"),
        ("custom:Likes dogs", (True,), (False,), "someone for whom “Likes dogs” does not hold; for Nadia that holds"),
        ("custom:Animals", ("cat",), ("dog",), "someone with “Animals”: dog; for Nadia it is cat"),
    ],
)
def test_an_own_criterion_is_talked_over_beforehand(about, facts, wish, expected):
    params = {"wisher_gender": "f", "about": about, "wished": wish, "facts": facts, "met": False}
    said = wording.beforehand_sentence(Beforehand(Role.PARTICIPANT, Reason("wish", params)), "Marleen", "Nadia")
    assert said == f"Marleen was looking for {expected}. Is that all right with her?"


@pytest.mark.parametrize(
    ("side", "about", "facts", "wished", "expected"),
    [
        (Role.BUDDY, "smokes", (True,), (False,), "Jo & Bo were looking for someone who does not smoke; Rik smokes."),
        (Role.PARTICIPANT, "smokes", (True,), (False,), "someone who does not smoke; with Jo & Bo there is smoking."),
        (Role.PARTICIPANT, "has_pets", (False,), (True,), "someone with pets; Jo & Bo have no pets."),
        (Role.PARTICIPANT, "language", ("fr",), ("tr",), "someone who speaks Turkish; Jo & Bo speak French."),
        (Role.PARTICIPANT, "gender", ("m",), ("f",), "a woman; for Jo & Bo it is man."),
    ],
)
def test_two_who_are_one_buddy_are_spoken_of_as_two(side, about, facts, wished, expected):
    params = {"wisher_gender": None, "about": about, "wished": wished, "facts": facts, "met": False}
    said = wording.beforehand_sentence(Beforehand(side, Reason("wish", params)), "Rik", "Jo & Bo")
    assert expected in said
    assert said.endswith(" them?" if side is Role.BUDDY else " Rik?")


def test_of_two_the_age_of_the_first_counts():
    params = {"wisher_gender": None, "about": "age", "from": 60, "to": None, "facts": (40,), "met": False}
    said = wording.beforehand_sentence(Beforehand(Role.PARTICIPANT, Reason("wish", params)), "Rik", "Jo & Bo")
    assert "; Jo is 40." in said


@pytest.mark.parametrize("about", [*wording.QUESTIONS, "custom:auto"])
def test_an_open_question_may_be_about_two(about):
    said = wording.question_sentence(OpenQuestion("wish", Role.BUDDY, "b1", about), "Jo & Bo")
    assert "Jo & Bo" in said
    assert said.endswith("?")
    assert wording.QUESTIONS_OF_TWO.keys() == wording.QUESTIONS.keys()


@pytest.mark.parametrize("about", [*wording.QUESTIONS, "custom:auto"])
def test_an_open_question_names_the_one_to_ask(about):
    said = wording.question_sentence(OpenQuestion("wish", Role.BUDDY, "b1", about), "Nadia")
    assert "Nadia" in said
    assert said.endswith("?")


@pytest.mark.parametrize(
    ("unlock", "expected"),
    [
        (
            Unlock("wish:smokes", "participant", 3),
            "If “Smoking” becomes a wish for Marleen instead of a must, 3 buddies come within reach.",
        ),
        (Unlock("range", "participant", 1), "If Marleen goes 10 km further, 1 buddy comes within reach."),
        (
            Unlock("availability:tue-afternoon", "participant", 1),
            "If Marleen is also free on Tuesday afternoon, 1 buddy comes within reach.",
        ),
        (
            Unlock("availability", "buddy", 2),
            "If a buddy is also free when Marleen is, 2 buddies come within reach.",
        ),
    ],
)
def test_a_relaxation_is_a_sentence(unlock, expected):
    assert wording.unlock_sentence(unlock, "Marleen") == expected


def test_how_much_is_known_is_counted_in_points():
    facts = {"availability": ("mon-morning",), "location": (51.0, 4.0)}
    people = Participant(id="p", wishes=(Wish("age", 1, youngest=3),), **facts), Buddy(id="b", **facts)
    problem = Problem(date=date(2026, 11, 22), participants=people[:1], buddies=people[1:])
    assert wording.points_known(explain(problem, "p", "b")) == "1 of 4 points known"


def test_names_with_braces_do_no_harm():
    refusal = Refusal("excluded", Reason("excluded"))
    assert "{Jef}" in wording.refusal_sentence(refusal, "{Jef}", "Nadia")
    assert "{Jef}" in wording.unlock_sentence(Unlock("range", "participant", 1), "{Jef}")
    assert _("fits well") == "fits well"
