"""The letter about a new contact person, among the papers of a participant."""

from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from app.services import office, people
from app.services.handouts import handouts
from app.services.subjects import Subject
from app.ui.letters import HandoverDialog
from app.ui.main_window import MainWindow
from app.ui.participants.page import ParticipantsPage
from app.ui.people.detail import PAPERS
from app.ui.saving import PDF, PaperDialog
from app.ui.store import Store
from app.ui.widgets.buttons import Button

NAME = "Brief over een nieuwe contactpersoon"


def letter(page: ParticipantsPage) -> Button | None:
    named = page.detail.papers.findChildren(Button)
    return next((one for one in named if one.accessibleName().endswith(NAME)), None)


def test_the_letter_names_who_was_and_who_is(
    window: MainWindow,
    page: ParticipantsPage,
    marleen: UUID,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    page.choose(marleen)
    assert letter(page) is None  # nobody is the contact person yet
    an = store.write(office.add_coordinator, {"first_name": "An", "last_name": "Zilverberk"})
    tom = store.write(office.add_coordinator, {"first_name": "Tom", "last_name": "Maanlicht"})
    store.write(people.change_participant, marleen, {"coordinator_id": an})
    page.detail.tabs.choose(PAPERS)
    target = tmp_path / "brief.pdf"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(target), ""))
    monkeypatch.setattr(PaperDialog, "exec", lambda self: self._choose(PDF))

    def answer(dialog: HandoverDialog) -> bool:
        dialog.who.choose(str(tom))
        dialog.day.editor.clear()  # type: ignore[attr-defined]
        dialog.answer.click()
        assert dialog.day.error  # a day is needed
        qtbot.keyClicks(dialog.day.editor, "1/12/2026")
        dialog.answer.click()
        return bool(dialog.result())

    monkeypatch.setattr(HandoverDialog, "exec", answer)
    button = letter(page)
    assert button
    button.click()
    qtbot.waitUntil(target.exists)
    with pypdfium2.PdfDocument(target) as paper:
        said = " ".join(paper[0].get_textpage().get_text_range().split())
    assert "Tom Maanlicht terecht. Vanaf 1 december 2026 is An Zilverberk" in said
    assert "Dag Marleen" in said
    qtbot.waitUntil(lambda: bool(store.read(handouts, Subject("participant", marleen))))
    (given,) = store.read(handouts, Subject("participant", marleen))
    assert (given.note, given.to) == (NAME, "Marleen Zonnedauw")
