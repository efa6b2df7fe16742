"""Backups: the last verified one, a second place for them, the trial of each month, and all there are."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QLayout, QWidget

from app.errors import KlikError
from app.i18n import N_, _, labelled
from app.services.backup_words import in_short, local, place, said, where_to
from app.storage import backup, second_place, trial
from app.storage.second_place import Standing
from app.storage.snapshot import BackupInfo
from app.storage.vault import Vault
from app.ui.messages import tell
from app.ui.store import Store
from app.ui.tasks import IsCancelled, Report, Task, Work
from app.ui.widgets.buttons import Button, filled, link, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.text import label

ROWS = 8
"""How many backups are in sight at most; the table scrolls to the others."""


@dataclass(frozen=True)
class _Seen:
    """What was found beside the window, for a stick may be slow."""

    standing: list[Standing]
    reachable: bool
    same_disk: bool


class BackupsCard(Card):
    """Says it again whenever a backup was made, by whatever made it."""

    restore_wanted = Signal()

    def __init__(self, store: Store, vault: Vault) -> None:
        super().__init__(_("Backups"))
        self._store, self._vault = store, vault
        self._running: Task | None = None
        self._shield = Glyph("shield", "green")
        self.last = label("", bold=True, wrap=True)
        self.back_up = filled(_("Make a backup…"), "shield")
        self.second, self.trial = label("", tone="text2", wrap=True), label("", tone="text2", wrap=True)
        self.put_back = outlined(_("Restore a backup…"))
        self.choose, self.give_up = outlined(""), link(_("No more backups there"))
        self.try_now = outlined(_("Try now"))
        self.progress = ProgressCard(_("The backup is being made and checked"))
        columns: list[Column[Standing]] = [
            Column(N_("When"), _when, lambda one: (one.info.head.number, one.info.at), width=156),
            Column(N_("Why"), lambda one: _(one.info.why) if one.info.why else "", width=180),
            Column(N_("Holds"), lambda one: in_short(one.info.counts), width=235),
            Column(N_("Kept on"), self._places, width=185),
        ]
        self.rows: RowTableModel[Standing] = RowTableModel(columns, _when)
        self.table = RowTable(self.rows, _("All backups"), key=lambda one: one.info.path.name, fills=True)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self._lay_out()
        self.back_up.clicked.connect(self._choose_target)
        self.put_back.clicked.connect(self.restore_wanted)
        self.choose.clicked.connect(self._choose_second)
        self.give_up.clicked.connect(self.give_second_up)
        self.try_now.clicked.connect(self.put_to_the_test)
        store.remembered.connect(self._on_remembered)

    def refresh(self) -> None:
        """Say how things stand, and look beside the window at what stands where."""
        known = self._vault.state
        at = local(known.backup_at)
        self._shield.change(*(("shield", "green") if at else ("info", "amber")))
        words = _("Last verified backup: {when} to {where}")
        none = _("No backup was made on this laptop yet. Klik makes one when it closes.")
        self.last.setText(words.format(when=said(at), where=where_to(known, self._vault.folder)) if at else none)
        self._say_trial()
        self.choose.setText(_("Another folder…") if known.also_to else _("Choose a folder…"))
        self.choose.updateGeometry()
        self.give_up.setVisible(bool(known.also_to))
        looking = Task(lambda is_cancelled, report: _look(self._vault))
        looking.done.connect(self._show)
        looking.start()

    def back_up_to(self, folder: Path) -> None:
        """Make a backup in a folder or on a stick, beside the window."""
        task = self._run(lambda is_cancelled, report: backup.backup(self._vault, folder))
        task.done.connect(self._tell_made)

    def use_second(self, folder: Path) -> None:
        """From now on automatic backups go to a folder outside as well; the newest at once."""

        def work(is_cancelled: IsCancelled, report: Report) -> bool:
            second_place.choose(self._vault, folder)
            backup.if_changed(self._vault)
            return second_place.catch_up(self._vault)

        self._run(work)

    def give_second_up(self) -> None:
        """No more backups go there; those that are there stay."""
        second_place.choose(self._vault, None)

    def put_to_the_test(self) -> None:
        """Do now what is done once a month: put the newest back, look at it, take it away again."""
        self._run(lambda is_cancelled, report: trial.put_to_the_test(self._vault, is_cancelled))

    def _lay_out(self) -> None:
        words = _(
            "Klik makes them by itself: each half hour when something changed, on closing, and before anything risky. "
            "It keeps the last ten, and one of each of the last 7 days, 4 weeks and 6 months."
        )
        self.add(row(column(self._shield, 1), self.last, gap=10))
        self.add(label(words, tone="text2", wrap=True))
        self.add(row(self.back_up, self.put_back, 1))
        self.add(self.progress)
        self._add_part(_("A second place"), self.second, row(self.choose, self.give_up, 1, gap=16))
        self._add_part(_("Trial restore"), self.trial, row(self.try_now, 1))
        self.every = self._add_part(_("All backups"), self.table)

    def _add_part(self, title: str, *items: QWidget | QLayout) -> QWidget:
        part = QWidget()
        part.setLayout(column(separator(), label(title, bold=True), *items, margins=(0, 4, 0, 0)))
        self.add(part)
        return part

    def _run(self, work: Work) -> Task:
        self._set_busy(True)
        self._running = Task(work)
        self._running.failed.connect(self._tell_failed)
        self._running.ended.connect(self._rest)
        self._running.start()
        self.progress.follow(self._running)
        return self._running

    def _rest(self) -> None:
        self._set_busy(False)
        self.refresh()

    def _set_busy(self, busy: bool) -> None:
        buttons: tuple[Button, ...] = (self.back_up, self.put_back, self.choose, self.give_up, self.try_now)
        for button in buttons:
            button.setEnabled(not busy)

    def _choose_target(self) -> None:
        title = _("Where does the backup go? A stick or another disk is safest.")
        if chosen := QFileDialog.getExistingDirectory(self, title, str(Path.home())):
            self.back_up_to(Path(chosen))

    def _choose_second(self) -> None:
        title = _("Where do the backups go as well? A stick that stays in, or a shared folder.")
        start = self._vault.state.also_to or str(Path.home())
        if chosen := QFileDialog.getExistingDirectory(self, title, start):
            self.use_second(Path(chosen))

    def _tell_made(self, made: BackupInfo) -> None:
        self._store.said.emit(_("Backup made and checked: {file}").format(file=made.path.name), False)

    def _tell_failed(self, error: KlikError) -> None:
        tell(self.window(), error)

    def _on_remembered(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, seen: _Seen) -> None:
        self.rows.set_rows(seen.standing)
        for part in (self.every, self.try_now):
            part.setVisible(bool(seen.standing))
        self.table.setFixedHeight(self.table.height_with(min(len(seen.standing), ROWS)))
        self._say_second(seen)

    def _say_second(self, seen: _Seen) -> None:
        known = self._vault.state
        folder, at = known.also_to, local(known.also_at)
        if not folder:
            words = _(
                "When this laptop breaks or gets lost, all is still there on a stick or in a shared folder. Each "
                "backup goes there as well, whenever it can be reached, and nobody reads it without the password."
            )
        elif not seen.reachable:
            since = _("Since {when} no backup went there.").format(when=said(at)) if at else _("None went there yet.")
            words = _("{folder} cannot be reached now.").format(folder=folder) + " " + since
        else:
            since = _("since {when} the last backup stands there").format(when=said(at)) if at else _("None yet")
            words = labelled(folder, since)
            if seen.same_disk:
                words += "\n" + _("This is the disk of the vault itself: when that breaks, both are gone.")
        _say(self.second, words, "amber_ink" if folder and (seen.same_disk or not seen.reachable) else "text2")

    def _say_trial(self) -> None:
        known = self._vault.state
        about = _(
            "Once a month Klik puts the newest backup back in a folder for the moment, and looks whether all is in it."
        )
        at = local(known.tried_at)
        if at and known.tried_bad:
            words = _(
                "At the last trial, {when}, a backup turned out to be damaged. Klik set it aside and made a new one at "
                "once, which holds."
            )
        else:
            words = _("Last time, {when}, everything came out of it.") if at else ""
        told = words.format(when=said(at)) if at else ""
        _say(self.trial, f"{about} {told}".strip(), "amber_ink" if known.tried_bad else "text2")

    def _places(self, one: Standing) -> str:
        outside = place(Path(self._vault.state.also_to))
        return " · ".join([_("this laptop")] * one.here + [outside] * one.outside)


def _look(vault: Vault) -> _Seen:
    known, folder = vault.state, vault.folder
    reachable = second_place.is_reachable(known)
    return _Seen(
        second_place.everywhere(folder, known), reachable, reachable and second_place.is_same_disk(folder, known)
    )


def _when(one: Standing) -> str:
    return said(one.info.at.astimezone().replace(tzinfo=None))


def _say(sentence: QLabel, words: str, tone: str) -> None:
    sentence.setText(words)
    sentence.setProperty("tone", tone)
    sentence.update()
