"""Figures are what the records say, and those of past years stay what they were when somebody is erased."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.figures.asked import Asked, whole_year
from app.figures.bands import LENGTHS, WAITS
from app.figures.counting import DEFINITIONS
from app.figures.figure import Figures
from app.figures.small import OTHER
from app.models import YearTotal
from app.services import contacts, erasing, events, everything, existing_duos, figures_words
from app.services.actions import perform
from app.services.figures import Behind, behind, figures
from app.services.figures_words import Names
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ContactKind, EventKind, Role, Rung, Voice
from tests.services.any_office import FIRST, GOES_ON, LAST, AnyOffice
from tests.services.conftest import TODAY
from tests.services.naive_figures import Naive, naive
from tests.vaults import new_vault

PARTNER = "a" * 32
OFFICES = int(os.environ.get("KLIK_OFFICES", "4"))
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


@settings(
    max_examples=(OFFICES + 1) // 2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(st.integers(0, 2**32))
def test_past_years_are_the_same_before_and_after_somebody_is_erased(seed: int) -> None:
    rng, today = Random(seed), date(2026, 3, 14)
    with TemporaryDirectory() as folder, new_vault(Path(folder, "vault")) as vault:
        with vault.write("Een kantoor") as session:
            office = AnyOffice(session, seed)
        past = [whole_year(year) for year in range(2020, 2026)]
        before = [told(vault, asked, today) for asked in past]
        gone = [who for who in office.people if may_go(vault, who)]
        for who in rng.sample(gone, min(len(gone), 2)):
            if not may_go(vault, who):  # of a couple the one who stays has the duo for her own now
                continue
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


def test_every_figure_and_every_part_has_words() -> None:
    asked = whole_year(2026)
    for name, one in DEFINITIONS.items():
        assert figures_words.called(name, asked, TODAY)[0].isupper()
        for by in one.by:
            assert figures_words.by_called(by)
    names = Names({PARTNER: "Samen Onderweg"})
    codes = {
        "gender": ["f", "", OTHER],
        "age_band": ["18-29", "75+", ""],
        "partner": [PARTNER, "0" * 32, ""],
        "reason": ["moved", ""],
        "length": [*LENGTHS, ""],
        "wait": [*WAITS, ""],
        "whom": ["participant", "buddy", "both"],
        "voice": list(Voice),
        "kind": [*EventKind, *Rung],
        "municipality": ["Geel", ""],
    }
    words = {by: [figures_words.value_called(by, code, names) for code in some] for by, some in codes.items()}
    assert all(word for some in words.values() for word in some)
    assert words["age_band"] == ["18 tot 29 jaar", "75 jaar en ouder", "niet gekend"]
    assert words["partner"] == ["Samen Onderweg", "een partner van vroeger", "geen partner"]
    assert len(set(words["length"])) == len(words["length"])
    assert figures_words.called("waiting", asked, TODAY) == "Wachtend op 22 november 2026"


def test_what_an_earlier_klik_kept_of_a_year_counts_as_it_was_kept(vault: Vault) -> None:
    """By role, and without the length of a duo: with the buddy only the partner."""
    with vault.write("Van vroeger") as session:
        for role, what, by, value, n in (
            (Role.PARTICIPANT, "duo_ended", "", "", 2),
            (Role.PARTICIPANT, "duo_ended", "gender", "f", 2),
            (Role.PARTICIPANT, "duo_ended", "reason", "moved", 2),
            (Role.BUDDY, "duo_ended", "", "", 2),
            (Role.BUDDY, "duo_ended", "gender", "m", 2),
            (Role.BUDDY, "duo_ended", "partner", PARTNER, 2),
            (Role.BUDDY, "present", "", "", 5),
            (Role.PARTICIPANT, "waiting", "", "", 4),
        ):
            session.add(YearTotal(year=2024, role=role, what=what, by=by, value=value, n=n))
    with vault.read() as session:
        found = figures(session, whole_year(2024), TODAY)
        ended = found.figure("duo_ended")
        assert (ended.n, ended.erased) == (2, 2)
        parts = {by: [(one.value, one.n) for one in some] for by, some in ended.by.items()}
        assert (parts["gender"], parts["partner"], parts["length"]) == ([("f", 2)], [(PARTNER, 2)], [("", 2)])
        assert found.figure("present_buddies").n == 5
        assert found.figure("waiting").n == 4
        # Of what is as it stands on a last day, another year does not count; of a partner nobody who was erased does.
        both = figures(session, Asked(date(2024, 1, 1), date(2025, 12, 31)), TODAY)
        assert (both.figure("duo_ended").n, both.figure("waiting").n) == (2, 0)
        whole = whole_year(2024)
        for asked in (replace(whole, partner_id=UUID(PARTNER)), replace(whole, first=date(2024, 1, 2))):
            assert figures(session, asked, TODAY).figure("duo_ended").n == 0
        assert behind(session, whole_year(2024), "duo_ended", TODAY) == ()


def test_the_list_behind_a_number_names_people_as_lists_do(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    seeker, helper = participant(municipality="Geel"), buddy()
    duo = perform(vault, existing_duos.record, seeker, helper, date(2026, 3, 3), TODAY)
    perform(vault, contacts.note_month, duo, date(2026, 5, 1), 3, TODAY)
    perform(vault, contacts.note_month, duo, date(2026, 6, 1), 0, TODAY)
    perform(vault, contacts.note_outing, duo, date(2026, 7, 4), "koken")
    perform(vault, contacts.note_talk, Subject("duo", duo), date(2026, 7, 5), ContactKind.PHONE, side=Role.BUDDY)
    perform(vault, contacts.note_talk, Subject("duo", duo), date(2026, 7, 6), ContactKind.PHONE, False)
    event = perform(
        vault, events.add_event, EventKind.OUTREACH, date(2026, 10, 1), {"people_reached": 30, "place": "Mol"}
    )
    asked = whole_year(2026)
    with vault.read() as session:
        rows = {name: behind(session, asked, name, TODAY) for name in DEFINITIONS}
        both = "Marleen Zonnedauw & Nadia Vlinderdal"
        assert rows["seen"] == (
            Behind(Subject("duo", duo), None, both, "koken", date(2026, 7, 4), 1),
            Behind(Subject("duo", duo), None, both, "Ze zagen elkaar · mei 2026", date(2026, 5, 31), 3),
        )
        assert [(one.name, one.facts) for one in rows["talks"]] == [(both, "Telefoontje")]
        assert rows["registered"] == (
            Behind(Subject("participant", seeker), None, "Marleen Zonnedauw", "Geel", date(2026, 1, 5)),
        )
        assert rows["people_reached"] == (Behind(None, event, "Bekendmaking", "Mol", date(2026, 10, 1), 30),)
        assert behind(session, asked, "talks", TODAY, "whom", "participant") == ()
        assert len(behind(session, asked, "talks", TODAY, "whom", "buddy")) == 1
