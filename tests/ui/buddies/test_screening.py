"""From "Nieuwe buddy…" to available, a pause and a no: through the widgets, and each step taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.services import duo_path, office, organisations, people, screening
from app.services.actions import perform
from app.services.rows import BuddyRow
from app.storage.vault import Vault
from app.ui.buddies.new_buddy import NewBuddy
from app.ui.buddies.page import BuddiesPage
from app.ui.buddies.papers import PaperDialog
from app.ui.buddies.pause import PauseDialog
from app.ui.buddies.screening import Asking, Decision, Screening
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.ui.widgets.dialog import Dialog
from app.vocabulary import Advice, BuddyStatus, PaperKind, ParticipantStatus

S = BuddyStatus
TODAY = date(2026, 11, 23)
PARTNER = "Samen Onderweg"
Add = Callable[..., UUID]
Stored = Callable[[UUID], BuddyRow]
Answer = Callable[[Any], object]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[type[Dialog], Answer], None]:
    """How a dialog that waits for an answer gets one."""

    def answer(kind: type[Dialog], do: Answer) -> None:
        def opened(dialog: Dialog) -> None:
            dialog.open()
            QApplication.processEvents()
            do(dialog)

        monkeypatch.setattr(kind, "exec", opened)

    return answer


def words(page: BuddiesPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel) if label.isVisibleTo(page.detail))


def buttons(page: BuddiesPage) -> dict[str, Button]:
    QApplication.processEvents()  # a button that was just made comes into sight with the event loop
    found = [one for one in page.detail.cards.findChildren(Button) if one.isVisibleTo(page)]
    return {one.accessibleName() or one.text(): one for one in found}


def path(page: BuddiesPage) -> str:
    return page.detail.path.accessibleName()


def replaced(dialog: Any, name: str, text: str, qtbot: QtBot) -> None:
    editor = getattr(dialog, name).editor
    assert isinstance(editor, QLineEdit)
    editor.clear()
    qtbot.keyClicks(editor, text)


def test_a_newcomer_becomes_a_buddy_and_every_step_is_taken_back(
    window: MainWindow,
    page: BuddiesPage,
    vault: Vault,
    store: Store,
    stored: Stored,
    qtbot: QtBot,
    answers: Callable[[type[Dialog], Answer], None],
) -> None:
    perform(vault, organisations.add_organisation, {"name": PARTNER, "is_partner": True})
    an = perform(vault, office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    vault.work_as("An Zilverberk", an)

    def register(dialog: NewBuddy) -> None:
        qtbot.keyClicks(dialog.first_name.editor, "Els")
        qtbot.keyClick(dialog.first_name.editor, Qt.Key.Key_Return)

    answers(NewBuddy, register)
    page.main_action.click()
    els = page.current
    assert els
    page.end_edit()
    assert path(page).startswith("Traject: Kandidaat nu; Screening komt nog; Papieren komt nog;")

    def ask(dialog: Asking) -> None:
        assert dialog.on.text == "23/11/2026"
        dialog.partner.choose(PARTNER)
        replaced(dialog, "on", "10/11", qtbot)
        qtbot.keyClick(dialog.on.editor, Qt.Key.Key_Return)

    answers(Asking, ask)
    buttons(page)["Screeningsgesprek vragen: Vragen…"].click()
    assert (stored(els).status, stored(els).screened_at, stored(els).asked_on) == (
        S.SCREENING,
        PARTNER,
        date(2026, 11, 10),
    )
    assert "Screening gevraagd 10/11/2026 nu" in path(page)
    assert "Gesprek gevraagd aan Samen Onderweg" in words(page)

    def talk(dialog: Screening) -> None:
        assert (dialog.day.text, dialog.partner.current, dialog.advice.shown) == ("", PARTNER, None)
        qtbot.keyClicks(dialog.day.editor, "31/02/2026")
        dialog.save()
        assert dialog.day.error == "31 februari bestaat niet."
        replaced(dialog, "day", "20/11/2026", qtbot)
        qtbot.keyClicks(dialog.screener.editor, "Tom Verzinsel")
        dialog.advice.buttons[Advice.WITH_CARE].click()
        qtbot.keyClicks(dialog.note.editor, "Warm en rustig.")
        qtbot.keyClick(dialog.day.editor, Qt.Key.Key_Return)

    answers(Screening, talk)
    buttons(page)["Screeningsgesprek: Gesprek noteren…"].click()
    assert "20/11/2026 · met Tom Verzinsel · advies: past, met een aandachtspunt" in words(page)
    assert "Warm en rustig." in words(page)

    def decide(dialog: Decision) -> None:
        said = [one.text() for one in dialog.findChildren(QLabel)]
        assert "Advies van Tom Verzinsel (Samen Onderweg): past, met een aandachtspunt." in said
        assert (dialog.on.text, dialog.by.text) == ("23/11/2026", "An Zilverberk")
        dialog.save()
        assert dialog.isVisible()  # nothing is decided by itself
        dialog.outcome.buttons[True].click()
        dialog.save()

    answers(Decision, decide)
    buttons(page)["Beslissing: Beslissen…"].click()
    assert (stored(els).status, stored(els).decided_by) == (S.SCREENING, "An Zilverberk")
    assert "Papieren nog 2 nodig nu; Beschikbaar komt nog" in path(page)
    assert "nog nodig: afsprakennota, informatienota" in words(page)

    def sign(dialog: PaperDialog) -> None:
        qtbot.keyClicks(dialog.on.editor, "23/11/2026")
        dialog.save()

    answers(PaperDialog, sign)
    buttons(page)["Papieren: Papier noteren…"].click()
    assert "nog nodig: informatienota" in words(page)
    buttons(page)["Papieren: Papier noteren…"].click()
    assert "al wat verplicht is, is er" in words(page)
    buttons(page)["Beschikbaar: Beschikbaar maken"].click()
    assert (stored(els).status, stored(els).active_since) == (S.AVAILABLE, TODAY)
    assert "Screening 20/11/2026 gedaan; Papieren gedaan; Beschikbaar 23/11/2026 nu" in path(page)

    for status in (*[S.SCREENING] * 5, S.CANDIDATE):
        store.undo()
        assert stored(els).status is status
    before = stored(els)
    assert (before.asked_on, before.screened_on, before.advice, before.decided_on) == (None, None, None, None)
    store.undo()
    assert page.current is None


def test_a_decision_needs_no_advice_and_a_partner_none(
    add: Add,
    window: MainWindow,
    page: BuddiesPage,
    stored: Stored,
    answers: Callable[[type[Dialog], Answer], None],
) -> None:
    page.show_buddy(els := add("Els", status=S.CANDIDATE))

    def decide(dialog: Decision) -> None:
        assert "Er is nog geen advies. Je mag ook zonder beslissen." in [w.text() for w in dialog.findChildren(QLabel)]
        dialog.outcome.buttons[True].click()
        dialog.by.editor.clear()
        dialog.save()

    answers(Decision, decide)
    buttons(page)["Beslissing: Beslissen…"].click()
    found = stored(els)
    assert (found.status, found.decided_on, found.decided_by, found.advice) == (S.SCREENING, TODAY, None, None)
    buttons(page)["Beschikbaar: Beschikbaar maken"].click()  # papers hold nobody up
    assert "Papieren nog 2 nodig komt nog; Beschikbaar 23/11/2026 nu" in path(page)
    assert "nog nodig: afsprakennota, informatienota" in words(page)


def test_not_retained_comes_with_what_is_next_and_may_be_screened_again(
    add: Add,
    window: MainWindow,
    page: BuddiesPage,
    store: Store,
    stored: Stored,
    answers: Callable[[type[Dialog], Answer], None],
) -> None:
    page.show_buddy(els := add("Els", status=S.SCREENING, screened_on=date(2026, 11, 16)))

    def decide(dialog: Decision) -> None:
        assert not dialog.when.isVisible()
        dialog.outcome.buttons[False].click()
        assert dialog.when.text == "24/11/2026"
        dialog.save()

    answers(Decision, decide)
    buttons(page)["Beslissing: Beslissen…"].click()
    assert path(page) == (
        "Traject: Kandidaat gedaan; Screening 16/11/2026 gedaan; Niet weerhouden 23/11/2026 hier gestopt"
    )
    text = words(page)
    assert "niet weerhouden · 23/11/2026" in text
    assert "Bedanken, en samen kijken welk ander vrijwilligerswerk past" in text  # the step, among the contacts
    answers(Asking, lambda dialog: dialog.save())
    buttons(page)["Opnieuw screenen…"].click()
    found = stored(els)
    assert (found.status, found.screened_on, found.decided_on) == (S.SCREENING, None, None)
    for status in (S.NOT_RETAINED, S.SCREENING):
        store.undo()
        assert stored(els).status is status
    assert "Bedanken" not in words(page)


def test_a_pause_has_a_day_and_a_reason_and_ends_with_one_press(
    nadia: UUID,
    window: MainWindow,
    page: BuddiesPage,
    store: Store,
    stored: Stored,
    qtbot: QtBot,
    answers: Callable[[type[Dialog], Answer], None],
) -> None:
    page.show_buddy(nadia)

    def pause(dialog: PauseDialog) -> None:
        qtbot.keyClicks(dialog.until.editor, "23/11/2026")
        dialog.save()
        assert dialog.until.error == "Deze dag is al voorbij."
        replaced(dialog, "until", "12/12", qtbot)
        qtbot.keyClicks(dialog.why.editor, "Verbouwt.")
        qtbot.keyClick(dialog.until.editor, Qt.Key.Key_Return)

    answers(PauseDialog, pause)
    buttons(page)["Pauzeren…"].click()
    assert (stored(nadia).status, stored(nadia).paused_until) == (S.PAUSED, date(2026, 12, 12))
    assert "Beschikbaar 1/10/2026 gedaan; Op pauze tot 12/12/2026 gepauzeerd" in path(page)
    assert "tot 12/12/2026\nVerbouwt." in words(page)
    page.list.chips["all"].click()
    assert page.kind.list_row(stored(nadia), TODAY, False).facts[0].text == "pauze tot 12/12/2026"

    def longer(dialog: PauseDialog) -> None:
        assert (dialog.until.text, dialog.why.text) == ("12/12/2026", "Verbouwt.")
        dialog.until.editor.clear()
        dialog.save()

    answers(PauseDialog, longer)
    buttons(page)["Pauze aanpassen…"].click()
    assert (stored(nadia).paused_until, stored(nadia).paused_note) == (None, "Verbouwt.")
    assert "nog geen dag afgesproken" in words(page)
    buttons(page)["Weer beschikbaar"].click()
    assert (stored(nadia).status, stored(nadia).paused_note) == (S.AVAILABLE, None)
    for _step in range(3):
        store.undo()
    assert (stored(nadia).status, stored(nadia).paused_until) == (S.AVAILABLE, None)


def test_each_of_a_couple_shows_an_extract_where_there_are_children(
    nadia: UUID, vault: Vault, window: MainWindow, page: BuddiesPage, store: Store, qtbot: QtBot
) -> None:
    perform(vault, people.add_second_person, nadia, {"first_name": "Karim"})
    waits = {"status": ParticipantStatus.WAITING, "minors": True}
    marleen = perform(vault, people.add_participant, {"first_name": "Marleen"}, waits)
    perform(vault, duo_path.accept, marleen, nadia, TODAY)
    page.show_buddy(nadia)
    for name in ("Nadia", "Karim"):
        model = f"uittreksel uit het strafregister, model 596.2 van {name} (er zijn kinderen in huis bij Marleen)"
        assert model in words(page)
    page.detail.tabs.choose("papers")
    assert "nog niet gezien · er zijn kinderen in huis bij Marleen" in words(page)
    note = "Noteren: Uittreksel uit het strafregister, model 596.2, Karim"
    next(one for one in page.detail.papers.findChildren(Button) if one.accessibleName() == note).click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PaperDialog)
    assert (dialog.kind.current, dialog.note.text) == (PaperKind.EXTRACT, "596.2")
    dialog.save()
    page.detail.tabs.choose("who")
    assert "model 596.2 van Karim" not in words(page)
    store.undo()
    assert "model 596.2 van Karim" in words(page)


def test_who_is_admitted_is_asked_for_nothing(add: Add, window: MainWindow, page: BuddiesPage, vault: Vault) -> None:
    els = add("Els", status=S.SCREENING, admitted_since=TODAY)
    perform(vault, screening.note_talk, els, {"screener": "Tom"})
    page.show_buddy(els)
    assert [name for name in buttons(page) if "screening" in name.lower() or "Beslis" in name] == []
