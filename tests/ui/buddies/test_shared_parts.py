"""What a buddy has in common with a participant: consents, ways to get about, and how to reach somebody."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.services import consents
from app.services.rows import BuddyRow
from app.services.sharing import SHAREABLE
from app.services.subjects import Subject
from app.ui.buddies.form import BuddyForm
from app.ui.buddies.page import BuddiesPage
from app.ui.main_window import MainWindow
from app.ui.people.consents_card import ConsentsCard, NoteConsent
from app.ui.store import Store
from app.vocabulary import ConsentKind, Means, Role


def test_a_buddy_says_what_a_participant_may_know(
    nadia: UUID, window: MainWindow, page: BuddiesPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_buddy(nadia)
    dialogs: list[object] = []
    monkeypatch.setattr(page, "ask", lambda dialog: (dialogs.append(dialog), dialog.open()))
    page.noting.note_consent(ConsentKind.BUDDY)
    (dialog,) = dialogs
    assert isinstance(dialog, NoteConsent)
    assert dialog.title.text() == "Delen met de deelnemer: wat zegt Nadia?"
    assert dialog.what.keys() == SHAREABLE[Role.BUDDY].keys()
    dialog.answer.buttons[True].click()
    dialog.what["motivation"].click()
    dialog.save()
    assert store.read(consents.may_share, Subject("buddy", nadia)) == ("motivation",)
    card = page.detail.cards.findChild(ConsentsCard)
    assert card
    QApplication.processEvents()
    assert "ja, op 23/11/2026" in [one.text() for one in card.findChildren(QLabel) if one.isVisible()]
    store.undo()
    assert store.read(consents.consents, Subject("buddy", nadia)) == {}


def test_ways_to_get_about_and_to_reach_somebody_are_saved_as_they_are_given(
    nadia: UUID,
    window: MainWindow,
    page: BuddiesPage,
    stored: Callable[[UUID], BuddyRow],
    store: Store,
    qtbot: QtBot,
) -> None:
    page.show_buddy(nadia)
    page.edit("reach_note")
    form = page._form
    assert isinstance(form, BuddyForm)
    for means in (Means.BIKE, Means.LIFT):
        form.choices.means[means].click()
    editor = form.fields["reach_note"].editor
    assert isinstance(editor, QLineEdit)
    editor.setText("liefst een berichtje")
    form.fields["reach_note"].commit()
    assert (stored(nadia).means, stored(nadia).reach_note) == (("bike", "lift"), "liefst een berichtje")
    for means in (Means.BIKE, Means.LIFT):
        form.choices.means[means].click()
    assert stored(nadia).means is None  # none is not known, not that somebody cannot go anywhere
    page.end_edit()
    QApplication.processEvents()
    assert "liefst een berichtje" in [one.text() for one in page.detail.findChildren(QLabel) if one.isVisible()]
    for _step in range(5):
        store.undo()
    assert (stored(nadia).means, stored(nadia).reach_note) == (None, None)
