"""Erasing somebody from the page of a person and from the card of keeping."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.models import Erasure, Participant, Person
from app.services import existing_duos, people, retention
from app.services.actions import perform
from app.storage.backup import latest_backup
from app.storage.vault import Vault
from app.ui import assembly
from app.ui.erasing.dialog import EraseDialog
from app.ui.office.keep_dialog import KeepLonger
from app.ui.office.page import PRIVACY, OfficePage
from app.ui.store import Store
from app.ui.today.link import NameLink
from app.ui.widgets.glyph import Glyph
from app.vocabulary import BuddyStatus, ParticipantStatus

TODAY = date(2026, 11, 23)


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def person_of(vault: Vault, record: UUID) -> Person:
    with vault.read() as session:
        return session.get_one(Participant, record).person


@pytest.fixture
def marleen(vault: Vault) -> UUID:
    left = {"status": ParticipantStatus.LEFT, "left_on": date(2020, 1, 1), "registered_on": date(2019, 1, 1)}
    return perform(vault, people.add_participant, {"first_name": "Marleen", "last_name": "Zonnedauw"}, left)


@pytest.fixture
def ask(store: Store, window: QWidget, qtbot: QtBot, vault: Vault) -> Callable[[UUID], EraseDialog]:
    def opened(record: UUID) -> EraseDialog:
        one = person_of(vault, record)
        made = EraseDialog(store, window, one.id, one.full_name, one.first_name, TODAY)
        made.open()
        qtbot.waitUntil(lambda: not made.is_busy)
        qtbot.wait(10)  # what was found comes into sight
        return made

    return opened


def test_it_is_done_once_the_name_was_typed(
    ask: Callable[[UUID], EraseDialog], marleen: UUID, vault: Vault, store: Store, qtbot: QtBot
) -> None:
    told: list[str] = []
    store.said.connect(lambda words, undo: told.append(words))
    dialog = ask(marleen)
    assert "Het hele dossier van Marleen Zonnedauw" in said(dialog)
    assert "Aantallen per jaar" in said(dialog)
    assert "Wat geëxporteerd of afgedrukt werd, kan Klik niet wissen" in said(dialog)
    assert [one._name for one in dialog.findChildren(Glyph)] == ["check", "warn", "warn"]
    assert not dialog.erase.isEnabled()
    qtbot.keyClicks(dialog.name, "Marleentje")
    assert not dialog.erase.isEnabled()
    dialog.name.setText("marleen")
    with qtbot.waitSignal(dialog.erased, timeout=10_000):
        qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    with vault.read() as session:
        assert not session.scalars(select(Person)).all()
        assert len(session.scalars(select(Erasure)).all()) == 1
    assert latest_backup(vault.folder)
    assert told
    assert not any("Marleen" in words for words in told)
    assert store.vault.undoable() is None


def test_who_is_in_a_duo_is_not(ask: Callable[[UUID], EraseDialog], vault: Vault) -> None:
    waits = {"status": ParticipantStatus.WAITING}
    seeker = perform(vault, people.add_participant, {"first_name": "Luc", "last_name": "Kiezelsteen"}, waits)
    free = {"status": BuddyStatus.AVAILABLE, "capacity": 1}
    helper = perform(vault, people.add_buddy, {"first_name": "Nadia", "last_name": "Vlinderdal"}, free)
    perform(vault, existing_duos.record, seeker, helper, date(2026, 3, 3), TODAY)
    dialog = ask(seeker)
    assert "loopt nog" in said(dialog)
    assert not dialog.erase.isVisible()
    assert not dialog.name.isVisible()


def test_the_card_shows_who_is_kept_too_long(store: Store, marleen: UUID, vault: Vault, qtbot: QtBot) -> None:
    window = assembly.assemble(store)
    qtbot.addWidget(window)
    window.show()
    page = next(one for one in window.pages if isinstance(one, OfficePage))
    today = window.pages[0]
    today.refresh()
    qtbot.waitUntil(lambda: "1 mens is langer weg" in said(today.clean_up))  # type: ignore[attr-defined]
    today.clean_up.look.click()  # type: ignore[attr-defined]
    assert page.isVisible()
    assert page.sections.current == PRIVACY
    card = page.keeping
    qtbot.waitUntil(lambda: "Marleen Zonnedauw" in [one.text() for one in card.findChildren(NameLink)])
    card.terms["not_admitted"].editor.setText("240")  # type: ignore[attr-defined]
    assert card.terms["not_admitted"].commit()
    qtbot.waitUntil(lambda: not card.none.isHidden())
    store.undo()
    qtbot.waitUntil(card.none.isHidden)
    card.months.editor.setText("veel")  # type: ignore[attr-defined]
    assert not card.months.commit()
    card.months.editor.setText("24")  # type: ignore[attr-defined]
    assert card.months.commit()
    dialog = KeepLonger(window, store, store.read(retention.past_term, date.today())[0], date.today())
    dialog.save()
    assert dialog.why.error
    dialog.why.editor.setText("Er loopt een klacht.")  # type: ignore[attr-defined]
    dialog.save()
    assert person_of(vault, marleen).keep_why == "Er loopt een klacht."
    qtbot.waitUntil(lambda: "Er loopt een klacht" in said(card))
