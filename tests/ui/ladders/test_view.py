"""Steps outward in the window: by keyboard alone, by mouse, and with what was typed wrong."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import ladders, network, people
from app.services.ladders import LadderRow
from app.ui.ladders.view import LaddersView
from app.ui.main_window import MainWindow
from app.ui.network.page import NetworkPage
from app.ui.network.room import LADDERS
from app.ui.store import Store
from app.vocabulary import Met, Rung

TODAY = date(2026, 11, 23)


@pytest.fixture
def marleen(store: Store) -> UUID:
    made = store.write(people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, {})
    store.write(network.name, made, ["Mieke"])
    return made


@pytest.fixture
def view(store: Store, marleen: UUID, qtbot: QtBot) -> LaddersView:
    """Within its window, 1024 px wide."""
    page = NetworkPage(store, lambda: TODAY)
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.show_participant(marleen)
    page.room.views.choose(LADDERS)
    return page.room.ladders


@pytest.fixture
def stored(store: Store, marleen: UUID) -> Callable[[str], LadderRow]:
    def row(place: str) -> LadderRow:
        return next(row for row in store.read(ladders.ladders, marleen).rows if row.place == place)

    return row


def press(qtbot: QtBot, *keys: Qt.Key | str) -> None:
    """Keys and words, to whatever has the keyboard by then."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus
        if isinstance(key, str):
            qtbot.keyClicks(focus, key)
        else:
            qtbot.keyClick(focus, key)


def test_by_keyboard_alone(
    view: LaddersView, stored: Callable[[str], LadderRow], store: Store, marleen: UUID, qtbot: QtBot
) -> None:
    enter, right, down = Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Down
    view.setFocus()
    press(qtbot, "Koor", enter, "Bib", enter, "koor", enter)
    assert view.naming.error == "koor staat hier al."
    assert view.line.text() == "koor"
    view.line.selectAll()
    press(qtbot, Qt.Key.Key_Backspace, enter)  # nothing more to name: the keyboard goes to the last one
    press(qtbot, Qt.Key.Key_Space, right, right, Qt.Key.Key_Space)
    assert stored("Bib").reached == {Rung.TOLD: TODAY, Rung.WITH_BUDDY: TODAY}
    rungs = view.items[stored("Bib").id].rungs.buttons
    assert rungs[Rung.WITH_BUDDY].accessibleName() == "Bib, met de buddy: 23/11/2026, staat nu hier"
    assert rungs[Rung.ACCOMPANIED].accessibleName() == "Bib, met hulpverlener: niet genoteerd"
    press(qtbot, Qt.Key.Key_Space)
    assert stored("Bib").now is Rung.TOLD
    store.undo()
    press(qtbot, Qt.Key.Key_Up, Qt.Key.Key_Space)  # the same rung of the place above
    assert stored("Koor").reached == {Rung.WITH_BUDDY: TODAY}
    press(qtbot, enter)
    view.card.text.fields["called"].editor.selectAll()  # type: ignore[attr-defined]
    press(qtbot, "Gospelkoor", enter, Qt.Key.Key_Escape, down, Qt.Key.Key_Delete)
    assert [row.place for row in store.read(ladders.ladders, marleen).rows] == ["Gospelkoor"]
    assert view.items[stored("Gospelkoor").id].isAncestorOf(QApplication.focusWidget() or view)


def test_what_is_known_of_a_place_is_saved_as_it_is_typed(
    view: LaddersView,
    stored: Callable[[str], LadderRow],
    store: Store,
    marleen: UUID,
    qtbot: QtBot,
    cut_in: Callable[[QWidget], list[str]],
) -> None:
    koor, bib = store.write(ladders.add, marleen, ["Koor", "Bib"])
    view.items[koor].rungs.buttons[Rung.ALONE].click()
    fields = view.card.text.fields
    for name, text in (("alone_on", "3/11"), ("told_on", "31/02/2026"), ("gives", "zet thee"), ("cost", "3 euro")):
        fields[name].retype(text)
    view.card.free.buttons[True].click()
    row = stored("Koor")
    assert (row.reached, row.gives, row.cost, row.free) == ({Rung.ALONE: date(2026, 11, 3)}, "zet thee", "3 euro", True)
    assert fields["told_on"].error == "31 februari bestaat niet."
    view.items[bib].rungs.setFocus()
    assert fields["told_on"].text == ""
    view.items[koor].rungs.setFocus()
    assert fields["told_on"].text == "31/02/2026"  # what could not be stored is not lost
    fields["told_on"].retype("24/11/2026")
    assert fields["told_on"].error == "Deze dag moet nog komen."
    fields["told_on"].retype("")
    view.card.now.setCurrentIndex(view.card.now.findData("with_buddy"))
    view.card.now.activated.emit(view.card.now.currentIndex())
    assert (stored("Koor").now, stored("Koor").back_on) == (Rung.WITH_BUDDY, TODAY)
    assert "weer 23/11/2026" in view.items[koor].rungs.buttons[Rung.WITH_BUDDY].accessibleName()
    view.free.click()
    assert list(view.items) == [koor]
    view.card.free.buttons[True].click()  # taken back: nobody knows any more
    assert stored("Koor").free is None
    assert list(view.items) == [koor, bib]
    assert cut_in(view) == []


def test_whom_it_brought_is_picked_or_named_in_one_go(
    view: LaddersView, stored: Callable[[str], LadderRow], store: Store, marleen: UUID, qtbot: QtBot
) -> None:
    (koor,) = store.write(ladders.add, marleen, ["Koor"])
    view.items[koor].rungs.buttons[Rung.WITH_BUDDY].click()
    line = view.card.brought.line
    line.setFocus()
    press(qtbot, "mie")
    assert line.words == ["Mieke", "Nieuw: mie"]
    press(qtbot, Qt.Key.Key_Return)
    assert not stored("Koor").brought
    press(qtbot, Qt.Key.Key_Return)
    assert stored("Koor").brought == "Mieke"
    view.card.brought.loosen.click()
    line.setFocus()
    press(qtbot, "Odette", Qt.Key.Key_Return)
    assert stored("Koor").brought == "Odette"
    odette = next(one for one in store.read(network.network, marleen).contacts if one.name == "Odette")
    assert odette.met is Met.BUDDY
    view.card.brought.loosen.click()
    store.write(network.remove, [odette.id])
    assert stored("Koor").now is Rung.WITH_BUDDY
