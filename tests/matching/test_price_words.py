"""A price and a difference in words: what a coordinator would say, and never a number for a fit."""

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from app.i18n import choose_language
from app.matching.compare import Difference, Move
from app.matching.explain import Reason, Refusal
from app.matching.price_words import difference_sentences, price_sentences, short_difference, short_price
from app.matching.prices import Outcome, Price
from app.matching.rules import State
from app.vocabulary import Role

NAMES = {f"p{n}": name for n, name in enumerate(["Luc", "Elke", "Rik", "Gust", "Anouk", "Paul", "Yasmina"])}
NAMES |= {"b0": "Jef", "b1": "Omer", "b2": "Greet"}
NOTHING = {"duos": 0, "fit": 0, "waiting": 0, "shortfall": 0}


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch):
    monkeypatch.setattr("app.i18n._chosen", ["nl_BE"])


def change(*moves, wait=(0, 0), proven=True, **totals):
    return Difference(tuple(Move(*move) for move in moves), NOTHING | totals, wait, proven)


def priced(difference, outcome=Outcome.WORSE, state=State.ALLOWED, **more):
    return Price("p0", "b0", state, outcome, difference=difference, **more)


def test_a_proposed_pair_costs_nobody_anything():
    found = priced(change(), Outcome.EQUAL)
    assert short_price(found, NAMES) == ("check", "niemand verliest een kans")
    assert price_sentences(found, NAMES) == [("check", "niemand verliest een kans")]


def test_another_division_that_is_as_good():
    found = priced(change(("p0", "b1", "b0"), ("p1", "b0", "b1")), Outcome.EQUAL)
    assert short_price(found, NAMES) == ("check", "evenveel duo's, even goed")
    assert price_sentences(found, NAMES) == [
        ("check", "evenveel duo's, even goed"),
        ("info", "Elke krijgt Omer in plaats van Jef"),
    ]


def test_whoever_falls_out_is_named_before_anything_else():
    found = priced(change(("p0", None, "b0"), ("p1", "b0", None), fit=-30))
    assert short_price(found, NAMES) == ("info", "dan blijft Elke wachten")
    assert price_sentences(found, NAMES) == [
        ("info", "evenveel duo's, samen iets minder goed"),
        ("info", "Elke blijft wachten"),
    ]
    fewer = priced(change(("p0", "b1", "b0"), ("p1", "b0", None), duos=-1, fit=-600))
    assert short_price(fewer, NAMES) == ("info", "dan blijft Elke wachten: één duo minder")
    assert price_sentences(fewer, NAMES) == [
        ("info", "één duo minder"),
        ("info", "Elke blijft wachten"),
        ("info", "Omer houdt een plaats vrij"),
    ]


def test_as_good_for_the_list_may_still_cost_somebody_a_chance():
    found = priced(change(("p0", None, "b0"), ("p1", "b0", None)), Outcome.EQUAL)
    assert short_price(found, NAMES) == ("info", "dan blijft Elke wachten")


def test_long_lists_name_the_first_and_count_the_others():
    lost = [(f"p{n}", "b0", None) for n in range(1, 7)]
    said = difference_sentences(change(*lost, duos=-6), NAMES)
    assert said[:2] == [("info", "6 duo's minder"), ("info", "Elke, Rik, Gust en nog 3 anderen blijven wachten")]
    moved = [(f"p{n}", "b0", "b1") for n in range(1, 7)]
    said = [sentence for _icon, sentence in difference_sentences(change(*moved), NAMES)]
    assert said[-2] == "nog 3 anderen krijgen iemand anders"
    assert len(said) == 6
    four = difference_sentences(change(*lost[:4], duos=-4), NAMES)
    assert ("info", "Elke, Rik, Gust en Anouk blijven wachten") in four


def test_more_duos_and_who_gets_somebody():
    better = priced(change(("p0", None, "b0"), ("p1", None, "b1"), duos=2, fit=900), Outcome.BETTER, State.TO_ASK)
    assert short_price(better, NAMES) == ("ask", "als het antwoord meevalt: 2 duo's meer")
    assert price_sentences(better, NAMES) == [
        ("ask", "alleen als de antwoorden meevallen"),
        ("check", "2 duo's meer"),
        ("check", "Elke krijgt Omer"),
    ]
    dearer = priced(change(("p0", None, "b0"), duos=1, fit=-40))
    assert short_price(dearer, NAMES) == ("info", "samen past het minder goed")


def test_the_longest_wait_is_told_where_it_changes():
    assert ("info", "wie dan het langst wacht, wacht al 8 weken") in difference_sentences(change(wait=(3, 8)), NAMES)
    assert ("info", "wie dan het langst wacht, wacht al 6 maanden") in difference_sentences(
        change(wait=(40, 26)), NAMES
    )
    assert len(difference_sentences(change(wait=(8, 8)), NAMES)) == len(
        difference_sentences(change(wait=(8, 0)), NAMES)
    )


@pytest.mark.parametrize(
    ("fit", "words"),
    [
        (0, "evenveel duo's, even goed"),
        (-10, "evenveel duo's, bijna even goed"),
        (-100, "evenveel duo's, samen iets minder goed"),
        (-400, "evenveel duo's, samen minder goed"),
        (100, "evenveel duo's, samen iets beter"),
        (400, "evenveel duo's, samen beter"),
    ],
)
def test_a_fit_is_said_in_words(fit, words):
    assert short_difference(change(fit=fit))[1] == words
    assert not any(re.search(r"\d", sentence) for _icon, sentence in difference_sentences(change(fit=fit), NAMES))


def test_minima_stand_before_everything():
    assert short_difference(change(shortfall=1, duos=1)) == ("info", "een afgesproken minimum wordt minder gehaald")


def test_what_cannot_be_says_the_rule_or_the_maximum():
    region = Refusal("region", Reason("region", {"area": "Mol", "areas": ("Geel",)}))
    refused = replace(priced(None, Outcome.IMPOSSIBLE, State.REFUSED), refusals=(region,))
    assert short_price(refused, NAMES) == ("warn", "Jef komt niet in de regio Mol")
    full = replace(priced(None, Outcome.IMPOSSIBLE), broken=("participant", "starts_max"))
    assert price_sentences(full, NAMES) == [
        ("warn", "voor Luc ligt er al een voorstel vast"),
        ("warn", "dan starten er meer duo's dan afgesproken"),
    ]
    wish = Refusal("wish", Reason("wish", {"side": Role.PARTICIPANT, "about": "gender", "wished": ("f",)}))
    assert "vrouw" in short_price(replace(refused, refusals=(wish,)), NAMES)[1]


def test_what_is_not_certain_and_what_fits_too_little_is_said():
    unsure = priced(change(("p0", None, "b0"), proven=False), Outcome.EQUAL, fits_too_little=True)
    assert price_sentences(unsure, NAMES) == [
        ("info", "deze twee passen minder goed dan afgesproken"),
        ("check", "evenveel duo's, even goed"),
        ("warn", "dit is niet helemaal uitgerekend: het kan nog anders uitvallen"),
    ]


def test_two_who_are_one_buddy_are_two():
    said = difference_sentences(change(("p0", "b0", None), duos=-1), {**NAMES, "b0": "Karim & Femke"})
    assert said[-1] == ("info", "Karim & Femke houden een plaats vrij")


def test_a_price_that_hangs_on_an_answer_says_who_then_waits_on():
    found = priced(change(("p0", None, "b0"), ("p1", "b0", None)), Outcome.EQUAL, State.TO_ASK)
    assert short_price(found, NAMES) == ("ask", "als het antwoord meevalt: Elke blijft wachten")


def test_somebody_who_has_no_name_any_more():
    assert ("info", "Luc krijgt Omer in plaats van iemand") in difference_sentences(change(("p0", "gone", "b1")), NAMES)


def test_in_english_too(monkeypatch):
    monkeypatch.setattr("app.i18n._chosen", [])
    choose_language("en")
    assert short_price(priced(change(("p0", None, "b0"), ("p1", "b0", None))), NAMES) == ("info", "then Elke waits on")


def test_a_window_that_only_words_does_not_wait_for_numpy():
    code = "import sys, app.matching.price_words, app.matching.wanted_words; print('numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
