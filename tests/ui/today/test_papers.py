"""Papers of volunteers that run out stand beside the rows, and lead to who signed them."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import hard_days, papers, people
from app.services.subjects import Subject
from app.ui.main_window import MainWindow
from app.ui.store import Store
from app.ui.today.link import NameLink
from app.ui.today.page import TodayPage
from app.ui.widgets.text import ElidedLabel
from app.vocabulary import PaperKind

TODAY = date(2026, 11, 23)


def test_a_paper_that_runs_out_leads_to_the_buddy(
    window: MainWindow, page: TodayPage, store: Store, busy: dict[str, UUID], qtbot: QtBot
) -> None:
    assert not page.side.papers.isVisible()
    jef = store.read(people.buddy, busy["jef"], TODAY).person_id
    store.write(papers.add, busy["jef"], jef, PaperKind.AGREEMENT_NOTE, {"until": date(2026, 12, 15)})
    QApplication.processEvents()
    (name,) = page.side.papers.findChildren(NameLink)
    assert name.text() == "Jef Klaverblad"
    assert "afsprakennota tot 15/12" in [one.text() for one in page.side.papers.findChildren(ElidedLabel)]
    with qtbot.waitSignal(page.opened) as opened:
        name.click()
    assert opened.args == [Subject("buddy", busy["jef"])]
    store.write(hard_days.deceased, jef, TODAY)
    assert not page.side.papers.isVisible()
