"""Own filters on the page of duos and of participants: made in words, counted as they are made, kept, and undone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.services import filters, people
from app.services.filter_fields import FIELDS, Relation
from app.services.filters import Condition
from app.ui.lists.filter_dialog import FilterDialog
from app.ui.lists.filter_words import condition_words
from app.ui.lists.own_filters import OWN
from app.ui.lists.table_pane import TablePane
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.vocabulary import ParticipantStatus

TODAY = date(2026, 11, 23)
R = Relation
PEOPLE: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("Marleen", 400, {"has_pets": True, "place": "Geel"}),
    ("Luc", 300, {"has_pets": False, "place": "Mol"}),
    ("Rita", 30, {"place": "Geel"}),
)


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> ParticipantsPage:
    for name, days, facts in PEOPLE:
        store.write(
            people.add_participant,
            {"first_name": name, "last_name": "Verzinsel"} | facts,
            {"status": ParticipantStatus.WAITING, "registered_on": TODAY - timedelta(days=days)},
        )
    page = ParticipantsPage(store, lambda: TODAY)
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return page


@pytest.fixture
def building(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[FilterDialog], None]], None]:
    """Answers the builder."""

    def answer(do: Callable[[FilterDialog], None]) -> None:
        def shown(dialog: FilterDialog) -> int:
            dialog.show()
            do(dialog)
            return dialog.result()

        monkeypatch.setattr(FilterDialog, "exec", shown)

    return answer


def in_list(page: ParticipantsPage) -> set[str]:
    by_id = {row.id: row.first_name for row in page._rows}
    return {by_id[key] for key in page.list.view.rows.keys if isinstance(key, UUID)}


def menu(page: ParticipantsPage) -> dict[str, Any]:
    made: QMenu = page.own.menu(page)
    return {action.text(): action for action in made.actions()}


def test_a_filter_is_built_counted_kept_shown_renamed_and_undone(
    page: ParticipantsPage, building: Any, store: Store, qtbot: QtBot
) -> None:
    def build(dialog: FilterDialog) -> None:
        line = dialog.lines[0]
        line.field.choose("waits")
        line.field.chosen.emit("waits")
        dialog.save.click()
        assert not dialog.made  # six of what?
        line.write("6")
        qtbot.waitUntil(lambda: "2 van 3" in dialog.count.text())
        dialog.more.click()
        second = dialog.lines[1]
        second.field.choose("municipality")
        second.field.chosen.emit("municipality")
        second.write("Geel")
        qtbot.waitUntil(lambda: "1 van 3" in dialog.count.text())
        dialog.save.click()
        assert dialog.made

    building(build)
    menu(page)["Nieuwe filter…"].trigger()
    assert in_list(page) == {"Marleen"}
    chip = page.list.chips[OWN]
    assert chip.isChecked()
    assert page.own.current
    assert page.own.current.name == "Wacht: al minstens 6 maanden en Gemeente: Geel"
    assert len(chip.text()) <= 30

    def rename(dialog: FilterDialog) -> None:
        assert [line.condition for line in dialog.lines] == [
            Condition("waits", R.LONGER, 6),
            Condition("municipality", R.IS, "Geel"),
        ]
        dialog.name.set_text("Lang in Geel")
        dialog.save.click()

    building(rename)
    menu(page)["Deze filter aanpassen…"].trigger()
    assert chip.text() == "Lang in Geel"
    menu(page)["Deze filter verwijderen"].trigger()
    assert in_list(page) == {"Marleen", "Luc", "Rita"}
    assert not chip.isChecked()
    store.undo()
    assert "Lang in Geel" in menu(page)
    menu(page)["Lang in Geel"].trigger()
    assert in_list(page) == {"Marleen"}


def test_list_and_table_share_the_filter_and_who_changes_leaves_it(page: ParticipantsPage, store: Store) -> None:
    store.write(filters.keep, "participant", "Met dieren", [Condition("has_pets", R.YES)])
    store.write(filters.keep, "participant", "Dieren?", [Condition("has_pets", R.UNKNOWN)])
    menu(page)["Met dieren"].trigger()
    assert in_list(page) == {"Marleen"}
    page.views.switch.choose("table")
    pane = page.views.table
    assert isinstance(pane, TablePane)
    assert ([row.first_name for row in pane.table.rows.shown], pane.filter) == (["Marleen"], OWN)
    menu(page)["Dieren?"].trigger()
    assert [row.first_name for row in pane.table.rows.shown] == ["Rita"]
    rita = pane.table.rows.shown[0].person_id
    store.write(people.change_person, rita, {"has_pets": True})
    assert pane.table.rows.shown == []
    page.views.switch.choose("list")
    assert in_list(page) == {"Rita"} or in_list(page) == set()  # who was chosen may stay in sight
    page.list.chips["waiting"].click()
    assert in_list(page) == {"Marleen", "Luc", "Rita"}


def test_the_chip_opens_its_menu_by_key(page: ParticipantsPage, qtbot: QtBot) -> None:
    chip = page.list.chips[OWN]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    opened = chip.findChild(QMenu)
    assert opened
    assert [action.text() for action in opened.actions()] == ["Nieuwe filter…"]
    opened.close()
    assert not chip.isChecked()


def test_the_example_fills_the_lines_and_nothing_is_cut(
    page: ParticipantsPage, building: Any, cut_in: Any, qtbot: QtBot
) -> None:
    def build(dialog: FilterDialog) -> None:
        dialog.example.click()
        qtbot.waitUntil(lambda: "van 3" in dialog.count.text())
        assert [line.condition.field for line in dialog.lines] == ["waits", "heard"]
        assert cut_in(dialog) == []
        dialog.lines[0].remove.click()
        assert not dialog.lines[0].remove.isEnabled()

    building(build)
    page.own.build()


def test_on_duos_a_filter_stands_beside_the_groups(
    window: MainWindow, table_of: Callable[[MainWindow], TablePane], store: Store
) -> None:
    page: Any = window.page
    store.write(filters.keep, "duo", "In Mol", [Condition("municipality", R.IS, "Mol")])
    page.own.choose(page.own.known[0])
    assert [row.participant_first for row in page.shown] == ["Luc"]
    pane = table_of(window)
    assert [row.participant_first for row in pane.table.rows.shown] == ["Luc"]
    page.views.switch.choose("months")  # a table without such filters shows all of them
    page.views.switch.choose("list")
    assert page.list.all.isChecked()


def test_whatever_may_be_asked_has_words_of_its_own() -> None:
    numbers = {R.LONGER, R.SHORTER, R.WITHIN, R.AT_LEAST, R.AT_MOST}
    for page, fields in FIELDS.items():
        said = [
            condition_words(page, Condition(key, relation, _value(relation, numbers)), {})
            for key, field in fields.items()
            for relation in field.relations
        ]
        assert len(set(said)) == len(said)
    assert condition_words("participant", Condition("waits", R.LONGER, 1), {}) == "Wacht: al minstens 1 maand"
    assert (
        condition_words("participant", Condition("next_on", R.UNKNOWN), {}) == "Volgend contact: geen dag afgesproken"
    )
    assert condition_words("buddy", Condition("paper", R.MISSING, "x"), {"paper": (("x", "Attest"),)}) == (
        "Papier: Attest ontbreekt"
    )


def _value(relation: Relation, numbers: set[Relation]) -> int | str | None:
    if relation in numbers:
        return 2
    if relation in (R.YES, R.NO, R.KNOWN, R.UNKNOWN):
        return None
    return "2027-01-05" if relation is R.BEFORE else "Geel"
