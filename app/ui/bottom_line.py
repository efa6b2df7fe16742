"""The line that shows trust: what was saved when, the last verified backup, who works, and what Ctrl+Z will undo."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.i18n import _, clock
from app.services.backup_words import said
from app.services.office import CoordinatorRow
from app.ui import theme
from app.ui.widgets.buttons import line_button
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.text import ElidedLabel, label

ANSWERS_FOR = 2000
"""Milliseconds that the words of a write stand out."""
MOST_HELD = 2
"""How many fields are named whose text waits."""


class BottomLine(QWidget):
    """Four facts on one line; a click on who works tells who works from now on."""

    worker_wanted = Signal(UUID)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bottomLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.fix(self, height=30)
        self.saved = label("", theme.SMALL, tone="text2")
        self.backup = ElidedLabel(size=theme.SMALL)
        self.working = line_button()
        self.working.setMenu(QMenu(self.working))
        self.working.menu().setAccessibleName(_("Who is working?"))
        self.undo = ElidedLabel(size=theme.SMALL)
        self.undo.setAlignment(Qt.AlignmentFlag.AlignRight)
        # It takes what is left: the backup, that nothing else says, is cut last.
        self.undo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._backup_icon = Glyph("shield", "green", 16)
        body = QHBoxLayout(self)
        body.setContentsMargins(24, 1, 16, 0)
        body.setSpacing(6)
        self._saved_icon = Glyph("check", "green", 16)
        body.addWidget(self._saved_icon)
        body.addWidget(self.saved)
        body.addWidget(self._backup_icon)
        body.addWidget(self.backup)
        body.addSpacing(8)
        body.addWidget(self.working)
        body.addSpacing(8)
        body.addWidget(self.undo, 1)
        self.saved.setContentsMargins(0, 0, 22, 0)
        self._said, self._held = _("All is saved"), ""
        self.saved.setText(self._said)
        self._quiet = QTimer(self, interval=ANSWERS_FOR, singleShot=True)
        self._quiet.timeout.connect(lambda: self._tone("text2"))
        self.show_working(None, ())
        self.show_backup(None)
        self.show_undo("")

    def show_saved(self, moment: datetime) -> None:
        """Say when the last change was committed; the words stand out for a moment, for the minute may be the same."""
        self._said = _("Saved at {clock}").format(clock=clock(moment))
        if not self._held:
            self.saved.setText(self._said)
            self._tone("text")
            self._quiet.start()

    def show_held(self, fields: Sequence[str]) -> None:
        """Say in which fields something was typed that cannot be stored as it stands; without any, when it was."""
        more = _(" and more") if len(fields) > MOST_HELD else ""
        held = _("Not saved yet: {fields}").format(fields=", ".join(fields[:MOST_HELD]) + more) if fields else ""
        if held == self._held:
            return
        self._held = held
        self._quiet.stop()
        self._saved_icon.change(*(("warn", "amber") if held else ("check", "green")))
        self.saved.setText(held or self._said)
        self._tone("amber_ink" if held else "text2")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.saved.text()))

    def _tone(self, tone: str) -> None:
        if self.saved.property("tone") != tone:
            self.saved.setProperty("tone", tone)
            self.saved.style().polish(self.saved)

    def show_backup(self, moment: datetime | None, where: str = "") -> None:
        """Say when a backup was last made and checked, and where it went."""
        self._backup_icon.change(*(("shield", "green") if moment else ("info", "amber")))
        words = _("Last verified backup: {when} to {where}")
        self.backup.setText(words.format(when=said(moment), where=where) if moment else _("No verified backup yet"))

    def show_working(self, one: CoordinatorRow | None, everybody: Sequence[CoordinatorRow]) -> None:
        """Say who works, and offer the others; nothing where no coordinator is known."""
        self.working.setVisible(bool(everybody))
        self.working.setText(
            _("{name} is working").format(name=_short(one, everybody)) if one else _("Who is working?")
        )
        self.working.updateGeometry()
        menu = self.working.menu()
        menu.clear()
        names = QActionGroup(menu)
        for other in everybody:
            action = menu.addAction(other.full_name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(one is not None and other.id == one.id)
            action.triggered.connect(lambda _checked=False, other=other: self.worker_wanted.emit(other.id))
            names.addAction(action)

    def show_undo(self, action: str) -> None:
        """Say what Ctrl+Z would take back."""
        action = action[:1].lower() + action[1:]
        self.undo.setText(_("Undo: {action}  ·  Ctrl+Z").format(action=action) if action else "")


def _short(one: CoordinatorRow, everybody: Sequence[CoordinatorRow]) -> str:
    """The first name, unless somebody else has it too."""
    alone = [other.first_name for other in everybody].count(one.first_name) == 1
    return one.first_name if alone and one.first_name else one.full_name
