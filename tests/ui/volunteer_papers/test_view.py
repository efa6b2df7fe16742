"""The papers of volunteers in the window: of all or of one partner, each leads to the buddy, a paper for each."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.models import Buddy
from app.services import papers, people
from app.services.actions import perform
from app.services.handouts import left
from app.services.papers import AskedPaper
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.ui import theme
from app.ui.assembly import assemble
from app.ui.buddies.form import NONE, BuddyForm
from app.ui.figures.page import PAPERS, FiguresPage
from app.ui.main_window import MainWindow
from app.ui.saving import PDF, PaperDialog
from app.ui.store import Store
from app.ui.tokens import LIGHT
from app.ui.volunteer_papers.asked_dialog import AskedDialog
from app.ui.volunteer_papers.table import ALL, TO_ASK, TO_SETTLE
from app.ui.volunteer_papers.view import EVERY, VolunteerPapersView
from app.vocabulary import BuddyStatus, PaperKind

TODAY = date.today()


def add(vault: Vault, first: str, last: str, partner: str | None) -> UUID:
    own = {"status": BuddyStatus.AVAILABLE, "capacity": 1}
    made = perform(vault, people.add_buddy, {"first_name": first, "last_name": last}, own)
    if partner:
        perform(vault, people.change_buddy, made, {"partner": partner})
    return made


@pytest.fixture
def nadia(vault: Vault) -> UUID:
    return add(vault, "Nadia", "Vlinderdal", "Samana")


@pytest.fixture
def stef(vault: Vault) -> UUID:
    """All is in order, but for what nobody asked."""
    made = add(vault, "Stef", "Korenbloem", None)
    with vault.read() as session:
        person = session.get_one(Buddy, made).person_id
    for kind in papers.COMPULSORY:
        perform(vault, papers.add, made, person, kind, {"on": TODAY})
    return made


@pytest.fixture
def window(store: Store, nadia: UUID, stef: UUID, qtbot: QtBot) -> MainWindow:
    made = assemble(store)
    qtbot.addWidget(made)
    made.resize(1024, 768)
    made.show()
    qtbot.waitExposed(made)
    made.show_page("figures")
    return made


@pytest.fixture
def page(window: MainWindow) -> FiguresPage:
    return next(page for page in window.pages if isinstance(page, FiguresPage))


@pytest.fixture
def view(page: FiguresPage, qtbot: QtBot) -> VolunteerPapersView:
    page.show_section(PAPERS)
    found = page.views[PAPERS]
    assert isinstance(found, VolunteerPapersView)
    read(found, qtbot)
    return found


def read(view: VolunteerPapersView, qtbot: QtBot) -> None:
    """Wait until what is read beside the window is shown."""
    qtbot.waitUntil(lambda: not view.reading.is_reading)


def shown(view: VolunteerPapersView) -> list[str]:
    return [row.name for row in view.table.table.rows.shown]


def test_the_rows_of_a_filter_and_of_a_partner(view: VolunteerPapersView, qtbot: QtBot) -> None:
    assert shown(view) == ["Nadia Vlinderdal"]
    view.table.choose_filter(TO_ASK)
    assert shown(view) == ["Nadia Vlinderdal", "Stef Korenbloem"]
    view.table.choose_filter(ALL)
    view.partner.choose("Samana")
    view.partner.chosen.emit("Samana")
    assert shown(view) == ["Nadia Vlinderdal"]
    view.partner.choose("")
    view.partner.chosen.emit("")
    assert shown(view) == ["Stef Korenbloem"]
    view.refresh()
    read(view, qtbot)
    assert view.partner.current == ""
    assert shown(view) == ["Stef Korenbloem"]


def test_nothing_is_written_before_it_is_read_of_whom(
    store: Store, nadia: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []
    monkeypatch.setattr("app.ui.volunteer_papers.view.give_pdf", lambda *asked, **_more: given.append(asked))
    made = VolunteerPapersView(store, lambda: TODAY)
    made.make()
    qtbot.addWidget(made)
    made.refresh()
    made.print_shown()
    assert given == []
    read(made, qtbot)
    made.print_shown()
    assert len(given) == 1


def test_a_row_leads_to_the_buddy(view: VolunteerPapersView, page: FiguresPage, nadia: UUID, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.opened) as opened:
        view.table.opened.emit(view.table.table.rows.shown[0].person_id)
    assert opened.args == [Subject("buddy", nadia)]


def test_what_the_office_asks_is_settled_and_asked(
    view: VolunteerPapersView, window: MainWindow, store: Store, stef: UUID, qtbot: QtBot
) -> None:
    view.ask.click()
    asked = next(one for one in window.findChildren(AskedDialog) if one.isVisible())
    asked.boxes[AskedPaper(PaperKind.EXTRACT, "595")].setChecked(True)
    asked.save()
    view.refresh()
    read(view, qtbot)
    assert shown(view) == ["Nadia Vlinderdal", "Stef Korenbloem"]
    assert [one.by_office for one in store.read(papers.of, stef, TODAY).missing] == [True]


def test_a_paper_for_each_partner_and_it_is_noted(
    view: VolunteerPapersView, store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "papieren.pdf"
    monkeypatch.setattr(PaperDialog, "exec", lambda self: self._choose(PDF))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    assert view.write_papers()
    qtbot.waitUntil(lambda: bool(store.read(left, 9)))
    assert len(PdfReader(file).pages) == 2
    view.partner.choose("Samana")
    assert view.write_papers()
    qtbot.waitUntil(lambda: len(store.read(left, 9)) == 2)
    assert len(PdfReader(file).pages) == 1


def test_the_benefits_of_a_buddy_are_chosen_on_the_form(
    window: MainWindow, store: Store, vault: Vault, nadia: UUID
) -> None:
    window.show_page("buddies")
    buddies: Any = window.page
    buddies.choose(nadia)
    buddies.edit()
    form = buddies._form
    assert isinstance(form, BuddyForm)

    def kept() -> Any:
        QApplication.processEvents()
        return store.read(papers.of, nadia, TODAY).benefits

    buttons: dict[str, Any] = form.choices.benefits  # type: ignore[attr-defined]
    assert kept() is None
    buttons[NONE].click()
    assert kept() == ()
    buttons["illness"].click()
    assert [one.value for one in kept()] == ["illness"]
    assert not buttons[NONE].isChecked()
    buttons["illness"].click()
    assert kept() is None


@pytest.mark.parametrize(("width", "text"), [(1024, 130), (1366, 100)])
def test_nothing_is_cut(
    dressed: QApplication,
    cut_in: Callable[[Any], list[str]],
    window: MainWindow,
    view: VolunteerPapersView,
    width: int,
    text: int,
) -> None:
    theme.apply(dressed, LIGHT, text)
    try:
        window.resize(width, 768)
        assert cut_in(view) == []
        assert view.table.filter == TO_SETTLE
        assert view.partner.current == EVERY
    finally:
        theme.apply(dressed, LIGHT, 100)
