"""Intervals, the list and the path, without a window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from app.services.duos import MAY_BE_SILENT, DuoRow
from app.services.rhythms import Rhythms
from app.ui.duos.listing import in_order, list_row
from app.ui.duos.months_strip import months
from app.ui.duos.path import path
from app.ui.duos.words import every_words
from app.vocabulary import Answer, Click, DuoState, EndReason

S = DuoState
TODAY = date(2026, 11, 23)
Row = Callable[..., DuoRow]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def made() -> Row:
    """A row at the end of these steps, each so many days ago."""

    def build(*steps: tuple[DuoState, int], **facts: object) -> DuoRow:
        plain = DuoRow(
            id=UUID(int=len(steps)),
            participant_id=UUID(int=1),
            buddy_id=UUID(int=2),
            participant="Marleen Zonnedauw",
            buddy="Nadia Vlinderdal",
            participant_first="Marleen",
            buddy_first="Nadia",
            participant_short="Marleen Z.",
            buddy_short="Nadia V.",
            place="Geel",
            coordinator=None,
            state=steps[-1][0],
            steps=tuple((state, ago(days)) for state, days in steps),
            reason=None,
            broken=(),
            participant_answer=None,
            buddy_answer=None,
            meeting_planned_on=None,
            meeting_place=None,
            met_on=None,
            participant_click=None,
            buddy_click=None,
            participant_note=None,
            buddy_note=None,
            click=False,
            agreement_signed_on=None,
            last_contact=None,
            every_days=(14, 21),
            hear_from=None,
            state_note=None,
        )
        row: DuoRow = replace(plain, **facts)  # type: ignore[arg-type]
        if row.state not in MAY_BE_SILENT:
            return row
        return replace(row, hear_from=Rhythms().hear_from(row.last_contact, row.steps[-1][1], row.every_days))

    return build


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((14, 21), "om de 2 à 3 weken"),
        ((7, 7), "elke week"),
        ((14, 14), "om de 2 weken"),
        ((10, 15), "om de 10 à 15 dagen"),
        ((1, 1), "elke dag"),
    ],
)
def test_how_often(days: tuple[int, int], words: str) -> None:
    assert every_words(days) == words


def test_groups_come_in_the_order_of_what_is_due(made: Row) -> None:
    begun = ((S.PROPOSED, 400), (S.FIRST_MEETING, 390), (S.TRIAL, 380), (S.RUNNING, 300))
    rows = [
        made(*begun, (S.CLOSING, 40), (S.ENDED, 5)),
        made(*begun, last_contact=ago(9)),
        made((S.PROPOSED, 3)),
        made(*begun, last_contact=ago(36), participant="Aagje Zilvermaan", participant_short="Aagje Z."),
        made(*begun, last_contact=ago(60)),
        made(*begun, (S.PAUSED, 90), last_contact=ago(95)),
        made((S.PROPOSED, 9), (S.NO_CLICK, 2)),
    ]
    shown = [list_row(row, TODAY) for row in in_order(rows, TODAY)]
    assert [(row.group, row.second) for row in shown] == [
        ("In kennismaking", "beiden nog te vragen"),
        ("Nog eens horen", "8 weken niets genoteerd"),
        ("Nog eens horen", "5 weken niets genoteerd"),
        ("Lopend", "om de 2 à 3 weken"),
        ("Op pauze", "pauze, tot nader order"),
        ("Vroeger", "Geen klik in november 2026"),
        ("Vroeger", "Afgerond in november 2026"),
    ]
    assert [fact.text for fact in shown[1].facts] == ["", "24/09"]
    assert shown[1].facts[1].icon == "later"
    assert not {fact.tone for row in shown for fact in row.facts} & {"red_ink"}


def test_the_list_says_whose_answer_is_awaited(made: Row) -> None:
    asked = made((S.PROPOSED, 3), (S.ASKED, 2), participant_answer=Answer.YES, buddy_answer=Answer.THINKING)
    planned = replace(asked, buddy_answer=Answer.YES, meeting_planned_on=TODAY + timedelta(days=2))
    assert list_row(asked, TODAY).second == "Nadia moet nog antwoorden"
    assert list_row(planned, TODAY).second == "zien elkaar op 25/11"
    assert list_row(replace(planned, meeting_planned_at=time(14, 30)), TODAY).second == "zien elkaar op 25/11, 14.30 u."


def test_the_list_says_how_far_a_trial_is_and_until_when_a_pause_lasts(made: Row) -> None:
    begun = ((S.PROPOSED, 40), (S.FIRST_MEETING, 30), (S.TRIAL, 20))
    assert list_row(made(*begun, trial_met=2, trial=(4, 6)), TODAY).second == "proef: 2 van 4–6 keer"
    paused = made(*begun, (S.PAUSED, 5), until=date(2026, 11, 30))
    assert list_row(paused, TODAY).second == "pauze tot 30/11"
    closing = made(*begun, (S.RUNNING, 9), (S.CLOSING, 5), until=date(2027, 1, 4))
    assert list_row(closing, TODAY).second == "gesprek op 4/01/27"


def states(row: DuoRow) -> list[str]:
    return [step.state for step in path(row)]


def test_the_path_shows_where_a_duo_is(made: Row) -> None:
    begun = ((S.PROPOSED, 40), (S.ASKED, 39), (S.FIRST_MEETING, 30))
    assert states(made((S.PROPOSED, 4))) == ["now"] + ["ahead"] * 6
    met = made(*begun, met_on=ago(30))
    assert states(met) == ["done", "now"] + ["ahead"] * 5
    agreeing = replace(met, click=True, participant_click=Click.YES, buddy_click=Click.YES)
    assert states(agreeing) == ["done"] * 2 + ["now"] + ["ahead"] * 4
    assert path(agreeing)[2].words == "Overeenkomst"
    trial = path(made(*begun, (S.TRIAL, 20), agreement_signed_on=ago(20)), met=3)
    assert [(step.words, step.below) for step in trial[2:4]] == [
        ("Overeenkomst", "3/11/2026"),
        ("Proefperiode", "3 van 4–6\ncontacten"),
    ]
    running = path(made(*begun, (S.TRIAL, 20), (S.RUNNING, 3), review_on=date(2027, 11, 3)), met=5)
    assert [step.below for step in running[3:5]] == ["5 contacten", "herbekijken\nop 3/11/2027"]
    ended = path(made(*begun, (S.TRIAL, 20), (S.RUNNING, 9), (S.CLOSING, 5), (S.ENDED, 1), until=date(2027, 2, 22)))
    assert (ended[-1].words, ended[-1].below, ended[-1].state) == ("Nazorg", "op 22/02/2027", "now")


def test_a_step_that_was_passed_over_does_not_stand_there_as_done(made: Row) -> None:
    begun = ((S.PROPOSED, 40), (S.FIRST_MEETING, 30), (S.TRIAL, 20))
    closing = path(made(*begun, (S.CLOSING, 3)))
    assert [(step.words, step.state) for step in closing[-3:]] == [
        ("Proefperiode", "done"),
        ("Afronden", "now"),
        ("Nazorg", "ahead"),
    ]


def test_of_a_duo_from_before_klik_the_path_says_only_what_is_known(made: Row) -> None:
    assert [step.words for step in path(made((S.RUNNING, 900)))] == ["Lopend", "Afronden", "Nazorg"]
    signed = path(made((S.RUNNING, 900), agreement_signed_on=ago(30)))
    assert [(step.words, step.state) for step in signed[:2]] == [("Overeenkomst", "done"), ("Lopend", "now")]


def test_a_pause_and_an_early_end_stand_on_the_path_without_a_verdict(made: Row) -> None:
    begun = ((S.PROPOSED, 90), (S.FIRST_MEETING, 80), (S.TRIAL, 70), (S.RUNNING, 50))
    paused = path(made(*begun, (S.PAUSED, 5)))
    assert (paused[4].state, paused[4].words, paused[4].below) == ("paused", "Op pauze", "sinds 18/11/2026")
    back = path(made(*begun, (S.PAUSED, 5), until=date(2026, 11, 30)))
    assert back[4].below == "tot 30/11/2026"
    stopped = path(made(*begun, (S.STOPPED_EARLY, 5)))
    assert [step.state for step in stopped] == ["done"] * 5 + ["ended"]
    assert [step.words for step in path(made((S.PROPOSED, 9), (S.NO_CLICK, 2)))] == ["Voorgesteld", "Geen klik"]
    died = made(*begun, (S.STOPPED_EARLY, 5), end_reason=EndReason.DECEASED)
    assert path(died)[-1].words == "Afgerond"
    back = path(made(*begun, (S.CLOSING, 20), (S.RUNNING, 5)))
    assert [step.state for step in back] == ["done"] * 4 + ["now", "ahead", "ahead"]


def test_an_agreed_pause_is_a_word_in_the_months_and_not_a_gap(made: Row) -> None:
    begun = ((S.PROPOSED, 400), (S.FIRST_MEETING, 390), (S.TRIAL, 380))
    row = made(*begun, (S.PAUSED, 100), (S.TRIAL, 60))
    found = months(row, (), TODAY)
    assert [month.first for month in (found[0], found[-1])] == [date(2025, 12, 1), date(2026, 11, 1)]
    assert [month.first.month for month in found if month.paused] == [8, 9]
