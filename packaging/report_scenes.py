"""The scenes of the report of a year: the paper in sight, and a file without words."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from waiting import until, wait

from app.figures.asked import whole_year
from app.services.year_report import CSV
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.widgets.layout import bring_into_sight
from app.ui.year_report.dialog import ReportDialog

Scene = tuple[str, Callable[[], object]]
At = Callable[..., Callable[[], object]]


def of_report(store: Store, today: date, at: At) -> Iterator[Scene]:
    """The dialog as it opens, with its stories, and of a file of figures alone."""

    def opened(then: Callable[[ReportDialog], object] = lambda dialog: None) -> Callable[[], object]:
        def show(page: Any) -> None:
            dialog = ReportDialog(store, whole_year(today.year), today, page.window())
            _settle()
            then(dialog)
            _settle()
            dialog.open()
            dialog.stand()

        return at("figures", show)

    yield "report", opened()
    yield "report-stories", opened(_stories)
    yield "report-csv", opened(lambda dialog: dialog.kinds.choose(CSV))


def _stories(dialog: ReportDialog) -> None:
    boxes = [box for box in dialog.stories.boxes.values() if box.isEnabled()]
    if len(boxes) > 1:
        boxes[0].setChecked(True)
        QTimer.singleShot(0, lambda: bring_into_sight(boxes[1]))


def _settle() -> None:
    wait(600)
    QApplication.processEvents()
    until(lambda: not any_running())
    wait(100)
