"""Twelve months of contacts: a dot for each time they saw each other, a ring for each talk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.services.contacts import ContactRow
from app.services.duos import DuoRow
from app.services.months import MONTHS, Month, counted, paused_in
from app.ui import theme
from app.ui.widgets.paint import antialiased
from app.ui.words import month_letters

MOST_DOTS = 4
_STEP, _GROUND = 12, 54


def months(row: DuoRow, contacts: Sequence[ContactRow], today: date) -> list[Month]:
    """The last twelve months, this one included; a contact that was tried in vain does not count."""
    return [replace(month, paused=paused_in(row.steps, month.first)) for month in counted(contacts, today)]


class MonthsStrip(QWidget):
    """The months side by side, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._months: Sequence[Month] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, found: Sequence[Month]) -> None:
        """Show other months."""
        self._months = found
        spoken = ", ".join(f"{month_letters(m.first)} {(m.seen or 0) + m.talks or _nothing(m)}" for m in found)
        self.setAccessibleName(_("Contacts per month: {months}").format(months=spoken))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, _GROUND + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(288, _GROUND + 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        wide = self.width() / MONTHS
        with antialiased(self) as painter:
            for at, month in enumerate(self._months):
                middle = wide * (at + 0.5)
                painter.setPen(theme.pen("line", 1))
                painter.drawLine(QPointF(wide * at + 3, _GROUND), QPointF(wide * (at + 1) - 3, _GROUND))
                seen_times = month.seen or 0
                count = seen_times + month.talks
                many = count > MOST_DOTS
                for dot in range(MOST_DOTS - 1 if many else count):
                    seen = dot < seen_times
                    painter.setPen(Qt.PenStyle.NoPen if seen else theme.pen("prof", 1.6))
                    painter.setBrush(theme.color("primary" if seen else "surface"))
                    size = 4.5 if seen else 3.8
                    painter.drawEllipse(QPointF(middle, _GROUND - 8 - dot * _STEP), size, size)
                painter.setFont(theme.font(theme.SMALL))
                painter.setPen(theme.color("text2"))
                none = "0" if month.seen == 0 and not count else ""
                if words := str(count) if many else none:
                    top = _GROUND - 17 - (MOST_DOTS - 1) * _STEP if many else _GROUND - 20
                    painter.drawText(QRectF(middle - wide / 2, top, wide, 18), Qt.AlignmentFlag.AlignCenter, words)
                elif month.paused and not count:
                    painter.drawText(
                        QRectF(middle - wide, _GROUND - 21, 2 * wide, 18), Qt.AlignmentFlag.AlignCenter, _("pause")
                    )
                letters = month_letters(month.first)
                painter.drawText(
                    QRectF(middle - wide, _GROUND + 4, 2 * wide, 18), Qt.AlignmentFlag.AlignCenter, letters
                )


def _nothing(month: Month) -> str:
    """That they did not see each other is not the same as that nothing was noted."""
    return "0" if month.seen == 0 else _("pause") if month.paused else _("nothing noted")
