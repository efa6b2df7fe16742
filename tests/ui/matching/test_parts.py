"""The small parts: what is still unknown, how an answer is read, and what may be said to somebody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.matching.explain import Explanation, explain
from app.services import matching, people
from app.services.actions import perform
from app.services.first_words import invitation
from app.services.rows import BuddyRow, ParticipantRow
from app.storage.vault import Vault
from app.ui.matching.editors import Line, editor_for
from app.ui.matching.facts import answerable, answering, question_about, unknowns
from app.ui.matching.list_pane import _kept
from app.ui.matching.persons import half_days_of
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.marks import Mark
from app.vocabulary import HALF_DAYS, Gender, Role
from tests.ui.matching.conftest import free_on

TODAY = date(2026, 11, 23)
Pair = tuple[Explanation, ParticipantRow, BuddyRow]


@pytest.fixture
def pair(vault: Vault, ids: dict[str, UUID]) -> Callable[[str, str], Pair]:
    def read(participant: str, buddy: str) -> Pair:
        with vault.read() as session:
            of = matching.pair_problem(session, ids[participant], ids[buddy], TODAY)
            return (
                explain(of, str(ids[participant]), str(ids[buddy])),
                people.participant(session, ids[participant], TODAY),
                people.buddy(session, ids[buddy], TODAY),
            )

    return read


def test_the_invitation_holds_no_surname_and_no_address(pair: Callable[[str, str], Pair]) -> None:
    found, marleen, nadia = pair("Marleen", "Nadia")
    for me, other in ((marleen, nadia), (nadia, marleen)):
        text = invitation(found, me, other)
        assert f"Dag {me.first_name}. We dachten aan iemand voor jou: {other.first_name}, 58 jaar, uit Geel." in text
        assert "wandelen" in text
        assert "maandagvoormiddag en zaterdagvoormiddag" in text
        assert not any(secret in text for secret in ("Zonnedauw", "Vlinderdal", "Lindelaan", "0400", "2440"))


def test_what_the_rules_wait_for_comes_first(pair: Callable[[str, str], Pair]) -> None:
    found = unknowns(*pair("Luc", "Jef"))
    assert (found[0].side, found[0].about, found[0].needed) == (Role.PARTICIPANT, "language", True)
    assert len({(one.side, one.about) for one in found}) == len(found)


def test_what_is_known_is_not_asked_again(pair: Callable[[str, str], Pair]) -> None:
    found, marleen, nadia = pair("Marleen", "Nadia")
    assert unknowns(found, marleen, nadia) == ()
    assert not answerable(marleen, "availability")
    assert answerable(marleen, "smokes")
    assert answerable(marleen, "custom:muziek")
    assert not answerable(replace(marleen, custom={"muziek": False}), "custom:muziek")


def test_two_who_are_one_buddy_answer_together(vault: Vault, add: Any) -> None:
    with vault.read() as session:
        second = people.buddy(session, add("Femke", "Radijsje", buddy=True), TODAY).person_id
    karim = add("Karim", "Egelgras", buddy=True, second_person_id=second)
    with vault.read() as session:
        row = people.buddy(session, karim, TODAY)
    assert row.names == "Karim Egelgras & Femke Radijsje"
    assert row.called == "Karim & Femke"
    assert [one.person_id for one in answering(row, "smokes")] == [row.person_id, second]
    assert [one.person_id for one in answering(row, "age")] == [row.person_id]


def test_of_a_woman_and_a_man_who_are_one_buddy_nobody_asks_what_they_are(vault: Vault, add: Any) -> None:
    karim = add("Karim", "Egelgras", buddy=True, gender=Gender.MALE, availability=free_on("mon-morning"))
    perform(vault, people.add_second_person, karim, {"first_name": "Femke"})
    with vault.read() as session:
        row = people.buddy(session, karim, TODAY)
    assert row.second
    assert question_about(row, "gender") == "Is Femke een vrouw, een man of x?"
    perform(vault, people.change_person, row.second.person_id, {"gender": Gender.FEMALE})
    with vault.read() as session:
        row = people.buddy(session, karim, TODAY)
    assert question_about(row, "gender") == "Karim & Femke zijn man en vrouw: is dat oké?"
    assert not answerable(row, "gender")
    assert question_about(row, "availability") == "Welke halve dagen kan Femke?"
    assert question_about(row, "age") == "Hoe oud is Karim?"
    assert half_days_of(row) == {slot: False for slot in HALF_DAYS if slot != "mon-morning"}


@pytest.mark.parametrize(
    ("about", "text", "facts"),
    [
        ("age", "12/03/1968", {"birth_date": date(1968, 3, 12), "birth_year": None}),
        ("age", "1968", {"birth_year": 1968, "birth_date": None}),
        ("age", "24/11/2026", None),
        ("age", "veertig", None),
        ("travels_km", "7,5 km", {"travels_km": 7.5}),
        ("travels_km", "0", {"travels_km": 0.0}),
        ("travels_km", "ver", None),
        ("location", "2440", {"postcode": "2440", "place": "Geel"}),
        ("location", "Nergenshuizen", None),
        ("interests", "wandelen, koken,wandelen", {"interests": ["wandelen", "koken"]}),
        ("interests", " , ", None),
        ("interests", "", None),
    ],
)
def test_an_answer_is_understood_or_refused(
    qtbot: QtBot, pair: Callable[[str, str], Pair], about: str, text: str, facts: object
) -> None:
    editor = editor_for(pair("Marleen", "Nadia")[1], about, TODAY)
    qtbot.addWidget(editor)
    assert isinstance(editor, Line)
    editor.field.set_text(text)
    assert editor.read() == facts
    assert bool(editor.field.error) is (facts is None)


@pytest.mark.parametrize(
    ("before", "now", "chosen", "kept"),
    [
        ("abc", "abc", "b", "b"),
        ("abc", "ac", "b", "c"),
        ("abc", "ab", "c", "b"),
        ("abc", "", "a", None),
        ("", "a", "x", None),
    ],
)
def test_the_list_moves_on_to_the_next(before: str, now: str, chosen: str, kept: str | None) -> None:
    rows = [[ListRow(key, (Mark("buddy"),), key) for key in keys] for keys in (before, now)]
    assert _kept(rows[0], rows[1], chosen) == kept
