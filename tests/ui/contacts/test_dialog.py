"""Noting a contact by keyboard alone: every key goes to what has the focus, and is counted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.errors import KlikError
from app.services import contacts, expense_years, follow_ups, legal_amounts, office, people
from app.services.contacts import ContactRow
from app.services.follow_ups import Step
from app.services.subjects import Subject
from app.ui.contacts.dialog import ContactDialog
from app.ui.contacts.expense_part import read_cents
from app.ui.store import Store
from app.ui.widgets.dialog import Dialog
from app.vocabulary import ContactKind, ExpenseSystem, Initiative, LegalKind, Payer, Role, Travel, Whereabouts

TODAY = date(2026, 11, 23)
Ask = Callable[[Subject | None], ContactDialog]
Key = Qt.Key


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Presses keys, or types a text, where the focus is."""

    def go(*keys: str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        for key in keys:
            at = QApplication.focusWidget()
            assert at
            if isinstance(key, str):
                qtbot.keyClicks(at, key)
            elif isinstance(key, tuple):
                qtbot.keyClick(at, *key)
            else:
                qtbot.keyClick(at, key)
            QApplication.processEvents()

    return go


@pytest.fixture
def newest(store: Store) -> Callable[[Subject], ContactRow]:
    return lambda subject: store.read(contacts.contacts_of, subject)[0]


CTRL_ENTER = (Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_call_is_two_letters_a_sentence_and_one_key(
    marleen: UUID, dialog: Ask, press: Callable[..., None], newest: Callable[[Subject], ContactRow], store: Store
) -> None:
    whom = Subject("participant", marleen)
    dialog(whom)
    press("t", "b", "Blij met het belletje.", CTRL_ENTER)
    noted = newest(whom)
    assert (noted.on, noted.kind, noted.reached, noted.note, noted.side) == (
        TODAY,
        ContactKind.PHONE,
        True,
        "Blij met het belletje.",
        Role.PARTICIPANT,
    )
    store.undo()
    assert store.read(contacts.contacts_of, whom) == ()


def test_what_two_did_is_one_key_and_enter(
    duo: UUID, dialog: Ask, press: Callable[..., None], newest: Callable[[Subject], ContactRow]
) -> None:
    whom = Subject("duo", duo)
    dialog(whom)
    press("f", Key.Key_Return)
    noted = newest(whom)
    assert (noted.on, noted.kind, noted.activity) == (TODAY, ContactKind.OUTING, "film")
    assert (noted.note, noted.initiative, noted.place, noted.reached) == (None, None, None, None)


def test_digits_of_both_keyboards_choose(duo: UUID, dialog: Ask, press: Callable[..., None]) -> None:
    asked = dialog(Subject("duo", duo))
    assert asked.outing
    press("3")
    assert asked.outing.what.shown == "fietsen"
    asked.outing.what.setFocus()
    at = QApplication.focusWidget()
    key = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Eacute, Qt.KeyboardModifier.NoModifier, "é")
    QApplication.sendEvent(at, key)  # the key of 2 without Shift on a Belgian keyboard
    assert asked.outing.what.shown == "wandelen"


def test_more_is_asked_only_of_who_wants_to_say_more(
    duo: UUID, dialog: Ask, press: Callable[..., None], newest: Callable[[Subject], ContactRow], qtbot: QtBot
) -> None:
    asked = dialog(Subject("duo", duo))
    assert asked.outing
    assert not asked.outing.rest.isVisible()
    press(Key.Key_Tab, Key.Key_Space)  # More
    press("w", "b")  # Wout took the initiative, they were out
    assert asked.remark.editor.hasFocus()
    press(CTRL_ENTER)
    noted = newest(Subject("duo", duo))
    assert (noted.activity, noted.initiative, noted.place) == (None, Initiative.BUDDY, Whereabouts.OUT)


def test_something_else_is_typed(
    duo: UUID, dialog: Ask, press: Callable[..., None], newest: Callable[[Subject], ContactRow]
) -> None:
    dialog(Subject("duo", duo))
    press("5", "petanque", Key.Key_Return)  # after film, wandelen, fietsen and a drink
    assert newest(Subject("duo", duo)).activity == "petanque"


def test_a_duo_is_switched_to_a_talk_with_one_side(
    duo: UUID, dialog: Ask, press: Callable[..., None], newest: Callable[[Subject], ContactRow], store: Store
) -> None:
    asked = dialog(Subject("duo", duo))
    shift_tab = (Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    press(shift_tab, "g")
    assert asked.outing
    assert asked.outing.what.buttons["film"].hasFocus()
    press((Key.Key_Tab, Qt.KeyboardModifier.ControlModifier))
    assert not asked.seen
    press("2", "m", "n", CTRL_ENTER)  # Wout, by mail, not reached
    noted = newest(Subject("duo", duo))
    assert (noted.on, noted.kind, noted.side, noted.reached) == (
        TODAY - timedelta(days=1),
        ContactKind.MAIL,
        Role.BUDDY,
        False,
    )


def test_nothing_is_written_that_was_not_said(
    marleen: UUID, dialog: Ask, press: Callable[..., None], qtbot: QtBot
) -> None:
    asked = dialog(Subject("participant", marleen))
    assert asked.talk
    assert not asked.kind.isVisible()
    buttons = [*asked.talk.how.buttons.values(), *asked.talk.reached.buttons.values()]
    before = [button.mapToGlobal(QPoint()) for button in buttons]
    height = asked.height()
    press(Key.Key_Return)
    assert asked.isVisible()
    assert asked.talk.how_field.error == "Kies hoe je elkaar sprak."
    assert asked.talk.how_field.editor.accessibleDescription() == "Kies hoe je elkaar sprak."
    assert [button.mapToGlobal(QPoint()) for button in buttons] == before, "the next click does not miss"
    assert not asked.findChildren(QScrollArea)[0].verticalScrollBar().isVisible()
    assert asked.height() > height
    press("b")
    press("t")
    qtbot.waitUntil(lambda: asked.height() == height)
    press(Key.Key_Escape)
    assert not asked.isVisible()


def test_tab_comes_to_the_copy_after_the_remark(marleen: UUID, dialog: Ask, press: Callable[..., None]) -> None:
    asked = dialog(Subject("participant", marleen))
    asked.remark.setFocus()
    press(Key.Key_Tab)
    assert asked.copy.hasFocus()


def test_a_buddy_without_duo_is_called(nadia: UUID, dialog: Ask, press: Callable[..., None], store: Store) -> None:
    dialog(Subject("buddy", nadia))
    press("t", "b", Key.Key_Return)
    assert store.read(people.buddy, nadia, TODAY).last_heard == TODAY


def test_whom_is_chosen_among_everybody_by_name_or_number(
    marleen: UUID, nadia: UUID, duo: UUID, dialog: Ask, press: Callable[..., None], store: Store, qtbot: QtBot
) -> None:
    asked = dialog(None)
    assert asked.picker
    assert not asked.save.isEnabled()
    assert asked.picker.list.rows.count == 5  # one duo and four people
    press("0400000012")
    qtbot.waitUntil(lambda: asked.picker is not None and asked.picker.list.rows.count == 1)
    press(Key.Key_Return)
    assert asked.whom
    assert asked.whom.names == "Marleen Zonnedauw"
    press("b", Key.Key_Return)
    assert store.read(contacts.contacts_of, Subject("participant", marleen))[0].kind is ContactKind.VISIT


def test_another_is_chosen_and_what_was_typed_stays(
    marleen: UUID, duo: UUID, dialog: Ask, store: Store, qtbot: QtBot
) -> None:
    noted = len(store.read(contacts.contacts_of, Subject("duo", duo)))
    asked = dialog(Subject("participant", marleen))
    qtbot.keyClicks(asked.remark.editor, "Al gezegd.")
    asked.pick()
    assert asked.picker
    asked.picker.list.select(Subject("duo", duo))
    qtbot.keyClick(asked.picker.list, Key.Key_Return)
    assert asked.whom
    assert asked.whom.subject == Subject("duo", duo)
    assert asked.remark.text == "Al gezegd."
    assert asked.isVisible()  # that Enter chose, and answered nothing
    assert len(store.read(contacts.contacts_of, Subject("duo", duo))) == noted


def test_nothing_is_cut(
    duo: UUID, dialog: Ask, press: Callable[..., None], cut_in: Callable[[QWidget], list[str]]
) -> None:
    asked = dialog(Subject("duo", duo))
    for keys in ((Key.Key_Tab, Key.Key_Space), ("5",)):
        press(*keys)
        assert asked.outing
        asked.outing.what.setFocus()
        assert cut_in(asked) == []
    asked.kind.choose("talk")
    QApplication.processEvents()
    assert cut_in(asked) == []
    assert asked.height() <= 660


@pytest.mark.parametrize(
    ("query", "found"), [("zonne mar", 1), ("geel", 1), ("0400 00 00", 1), ("vlinder olen", 1), ("deelnemer", 0)]
)
def test_the_picker_finds_what_its_hint_names(query: str, found: int, marleen: UUID, nadia: UUID, dialog: Ask) -> None:
    picker = dialog(None).picker
    picker.list.set_query(query)
    assert picker.list.rows.count == found


def test_a_next_step_has_a_day_and_its_own_words(
    marleen: UUID, dialog: Ask, press: Callable[..., None], store: Store
) -> None:
    whom = Subject("participant", marleen)
    asked = dialog(whom)
    assert asked.step
    press("t", "b", Key.Key_Tab)  # past the remark
    while not asked.step.what.editor.hasFocus():
        press(Key.Key_Tab)
    press("naar de wandelgroep", Key.Key_Return)
    assert asked.isVisible()
    assert asked.step.what.error == "Kies op welke dag."
    press("v", Key.Key_Return)
    (step,) = store.read(follow_ups.open_steps, whom)
    assert (step.what, step.on) == ("naar de wandelgroep", date(2026, 11, 30))
    store.undo()
    assert store.read(follow_ups.open_steps, whom) == ()
    assert store.read(contacts.contacts_of, whom) == ()


def test_a_step_is_ticked_off_by_the_talk_it_was_opened_for_unless_nobody_was_reached(
    marleen: UUID, window: QMainWindow, store: Store, press: Callable[..., None], qtbot: QtBot
) -> None:
    whom = Subject("participant", marleen)
    step = store.write(follow_ups.add_step, whom, Step("bellen over de wandelgroep", TODAY))

    def ask(*keys: str) -> ContactDialog:
        asked = ContactDialog(window, store, whom, TODAY, step)
        asked.open()
        asked.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is asked)
        assert asked.step
        assert asked.step.finished.isChecked()
        press(*keys)
        return asked

    asked = ask("t", "n")
    assert asked.step
    assert not asked.step.finished.isChecked()
    press(Key.Key_Return)
    assert [one.id for one in store.read(follow_ups.open_steps, whom)] == [step]
    ask("t", "b")
    press(Key.Key_Return)
    assert store.read(follow_ups.open_steps, whom) == ()


def test_what_was_noted_can_go_to_the_file_at_once(marleen: UUID, dialog: Ask, press: Callable[..., None]) -> None:
    asked = dialog(Subject("participant", marleen))
    asked.copy.setChecked(True)
    press("t", "b", "Marleen is blij.", CTRL_ENTER)
    assert QApplication.clipboard().text() == "23/11/2026 · Telefoontje met M.Z. · bereikt\nM.Z. is blij."


def test_nothing_is_saved_of_whom_while_somebody_else_is_being_chosen(
    marleen: UUID, nadia: UUID, dialog: Ask, press: Callable[..., None], store: Store
) -> None:
    asked = dialog(Subject("participant", marleen))
    press("t", "b", "Over Nadia.")
    asked.pick()
    press("nadia", Key.Key_Down, CTRL_ENTER)
    assert store.read(contacts.contacts_of, Subject("participant", marleen)) == ()
    assert asked.isVisible()


def test_a_text_that_was_typed_is_not_lost_with_one_key(
    marleen: UUID, dialog: Ask, press: Callable[..., None], qtbot: QtBot
) -> None:
    asked = dialog(Subject("participant", marleen))
    press("t", "b", "Een lang verhaal.")
    questions: list[str] = []

    def stay() -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, Dialog) and question is not asked:
            waiting.stop()
            questions.append(question.title.text())
            QApplication.processEvents()
            qtbot.keyClick(question, Key.Key_Escape)

    waiting = QTimer(asked, interval=5)
    waiting.timeout.connect(stay)
    waiting.start()
    press(Key.Key_Escape)
    assert questions == ["Sluiten zonder te bewaren?"]
    assert asked.isVisible()
    assert asked.remark.text == "Een lang verhaal."
    waiting.stop()
    asked.remark.set_text("")
    qtbot.keyClick(asked, Key.Key_Escape)
    assert not asked.isVisible()


def noted_of(store: Store, whom: Subject) -> list[ContactRow]:
    """What was noted since the first meeting."""
    return [one for one in store.read(contacts.contacts_of, whom) if one.kind is not ContactKind.MEETING]


def test_three_times_in_a_month_by_keyboard_alone(
    duo: UUID, dialog: Ask, press: Callable[..., None], store: Store
) -> None:
    whom = Subject("duo", duo)
    asked = dialog(whom)
    asked.when.whole.setFocus()
    press(Key.Key_Space)
    assert asked.when.month.months.shown == date(2026, 10, 1)
    press(Key.Key_Tab, Key.Key_Return)
    assert asked.isVisible()
    assert asked.when.error == "Schrijf hoeveel keer; met 0 zeg je dat ze elkaar niet zagen."
    press("3", Key.Key_Return)
    (noted,) = noted_of(store, whom)
    assert (noted.times, noted.monthly, noted.on, noted.activity) == (3, True, date(2026, 10, 31), None)
    store.undo()
    assert noted_of(store, whom) == []


def test_fewer_times_than_by_their_own_day_is_refused_beside_the_month(
    duo: UUID, dialog: Ask, press: Callable[..., None], store: Store
) -> None:
    for day in (14, 20):
        store.write(contacts.note_outing, duo, date(2026, 11, day))
    asked = dialog(Subject("duo", duo))
    asked.when.whole.setFocus()
    press(Key.Key_Space, "n", "1", Key.Key_Return)
    assert asked.isVisible()
    assert "al 3 met een eigen dag" in asked.when.error  # with the first meeting
    asked.reject()


def test_an_expense_is_the_same_record_as_the_outing(
    duo: UUID, dialog: Ask, press: Callable[..., None], newest: Callable[[Subject], ContactRow]
) -> None:
    asked = dialog(Subject("duo", duo))
    assert asked.outing
    press("f")
    asked.outing.money.setFocus()
    press(Key.Key_Space, "veel", Key.Key_Return)
    assert asked.isVisible()
    assert asked.outing.expense.cost.error == "Schrijf een bedrag, zoals 12,50."
    asked.outing.expense.cost.set_text("")
    press("12,5 euro", Key.Key_Tab, Key.Key_Tab, "8,4", Key.Key_Tab, "17", Key.Key_Tab, "w", Key.Key_Tab, "Geel - Mol")
    press(Key.Key_Return)
    noted = newest(Subject("duo", duo))
    assert (noted.activity, noted.cost, noted.km, noted.proof) == ("film", 1250, 8.4, "17")
    assert (noted.paid_by, noted.route) == (Payer.BUDDY, "Geel - Mol")


@pytest.mark.parametrize(
    ("said", "cents"),
    [("12", 1200), ("12,50", 1250), ("12.5", 1250), ("€ 3", 300), ("3 euro", 300), ("EUR 3", 300), ("4,-", 400),
     ("gratis", 0), ("0", 0), (" ", None), ("", None), ("€\xa01.250,00", 125000)],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(said: str, cents: int | None) -> None:
    assert read_cents(said) == cents


@pytest.mark.parametrize("said", ["-3", "twaalf", "12,505", "1.25,00", "12.50,00", "€", "3 4", "12e3"])
def test_what_is_no_amount_is_not_guessed(said: str) -> None:
    with pytest.raises(KlikError):
        read_cents(said)


def test_a_noted_contact_is_put_right(
    duo: UUID, window: QMainWindow, store: Store, press: Callable[..., None], qtbot: QtBot
) -> None:
    whom = Subject("duo", duo)
    facts = {"activity": "petanque", "place": Whereabouts.HOME, "cost": 0}
    store.write(contacts.note_outing, duo, TODAY - timedelta(days=5), **facts)
    (noted,) = noted_of(store, whom)
    asked = ContactDialog(window, store, whom, TODAY, noted=noted)
    asked.open()
    asked.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is asked)
    assert asked.outing
    assert not asked.kind.isVisible()
    assert asked.outing.other.text() == "petanque"
    assert asked.outing.expense.cost.text == "gratis"
    press("f", Key.Key_Return)
    (changed,) = noted_of(store, whom)
    assert changed == replace(noted, activity="film")
    store.undo()
    assert noted_of(store, whom) == [noted]


def test_a_noted_talk_and_a_noted_month_are_put_right(
    duo: UUID, window: QMainWindow, store: Store, press: Callable[..., None], qtbot: QtBot
) -> None:
    whom = Subject("duo", duo)

    def put_right() -> ContactDialog:
        (noted,) = noted_of(store, whom)
        asked = ContactDialog(window, store, whom, TODAY, noted=noted)
        asked.open()
        asked.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is asked)
        return asked

    store.write(contacts.note_month, duo, date(2026, 10, 1), 3, TODAY)
    asked = put_right()
    assert asked.when.month.times.text() == "3"
    asked.when.month.times.selectAll()
    asked.when.month.times.setFocus()
    press("4", Key.Key_Return)
    (month,) = noted_of(store, whom)
    assert (month.times, month.on) == (4, date(2026, 10, 31))
    store.write(contacts.remove, month.id)
    store.write(contacts.note_talk, whom, TODAY, ContactKind.PHONE, True, "Fijn.", Role.BUDDY)
    asked = put_right()
    assert asked.talk
    asked.talk.reached.setFocus()
    press("n", CTRL_ENTER)
    (talk,) = noted_of(store, whom)
    assert (talk.kind, talk.reached, talk.side, talk.note) == (ContactKind.PHONE, False, Role.BUDDY, "Fijn.")


def test_going_along_to_a_service_is_one_of_the_things_to_do(
    duo: UUID, dialog: Ask, press: Callable[..., None], newest: Callable[[Subject], ContactRow]
) -> None:
    asked = dialog(Subject("duo", duo))
    assert asked.outing
    press("f")
    asked.outing.more.setFocus()
    press(Key.Key_Space)
    asked.outing.practical.setFocus()
    press("m", Key.Key_Return)
    assert newest(Subject("duo", duo)).activity == "mee naar een dienst"


def test_in_a_low_window_the_questions_scroll_and_the_answers_stay_in_sight(
    duo: UUID, window: QMainWindow, dialog: Ask, press: Callable[..., None], qtbot: QtBot
) -> None:
    window.resize(1024, 520)
    asked = dialog(Subject("duo", duo))
    assert asked.outing
    asked.outing.money.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: asked.height() <= 520)
    assert asked.save.isVisible()
    asked.remark.setFocus()
    QApplication.processEvents()
    assert not asked.remark.editor.visibleRegion().isEmpty()


def test_where_expenses_are_handled_it_is_asked_by_what_and_warned_before_it_is_kept(
    duo: UUID, dialog: Ask, newest: Callable[[Subject], ContactRow], store: Store
) -> None:
    whom = Subject("duo", duo)
    plain = dialog(whom)
    assert plain.outing
    plain.outing.money.click()
    assert not plain.outing.expense.travel.isVisible()  # off: nothing of it is shown
    plain.reject()
    store.write(office.change_office, {"expenses_here": True})
    person = store.read(people.buddies, TODAY)[0].person_id
    store.write(expense_years.choose_system, person, TODAY.year, ExpenseSystem.FLAT)
    for kind, amount in ((LegalKind.FLAT_DAY, 40_0000), (LegalKind.FLAT_YEAR, 100_0000)):
        first = date(TODAY.year, 1, 1)
        store.write(legal_amounts.settle, kind, first, amount, "verzonnen.example", TODAY)
    spent = {"cost": 35_00, "paid_by": Payer.BUDDY}
    for days in (1, 2):
        store.write(contacts.note_outing, duo, TODAY - timedelta(days=days), "film", **spent)
    asked = dialog(whom)
    assert asked.outing
    part = asked.outing.expense
    asked.outing.money.click()
    assert part.travel.isVisible()
    part.paid_by.show_answer(Payer.BUDDY)
    part.km.set_text("12")
    part.cost.set_text("15")
    asked.save.click()
    assert "€\xa085,00 van €\xa0100,00" in part.warned
    assert asked.isVisible()  # seen first
    assert part._told.isVisible()  # by what, and the rate of that quarter, are not known
    part.cost.set_text("40,01")
    asked.save.click()
    assert "te veel" in part.warned
    part.travel.show_answer(Travel.BIKE)
    asked.save.click()
    noted = newest(whom)
    assert (noted.cost, noted.km, noted.travel, noted.expense_of_id) == (40_01, 12.0, Travel.BIKE, None)


def test_of_a_couple_it_is_asked_whose_expense_it_is(
    duo: UUID, dialog: Ask, newest: Callable[[Subject], ContactRow], store: Store
) -> None:
    store.write(office.change_office, {"expenses_here": True})
    buddy = store.read(people.buddies, TODAY)[0]
    other = store.write(people.add_second_person, buddy.id, {"first_name": "Ida", "last_name": "Lork"})
    asked = dialog(Subject("duo", duo))
    assert asked.outing
    asked.outing.money.click()
    part = asked.outing.expense
    assert part.whose
    assert [button.text() for button in part.whose.buttons.values()] == ["Wout", "Ida"]
    part.km.set_text("12")
    part.travel.show_answer(Travel.CAR)
    part.whose.show_answer(other)
    asked.save.click()
    noted = newest(Subject("duo", duo))
    assert (noted.travel, noted.expense_of_id) == (Travel.CAR, other)
