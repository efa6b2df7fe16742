"""What stood on two maps, in counts side by side, and never in one figure; a click on a count marks those people."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import N_, _, listed
from app.network.contents import MapContents
from app.network.figures import Figures, figures
from app.network.map import Ring, Sector
from app.network.words import named_sectors
from app.ui import theme
from app.ui.network.words import MANY, MARKS
from app.ui.widgets.card import Card
from app.ui.widgets.layout import separator
from app.ui.widgets.marks import Mark, paint_mark
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring, rounded

ROW, COLUMN, LAST = 25, 58, 24
UNKNOWN = "–"

# Words, icon, and whom of the figures they count.
FACTS: tuple[tuple[str, str, Callable[[Figures], tuple[UUID, ...]]], ...] = (
    (N_("Very close"), "pin", lambda found: found.by_ring[Ring.VERY_CLOSE]),
    (N_("Knows nobody else"), "participant", lambda found: found.isolated),
    (N_("Only through the buddy"), "duo", lambda found: found.only_via_buddy),
    (N_("Without the buddy too"), "walk", lambda found: found.without_buddy),
    (N_("Could grow"), "step", lambda found: found.potential),
)
EMPTY, APART = N_("Empty parts"), FACTS[1][0]


class ThenAndNowCard(Card):
    """Tells the ids of whom a count counted, then or now."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self._heads = _Heads()
        super().__init__(_("Then and now"), self._heads)
        self.body.setSpacing(0)
        self.kinds = {kind: _Line(_(words), MARKS[kind]) for kind, words in MANY.items()}
        self.facts = {words: _Line(_(words), icon=icon) for words, icon, _whom in FACTS}
        self.empty = _Line(_(EMPTY), icon="eye")
        self._ids: dict[_Line, tuple[UUID, ...]] = {self.empty: ()}
        for part in (*self.kinds.values(), separator(), *self.facts.values(), self.empty):
            self.add(part)
        for line in (*self.kinds.values(), *self.facts.values()):
            line.clicked.connect(lambda _on=False, line=line: self.chosen.emit(self._ids[line]))

    def show_maps(self, then: MapContents, now: MapContents, heads: tuple[str, str], days: tuple[str, str]) -> None:
        """Count two maps; ``heads`` stand above the columns, ``days`` are what a screen reader says of each."""
        self._heads.show_words(heads)
        before, after = figures(then), figures(now)
        for kind, line in self.kinds.items():
            self._show(line, before.by_kind[kind], after.by_kind[kind], days)
            # People are counted also where there are none; a group or an animal is not missed.
            line.setVisible(kind.is_human or bool(self._ids[line]))
        for words, _icon, whom in FACTS:
            self._show(self.facts[words], whom(before), whom(after), days)
        # Where no tie was drawn at all, nobody asked who knows whom.
        apart = [len(found.isolated) if drawn.ties else None for found, drawn in ((before, then), (after, now))]
        self.facts[APART].show_numbers(apart[0], apart[1], days, bool(self._ids[self.facts[APART]]))
        self.empty.show_numbers(len(before.empty_sectors), len(after.empty_sectors), days, False)
        self.empty.setToolTip(_empty(after.empty_sectors, now, days[1]))

    def _show(self, line: "_Line", then: tuple[UUID, ...], now: tuple[UUID, ...], days: tuple[str, str]) -> None:
        self._ids[line] = tuple(dict.fromkeys((*now, *then)))
        line.show_numbers(len(then), len(now), days, bool(self._ids[line]))


def _empty(sectors: tuple[Sector, ...], contents: MapContents, day: str) -> str:
    """Which parts are empty."""
    names = named_sectors(contents.sectors)
    return f"{day}: {listed([names[sector] for sector in sectors])}" if sectors else ""


class _Heads(QWidget):
    """Two words above two columns."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ("", "")
        theme.fix(self, width=2 * COLUMN, height=ROW)

    def show_words(self, words: tuple[str, str]) -> None:
        self._words = words
        self.setAccessibleName(" | ".join(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            painter.setPen(theme.color("text2"))
            _paint_columns(painter, QRectF(self.rect()), self._words, theme.SMALL)


class _Line(QAbstractButton):
    """A shape or an icon, words, how many then, and how many now."""

    def __init__(self, words: str, role: str = "", *, icon: str = "") -> None:
        super().__init__()
        self._words, self._role, self._icon = words, role, icon
        self.numbers = ("", "")
        self._ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_numbers(self, then: int | None, now: int | None, days: tuple[str, str], marks: bool) -> None:
        """Say other numbers, None for unknown; ``marks``: whether there is somebody to mark."""
        self.numbers = (UNKNOWN if then is None else str(then), UNKNOWN if now is None else str(now))
        said = ", ".join(f"{day} {number}" for day, number in zip(days, self.numbers, strict=True))
        self.setAccessibleName(f"{self._words}: {said}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if marks else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if marks else Qt.CursorShape.ArrowCursor)
        self.setEnabled(marks)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(theme.font()).horizontalAdvance(self._words)
        return QSize(theme.px(26) + words + theme.px(COLUMN + LAST), theme.px(ROW))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area, middle = QRectF(self.rect()), self.height() / 2
        with antialiased(self) as painter:
            if self.isEnabled() and self.underMouse():
                rounded(painter, area.adjusted(-6, 0, 6, 0), 4, "hover", None)
            if self._role:
                more = 0.5 if self._role in ("buddy", "group") else 0.0
                side = theme.px(14) + 2 * more
                paint_mark(painter, Mark(self._role), QRectF(1 - more, middle - side / 2, side, side), solid=True)
            else:
                theme.paint_icon(painter, self._icon, "text2", 0, middle - theme.px(8), theme.px(16))
            painter.setFont(theme.font())
            painter.setPen(theme.color("text"))
            painter.drawText(area.adjusted(theme.px(26), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
            _paint_columns(painter, area, self.numbers, theme.BODY)
            if self.hasFocus() and self._ring:
                focus_ring(painter, area, 4)


def _paint_columns(painter: QPainter, area: QRectF, words: tuple[str, str], size: int) -> None:
    """Two words at the right, that of now bold."""
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    for at, said in enumerate(words):
        painter.setFont(theme.font(size, bold=at == 1))
        painter.setPen(theme.color("text" if at else "text2"))
        painter.drawText(area.adjusted(0, 0, 0 if at else -theme.px(COLUMN), 0), flags, said)
