"""Reading in the lists a coordinator has: choose files, take them over in one step, tell what became of each row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from app.i18n import _, ngettext
from app.ui import theme
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.layout import column, scrolled
from app.ui.widgets.text import label
from app.vocabulary import Role

if TYPE_CHECKING:
    from app.services.import_plan import FileReport
    from app.services.transfer import Unread
    from app.transfer.reading import ListReading

TALLEST = 320


@dataclass(frozen=True)
class _Outcome:
    """What reading brought: ``unclear`` are lists to ask whose they are first, ``backup_at`` the backup in UTC."""

    readings: "Sequence[ListReading]"
    unread: "Sequence[Unread]"
    unclear: tuple[Path, ...] = ()
    backup_at: datetime | None = None


class ListImport(QObject):
    """One import at a time: read the files beside the window, make a verified backup there, then take them over."""

    backed_up = Signal(datetime)  # on the clock on the wall

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

    def read(self, files: Sequence[Path], whose: Mapping[Path, Role | None] | None = None) -> None:
        """Read files and take them over; ``whose`` has what the coordinator said of the lists that do not tell."""
        answers = dict(whose or {})
        vault = self._store.vault

        def work(is_cancelled: IsCancelled, report: Report) -> _Outcome:
            from app.services.transfer import read_lists
            from app.storage.backup import backup
            from app.transfer.reading import WhoseList

            readings, unread = [], []
            for file in files:
                read, refused = read_lists([file], answers.get(file), date.today())
                readings += read
                unread += refused
            questions = {one.file for one in unread if isinstance(one.error, WhoseList)} - answers.keys()
            unclear = tuple(file for file in files if file in questions)
            if unclear or not readings or is_cancelled():
                return _Outcome(readings, unread, unclear)
            return _Outcome(readings, unread, backup_at=backup(vault).at)  # type: ignore[arg-type]

        def go_on(outcome: _Outcome) -> None:
            if outcome.unclear:
                self.read(files, answers | {file: self._ask_whose(file) for file in outcome.unclear})
            else:
                self._take_over(outcome)

        self._task = Task(work, self)
        self._task.done.connect(go_on)
        self._task.failed.connect(lambda error: tell(self._window, error))
        self._task.start()

    def _ask_whose(self, file: Path) -> Role | None:
        question = WhoseDialog(self._window, file)
        question.exec()
        return question.role

    def _take_over(self, outcome: _Outcome) -> None:
        from app.services.transfer import import_lists

        reports: Sequence[FileReport] = ()
        if outcome.backup_at:
            self.backed_up.emit(outcome.backup_at.astimezone().replace(tzinfo=None))
            reports = self._store.write(import_lists, outcome.readings)
        ImportReport(self._window, reports, outcome.unread).open()


class WhoseDialog(Dialog):
    """Whose list is it? ``role`` is the answer, None as long as there is none."""

    def __init__(self, parent: QWidget | None, file: Path) -> None:
        title = _("Whose list is {file}?").format(file=file.name)
        super().__init__(parent, title, _("Its columns do not tell. Without an answer this list is not read."))
        self.role: Role | None = None
        for role, words in ((Role.PARTICIPANT, _("Participants")), (Role.BUDDY, _("Buddies"))):
            self.add_answer(outlined(words)).clicked.connect(partial(self._answer, role))

    def _answer(self, role: Role) -> None:
        self.role = role


class ImportReport(Dialog):
    """What became of each row: how many, which were refused and why, and what to check."""

    def __init__(
        self, parent: QWidget | None, reports: "Sequence[FileReport]", unread: "Sequence[Unread]" = ()
    ) -> None:
        added = sum(report.added for report in reports)
        title = ngettext("{n} person was added", "{n} people were added", added).format(n=added)
        super().__init__(parent, title if reports else _("That did not work"), width=WIDE)
        lines = [line for one in unread for line in _unread_lines(one)]
        lines += [line for report in reports for line in _lines(report)]
        inside = QWidget()
        inside.setLayout(column(*lines, 1, gap=4))
        area = scrolled(inside, _("What became of each row"))
        area.setFixedHeight(TALLEST)
        self.body.addWidget(area)
        copy = self.add_answer(outlined(_("Copy"), "copy"))
        copy.clicked.disconnect()
        words = "\n".join(one.text() for one in inside.findChildren(QLabel))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(words))
        self.add_answer(filled(_("Understood")), default=True)


def _unread_lines(one: "Unread") -> list[QWidget]:
    return [label(one.file.name, theme.HEADING, bold=True, wrap=True), label(str(one.error), wrap=True)]


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
