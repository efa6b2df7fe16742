"""The way of a duo through the window, step by step: met, on trial, paused, closing, over; and each step undone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services import contacts, duo_path, follow_ups, matching, people, rhythms
from app.services.duos import DuoRow
from app.services.subjects import Subject
from app.ui.duos.listing import list_row
from app.ui.duos.move_dialogs import ADMISSION, UNTIL_FURTHER
from app.ui.duos.page import DuosPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import BuddyStatus, Click, ContactKind, DuoState, EndReason, ParticipantStatus, Role

TODAY = date(2026, 11, 23)
Begin = Callable[..., UUID]
Answering = Callable[[Callable[[Any], None]], list[str]]
Rows = Callable[[UUID], DuoRow]
Go = Callable[[str, Callable[[Any], None]], None]


def press(dialog: Dialog, words: str) -> None:
    next(button for button in dialog.findChildren(Button) if button.text().startswith(words)).click()


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def typed(field: Any, text: str) -> None:
    field.editor.setText(text)
    field.commit()


@pytest.fixture
def go(page: DuosPage, qtbot: QtBot, answering: Answering) -> Go:
    """Takes a step, from the card or from the three dots, and does something with its dialog."""

    def take(words: str, do: Callable[[Any], None]) -> None:
        QApplication.processEvents()  # what came into sight is laid out
        asked = answering(do)
        entries = [entry for entry in page.detail.heading.menu.actions() if entry.text().startswith(words)]
        if entries:
            entries[0].trigger()
        else:
            buttons = page.detail.moves.findChildren(Button)
            click(qtbot, next(b for b in buttons if b.text().startswith(words) and b.isVisible()))
        QApplication.processEvents()
        assert len(asked) == 1

    return take


def test_who_says_yes_and_who_says_once_more_meet_again(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, qtbot: QtBot, store: Store
) -> None:
    duo = begin("met", ago=0)
    meeting = page.detail.meeting
    words = "\n".join(one.text() for one in meeting.findChildren(QLabel) if one.isVisible())
    assert "Bedenktijd tot 24/11/2026: vraag het ieder apart." in words
    assert "Wat je hier noteert, blijft bij jou" in words
    click(qtbot, meeting.sides[Role.PARTICIPANT].answers.buttons[Click.YES])
    click(qtbot, meeting.sides[Role.BUDDY].answers.buttons[Click.AGAIN])
    assert row(duo).state is DuoState.FIRST_MEETING
    assert not row(duo).click
    assert meeting.plan.isVisible()
    store.undo()
    assert row(duo).buddy_click is None
    assert not meeting.plan.isVisible()


def test_the_time_to_think_is_a_setting(window: MainWindow, page: DuosPage, begin: Begin, store: Store) -> None:
    store.write(rhythms.change, rhythms.Rhythms(thinking_hours=72))
    begin("met", ago=1)
    words = [one.text() for one in page.detail.meeting.findChildren(QLabel)]
    assert "Bedenktijd tot 25/11/2026: vraag het ieder apart." in words


def test_a_yes_and_a_no_are_no_click_and_nobody_loses_anything(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    pair: tuple[UUID, UUID],
    row: Rows,
    qtbot: QtBot,
    store: Store,
    answering: Answering,
) -> None:
    duo = begin("met")
    meeting = page.detail.meeting
    click(qtbot, meeting.sides[Role.PARTICIPANT].answers.buttons[Click.YES])
    answering(lambda dialog: press(dialog, "Nee noteren"))
    click(qtbot, meeting.sides[Role.BUDDY].answers.buttons[Click.NO])
    assert row(duo).state is DuoState.NO_CLICK
    marleen, nadia = store.read(people.participant, pair[0], TODAY), store.read(people.buddy, pair[1], TODAY)
    assert (marleen.status, nadia.status) == (ParticipantStatus.WAITING, BuddyStatus.AVAILABLE)
    assert marleen.registered_on == date(2026, 1, 5)
    assert (str(pair[0]), str(pair[1])) in store.read(matching.problem, TODAY).excluded
    page.show_duo(duo)
    assert [fact.head.text() for fact in page.detail.past.facts if fact.isVisible()] == ["Marleen: ja", "Nadia: nee"]
    store.undo()
    assert row(duo).state is DuoState.FIRST_MEETING


def test_both_go_on_after_a_talk_which_is_a_contact_as_well(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, store: Store, go: Go
) -> None:
    duo = begin("together")
    for ago in (5, 3, 1):
        store.write(contacts.note_outing, duo, TODAY - timedelta(days=ago))
    assert "3 van 4–6 contacten nu" in page.detail.path.accessibleName()

    def confirm(dialog: Any) -> None:
        dialog.how.buttons[ContactKind.VISIT].click()
        press(dialog, "Bevestigen")

    go("Bevestigen na proefperiode", confirm)
    assert row(duo).state is DuoState.RUNNING
    talk = store.read(contacts.contacts_of, Subject("duo", duo))[0]
    assert (talk.kind, talk.on, talk.side, talk.note) == (
        ContactKind.VISIT,
        TODAY,
        None,
        "teruggekeken op de proefperiode",
    )
    assert not page.detail.moves.isVisible()  # nothing to decide any more
    assert "3 contacten gedaan" in page.detail.path.accessibleName()
    store.undo()
    assert row(duo).state is DuoState.TRIAL
    assert len(store.read(contacts.contacts_of, Subject("duo", duo))) == 4


def test_a_pause_has_a_day_of_return_that_may_change(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, store: Store, go: Go
) -> None:
    duo = begin("together")
    store.write(duo_path.move, duo, DuoState.RUNNING, TODAY)

    def pause(dialog: Any) -> None:
        press(dialog, "Pauzeren")
        assert dialog.until_field.error  # how long is asked
        typed(dialog.until_field, "23/11/2026")
        press(dialog, "Pauzeren")
        assert dialog.until_field.error == "Kies een dag na 23/11/2026."
        typed(dialog.until_field, "30/11/2026")
        press(dialog, "Pauzeren")

    go("Pauzeren", pause)
    assert (row(duo).state, row(duo).until) == (DuoState.PAUSED, date(2026, 11, 30))
    assert list_row(row(duo), TODAY).second == "pauze tot 30/11"
    assert "Op pauze tot 30/11/2026 gepauzeerd" in page.detail.path.accessibleName()
    assert "weer samen vanaf 30/11/2026" in page.detail.moves.sentence.text()

    def further(dialog: Any) -> None:
        assert dialog.until_field.day == date(2026, 11, 30)
        dialog.lasts.buttons[UNTIL_FURTHER].click()
        assert not dialog.until_field.isVisible()
        press(dialog, "Pauze aanpassen")

    go("Pauze aanpassen", further)
    assert row(duo).until is None
    assert list_row(row(duo), TODAY).second == "pauze, tot nader order"
    store.undo()
    assert row(duo).until == date(2026, 11, 30)
    go("Hervatten", lambda dialog: press(dialog, "Hervatten"))
    assert (row(duo).state, row(duo).until) == (DuoState.RUNNING, None)


def test_an_admission_is_a_pause_without_an_end(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, go: Go
) -> None:
    duo = begin("together")

    def admitted(dialog: Any) -> None:
        dialog.lasts.buttons[ADMISSION].click()
        assert dialog.also.text == "opname"
        press(dialog, "Pauzeren")

    go("Pauzeren", admitted)
    assert (row(duo).state, row(duo).until, row(duo).state_note) == (DuoState.PAUSED, None, "opname")
    assert list_row(row(duo), TODAY).second == "pauze, tot nader order"  # the reason stands in no list


def test_who_is_admitted_is_home_again_with_the_duo(
    window: MainWindow, page: DuosPage, begin: Begin, pair: tuple[UUID, UUID], row: Rows, store: Store, go: Go
) -> None:
    duo = begin("together")

    def admitted(dialog: Any) -> None:
        assert not dialog.who.isVisible()
        dialog.lasts.buttons[ADMISSION].click()
        marleen = next(button for button in dialog.who.buttons.values() if button.text() == "Marleen")
        marleen.click()
        press(dialog, "Pauzeren")

    go("Pauzeren", admitted)
    assert store.read(people.participant, pair[0], TODAY).admitted_since == TODAY
    assert (row(duo).state, row(duo).until, row(duo).state_note) == (DuoState.PAUSED, None, "opname")
    assert "Marleen is opgenomen." in page.detail.moves.sentence.text()
    go("Hervatten", lambda dialog: press(dialog, "Hervatten"))
    assert store.read(people.participant, pair[0], TODAY).admitted_since is None
    assert row(duo).state is DuoState.TRIAL
    store.undo()
    assert store.read(people.participant, pair[0], TODAY).admitted_since == TODAY


def test_a_duo_is_closed_with_a_talk_and_aftercare(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    pair: tuple[UUID, UUID],
    row: Rows,
    store: Store,
    go: Go,
) -> None:
    duo = begin("together")
    store.write(duo_path.move, duo, DuoState.RUNNING, TODAY - timedelta(days=2))

    def close(dialog: Any) -> None:
        typed(dialog.field, "21/11/2026")
        typed(dialog.talk_field, "22/11/2026")
        press(dialog, "Afronding beginnen")

    go("Afronden", close)
    assert (row(duo).state, row(duo).until) == (DuoState.CLOSING, date(2026, 11, 22))
    assert [step.what for step in store.read(follow_ups.open_steps, Subject("duo", duo))] == ["afrondingsgesprek"]

    def end(dialog: Any) -> None:
        assert dialog.aftercare.day == date(2027, 2, 23)  # three months on
        typed(dialog.field, "22/11/2026")
        assert dialog.aftercare.day == date(2027, 2, 22)
        dialog.why.buttons[EndReason.ON_ITS_OWN].click()
        dialog.also.editor.setPlainText("ze sturen elkaar kaartjes")
        typed(dialog.next_step, "gaat naar de wandelclub")
        typed(dialog.aftercare, "1/3/2027")
        typed(dialog.field, "23/11/2026")
        assert dialog.aftercare.day == date(2027, 3, 1)  # what was written stays
        press(dialog, "Einde noteren")

    go("Beëindigd", end)
    over = row(duo)
    assert (over.state, over.end_reason, over.next_step, over.until) == (
        DuoState.ENDED,
        EndReason.ON_ITS_OWN,
        "gaat naar de wandelclub",
        date(2027, 3, 1),
    )
    assert store.read(follow_ups.open_steps, Subject("duo", duo)) == ()  # the closing talk was held
    aftercare = store.read(follow_ups.open_steps, Subject("participant", pair[0]))
    assert [(step.on, step.what) for step in aftercare] == [(date(2027, 3, 1), "na het duo met Nadia")]
    assert store.read(people.participant, pair[0], TODAY).status is ParticipantStatus.AFTERCARE
    assert page.list.current == duo  # and is still in sight, although only open ones are listed
    shown = [(fact.head.text(), fact.words.text()) for fact in page.detail.past.facts if fact.isVisible()]
    assert shown == [
        ("Waarom", "gaat alleen verder, of als vrienden"),
        ("Volgende stap voor Marleen", "gaat naar de wandelclub"),
        ("Nazorg", "1/03/2027"),
    ]
    store.undo()
    assert (row(duo).state, row(duo).end_reason, row(duo).until) == (DuoState.CLOSING, None, date(2026, 11, 22))
    assert store.read(follow_ups.open_steps, Subject("participant", pair[0])) == ()
    assert len(store.read(follow_ups.open_steps, Subject("duo", duo))) == 1


def test_an_early_stop_needs_no_reason_and_blames_nobody(
    window: MainWindow, page: DuosPage, begin: Begin, pair: tuple[UUID, UUID], row: Rows, store: Store, go: Go
) -> None:
    duo = begin("together")

    def stop(dialog: Any) -> None:
        assert dialog.aftercare.day is None
        press(dialog, "Noteren")

    go("Vroeger gestopt", stop)
    assert (row(duo).state, row(duo).end_reason, row(duo).until) == (DuoState.STOPPED_EARLY, None, None)
    marleen = store.read(people.participant, pair[0], TODAY)
    assert (marleen.status, marleen.registered_on) == (ParticipantStatus.WAITING, date(2026, 1, 5))
    assert (str(pair[0]), str(pair[1])) in store.read(matching.problem, TODAY).excluded


def test_nobody_who_died_gets_aftercare_by_itself(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, store: Store, go: Go
) -> None:
    duo = begin("together")
    store.write(duo_path.move, duo, DuoState.CLOSING, TODAY)

    def end(dialog: Any) -> None:
        dialog.why.buttons[EndReason.DECEASED].click()
        assert dialog.aftercare.day is None
        press(dialog, "Einde noteren")

    go("Beëindigd", end)
    assert row(duo).until is None
