"""From proposal to duo through the widgets, with undo after each step."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services import consents, criteria, duos, people
from app.services.actions import perform
from app.services.proposals import who_fits
from app.services.rows import WishRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.matching import rows
from app.ui.matching.answer_dialog import AnswerDialog
from app.ui.matching.ask_dialog import AskDialog
from app.ui.matching.editors import Choices, HalfDays
from app.ui.matching.exclude_dialog import ExcludeDialog
from app.ui.matching.fit_marks import FitBars
from app.ui.matching.list_pane import NOT_YET, PROPOSALS, WHO_FITS
from app.ui.matching.own_pair_dialog import OwnPairDialog
from app.ui.matching.page import MatchingPage
from app.ui.matching.pair_sheet import PairSheet
from app.ui.matching.questions_sheet import QuestionsSheet
from app.ui.store import Store
from app.ui.widgets.availability_grid import SharedGrid
from app.ui.widgets.buttons import Button
from app.ui.widgets.reason_bars import ReasonBars
from app.vocabulary import ConsentKind, DuoState, ParticipantStatus, QuestionKind, Role, Strength
from tests.ui.matching.conftest import TODAY, free_on

Ids = dict[str, UUID]
DOGS = "Houdt van honden"
MARLEEN_AND_NADIA = "Marleen Z. & Nadia V."
RITA_AND_OMER = "Rita W. & Omer L."
LUC_AND_JEF = "Luc K. & Jef K."


def duos_of(vault: Vault) -> list[tuple[DuoState, str | None, tuple[str, ...]]]:
    with vault.read() as session:
        return [(one.state, one.reason, one.broken) for one in duos.duos(session)]


def test_a_proposal_tells_who_why_and_what_to_ask(filled: MainWindow, hand: Any) -> None:
    assert {MARLEEN_AND_NADIA, RITA_AND_OMER} < set(hand.rows)
    assert hand.rows[-3:] == ["Eerst iets te vragen", "Wat het meest helpt om te weten", LUC_AND_JEF]
    hand.choose(MARLEEN_AND_NADIA)
    said = hand.said()
    assert "Marleen Zonnedauw" in said
    assert "Nadia Vlinderdal" in said
    assert "Bang voor katten." in said
    assert "Huisdieren: twee katten" in said
    assert "Nadia zocht iemand van 40 tot 55; Marleen is 58" in said
    bars = hand.sheet.findChild(ReasonBars).accessibleDescription()
    assert "in vogelvlucht" in bars
    assert "heeft een auto" in bars
    filled_ones = [one.text() for one in filled.findChildren(Button) if one.kind == "filled" and one.isVisible()]
    assert filled_ones == ["Beiden vragen…"]
    assert "%" not in hand.said(filled)


def test_accepting_makes_a_duo_that_can_be_seen_and_undone(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, vault: Vault, store: Store, ids: Ids
) -> None:
    refused = Subject("buddy", ids["Nadia"]), ConsentKind.BUDDY, False, TODAY
    store.write(consents.note_consent, *refused)
    with vault.read() as session:
        nadia = people.buddy(session, ids["Nadia"], TODAY).person_id
    store.write(people.change_person, nadia, {"phone": "0400 00 00 14", "reach_note": "belt liever niet"})
    hand.settle()
    hand.choose(MARLEEN_AND_NADIA)
    hand.press("Beiden vragen…")
    said = [one for one in hand.dialog(AskDialog).findChildren(QPlainTextEdit) if one.isVisible()]
    texts = [one.toPlainText() for one in said]
    assert len(texts) == 2, "what to say to either is in sight"
    assert "Bereiken: belt liever niet" in hand.said(hand.dialog(AskDialog))
    assert sum("We dachten aan iemand voor jou: Nadia. Zie" in one for one in texts) == 1
    hand.dialog(AskDialog).reject()
    store.undo()
    store.undo()
    hand.press("Beiden vragen…")
    dialog = hand.dialog(AskDialog)
    text = hand.page.findChild(AskDialog).findChildren(QWidget)
    assert any("Dag Marleen" in str(getattr(one, "toPlainText", lambda: "")()) for one in text)
    assert "Is dat oké voor haar?" in hand.said(dialog)
    dialog.accept_button.click()
    hand.settle()
    assert duos_of(vault) == [(DuoState.PROPOSED, None, ())]
    assert MARLEEN_AND_NADIA not in hand.rows
    assert page.notice.sentence.text() == "Marleen & Nadia: vraag het nu aan ieder apart."
    with vault.read() as session:
        duo_id = duos.duos(session)[0].id
    with qtbot.waitSignal(page.duo_wanted, check_params_cb=lambda told: told == duo_id):
        page.notice.follow.click()
    store.undo()
    hand.settle()
    assert duos_of(vault) == []
    assert MARLEEN_AND_NADIA in hand.rows
    assert page.notice.isHidden()
    store.redo()
    hand.settle()
    assert MARLEEN_AND_NADIA not in hand.rows


def test_a_pair_that_is_not_wanted_stays_away(filled: MainWindow, hand: Any, store: Store) -> None:
    hand.choose(MARLEEN_AND_NADIA)
    hand.press("Niet voorstellen…")
    hand.dialog(ExcludeDialog).accept_button.click()
    hand.settle()
    assert MARLEEN_AND_NADIA not in hand.rows
    store.undo()
    hand.settle()
    assert MARLEEN_AND_NADIA in hand.rows


def test_an_answer_makes_a_proposal_of_a_question(filled: MainWindow, hand: Any, store: Store) -> None:
    hand.choose(LUC_AND_JEF)
    assert isinstance(hand.sheet, PairSheet)
    assert "Welke talen spreekt Luc?" in hand.said()
    hand.press("Antwoord noteren…")
    dialog = hand.dialog(AnswerDialog)
    assert isinstance(dialog.editor, Choices)
    dialog.save.click()
    assert "Kies eerst een antwoord." in hand.said(dialog)
    next(button for code, button in dialog.editor.buttons if code == "fr").click()
    dialog.save.click()
    hand.settle()
    assert hand.current == LUC_AND_JEF
    assert "Eerst iets te vragen" not in hand.rows
    store.undo()
    hand.settle()
    assert "Eerst iets te vragen" in hand.rows


@pytest.fixture
def couple(vault: Vault, add: Callable[..., UUID]) -> None:
    """Nel must have somebody who likes dogs; Karim and Femke are one buddy, and of her it is not known."""
    nel = add("Nel", "Rozenbottel", availability=free_on("wed-morning", "wed-evening"))
    free = free_on("wed-morning", "wed-evening")
    karim = add("Karim", "Egelgras", buddy=True, availability=free, custom={DOGS: True}, smokes_note="buiten")
    perform(vault, criteria.add_criterion, DOGS)
    free = free_on("wed-morning", "thu-morning")
    femke = {"first_name": "Femke", "last_name": "Radijs", "languages": ["nl"], "availability": free}
    perform(vault, people.add_second_person, karim, femke | {"pets_note": "een kat", "phone": "+32400000077"})
    with vault.read() as session:
        person = people.participant(session, nel, TODAY).person_id
    wish = WishRow(f"custom:{DOGS}", (True,), None, None, Strength.MUST, False)
    perform(vault, people.set_wishes, person, Role.PARTICIPANT, [wish])


def answers_to_dogs(vault: Vault) -> list[object]:
    with vault.read() as session:
        row = next(one for one in people.buddies(session, TODAY) if one.first_name == "Karim")
    assert row.second
    return [(one.custom or {}).get(DOGS) for one in (row, row.second)]


@pytest.mark.usefixtures("couple", "filled")
def test_of_two_who_are_one_buddy_the_one_who_was_not_asked_answers(
    qtbot: QtBot, vault: Vault, store: Store, hand: Any
) -> None:
    together = "Nel R. & Karim E. & Femke R."
    hand.choose(together)
    said = hand.said()
    assert "Karim Egelgras & Femke Radijs" in said
    assert f"{DOGS}: hoe zit dat bij Femke?" in said
    assert "Huisdieren: een kat" in said
    assert "Roken: buiten" in said
    assert hand.sheet.findChild(SharedGrid).accessibleDescription() == "woensdagvoormiddag"
    hand.press("Antwoord noteren…")
    dialog = hand.dialog(AnswerDialog)
    assert "Femke is te bereiken op 0400 00 00 77." in hand.said(dialog)
    assert [button.text() for _value, button in dialog.editor.buttons] == ["ja", "nee"]
    qtbot.waitUntil(dialog.editor.buttons[0][1].hasFocus)
    qtbot.keyClick(dialog.editor.buttons[0][1], Qt.Key.Key_Space)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    hand.settle()
    assert answers_to_dogs(vault) == [True, True]
    assert hand.current == together
    store.undo()
    hand.settle()
    assert answers_to_dogs(vault) == [True, None]


def test_what_a_buddy_has_in_mind_is_asked_noted_and_said(
    ids: Ids, vault: Vault, window: MainWindow, hand: Any, store: Store
) -> None:
    perform(vault, people.change_participant, ids["Rita"], {"question_kind": QuestionKind.PRACTICAL, "minors": True})
    hand.settle()
    hand.choose(RITA_AND_OMER)
    said = hand.said()
    assert "Gezelschap, praktische hulp of allebei: wat heeft Omer in gedachten?" in said
    assert "Er zijn kinderen in huis bij Rita. Omer toont eerst een uittreksel, model 596.2." in said
    hand.press("Antwoord noteren…", at=-1)
    dialog = hand.dialog(AnswerDialog)
    next(button for kind, button in dialog.editor.buttons if kind is QuestionKind.COMPANY).click()
    dialog.save.click()
    hand.settle()
    hand.choose(RITA_AND_OMER)  # a wish that does not come true refuses nobody
    assert "Omer biedt vooral gezelschap" in hand.said()
    assert "Soort vraag" in hand.sheet.findChild(ReasonBars).accessibleDescription()
    with vault.read() as session:
        assert people.buddy(session, ids["Omer"], TODAY).offers is QuestionKind.COMPANY
    store.undo()
    hand.settle()
    with vault.read() as session:
        assert people.buddy(session, ids["Omer"], TODAY).offers is None


@pytest.mark.usefixtures("couple", "filled")
def test_what_holds_for_one_of_two_does_not_make_a_wish_come_true(vault: Vault, page: MatchingPage, hand: Any) -> None:
    hand.choose("Nel R. & Karim E. & Femke R.")
    hand.press("Antwoord noteren…")
    dialog = hand.dialog(AnswerDialog)
    dialog.editor.buttons[1][1].click()
    dialog.save.click()
    hand.settle()
    assert answers_to_dogs(vault) == [True, False]
    told = page.notice.sentence.text()
    assert f"Nel wil alleen iemand voor wie ‘{DOGS}’ geldt" in told


def test_an_answer_that_ends_a_pair_says_so(filled: MainWindow, page: MatchingPage, hand: Any) -> None:
    hand.choose(LUC_AND_JEF)
    hand.press("Antwoord noteren…")
    dialog = hand.dialog(AnswerDialog)
    next(button for code, button in dialog.editor.buttons if code == "tr").click()
    dialog.save.click()
    hand.settle()
    assert LUC_AND_JEF not in hand.rows
    assert "Luc & Jef: met dit antwoord lukt het niet" in page.notice.sentence.text()
    assert "Luc spreekt Turks" in page.notice.sentence.text()


def test_with_few_pairs_the_questions_come_first(
    qtbot: QtBot, add: Callable[..., UUID], window: MainWindow, page: MatchingPage, hand: Any
) -> None:
    add("Luc", "Kiezelsteen", availability=None)
    add("Jef", "Klaverblad", buddy=True, availability={"tue-morning": True})
    hand.settle()
    assert hand.rows[:2] == ["Eerst iets te vragen", "Wat het meest helpt om te weten"]
    assert isinstance(hand.sheet, QuestionsSheet)
    assert "Welke halve dagen kan Luc?" in hand.said()
    hand.press("Antwoord noteren…")
    dialog = hand.dialog(AnswerDialog)
    assert isinstance(dialog.editor, HalfDays)
    dialog.save.click()
    assert dialog.isVisible()
    dialog.editor.grid.set_values({"tue-morning": True})
    dialog.save.click()
    hand.settle()
    assert LUC_AND_JEF in hand.rows
    assert "Eerst iets te vragen" not in hand.rows


def test_who_fits_a_buddy_and_the_pair_behind_it(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids
) -> None:
    page.show_who_fits(ids["Jef"])
    assert page.list.view == WHO_FITS
    said = hand.said()
    assert "Eerst iets te vragen" in said
    assert "Luc Kiezelsteen" in said
    assert "Welke talen spreekt Luc?" in said
    assert "Waarom het nog niet lukt" in said
    hand.press("Bekijken")
    assert isinstance(hand.sheet, PairSheet)
    page.areas[1].setFocus()
    assert filled.focusWidget() in hand.sheet.findChildren(Button)
    qtbot.keyClick(hand.sheet, Qt.Key.Key_Escape)
    hand.press("Bekijken")
    hand.press("Terug naar Jef")
    assert "Luc Kiezelsteen" in hand.said()


def test_who_fits_a_participant_from_another_page(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, store: Store, vault: Vault
) -> None:
    page.show_who_fits(ids["Marleen"])
    assert "nu voorgesteld" in hand.said()
    with qtbot.waitSignal(page.participant_wanted, check_params_cb=lambda told: told == ids["Marleen"]):
        hand.press("Profiel")
    perform(vault, people.change_participant, ids["Marleen"], {"status": ParticipantStatus.REFERRED})
    hand.settle()
    page.show_who_fits(ids["Marleen"])
    hand.settle()
    assert "Marleen Zonnedauw doet nu niet mee" in page.notice.sentence.text()


def test_who_would_fit_a_buddy_on_a_pause(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, vault: Vault
) -> None:
    with vault.read() as session:
        stef = people.buddy(session, ids["Stef"], date(2026, 11, 23)).person_id
    perform(vault, people.change_person, stef, {"availability": {"mon-morning": True}})
    hand.settle()
    page.show_who_fits(ids["Stef"])
    hand.settle()
    assert hand.rows[:2] == ["Nog niet in de matching", "Stef Boterbloem"]
    assert "Marleen Zonnedauw" in hand.said()
    with qtbot.waitSignal(page.buddy_wanted, check_params_cb=lambda told: told == ids["Stef"]):
        hand.press("Profiel")
    hand.press("Bekijken")
    assert "Aan Stef kan nog niemand voorgesteld worden: ‘op pauze’." in hand.said()
    assert not next(one for one in hand.sheet.findChildren(Button) if one.text() == "Beiden vragen…").isEnabled()
    page._open(WHO_FITS, str(ids["Stef"]))
    assert not page.findChildren(AskDialog)


def test_who_was_asked_about_is_forgotten_once_somebody_else_is_looked_at(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, store: Store
) -> None:
    page.show_who_fits(ids["Stef"])
    hand.settle()
    assert "Stef Boterbloem" in hand.rows
    hand.choose("Nadia Vlinderdal")
    page.refresh()
    hand.settle()
    assert "Stef Boterbloem" not in hand.rows


def test_a_side_of_which_nothing_is_known_has_no_bar(
    filled: MainWindow, page: MatchingPage, add: Callable[..., UUID], hand: Any
) -> None:
    unknown = dict.fromkeys(("postcode", "place", "languages", "travels_km", "interests", "birth_year"))
    new = add("Bie", "Verzonnen", buddy=True, **unknown)
    hand.settle()
    page.show_who_fits(new)
    hand.settle()
    pairs = page.solving.proposals
    assert pairs
    fits = who_fits(pairs.brief, str(new)).pairs
    assert fits
    assert all(rows.side_fit(pair, side) is None for pair in fits for side in Role)


def test_the_bars_have_the_reasons_of_both_sides(filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids) -> None:
    page.show_who_fits(ids["Nadia"])
    bars = [one.accessibleDescription() for one in hand.sheet.findChildren(FitBars)]
    assert any("let op: zocht liefst 40–55" in said for said in bars)
    assert not any("%" in said for said in bars)


def test_not_yet_says_what_is_in_the_way(qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any) -> None:
    page.list.views.choose(NOT_YET)
    hand.choose("Elke Madelief")
    said = hand.said()
    assert "Halve dagen" in said
    assert "Elke kan zondagavond" in said
    assert "Eens bespreken" in said
    assert "Kan Elke ook op" in said
    hand.press("Wie past?")
    assert page.list.view == WHO_FITS
    assert hand.current == "Elke Madelief"


def test_not_yet_says_what_to_ask_first(filled: MainWindow, page: MatchingPage, hand: Any) -> None:
    page.list.views.choose(NOT_YET)
    hand.choose("Luc Kiezelsteen")
    assert "Welke talen spreekt Luc?" in hand.said()


def test_a_pair_of_ones_own_needs_a_reason_where_rules_break(
    filled: MainWindow, page: MatchingPage, hand: Any, ids: Ids, vault: Vault, store: Store
) -> None:
    page._own.click()
    dialog = hand.dialog(OwnPairDialog)
    assert not dialog.propose.isEnabled()
    dialog.participant.list.select(str(ids["Elke"]))
    dialog.buddy.list.select(str(ids["Stef"]))
    assert "Stef Boterbloem kan nu niet voorgesteld worden: op pauze." in hand.said(dialog)
    assert not dialog.propose.isEnabled()
    dialog.buddy.list.select(str(ids["Nadia"]))
    assert "Geen halve dag samen vrij." in hand.said(dialog)
    dialog.propose.click()
    assert dialog.reason.error
    assert duos_of(vault) == []
    dialog.reason.set_text("Ze kennen elkaar van het koor.")
    dialog.propose.click()
    hand.settle()
    assert duos_of(vault) == [(DuoState.PROPOSED, "Ze kennen elkaar van het koor.", ("availability",))]
    assert "Elke & Nadia" in page.notice.sentence.text()
    store.undo()
    hand.settle()
    assert duos_of(vault) == []


def test_a_search_that_finds_nobody_can_be_wiped(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any
) -> None:
    page.list.search.setText("zzz")
    qtbot.waitUntil(lambda: not page.list.list.isVisible())
    assert "Niets gevonden voor ‘zzz’." in hand.said(page.list)
    hand.press("Wis de filters", page.list)
    qtbot.waitUntil(page.list.list.isVisible)
    page.list.search.setText("vlinder")
    qtbot.waitUntil(lambda: hand.rows[1:] == [MARLEEN_AND_NADIA])


def test_the_search_finds_what_its_hint_names_and_nothing_else(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any
) -> None:
    for query, found in (("koor geel", [MARLEEN_AND_NADIA]), ("zonnedauw vlinder", [MARLEEN_AND_NADIA])):
        page.list.search.setText(query)
        qtbot.waitUntil(lambda found=found: hand.rows[1:] == found)  # type: ignore[misc]
    for query in ("km", "halve"):
        page.list.search.setText(query)
        qtbot.waitUntil(lambda: not page.list.list.isVisible())


def test_stopping_keeps_what_was_found(filled: MainWindow, page: MatchingPage, hand: Any) -> None:
    page.refresh()
    page.progress.cancel_wanted.emit()
    assert not page.solving.is_running
    assert MARLEEN_AND_NADIA in hand.rows
    page._more.menu().actions()[0].trigger()
    assert page.solving.is_running


def test_the_keyboard_reaches_everything(qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any) -> None:
    view = page.list.list
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert hand.current == LUC_AND_JEF
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert hand.current == "Wat het meest helpt om te weten"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    hand.dialog(AskDialog).reject()
    assert isinstance(page.areas[1].focusProxy(), Button)
    nameless = [
        one for one in page.findChildren(Button) if one.isVisible() and not (one.accessibleName() or one.text())
    ]
    assert nameless == []


def test_nothing_is_cut(
    qtbot: QtBot, filled: MainWindow, page: MatchingPage, hand: Any, cut_in: Callable[[QWidget], list[str]]
) -> None:
    for width in (1024, 1188, 1366):
        filled.resize(width, 768)
        for view in (PROPOSALS, WHO_FITS, NOT_YET):
            page.list.views.choose(view)
            for row in page.list._rows[view]:
                page.list.list.select(row.key)
                qtbot.wait(30)
                assert cut_in(filled) == [], (width, view, row.name)


def test_an_empty_vault_says_what_comes_here(qtbot: QtBot, window: MainWindow, page: MatchingPage, hand: Any) -> None:
    assert "Nog niemand om samen te brengen" in hand.said()
    with qtbot.waitSignal(page.participants_wanted):
        hand.press("Naar de deelnemers")
