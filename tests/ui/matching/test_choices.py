"""What a choice does to the others: told beside a pair, in the rows of who fits, and tried before anything is saved."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.matching.problem import Limits
from app.services import people, what_counts
from app.services.actions import perform
from app.services.what_counts import WhatCounts
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.matching.alternatives_sheet import AlternativesSheet
from app.ui.matching.choice_list import ChoiceList
from app.ui.matching.fit_marks import FitBars
from app.ui.matching.list_pane import NOT_YET, WHO_FITS
from app.ui.matching.not_yet_sheet import NotYetSheet
from app.ui.matching.own_pair_dialog import OwnPairDialog
from app.ui.matching.page import MatchingPage
from app.ui.matching.pair_sheet import PairSheet
from app.ui.matching.said import SaidLine
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from tests.ui.matching.conftest import TODAY, free_on

Ids = dict[str, UUID]
MARLEEN_AND_NADIA = "Marleen Z. & Nadia V."
RITA_AND_OMER = "Rita W. & Omer L."


def prices(hand: Any) -> list[str]:
    return [line.words.text() for line in hand.sheet.findChildren(SaidLine)]


def click(qtbot: QtBot, button: Button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_proposal_says_what_comes_instead(filled: MainWindow, hand: Any) -> None:
    hand.choose(MARLEEN_AND_NADIA)
    hand.answered()
    said = hand.said()
    assert "Kies je dit duo, dan…" in said
    assert "blijven 2 duo's mogelijk, evenveel als nu" in said
    assert "Gaat het niet door, dan…" in said
    assert "is Omer de volgende mogelijkheid voor Marleen: past" in said
    assert "is Rita een mogelijkheid voor Nadia: past" in said


def test_another_buddy_is_looked_at_and_left_again_with_escape(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any
) -> None:
    hand.choose(MARLEEN_AND_NADIA)
    hand.answered()
    click(qtbot, hand.sheet.price.more)
    assert isinstance(hand.sheet, AlternativesSheet)
    hand.answered()
    assert "Andere buddy's voor Marleen" in hand.said()
    assert "Omer Lisdodde" in hand.said()
    assert "Nadia Vlinderdal" not in hand.said()
    click(qtbot, next(one for one in hand.sheet.findChildren(Button) if one.text() == "Bekijken"))
    hand.answered()
    assert isinstance(hand.sheet, PairSheet)
    assert (hand.sheet.participant.called, hand.sheet.buddy.called) == ("Marleen", "Omer")
    assert "Rita krijgt Nadia in plaats van Omer" in hand.said()
    assert "Gaat het niet door" not in hand.said()  # nothing is left out where nothing was proposed
    qtbot.keyClick(filled.focusWidget(), Qt.Key.Key_Escape)
    assert isinstance(hand.sheet, AlternativesSheet)
    assert "Omer Lisdodde" in hand.said()  # known already, so it stands there at once
    qtbot.keyClick(filled.focusWidget(), Qt.Key.Key_Escape)
    assert isinstance(hand.sheet, PairSheet)
    assert hand.sheet.buddy.called == "Nadia"


def test_from_another_pair_the_proposed_one_is_among_the_others(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids
) -> None:
    page.show_who_fits(ids["Omer"])
    hand.answered()
    look = next(one for one in hand.sheet.findChildren(Button) if one.accessibleName() == "Marleen Zonnedauw bekijken")
    look.click()
    hand.answered()
    hand.sheet.price.more.click()
    hand.answered()
    assert "Nadia Vlinderdal\nnu voorgesteld" in hand.said()
    hand.press("Wie past?")
    assert page.list.view == WHO_FITS
    assert hand.current == "Marleen Zonnedauw"


def test_every_row_of_who_fits_says_what_it_does_to_the_others(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids
) -> None:
    page.show_who_fits(ids["Omer"])
    assert set(prices(hand)) == {"…"}  # the rows stand there at once
    hand.answered()
    said = prices(hand)
    assert "niemand verliest een kans" in said
    assert "…" not in said
    page.show_who_fits(ids["Jef"])
    hand.answered()
    assert all(said.startswith("als het antwoord meevalt") for said in prices(hand))
    page.show_who_fits(ids["Omer"])
    assert prices(hand) == said  # worked out once
    page.refresh()
    hand.settle()
    assert "…" in prices(hand)  # of another calculation nothing is known yet


def test_a_buddy_who_stands_aside_has_prices_as_if_there(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, vault: Vault
) -> None:
    with vault.read() as session:
        stef = people.buddy(session, ids["Stef"], TODAY).person_id
    perform(vault, people.change_person, stef, {"availability": free_on("sun-evening", "mon-morning")})
    hand.settle()
    page.show_who_fits(ids["Stef"])
    hand.answered()
    said = dict(zip([hand.sheet.findChildren(SaidLine)[at] for at in range(3)], prices(hand), strict=True))
    assert "niemand verliest een kans" in said.values()  # Elke, who has nobody else
    assert any("dan blijft Elke wachten" in one for one in said.values())
    assert "gerekend alsof Stef al meedoet" in hand.said()
    page.show_who_fits(ids["Nadia"])
    assert "gerekend alsof" not in hand.said()


@pytest.mark.parametrize("width", [1366, 1024])
def test_the_price_stands_beside_or_under_the_name(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, width: int
) -> None:
    filled.resize(width, 768)
    page.show_who_fits(ids["Omer"])
    hand.answered()
    choices = hand.sheet.findChild(ChoiceList)
    price, bars = choices.findChildren(SaidLine)[0], choices.findChildren(FitBars)[0]
    qtbot.waitUntil(lambda: (price.mapTo(choices, QPoint()).x() > bars.x()) is (width == 1366))


def test_what_could_be_talked_over_is_tried_and_not_saved(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, vault: Vault
) -> None:
    page.list.views.choose(NOT_YET)
    hand.choose("Elke Madelief")
    hand.answered()
    assert isinstance(hand.sheet, NotYetSheet)
    asked = [hand.said(change).split("\n")[0] for change in hand.sheet.talk_over.changes]
    assert asked[0] == "Kan een buddy ook wanneer Elke kan?"
    assert "Kan Elke ook op maandagvoormiddag?" in asked
    change = hand.sheet.talk_over.changes[asked.index("Kan Elke ook op dinsdagnamiddag?")]
    assert "Dan past Jef goed: wandelen, < 1 km" in hand.said(change)
    click(qtbot, change.what_if)
    hand.answered()
    said = hand.said(change)
    assert "Op heel de lijst, zonder iets te bewaren:" in said
    assert "één duo meer" in said
    assert "Elke krijgt Jef" in said
    assert change._tried.isVisible()
    click(qtbot, change.what_if)
    assert not change._tried.isVisible()
    with vault.read() as session:
        assert people.participant(session, ids["Elke"], TODAY).free == ("sun-evening",)


def test_who_gets_nobody_all_the_same_is_told(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, vault: Vault
) -> None:
    perform(vault, what_counts.settle, WhatCounts(limits=Limits(starts_max=0)))
    hand.settle()
    page.list.views.choose(NOT_YET)
    hand.choose("Elke Madelief")
    hand.answered()
    change = hand.sheet.talk_over.changes[0]
    click(qtbot, change.what_if)
    hand.answered()
    assert "Elke blijft ook dan wachten" in hand.said(change)


def test_the_wanted_buddy_is_copied_without_a_name(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, add: Callable[..., UUID]
) -> None:
    page.list.views.choose(NOT_YET)
    hand.answered()
    card = hand.sheet.wanted
    assert "De gezochte buddy, voor heel de lijst" in hand.said(card)
    assert "uit Geel" in hand.said(card)
    assert "één duo meer" in hand.said(card)
    click(qtbot, card.use)
    copied = QGuiApplication.clipboard().text()
    assert "uit Geel" in copied
    assert not any(name in copied for name in ("Elke", "Madelief", "Luc", "Kiezelsteen"))
    assert card.use.text() == "Gekopieerd"


def test_why_not_these_two(filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids) -> None:
    page.show_who_fits(ids["Nadia"])
    hand.answered()
    hand.press("Toon wie")
    look = next(one for one in hand.sheet.findChildren(Button) if one.accessibleName() == "Elke Madelief bekijken")
    look.click()
    hand.answered()
    said = hand.said()
    assert "Waarom niet deze twee" in said
    assert "Geen halve dag samen vrij" in said
    assert "Niets: alles wat meetelt" not in said
    visible = [one.text() for one in hand.sheet.findChildren(Button) if one.isVisible()]
    assert "Beiden vragen…" not in visible
    assert "Voorstel behouden" not in visible
    hand.press("Toch voorstellen…")
    dialog = hand.dialog(OwnPairDialog)
    assert dialog.propose.text() == "Toch voorstellen"
    assert "Geen halve dag samen vrij." in hand.said(dialog)
    assert "Voor de anderen op de lijst:" not in hand.said(dialog)
    dialog.reject()


def test_a_pair_of_ones_own_says_its_price(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids
) -> None:
    page._own.click()
    dialog = hand.dialog(OwnPairDialog)
    dialog.choose(str(ids["Marleen"]), str(ids["Omer"]))
    assert "wordt berekend…" in hand.said(dialog)
    qtbot.waitUntil(lambda: "Rita krijgt Nadia in plaats van Omer" in hand.said(dialog), timeout=20_000)
    dialog.reject()


def test_a_proposal_is_kept_until_it_is_let_go(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, store: Store
) -> None:
    def kept() -> list[str]:
        return [row.name for row in page.list._rows["proposals"] if any(fact.text == "behouden" for fact in row.facts)]

    hand.choose(MARLEEN_AND_NADIA)
    hand.press("Voorstel behouden")
    hand.settle()
    assert kept() == [MARLEEN_AND_NADIA]
    assert hand.current == MARLEEN_AND_NADIA
    assert "behouden" in hand.said()
    hand.answered()
    assert "blijven 2 duo's mogelijk" in hand.said()
    hand.press("Niet langer behouden")
    hand.settle()
    assert kept() == []
    store.undo()
    hand.settle()
    assert kept() == [MARLEEN_AND_NADIA]


def test_a_kept_pair_that_a_rule_refuses_by_now_says_so(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, vault: Vault
) -> None:
    hand.choose(MARLEEN_AND_NADIA)
    hand.press("Voorstel behouden")
    hand.settle()
    with vault.read() as session:
        marleen = people.participant(session, ids["Marleen"], TODAY).person_id
    perform(vault, people.change_person, marleen, {"availability": free_on("sun-evening")})
    hand.settle()
    assert "Behouden, al zegt een regel nu nee" in hand.rows
    hand.choose(MARLEEN_AND_NADIA)
    assert "Geen halve dag samen vrij." in hand.said()
    assert "Niet langer behouden" in [one.text() for one in hand.sheet.findChildren(Button)]


def test_long_names_and_what_is_said_of_them_are_not_cut(
    qtbot: QtBot,
    filled: MainWindow,
    page: MatchingPage,
    hand: Any,
    add: Callable[..., UUID],
    cut_in: Callable[[QWidget], list[str]],
) -> None:
    def look() -> None:
        for width in (1024, 1188, 1366):
            filled.resize(width, 768)
            qtbot.wait(30)
            assert cut_in(filled) == [], width

    days = free_on("mon-morning")
    long = add("Wilhelmina-Josephina", "van den Berkenrijs-Lindeboom", availability=days, interests=["wandelen"])
    add("Maria-Theresia", "Vanderwegenhuyzen-Zonnedauw", buddy=True, availability=days, smokes=True)
    hand.settle()
    page.show_who_fits(long)
    hand.answered()
    look()
    hand.press("Toon wie")
    look()
    hand.press("Bekijken")
    hand.answered()
    look()
    hand.sheet.price.more.click()
    hand.answered()
    look()
    page.list.views.choose(NOT_YET)
    hand.choose("Elke Madelief")
    hand.answered()
    for change in hand.sheet.talk_over.changes:
        change.what_if.click()
    hand.answered()
    look()
