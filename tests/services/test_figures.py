"""Figures are what the records say, and those of past years stay what they were when somebody is erased."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.figures.asked import Asked, whole_year
from app.figures.figure import Figures
from app.services import erasing, everything
from app.services.actions import perform
from app.services.figures import behind, figures
from app.storage.vault import Vault
from tests.services.any_office import FIRST, GOES_ON, LAST, AnyOffice
from tests.services.naive_figures import Naive, naive
from tests.vaults import new_vault

OFFICES = int(os.environ.get("KLIK_OFFICES", "5"))
"""How many offices are tried; KLIK_OFFICES=500 tries as many."""


def counted(found: Figures) -> Naive:
    """As the naive ones are told: no part of none."""
    return {
        one.name: (one.n, {by: Counter({part.value: part.n for part in parts}) for by, parts in one.by.items()})
        for one in (*found.isolation, *found.integration)
    }


def agree(ours: Naive, theirs: Naive) -> None:
    assert ours.keys() == theirs.keys()
    for name, (n, by) in theirs.items():
        assert (name, ours[name][0]) == (name, n)
        assert ours[name][1].keys() == by.keys(), name
        for fact, counts in by.items():
            assert (name, fact, some(ours[name][1][fact])) == (name, fact, some(counts))


def some(counts: Counter[str]) -> dict[str, int]:
    return {code: n for code, n in counts.items() if n}


def questions(office: AnyOffice, rng: Random, today: date) -> Iterator[Asked]:
    """Whole years, any period, a single day; of everybody, of a partner, of a coordinator, and of both."""
    yield whole_year(rng.randint(FIRST.year, LAST.year))
    yield Asked(FIRST, GOES_ON)
    partners, coordinators = office.partners, office.coordinators
    for of, by in ((partners[0], None), (None, coordinators[0]), (partners[1], coordinators[1])):
        first = office.day()
        yield Asked(first, rng.choice([first, office.day(first)]), of, by)
    yield Asked(today - timedelta(days=400), today)


def test_figures_are_what_the_exported_records_say_and_their_lists_are_as_long() -> None:
    offices()


@settings(max_examples=OFFICES, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def offices(seed: int) -> None:
    rng = Random(seed)
    with TemporaryDirectory() as folder, new_vault(Path(folder, "vault")) as vault:
        with vault.write("Een kantoor") as session:
            office = AnyOffice(session, seed)
        today = office.day(date(2024, 1, 1))
        with vault.read() as session:
            tables = json.loads(everything.as_json(session, today))["tables"]
            for asked in questions(office, rng, today):
                of, by = (str(one) if one else None for one in (asked.partner_id, asked.coordinator_id))
                found = figures(session, asked, today)
                agree(counted(found), naive(tables, asked.first, asked.last, today, of, by))
                one = rng.choice([*found.isolation, *found.integration])
                assert sum(row.times for row in behind(session, asked, one.name, today)) == one.n
                for fact, parts in one.by.items():
                    assert fact == "target_group" or sum(part.n for part in parts) == one.n
                    for part in parts:
                        rows = behind(session, asked, one.name, today, fact, part.value)
                        assert sum(row.times for row in rows) == part.n


@settings(max_examples=OFFICES, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_past_years_are_the_same_before_and_after_somebody_is_erased(seed: int) -> None:
    rng, today = Random(seed), date(2026, 3, 14)
    with TemporaryDirectory() as folder, new_vault(Path(folder, "vault")) as vault:
        with vault.write("Een kantoor") as session:
            office = AnyOffice(session, seed)
        past = [whole_year(year) for year in range(2020, 2026)]
        before = [told(vault, asked, today) for asked in past]
        gone = [who for who in office.people if may_go(vault, who)]
        for who in rng.sample(gone, min(len(gone), 3)):
            perform(vault, erasing.erase, who, today)
            after = [told(vault, asked, today) for asked in past]
            for ours, theirs in zip(after, before, strict=True):
                agree(ours, theirs)
            # Several years together: what adds up.
            several = told(vault, Asked(date(2020, 1, 1), date(2025, 12, 31)), today)
            for name in ("duo_started", "registered", "seen", "talks"):
                assert several[name][0] == sum(one[name][0] for one in before)
            assert several["waiting"][0] == before[-1]["waiting"][0]


def told(vault: Vault, asked: Asked, today: date) -> Naive:
    with vault.read() as session:
        return counted(figures(session, asked, today))


def may_go(vault: Vault, person_id: UUID) -> bool:
    with vault.read() as session:
        return not erasing.going(session, person_id, date(2026, 3, 14)).against
