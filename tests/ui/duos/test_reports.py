"""A report about a duo stands in the fold of its page, and not with anybody else."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QApplication, QLabel

from app.services import reports
from app.services.subjects import Subject
from app.ui.duos.page import DuosPage
from app.ui.main_window import MainWindow
from app.ui.reports.dialog import ReportDialog
from app.ui.store import Store


def test_a_report_about_two(window: MainWindow, page: DuosPage, begin: Callable[..., UUID], store: Store) -> None:
    duo = begin()
    page.show_duo(duo)
    fold = page.detail.reports
    next(one for one in page.detail.heading.menu.actions() if one.text() == "Melding noteren…").trigger()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    dialog.facts.set_text("Ruzie over geld.")
    dialog.save()
    assert fold.head.text() == "Meldingen en klachten 1 · 1 open"
    shown = [one.text() for one in page.detail.findChildren(QLabel) if one.isVisibleTo(page.detail)]
    assert "Ruzie over geld." not in shown  # it is noted, and still closed
    row = page.detail.view
    assert row
    assert store.read(reports.of, Subject("participant", row.row.participant_id)) == ()
    assert store.read(reports.of, Subject("duo", duo))[0].on == date(2026, 11, 23)
