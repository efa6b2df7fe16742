"""The page of network maps: by mouse, by keyboard alone, as a list, and as an offer."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import _
from app.network.contents import MapContact
from app.network.map import Ring, Sector, Spot
from app.services import network, people
from app.services.network import NetworkMap
from app.services.network_papers import People
from app.ui.assembly import assemble
from app.ui.main_window import MainWindow
from app.ui.network.canvas import CHOOSE, NAME
from app.ui.network.page import NetworkPage
from app.ui.network.papers import MapPaper
from app.ui.network.tool_row import LADDERS, LIST, MAP
from app.ui.page import Subject
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.ui.tasks import cancel_all
from app.vocabulary import NetworkKind
from tests.ui.network.conftest import TODAY

Stored = Callable[[], NetworkMap]
Contact = Callable[[str], MapContact]
ALT = Qt.KeyboardModifier.AltModifier


def point(page: NetworkPage, spot: Spot) -> QPoint:
    return page.room.canvas.frame.point(spot).toPoint()


def button(root: QWidget, words: str) -> QAbstractButton:
    return next(one for one in root.findChildren(QAbstractButton) if one.text() == words and one.isVisibleTo(root))


def press(key: Qt.Key, qtbot: QtBot, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, to whatever has the keyboard now."""
    focus = QApplication.focusWidget()
    assert focus
    qtbot.keyClick(focus, key, modifier)


def type_in(text: str, qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    assert focus
    qtbot.keyClicks(focus, text)


# Whose map


def test_somebody_is_picked_by_typing_and_the_page_remembers_whom(
    store: Store, page: NetworkPage, qtbot: QtBot
) -> None:
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert page.shown is None
    said: list[str] = []
    page.sentence_changed.connect(said.append)
    page.whose.picker.setFocus()
    type_in("zonne", qtbot)
    qtbot.waitUntil(lambda: page.whose.picker.list.rows.count == 1)
    press(Qt.Key.Key_Down, qtbot)
    press(Qt.Key.Key_Return, qtbot)
    assert page.shown
    assert page.shown.full_name == "Marleen Zonnedauw"
    assert said[-1] == ""
    assert page.whose_button.text() == "van Marleen Zonnedauw"
    page.whose_button.click()
    assert not page.room.isVisible()
    press(Qt.Key.Key_Escape, qtbot)
    assert page.room.isVisible()
    assert page.whose_button.isVisible()


def test_the_tab_of_a_participant_leads_to_the_map(store: Store, marleen: UUID, qtbot: QtBot) -> None:
    window = assemble(store)
    qtbot.addWidget(window)
    window.show()
    participants, maps = (next(page for page in window.pages if page.id == one) for one in ("participants", "network"))
    assert isinstance(participants, ParticipantsPage)
    assert isinstance(maps, NetworkPage)
    window.show_page(participants.id)
    participants.show_participant(marleen)
    qtbot.waitUntil(participants.detail.isVisible)
    button(participants, "Netwerk").click()
    assert window.page is maps
    assert maps.shown
    assert maps.shown.participant_id == marleen
    assert maps.subject == Subject("participant", marleen)


# By mouse


def test_a_symbol_is_dragged_to_another_place_and_back_by_undo(
    window: MainWindow, page: NetworkPage, contact: Contact, store: Store, qtbot: QtBot
) -> None:
    canvas, before = page.room.canvas, contact("Mama").spot
    assert before
    there = Spot(60, 30)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=point(page, before))
    QTest.mouseMove(canvas, point(page, before) + QPoint(20, 5))
    QTest.mouseMove(canvas, point(page, there))
    assert contact("Mama").spot == before
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=point(page, there))
    moved = contact("Mama")
    assert (moved.sector, moved.ring) == (Sector.FRIENDS, Ring.VERY_CLOSE)
    assert page.chosen == (moved.id,)
    store.undo()
    assert contact("Mama").spot == before


def test_esc_while_dragging_leaves_everything_where_it_was(
    window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot
) -> None:
    canvas, before = page.room.canvas, contact("Mama").spot
    assert before
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=point(page, before))
    QTest.mouseMove(canvas, point(page, Spot(60, 30)))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=point(page, Spot(60, 30)))
    assert contact("Mama").spot == before


def test_a_name_that_waits_is_dragged_onto_the_map(
    window: MainWindow, page: NetworkPage, contact: Contact, store: Store, qtbot: QtBot
) -> None:
    jo = contact("Tante Jo")
    chip = page.room.names.chips[jo.id]
    there = page.room.canvas.mapTo(window, point(page, Spot(120, 50)))
    aim = chip.mapFrom(window, there)
    qtbot.mousePress(chip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(chip, chip.rect().center() + QPoint(-30, 10))
    QTest.mouseMove(chip, aim)
    qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=aim)
    assert (contact("Tante Jo").sector, contact("Tante Jo").ring) == (Sector.FAMILY, Ring.CLOSE)
    assert list(page.room.names.chips) == [contact("Babydienst").id]
    store.undo()
    assert contact("Tante Jo").spot is None


def test_a_name_dropped_beside_the_circles_goes_on_waiting(
    window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot
) -> None:
    chip = page.room.names.chips[contact("Tante Jo").id]
    aim = chip.mapFrom(window, page.room.canvas.mapTo(window, QPoint(4, 60)))
    qtbot.mousePress(chip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(chip, chip.rect().center() + QPoint(-30, 10))
    QTest.mouseMove(chip, aim)
    qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=aim)
    assert contact("Tante Jo").spot is None


def test_a_double_click_on_an_empty_place_names_somebody_there(
    window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot
) -> None:
    there = Spot(-45, 60)
    qtbot.mouseDClick(page.room.canvas, Qt.MouseButton.LeftButton, pos=point(page, there))
    type_in("Marktkramer Sus", qtbot)
    press(Qt.Key.Key_Return, qtbot)
    sus = contact("Marktkramer Sus")
    assert (sus.sector, sus.ring) == (Sector.NEIGHBOURHOOD, Ring.CLOSE)
    assert page.chosen == (sus.id,)


def test_a_name_half_typed_on_the_map_stays_with_the_one_whose_map_it_was(
    window: MainWindow, page: NetworkPage, marleen: UUID, contact: Contact, store: Store, qtbot: QtBot
) -> None:
    luc = next(one.participant_id for one in store.read(network.maps, TODAY) if one.full_name == "Luc Regenboog")
    qtbot.mouseDClick(page.room.canvas, Qt.MouseButton.LeftButton, pos=point(page, Spot(-45, 60)))
    type_in("Sus", qtbot)
    page.show_participant(luc)
    assert page.shown
    assert page.shown.contacts == ()
    assert contact("Sus").spot
    page.show_participant(marleen)
    page.room.canvas.tell((contact("Mama").id,))
    page.room.card.one.begin_rename()
    type_in("Moeder", qtbot)
    page.show_participant(luc)
    assert contact("Moeder")


def test_a_double_click_on_somebody_goes_to_the_card(
    window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot
) -> None:
    mama = contact("Mama")
    assert mama.spot
    qtbot.mouseClick(page.room.canvas, Qt.MouseButton.LeftButton, pos=point(page, mama.spot))
    qtbot.mouseDClick(page.room.canvas, Qt.MouseButton.LeftButton, pos=point(page, mama.spot))
    assert page.room.card.one.sector.hasFocus()


def test_a_name_that_stands_there_already_is_corrected_at_the_side(
    window: MainWindow, page: NetworkPage, stored: Stored, qtbot: QtBot
) -> None:
    qtbot.mouseDClick(page.room.canvas, Qt.MouseButton.LeftButton, pos=point(page, Spot(-45, 60)))
    type_in("MAMA", qtbot)
    press(Qt.Key.Key_Return, qtbot)
    assert len(stored().contacts) == 5
    assert page.room.names.line.hasFocus()
    assert page.room.names.line.text() == "MAMA"


def test_esc_in_a_name_names_nobody(window: MainWindow, page: NetworkPage, stored: Stored, qtbot: QtBot) -> None:
    qtbot.mouseDClick(page.room.canvas, Qt.MouseButton.LeftButton, pos=point(page, Spot(-45, 60)))
    type_in("Sus", qtbot)
    press(Qt.Key.Key_Escape, qtbot)
    assert len(stored().contacts) == 5
    assert page.room.canvas.hasFocus()


def test_a_count_chooses_those_it_counts(window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot) -> None:
    counts = page.room.counts
    assert counts.kinds[(NetworkKind.RELATIVE,)].text() == "2"
    qtbot.mouseClick(counts.kinds[(NetworkKind.RELATIVE,)], Qt.MouseButton.LeftButton)
    assert page.chosen == (contact("Mama").id, contact("Mieke").id)
    assert not counts.kinds[(NetworkKind.VOLUNTEER,)].isEnabled()
    qtbot.mouseClick(counts.facts["waiting"], Qt.MouseButton.LeftButton)
    assert page.chosen == (contact("Tante Jo").id, contact("Babydienst").id)
    assert all(chip.isChecked() for chip in page.room.names.chips.values())


# By keyboard


def test_names_are_said_one_after_the_other(
    window: MainWindow, page: NetworkPage, stored: Stored, qtbot: QtBot
) -> None:
    page.room.canvas.setFocus()
    press(Qt.Key.Key_N, qtbot)
    assert page.room.canvas.mode == NAME
    for name in ("Papa", "Nonkel Rik"):
        type_in(name, qtbot)
        press(Qt.Key.Key_Return, qtbot)
    press(Qt.Key.Key_Return, qtbot)
    assert page.room.canvas.hasFocus()
    assert page.room.canvas.mode == CHOOSE
    assert [row.name for row in stored().waiting] == ["Tante Jo", "Babydienst", "Papa", "Nonkel Rik"]


def test_a_copied_list_is_named_at_once_and_undone_at_once(
    window: MainWindow, page: NetworkPage, stored: Stored, store: Store, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Papa\n\nNonkel Rik\n")
    page.room.names.line.setFocus()
    press(Qt.Key.Key_V, qtbot, Qt.KeyboardModifier.ControlModifier)
    assert [row.name for row in stored().waiting][2:] == ["Papa", "Nonkel Rik"]
    store.undo()
    assert len(stored().contacts) == 5


def test_tab_goes_on_from_the_names_and_what_was_typed_is_named(
    window: MainWindow, page: NetworkPage, stored: Stored, qtbot: QtBot
) -> None:
    page.room.names.line.setFocus()
    type_in("Papa", qtbot)
    press(Qt.Key.Key_Tab, qtbot)
    assert [row.name for row in stored().waiting][2:] == ["Papa"]
    assert page.room.names.isAncestorOf(QApplication.focusWidget() or page)


def test_a_name_said_twice_is_given_back_with_a_sentence(
    window: MainWindow, page: NetworkPage, stored: Stored, qtbot: QtBot
) -> None:
    page.room.names.line.setFocus()
    type_in("mama", qtbot)
    press(Qt.Key.Key_Return, qtbot)
    assert len(stored().contacts) == 5
    assert page.room.names.line.text() == "mama"
    press(Qt.Key.Key_Tab, qtbot)
    assert not page.room.names.line.hasFocus()
    assert page.room.names.line.text() == "mama"
    assert any("mama is al genoemd" in one.text() for one in page.room.names.findChildren(QLabel) if one.isVisible())
    page.room.names.line.setFocus()
    press(Qt.Key.Key_Escape, qtbot)  # let go of: what was said against it goes as well
    assert not any("al genoemd" in one.text() for one in page.room.names.findChildren(QLabel) if one.isVisible())


def test_the_whole_by_keyboard_alone(
    window: MainWindow, page: NetworkPage, contact: Contact, store: Store, qtbot: QtBot
) -> None:
    canvas = page.room.canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right, qtbot)
    assert page.chosen == (contact("Mama").id,)
    assert canvas.accessibleDescription() == "Mama, Naaste of kennis, dichtbij, Familie en huisgenoten"
    press(Qt.Key.Key_Down, qtbot)
    assert page.chosen in ((contact("Huisarts").id,), (contact("Mieke").id,))
    press(Qt.Key.Key_Up, qtbot)
    assert page.chosen == (contact("Mama").id,)
    press(Qt.Key.Key_Up, qtbot, ALT)
    assert contact("Mama").ring is Ring.VERY_CLOSE
    press(Qt.Key.Key_Right, qtbot, ALT)
    assert contact("Mama").sector is Sector.FRIENDS
    press(Qt.Key.Key_Left, qtbot, ALT)
    press(Qt.Key.Key_Left, qtbot, ALT)
    assert contact("Mama").sector is Sector.CARE
    press(Qt.Key.Key_F2, qtbot)
    type_in("Moeder", qtbot)
    press(Qt.Key.Key_Return, qtbot)
    assert contact("Moeder").sector is Sector.CARE
    assert canvas.hasFocus()
    press(Qt.Key.Key_Delete, qtbot)
    assert page.shown
    assert "Moeder" not in [row.name for row in page.shown.contacts]
    for _step in range(6):
        store.undo()
    assert contact("Mama").spot == Spot(150, 55)


def test_renaming_is_left_with_esc(window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot) -> None:
    page.room.canvas.setFocus()
    press(Qt.Key.Key_Right, qtbot)
    press(Qt.Key.Key_F2, qtbot)
    type_in("Moeder", qtbot)
    press(Qt.Key.Key_Escape, qtbot)
    assert contact("Mama")
    assert page.room.canvas.hasFocus()


def test_esc_chooses_nobody(window: MainWindow, page: NetworkPage, qtbot: QtBot) -> None:
    page.room.canvas.setFocus()
    press(Qt.Key.Key_Right, qtbot)
    press(Qt.Key.Key_Escape, qtbot)
    assert page.chosen == ()
    assert page.room.card.isHidden()


def test_a_letter_is_a_key_only_on_the_map(window: MainWindow, page: NetworkPage, qtbot: QtBot) -> None:
    page.room.names.line.setFocus()
    type_in("Veronique Neels", qtbot)
    assert page.room.names.line.text() == "Veronique Neels"


def test_a_name_that_waits_is_placed_by_ring_and_part(
    window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot
) -> None:
    jo = contact("Tante Jo")
    page.room.names.chips[jo.id].setFocus()
    press(Qt.Key.Key_Return, qtbot)
    card = page.room.card.one
    assert card.sector.hasFocus()
    assert (card.sector.current, card.ring.current) == ("", "")
    card.sector.setCurrentIndex(int(Sector.FRIENDS))
    card.sector.activated.emit(int(Sector.FRIENDS))
    assert contact("Tante Jo").spot is None
    card.ring.setCurrentIndex(int(Ring.KNOWN))
    card.ring.activated.emit(int(Ring.KNOWN))
    assert (contact("Tante Jo").sector, contact("Tante Jo").ring) == (Sector.FRIENDS, Ring.KNOWN)


def test_choosing_the_same_ring_again_moves_nobody(
    window: MainWindow, page: NetworkPage, contact: Contact, store: Store
) -> None:
    mama = contact("Mama")
    page.room.canvas.chosen.emit((mama.id,))
    page.room.card.one.ring.activated.emit(page.room.card.one.ring.currentIndex())
    assert contact("Mama") == mama


def test_who_is_gone_is_not_shown_any_more(window: MainWindow, page: NetworkPage, store: Store) -> None:
    while store.vault.undoable():
        store.undo()
    assert page.shown is None
    assert not page.room.isVisible()


# As a list


def test_the_list_has_the_same_editing(window: MainWindow, page: NetworkPage, contact: Contact, qtbot: QtBot) -> None:
    page.room.views.choose(LIST)
    table = page.room.table
    assert table.isVisible()
    table.setFocus()
    table.select(contact("Mieke").id)
    assert page.chosen == (contact("Mieke").id,)
    press(Qt.Key.Key_Down, qtbot, ALT)
    assert contact("Mieke").ring is Ring.FURTHER
    assert page.chosen == (contact("Mieke").id,)
    press(Qt.Key.Key_Return, qtbot)
    card = page.room.card.one
    assert card.sector.hasFocus()
    card.kind.setCurrentIndex(1)
    card.kind.activated.emit(1)
    assert contact("Mieke").kind is NetworkKind.VOLUNTEER
    card.relation.editor.setFocus()
    type_in("van het koor", qtbot)
    press(Qt.Key.Key_Return, qtbot)
    assert contact("Mieke").relation == "van het koor"
    table.setFocus()
    press(Qt.Key.Key_F2, qtbot)
    type_in("Mieke M", qtbot)
    press(Qt.Key.Key_Return, qtbot)
    assert contact("Mieke M")
    assert table.hasFocus()
    press(Qt.Key.Key_Delete, qtbot)
    assert page.chosen == ()


def test_several_who_are_chosen_in_the_list_stay_so_when_it_is_sorted(
    window: MainWindow, page: NetworkPage, contact: Contact
) -> None:
    page.room.views.choose(LIST)
    chosen = {contact(name).id for name in ("Mama", "Mieke", "Huisarts")}
    page.room.canvas.tell(tuple(chosen))
    page.room.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert set(page.room.table.selected) == set(page.chosen) == chosen
    assert page.room.card.several.isVisible()


def test_the_table_keeps_the_contract_of_models(page: NetworkPage, marleen: UUID, qtmodeltester: object) -> None:
    page.prepare()
    page.show_participant(marleen)
    qtmodeltester.check(page.room.table.rows)  # type: ignore[attr-defined]


# An offer


def test_a_map_is_offered_and_a_no_is_noted_and_taken_back(
    window: MainWindow, page: NetworkPage, store: Store, qtbot: QtBot
) -> None:
    luc = next(
        row.participant_id for row in store.read(network.maps, page._today()) if row.full_name == "Luc Regenboog"
    )
    page.show_participant(luc)
    assert not page.room.names.isVisible()
    button(page, "Noteren: wil geen netwerkkaart").setFocus()
    button(page, "Noteren: wil geen netwerkkaart").click()
    assert button(page, "Noteren: wil er toch een").hasFocus()
    assert page.shown
    assert (page.shown.wanted, page.shown.asked_on) == (False, page._today())
    assert any("Luc wil geen netwerkkaart" in one.text() for one in page.findChildren(QLabel) if one.isVisible())
    page.room.views.choose(LADDERS)
    assert page.room.ladders.isVisible()
    page.room.views.choose(MAP)
    store.undo()
    assert page.shown.wanted is None
    button(page, "Namen noemen").click()
    assert page.room.names.line.hasFocus()
    type_in("Zus", qtbot)
    press(Qt.Key.Key_Return, qtbot)
    assert [row.name for row in page.shown.waiting] == ["Zus"]


def test_the_menu_of_the_map_passes_on_what_is_wanted(window: MainWindow, page: NetworkPage) -> None:
    asked: list[object] = []
    for wanted in (page.room.import_wanted, page.room.export_wanted):
        wanted.disconnect()  # they would ask for a file
    page.room.import_wanted.connect(lambda: asked.append("import"))
    page.room.export_wanted.connect(asked.append)
    menu = page.room.tools.more.menu()
    assert menu
    actions = {one.text(): one for one in (*menu.actions(), *menu.findChildren(QMenu)[0].actions())}
    for words in ("Contacten inlezen…", "Afbeelding (PNG)…", "Tekening (SVG)…", "Lijst (Excel)…", "Netwerk (GraphML)…"):
        actions[words].trigger()
    assert asked == ["import", "png", "svg", "xlsx", "graphml"]
    actions["Noteren: wil geen netwerkkaart"].trigger()
    assert page.shown
    assert page.shown.wanted is False
    assert page.room.names.isVisible()  # names that stand there stay


def test_the_map_of_somebody_who_died_says_so(
    window: MainWindow, page: NetworkPage, store: Store, marleen: UUID, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.sentence_changed.connect(said.append)
    person = next(row.person_id for row in store.read(people.participants, page._today()) if row.id == marleen)
    store.write(people.change_person, person, {"deceased_on": date(2026, 3, 1)})
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1] == "overleden op 1/03/2026"
    page.choose_whose()
    assert (
        next(row.second for row in page.whose._rows.values() if row.key == marleen)
        == "5 namen · overleden op 1/03/2026"
    )


# On paper


def test_the_map_is_saved_as_pdf_with_the_name_only_where_wanted(
    window: MainWindow, page: NetworkPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[bool] = []

    def answer() -> None:
        (dialog,) = window.findChildren(MapPaper)
        try:
            dialog.name.setChecked(True)
            dialog.in_file.setChecked(True)
            said.append(dialog.people is People.BLANK)
            button(dialog, _("Save as PDF…")).click()
        finally:
            if dialog.isVisible():
                dialog.reject()  # a dialog that waits for ever tells nobody what went wrong

    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *given: (str(tmp_path / Path(given[2]).name), "")
    )
    QTimer.singleShot(0, answer)
    page.print_shown()
    qtbot.waitUntil((tmp_path / "netwerkkaart-Marleen.pdf").exists, timeout=10_000)
    assert said == [False]
    cancel_all()


def test_nothing_is_cut(
    window: MainWindow, page: NetworkPage, contact: Contact, cut_in: Callable[[QWidget], list[str]]
) -> None:
    page.room.canvas.chosen.emit((contact("Mama").id,))
    for go_on in (lambda: page.room.views.choose(LIST), page.choose_whose, lambda: None):
        for width in (1024, 1366):
            window.resize(width, 768)
            QApplication.processEvents()
            assert cut_in(window) == [], width
        go_on()


def test_every_part_says_its_name(window: MainWindow, page: NetworkPage, contact: Contact) -> None:
    page.room.canvas.chosen.emit((contact("Mama").id,))
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
