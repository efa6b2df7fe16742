"""The notes for a volunteer, among the papers of a buddy."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from app.services import people
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
