"""The page of figures: what is asked, the numbers and their parts, the lists behind them, and what is remembered."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.figures.asked import Asked, whole_year
from app.services import contacts, offers, organisations, people
from app.services.subjects import Subject
from app.ui import theme
from app.ui.figures.asked_bar import LAST_QUARTER, OWN, QUARTER, YEAR
from app.ui.figures.overview import Overview
from app.ui.figures.page import OVERVIEW, SIGNALS, FiguresPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.tokens import LIGHT
from app.ui.widgets.empty_state import EmptyState
from app.vocabulary import ParticipantStatus

Shown = Callable[[], Overview]
TODAY = date(2026, 11, 23)


def rows(view: Overview) -> list[str]:
    """The names in the list behind a number."""
    assert view.room.pane
    return [line.of.name for line in view.room.pane.table.rows.shown]


def press(view: Overview, name: str, by: str = "", value: str = "") -> None:
    """Click a number, or a part of it."""
    view.cards[name].buttons[by, value].click()
    counted()


def counted() -> None:
    """Wait for what is read beside the window."""
    while any_running():
        QApplication.processEvents()
    QApplication.processEvents()


def split(view: Overview, by: str) -> None:
    view.by.choose(by)
    view.by.chosen.emit(by)


def test_a_number_opens_who_is_behind_it_and_enter_opens_that_page(
    known: dict[str, UUID], overview: Shown, page: FiguresPage, qtbot: QtBot
) -> None:
    view = overview()
    press(view, "waiting")
    assert rows(view) == ["Luc Regenboog"]
    assert view.cards["waiting"].number.isChecked()
    assert view.room.pane
    view.room.pane.table.select(view.room.pane.table.rows.shown[0].key)
    with qtbot.waitSignal(page.opened, check_params_cb=lambda whom: whom == Subject("participant", known["Luc"])):
        qtbot.keyClick(view.room.pane.table, Qt.Key.Key_Return)
    press(view, "event_held")
    view.room.pane.table.select(view.room.pane.table.rows.shown[0].key)
    with qtbot.waitSignal(page.event_wanted, check_params_cb=lambda event: event == known["market"]):
        qtbot.keyClick(view.room.pane.table, Qt.Key.Key_Return)


def test_escape_closes_the_list_and_the_keyboard_is_back_at_the_number(
    known: dict[str, UUID], overview: Shown, window: MainWindow, qtbot: QtBot
) -> None:
    view = overview()
    with qtbot.waitActive(window):
        window.activateWindow()
    press(view, "registered")
    assert view.room.isVisible()
    qtbot.keyClick(view.room.close_button, Qt.Key.Key_Escape)
    assert not view.room.isVisible()
    assert QApplication.focusWidget() is view.cards["registered"].number
    assert not view.cards["registered"].number.isChecked()


def test_a_figure_is_split_up_by_one_fact_and_each_part_has_its_list(known: dict[str, UUID], overview: Shown) -> None:
    view = overview()
    assert ("gender", "f") not in view.cards["registered"].buttons
    split(view, "gender")
    press(view, "registered", "gender", "f")
    assert rows(view) == ["Marleen Zonnedauw"]
    assert view.cards["registered"].buttons["gender", "f"].isChecked()
    split(view, "partner")
    assert not view.room.isVisible()  # the part it was of is there no more


def test_of_nothing_there_is_no_list(known: dict[str, UUID], overview: Shown) -> None:
    view = overview()
    assert view.cards["duo_ended"].figure.n == 0
    assert not view.cards["duo_ended"].number.isEnabled()


def test_whoever_was_erased_is_told_under_the_list(known: dict[str, UUID], overview: Shown) -> None:
    view = overview()
    view.room.show_list("Nieuwe deelnemers", "2026", (), 2, 2)
    assert "2" in view.room.erased.text()
    assert not view.room.erased.isHidden()
    view.room.show_list("Nieuwe deelnemers", "2026", (), 0, 0)
    assert view.room.erased.isHidden()


def test_the_arrows_go_a_year_back_and_no_further_than_today(
    known: dict[str, UUID], overview: Shown, page: FiguresPage, settle: Callable[[], None]
) -> None:
    view = overview()
    assert view.asked == whole_year(2026)
    assert not page.bar.on.isEnabled()
    assert any(label.text() == "2025: 0" for label in view.cards["registered"].findChildren(QLabel))
    page.bar.back.click()
    settle()
    assert view.asked == whole_year(2025)
    assert view.cards["registered"].figure.n == 0
    page.bar.on.click()
    settle()
    assert view.cards["registered"].figure.n == 2
    assert page.bar.which.current == YEAR
    page.bar.which.chosen.emit(LAST_QUARTER)
    assert page.bar.asked == Asked(date(2026, 7, 1), date(2026, 9, 30))


def test_days_of_ones_own_are_read_or_refused_in_a_sentence(
    known: dict[str, UUID], overview: Shown, page: FiguresPage
) -> None:
    overview()
    bar = page.bar
    bar.which.choose(OWN)
    bar.which.chosen.emit(OWN)
    bar.last.editor.setText("31/02/2026")  # type: ignore[attr-defined]
    assert not bar.last.commit()
    assert bar.last.error
    assert bar.asked == whole_year(2026)
    bar.first.editor.setText("9/05/2026")  # type: ignore[attr-defined]
    bar.last.editor.setText("8/05/2026")  # type: ignore[attr-defined]
    bar.first.commit()
    bar.last.commit()
    assert bar.last.error
    assert bar.asked == whole_year(2026)
    bar.last.editor.setText("31/12/9999")  # type: ignore[attr-defined]
    bar.last.commit()
    assert "31/12/2199" in bar.last.error
    assert bar.asked == whole_year(2026)
    bar.last.editor.setText("9/05/2026")  # type: ignore[attr-defined]
    bar.last.commit()
    assert not bar.last.error
    assert bar.asked == Asked(date(2026, 5, 9), date(2026, 5, 9))
    assert bar.which.current == OWN


def test_of_one_partner_or_coordinator(
    known: dict[str, UUID], overview: Shown, page: FiguresPage, settle: Callable[[], None]
) -> None:
    view = overview()
    page.bar.coordinator.choose(str(known["An"]))
    page.bar.coordinator.chosen.emit(page.bar.coordinator.current)
    settle()
    assert view.cards["registered"].figure.n == 1
    page.bar.partner.choose(str(known["partner"]))
    page.bar.partner.chosen.emit(page.bar.partner.current)
    assert page.bar.asked == Asked(date(2026, 1, 1), date(2026, 12, 31), known["partner"], known["An"])


def test_it_is_counted_again_only_where_something_it_counts_changed(
    known: dict[str, UUID], overview: Shown, store: Store, settle: Callable[[], None]
) -> None:
    view = overview()
    before = view.found
    store.write(offers.add_offer, {"name": "Koor"})
    settle()
    assert view.found is before
    store.write(contacts.note_outing, known["duo"], TODAY)
    settle()
    assert view.found is not before
    assert view.cards["seen"].figure.n == 1


def test_a_list_in_sight_follows_what_is_asked_and_what_changes(
    known: dict[str, UUID], overview: Shown, page: FiguresPage, store: Store, settle: Callable[[], None]
) -> None:
    view = overview()
    press(view, "seen")
    assert not view.room.isVisible()  # nothing to list
    press(view, "registered")
    assert rows(view) == ["Luc Regenboog", "Marleen Zonnedauw"]
    assert view.room.pane
    table = view.room.pane.table
    table.select(table.rows.shown[1].key)
    own = {"status": ParticipantStatus.WAITING, "registered_on": date(2026, 3, 1)}
    store.write(people.add_participant, {"first_name": "Bea", "last_name": "Zandloper"}, own)
    settle()
    assert rows(view) == ["Bea Zandloper", "Luc Regenboog", "Marleen Zonnedauw"]
    assert view.room.pane.table is table
    chosen = next(line for line in table.rows.shown if line.key == table.current)
    assert chosen.of.name == "Marleen Zonnedauw"
    store.undo()
    settle()
    assert rows(view) == ["Luc Regenboog", "Marleen Zonnedauw"]
    page.bar.which.choose(QUARTER)
    page.bar.which.chosen.emit(QUARTER)
    settle()
    assert not view.room.isVisible()  # nobody came in this quarter
    assert view.cards["registered"].figure.n == 0


def test_a_partner_that_is_taken_away_is_asked_no_more(
    known: dict[str, UUID], overview: Shown, page: FiguresPage, store: Store, settle: Callable[[], None]
) -> None:
    gone = store.write(organisations.add_organisation, {"name": "Samen", "is_partner": True})
    view = overview()
    page.bar.partner.choose(str(gone))
    page.bar.partner.chosen.emit(str(gone))
    settle()
    assert view.cards["duo_running"].figure.n == 0
    store.write(organisations.remove_organisation, gone)
    settle()
    assert page.bar.asked == whole_year(2026)
    assert view.cards["duo_running"].figure.n == 1


def test_another_view_keeps_what_is_asked_and_the_window_remembers_the_view(
    known: dict[str, UUID], overview: Shown, page: FiguresPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    view = overview()
    page.bar.back.click()
    page.show_section(SIGNALS)
    assert not page.bar.isVisible()
    page.show_section(OVERVIEW)
    assert page.bar.isVisible()
    assert view.asked == whole_year(2025)
    page.show_section(SIGNALS)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    page.keep(settings)
    other = FiguresPage(store, lambda: TODAY)
    qtbot.addWidget(other)
    other.remember(settings)
    other.prepare()
    other.refresh()
    assert other.sections.current == SIGNALS


def test_in_a_vault_without_anybody_it_says_what_will_come(overview: Shown) -> None:
    view = overview()
    assert isinstance(view._stack.currentWidget(), EmptyState)


@pytest.mark.parametrize(("width", "percent"), [(1024, 100), (1366, 130), (1024, 130)])
def test_it_fits(
    known: dict[str, UUID],
    overview: Shown,
    window: MainWindow,
    page: FiguresPage,
    dressed: QApplication,
    cut_in: Callable[[QWidget], list[str]],
    width: int,
    percent: int,
) -> None:
    theme.apply(dressed, LIGHT, percent)
    try:
        window.resize(width, 768)
        view = overview()
        split(view, "municipality")
        page.bar.which.choose(OWN)
        page.bar.which.chosen.emit(OWN)
        assert cut_in(window) == []
        press(view, "registered")
        assert cut_in(window) == []
        assert window.width() == width
    finally:
        theme.apply(dressed, LIGHT, 100)


def test_the_list_can_be_printed_and_the_figures_too(
    known: dict[str, UUID], overview: Shown, page: FiguresPage, monkeypatch: Any
) -> None:
    """Ctrl+P asks what is wanted of what is shown."""
    asked: list[str] = []

    def leave(dialog: Any) -> int:
        asked.append(type(dialog).__name__)
        return 0

    monkeypatch.setattr("app.ui.widgets.dialog.Dialog.exec", leave)
    view = overview()
    page.print_shown()
    press(view, "registered")
    page.print_shown()
    assert asked == ["PaperDialog", "PrintDialog"]
