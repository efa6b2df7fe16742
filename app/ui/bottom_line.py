"""The line that shows trust: when it was saved, the last verified backup, and what Ctrl+Z will undo."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _, clock, short_date
from app.ui import theme
from app.ui.widgets.paint import antialiased
from app.ui.widgets.text import ElidedLabel, label


class BottomLine(QWidget):
    """Three facts on one line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bottomLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(30)
        self.saved = label("", theme.SMALL, tone="text2")
        self.backup = label("", theme.SMALL, tone="text2")
        self.undo = ElidedLabel(size=theme.SMALL)
        self.undo.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._saved_icon, self._backup_icon = _Icon("check", "green"), _Icon("shield", "green")
        body = QHBoxLayout(self)
        body.setContentsMargins(24, 1, 16, 0)
        body.setSpacing(6)
        body.addWidget(self._saved_icon)
        body.addWidget(self.saved)
        body.addWidget(self._backup_icon)
        body.addWidget(self.backup)
        body.addSpacing(16)
        body.addWidget(self.undo, 1)
        self.saved.setContentsMargins(0, 0, 22, 0)
        for waiting in (self._saved_icon, self.saved):
            waiting.hide()
        self.show_backup(None)
        self.show_undo("")

    def show_saved(self, moment: datetime) -> None:
        """Say when the last change was committed."""
        self._saved_icon.show()
        self.saved.show()
        self.saved.setText(_("Saved at {clock}").format(clock=clock(moment)))

    def show_backup(self, moment: datetime | None) -> None:
        """Say when a backup was last made and checked."""
        self._backup_icon.change(*(("shield", "green") if moment else ("info", "amber")))
        words = _("Last verified backup: {when}").format(when=said(moment)) if moment else _("No verified backup yet")
        self.backup.setText(words)

    def show_undo(self, action: str) -> None:
        """Say what Ctrl+Z would take back."""
        action = action[:1].lower() + action[1:]
        self.undo.setText(_("Undo: {action}  ·  Ctrl+Z").format(action=action) if action else "")


def said(moment: datetime) -> str:
    """``vandaag 8.58 u.``, or ``20/11/2026 8.58 u.``"""
    day = _("today") if moment.date() == date.today() else short_date(moment.date())
    return f"{day} {clock(moment)}"


class _Icon(QWidget):
    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._drawn = (name, token)
        self.setFixedSize(16, 16)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def change(self, name: str, token: str) -> None:
        self._drawn = (name, token)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            theme.paint_icon(painter, *self._drawn, 0, 0, 16)
