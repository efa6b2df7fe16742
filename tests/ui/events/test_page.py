"""The page of events: planned and answered by keyboard, people put on a list by group, letters on paper, all undone."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import _
from app.services import events, guests, people
from app.services.events import EventRow
from app.services.guests import Group, GuestRow
from app.ui.assembly import assemble
from app.ui.events.guest_list import ROW, GuestList
from app.ui.events.invite_dialog import InviteDialog
from app.ui.events.new_event import NewEvent
from app.ui.events.page import EventsPage
from app.ui.events.papers import ALL, LettersDialog
from app.ui.hours import hour_of
from app.ui.lists.list_and_table import TABLE
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import EventKind, Role
from tests.ui.events.conftest import LONG, TODAY

Plan = Callable[..., UUID]
Press = Callable[..., None]
Stored = Callable[[UUID], tuple[EventRow, tuple[GuestRow, ...]]]
Answering = Callable[[Callable[[Dialog], None]], list[str]]
K = Qt.Key
SOON = TODAY + timedelta(days=9)


def button(root: QWidget, words: str) -> Button:
    return next(one for one in root.findChildren(Button) if one.text() == words and one.isVisibleTo(root))


def named(page: EventsPage) -> list[str]:
    view = page.detail.view
    assert view
    return [guest.name for guest in view.guests]


# Planned


def test_an_event_is_made_by_keyboard_and_taken_back(
    window: MainWindow, page: EventsPage, store: Store, press: Press, answering: Answering, qtbot: QtBot
) -> None:
    def fill(dialog: Dialog) -> None:
        assert isinstance(dialog, NewEvent)
        press("v")  # vorming
        assert dialog.kinds.shown is EventKind.TRAINING
        press("3/12/2026")
        press(K.Key_Tab)
        press("Starten als buddy")
        press(K.Key_Return)

    titles = answering(fill)
    QTest.keyClick(window, K.Key_N, Qt.KeyboardModifier.ControlModifier)
    (row,) = store.read(events.events)
    assert titles == ["Nieuwe bijeenkomst"]
    assert (row.kind, row.on, row.title) == (EventKind.TRAINING, date(2026, 12, 3), "Starten als buddy")
    assert page.detail.title.text() == "Starten als buddy"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press("19u30")  # the keyboard stands at the hour
    press(K.Key_Tab)
    press("21")
    press(K.Key_Tab)
    press("De Brug")
    press(K.Key_Tab)
    (row,) = store.read(events.events)
    assert (row.starts_at, row.ends_at, row.place) == (time(19, 30), time(21), "De Brug")
    for _step in range(4):
        store.undo()
    assert store.read(events.events) == ()


def test_a_kind_and_a_day_there_must_be(window: MainWindow, store: Store, press: Press, answering: Answering) -> None:
    def leave_out(dialog: Dialog) -> None:
        assert isinstance(dialog, NewEvent)
        low = dialog.height()
        dialog.save()
        assert dialog.height() > low  # what is missing stands beside nothing else
        assert dialog.kinds.isAncestorOf(QApplication.focusWidget() or window)
        press("i")
        press("31/02/2026")
        press(K.Key_Return)
        assert dialog.isVisible()
        assert "bestaat niet" in dialog.day.error
        press(K.Key_Escape)

    answering(leave_out)
    QTest.keyClick(window, K.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert store.read(events.events) == ()


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("14", time(14)),
        ("9.05", time(9, 5)),
        ("19u30", time(19, 30)),
        ("19:30", time(19, 30)),
        ("14 uur", time(14)),
        ("24", None),
        ("9.60", None),
        ("straks", None),
        ("", None),
    ],
)
def test_an_hour_as_somebody_writes_it(said: str, hour: time | None) -> None:
    assert hour_of(said) == hour


def test_what_is_no_hour_is_refused_and_stays_to_be_mended(
    window: MainWindow, page: EventsPage, plan: Plan, stored: Stored, press: Press
) -> None:
    made = plan(SOON, starts_at=time(14))
    field = page.detail.facts.starts
    field.setFocus()
    QTest.keyClick(QApplication.focusWidget(), K.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("straks")
    press(K.Key_Tab)
    assert field.error == _("Write an hour such as 14 or 14.30.")
    assert (field.text, stored(made)[0].starts_at) == ("straks", time(14))


def test_what_is_typed_is_kept_for_its_own_event_when_another_is_shown(
    window: MainWindow, page: EventsPage, plan: Plan, stored: Stored, press: Press
) -> None:
    first, second = plan(SOON), plan(SOON + timedelta(days=7), title="Later")
    page.show_event(first)
    page.detail.facts.place.setFocus()
    press("De Brug")
    page.show_event(second)
    assert (stored(first)[0].place, stored(second)[0].place) == ("De Brug", None)
    assert page.detail.facts.place.text == ""


def test_what_comes_first_stands_on_top_and_what_is_over_below(
    window: MainWindow, page: EventsPage, plan: Plan, press: Press
) -> None:
    for days, title in ((20, "verder"), (-3, "pas"), (4, "straks"), (-60, "lang geleden")):
        plan(TODAY + timedelta(days=days), title=title)
    rows = page.list.list.rows
    shown = [rows.index(at).data() for at in range(rows.rowCount())]
    assert [words for words in shown if words] == [
        "Komende",
        "straks",
        "verder",
        "Voorbij",
        "pas",
        "lang geleden",
    ]
    page.list.search.seek("lang")
    assert page.list.list.rows.count == 1
    page.list.search.seek("zzz")
    button(page.list, "Wis de filters").click()
    assert page.list.list.rows.count == 4
    page.list.going_on.click()
    assert page.list.list.rows.count == 2


# Who is on the list


def test_people_are_put_on_the_list_by_group_after_they_were_seen(
    window: MainWindow, page: EventsPage, plan: Plan, stored: Stored, store: Store, answering: Answering
) -> None:
    made = plan(SOON, kind=EventKind.WAITING)

    def choose(dialog: Dialog) -> None:
        assert isinstance(dialog, InviteDialog)
        shown = dialog.list.rows
        assert [shown.index(at).data() for at in range(shown.rowCount())] == ["Luc Regenboog", "Marleen Zonnedauw"]
        assert dialog.put.text() == "2 mensen op de lijst zetten"
        dialog.groups[Group.BUDDIES_AVAILABLE].click()
        assert dialog.put.text() == "4 mensen op de lijst zetten"
        dialog.groups[Group.WAITING].click()
        dialog.long.click()
        assert dialog.put.text() == "2 mensen op de lijst zetten"
        dialog.groups[Group.BUDDIES_AVAILABLE].click()
        assert not dialog.put.isEnabled()
        dialog.long.click()
        dialog.groups[Group.WAITING].click()
        QTest.keyClick(dialog, K.Key_Return)

    titles = answering(choose)
    button(page.detail, "Mensen kiezen…").click()
    assert titles == ["Wie wil je op de lijst?"]
    assert named(page) == ["Luc Regenboog", "Marleen Zonnedauw"]
    assert all(guest.invited_on is None and guest.coming is None for guest in stored(made)[1])
    store.undo()
    assert named(page) == []


def test_somebody_is_put_on_the_list_by_typing_a_name(
    window: MainWindow, page: EventsPage, plan: Plan, store: Store, press: Press
) -> None:
    plan(SOON, "Nadia")
    page.detail.guests.add_line.setFocus()
    press("stef")  # who stopped may still be invited, by name
    assert page.detail.guests.add_line.words == ["Stef Rustdag, buddy"]
    press(K.Key_Return)
    assert named(page) == ["Nadia Vlinderdal", "Stef Rustdag"]
    press("nadia")
    assert page.detail.guests.add_line.words == []  # stands there already


def test_answers_and_attendance_are_ticked_by_keyboard(
    window: MainWindow, page: EventsPage, plan: Plan, stored: Stored, store: Store, press: Press
) -> None:
    made = plan(TODAY, "Nadia", "Omar", "Marleen")
    page.list.list.setFocus()
    press(K.Key_Return)  # from the list to who is on it
    assert QApplication.focusWidget() is page.detail.guests.list
    for key in (K.Key_J, K.Key_Down, K.Key_N, K.Key_Down, K.Key_Right, K.Key_J, K.Key_Up, K.Key_Space):
        press(key)
    assert [(guest.name.split()[0], guest.coming, guest.present) for guest in stored(made)[1]] == [
        ("Marleen", True, None),
        ("Nadia", False, True),
        ("Omar", None, True),
    ]
    assert "1 komt · 1 komt niet · 2 waren er" in page.detail.guests.counts.text()
    assert page.detail.guests.list.accessibleDescription() == "Nadia Vlinderdal, was er: ja"
    press(K.Key_Delete)
    assert stored(made)[1][1].present is None
    for _step in range(5):
        store.undo()
    assert {(guest.coming, guest.present) for guest in stored(made)[1]} == {(None, None)}


def test_a_click_answers_and_nobody_is_present_before_the_day(
    window: MainWindow, page: EventsPage, plan: Plan, stored: Stored, qtbot: QtBot
) -> None:
    made = plan(SOON, "Nadia")
    shown = page.detail.guests.list
    for expected in (True, False, None):
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown._cell(0, 0).center().toPoint())
        assert stored(made)[1][0].coming is expected
    shown.setFocus()
    qtbot.keyClick(shown, K.Key_Right)
    qtbot.keyClick(shown, K.Key_J)
    assert (stored(made)[1][0].coming, stored(made)[1][0].present) == (True, None)


def test_numbers_are_copied_one_by_one_and_somebody_is_taken_off(
    window: MainWindow, page: EventsPage, plan: Plan, store: Store, qtbot: QtBot
) -> None:
    plan(SOON, "Nadia", "Omar")
    view = page.detail.view
    assert view
    nadia, omar = view.guests
    found = dict(page.detail.guests.menu_of(nadia))
    assert list(found)[:2] == ["Nummer van Nadia kopiëren", "Mailadres van Nadia kopiëren"]
    found["Nummer van Nadia kopiëren"]()
    assert QApplication.clipboard().text() == "0400 00 00 12"
    assert not any("kopiëren" in words for words, _do in page.detail.guests.menu_of(omar))
    QApplication.clipboard().clear()
    shown = page.detail.guests.list
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown._reach_area(0).center().toPoint())
    assert QApplication.clipboard().text() == "0400 00 00 12"
    assert shown._reach_area(1).width() == 0  # no number is known
    found["Van de lijst halen"]()
    assert named(page) == ["Omar Zandpad"]
    store.undo()
    assert named(page) == ["Nadia Vlinderdal", "Omar Zandpad"]


def test_enter_opens_the_file_of_who_is_chosen(
    window: MainWindow, page: EventsPage, plan: Plan, known: dict[str, tuple[Role, UUID]], qtbot: QtBot
) -> None:
    plan(SOON, "Nadia")
    page.detail.guests.list.setFocus()
    with qtbot.waitSignal(page.buddy_wanted) as asked:
        qtbot.keyClick(page.detail.guests.list, K.Key_Return)
    assert asked.args == [known["Nadia"][1]]


def test_who_wants_no_contact_leaves_the_list(
    window: MainWindow, page: EventsPage, plan: Plan, known: dict[str, tuple[Role, UUID]], store: Store
) -> None:
    plan(SOON, "Nadia", "Omar")
    person = store.read(people.buddy, known["Omar"][1], TODAY).person_id
    store.write(people.change_person, person, {"no_contact_since": TODAY})
    assert named(page) == ["Nadia Vlinderdal"]
    store.undo()
    assert named(page) == ["Nadia Vlinderdal", "Omar Zandpad"]


def test_called_off_and_taken_up_again(
    window: MainWindow, page: EventsPage, plan: Plan, stored: Stored, store: Store
) -> None:
    made = plan(SOON, "Nadia")
    actions = {action.text(): action for action in page.detail.menu.actions()}
    actions["Afgelasten"].trigger()
    assert stored(made)[0].cancelled
    assert page.detail.letters.isHidden()
    assert "Uitnodigingen maken…" not in [action.text() for action in page.detail.menu.actions()]
    next(one for one in page.detail.menu.actions() if one.text() == "Toch laten doorgaan").trigger()
    assert not stored(made)[0].cancelled
    next(one for one in page.detail.menu.actions() if one.text() == "Verwijderen").trigger()
    assert store.read(events.events) == ()
    store.undo()
    assert named(page) == ["Nadia Vlinderdal"]


# Papers


def letters(
    page: EventsPage, answering: Answering, qtbot: QtBot, choose: Callable[[LettersDialog], None] = lambda dialog: None
) -> None:
    """Have the letters saved as PDF, and wait for them."""

    def save(dialog: Dialog) -> None:
        assert isinstance(dialog, LettersDialog)
        choose(dialog)
        button(dialog, "Bewaren als PDF…").click()

    answering(save)
    with qtbot.waitSignal(page._store.said, check_params_cb=lambda words, _undo: words.startswith("Bewaard")):
        page.detail.letters.click()


def test_letters_are_printed_one_a_page_and_the_day_is_noted(
    window: MainWindow,
    page: EventsPage,
    plan: Plan,
    stored: Stored,
    store: Store,
    answering: Answering,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "brieven.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    made = plan(SOON, "Nadia", "Omar", "Marleen", title="Babbelavond 🌻")
    page.show_event(made)
    refused = next(guest for guest in stored(made)[1] if guest.name == "Omar Zandpad")
    store.write(guests.note_coming, refused.id, False)
    letters(page, answering, qtbot)
    found = [page.extract_text() for page in PdfReader(target).pages]
    assert [("Marleen" in words, "Nadia" in words, "Omar" in words) for words in found] == [
        (True, False, False),
        (False, True, False),
    ]
    assert [guest.invited_on for guest in stored(made)[1]] == [TODAY, TODAY, None]
    store.undo()
    assert {guest.invited_on for guest in stored(made)[1]} == {None}


def test_who_was_invited_gets_no_second_letter_unless_wanted(
    window: MainWindow,
    page: EventsPage,
    plan: Plan,
    stored: Stored,
    store: Store,
    answering: Answering,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "brieven.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    made = plan(SOON, "Nadia", "Omar")
    page.show_event(made)
    store.write(guests.note_invited, [stored(made)[1][0].id], TODAY - timedelta(days=3))
    letters(page, answering, qtbot, lambda dialog: dialog.note.click())
    assert len(PdfReader(target).pages) == 1
    assert stored(made)[1][1].invited_on is None  # not asked to be noted
    letters(page, answering, qtbot, lambda dialog: dialog._whom.choose(ALL))
    assert len(PdfReader(target).pages) == 2
    assert [guest.invited_on for guest in stored(made)[1]] == [TODAY - timedelta(days=3), TODAY]


def test_the_list_to_sign_and_the_appointment_are_files(
    window: MainWindow,
    page: EventsPage,
    plan: Plan,
    answering: Answering,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names: list[str] = []

    def ask(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(proposed).name)
        return str(tmp_path / names[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    plan(SOON, "Nadia")
    for words, answer in (
        ("Aanwezigheidslijst…", "Bewaren als PDF…"),
        ("Lijst voor Excel…", "Plaats kiezen…"),
        ("Bewaren voor je agenda…", ""),
    ):
        if answer:
            answering(lambda dialog, answer=answer: button(dialog, answer).click())
        with qtbot.waitSignal(page._store.said):
            next(action for action in page.detail.menu.actions() if action.text() == words).trigger()
    assert names == [
        "aanwezigheid-2026-12-02.pdf",
        "gasten-2026-12-02.xlsx",
        "intervisie-2026-12-02.ics",
    ]
    assert "Nadia Vlinderdal" in PdfReader(tmp_path / names[0]).pages[0].extract_text()
    assert b"SUMMARY:Intervisie\r\n" in (tmp_path / names[2]).read_bytes()


# The page as a whole


def test_nothing_is_cut_with_long_names_at_any_width(
    window: MainWindow,
    page: EventsPage,
    plan: Plan,
    store: Store,
    qtbot: QtBot,
    cut_in: Callable[[QWidget], list[str]],
) -> None:
    facts = {"first_name": LONG, "last_name": "مريم 🌻"}
    made = plan(TODAY, "Nadia", title=LONG, place=LONG, theme=LONG)
    store.write(guests.invite, made, [(Role.BUDDY, store.write(people.add_buddy, facts, {}))])
    page.show_event(made)
    for width in (1366, 1340, 1339, 1220, 1119, 1024):
        window.resize(width, 768)
        assert cut_in(window) == []
    assert page.detail.guests.list.height() >= 2 * ROW


def test_an_empty_page_leads_on(window: MainWindow, page: EventsPage, store: Store, answering: Answering) -> None:
    titles = answering(lambda dialog: dialog.reject())
    add = next(one for one in page.findChildren(Button) if one.kind == "filled" and one.isVisibleTo(window))
    add.click()
    assert titles == ["Nieuwe bijeenkomst"]


def test_the_table_shows_the_same(window: MainWindow, page: EventsPage, plan: Plan) -> None:
    made = plan(SOON, "Nadia", "Omar", place="De Brug")
    page.views.switch.choose(TABLE)
    table = page.views.table
    assert table
    model = table.table.rows
    assert [model.index(0, at).data() for at in range(5)] == ["2/12/2026", "Intervisie", "Intervisie", "", "De Brug"]
    table.opened.emit(made)
    assert page.list.current == made


def test_the_page_has_its_place_and_its_key(store: Store, plan: Plan, qtbot: QtBot) -> None:
    made = plan(SOON)
    whole = assemble(store)
    qtbot.addWidget(whole)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    qtbot.keyClick(whole, K.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert whole.page.id == "events"
    whole.everywhere.wanted.emit("event", made)
    assert whole.page.list.current == made


def test_many_guests_are_painted_only_where_they_are_seen(qtbot: QtBot) -> None:
    shown = GuestList()
    qtbot.addWidget(shown)
    row = GuestRow(UUID(int=1), Role.BUDDY, UUID(int=2), "Nadia Vlinderdal", "Nadia V.", (), None, None, None)
    shown.show_guests([row] * 500, ["coming"], TODAY)
    shown.resize(600, shown.height())
    painted: list[int] = []
    shown._paint_row = lambda painter, at, row, area: painted.append(at)
    shown.grab(QRect(QPoint(0, 0), QPoint(600, 300)))
    assert len(painted) < 10
