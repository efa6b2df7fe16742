"""The way of a duo through the window: asked, met, agreed, together, ended; and each step undone."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.services import agreements, consents, contacts, duo_path, duos, office, people
from app.services.duos import DuoRow
from app.services.subjects import Subject
from app.ui.duos.day_dialog import DayDialog
from app.ui.duos.page import DuosPage
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Answer, BuddyStatus, Click, ConsentKind, ContactKind, DuoState, ParticipantStatus, Role

TODAY = date(2026, 11, 23)
Begin = Callable[..., UUID]
Answering = Callable[[Callable[[Dialog], None]], list[str]]
Rows = Callable[[UUID], DuoRow]


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()  # what came into sight is laid out


def press(dialog: Dialog, words: str) -> None:
    """Press the answer of a dialog that starts with these words."""
    next(button for button in dialog.findChildren(Button) if button.text().startswith(words)).click()


def filled(page: DuosPage) -> list[str]:
    return [b.text() for b in page.findChildren(Button) if b.kind == "filled" and b.isVisible()]


def test_without_duos_the_page_says_how_one_begins(window: MainWindow, page: DuosPage, qtbot: QtBot) -> None:
    assert filled(page) == ["Naar Matching"]
    with qtbot.waitSignal(page.matching_wanted):
        click(qtbot, next(b for b in page.findChildren(Button) if b.text() == "Naar Matching"))


def test_both_are_asked_apart_and_a_meeting_is_planned(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, qtbot: QtBot, store: Store
) -> None:
    duo = begin()
    ask = page.detail.ask
    assert ask.isVisible()
    assert filled(page) == []
    marleen, nadia = ask.sides[Role.PARTICIPANT], ask.sides[Role.BUDDY]
    assert "Nadia, 61 jaar, uit Olen" in marleen.words.text()
    assert "Vlinderdal" not in marleen.words.text()
    assert "Zonnedauw" not in nadia.words.text()
    other = Subject("buddy", row(duo).buddy_id)
    store.write(consents.note_consent, other, ConsentKind.BUDDY, True, TODAY, None, ["municipality"])
    assert "Nadia, uit Olen." in marleen.words.text()
    store.undo()
    assert "Nadia, 61 jaar, uit Olen" in marleen.words.text()
    click(qtbot, marleen.copy)
    assert QApplication.clipboard().text() == marleen.words.text()
    click(qtbot, marleen.phone)
    assert QApplication.clipboard().text() == "0400 00 00 12"
    click(qtbot, marleen.answers.buttons[Answer.YES])
    click(qtbot, nadia.answers.buttons[Answer.THINKING])
    assert (row(duo).participant_answer, row(duo).buddy_answer) == (Answer.YES, Answer.THINKING)
    assert not ask.plan.isVisible()
    click(qtbot, nadia.answers.buttons[Answer.YES])
    assert filled(page) == ["Kennismaking plannen"]
    click(qtbot, ask.plan.plan)
    assert ask.plan.day.error
    qtbot.keyClicks(ask.plan.day.editor, "25/11/2026")
    qtbot.keyClicks(ask.plan.hour.editor, "25.30")
    click(qtbot, ask.plan.plan)
    assert ask.plan.hour.error
    assert row(duo).meeting_planned_on is None
    ask.plan.hour.editor.setText("14u30")  # type: ignore[attr-defined]
    qtbot.keyClicks(ask.plan.place.editor, "bibliotheek")
    click(qtbot, ask.plan.plan)
    planned = row(duo)
    assert (planned.meeting_planned_on, planned.meeting_planned_at) == (date(2026, 11, 25), time(14, 30))
    assert planned.meeting_place == "bibliotheek"
    assert ask.plan.title.text() == "Ze zien elkaar op woensdag 25 november 2026 om 14.30 u."
    assert "25/11/2026 om 14.30 u. komt nog" in page.detail.path.accessibleName()
    assert filled(page) == ["Kennismaking noteren…"]
    ask.plan.hour.editor.setText("kwart voor")  # type: ignore[attr-defined]
    ask.plan.place.editor.setText("station")  # type: ignore[attr-defined]
    for field in (ask.plan.hour, ask.plan.place):
        field.commit()
    planned = row(duo)
    assert (planned.meeting_planned_at, planned.meeting_place) == (time(14, 30), "station")
    assert (ask.plan.hour.text, bool(ask.plan.hour.error)) == ("kwart voor", True)
    store.undo()
    store.undo()
    assert row(duo).meeting_planned_on is None
    assert filled(page) == ["Kennismaking plannen"]
    store.undo()
    assert nadia.answers.shown is Answer.THINKING
    store.redo()
    assert nadia.answers.shown is Answer.YES


def test_an_answer_clicked_again_is_taken_back(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, qtbot: QtBot
) -> None:
    duo = begin()
    yes = page.detail.ask.sides[Role.BUDDY].answers.buttons[Answer.YES]
    click(qtbot, yes)
    click(qtbot, yes)
    assert row(duo).buddy_answer is None
    assert not yes.isChecked()


def test_a_no_is_confirmed_gently_and_costs_nobody_anything(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    pair: tuple[UUID, UUID],
    row: Rows,
    qtbot: QtBot,
    store: Store,
    answering: Answering,
) -> None:
    duo = begin()
    no = page.detail.ask.sides[Role.PARTICIPANT].answers.buttons[Answer.NO]
    asked = answering(lambda dialog: dialog.reject())
    click(qtbot, no)
    assert asked == ["Marleen zegt nee?"]
    assert row(duo).participant_answer is None
    assert not no.isChecked()
    answering(lambda dialog: press(dialog, "Nee noteren"))
    click(qtbot, no)
    assert row(duo).state is DuoState.NO_CLICK
    assert store.read(people.participant, pair[0], TODAY).status is ParticipantStatus.WAITING
    assert store.read(people.buddy, pair[1], TODAY).status is BuddyStatus.AVAILABLE
    page.show_duo(duo)
    assert page.detail.past.isVisible()
    assert not page.detail.ask.isVisible()
    store.undo()
    assert row(duo).state is DuoState.PROPOSED
    assert page.detail.ask.isVisible()


def test_a_proposal_is_withdrawn_and_undone(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store
) -> None:
    begin()
    click(qtbot, page.detail.ask.withdraw)
    assert store.read(duos.duos) == ()
    assert filled(page) == ["Naar Matching"]
    store.undo()
    assert page.detail.ask.isVisible()


def test_two_meet_and_each_answers_apart(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    duo = begin("yes")
    titles = answering(lambda dialog: press(dialog, "Kennismaking noteren"))
    click(qtbot, page.detail.ask.plan.met)
    assert titles == ["Ze hebben elkaar ontmoet"]
    assert (row(duo).state, row(duo).met_on) == (DuoState.FIRST_MEETING, TODAY)
    meeting = page.detail.meeting
    marleen, nadia = meeting.sides[Role.PARTICIPANT], meeting.sides[Role.BUDDY]
    click(qtbot, marleen.answers.buttons[Click.AGAIN])
    assert meeting.plan.isVisible()
    with qtbot.waitActive(window):
        window.activateWindow()
    nadia.note.editor.setFocus()
    qtbot.keyClicks(nadia.note.editor, "vond het spannend")
    marleen.note.editor.setFocus()
    assert row(duo).buddy_note == "vond het spannend"
    click(qtbot, marleen.answers.buttons[Click.YES])
    click(qtbot, nadia.answers.buttons[Click.YES])
    assert row(duo).click
    assert row(duo).buddy_note == "vond het spannend"
    assert not meeting.plan.isVisible()
    assert filled(page) == ["Overeenkomst afdrukken…"]
    store.undo()
    assert not row(duo).click
    assert filled(page) == []


def test_the_day_of_the_meeting_is_corrected_and_checked(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, qtbot: QtBot
) -> None:
    duo = begin("met")
    field = page.detail.meeting.day
    for typed in ("31/02/2026", "24/12/2026"):
        field.editor.setText(typed)  # type: ignore[attr-defined]
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        assert field.error
    field.editor.setText("14/11/2026")  # type: ignore[attr-defined]
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert not field.error
    assert row(duo).met_on == date(2026, 11, 14)


def test_what_is_settled_is_kept_as_it_is_typed(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store
) -> None:
    duo = begin("click")
    form = page.detail.agreement.form
    terms = lambda: store.read(agreements.terms, duo)  # noqa: E731
    qtbot.keyClicks(form.texts["aim"].editor, "weer buitenkomen")
    qtbot.keyClick(form.texts["aim"].editor, Qt.Key.Key_Return)
    assert terms()["aim"] == "weer buitenkomen"
    low, high = form.every.edits
    low.setFocus()
    low.setText("28")
    high.setFocus()
    assert form.every.error == ""  # both are looked at together, on leaving
    high.setText("35")
    qtbot.keyClick(high, Qt.Key.Key_Return)
    assert (terms()["every_days_min"], terms()["every_days_max"]) == (28, 35)
    low.setText("40")
    qtbot.keyClick(low, Qt.Key.Key_Return)
    assert form.every.error
    assert terms()["every_days_min"] == 28
    form.days["starts_on"].editor.setText("30/11/2026")  # type: ignore[attr-defined]
    qtbot.keyClick(form.days["starts_on"].editor, Qt.Key.Key_Return)
    click(qtbot, form.fill_days)
    assert terms()["evaluations_on"] == ["2027-03-01", "2027-05-31", "2027-11-30"]  # no Sundays
    store.undo()
    assert form.evaluations.text == ""
    store.undo()
    assert form.days["starts_on"].day is None
    assert form.texts["aim"].text == "weer buitenkomen"


def test_an_example_boundary_goes_in_a_column_once(
    window: MainWindow, page: DuosPage, begin: Begin, store: Store
) -> None:
    duo = begin("click")
    form = page.detail.agreement.form
    topics = {action.text(): action.menu() for action in form.examples["boundaries_buddy"].menu().actions()}
    for topic in ("Geld", "Alcohol", "Geld"):
        topics[topic].actions()[0].trigger()
    stored = store.read(agreements.terms, duo)["boundaries_buddy"]
    assert stored == "geen geld lenen of geven; geen alcohol als we samen op stap zijn"


def test_a_line_that_is_being_typed_stays_while_the_page_reads_again(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store
) -> None:
    duo = begin("click")
    field = page.detail.agreement.form.texts["costs"]
    field.setFocus()
    qtbot.keyClicks(field.editor, "elk betaalt")
    store.write(contacts.note_outing, duo, TODAY)
    assert field.text == "elk betaalt"


def test_signing_begins_the_trial_period(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    duo = begin("click")

    def sign(dialog: Dialog) -> None:
        assert isinstance(dialog, DayDialog)
        dialog.field.editor.setText("24/12/2026")  # type: ignore[attr-defined]
        press(dialog, "Ondertekening noteren")
        assert dialog.isVisible()  # a day to come is no day on which something was signed
        dialog.field.editor.setText("20/11/2026")  # type: ignore[attr-defined]
        qtbot.keyClicks(dialog.also.editor, "Geel")
        press(dialog, "Ondertekening noteren")

    answering(sign)
    click(qtbot, page.detail.agreement.sign)
    assert row(duo).state is DuoState.TRIAL
    assert row(duo).agreement_signed_on == date(2026, 11, 20)
    assert store.read(agreements.terms, duo)["signed_place"] == "Geel"
    assert filled(page) == ["Contact noteren…"]
    assert page.detail.triangle.isVisible()
    store.undo()
    assert row(duo).state is DuoState.FIRST_MEETING


def test_a_signed_agreement_is_changed_in_a_new_version(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    duo = begin("together")
    card = page.detail.agreement
    assert card.summary.isVisible()
    click(qtbot, card.edit)
    field = card.form.texts["boundaries_together"]
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "we zeggen het een dag vooraf")
    click(qtbot, card.edit)
    assert store.read(agreements.terms, duo)["version"] == 2
    assert "versie 2" in card.chip.text()
    assert card.summary.facts[2].words.text() == "we zeggen het een dag vooraf"
    answering(lambda dialog: press(dialog, "Ondertekening noteren"))
    click(qtbot, card.sign)
    assert store.read(agreements.terms, duo)["signed_on"] == TODAY


def test_the_agreement_is_saved_in_clear_after_a_warning(
    window: MainWindow,
    page: DuosPage,
    begin: Begin,
    qtbot: QtBot,
    answering: Answering,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Any,
) -> None:
    begin("click")
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(tmp_path / "blad"), ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", choose)
    said: list[str] = []
    page._store.said.connect(lambda words, _undo: said.append(words))
    titles = answering(lambda dialog: dialog.reject())
    click(qtbot, page.detail.agreement.save)
    assert titles == ["Afdrukken, of bewaren als PDF?"]
    assert asked == []
    answering(lambda dialog: press(dialog, "Bewaren als PDF"))
    click(qtbot, page.detail.agreement.save)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert asked[0].endswith("overeenkomst-Marleen-Nadia.pdf")
    assert (tmp_path / "blad.pdf").read_bytes().startswith(b"%PDF")
    assert "niet versleuteld" in said[0]


def test_a_contact_is_noted_with_few_keys(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    duo = begin("together")

    def note(dialog: Dialog) -> None:
        qtbot.keyClicks(dialog.focusWidget(), "w")
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    answering(note)
    qtbot.keySequence(page.list.list, QKeySequence("Ctrl+L"))
    noted = store.read(contacts.contacts_of, Subject("duo", duo))[0]
    assert (noted.on, noted.kind, noted.activity, noted.note) == (TODAY, ContactKind.OUTING, "wandelen", None)
    store.undo()
    assert len(store.read(contacts.contacts_of, Subject("duo", duo))) == 1


def test_a_talk_says_with_whom_and_how_and_nothing_that_nobody_said(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    duo = begin("together", ago=60)
    assert page.detail.triangle.sentence.text().startswith("Al 8 weken niets genoteerd · afgesproken: om de 2 à 3")

    def note(dialog: Any) -> None:
        assert dialog.kind.current == "talk"  # of two who were silent for long it is a call that is noted
        press(dialog, "Bewaren")
        assert dialog.talk.how_field.error
        click(qtbot, dialog.talk.how.buttons[ContactKind.PHONE])
        click(qtbot, dialog.talk.side.buttons[Role.BUDDY])
        click(qtbot, dialog.day.choices.buttons[TODAY - timedelta(days=1)])
        press(dialog, "Bewaren")

    answering(note)
    click(qtbot, page.detail.heading.note)
    noted = store.read(contacts.contacts_of, Subject("duo", duo))[0]
    assert (noted.on, noted.kind, noted.side) == (TODAY - timedelta(days=1), ContactKind.PHONE, Role.BUDDY)
    assert (noted.note, noted.reached) == (None, None)
    assert page.detail.triangle.sentence.text().startswith("Laatst samen op")
    assert "long silent" not in page.detail.triangle.triangle.accessibleName()


def test_another_day_is_typed_and_checked(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    duo = begin("together")

    def note(dialog: Any) -> None:
        click(qtbot, dialog.day.choices.buttons["another"])
        press(dialog, "Bewaren")
        assert dialog.day.typed.error
        qtbot.keyClicks(dialog.day.typed.editor, "18/11/2026")
        press(dialog, "Bewaren")

    answering(note)
    click(qtbot, page.detail.heading.note)
    assert store.read(contacts.contacts_of, Subject("duo", duo))[0].on == date(2026, 11, 18)


def test_a_pause_in_the_trial_period_goes_back_to_it(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, qtbot: QtBot, store: Store, answering: Answering
) -> None:
    duo = begin("together")
    store.write(duo_path.move, duo, DuoState.PAUSED, TODAY)
    answering(lambda dialog: press(dialog, "Hervatten"))
    click(qtbot, next(b for b in page.detail.moves.findChildren(Button) if b.text() == "Hervatten…"))
    assert row(duo).state is DuoState.TRIAL


def test_what_was_proposed_against_the_rules_says_so(
    window: MainWindow, page: DuosPage, pair: tuple[UUID, UUID], store: Store
) -> None:
    marleen = store.read(people.participant, pair[0], TODAY).person_id
    nadia = store.read(people.buddy, pair[1], TODAY).person_id
    for person, slot in ((marleen, "mon-morning"), (nadia, "sun-evening")):
        store.write(people.change_person, person, {"availability": {slot: True}})
    store.write(duo_path.accept, *pair, TODAY, "ze kennen elkaar van de markt")
    assert page.detail.against.isVisible()
    assert page.detail.against.text() == (
        "Toch voorgesteld: ze kennen elkaar van de markt · Wat ertegen sprak: halve dagen"
    )


def test_a_contact_is_removed_from_the_log_and_comes_back(
    window: MainWindow, page: DuosPage, begin: Begin, store: Store
) -> None:
    duo = begin("together")
    menus = [b.menu() for b in page.detail.contacts.findChildren(Button) if b.kind == "icon"]
    entries = {entry.text(): entry for menu in menus for entry in menu.actions()}
    entries["Kopiëren voor het dossier"].trigger()
    assert QApplication.clipboard().text() == "13/11/2026 · M.Z. & N.V.: kennismaking · bereikt"
    entries["Verwijderen"].trigger()
    assert store.read(contacts.contacts_of, Subject("duo", duo)) == ()
    store.undo()
    assert len(store.read(contacts.contacts_of, Subject("duo", duo))) == 1


def test_searching_and_what_is_over(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store
) -> None:
    duo = begin("together")
    store.write(duo_path.move, duo, DuoState.STOPPED_EARLY, TODAY)
    assert page.list.current == duo  # who was chosen stays in sight
    click(qtbot, page.list.going_on)
    assert page.list.list.rows.count == 0
    click(qtbot, page.list.all)
    assert page.list.current == duo
    page.search_box.setText("vlinder")
    qtbot.waitUntil(lambda: page.list.list.rows.count == 1)
    page.search_box.setText("nergens")
    qtbot.waitUntil(lambda: page.list.list.rows.count == 0)
    clear = next(b for b in page.list.findChildren(Button) if b.isVisible())
    click(qtbot, clear)
    assert page.list.current == duo


def test_another_page_opens_a_duo_that_is_filtered_away(
    window: MainWindow, page: DuosPage, begin: Begin, pair: tuple[UUID, UUID], store: Store, qtbot: QtBot
) -> None:
    old = begin()
    store.write(duo_path.note_answer, old, Role.BUDDY, Answer.NO, TODAY)
    click(qtbot, page.list.going_on)
    assert page.list.current is None
    page.show_duo(old)
    assert page.list.current == old
    assert page.detail.view is not None
    assert page.detail.view.row.id == old


def test_a_click_on_the_name_asks_for_the_person(
    window: MainWindow, page: DuosPage, begin: Begin, pair: tuple[UUID, UUID], qtbot: QtBot
) -> None:
    begin("together")
    with qtbot.waitSignal(page.participant_wanted) as asked:
        qtbot.mouseClick(page.detail.heading.participant, Qt.MouseButton.LeftButton)
    assert asked.args == [pair[0]]
    with qtbot.waitSignal(page.participant_wanted):
        qtbot.keyClick(page.detail.heading.participant, Qt.Key.Key_Return)


def test_every_step_fits_and_has_names(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store
) -> None:
    duo = begin()
    steps: list[tuple[Any, ...]] = [
        (duo_path.note_answer, duo, Role.PARTICIPANT, Answer.YES, TODAY),
        (duo_path.note_answer, duo, Role.BUDDY, Answer.YES, TODAY),
        (duo_path.note_meeting, duo, Click.AGAIN, Click.YES, TODAY),
        (duo_path.note_meeting, duo, Click.YES, Click.YES, TODAY),
        (agreements.sign_agreement, duo, TODAY),
        (duo_path.move, duo, DuoState.PAUSED, TODAY, "een hele tijd op reis, met een lange reden " * 4),
    ]
    for service, *given in steps:
        store.write(service, *given)
        for width in (1000, 1219, 1220, 1339, 1340):
            window.resize(width, 768)
            QApplication.processEvents()
            assert_fits(page, width)
        assert len(filled(page)) <= 1
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
            for widget in page.findChildren(kind):
                assert spoken(widget) or not widget.isVisible() or widget.objectName().startswith("qt_")


def assert_fits(page: DuosPage, width: int) -> None:
    area = page.detail.area
    assert area.widget().minimumSizeHint().width() <= area.viewport().width(), width
    for button in page.findChildren(Button):
        assert button.width() >= button.sizeHint().width() or not button.isVisible(), (width, button.text())


def spoken(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def test_the_keys_reach_the_present_step(window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot) -> None:
    begin()
    page.list.list.setFocus()
    qtbot.keyClick(page.list.list, Qt.Key.Key_Return)
    focus = window.focusWidget()
    assert focus is page.detail.ask.sides[Role.PARTICIPANT].answers.buttons[Answer.YES]


def test_whoever_said_yes_makes_room_for_the_meeting(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot, store: Store
) -> None:
    begin()
    marleen = page.detail.ask.sides[Role.PARTICIPANT]
    assert marleen.words.isVisible()
    click(qtbot, marleen.answers.buttons[Answer.YES])
    assert not marleen.words.isVisible()
    assert page.detail.ask.sides[Role.BUDDY].words.isVisible()
    store.undo()
    assert marleen.words.isVisible()


def test_who_works_takes_the_duo_on_in_one_click(
    window: MainWindow, page: DuosPage, begin: Begin, row: Rows, qtbot: QtBot, store: Store
) -> None:
    duo = begin("together")
    follower = page.detail.triangle.follower
    assert follower.isVisible()
    assert not follower.follow.isVisible()  # nobody is known to be working
    an = store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    store.vault.work_as("An Zilverberk", an)
    page.refresh()
    click(qtbot, follower.follow)
    assert row(duo).coordinator == "An Zilverberk"
    assert not follower.isVisible()
    store.undo()
    assert row(duo).coordinator is None
    assert follower.isVisible()


def test_nothing_moves_under_the_cursor_of_who_types_a_note(
    window: MainWindow, page: DuosPage, begin: Callable[..., UUID], row: Callable[[UUID], DuoRow], qtbot: QtBot
) -> None:
    made = begin("met")
    note = page.detail.meeting.sides[Role.PARTICIPANT].note
    editor = note.editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setFocus()
    qtbot.keyClicks(editor, "Het was fijn. ")
    assert note.commit()  # as a pause does
    assert row(made).participant_note == "Het was fijn."
    qtbot.keyClicks(editor, "Graag nog eens.")
    assert note.text == "Het was fijn. Graag nog eens."


def test_a_second_day_can_be_typed_after_a_pause(
    window: MainWindow, page: DuosPage, begin: Callable[..., UUID], qtbot: QtBot
) -> None:
    begin("click")
    form = page.detail.agreement.form
    editor = form.evaluations.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "1/3/2027, ")
    assert form.evaluations.commit()  # as a pause does
    qtbot.keyClicks(editor, "1/6/2027")
    assert form.evaluations.commit()
    assert page.detail.view
    assert page.detail.view.terms["evaluations_on"] == ["2027-03-01", "2027-06-01"]


def test_the_page_hears_of_all_that_it_reads(page: DuosPage, begin: Callable[..., UUID], store: Store) -> None:
    begin("proposed")
    page.prepare()
    read: set[str] = set()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        read.update(re.findall(r"(?:FROM|JOIN) ([a-z_]+)", statement))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        page.refresh()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert "wish" in read
    assert read <= page.tables


def test_what_is_still_to_ask_stands_with_the_words_to_say(
    window: MainWindow, page: DuosPage, begin: Begin, qtbot: QtBot
) -> None:
    begin()
    said = [one.text() for one in page.detail.ask.sides[Role.PARTICIPANT].findChildren(QLabel) if one.isVisible()]
    assert any("Welke halve dagen kan Marleen?" in words for words in said)


def test_without_a_duo_the_keyboard_is_at_the_one_way_to_begin(window: MainWindow, page: DuosPage) -> None:
    window.show_page("duos")
    focus = window.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "Naar Matching"
