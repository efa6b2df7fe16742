"""The tour itself: one stop after the other through the real window, left and taken up as one likes."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.i18n import _
from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.tour import progress
from app.ui.tour.card import TourCard
from app.ui.tour.frame import Frame
from app.ui.tour.stops import STOPS

TOP_BAR = 63
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide, theme.MEASURED)


def show_tour(window: MainWindow) -> "Tour":
    """Begin the tour, or take it up where it was left; one that goes on already gets the keyboard."""
    tour = window.findChild(Tour)
    if tour is None:
        tour = Tour(window)
        tour.go_to(min(progress.at(), len(STOPS) - 1))
    else:
        tour.card.next.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return tour


class Tour(QObject):
    """Belongs to its window, and goes with it: where it was left is kept at every stop."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._at = window, 0
        self._shown: QWidget | None = None
        self._words, self._is_away = "", False
        self.frame, self.card = Frame(window), TourCard(window)
        self.card.next_wanted.connect(lambda: self.go_to(self._at + (0 if self._is_away else 1)))
        self.card.back_wanted.connect(lambda: self.go_to(self._at - 1))
        self.card.stop_wanted.connect(self._leave)
        window.installEventFilter(self)

    @property
    def at(self) -> int:
        """Which stop is in sight, from 0."""
        return self._at

    def go_to(self, at: int) -> None:
        """Bring a stop into sight; past the last one it is done."""
        if at >= len(STOPS):
            progress.keep(0)
            self._leave(keep=False)
            return
        self._at = max(at, 0)
        progress.keep(self._at)
        stop = STOPS[self._at]
        self._window.show_page(stop.page)
        self._words, shown = stop.told(self._window)
        self._is_away = False
        self._tell()
        self._watch(shown)
        self._place()
        QTimer.singleShot(0, self, self._place)  # once the page is laid out
        self.card.next.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """The frame around what is meant, and the card beside it."""
        self.frame.surround(self._shown if self._shown and isValid(self._shown) else None)
        window = self._window
        is_away = window.page.id != STOPS[self._at].page and not self.frame.isVisible()
        if is_away != self._is_away:
            self._is_away = is_away
            self._tell()
        room = window.rect().adjusted(window.rail.width(), theme.px(TOP_BAR), 0, -window.bottom_line.height())
        self.card.stand(room, self.frame.geometry() if self.frame.isVisible() else QRect())

    def _tell(self) -> None:
        """What is in sight, or, from another page, the way back to it."""
        if self._is_away:
            self.card.wait()
        else:
            self.card.tell(_(STOPS[self._at].title), _(self._words), self._at, len(STOPS))

    def _watch(self, shown: QWidget) -> None:
        if self._shown and isValid(self._shown):  # a page may have made its list anew
            self._shown.removeEventFilter(self)
        self._shown = shown
        shown.installEventFilter(self)

    def _leave(self, *, keep: bool = True) -> None:
        """Stop here; the keyboard is back on the page."""
        if keep:
            self._window.toast.say(_("You find the tour again with Ctrl+K, or in the settings."), False)
        for part in (self.frame, self.card):
            part.hide()
            part.deleteLater()
        self._window.removeEventFilter(self)
        self.setParent(None)
        self.deleteLater()
        self._window.show_page(self._window.page.id)
