"""The notes for a volunteer, among the papers of a buddy."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import handouts, people, screening
from app.services.subjects import Subject
from app.ui.buddies.page import BuddiesPage
from app.ui.main_window import MainWindow
from app.ui.people.detail import PAPERS
from app.ui.saving import PDF, PaperDialog
from app.ui.store import Store
from app.ui.widgets.buttons import Button
from app.vocabulary import BuddyStatus

NOTES = ["Afsprakennota van een vrijwilliger", "Informatienota voor een vrijwilliger"]


def buttons(page: BuddiesPage) -> dict[str, Button]:
    """What can be saved, by its name."""
    named = ((one.accessibleName().partition(": ")[2], one) for one in page.detail.papers.findChildren(Button))
    return {name: one for name, one in named if name}


@pytest.mark.parametrize("name", NOTES)
def test_a_note_is_made_with_the_name_of_the_volunteer(
    window: MainWindow,
    page: BuddiesPage,
    nadia: UUID,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    name: str,
) -> None:
    target = tmp_path / "nota.pdf"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(target), ""))
    monkeypatch.setattr(PaperDialog, "exec", lambda self: self._choose(PDF))
    page.choose(nadia)
    page.detail.tabs.choose(PAPERS)
    buttons(page)[name].click()
    qtbot.waitUntil(target.exists)
    with pypdfium2.PdfDocument(target) as paper:
        said = " ".join(paper[at].get_textpage().get_text_range() for at in range(len(paper)))
    assert "Nadia Vlinderdal" in said
    assert "1 oktober 2026" in said or "Informatie" in name
    qtbot.waitUntil(lambda: not page.detail.papers.given.isHidden())
    assert [one.text() for one in page.detail.papers.given.findChildren(QLabel)][2] == f"{name}, aan Nadia Vlinderdal"


def test_a_form_for_the_talk_is_there_as_long_as_somebody_is_a_candidate(
    window: MainWindow, page: BuddiesPage, add: Callable[..., UUID], nadia: UUID
) -> None:
    form = "Screeningsformulier van een kandidaat"
    for who, there in ((nadia, False), (add("Els", status=BuddyStatus.CANDIDATE), True)):
        page.choose(who)
        page.detail.tabs.choose(PAPERS)
        assert (form in buttons(page)) is there


@pytest.mark.parametrize("fact", ["deceased_on", "no_contact_since"])
def test_who_may_not_be_written_to_gets_none(
    window: MainWindow, page: BuddiesPage, nadia: UUID, store: Store, stored: Callable[[UUID], Any], fact: str
) -> None:
    store.write(people.change_person, stored(nadia).person_id, {fact: date(2026, 11, 1)})
    page.choose(nadia)
    page.detail.tabs.choose(PAPERS)
    assert not set(NOTES) & set(buttons(page))


def test_the_form_goes_to_the_partner_and_that_is_noted(
    window: MainWindow,
    page: BuddiesPage,
    add: Callable[..., UUID],
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    els = add("Els", status=BuddyStatus.CANDIDATE)
    store.write(screening.ask, els, "Samen Onderweg", date(2026, 11, 20))
    target = tmp_path / "formulier.pdf"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(target), ""))
    monkeypatch.setattr(PaperDialog, "exec", lambda self: self._choose(PDF))
    page.choose(els)
    page.detail.tabs.choose(PAPERS)
    buttons(page)["Screeningsformulier van een kandidaat"].click()
    qtbot.waitUntil(lambda: bool(store.read(handouts.handouts, Subject("buddy", els))))
    [given] = store.read(handouts.handouts, Subject("buddy", els))
    assert (given.to, given.note) == ("Samen Onderweg", "Screeningsformulier van een kandidaat")
    assert target.exists()
