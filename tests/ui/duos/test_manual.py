"""F1 on the page of duos: how far the two came decides which page of the manual that is."""

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.duos.page import DuosPage
from app.ui.main_window import MainWindow
from app.ui.manual.where import page_for
from tests.ui.duos.conftest import Begin


@pytest.mark.parametrize(
    ("step", "told"), [("proposed", "samenbrengen"), ("met", "samenbrengen"), ("together", "duo-opvolgen")]
)
def test_how_far_they_came_decides(window: MainWindow, page: DuosPage, begin: Begin, step: str, told: str) -> None:
    page.show_duo(begin(step))
    QApplication.processEvents()
    page.list.setFocus()
    assert page_for(window) == told


def test_where_the_keyboard_is_comes_first(window: MainWindow, page: DuosPage, begin: Begin) -> None:
    page.show_duo(begin("together"))
    QApplication.processEvents()
    page.detail.agreement.older.setFocus()
    page.detail.evaluations.print.setFocus()
    assert page_for(window) == "evalueren"
