"""Admission, outcome, own first step, household and consents on the page of a participant, through the widgets."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services import consents, follow_ups, office, organisations, people, working
from app.services.actions import perform
from app.services.rows import ParticipantRow
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.offers.own_step_dialog import OwnStepDialog
from app.ui.participants.admission_card import AdmissionCard
from app.ui.participants.cards import ParticipantCards
from app.ui.participants.form import ParticipantForm
from app.ui.participants.outcome import Refer, Withdraw
from app.ui.participants.page import ParticipantsPage
from app.ui.people.consents_card import ConsentsCard, NoteConsent
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.field import TextField
from app.ui.widgets.path_line import PathLine
from app.vocabulary import ConsentKind, FollowUpKind, ParticipantStatus

Add = Callable[..., UUID]
Stored = Callable[[UUID], ParticipantRow]
TODAY = date(2026, 11, 23)
S, K = ParticipantStatus, ConsentKind


@pytest.fixture
def bea(add: Add) -> UUID:
    """Somebody whose intake goes on."""
    return add("Bea", "Dauwdruppel", status=S.INTAKE, intake_on=date(2026, 11, 20), question="Samen brood bakken.")


@pytest.fixture
def card(bea: UUID, window: MainWindow, page: ParticipantsPage) -> AdmissionCard:
    page.show_participant(bea)
    cards = page.detail.cards
    assert isinstance(cards, ParticipantCards)
    return cards.admission


def texts(part: QWidget) -> list[str]:
    """What can be read, once what is new came into sight."""
    QApplication.processEvents()
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible()]


def top(page: ParticipantsPage, part: QWidget) -> int:
    return part.mapTo(page.detail, part.rect().topLeft()).y()


def write(field: TextField, text: str) -> None:
    editor = field.editor
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    editor.setText(text) if isinstance(editor, QLineEdit) else editor.setPlainText(text)


def asked(page: ParticipantsPage, monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """The dialogs that the page brings up from now on, open and not waiting."""
    found: list[QWidget] = []
    monkeypatch.setattr(page, "ask", lambda dialog: (found.append(dialog), dialog.open()))
    return found


def test_the_card_stands_after_the_question_while_the_intake_goes_on_and_is_small_later(
    card: AdmissionCard, bea: UUID, page: ParticipantsPage, stored: Stored, qtbot: QtBot
) -> None:
    question, strengths = (page.detail.cards._cards[name] for name in ("question", "strengths"))
    qtbot.waitUntil(lambda: top(page, question) < top(page, card) < top(page, strengths))
    card.accept.click()
    assert stored(bea).status is S.WAITING
    qtbot.waitUntil(lambda: top(page, card) > top(page, strengths))
    assert not any(part.isVisible() for part in (card.accept, card.own_step, *card.ticks.values()))
    assert "Nog niet nagekeken." in texts(card)


def test_a_tick_keeps_the_keyboard_and_is_told_with_its_day_and_name(
    card: AdmissionCard, bea: UUID, vault: Vault, store: Store, stored: Stored, qtbot: QtBot
) -> None:
    perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    vault.work_as(*working.signature(store.read(office.coordinators)[0]))
    answer = card.ticks["isolated"]
    answer.setFocus()
    here = answer.focusProxy()
    assert here
    qtbot.keyClick(here, Qt.Key.Key_Left)
    assert stored(bea).isolated is False
    assert answer.isAncestorOf(answer.window().focusWidget())
    assert card.said.text() == (
        "Nagekeken op 23/11/2026 door An Zilverberk\n"
        "Misschien vindt Bea elders een betere plek. Dat bekijken jullie samen."
    )
    store.undo()
    assert (stored(bea).isolated, stored(bea).checked_on, answer.current) == (None, None, "")


def test_day_and_name_of_the_check_are_corrected_in_the_form(
    card: AdmissionCard, bea: UUID, page: ParticipantsPage, stored: Stored
) -> None:
    card.ticks["vulnerable"].choose("yes")
    page.edit("admission")
    form = page._form
    assert isinstance(form, ParticipantForm)
    assert form.fields["checked_on"].isVisible()
    for name, text in (("checked_on", "21/11/2026"), ("checked_by", "Tom")):
        write(form.fields[name], text)
        form.fields[name].commit()
    assert (stored(bea).checked_on, stored(bea).checked_by) == (date(2026, 11, 21), "Tom")
    form.choices.fields["vulnerable"].editor.choose("")  # type: ignore[attr-defined]
    assert (stored(bea).vulnerable, stored(bea).checked_on, stored(bea).checked_by) == (None, None, None)


def test_where_to_is_a_click_on_a_neighbour_and_is_told_without_blame(
    card: AdmissionCard,
    bea: UUID,
    vault: Vault,
    page: ParticipantsPage,
    store: Store,
    stored: Stored,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    facts = {"name": "Buddywerking De Overkant", "is_neighbour": True, "contact_name": "Mieke", "phone": "+32400000040"}
    perform(vault, organisations.add_organisation, facts)
    perform(vault, organisations.add_organisation, {"name": "Artsenhuis", "is_referrer": True})
    before = stored(bea)
    dialogs = asked(page, monkeypatch)
    card.refer.click()
    (dialog,) = dialogs
    assert isinstance(dialog, Refer)
    assert list(dialog.offered) == ["Buddywerking De Overkant"]
    dialog.offered["Buddywerking De Overkant"].click()
    assert dialog.contact.text() == "Mieke · 0400 00 00 40"
    write(dialog.why, "Woont daar dichterbij.")
    write(dialog.day, "24/11/2026")
    dialog.save()
    assert dialog.day.error == "Deze dag moet nog komen."
    write(dialog.day, "20/11")
    dialog.save()
    assert card.said.text() == "Doorverwezen naar Buddywerking De Overkant op 20/11/2026. Woont daar dichterbij."
    line = page.detail.findChild(PathLine)
    assert line
    assert line.accessibleName().endswith("Doorverwezen 20/11/2026 hier gestopt")
    page.detail.tabs.choose("path")
    assert "Doorverwezen, naar Buddywerking De Overkant" in texts(page.detail.trajectory)
    page.detail.tabs.choose("who")
    card.accept.click()
    assert stored(bea).status is S.WAITING
    store.undo()
    store.undo()
    assert stored(bea) == before


def test_who_does_not_go_on_says_why_and_it_can_be_corrected(
    card: AdmissionCard, bea: UUID, page: ParticipantsPage, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs = asked(page, monkeypatch)
    for why in ("Zingt nu in een koor.", "Zingt nu in twee koren."):
        card.withdraw.click()
        dialog = dialogs.pop()
        assert isinstance(dialog, Withdraw)
        write(dialog.why, why)
        dialog.save()
        assert (stored(bea).status, stored(bea).left_note) == (S.LEFT, why)
        assert card.said.text() == f"Gaat niet verder sinds 23/11/2026. {why}"
    assert card.withdraw.text() == "Corrigeren…"
    page.edit("registered_on")
    form = page._form
    assert isinstance(form, ParticipantForm)
    form.choices.status.chosen.emit(S.WAITING.value)
    assert (stored(bea).left_on, stored(bea).left_note) == (None, None)


def test_an_own_step_has_words_and_a_day_and_is_ticked_off_on_the_card(
    card: AdmissionCard, bea: UUID, page: ParticipantsPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs = asked(page, monkeypatch)
    card.own_step.click()
    (dialog,) = dialogs
    assert isinstance(dialog, OwnStepDialog)
    dialog.save()
    assert dialog.part.what.error == "Schrijf welke stap het is."
    write(dialog.part.what, "Eens naar het koor")
    dialog.save()
    assert dialog.part.what.error == "Kies op welke dag."
    dialog.part.when.answered.emit("another")
    dialog.save()
    assert dialog.part.typed.error
    write(dialog.part.typed, "7/12/2026")
    dialog.save()
    whom = Subject("participant", bea)
    (step,) = store.read(follow_ups.open_steps, whom)
    assert (step.what, step.on, step.kind) == ("Eens naar het koor", date(2026, 12, 7), FollowUpKind.OWN_STEP)
    # On this card as long as the intake goes on, and not a second time beside it.
    assert "Eigen stap: Eens naar het koor" in texts(card)
    assert texts(page.detail.cards).count("Eigen stap: Eens naar het koor") == 1
    card.accept.click()
    assert texts(page.detail.cards).count("Eigen stap: Eens naar het koor") == 1
    store.undo()
    next(
        one for one in card.findChildren(Button) if one.accessibleName() == "Gedaan: Eigen stap: Eens naar het koor"
    ).click()
    assert store.read(follow_ups.open_steps, whom) == ()
    store.undo()
    store.undo()
    assert "Eigen stap: Eens naar het koor" not in texts(card)


def test_children_at_home_are_told_with_what_the_buddy_shows(
    bea: UUID, window: MainWindow, page: ParticipantsPage, vault: Vault
) -> None:
    page.show_participant(bea)
    said = "Met kinderen in huis: de buddy toont een uittreksel 596.2."
    for minors, shown in ((None, False), (False, False), (True, True)):
        perform(vault, people.change_participant, bea, {"minors": minors})
        assert (said in texts(page.detail.cards)) is shown


def test_a_consent_is_noted_exactly_and_taken_back_at_once(
    marleen: UUID, window: MainWindow, page: ParticipantsPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_participant(marleen)
    card = page.detail.cards.findChild(ConsentsCard)
    assert card
    assert texts(card).count("nog te vragen") == len(K)
    dialogs = asked(page, monkeypatch)

    def press(words: str) -> None:
        next(one for one in card.findChildren(Button) if one.accessibleName() == words and one.isVisible()).click()

    press("Noteren… Delen met de buddy")
    dialog = dialogs.pop()
    assert isinstance(dialog, NoteConsent)
    assert dialog.answer.shown is None
    assert not any(chip.isChecked() for chip in dialog.what.values())
    dialog.save()
    assert dialog.asked.error == "Kies een antwoord."
    dialog.answer.buttons[True].click()
    dialog.what["interests"].click()
    write(dialog.how, "mondeling")
    dialog.save()
    assert "ja, op 23/11/2026 · mondeling" in texts(card)
    assert "interesses" in texts(card)
    whom = Subject("participant", marleen)
    assert store.read(consents.may_share, whom) == ("interests",)
    press("Terugnemen Delen met de buddy")
    assert store.read(consents.may_share, whom) == ()
    assert "nee, op 23/11/2026" in texts(card)
    press("Wijzigen… Delen met de buddy")
    again = dialogs.pop()
    assert isinstance(again, NoteConsent)
    assert again.what["interests"].isChecked()  # what was said before is offered again, not given
    again.answer.buttons[""].click()
    again.save()
    assert texts(card).count("nog te vragen") == len(K)
    for _step in range(3):
        store.undo()
    assert store.read(consents.consents, whom) == {}


def test_a_half_filled_form_is_found_back_and_each_part_has_its_key(
    bea: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored, qtbot: QtBot
) -> None:
    page.show_participant(bea)
    page.edit()
    form = page._form
    assert isinstance(form, ParticipantForm)
    write(form.fields["good_week"], "Een babbel op de bus.")
    form.fields["good_week"].commit()
    write(form.fields["intake_on"], "31/02/2026")
    form.finish.click()
    assert form.isVisible()
    assert form.fields["intake_on"].isVisible()  # in the part where something is wrong
    assert form.fields["intake_on"].error == "31 februari bestaat niet."
    write(form.fields["intake_on"], "")
    form.finish.click()
    assert not form.isVisible()
    page.edit()
    assert form.fields["good_week"].text == "Een babbel op de bus."
    assert (stored(bea).good_week, stored(bea).intake_on, stored(bea).budget) == ("Een babbel op de bus.", None, None)
    seen = []
    for _part in range(4):
        page.detail.step(1)
        seen.append([part.isVisible() for part in form.parts.pages].index(True))
        assert form.parts.isAncestorOf(window.focusWidget())
    assert seen == [1, 2, 3, 0]


def test_a_national_number_is_no_dossier_number(
    bea: UUID, window: MainWindow, page: ParticipantsPage, stored: Stored
) -> None:
    page.show_participant(bea)
    page.edit("dossier")
    form = page._form
    assert isinstance(form, ParticipantForm)
    field = form.fields["dossier"]
    for number in ("85.07.30-033 28", "00012511148"):
        write(field, number)
        assert not field.commit()
        assert field.error == "Dit lijkt een rijksregisternummer. Dat komt niet in Klik."
    write(field, "85073003327")  # as many digits, but not one
    assert field.commit()
    assert stored(bea).dossier == "85073003327"
