"""The days of a duo, who waits on a day, and the bands, at their edges."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.figures.bands import age_band, length_band, wait_band
from app.figures.path import ended_on, is_together, is_waiting, started_on, state_on
from app.figures.records import Duo, Human, Participant
from app.vocabulary import DuoState, ParticipantStatus

S = DuoState
TODAY, NEW_YEAR = date(2026, 11, 27), date(2025, 12, 31)
MARLEEN = Participant(UUID(int=1), Human(UUID(int=2)), ParticipantStatus.WAITING, registered_on=date(2025, 3, 1))


def duo(*steps: tuple[DuoState, date], known: bool = True) -> Duo:
    return Duo(UUID(int=3), MARLEEN.id, UUID(int=4), steps, begin_known=known)


PAUSED = duo((S.PROPOSED, date(2025, 4, 1)), (S.TRIAL, date(2025, 5, 1)), (S.PAUSED, date(2025, 6, 1)))


def ending(last: DuoState, on: date) -> Duo:
    return replace(PAUSED, steps=(*PAUSED.steps, (S.CLOSING, on), (last, on)))


def test_a_duo_is_together_from_its_first_day_until_the_day_before_it_ended() -> None:
    over = ending(S.ENDED, date(2025, 9, 1))
    days = [date(2025, 4, 30), date(2025, 5, 1), date(2025, 8, 31), date(2025, 9, 1)]
    assert [is_together(over, day) for day in days] == [False, True, True, False]
    assert (started_on(over), ended_on(over)) == (date(2025, 5, 1), date(2025, 9, 1))
    assert (started_on(PAUSED), ended_on(PAUSED)) == (date(2025, 5, 1), None)
    assert state_on(PAUSED, date(2025, 3, 31)) is None
    never = duo((S.PROPOSED, date(2025, 4, 1)), (S.NO_CLICK, date(2025, 5, 1)))
    assert (started_on(never), ended_on(never), is_together(never, NEW_YEAR)) == (None, None, False)


def test_of_a_begin_that_nobody_knows_only_the_rest_is_told() -> None:
    end = date(2026, 5, 1)
    guessed = duo((S.RUNNING, date(2026, 11, 22)), (S.CLOSING, end), (S.ENDED, end), known=False)
    assert (started_on(guessed), ended_on(guessed)) == (None, end)
    assert not any(is_together(guessed, day) for day in (NEW_YEAR, date(2026, 6, 1), TODAY))
    assert length_band(started_on(guessed), ended_on(guessed)) == ""


@pytest.mark.parametrize(
    ("duos", "waits"),
    [
        ([], True),
        ([PAUSED], False),
        ([ending(S.ENDED, date(2025, 12, 31))], False),
        ([ending(S.ENDED, date(2026, 1, 1))], False),  # still together on the day before
        ([ending(S.STOPPED_EARLY, date(2025, 12, 31))], True),
        ([duo((S.PROPOSED, date(2025, 12, 1)))], True),
        ([ending(S.ENDED, date(2025, 9, 1)), duo((S.ASKED, date(2025, 12, 1)))], True),  # looks for another
        ([ending(S.ENDED, date(2025, 9, 1)), duo((S.NO_CLICK, date(2025, 8, 1)))], False),
        ([ending(S.ENDED, date(2025, 9, 1)), duo((S.PROPOSED, date(2025, 9, 1)))], True),
        ([ending(S.ENDED, date(2025, 9, 1)), duo((S.PROPOSED, date(2026, 2, 1)))], False),  # only after that day
    ],
)
def test_who_waits_on_a_day_of_the_past_follows_from_her_duos(duos: list[Duo], waits: bool) -> None:
    assert is_waiting(MARLEEN, duos, NEW_YEAR, TODAY) is waits


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ({"registered_on": NEW_YEAR}, True),
        ({"registered_on": date(2026, 1, 1)}, False),
        ({"registered_on": None}, False),
        ({"left_on": NEW_YEAR}, False),
        ({"left_on": date(2026, 1, 1), "status": ParticipantStatus.LEFT}, True),
        ({"status": ParticipantStatus.REFERRED}, False),  # nobody knows since when
        ({"status": ParticipantStatus.IN_DUO}, False),  # nor with whom
        ({"human": Human(UUID(int=2), deceased_on=NEW_YEAR)}, False),
        ({"human": Human(UUID(int=2), deceased_on=date(2026, 1, 1))}, True),
        ({"status": ParticipantStatus.REGISTERED}, True),
    ],
)
def test_who_waits_on_a_day_of_the_past_follows_from_her_own_days(said: dict[str, object], waits: bool) -> None:
    assert is_waiting(replace(MARLEEN, **said), [], NEW_YEAR, TODAY) is waits  # type: ignore[arg-type]


def test_a_registration_after_a_duo_that_was_rounded_off_waits_again() -> None:
    over = [ending(S.ENDED, date(2025, 9, 1))]
    assert not is_waiting(MARLEEN, over, NEW_YEAR, TODAY)
    assert is_waiting(replace(MARLEEN, registered_on=date(2025, 9, 2)), over, NEW_YEAR, TODAY)


def test_today_the_status_tells_whether_somebody_waits_again() -> None:
    over = [ending(S.ENDED, date(2025, 9, 1))]
    waits = {
        status: is_waiting(replace(MARLEEN, status=status, registered_on=None), over, TODAY, TODAY)
        for status in ParticipantStatus
    }
    looking = {"registered", "intake", "waiting", "meeting"}
    assert {status.value for status, one in waits.items() if one} == looking


@pytest.mark.parametrize(
    ("until", "band"),
    [
        (date(2024, 1, 30), ""),
        (date(2024, 1, 31), "0-3"),
        (date(2024, 4, 30), "0-3"),  # a day short of three months
        (date(2024, 5, 1), "3-6"),
        (date(2024, 7, 31), "6-12"),
        (date(2025, 1, 30), "6-12"),
        (date(2025, 1, 31), "12-24"),
        (date(2026, 1, 31), "24+"),
        (None, ""),
    ],
)
def test_how_long_together_is_in_full_months(until: date | None, band: str) -> None:
    assert length_band(date(2024, 1, 31), until) == band


def test_bands_of_waiting_and_of_age_begin_on_their_edge() -> None:
    assert [wait_band(date(2024, 1, 1), day) for day in (date(2024, 1, 31), date(2024, 2, 1), date(2025, 1, 1))] == [
        *("0-1", "1-3", "12+")
    ]
    edges = (18, 30, 75)
    assert [age_band(age, edges) for age in (0, 17, 18, 29, 30, 74, 75, 120)] == [
        *("0-17", "0-17", "18-29", "18-29", "30-74", "30-74", "75+", "75+")
    ]
    assert age_band(None, edges) == ""
