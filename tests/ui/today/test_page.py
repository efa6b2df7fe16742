"""Vandaag through its widgets: what stands there, and what is done from a row, by keyboard, and taken back."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services import contacts, follow_ups, office, outings, people, today
from app.services.follow_ups import Step
from app.services.subjects import Subject
from app.services.today_rows import Matter, Task
from app.ui.contacts.dialog import ContactDialog
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.today import page as today_page
from app.ui.today import words
from app.ui.today.later import LaterDialog, days
from app.ui.today.page import ALL, TodayPage
from app.ui.today.row import RowWidget
from app.ui.top_bar import TopBar
from app.ui.widgets.buttons import Button
from app.ui.widgets.list_model import ListRow
from app.vocabulary import ParticipantStatus

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Rows = Callable[[Matter], RowWidget]


def said(page: TodayPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.groups.findChildren(QLabel) if label.isVisible()]


def shown(page: TodayPage) -> list[Matter]:
    return [one.row.matter for one in page.groups.rows]


@pytest.fixture
def with_dialog(window: MainWindow) -> Callable[[Callable[[], None]], None]:
    """Does something as soon as a dialog is there, by what has the focus."""

    def soon(do: Callable[[], None]) -> None:
        def act() -> None:
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if dialog and focus and dialog.isAncestorOf(focus):
                waiting.stop()
                do()

        waiting = QTimer(window, interval=5)
        waiting.timeout.connect(act)
        waiting.start()

    return soon


def press(qtbot: QtBot, *keys: str) -> None:
    for key in keys:
        qtbot.keyClicks(QApplication.focusWidget(), key)


def test_one_glance_says_what_is_due_and_why(window: MainWindow, page: TodayPage) -> None:
    bar = window.findChild(TopBar)
    assert bar.title.text() == "Goeiemorgen"
    assert bar.sentence.text() == "maandag 23 november · 1 afspraak, 3 dingen te doen"
    assert shown(page) == [Matter.MEETING, Matter.CHECK_IN, Matter.UNHEARD, Matter.FREE, Matter.STEP]
    assert [one.name.text() for one in page.groups.rows] == [
        "Rita & Omar",
        "Lieve & Wout",
        "Elke Zandloper",
        "Jef Klaverblad",
        "Luc Kiezelsteen",
    ]
    text = said(page)
    for sentence in (
        "Vandaag afgesproken",
        "bibliotheek",
        "Vandaag te doen",
        "Eerste opvolggesprek",
        "nog geen gesprek genoteerd · samen sinds 14/10 · al 5 weken niets genoteerd",
        "nog niets genoteerd · aangemeld op 5/01/2026",
        "Wie past?",
        "Deze week",
        "intake afspreken",
        "wo 25/11",
    ):
        assert sentence in text
    assert not any("geen contact" in one or "te laat" in one for one in text)


def test_newcomers_and_two_who_may_go_out_are_asked_for(store: Store, qtbot: QtBot) -> None:
    def add(first: str, status: ParticipantStatus, **facts: date) -> UUID:
        return store.write(people.add_participant, {"first_name": first}, {"status": status, **facts})

    add("Nieuw", ParticipantStatus.REGISTERED, registered_on=TODAY - 30 * DAY)
    add("Bezig", ParticipantStatus.INTAKE, intake_on=TODAY - 25 * DAY)
    add("Straks", ParticipantStatus.INTAKE, intake_on=TODAY - 10 * DAY)
    both = [add(one, ParticipantStatus.WAITING, registered_on=TODAY) for one in ("Luc", "Rita")]
    store.write(outings.pair, *both, TODAY + 5 * DAY, "Markt in Geel")
    page = TodayPage(store, lambda: TODAY, lambda: datetime(2026, 11, 23, 9, 41))
    qtbot.addWidget(page)
    page.refresh()
    asked = ("Uitstap samen: nog te vragen", "Markt in Geel, za 28/11")
    assert sorted(
        (one.row.name, words.what(one.row), words.reason(one.row, TODAY), words.button(one.row), one.done.isHidden())
        for one in page.groups.rows
    ) == [
        ("Bezig", "Intake afronden", "intake op 29/10 · nog niet afgerond", "Noteren", False),
        ("Luc", *asked, "Bekijken", True),
        ("Nieuw", "Intake: eerste gesprek plannen", "nog niets genoteerd · aangemeld op 24/10/2026", "Noteren", False),
        ("Rita", *asked, "Bekijken", True),
    ]
    assert [words.coming(one) for one in store.read(today.today, TODAY).coming] == ["vr 4/12 · intake afronden"]


def test_who_works_is_greeted_by_the_hour(store: Store, busy: dict[str, UUID], qtbot: QtBot) -> None:
    an = store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    store.vault.work_as("An Zilverberk", an)
    for hour, greeting in ((8, "Goeiemorgen, An"), (13, "Goeiemiddag, An"), (19, "Goeienavond, An")):
        page = TodayPage(store, lambda: TODAY, lambda hour=hour: datetime(2026, 11, 23, hour))
        window = MainWindow(store, [page])
        qtbot.addWidget(window)
        assert window.findChild(TopBar).title.text() == greeting


def test_a_call_is_noted_from_its_row_by_keyboard_alone(
    window: MainWindow, page: TodayPage, store: Store, busy: dict[str, UUID], qtbot: QtBot, with_dialog: Callable
) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down)
    at = QApplication.focusWidget()
    assert isinstance(at, RowWidget)
    assert at.row.matter is Matter.CHECK_IN

    def note() -> None:
        assert isinstance(QApplication.activeModalWidget(), ContactDialog)
        press(qtbot, "a", "t", "b", "Gaat goed.")
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, CTRL)

    with_dialog(note)
    qtbot.keyClick(at, Key.Key_Return)
    qtbot.waitUntil(lambda: Matter.CHECK_IN not in shown(page))
    noted = store.read(contacts.contacts_of, Subject("duo", busy["silent"]))[0]
    assert (noted.on, noted.note, noted.reached) == (TODAY, "Gaat goed.", True)
    window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), RowWidget))
    assert QApplication.focusWidget().row.matter is Matter.UNHEARD  # the one that took its place
    qtbot.keySequence(window, QKeySequence("Ctrl+Z"))
    assert Matter.CHECK_IN in shown(page)


def test_done_and_undone(window: MainWindow, page: TodayPage, row: Rows, qtbot: QtBot) -> None:
    row(Matter.FREE).setFocus()
    qtbot.keyClick(row(Matter.FREE), Key.Key_Return, CTRL)
    assert Matter.FREE not in shown(page)
    assert window.toast.sentence == "Gedaan: Jef K."
    qtbot.keySequence(window, QKeySequence("Ctrl+Z"))
    assert Matter.FREE in shown(page)
    qtbot.keyClick(row(Matter.MEETING), Key.Key_Return, CTRL)  # a meeting is not ticked off, but answered
    assert Matter.MEETING in shown(page)
    qtbot.mouseClick(row(Matter.UNHEARD).done, Qt.MouseButton.LeftButton)
    assert Matter.UNHEARD not in shown(page)


def test_what_is_long_to_read_is_read_beside_the_window(
    window: MainWindow, page: TodayPage, row: Rows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today_page, "MANY", 0)
    before = shown(page)
    row(Matter.FREE).setFocus()
    qtbot.keyClick(row(Matter.FREE), Key.Key_Return, CTRL)
    assert shown(page) == before
    qtbot.waitUntil(lambda: shown(page) == [one for one in before if one is not Matter.FREE])
    assert isinstance(window.focusWidget(), RowWidget)  # the one that took its place


def test_later_offers_days_and_a_day_of_choice(
    window: MainWindow, page: TodayPage, row: Rows, qtbot: QtBot, with_dialog: Callable
) -> None:
    entries = row(Matter.UNHEARD).later.menu().actions()
    assert [entry.text() for entry in entries] == [
        "Morgen (di 24/11)",
        "Volgende week (ma 30/11)",
        "Over een maand (wo 23/12)",
        "Een dag kiezen…",
    ]
    entries[0].trigger()
    assert "uitgesteld tot di 24/11 · nog niets genoteerd · aangemeld op 5/01/2026" in said(page)
    row(Matter.UNHEARD).later.menu().actions()[1].trigger()
    assert Matter.UNHEARD not in shown(page)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LaterDialog)
        press(qtbot, "23/11/2026")
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
        assert dialog.field.error == "Deze dag is al voorbij."
        dialog.field.editor.setText("27/11/2026")  # type: ignore[attr-defined]
        qtbot.keyClick(dialog.field.editor, Key.Key_Return)

    with_dialog(choose)
    row(Matter.FREE).later.menu().actions()[3].trigger()
    qtbot.waitUntil(lambda: row(Matter.FREE).row.put_off)
    assert "uitgesteld tot vr 27/11 · heeft een plaats vrij" in said(page)


def test_next_week_is_its_monday() -> None:
    assert [day for day, _words in days(date(2026, 11, 29))] == [
        date(2026, 11, 30),
        date(2026, 11, 30),
        date(2026, 12, 29),
    ]


def test_numbers_are_copied_with_a_click(window: MainWindow, row: Rows, qtbot: QtBot) -> None:
    phones = row(Matter.CHECK_IN).phones
    assert [phone.text() for phone in phones] == ["0400 00 00 01", "0400 00 00 02"]
    qtbot.mouseClick(phones[1], Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "0400 00 00 02"
    assert window.toast.sentence == "Gekopieerd: 0400 00 00 02"


def test_a_task_shows_its_own_rows_and_every_task_says_how_many(window: MainWindow, page: TodayPage) -> None:
    parts = {key: part.text() for key, part in page.tasks._parts.items()}
    assert parts == {
        ALL: "Alles 5",
        "recruit": "Werven 1",
        "match": "Matchen 1",
        "start": "Starten 2",
        "follow": "Opvolgen 1",
        "close": "Afronden 0",
    }
    page.tasks.choose(Task.RECRUIT.value)
    assert shown(page) == [Matter.STEP]
    page.tasks.choose(Task.CLOSE.value)
    assert "Voor deze taak is er nu niets." in said(page)
    page.tasks.choose(ALL)
    assert len(shown(page)) == 5


def test_names_and_buttons_ask_the_window(
    window: MainWindow, page: TodayPage, row: Rows, busy: dict[str, UUID], qtbot: QtBot
) -> None:
    asked: list[object] = []
    page.opened.connect(asked.append)
    page.who_fits_wanted.connect(asked.append)
    qtbot.mouseClick(row(Matter.UNHEARD).name, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row(Matter.MEETING).main, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row(Matter.FREE).main, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert asked == [Subject("participant", busy["elke"]), Subject("duo", busy["meets"]), busy["jef"]]
    assert row(Matter.MEETING).main.text() == "Noteren"
    assert row(Matter.FREE).main.text() == "Bekijken"


def test_ctrl_l_notes_of_the_row_or_asks_of_whom(
    window: MainWindow, page: TodayPage, row: Rows, busy: dict[str, UUID], qtbot: QtBot, with_dialog: Callable
) -> None:
    names: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ContactDialog)
        names.append(dialog.whom.names if dialog.whom else "")
        dialog.reject()

    row(Matter.UNHEARD).setFocus()
    for focus in (row(Matter.UNHEARD), page.main_action):
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        focus.setFocus()
        with_dialog(look)
        qtbot.keySequence(window, QKeySequence("Ctrl+L"))
    assert names == ["Elke Zandloper", ""]


def test_a_long_group_is_opened_bit_by_bit_and_shows_something_of_everything(
    window: MainWindow, page: TodayPage, store: Store, busy: dict[str, UUID], row: Rows, qtbot: QtBot
) -> None:
    for number in range(12):
        store.write(follow_ups.add_step, Subject("buddy", busy["jef"]), Step(f"stap {number}", TODAY - DAY))
    assert "6 van 15" in said(page)
    assert {Matter.CHECK_IN, Matter.UNHEARD, Matter.FREE, Matter.STEP} <= set(shown(page)[1:7])
    more = next(b for b in page.groups.findChildren(Button) if b.accessibleName() == "Toon alle: Vandaag te doen")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(shown(page)) == 17
    assert not any(" van " in one for one in said(page))


def test_nothing_is_cut_in_a_narrow_window_and_the_side_moves_under_the_list(
    window: MainWindow, page: TodayPage, store: Store, busy: dict[str, UUID], cut_in: Callable[[QWidget], list[str]]
) -> None:
    store.write(follow_ups.add_step, Subject("duo", busy["silent"]), Step("bellen", TODAY + 12 * DAY))
    for width in (1366, 1120, 1119, 1024):
        window.resize(width, 768)
        QApplication.processEvents()
        assert cut_in(page) == []
        beside = page.side.mapTo(page, page.side.rect().topLeft()).x() > page.groups.width()
        assert beside is (width >= 1120)
    assert page.side.coming.isVisible()
    assert not page.side.paused.isVisible()


def test_every_part_of_a_row_has_a_name_and_only_one_row_stops_the_tab(page: TodayPage, window: MainWindow) -> None:
    stops = [one for one in page.groups.rows if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [page.groups.current]
    for one in page.groups.rows:
        assert one.accessibleName()
        for part in (one.name, one.main, one.done, one.later, *one.phones):
            assert part.accessibleName()


def test_a_vault_without_people_says_how_to_begin(store: Store, qtbot: QtBot) -> None:
    page = TodayPage(store, lambda: TODAY)
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    window.show()
    assert any(label.text() == "Nog niemand in Klik" for label in page.findChildren(QLabel) if label.isVisible())


def test_a_new_day_is_shown_while_the_window_stays_open(store: Store, busy: dict[str, UUID], qtbot: QtBot) -> None:
    day = [TODAY]
    page = TodayPage(store, lambda: day[0], lambda: datetime(2026, 11, 23, 9))
    window = MainWindow(store, [page])
    qtbot.addWidget(window)
    window.show()
    day[0] = TODAY + 2 * DAY
    page._clock.timeout.emit()
    assert words.heading(page.groups.rows[0].row.group, page._found) == "Vandaag afgesproken"
    assert page.groups.rows[0].row.matter is Matter.STEP


def test_the_question_until_when_stands_over_the_window(
    window: MainWindow, row: Rows, busy: dict[str, UUID], qtbot: QtBot, with_dialog: Callable
) -> None:
    parents: list[QWidget | None] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LaterDialog)
        parents.append(dialog.parentWidget())
        dialog.reject()

    menu = row(Matter.UNHEARD).later.menu()
    with_dialog(look)
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: bool(parents))
    assert parents == [window]


def test_the_coming_weeks_open_beside_what_is_due_and_lead_to_whom_they_are_about(
    window: MainWindow, page: TodayPage, store: Store, busy: dict[str, UUID], qtbot: QtBot
) -> None:
    store.write(follow_ups.add_step, Subject("duo", busy["silent"]), Step("bellen", TODAY + 16 * DAY))
    qtbot.mouseClick(page.side.weeks, Qt.MouseButton.LeftButton)
    assert page.weeks is not None
    listed = page.weeks.list.rows
    qtbot.waitUntil(lambda: listed.count > 0)
    entries = [listed.entry(listed.index(at)) for at in range(listed.rowCount())]
    rows = [one for one in entries if isinstance(one, ListRow)]
    told = {row.name: (row.group, row.second) for row in rows}
    assert told["Rita & Omar"] == ("Week van 23 november", "ma 23/11 · kennismaking, bibliotheek")
    assert told["Lieve & Wout"][0] == "Week van 7 december"
    assert page.weeks.list.hasFocus()
    assert page.weeks.list.current == rows[0].key, "Enter opens the first"
    opened: list[object] = []
    page.opened.connect(opened.append)
    page.weeks.list.select(next(row.key for row in rows if row.name == "Lieve & Wout"))
    page.weeks.list.setFocus()
    qtbot.keyClick(page.weeks.list, Key.Key_Return)
    assert opened == [Subject("duo", busy["silent"])]
    store.write(follow_ups.add_step, Subject("participant", busy["luc"]), Step("mailen", TODAY + 20 * DAY))
    assert page.weeks.isVisible()  # a change elsewhere does not take the list away
    qtbot.waitUntil(lambda: listed.count == len(rows) + 1)
    qtbot.keyClick(page.weeks.list, Key.Key_Escape)
    assert page.groups.isVisible()


def test_weeks_are_printed_once_they_are_read_and_not_where_nobody_looks_any_more(
    window: MainWindow, page: TodayPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[object] = []
    monkeypatch.setattr("app.ui.today.weeks.print_pdf", lambda *asked, **_more: printed.append(asked))
    page.show_weeks()
    assert page.weeks
    page.print_shown()
    page.show_today()
    qtbot.waitUntil(lambda: not any_running())
    assert printed == []
    page.show_weeks()
    qtbot.waitUntil(lambda: not any_running())
    assert printed == []
    page.weeks.refresh()
    page.print_shown()
    qtbot.waitUntil(lambda: len(printed) == 1)


def test_a_row_about_a_talk_asks_of_a_talk(
    window: MainWindow, page: TodayPage, row: Rows, qtbot: QtBot, with_dialog: Callable
) -> None:
    kinds: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ContactDialog)
        kinds.append(dialog.seen)
        dialog.reject()

    with_dialog(look)
    qtbot.mouseClick(row(Matter.CHECK_IN).main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(kinds))
    assert kinds == [False]
