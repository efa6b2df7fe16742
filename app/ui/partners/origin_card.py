"""How people found the office: a line for each origin, with the list behind each number."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.figures.asked import Asked
from app.i18n import _, labelled, number
from app.services.origins import Origin, Registration
from app.ui import theme
from app.ui.widgets.buttons import link
from app.ui.widgets.card import Card
from app.ui.widgets.layout import clear
from app.ui.widgets.text import label

Came = tuple[Registration, ...]
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OriginCard(Card):
    """``wanted`` tells of whom the list is wanted: the words over it, and who came that way."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(_("How people found us"))
        self.about = label("", theme.SECOND, tone="text2", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.add(self.about)
        self.add(self._grid)
        self.body.addStretch(1)

    def show_origins(self, found: Sequence[Origin], asked: Asked) -> None:
        """Show who registered in the period that is asked for."""
        self.about.setText(_about(asked))
        clear(self._grid)
        if not found:
            self._put(label(_("Nobody registered in this period."), tone="text2", wrap=True), 0, 0)
            return
        kinds: list[tuple[str, Callable[[Origin], Came]]] = []
        if not asked.partner_id:
            kinds.append((_("Participants"), lambda one: one.participants))
        if not asked.coordinator_id:
            kinds.append((_("Buddies"), lambda one: one.buddies))
        for at, (title, _of) in enumerate(kinds, start=1):
            self._put(label(title, theme.SMALL, tone="text2"), 0, at)
        for line, one in enumerate(found, start=1):
            self._put(origin_words(one), line, 0)
            for at, (title, came) in enumerate(kinds, start=1):
                self._put(self._number(f"{origin_text(one)}, {title.lower()}", came(one)), line, at)

    def _number(self, words: str, came: Came) -> QWidget:
        if not came:
            return label("0", tone="text2")
        made = link(number(len(came)))
        made.setAccessibleName(labelled(words, number(len(came))))
        made.clicked.connect(lambda: self.wanted.emit(words, came))
        return made

    def _put(self, widget: QWidget, line: int, at: int) -> None:
        self._grid.addWidget(widget, line, at, _RIGHT if at else Qt.AlignmentFlag.AlignVCenter)


def origin_text(one: Origin) -> str:
    """The words of an origin, also of the one that nobody knows."""
    return one.words or _("not known")


def origin_words(one: Origin) -> QLabel:
    """The same, to show."""
    return label(origin_text(one), tone="text" if one.words else "text2", wrap=True)


def _about(asked: Asked) -> str:
    if asked.partner_id:
        return _(
            "Which buddies registered in this period, as they say it themselves, from the first day that is known of "
            "them; a figure counts a new buddy from the day she or he became active. A participant belongs to no "
            "partner."
        )
    if asked.coordinator_id:
        return _("Who registered in this period, as they say it themselves. A buddy belongs to no coordinator.")
    return _(
        "Who registered in this period, as they say it themselves. A buddy counts from the first day that is known of "
        "her or him; a figure counts a new buddy from the day she or he became active."
    )
