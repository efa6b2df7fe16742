"""On the page: a proposal that is kept stays, what moves is told, and what was decided can be worked out again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.i18n import long_date
from app.matching.replay import Replay, replay
from app.services import duo_path, kept_proposals, people, rounds
from app.services.actions import perform
from app.services.proposals import brief, propose
from app.services.rounds import with_round
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.matching.ask_dialog import AskDialog
from app.ui.matching.exclude_dialog import ExcludeDialog
from app.ui.matching.page import MatchingPage
from app.ui.matching.rounds_dialog import RoundsDialog, outcome_words
from app.ui.store import Store
from app.vocabulary import BuddyStatus, ParticipantStatus

TODAY = date(2026, 11, 23)
Ids = dict[str, UUID]
MARLEEN_AND_NADIA = "Marleen Z. & Nadia V."
RITA_AND_OMER = "Rita W. & Omer L."


def decisions(vault: Vault) -> list[tuple[str, ...]]:
    with vault.read() as session:
        return [tuple(one.sentence for one in row.decisions) for row in rounds.rounds(session)]


def decided(page: MatchingPage) -> set[tuple[str, str]]:
    assert page.solving.proposals
    return {(pair.participant, pair.buddy) for pair in page.solving.proposals.solution.pairs if pair.decided}


@pytest.fixture
def dialog(page: MatchingPage, hand: Any) -> Callable[[], RoundsDialog]:
    def open_it() -> RoundsDialog:
        next(one for one in page._more.menu().actions() if one.text() == "Eerdere berekeningen…").trigger()
        found: RoundsDialog = hand.dialog(RoundsDialog)
        return found

    return open_it


def test_a_kept_proposal_stays_when_the_list_is_calculated_again(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, add: Callable[..., UUID], vault: Vault, store: Store
) -> None:
    pair = str(ids["Rita"]), str(ids["Omer"])
    hand.choose(RITA_AND_OMER)
    hand.press("Voorstel behouden")
    hand.settle()
    assert hand.current == RITA_AND_OMER
    assert decided(page) == {pair}
    assert decisions(vault) == [("Rita W. & Omer L.: voorstel behouden",)]
    add("Toon", "Berk", buddy=True, availability={"mon-morning": True}, interests=["treinen"], birth_year=1968)
    hand.settle()
    assert RITA_AND_OMER in hand.rows
    hand.choose(RITA_AND_OMER)
    hand.press("Niet langer behouden")
    hand.settle()
    assert decided(page) == set()
    assert decisions(vault)[0] == ("Rita W. & Omer L.: niet langer behouden",)
    store.undo()
    hand.settle()
    assert decided(page) == {pair}


def test_every_step_notes_its_calculation_and_undo_takes_both_back(
    filled: MainWindow, hand: Any, vault: Vault, store: Store
) -> None:
    hand.choose(MARLEEN_AND_NADIA)
    hand.press("Beiden vragen…")
    hand.dialog(AskDialog).accept_button.click()
    hand.settle()
    assert decisions(vault) == [("Marleen Z. & Nadia V.: voorstel aanvaard",)]
    store.undo()
    hand.settle()
    assert decisions(vault) == []
    hand.choose(MARLEEN_AND_NADIA)
    hand.press("Niet voorstellen…")
    hand.dialog(ExcludeDialog).accept_button.click()
    hand.settle()
    assert decisions(vault) == [("Marleen Z. & Nadia V.: niet meer voorgesteld",)]


def test_who_gets_another_than_before_is_told(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, vault: Vault, store: Store
) -> None:
    assert page.reshuffled.isHidden()
    perform(vault, people.move_buddy, ids["Omer"], BuddyStatus.PAUSED)
    hand.settle()
    assert page.reshuffled.isVisible()
    assert page.reshuffled.sentence.text() == "Sinds 9.12 u. is er iets veranderd: Rita blijft wachten."
    store.undo()  # who gets somebody again loses nothing
    hand.settle()
    assert page.reshuffled.isHidden()


def test_another_buddy_is_told_by_name_though_the_first_takes_part_no_longer(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, add: Callable[..., UUID], vault: Vault
) -> None:
    add("Toon", "Berk", buddy=True, availability={"mon-morning": True}, interests=["honden"])
    hand.settle()
    perform(vault, people.move_buddy, ids["Omer"], BuddyStatus.PAUSED)
    hand.settle()
    assert page.reshuffled.sentence.text() == (
        "Sinds 9.12 u. is er iets veranderd: Rita krijgt Toon in plaats van Omer."
    )


def test_a_change_that_moves_nobody_says_nothing(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, vault: Vault
) -> None:
    perform(vault, people.change_participant, ids["Elke"], {"status": ParticipantStatus.REFERRED})
    hand.settle()
    hand.choose(RITA_AND_OMER)
    hand.press("Beiden vragen…")
    hand.dialog(AskDialog).accept_button.click()
    hand.settle()
    assert page.reshuffled.isHidden()
    assert page.notice.isVisible()


def test_a_change_of_an_earlier_day_says_which(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, vault: Vault
) -> None:
    page._now = lambda: datetime(2026, 11, 25, 8, 30)
    perform(vault, people.move_buddy, ids["Omer"], BuddyStatus.PAUSED)
    hand.settle()
    assert page.reshuffled.sentence.text().startswith("Sinds ma 23/11 is er iets veranderd: ")


def test_without_decisions_there_is_nothing_to_work_out(
    qtbot: QtBot, filled: MainWindow, hand: Any, dialog: Callable[[], RoundsDialog]
) -> None:
    shown = dialog()
    assert "Er is nog niets beslist op basis van een berekening" in hand.said(shown)
    assert shown.parts == []
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_an_earlier_calculation_is_worked_out_again_by_keyboard(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, dialog: Callable[[], RoundsDialog], cut_in: Any
) -> None:
    hand.choose(RITA_AND_OMER)
    hand.press("Voorstel behouden")
    hand.settle()
    shown = dialog()
    said = hand.said(shown)
    assert long_date(TODAY)[1:] in said
    assert "Rita W. & Omer L.: voorstel behouden" in said
    assert "2 voorstellen · 4 wachtend · 3 vrije buddy's" in said
    (part,) = shown.parts
    for _step in range(3):
        if shown.focusWidget() is not part.again:
            qtbot.keyClick(shown.focusWidget() or shown, Qt.Key.Key_Tab)
    assert shown.focusWidget() is part.again
    qtbot.keyClick(part.again, Qt.Key.Key_Space)
    assert not part.again.isEnabled()
    qtbot.waitUntil(part.again.isEnabled, timeout=20_000)
    said = hand.said(shown)
    assert "Opnieuw doorgerekend komt hetzelfde uit." in said
    assert "krijgt vandaag hetzelfde voorstel" in said
    assert cut_in(shown) == []


def test_what_is_otherwise_today_is_told(
    qtbot: QtBot, filled: MainWindow, hand: Any, ids: Ids, vault: Vault, dialog: Callable[[], RoundsDialog]
) -> None:
    hand.choose(MARLEEN_AND_NADIA)
    hand.press("Niet voorstellen…")
    hand.dialog(ExcludeDialog).accept_button.click()
    hand.settle()
    (part,) = dialog().parts
    qtbot.mouseClick(part.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(part.again.isEnabled, timeout=20_000)
    said = hand.said(part)
    assert "Opnieuw doorgerekend komt hetzelfde uit." in said
    assert "Met wat vandaag gekend is: " in said
    assert "Marleen krijgt Omer in plaats van Nadia" in said


def test_leaving_stops_what_is_being_worked_out(
    qtbot: QtBot, filled: MainWindow, hand: Any, vault: Vault, dialog: Callable[[], RoundsDialog]
) -> None:
    hand.choose(RITA_AND_OMER)
    hand.press("Voorstel behouden")
    hand.settle()
    shown = dialog()
    shown.parts[0].again.click()
    task = shown.parts[0]._task
    with qtbot.waitSignal(task.cancelled):
        qtbot.keyClick(shown, Qt.Key.Key_Escape)


def test_a_window_that_goes_stops_what_is_being_worked_out(
    qtbot: QtBot, filled: MainWindow, hand: Any, dialog: Callable[[], RoundsDialog]
) -> None:
    hand.choose(RITA_AND_OMER)
    hand.press("Voorstel behouden")
    hand.settle()
    shown = dialog()
    shown.parts[0].again.click()
    with qtbot.waitSignal(shown.parts[0]._task.cancelled):
        shown.deleteLater()


def test_an_engine_that_divides_otherwise_is_said_with_names(vault: Vault, ids: Ids) -> None:
    with vault.read() as session:
        now = brief(session, TODAY)
    found = propose(now)
    one, other = found.solution.pairs
    crossed = replace(found.solution, pairs=(replace(one, buddy=other.buddy), replace(other, buddy=one.buddy)))
    outcome: Replay = replay(now.problem, crossed, now.problem, found.solution)
    said = [sentence for _icon, sentence in outcome_words(outcome, crossed, now)]
    assert said[0] == "Klik verdeelt dit nu anders dan toen:"
    assert "Marleen krijgt Nadia in plaats van Omer" in said


def test_who_had_a_proposal_and_waits_no_longer(vault: Vault, ids: Ids) -> None:
    with vault.read() as session:
        found = propose(brief(session, TODAY))
    pair = ids["Rita"], ids["Omer"]
    perform(vault, with_round(duo_path.accept, found.brief.problem, found.solution, TODAY), *pair, TODAY)
    perform(vault, duo_path.accept, ids["Marleen"], ids["Nadia"], TODAY)
    with vault.read() as session:
        later = propose(brief(session, TODAY + timedelta(days=7)))
    outcome = replay(found.brief.problem, found.solution, later.brief.problem, later.solution)
    said = [sentence for _icon, sentence in outcome_words(outcome, found.solution, later.brief)]
    assert said[1] == "Wie toen een voorstel had, wacht nu niet meer."


def test_many_are_shown_a_few_at_a_time(qtbot: QtBot, window: MainWindow, vault: Vault, store: Store, ids: Ids) -> None:
    with vault.read() as session:
        found = propose(brief(session, TODAY))
    for days in range(12):
        on = TODAY + timedelta(days=days // 2)
        of = replace(found.brief.problem, date=on, policy=replace(found.brief.problem.policy, minimum_fit=days))
        decide = with_round(kept_proposals.keep, of, found.solution, on)
        perform(vault, decide, ids["Rita"], ids["Omer" if days % 2 else "Nadia"], on)
    shown = RoundsDialog(window, store, TODAY)
    shown.open()
    assert len(shown.parts) == 10
    assert [part.round.on for part in shown.parts[:3]] == [TODAY + timedelta(days=days) for days in (5, 5, 4)]
    assert shown.more.isVisible()
    qtbot.mouseClick(shown.more, Qt.MouseButton.LeftButton)
    assert len(shown.parts) == 12
    assert not shown.more.isVisible()
    assert shown.focusWidget() is shown.parts[10].again
    shown.done(0)
