"""Reading in the lists a coordinator has: choose files, take them over in one step, tell what became of each row."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _, ngettext
from app.ui import theme
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import filled
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.layout import column, scrolled
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.services.transfer import FileReport
    from app.transfer.reading import ListReading

TALLEST = 320


class ListImport(QObject):
    """One import at a time: files are read beside the window, then taken over after a verified backup."""

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._window = store, window
        self._task: Task | None = None

    def choose(self) -> None:
        """Let the coordinator choose files."""
        kinds = _("Lists (*.xlsx *.xls *.ods *.csv)")
        chosen, _kind = QFileDialog.getOpenFileNames(self._window, _("Which lists?"), str(Path.home()), kinds)
        if chosen:
            self.read([Path(name) for name in chosen])

    def read(self, files: Sequence[Path]) -> None:
        """Read files and take them over."""

        def work(is_cancelled: IsCancelled, report: Report) -> "list[ListReading]":
            from app.transfer.reading import read_list

            return [read_list(file, None, date.today()) for file in files]

        self._task = Task(work, self)
        self._task.done.connect(self._take_over)
        self._task.failed.connect(lambda error: tell(self._window, error))
        self._task.start()

    def _take_over(self, readings: "list[ListReading]") -> None:
        from app.services.transfer import import_lists
        from app.storage.backup import backup

        backup(self._store.vault)  # type: ignore[arg-type]
        reports = self._store.write(import_lists, readings)
        ImportReport(self._window, reports).open()


class ImportReport(Dialog):
    """What became of each row: how many, which were refused and why, and what to check."""

    def __init__(self, parent: QWidget | None, reports: "Sequence[FileReport]") -> None:
        added = sum(report.added for report in reports)
        title = ngettext("{n} person was added", "{n} people were added", added).format(n=added)
        super().__init__(parent, title, width=WIDE)
        told = column(*(part for report in reports for part in _lines(report)), 1, gap=4)
        inside = QWidget()
        inside.setLayout(told)
        area = scrolled(inside, _("What became of each row"))
        area.setFixedHeight(TALLEST)
        self.body.addWidget(area)
        self.add_answer(filled(_("Understood")), default=True)


def _lines(report: "FileReport") -> list[QWidget]:
    sentence = _("{rows} rows, {added} added, {unchanged} known already, {refused} refused")
    counts = sentence.format(
        rows=report.rows, added=report.added, unchanged=report.unchanged, refused=len(report.refused)
    )
    lines: list[QWidget] = [label(report.file, theme.HEADING, bold=True, wrap=True), label(counts, wrap=True)]
    refused = [_("row {row}: {reason}").format(row=one.row, reason=one.reason) for one in report.refused]
    if refused:
        lines.append(label(_("Not taken over"), bold=True))
        lines += [label(line, theme.SECOND, wrap=True) for line in refused]
    if report.warnings:
        lines.append(label(_("To check"), bold=True))
        rows: dict[str, list[int]] = {}
        for told in report.warnings:
            rows.setdefault(": ".join(filter(None, (told.column, str(told.reason)))), []).append(told.row)
        lines += [label(_with_rows(line, at), theme.SECOND, wrap=True) for line, at in rows.items()]
    return lines


def _with_rows(line: str, at: list[int]) -> str:
    """The same remark about many rows is said once."""
    numbers = [str(number) for number in Counter(at) if number]
    if not numbers:
        return line
    return ngettext("{line} (row {rows})", "{line} (rows {rows})", len(numbers)).format(
        line=line, rows=", ".join(numbers)
    )
