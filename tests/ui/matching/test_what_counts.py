"""*Wat telt mee…* on the real page: tried on the list with mouse and keyboard, kept as one step, or left as it was."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.matching.problem import Limits, Policy
from app.services import criteria, kept_proposals, office, organisations, people, what_counts
from app.services.actions import perform
from app.services.what_counts import WhatCounts
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.matching.list_pane import NOT_YET, PROPOSALS
from app.ui.matching.page import MatchingPage
from app.ui.matching.what_counts import WhatCountsSheet
from app.ui.matching.what_counts_parts import NumberBox
from app.ui.store import Store
from app.ui.widgets.segmented import Segmented

Ids = dict[str, UUID]
TODAY = date(2026, 11, 23)
LEFT = Qt.MouseButton.LeftButton
STARTS = ("starts_max", "")


def settled(vault: Vault) -> WhatCounts:
    with vault.read() as session:
        return what_counts.settled(session)


@pytest.fixture
def parties(vault: Vault, ids: Ids) -> Ids:
    """A coordinator and a partner; nobody is theirs."""
    return {
        "An": perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"}),
        "Samana": perform(vault, organisations.add_organisation, {"name": "Samana", "is_partner": True}),
    }


@pytest.fixture
def sheet(qtbot: QtBot, parties: Ids, filled: MainWindow, page: MatchingPage) -> WhatCountsSheet:
    """Opened with the mouse, in a window that has the keyboard."""
    filled.activateWindow()
    qtbot.waitUntil(filled.isActiveWindow)
    qtbot.mouseClick(page.what_counts.button, LEFT)
    assert page.what_counts.sheet
    return page.what_counts.sheet


def answer(qtbot: QtBot, segmented: Segmented, words: str) -> None:
    part = next(one for one in segmented.findChildren(QAbstractButton) if one.text() == words)
    qtbot.mouseClick(part, LEFT)


def write(qtbot: QtBot, box: NumberBox, text: str) -> None:
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, text)


def previewed(qtbot: QtBot, sheet: WhatCountsSheet) -> str:
    """What stands on the card of the preview once it was calculated."""
    qtbot.waitUntil(lambda: not sheet.preview.reckoning.is_busy, timeout=20_000)
    return "\n".join(one.text() for one in sheet.preview.findChildren(QLabel) if not one.isHidden())


def test_it_stands_beside_the_list_as_it_is_settled(
    sheet: WhatCountsSheet, page: MatchingPage, filled: MainWindow, hand: Any
) -> None:
    assert sheet.isVisible()
    assert page.list.list.isVisible()
    assert not page.detail.isVisible()
    assert {one.current for one in sheet.weights.answers.values()} == {"5"}
    assert all(box.text() == "" for box in sheet.limits.boxes.values())
    assert "advanced" not in vars(sheet)  # half of it, made when it is wanted
    assert {box.text() for box in sheet.advanced.weights.boxes.values()} == {"5"}
    assert "Verander iets" in hand.said(sheet.preview)
    assert not sheet.save.isEnabled()
    assert not sheet.usual.isEnabled()
    filled_ones = [one for one in filled.findChildren(QAbstractButton) if getattr(one, "kind", "") == "filled"]
    assert [one.text() for one in filled_ones if one.isVisible()] == ["Zo bewaren"]


def test_a_limit_is_tried_before_it_is_kept_and_undone_in_one_step(
    qtbot: QtBot, sheet: WhatCountsSheet, page: MatchingPage, hand: Any, vault: Vault, store: Store
) -> None:
    before = hand.rows
    write(qtbot, sheet.limits.boxes[STARTS], "1")
    said = previewed(qtbot, sheet)
    assert "1 duo, nu 2" in said
    assert "blijft wachten" in said
    assert "Hoogstens 1 deze keer: dat aantal is bereikt" in said
    assert hand.rows == before
    assert settled(vault) == WhatCounts()
    preview = sheet.preview.preview
    assert preview
    qtbot.mouseClick(sheet.save, LEFT)
    hand.settle()
    assert settled(vault) == WhatCounts(limits=Limits(starts_max=1))
    found = page.solving.proposals
    assert found
    assert found.solution.pairs == preview.solution.pairs
    assert page.detail.isVisible()
    assert page.what_counts.sheet is None
    assert "Hoogstens 1 deze keer: dat aantal is bereikt" in hand.said(page.what_counts.lines)
    store.undo()
    hand.settle()
    assert settled(vault) == WhatCounts()
    assert hand.rows == before
    assert not page.what_counts.lines.isVisible()


def test_none_at_all_is_a_limit(qtbot: QtBot, sheet: WhatCountsSheet, vault: Vault, hand: Any) -> None:
    write(qtbot, sheet.limits.boxes[STARTS], "0")
    assert "Deze keer begin je geen duo's" in previewed(qtbot, sheet)
    qtbot.mouseClick(sheet.save, LEFT)
    hand.settle()
    assert settled(vault).limits.starts_max == 0


def test_what_a_limit_holds_back_is_not_said_to_be_for_somebody_else(
    sheet: WhatCountsSheet, page: MatchingPage, vault: Vault, hand: Any
) -> None:
    elsewhere, held_back = "aan iemand anders voorgesteld", "wat bij ‘Wat telt mee’ is ingesteld, laat het nu niet toe"
    page.list.views.choose(NOT_YET)
    perform(vault, what_counts.settle, WhatCounts(limits=Limits(starts_max=1)))
    hand.settle()
    first = next(name for name in hand.rows if name in ("Marleen Zonnedauw", "Rita Wilgenroos"))
    hand.choose(first)
    assert "1 buddy past bij" in hand.said()
    assert elsewhere in hand.said()
    assert held_back in hand.said()
    perform(vault, what_counts.settle, WhatCounts(limits=Limits(starts_max=0)))
    hand.settle()
    hand.choose("Marleen Zonnedauw")
    assert elsewhere not in hand.said()
    assert f"2 buddy's passen bij Marleen en hebben nog plaats, maar {held_back}." in hand.said()


@pytest.mark.parametrize("way", ["button", "escape"])
def test_leaving_changes_nothing(
    qtbot: QtBot, sheet: WhatCountsSheet, page: MatchingPage, vault: Vault, hand: Any, way: str
) -> None:
    before, undoable = hand.rows, vault.undoable()
    answer(qtbot, sheet.weights.answers["interests"], "zwaar")
    write(qtbot, sheet.limits.boxes[STARTS], "1")
    previewed(qtbot, sheet)
    if way == "button":
        qtbot.mouseClick(sheet.leave, LEFT)
    else:
        qtbot.keyClick(sheet.limits.boxes[STARTS], Qt.Key.Key_Escape)
    hand.settle()
    assert (settled(vault), hand.rows, vault.undoable()) == (WhatCounts(), before, undoable)
    assert page.detail.isVisible()
    qtbot.mouseClick(page.what_counts.button, LEFT)
    assert page.what_counts.sheet
    # Esc is pressed by mistake as well: what was tried is there again.
    assert (page.what_counts.sheet.counts == WhatCounts()) == (way == "button")


def test_weights_are_said_in_words_and_set_finely_under_advanced(
    qtbot: QtBot, sheet: WhatCountsSheet, filled: MainWindow, vault: Vault, hand: Any
) -> None:
    answer(qtbot, sheet.weights.answers["age"], "telt niet")
    sheet.weights.answers["interests"].setFocus()
    qtbot.keyClick(filled.focusWidget(), Qt.Key.Key_Right)
    assert sheet.counts.policy.weights == {"age": 0, "interests": 10}
    qtbot.mouseClick(sheet.fold.head, LEFT)
    fine = sheet.advanced.weights.boxes
    assert (fine["age"].text(), fine["interests"].text()) == ("0", "10")
    write(qtbot, fine["age"], "7")
    assert sheet.weights.answers["age"].current == "5"
    assert "fijn afgesteld op 7" in hand.said(sheet.weights)
    qtbot.keyClick(fine["interests"], Qt.Key.Key_Down)
    assert sheet.counts.policy.weights == {"age": 7, "interests": 9}
    assert sheet.weights.answers["interests"].current == "10"
    qtbot.mouseClick(sheet.save, LEFT)
    hand.settle()
    assert settled(vault).policy.weights == {"age": 7, "interests": 9}


def test_the_order_of_the_aims_and_what_may_be_proposed(
    qtbot: QtBot, sheet: WhatCountsSheet, vault: Vault, hand: Any
) -> None:
    sheet.fold.open_content()
    assert "Eerst zoveel mogelijk duo's; is dat gelijk, dan wat het best past" in hand.said(sheet.advanced)
    qtbot.mouseClick(sheet.advanced.aims.up[2], LEFT)
    qtbot.mouseClick(sheet.advanced.aims.up[1], LEFT)
    answer(qtbot, sheet.advanced.least_fit, "past goed")
    write(qtbot, sheet.advanced.shared, "2")
    qtbot.mouseClick(sheet.advanced.to_ask, LEFT, pos=QPoint(8, 14))
    policy = Policy(objective=("waiting", "duos", "fit"), minimum_fit=600, minimum_shared_slots=2, admit_unknown=True)
    assert sheet.counts.policy == policy
    assert "Eerst wie het langst wacht" in hand.said(sheet.advanced)
    previewed(qtbot, sheet)
    qtbot.mouseClick(sheet.save, LEFT)
    hand.settle()
    assert settled(vault).policy == policy


def test_what_cannot_be_read_is_said_kept_and_found_again(
    qtbot: QtBot, sheet: WhatCountsSheet, vault: Vault, hand: Any, parties: Ids
) -> None:
    box = sheet.limits.boxes["coordinator_max", str(parties["An"])]
    write(qtbot, box, "twee")
    assert "Schrijf een geheel getal" not in hand.said(sheet.limits)
    write(qtbot, sheet.limits.boxes[STARTS], "2")
    assert "Schrijf een geheel getal van 0 tot 999, of niets." in hand.said(sheet.limits)
    qtbot.mouseClick(sheet.save, LEFT)
    assert settled(vault) == WhatCounts()
    assert box.text() == "twee"
    assert box.hasFocus()
    write(qtbot, box, "2")
    assert "Schrijf een geheel getal" not in hand.said(sheet.limits)
    qtbot.mouseClick(sheet.save, LEFT)
    hand.settle()
    assert settled(vault).limits == Limits(starts_max=2, coordinator_max={str(parties["An"]): 2})


def test_an_empty_number_that_must_be_there_is_asked_for(
    qtbot: QtBot, sheet: WhatCountsSheet, vault: Vault, hand: Any
) -> None:
    write(qtbot, sheet.limits.boxes[STARTS], "1")
    sheet.fold.open_content()
    write(qtbot, sheet.advanced.weights.boxes["age"], "")
    sheet.fold.close_content()
    qtbot.mouseClick(sheet.save, LEFT)
    assert settled(vault) == WhatCounts()
    assert sheet.advanced.isVisible()
    assert "Schrijf een geheel getal van 0 tot 10." in hand.said(sheet.advanced)


def test_more_from_a_partner_than_may_be_is_said_beside_it(
    qtbot: QtBot, sheet: WhatCountsSheet, hand: Any, parties: Ids
) -> None:
    samana = str(parties["Samana"])
    write(qtbot, sheet.limits.boxes["partner_max", samana], "1")
    write(qtbot, sheet.limits.boxes["partner_min", samana], "2")
    assert "Minstens 2 is meer dan hoogstens 1." in hand.said(sheet.limits)
    write(qtbot, sheet.limits.boxes["partner_max", samana], "2")
    assert "is meer dan hoogstens" not in hand.said(sheet.limits)
    assert "Samana: 0 van de 2 gevraagde duo's" in previewed(qtbot, sheet)


def test_back_to_standard_is_shown_before_it_is_kept(
    qtbot: QtBot, parties: Ids, filled: MainWindow, page: MatchingPage, vault: Vault, store: Store, hand: Any
) -> None:
    counts = WhatCounts(Policy(weights={"age": 0}, minimum_fit=600), Limits(starts_max=1))
    perform(vault, what_counts.settle, counts)
    hand.settle()
    qtbot.mouseClick(page.what_counts.button, LEFT)
    sheet = page.what_counts.sheet
    assert sheet
    assert sheet.limits.boxes[STARTS].text() == "1"
    qtbot.mouseClick(sheet.usual, LEFT)
    assert sheet.limits.boxes[STARTS].text() == ""
    assert "nu 1" in previewed(qtbot, sheet)
    assert settled(vault) == counts
    qtbot.mouseClick(sheet.save, LEFT)
    hand.settle()
    assert settled(vault) == WhatCounts()
    store.undo()
    hand.settle()
    assert settled(vault) == counts


def test_who_looks_at_a_pair_meanwhile_finds_what_was_tried_again(
    qtbot: QtBot, sheet: WhatCountsSheet, page: MatchingPage, hand: Any
) -> None:
    write(qtbot, sheet.limits.boxes[STARTS], "1")
    view = page.list.list
    area = view.visualRect(view.rows.index(1))
    qtbot.mouseClick(view.viewport(), LEFT, pos=area.center())
    assert page.detail.isVisible()
    assert not sheet.isVisible()
    qtbot.mouseClick(page.what_counts.button, LEFT)
    assert page.what_counts.sheet is sheet
    assert sheet.isVisible()
    assert sheet.limits.boxes[STARTS].text() == "1"


def test_the_list_changes_meanwhile_and_what_is_tried_stays(
    qtbot: QtBot, sheet: WhatCountsSheet, page: MatchingPage, hand: Any, vault: Vault, add: Callable[..., UUID]
) -> None:
    write(qtbot, sheet.limits.boxes[STARTS], "1")
    assert "nu 2" in previewed(qtbot, sheet)
    perform(vault, what_counts.settle, WhatCounts(Policy(admit_unknown=True)))
    hand.settle()
    assert sheet.isVisible()
    assert sheet.counts == WhatCounts(limits=Limits(starts_max=1))
    assert "nu 3" in previewed(qtbot, sheet)
    qtbot.mouseClick(sheet.leave, LEFT)
    qtbot.mouseClick(page.what_counts.button, LEFT)
    assert page.what_counts.sheet
    assert page.what_counts.sheet.advanced.to_ask.isChecked()


def test_a_group_noted_meanwhile_can_go_first(
    qtbot: QtBot, sheet: WhatCountsSheet, page: MatchingPage, hand: Any, vault: Vault, ids: Ids
) -> None:
    sheet.fold.open_content()
    write(qtbot, sheet.limits.boxes[STARTS], "1")
    perform(vault, people.change_participant, ids["Rita"], {"priority_groups": ["dringend"]})
    hand.settle()
    again = page.what_counts.sheet
    assert again
    qtbot.waitUntil(again.isVisible)
    assert again.fold.is_open
    assert again.limits.boxes[STARTS].text() == "1"
    assert again.isAncestorOf(again.window().focusWidget())
    write(qtbot, again.limits.boxes["priority_min", "dringend"], "1")
    previewed(qtbot, again)
    qtbot.mouseClick(again.save, LEFT)
    assert settled(vault).limits == Limits(starts_max=1, priority_min={"dringend": 1})


def test_a_criterion_called_otherwise_meanwhile_keeps_its_weight(
    qtbot: QtBot, sheet: WhatCountsSheet, page: MatchingPage, hand: Any, vault: Vault
) -> None:
    perform(vault, criteria.add_criterion, "Houdt van honden", None)
    perform(vault, what_counts.settle, WhatCounts(Policy(weights={"custom:Houdt van honden": 10})))
    hand.settle()
    assert page.what_counts.sheet
    answer(qtbot, page.what_counts.sheet.weights.answers["age"], "telt niet")
    perform(vault, criteria.change_criterion, "Houdt van honden", "Is graag bij honden", None)
    hand.settle()
    again = page.what_counts.sheet
    assert dict(again.counts.policy.weights) == {"age": 0, "custom:Is graag bij honden": 10}
    perform(vault, criteria.remove_criterion, "Is graag bij honden")
    hand.settle()
    assert dict(page.what_counts.sheet.counts.policy.weights) == {"age": 0}


def test_who_asks_who_fits_sees_that(sheet: WhatCountsSheet, page: MatchingPage, hand: Any, ids: Ids) -> None:
    page.show_who_fits(ids["Marleen"])
    assert page.detail.isVisible()
    assert not sheet.isVisible()
    assert "nu voorgesteld" in hand.said()


def test_the_keyboard_comes_to_it(qtbot: QtBot, sheet: WhatCountsSheet, page: MatchingPage, filled: MainWindow) -> None:
    first = sheet.weights.answers["availability"]
    assert first.isAncestorOf(filled.focusWidget())
    qtbot.keyClick(filled.focusWidget(), Qt.Key.Key_F6)
    qtbot.keyClick(filled.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.isAncestorOf(filled.focusWidget())
    nameless = [
        one
        for one in sheet.findChildren(QAbstractButton)
        if one.isVisible() and not (one.accessibleName() or one.text())
    ]
    assert nameless == []
    assert all(box.accessibleName() for box in sheet.findChildren(NumberBox))


def test_a_window_that_goes_stops_what_is_calculated(qtbot: QtBot, sheet: WhatCountsSheet, page: MatchingPage) -> None:
    write(qtbot, sheet.limits.boxes[STARTS], "1")
    assert sheet.preview.reckoning.is_busy
    sheet.left.emit()
    assert page.what_counts.sheet is None
    qtbot.wait(400)


def test_nothing_is_cut(
    qtbot: QtBot,
    sheet: WhatCountsSheet,
    page: MatchingPage,
    filled: MainWindow,
    vault: Vault,
    hand: Any,
    cut_in: Callable[[QWidget], list[str]],
) -> None:
    sheet.left.emit()
    long = {"first_name": "Marie-Christine", "last_name": "Vandenbroucke-Van den Abeele de Zevenkerken"}
    perform(vault, office.add_coordinator, long)
    for n in range(10):
        name = f"Verenigde Vrijwilligerskring Zuiderkempen en omstreken, afdeling {n}"
        perform(vault, organisations.add_organisation, {"name": name, "is_partner": True})
    groups = {"komt uit een opname en heeft nog niemand anders in de buurt": 3}
    perform(
        vault, what_counts.settle, WhatCounts(Policy(weights={"age": 7}), Limits(starts_max=1, priority_min=groups))
    )
    hand.settle()
    page.list.views.choose(PROPOSALS)
    qtbot.mouseClick(page.what_counts.button, LEFT)
    again = page.what_counts.sheet
    assert again
    again.fold.open_content()
    write(qtbot, again.limits.boxes[STARTS], "0")
    previewed(qtbot, again)
    for width in (1024, 1188, 1366):
        filled.resize(width, 768)
        qtbot.wait(50)
        assert cut_in(filled) == [], width


def test_a_kept_pair_that_passes_a_limit_stays_with_a_word(
    qtbot: QtBot, sheet: WhatCountsSheet, page: MatchingPage, vault: Vault, hand: Any, ids: Ids
) -> None:
    perform(vault, kept_proposals.keep, ids["Marleen"], ids["Nadia"], TODAY)
    perform(vault, kept_proposals.keep, ids["Rita"], ids["Omer"], TODAY)
    hand.settle()
    write(qtbot, sheet.limits.boxes[STARTS], "1")
    words = (
        "Marleen & Nadia en Rita & Omer: Met de duo's die je behoudt, zijn het er meer dan je deze keer wou beginnen."
    )
    assert words in previewed(qtbot, sheet)
    qtbot.mouseClick(sheet.save, LEFT)
    hand.settle()
    assert words in hand.said(page.what_counts.lines)
    hand.choose("Marleen Z. & Nadia V.")
    assert words.partition(": ")[2] in hand.said()
    assert page.solving.proposals
    assert [pair.broken for pair in page.solving.proposals.solution.pairs] == [("starts_max",)] * 2
