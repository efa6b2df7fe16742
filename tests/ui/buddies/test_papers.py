"""The papers of a volunteer: what is missing comes first, an extract keeps only that it was seen."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.services import papers, people
from app.ui import emergency_paper
from app.ui.buddies.page import BuddiesPage
from app.ui.buddies.papers import PaperDialog, VolunteerPapers
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.vocabulary import PaperKind

TODAY = date(2026, 11, 23)


@pytest.fixture
def card(page: BuddiesPage, window: MainWindow, nadia: UUID) -> VolunteerPapers:
    page.choose(nadia)
    page.detail.tabs.choose("papers")
    assert isinstance(page.detail.papers.own, VolunteerPapers)
    return page.detail.papers.own


def words(card: VolunteerPapers) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card)]


def press(card: VolunteerPapers, name: str) -> PaperDialog:
    QApplication.processEvents()
    buttons = [one for one in card.findChildren(Button) if one.isVisibleTo(card)]
    next(one for one in buttons if name in (one.accessibleName(), one.text())).click()
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert isinstance(found, PaperDialog)
    return found


def test_what_is_compulsory_is_missing_until_it_is_noted(
    card: VolunteerPapers, store: Store, nadia: UUID, qtbot: QtBot
) -> None:
    assert words(card).count("nog niet in orde · verplicht voor de start") == 2
    dialog = press(card, "Noteren: Afsprakennota")
    assert dialog.on.editor.hasFocus()
    qtbot.keyClicks(dialog.on.editor, "1/10/2026")
    qtbot.keyClicks(dialog.until.editor, "1/09/2026")
    dialog.save()
    assert dialog.until.error  # it cannot run out before it was signed
    dialog.until.set_day(date(2026, 12, 15))
    dialog.save()
    assert "getekend op 1/10/2026 · geldig tot 15/12/2026" in words(card)
    assert [one.kind for one in store.read(papers.of, nadia, TODAY).missing] == [PaperKind.INFORMATION_NOTE]
    store.undo()
    assert words(card).count("nog niet in orde · verplicht voor de start") == 2


def test_of_an_extract_only_that_it_was_seen(card: VolunteerPapers, store: Store, nadia: UUID) -> None:
    dialog = press(card, "Papier noteren…")
    dialog.kind.choose(PaperKind.EXTRACT.value)
    dialog.kind.chosen.emit(PaperKind.EXTRACT.value)
    labels = [field.label.text() for field in (dialog.on, dialog.by, dialog.note)]
    assert labels == ["Gezien op", "Gezien door", "Model"]
    assert dialog.careful.isVisible()
    dialog.on.set_day(date(2026, 9, 30))
    dialog.by.set_text("An")
    dialog.note.set_text("595")
    dialog.save()
    assert "gezien op 30/09/2026 · An · 595" in words(card)
    dialog = press(card, "Wijzigen: Uittreksel uit het strafregister")
    next(one for one in dialog.findChildren(Button) if one.text() == "Verwijderen").click()
    assert store.read(papers.of, nadia, TODAY).rows == ()


def test_of_a_couple_each_has_their_own(card: VolunteerPapers, store: Store, nadia: UUID, page: BuddiesPage) -> None:
    store.write(people.add_second_person, nadia, {"first_name": "Femke"})
    assert "Informatienota, Femke" in words(card)
    dialog = press(card, "Noteren: Informatienota, Femke")
    assert dialog.whose.currentText() == "Femke"
    dialog.save()
    missing = [(one.name, one.kind) for one in store.read(papers.of, nadia, TODAY).missing]
    assert ("Femke", PaperKind.INFORMATION_NOTE) not in missing
    assert ("Nadia", PaperKind.INFORMATION_NOTE) in missing


def test_the_emergency_card_is_in_the_menu(
    card: VolunteerPapers, page: BuddiesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Callable[[], bytes]] = []
    monkeypatch.setattr(emergency_paper, "give_pdf", lambda *facts, sent, spoken, template: made.append(facts[-1]))
    next(one for one in page.detail.heading.menu.actions() if one.text() == "Noodkaart…").trigger()
    assert made[0]().startswith(b"%PDF")


def test_the_card_is_never_cut(
    card: VolunteerPapers, window: MainWindow, cut_in: Callable[[object], list[str]], qtbot: QtBot
) -> None:
    for width in (1024, 1366):
        window.resize(width, 768)
        QApplication.processEvents()
        assert cut_in(card) == []
    qtbot.keyClick(window, Qt.Key.Key_Tab)
