"""The path of who waits, by hand: brought to an offer, gone along, alone, asked half a year later, over; and undone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services import events, follow_ups, hard_days, meanwhile, people, referrals
from app.services.actions import perform
from app.services.meanwhile import Meanwhile
from app.services.rhythms import Rhythms, months_after
from app.services.rows import ParticipantRow
from app.services.subjects import Subject
from app.services.today import today
from app.services.today_rows import Matter
from app.storage.vault import Vault
from app.ui.contacts.dialog import ContactDialog
from app.ui.main_window import MainWindow
from app.ui.offers.end_dialog import EndDialog
from app.ui.offers.meanwhile import MeanwhileCards
from app.ui.offers.outing_dialog import OutingDialog
from app.ui.offers.own_step_dialog import OwnStepDialog
from app.ui.offers.refer_dialog import OTHER, ReferDialog
from app.ui.offers.referral_line import ReferralLine
from app.ui.participants.kind import PARTICIPANTS
from app.ui.participants.page import ParticipantsPage
from app.ui.store import Store
from app.ui.today import words as today_words
from app.ui.widgets.answers import Answers
from app.ui.widgets.buttons import Button
from app.vocabulary import Along, Answer, ContactKind, EventKind, FollowUpKind
from tests.ui.offers.conftest import path_of

TODAY = date.today()
DAY = timedelta(days=1)
D = TypeVar("D", bound=QWidget)
Add = Callable[..., UUID]


def said(root: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def buttons(root: QWidget) -> list[str]:
    return [one.text() for one in root.findChildren(Button) if one.isVisibleTo(root)]


def press(root: QWidget, words: str) -> None:
    QApplication.processEvents()  # what was just made is shown when the event loop comes round
    next(one for one in root.findChildren(Button) if one.text() == words and one.isVisibleTo(root)).click()


def opened(window: MainWindow, kind: type[D]) -> D:
    """The dialog that stands open; those that were answered are gone once events were handled."""
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    return next(one for one in window.findChildren(kind) if one.isVisible())


def known(vault: Vault, whose: UUID) -> Meanwhile:
    with vault.read() as session:
        return meanwhile.meanwhile(session, whose, TODAY)


def row(vault: Vault, whose: UUID) -> ParticipantRow:
    with vault.read() as session:
        return people.participant(session, whose, TODAY)


def answer(root: QWidget, name: str, key: object) -> None:
    QApplication.processEvents()
    found = next(one for one in root.findChildren(Answers) if one.accessibleName() == name and one.isVisibleTo(root))
    found.buttons[key].click()


def test_brought_to_an_offer_gone_along_alone_and_over(
    cards: MeanwhileCards, window: MainWindow, vault: Vault, store: Store, marleen: UUID, club: UUID
) -> None:
    cards.refer.click()
    dialog = opened(window, ReferDialog)
    (shown,) = (dialog.offer.list.rows.entry(dialog.offer.list.rows.index(at)) for at in (1,))
    assert "wandelen · gratis · laagdrempelig" in shown.second
    assert "km" in shown.second
    dialog.save()
    assert "kies een aanbod" in dialog.trouble.text()
    dialog.offer.list.select(str(club))
    dialog.along.buttons[Along.BUDDY].click()
    dialog.along_name.set_text("Nadia")
    dialog.save()
    assert not dialog.isVisible()
    (found,) = known(vault, marleen).referrals
    assert (found.what, found.along, found.ask_on) == (
        "Wandelclub De Losse Veter",
        Along.BUDDY,
        Rhythms().referral_due(TODAY),
    )
    line = cards.referrals.findChildren(ReferralLine)[-1]
    assert "Nadia gaat mee (een buddy)" in said(line)
    press(line, "Nog een keer mee")
    press(cards.referrals, "Nog een keer mee")
    press(cards.referrals, "Gaat nu alleen")
    (found,) = known(vault, marleen).referrals
    assert (found.times, found.alone_since) == (2, TODAY)
    assert "2 keer meegegaan" in said(cards.referrals)
    answer(cards.referrals, "Meer mensen leren kennen?", True)
    assert known(vault, marleen).referrals[0].met_people is True
    assert known(vault, marleen).referrals[0].ask_on is None
    cards.referrals.findChildren(ReferralLine)[-1].round_off()
    ending = opened(window, EndDialog)
    ending.outcome.editor.setPlainText("Gaat nu elke zondag.")  # type: ignore[attr-defined]
    ending.activateWindow()
    QTest.qWaitForWindowActive(ending)
    ending.outcome.editor.setFocus()
    QTest.keyClick(ending.outcome.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not ending.isVisible()
    assert "Gaat nu elke zondag." in said(cards.referrals)
    assert "voorbij" in said(cards.referrals)
    for _step in range(6):
        store.undo()
    assert known(vault, marleen).referrals == ()
    assert "Nog nergens naar toegeleid" in said(cards.referrals)


def test_who_notes_with_the_keyboard_stays_at_the_same_button(
    cards: MeanwhileCards, window: MainWindow, store: Store, marleen: UUID, club: UUID, qtbot: QtBot
) -> None:
    store.write(referrals.refer, marleen, TODAY, {"offer_id": club, "along": Along.BUDDY}, TODAY + 99 * DAY)
    QApplication.processEvents()
    window.activateWindow()
    for times in (1, 2):
        there = next(one for one in cards.referrals.findChildren(Button) if one.text() == "Nog een keer mee")
        there.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(there, Qt.Key.Key_Space)
        assert known(store.vault, marleen).referrals[0].times == times  # type: ignore[arg-type]
        qtbot.waitUntil(lambda there=there: window.focusWidget() not in (None, there))  # type: ignore[misc]
        QApplication.processEvents()
        assert isinstance(window.focusWidget(), Button)
        assert window.focusWidget().accessibleName() == "Nog een keer mee: Wandelclub De Losse Veter"
        assert window.focusWidget() is not there


def test_something_else_is_typed_and_can_be_corrected(
    cards: MeanwhileCards, window: MainWindow, vault: Vault, marleen: UUID
) -> None:
    cards.refer.click()
    dialog = opened(window, ReferDialog)
    dialog.way.buttons[OTHER].click()
    dialog.save()
    assert dialog.trouble.text()
    dialog.what.set_text("De vakbond")
    dialog.save()
    cards.referrals.findChildren(ReferralLine)[-1].change_wanted.emit(known(vault, marleen).referrals[0])
    again = opened(window, ReferDialog)
    assert again.what.text == "De vakbond"
    assert again.way.shown == OTHER
    assert not again.ask_on.isVisible()
    again.along.buttons[Along.NOBODY].click()
    assert not again.along_name.isVisible()
    again.times.set_text("vaak")
    again.save()
    assert again.times.error
    again.times.set_text("4")
    again.save()
    assert "niemand gaat mee · 4 keer meegegaan" in said(cards.referrals)
    made = known(vault, marleen).referrals[0].id
    perform(vault, referrals.goes_alone, made, TODAY)
    perform(vault, referrals.end_referral, made, TODAY, None, None)
    for words in ("Het loopt toch verder", "Er gaat weer iemand mee"):
        menu = cards.referrals.findChildren(ReferralLine)[-1].menu
        next(one for one in menu.actions() if one.text() == words).trigger()
    assert known(vault, marleen).referrals[0].ended_on is None
    assert known(vault, marleen).referrals[0].alone_since is None


def test_half_a_year_later_it_stands_on_today_and_is_noted_there(
    vault: Vault, window: MainWindow, marleen: UUID, club: UUID
) -> None:
    perform(vault, referrals.refer, marleen, TODAY - 190 * DAY, {"offer_id": club}, TODAY)
    window.show_page("today")
    with vault.read() as session:
        (due,) = (one for one in today(session, TODAY).rows if one.matter is Matter.REFERRAL)
    assert today_words.what(due) == "Hoe gaat het met: Wandelclub De Losse Veter?"
    assert today_words.task(Matter.OWN_STEP, "naar de bib") == "Eigen stap: naar de bib"
    assert due.matter in today_words.TICKED
    assert today_words.button(due) == "Noteren"
    perform(vault, follow_ups.put_off, due.reminder, TODAY + 7 * DAY)
    assert known(vault, marleen).referrals[0].ask_on == TODAY + 7 * DAY
    perform(vault, follow_ups.done, due.reminder, TODAY)
    found = known(vault, marleen).referrals[0]
    assert (found.ask_on, found.met_people) == (None, None)


def test_the_answer_is_noted_with_the_talk_and_taken_back_with_it(
    vault: Vault, window: MainWindow, store: Store, marleen: UUID, club: UUID
) -> None:
    perform(vault, referrals.refer, marleen, TODAY - 190 * DAY, {"offer_id": club}, TODAY)
    with vault.read() as session:
        (due,) = (one for one in today(session, TODAY).rows if one.matter is Matter.REFERRAL)
    dialog = ContactDialog(window, store, due.whom, TODAY, due.reminder.id)
    dialog.open()
    assert dialog.step
    assert dialog.step.finished.text().startswith("Gedaan: Hoe gaat het met: Wandelclub De Losse…")
    assert "Hoe gaat het met: Wandelclub De Losse Veter?" in dialog.step.finished.toolTip()
    dialog.step.met.buttons[True].click()
    assert dialog.talk
    dialog.talk.how.buttons[ContactKind.PHONE].click()
    dialog.save.click()
    assert not dialog.isVisible()
    found = known(vault, marleen).referrals[0]
    assert (found.met_people, found.ask_on, row(vault, marleen).last_heard) == (True, None, TODAY)
    store.undo()
    found = known(vault, marleen).referrals[0]
    assert (found.met_people, found.ask_on, row(vault, marleen).last_heard) == (None, TODAY, None)


def test_two_who_wait_are_brought_together_once(
    cards: MeanwhileCards,
    window: MainWindow,
    participants: ParticipantsPage,
    vault: Vault,
    store: Store,
    marleen: UUID,
    luc: UUID,
) -> None:
    cards.outing.click()
    dialog = opened(window, OutingDialog)
    assert dialog.shared.text() == "allebei graag wandelen, allebei vrij op dinsdagnamiddag, wonen dicht bij elkaar"
    dialog.save()
    assert dialog.on.error
    dialog.on.set_day(TODAY + 5 * DAY)
    dialog.save()
    assert dialog.trouble.text()
    dialog.what.set_text("Markt in Geel")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert "samen met" in said(cards.referrals)
    answer(cards.referrals, "Wat zegt Marleen?", Answer.YES)
    cards = path_of(window, participants, luc)
    assert "Markt in Geel" in said(cards.referrals)
    answer(cards.referrals, "Wat zegt Luc?", Answer.YES)
    assert "afgesproken" in said(cards.referrals)
    assert known(vault, marleen).referrals[0].is_agreed
    answered = known(vault, luc).referrals[0]
    assert [one.called for one in answered.asked] == ["Luc", "Marleen"]
    for _step in range(3):
        store.undo()
    assert known(vault, luc).referrals == ()


def test_a_day_for_the_next_contact_is_one_click(
    cards: MeanwhileCards, vault: Vault, store: Store, marleen: UUID, luc: UUID
) -> None:
    assert "goed om nog eens te horen vanaf" in said(cards.waiting)
    assert "aangemeld op 5/01/2026" in said(cards.waiting)
    cards.contact.menu().actions()[2].trigger()
    assert row(vault, marleen).next_on == months_after(TODAY, 1)
    assert "Eens horen hoe het gaat" in said(cards.waiting)
    cards.contact.menu().actions()[0].trigger()
    assert row(vault, marleen).next_on == TODAY + DAY
    store.undo()
    store.undo()
    assert row(vault, marleen).next_on is None
    perform(vault, meanwhile.plan_contact, marleen, TODAY - 2 * DAY)
    by_contact = PARTICIPANTS.orders["next"].key
    assert by_contact
    assert [by_contact(row(vault, one)) for one in (marleen, luc)] == [TODAY - 2 * DAY, date(2026, 3, 5)]
    fact = PARTICIPANTS.list_row(row(vault, marleen), TODAY, False).facts[1]
    assert (fact.tone, fact.icon) == ("amber_ink", "later")
    assert "voorzien op" in fact.text


def test_own_steps_and_an_invitation_by_one_click(
    cards: MeanwhileCards, window: MainWindow, vault: Vault, store: Store, marleen: UUID
) -> None:
    cards.add_step.click()
    dialog = opened(window, OwnStepDialog)
    dialog.save()
    assert dialog.part.what.error
    dialog.part.what.set_text("naar de bib")
    next(iter(dialog.part.when.buttons.values())).click()
    told: list[str] = []
    store.said.connect(lambda words, _undo: told.append(words))
    dialog.save()
    assert "Eigen stap genoteerd" in told[0]
    assert "naar de bib" in said(cards.own_steps)
    tick = next(one for one in cards.own_steps.findChildren(Button) if one.accessibleName().endswith("naar de bib"))
    tick.click()
    assert known(vault, marleen).own_steps[0].done_on == TODAY
    meeting = perform(vault, events.add_event, EventKind.WAITING, TODAY + 9 * DAY, {"title": "Koffie"})
    press(cards.meetings, "Uitnodigen voor Koffie")
    assert [one.event_id for one in known(vault, marleen).meetings] == [meeting]
    assert "uitgenodigd" in said(cards.meetings)
    for _step in range(4):
        store.undo()
    assert known(vault, marleen).own_steps == ()
    with vault.read() as session:
        assert events.events(session) == ()


def test_of_who_may_not_be_contacted_nothing_more_is_asked(
    cards: MeanwhileCards, vault: Vault, marleen: UUID, club: UUID
) -> None:
    perform(vault, referrals.refer, marleen, TODAY, {"offer_id": club})
    perform(vault, events.add_event, EventKind.WAITING, TODAY + 9 * DAY)
    perform(vault, hard_days.no_contact, row(vault, marleen).person_id, TODAY)
    assert not {"Toeleiden naar aanbod…", "Samen op stap…"} & set(buttons(cards.referrals))
    assert not cards.meetings.isVisible()
    assert not buttons(cards.waiting)
    with pytest.raises(StopIteration):
        press(cards.own_steps, "Toevoegen…")


def test_nothing_is_cut_and_no_number_ranks_anybody(
    cards: MeanwhileCards, window: MainWindow, vault: Vault, marleen: UUID, club: UUID, cut_in: Callable[..., list[str]]
) -> None:
    perform(
        vault, referrals.refer, marleen, TODAY, {"offer_id": club, "along": Along.RELATIVE, "along_name": "een zus"}
    )
    perform(
        vault,
        follow_ups.add_step,
        Subject("participant", marleen),
        follow_ups.Step("bib", TODAY),
        FollowUpKind.OWN_STEP,
    )
    for width in (1024, 1366):
        window.resize(width, 768)
        assert cut_in(window) == []
    cards.outing.click()
    dialog = opened(window, OutingDialog)
    assert "%" not in said(dialog)
    assert isinstance(dialog.what.editor, QLineEdit)
