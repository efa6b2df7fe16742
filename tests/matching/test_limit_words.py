"""What the limits do, in sentences."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.matching.engine import solve
from app.matching.limit_words import broken_sentences, limit_sentences, shortfall_sentence
from app.matching.people import Buddy, Participant
from app.matching.problem import Limits, Problem
from app.matching.solution import ProposedPair, Shortfall

NAMES = {"an": "An Zilverberk", "samana": "Samana"}
COMMON: dict[str, Any] = {
    "location": (51.0, 4.0),
    "travels_km": 10.0,
    "languages": ("nl",),
    "availability": ("mon-morning",),
}


def problem(limits: Limits, decided: tuple[tuple[str, str], ...] = ()) -> Problem:
    """Three who wait with An, the first of them urgent, and two buddies of Samana."""
    return Problem(
        date=date(2026, 11, 22),
        participants=tuple(
            Participant(id=f"p{n}", coordinator="an", priority_groups=("dringend",) if n == 1 else (), **COMMON)
            for n in (1, 2, 3)
        ),
        buddies=tuple(Buddy(id=f"b{n}", partner="samana", **COMMON) for n in (1, 2)),
        limits=limits,
        decided=decided,
    )


def said(limits: Limits) -> list[str]:
    of = problem(limits)
    return [sentence for _icon, sentence in limit_sentences(of, solve(of), NAMES)]


def test_no_limits_need_no_words() -> None:
    assert said(Limits()) == []


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (Limits(starts_max=0), "Deze keer begin je geen duo's"),
        (Limits(starts_max=1), "Hoogstens 1 deze keer: dat aantal is bereikt"),
        (Limits(coordinator_max={"an": 0}), "An Zilverberk kan er nu niemand bij hebben"),
        (Limits(coordinator_max={"an": 1}), "An Zilverberk kan er nog 1 bij hebben: dat aantal is bereikt"),
        (Limits(partner_max={"samana": 0}), "Van Samana nu geen"),
        (Limits(partner_max={"samana": 1}), "Van Samana hoogstens 1: dat aantal is bereikt"),
        (Limits(partner_min={"samana": 3}), "Samana: 2 van de 3 gevraagde duo's"),
        (Limits(priority_min={"dringend": 2}), "Uit ‘dringend’: 1 van de 2 gevraagde duo's"),
    ],
)
def test_what_is_short_or_full_is_said(limits: Limits, sentence: str) -> None:
    assert said(limits) == [sentence]


def test_a_maximum_that_leaves_room_or_touches_nobody_is_silent() -> None:
    assert said(Limits(starts_max=3, coordinator_max={"an": 3, "tom": 0}, partner_max={"samana": 3, "other": 0})) == []
    everybody = problem(Limits(starts_max=2))
    everybody = replace(everybody, participants=everybody.participants[:2])
    assert limit_sentences(everybody, solve(everybody), NAMES) == []


def test_one_that_was_asked_for() -> None:
    assert (
        shortfall_sentence(Shortfall("partner_min", "x", 1, 0), "Samana") == "Samana: het gevraagde duo is er nog niet"
    )


def test_every_maximum_that_a_kept_pair_passes_has_a_sentence() -> None:
    limits = Limits(starts_max=0, coordinator_max={"an": 0}, partner_max={"samana": 0})
    of = problem(limits, decided=(("p1", "b1"), ("p1", "b2"), ("p2", "b1")))
    pair = solve(of).pairs[0]
    assert set(pair.broken) == {"participant", "capacity", "starts_max", "coordinator_max", "partner_max"}
    sentences = broken_sentences(pair, of, "Marleen", "Nadia", NAMES)
    assert len(sentences) == len(pair.broken)
    assert "Marleen staat ook in een ander duo dat je behoudt." in sentences
    assert "Dit is meer dan An Zilverberk erbij kan hebben." in sentences
    assert "Dit is meer dan je van Samana wou." in sentences


def test_rules_that_a_kept_pair_breaks_are_named_together() -> None:
    pair = ProposedPair("p1", "b1", 0, 0, 0, 0, decided=True, broken=("availability", "language"))
    (sentence,) = broken_sentences(pair, problem(Limits()), "Marleen", "Nadia", NAMES)
    assert sentence == "Behouden, al spreekt dit ertegen: halve dagen, taal."
