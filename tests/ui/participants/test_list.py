"""Finding somebody: search, filter and order."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.services import contacts, people
from app.services.actions import perform
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.widgets.list_model import ListRow
from app.vocabulary import ContactKind, ParticipantStatus

Add = Callable[..., UUID]


def shown(page: ParticipantsPage) -> list[str]:
    model = page.list.view.rows
    entries = [model.entry(model.index(at)) for at in range(model.rowCount())]
    return [entry.name for entry in entries if isinstance(entry, ListRow)]


def facts(page: ParticipantsPage, name: str) -> list[tuple[str, str]]:
    model = page.list.view.rows
    entries = [model.entry(model.index(at)) for at in range(model.rowCount())]
    found = next(entry for entry in entries if isinstance(entry, ListRow) and entry.name == name)
    return [(fact.text, fact.tone) for fact in found.facts]


def search(page: ParticipantsPage, words: str, qtbot: QtBot) -> list[str]:
    with qtbot.waitSignal(page.list.search.searched):
        page.list.search.setText(words)
    return shown(page)


@pytest.fixture
def several(add: Add, marleen: UUID) -> dict[str, UUID]:
    return {
        "Marleen": marleen,
        "Luc": add("Luc", "Kiezelsteen", registered_on=date(2026, 11, 2), place="Herentals"),
        "Rita": add("Rita", "Morgenrood", status=ParticipantStatus.IN_DUO, remarks="Zingt in een koor."),
        "Dirk": add("Dirk", "Zandloper", status=ParticipantStatus.INTAKE, registered_on=None),
    }


def test_who_waits_comes_first_and_the_chips_count(
    several: dict[str, UUID], window: MainWindow, page: ParticipantsPage
) -> None:
    assert shown(page) == ["Marleen Zonnedauw", "Luc Kiezelsteen"]
    chips = ["Wachtend 2", "Intake 1", "In duo 1", "Alle", "Filter…"]
    assert [chip.text() for chip in page.list.chips.values()] == chips
    page.list.chips["intake"].click()
    assert shown(page) == ["Dirk Zandloper"]
    page.list.chips["all"].click()
    assert shown(page) == ["Marleen Zonnedauw", "Luc Kiezelsteen", "Dirk Zandloper", "Rita Morgenrood"]
    page.list.order.choose("name")
    assert shown(page) == ["Dirk Zandloper", "Luc Kiezelsteen", "Marleen Zonnedauw", "Rita Morgenrood"]
    page.list.order.choose("waits")
    assert shown(page)[:2] == ["Marleen Zonnedauw", "Luc Kiezelsteen"]


def test_a_row_says_how_long_somebody_waits_and_was_not_heard(
    several: dict[str, UUID], window: MainWindow, page: ParticipantsPage
) -> None:
    assert facts(page, "Marleen Zonnedauw") == [("wacht 8 mnd", "text2"), ("gehoord 14/09", "amber_ink")]
    assert facts(page, "Luc Kiezelsteen") == [("wacht 3 weken", "text2")]
    page.list.chips["all"].click()
    assert facts(page, "Rita Morgenrood") == [("in een duo", "text2"), ("met wie?", "text2")]


def test_a_talk_in_which_nobody_was_reached_is_not_heard(
    several: dict[str, UUID], window: MainWindow, page: ParticipantsPage, vault: Vault
) -> None:
    perform(
        vault,
        contacts.note_talk,
        Subject("participant", several["Marleen"]),
        date(2026, 11, 20),
        ContactKind.PHONE,
        False,
    )
    assert facts(page, "Marleen Zonnedauw")[1] == ("gehoord 14/09", "amber_ink")
    perform(
        vault,
        contacts.note_talk,
        Subject("participant", several["Marleen"]),
        date(2026, 11, 21),
        ContactKind.PHONE,
        True,
    )
    assert facts(page, "Marleen Zonnedauw")[1] == ("gehoord 21/11", "text2")


def test_search_finds_what_its_hint_names(
    several: dict[str, UUID], window: MainWindow, page: ParticipantsPage, qtbot: QtBot
) -> None:
    for words in ("marleen", "ZONNEDAUW", "geel", "2440", "bakk", "dinsdag", "geel wandelen"):
        assert search(page, words, qtbot) == ["Marleen Zonnedauw"], words


def test_search_finds_nothing_else(
    several: dict[str, UUID], window: MainWindow, page: ParticipantsPage, qtbot: QtBot
) -> None:
    for words in ("wacht", "gehoord", "drukte", "geel schaken"):
        assert search(page, words, qtbot) == [], words
    assert page.current is None
    assert not page.detail.isVisible()


def test_an_empty_search_leads_to_the_other_groups_or_back(
    several: dict[str, UUID], window: MainWindow, page: ParticipantsPage, qtbot: QtBot
) -> None:
    from app.ui.widgets.buttons import Button

    def way_out() -> Button:
        assert page.list._why_empty
        return page.list._why_empty.findChildren(Button)[0]

    assert search(page, "koor", qtbot) == []
    assert way_out().text() == "1 tonen bij alle deelnemers"
    way_out().click()
    assert shown(page) == ["Rita Morgenrood"]
    assert search(page, "niemand heet zo", qtbot) == []
    way_out().click()
    assert len(shown(page)) == 4
    assert page.list.search.text() == ""


def test_whoever_changes_group_stays_in_sight_until_one_looks_elsewhere(
    several: dict[str, UUID], window: MainWindow, page: ParticipantsPage, vault: Vault
) -> None:
    page.show_participant(several["Luc"])
    perform(vault, people.change_participant, several["Luc"], {"status": ParticipantStatus.LEFT})
    assert page.current == several["Luc"]
    page.list.chips["waiting"].click()
    assert shown(page) == ["Marleen Zonnedauw"]


def test_somebody_is_shown_whatever_the_filter(
    several: dict[str, UUID], window: MainWindow, page: ParticipantsPage, qtbot: QtBot
) -> None:
    search(page, "Luc", qtbot)
    page.show_participant(several["Rita"])
    assert page.current == several["Rita"]
    assert page.detail.heading.name.text() == "Rita Morgenrood"


def test_all_are_shown_where_nobody_waits(add: Add, window: MainWindow, page: ParticipantsPage) -> None:
    made = add("Rita", "Morgenrood", status=ParticipantStatus.IN_DUO)
    assert page.current == made


def test_an_empty_page_says_how_to_begin(window: MainWindow, page: ParticipantsPage, qtbot: QtBot) -> None:
    from app.ui.widgets.buttons import Button
    from app.ui.widgets.empty_state import EmptyState

    empty = page.findChildren(EmptyState)[0]
    assert empty.isVisible()
    read = next(button for button in empty.findChildren(Button) if button.kind == "filled")
    with qtbot.waitSignal(page.import_wanted):
        read.click()


def test_how_long_somebody_waits_stands_in_the_table_and_never_on_paper(
    several: dict[str, UUID], window: MainWindow, page: ParticipantsPage
) -> None:
    page.views.switch.choose("table")
    table = page.views.table
    assert table
    model = table.table.rows
    waits = next(column for column in model.columns if column.title == "Waits")
    assert [waits.words(row) for row in model.shown] == ["nieuw", "8 mnd"]
    assert not waits.on_paper
    table.choose_filter("all")
    assert [waits.words(row) for row in model.shown if row.status is not ParticipantStatus.WAITING] == ["", ""]
