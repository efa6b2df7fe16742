"""The card of network maps and meetings in the settings."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import office
from app.services.office import OfficeRow
from app.ui.main_window import MainWindow
from app.ui.office.network_card import NetworkCard
from app.ui.office.page import RHYTHM, OfficePage
from app.ui.store import Store
from app.ui.widgets.field import TextField


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> OfficePage:
    made = OfficePage(store, lambda: date(2026, 11, 23))
    window = MainWindow(store, [made])
    qtbot.addWidget(window)
    window.show()
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def known(store: Store) -> OfficeRow:
    return store.read(office.office)


def fill(field: TextField, text: str) -> bool:
    field.editor.setText(text)  # type: ignore[attr-defined]
    return field.commit()


def test_it_is_saved_as_it_is_filled_in_and_can_be_taken_back(page: OfficePage, store: Store, qtbot: QtBot) -> None:
    card: NetworkCard = page.network
    assert not known(store).network_meetings
    assert fill(card.sectors[2], "  Buurt  en vrije tijd ")
    assert known(store).network_sectors == ("", "", "Buurt en vrije tijd", "")
    assert fill(card.sectors[2], "")
    assert known(store).network_sectors == ()
    qtbot.mouseClick(card.meetings, Qt.MouseButton.LeftButton, pos=card.meetings.rect().center())
    assert known(store).network_meetings
    store.undo()
    assert not known(store).network_meetings
    assert not card.meetings.isChecked()
    # The rhythm of what follows a meeting is only asked of who holds them.
    page.show_section(RHYTHM)
    assert not page.rhythm.meeting_months.isVisible()
    store.redo()
    page.rhythm.refresh()
    assert page.rhythm.meeting_months.isVisible()
