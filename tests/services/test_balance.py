"""Signs of balance: what makes one, and that what is unknown never does."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import Evaluation
from app.services import agreements, balance, contacts, duo_path, evaluations, existing_duos, office
from app.services.actions import perform
from app.services.balance import Facts, SignKind, Time, signs
from app.storage.vault import Vault
from app.vocabulary import Click, DuoState, Initiative, Voice, Whereabouts

TODAY = date(2026, 11, 22)
NAMED = Facts("Marleen", "Nadia")


def kinds(known: Facts) -> set[SignKind]:
    return {sign.kind for sign in signs(known)}


times = st.builds(
    Time,
    st.sampled_from([None, *Initiative]),
    st.sampled_from([None, *Whereabouts]),
    st.sampled_from([None, True, False]),
)
duos = st.builds(
    Facts,
    st.just("Marleen"),
    st.just("Nadia"),
    st.none() | st.integers(1, 5),
    st.none() | st.integers(1, 5),
    st.none() | st.sampled_from([(14, 21), (7, 7), (28, 42)]),
    st.integers(89, 92),
    st.integers(0, 40),
    st.tuples(*[st.none() | st.integers(0, 10)] * 3),
    st.lists(times, max_size=12).map(tuple),
)


@given(duos, st.data())
def test_to_know_less_never_makes_a_sign_appear(known: Facts, data: st.DataObject) -> None:
    """Any of the facts becomes unknown; the signs that are left were there before."""
    name = data.draw(st.sampled_from(["load", "tasks", "every_days", "noted", "whole", "times"]))
    if name == "noted":
        less = replace(known, noted=data.draw(st.integers(0, known.noted)))
    elif name == "whole":
        at = data.draw(st.integers(0, 2))
        less = replace(known, whole=tuple(None if place == at else n for place, n in enumerate(known.whole)))
    elif name == "times":
        fact = data.draw(st.sampled_from([one.name for one in fields(Time)]))
        dim = data.draw(st.lists(st.booleans(), min_size=len(known.times), max_size=len(known.times)))
        darker = (replace(t, **{fact: None}) if off else t for t, off in zip(known.times, dim, strict=True))
        less = replace(known, times=tuple(darker))
    else:
        less = replace(known, **{name: None})
    assert kinds(less) <= kinds(known)


@given(st.integers(0, 60))
def test_of_times_of_which_nothing_else_is_known_nothing_is_said(count: int) -> None:
    assert signs(replace(NAMED, times=(Time(),) * count, noted=count)) == ()


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({"load": 4}, SignKind.LOAD),
        ({"tasks": 5}, SignKind.TASKS),
        ({"every_days": (14, 21), "noted": 14}, SignKind.MORE),
        ({"every_days": (14, 21), "whole": (1, 0, 1)}, SignKind.LESS),
        ({"times": (Time(place=Whereabouts.HOME),) * 4}, SignKind.HOME),
        ({"times": (Time(initiative=Initiative.BUDDY),) * 6 + (Time(),) * 2}, SignKind.INITIATIVE),
        ({"times": (Time(practical=True),) * 4}, SignKind.CHORES),
    ],
)
def test_each_sign_is_a_question(known: dict[str, Any], kind: SignKind) -> None:
    (sign,) = signs(replace(NAMED, **known))
    assert sign.kind is kind
    assert sign.question.endswith("?")


@pytest.mark.parametrize(
    "known",
    [
        {"load": 3},
        {"every_days": (14, 21), "noted": 13},
        {"every_days": (14, 21), "whole": (1, 1, 1)},
        {"every_days": (14, 21), "whole": (0, None, 0)},
        {"times": (Time(place=Whereabouts.HOME),) * 3},
        {"times": (Time(place=Whereabouts.HOME),) * 5 + (Time(place=Whereabouts.OUT),) * 2},
        {"times": (Time(initiative=Initiative.TOGETHER),) * 8},
    ],
)
def test_what_is_usual_or_scarce_says_nothing(known: dict[str, Any]) -> None:
    assert signs(replace(NAMED, **known)) == ()


@pytest.fixture
def duo(vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]) -> UUID:
    made = perform(vault, duo_path.accept, participant(), buddy(), date(2026, 3, 2))
    perform(vault, duo_path.note_meeting, made, Click.YES, Click.YES, date(2026, 3, 9))
    perform(vault, agreements.sign_agreement, made, date(2026, 3, 9), "Geel")
    return made


def read(vault: Vault, duo: UUID) -> dict[SignKind, str]:
    with vault.read() as session:
        return {sign.kind: sign.question for sign in balance.signs_of(session, duo, TODAY)}


def test_the_office_switches_them_on(vault: Vault, duo: UUID) -> None:
    for day in (2, 9, 16, 23):
        where = {"place": Whereabouts.HOME, "activity": "boodschappen of een klusje"}
        perform(vault, contacts.note_outing, duo, date(2026, 10, day), **where)
    assert read(vault, duo) == {}
    perform(vault, office.change_office, {"balance_signs": True})
    assert set(read(vault, duo)) == {SignKind.HOME, SignKind.CHORES}
    perform(vault, office.change_office, {"balance_signs": False})
    assert read(vault, duo) == {}


def test_what_the_buddy_answers_on_the_standard_form_is_what_is_looked_at(vault: Vault, duo: UUID) -> None:
    perform(vault, office.change_office, {"balance_signs": True})
    with vault.read() as session:
        asked = evaluations.questions_for(session, duo, Voice.BUDDY, 3)
    said = evaluations.Said(Voice.BUDDY, 3, date(2026, 6, 9), asked, {balance.LOAD: 5, balance.TASKS: 4})
    perform(vault, evaluations.note, duo, said)
    assert set(read(vault, duo)) == {SignKind.LOAD, SignKind.TASKS}


def test_the_last_evaluation_counts_and_an_unanswered_one_says_nothing(vault: Vault, duo: UUID) -> None:
    perform(vault, office.change_office, {"balance_signs": True})
    words = ["heel licht", "licht", "gaat wel", "zwaar", "heel zwaar"]
    asked = [{"key": "belasting", "text": "Hoe zwaar weegt het?", "options": words}]

    def look_back(on: date, said: int | None) -> None:
        answers = {"belasting": said} if said else {}
        with vault.write("test") as session:
            session.add(Evaluation(duo_id=duo, voice=Voice.BUDDY, on=on, questions=asked, answers=answers))

    look_back(date(2026, 6, 9), 4)
    assert read(vault, duo) == {SignKind.LOAD: "Nadia zei dat het zwaar weegt. Wat zou het lichter maken?"}
    look_back(date(2026, 9, 9), None)
    assert read(vault, duo) == {}
    look_back(date(2026, 10, 9), 3)
    assert read(vault, duo) == {}


def test_less_is_only_said_of_months_that_are_known_as_a_whole(vault: Vault, duo: UUID) -> None:
    perform(vault, office.change_office, {"balance_signs": True})
    for month in (8, 9):
        perform(vault, contacts.note_month, duo, date(2026, month, 1), 1, TODAY)
    assert read(vault, duo) == {}
    perform(vault, contacts.note_month, duo, date(2026, 10, 1), 0, TODAY)
    assert set(read(vault, duo)) == {SignKind.LESS}


def test_a_month_in_which_they_paused_as_agreed_is_not_too_few(vault: Vault, duo: UUID) -> None:
    perform(vault, office.change_office, {"balance_signs": True})
    perform(vault, duo_path.move, duo, DuoState.PAUSED, date(2026, 8, 20))
    perform(vault, duo_path.move, duo, DuoState.TRIAL, date(2026, 10, 12))
    for month in (8, 9, 10):
        perform(vault, contacts.note_month, duo, date(2026, month, 1), 0, TODAY)
    assert read(vault, duo) == {}


def test_a_duo_without_agreement_settled_nothing_to_be_above(
    vault: Vault, participant: Callable[..., UUID], buddy: Callable[..., UUID]
) -> None:
    perform(vault, office.change_office, {"balance_signs": True})
    made = perform(
        vault, existing_duos.record, participant("Rita", "Maanzaad"), buddy("Omar", "Wolkenveld"), None, TODAY
    )
    perform(vault, contacts.note_month, made, date(2026, 10, 1), 30, TODAY)
    assert read(vault, made) == {}
