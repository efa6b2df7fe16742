"""Rows, columns and lines with the spacing of the grid, without the usual five lines each."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLayoutItem, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

# The margins of content in a scrolled area: with the 12 px of the bar, its right edge is that of the top bar, and what
# stands last is never under the sentence that comes up after something was done.
SCROLLED = (24, 16, 12, 72)


def row(
    *items: QWidget | QLayout | int | None, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Widgets beside each other; a number is a stretch, None is skipped."""
    made = QHBoxLayout()
    _fill(made, items, gap, margins)
    return made


def column(
    *items: QWidget | QLayout | int | None, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Widgets under each other; a number is a stretch, None is skipped."""
    made = QVBoxLayout()
    _fill(made, items, gap, margins)
    return made


def _fill(
    made: QHBoxLayout | QVBoxLayout,
    items: tuple[QWidget | QLayout | int | None, ...],
    gap: int,
    margins: tuple[int, int, int, int],
) -> None:
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    for item in items:
        if isinstance(item, QWidget):
            made.addWidget(item)
        elif isinstance(item, QLayout):
            made.addLayout(item)
        elif item is not None:
            made.addStretch(item)


def beside(*fields: QWidget, stretch: tuple[int, ...] = ()) -> QHBoxLayout:
    """Fields in a row, sharing its width evenly or as ``stretch`` says."""
    made = row(*fields, gap=12)
    for at in range(len(fields)):
        made.setStretch(at, stretch[at] if stretch else 1)
    return made


def clear(layout: QLayout) -> None:
    """Take away all that stands in a layout; what stood in layouts within it as well."""
    while (item := layout.takeAt(0)) is not None:
        discard(item)


def discard(item: QLayoutItem) -> None:
    """Let go of what was taken out of a layout: out of sight at once, gone when nothing is done with it any more."""
    if widget := item.widget():
        widget.hide()
        widget.deleteLater()
    elif inner := item.layout():
        clear(inner)
        inner.deleteLater()


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the page that a widget stands on, if it does, so far that it is seen with what belongs to it."""
    if area := _area_of(widget):
        area.ensureWidgetVisible(widget, 0, 120)


def _area_of(widget: QWidget) -> QScrollArea | None:
    area = widget.parentWidget()
    while area and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area if isinstance(area, QScrollArea) else None


def bring_to_top(widget: QWidget) -> None:
    """Scroll the page that a widget stands on, if it does, until it begins at the top, once the page is laid out."""

    def scroll() -> None:
        area = _area_of(widget)
        if area and (page := area.widget()):
            area.verticalScrollBar().setValue(widget.mapTo(page, QPoint()).y())

    QTimer.singleShot(0, widget, scroll)


def list_and_room(listed: QWidget, shown: QWidget) -> QWidget:
    """A list, and beside it what shows the one that is chosen, with all the room that is left."""
    made = QWidget()
    across = row(listed, shown, gap=0)
    across.setStretch(1, 1)
    made.setLayout(across)
    return made


def separator() -> QFrame:
    """A hair line across."""
    made = QFrame()
    made.setObjectName("separator")
    made.setFixedHeight(1)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """A page that scrolls up and down; the room of the bar is kept, so that right edges stay put."""
    content.setObjectName("scrolled")
    area = _Scroll()
    area.setAccessibleName(name)
    area.setWidget(content)
    return area


class _Scroll(QScrollArea):
    """Keeps the room of its bar, of which nothing is seen where there is nothing to scroll.

    A bar that comes and goes changes the width, and thereby the height of words that wrap, which brings the bar back.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
