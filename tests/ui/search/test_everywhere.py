"""Ctrl+K in the real window: type, arrows, Enter, Esc; people and commands."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.services import people
from app.ui import theme
from app.ui.assembly import assemble
from app.ui.main_window import MainWindow
from app.ui.search.box import EverywhereBox
from app.ui.search.commands import Command, begins, matching
from app.ui.store import Store
from app.ui.widgets.list_model import ListRow
from app.vocabulary import ParticipantStatus

CONTROL = Qt.KeyboardModifier.ControlModifier
Search = Callable[[str], EverywhereBox]


@pytest.fixture
def persons(store: Store) -> list[UUID]:
    made = []
    for first, last in (("Émile", "Zonnedauw"), ("Emma", "Kiezelsteen"), ("Yasmina", "Korenbloem")):
        facts = {"first_name": first, "last_name": last, "place": "Geel", "phone": "+32400000012"}
        made.append(store.write(people.add_participant, facts, {"status": ParticipantStatus.WAITING}))
    return made


@pytest.fixture
def window(store: Store, persons: list[UUID], qtbot: QtBot) -> MainWindow:
    made = assemble(store)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def search(window: MainWindow, qtbot: QtBot) -> Search:
    """Presses Ctrl+K and types; gives the box once there is an answer."""

    def go(query: str) -> EverywhereBox:
        qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
        box: Any = QApplication.focusWidget()
        assert isinstance(box, EverywhereBox)
        qtbot.keyClicks(box, query)
        qtbot.waitUntil(lambda: window.everywhere.finding.is_ready)
        qtbot.waitUntil(lambda: window.everywhere.isVisible() and box._soon.isActive() is False)
        return box

    return go


def shown(window: MainWindow) -> list[str]:
    view = window.everywhere.list
    entries = [view.rows.entry(view.rows.index(at)) for at in range(view.rows.rowCount())]
    return [entry.name if isinstance(entry, ListRow) else f"# {entry}" for entry in entries]


def test_type_arrow_enter_lands_on_the_person(
    window: MainWindow, search: Search, persons: list[UUID], qtbot: QtBot
) -> None:
    window.show_page("office")
    box = search("em geel")
    assert shown(window) == ["# Deelnemers", "Émile Zonnedauw", "Emma Kiezelsteen", "Yasmina Korenbloem"]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.hasFocus()
    assert "Emma Kiezelsteen" in box.accessibleDescription()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    page: Any = window.page
    assert (page.id, page.current) == ("participants", persons[1])
    assert not window.everywhere.isVisible()
    assert box.text() == ""


def test_a_click_opens_as_well(window: MainWindow, search: Search, persons: list[UUID], qtbot: QtBot) -> None:
    search("yasmina")
    view = window.everywhere.list
    row = view.visualRect(view.rows.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row)
    page: Any = window.page
    assert page.current == persons[2]


def test_esc_closes_and_gives_the_focus_back(window: MainWindow, search: Search, qtbot: QtBot) -> None:
    before = window.page.areas[0]
    before.setFocus()
    box = search("emma")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not window.everywhere.isVisible()
    assert before.hasFocus()
    assert box.text() == ""


def test_going_elsewhere_closes(window: MainWindow, search: Search) -> None:
    search("emma")
    window.page.areas[0].setFocus()
    assert not window.everywhere.isVisible()


def test_a_page_and_an_action_are_reached_by_name(window: MainWindow, search: Search, qtbot: QtBot) -> None:
    box = search("duo'")
    assert shown(window)[:2] == ["# Doen of openen", "Duo's"]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.page.id == "duos"
    box = search("vergrend")
    with qtbot.waitSignal(window.lock_wanted):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_before_anything_is_typed_it_shows_what_can_be_done(window: MainWindow, search: Search) -> None:
    search("")
    rows = shown(window)
    assert {"Deelnemers", "Matching", "Nieuwe deelnemer…", "Vergrendelen"} <= set(rows)
    assert len(rows) == len(set(rows))


def test_a_change_is_found_at_once(window: MainWindow, store: Store, search: Search, qtbot: QtBot) -> None:
    box = search("linde")
    assert shown(window) == []
    assert "linde" in window.everywhere.foot.text()
    store.write(people.add_participant, {"first_name": "Linde", "last_name": "Nieuw"}, {})
    qtbot.keyClick(box, Qt.Key.Key_E)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown(window)[:2] == ["# Deelnemers", "Linde Nieuw"])
    store.undo()
    qtbot.keyClick(box, Qt.Key.Key_E)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown(window) == [])


def test_nothing_is_read_before_somebody_searches(window: MainWindow) -> None:
    for page in window.pages:
        window.show_page(page.id)  # the focus may rest in the box for a moment
    assert not window.everywhere.finding.is_ready
    assert window.everywhere.finding._task is None


def test_who_may_not_be_called_says_so_in_words(
    window: MainWindow, store: Store, search: Search, persons: list[UUID]
) -> None:
    rows = store.read(people.participants, store._now().date())
    person = next(row for row in rows if row.id == persons[1]).person_id
    store.write(people.change_person, person, {"deceased_on": store._now().date()})
    search("emma")
    view = window.everywhere.list
    entry = view.rows.entry(view.currentIndex())
    assert isinstance(entry, ListRow)
    assert [fact.text for fact in entry.facts] == ["overleden"]


def test_the_model_is_sound(window: MainWindow, search: Search, qtmodeltester: ModelTester) -> None:
    search("e")
    qtmodeltester.check(window.everywhere.list.rows)


@pytest.mark.parametrize(
    ("percent", "widths"),
    [(100, (1000, 1120, 1220, 1340)), (130, (1220, 1366))],  # the narrowest of each layout
)
def test_the_box_and_what_it_shows_fit_on_every_page(
    percent: int, widths: tuple[int, ...], window: MainWindow, search: Search, cut_in: Any, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.tokens(), percent)
    try:
        for page in window.pages:
            window.show_page(page.id)
            for width in widths:
                window.resize(width, 700)
                box = search("geel")
                bar: Any = box.parentWidget()
                assert cut_in(bar) == [], (page.id, width)
                assert bar.minimumSizeHint().width() <= bar.width()
                assert box.width() >= 90
                assert window.rect().contains(window.everywhere.geometry())
                box.clear()
    finally:
        theme.apply(qapp, theme.tokens(), 100)


def test_commands_hold_every_word_and_those_that_begin_with_it_come_first() -> None:
    made = [
        Command(words, "", lambda: None)
        for words in ("Nieuwe deelnemer…", "Deelnemers", "Lijst inlezen…", "Deelnemers")
    ]
    assert [command.words for command in matching(made, "deel")] == ["Deelnemers", "Nieuwe deelnemer…"]
    assert [command.words for command in matching(made, "INL lij")] == ["Lijst inlezen…"]
    assert begins(made, "lijst")
    assert not begins(made, "inlezen")


def test_enter_opens_what_was_typed_however_fast(
    window: MainWindow, search: Search, persons: list[UUID], qtbot: QtBot
) -> None:
    box = search("emma")
    box.setText("yasmina")
    qtbot.keyClick(box, Qt.Key.Key_Return)  # before the event loop came round
    page: Any = window.page
    assert (page.id, page.current) == ("participants", persons[2])


def test_who_was_walked_to_stays_chosen_when_the_vault_was_read_anew(
    window: MainWindow, search: Search, store: Store, qtbot: QtBot
) -> None:
    box = search("geel")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    chosen = window.everywhere.list.current
    store.write(people.add_participant, {"first_name": "Zita", "place": "Geel"}, {"status": ParticipantStatus.WAITING})
    with qtbot.waitSignal(window.everywhere.finding.renewed):
        window.everywhere.finding.prepare()
    assert window.everywhere.list.current == chosen
