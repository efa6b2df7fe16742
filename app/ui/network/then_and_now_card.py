"""What stood on two maps, in counts side by side, and never in one figure; a click on a count marks those people."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, labelled, listed
from app.network.contents import MapContents
from app.network.figures import Figures, Ids, figures
from app.network.map import Ring, Sector
from app.network.words import named_sectors
from app.ui import theme
from app.ui.network.count import OPEN, ROW, Count
from app.ui.network.counts_card import KINDS
from app.ui.network.words import MARKS
from app.ui.widgets.card import Card
from app.ui.widgets.layout import separator
from app.ui.widgets.paint import antialiased

COLUMN, LAST = 58, 24  # the column of then, and at least that of now
UNKNOWN = "–"
APART = N_("Knows nobody else")

# Words, shape, icon, and whom of the figures they count.
FACTS: tuple[tuple[str, str, str, Callable[[Figures], Ids]], ...] = (
    (N_("Very close"), "", "pin", lambda found: found.by_ring[Ring.VERY_CLOSE]),
    (APART, "", "participant", lambda found: found.isolated),
    (N_("Only through the buddy"), "", "link", lambda found: found.only_via_buddy),
    (N_("Without the buddy too"), "", "check", lambda found: found.without_buddy),
    (N_("Can grow"), OPEN, "", lambda found: found.potential),
)


class ThenAndNowCard(Card):
    """Tells the ids of whom a count counted, then or now."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self._heads = _Heads()
        super().__init__(_("Then and now"), self._heads)
        self.body.setSpacing(0)
        self.kinds = {kinds: CountOfTwo(_(words), MARKS[kinds[0]]) for kinds, words in KINDS.items()}
        self.facts = {words: CountOfTwo(_(words), role, icon) for words, role, icon, _whom in FACTS}
        self.empty = CountOfTwo(_("Empty parts"), "", "eye")
        for part in (*self.kinds.values(), separator(), *self.facts.values(), self.empty):
            self.add(part)
        for line in (*self.kinds.values(), *self.facts.values()):
            line.chosen.connect(self.chosen)

    def show_maps(self, then: MapContents, now: MapContents, heads: tuple[str, str], days: tuple[str, str]) -> None:
        """Count two maps; ``heads`` stand above the columns, ``days`` are what a screen reader says of each."""
        self._heads.show_words(heads)
        before, after = figures(then), figures(now)
        for kinds, line in self.kinds.items():
            was, is_now = ([one for kind in kinds for one in found.by_kind[kind]] for found in (before, after))
            line.show_two(tuple(was), tuple(is_now), days)
        for words, _role, _icon, whom in FACTS:
            # Where no tie was drawn at all, nobody asked who knows whom.
            unknown = (words == APART and not then.ties, words == APART and not now.ties)
            self.facts[words].show_two(whom(before), whom(after), days, unknown)
        self.empty.show_numbers(str(len(before.empty_sectors)), str(len(after.empty_sectors)), days)
        self.empty.setToolTip(_empty(after.empty_sectors, now, days[1]))


def _empty(sectors: tuple[Sector, ...], contents: MapContents, day: str) -> str:
    """Which parts are empty."""
    names = named_sectors(contents.sectors)
    return labelled(day, listed([names[sector] for sector in sectors])) if sectors else ""


class CountOfTwo(Count):
    """How many then, and how many now; a click asks for both."""

    def __init__(self, words: str, role: str = "", icon: str = "") -> None:
        super().__init__(words, role, icon)
        self.numbers = ("", "")

    def show_two(self, then: Ids, now: Ids, days: tuple[str, str], unknown: tuple[bool, bool] = (False, False)) -> None:
        """Count others on both days."""
        self.show_ids(tuple(dict.fromkeys((*now, *then))))
        said = [UNKNOWN if hidden else str(len(ids)) for ids, hidden in zip((then, now), unknown, strict=True)]
        self.show_numbers(said[0], said[1], days)

    def show_numbers(self, then: str, now: str, days: tuple[str, str]) -> None:
        """Say other numbers."""
        self.numbers = (then, now)
        self.setText(now)
        self.setAccessibleName(labelled(self._words, f"{days[0]} {then}, {days[1]} {now}"))
        self.update()

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(theme.font()).horizontalAdvance(self._words)
        return QSize(self._indent() + words + theme.px(COLUMN + LAST), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with antialiased(self) as painter:
            painter.setFont(theme.font())
            _paint_then(painter, QRectF(self.rect()), self.numbers[0])


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
        area = QRectF(self.rect())
        with antialiased(self) as painter:
            painter.setFont(theme.font(theme.SMALL))
            _paint_then(painter, area, self._words[0])
            painter.setFont(theme.font(theme.SMALL, bold=True))
            painter.setPen(theme.color("text"))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._words[1])


def _paint_then(painter: QPainter, area: QRectF, words: str) -> None:
    painter.setPen(theme.color("text2"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(area.adjusted(0, 0, -theme.px(COLUMN), 0), flags, words)
