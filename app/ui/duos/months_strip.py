"""Twelve months of contacts: a dot for each time they saw each other, a ring for each talk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.services.contacts import TALKS, ContactRow
from app.services.duos import DuoRow
from app.ui import theme
from app.ui.widgets.paint import antialiased
from app.ui.words import month_letters
from app.vocabulary import DuoState

MONTHS, MOST_DOTS = 12, 4
_STEP, _GROUND = 12, 54


@dataclass(frozen=True)
class Month:
    """The first day of a month, how often they saw each other, how many talks, and whether it fell in a pause."""

    first: date
    seen: int
    talks: int
    paused: bool


def months(row: DuoRow, contacts: Sequence[ContactRow], today: date) -> list[Month]:
    """The last twelve months, this one included; a contact that was tried in vain does not count."""
    found = []
    for back in range(MONTHS - 1, -1, -1):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        here = [c for c in contacts if (c.on.year, c.on.month) == (year, month + 1) and c.reached is not False]
        talks = sum(c.kind in TALKS for c in here)
        first = date(year, month + 1, 1)
        found.append(Month(first, len(here) - talks, talks, _paused(row, first)))
    return found


def _paused(row: DuoRow, first: date) -> bool:
    """Whether a pause touched this month."""
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    ends = [on for _state, on in row.steps[1:]] + [date.max]
    return any(
        state is DuoState.PAUSED and begun < after and end >= first
        for (state, begun), end in zip(row.steps, ends, strict=True)
    )


class MonthsStrip(QWidget):
    """The months side by side, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._months: Sequence[Month] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, found: Sequence[Month]) -> None:
        """Show other months."""
        self._months = found
        spoken = ", ".join(
            f"{month_letters(m.first)} {m.seen + m.talks or (_('pause') if m.paused else 0)}" for m in found
        )
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
                count = month.seen + month.talks
                for dot in range(min(count, MOST_DOTS)):
                    seen = dot < month.seen
                    painter.setPen(Qt.PenStyle.NoPen if seen else theme.pen("prof", 1.6))
                    painter.setBrush(theme.color("primary" if seen else "surface"))
                    size = 4.5 if seen else 3.8
                    painter.drawEllipse(QPointF(middle, _GROUND - 8 - dot * _STEP), size, size)
                painter.setFont(theme.font(theme.SMALL))
                painter.setPen(theme.color("text2"))
                if month.paused and not count:
                    painter.drawText(
                        QRectF(middle - wide, _GROUND - 21, 2 * wide, 18), Qt.AlignmentFlag.AlignCenter, _("pause")
                    )
                letters = month_letters(month.first)
                painter.drawText(
                    QRectF(middle - wide, _GROUND + 4, 2 * wide, 18), Qt.AlignmentFlag.AlignCenter, letters
                )
