"""The room around one map: tools above, the map or the list in the middle, names, card and counts at the side."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.network.contents import MapContact
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.ladders.view import LaddersView
from app.ui.network.board import Board
from app.ui.network.canvas import CHOOSE, NAME, Canvas
from app.ui.network.contact_card import ContactCard
from app.ui.network.counts_card import CountsCard
from app.ui.network.finder import Finder
from app.ui.network.layers import TIES
from app.ui.network.legend import legend
from app.ui.network.moments import Moments
from app.ui.network.names_card import NamesCard
from app.ui.network.offer import Offer
from app.ui.network.table import NamesTable
from app.ui.network.together import Together
from app.ui.network.tool_row import GRAPHML, LADDERS, LIST, MAP, MEETING, ToolRow
from app.ui.network_meeting.view import MeetingView
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.layout import column, row, scrolled

WIDE, NARROW = 304, 290  # of the side, with the 12 px of its bar


class Room(QWidget):
    """Shows a map; what its parts ask, they ask of the page."""

    together_wanted = Signal()

    def __init__(self, ladders: LaddersView, meeting: MeetingView, moments: Moments) -> None:
        super().__init__()
        self.canvas, self.table = Canvas(), NamesTable()
        self.canvas.set_layers(TIES)
        self.ladders, self.meeting, self.moments = ladders, meeting, moments
        self.names, self.card, self.counts = NamesCard(), ContactCard(), CountsCard()
        self.offer = Offer()
        self.tools = ToolRow(self.canvas, moments.bar)
        self.views = self.tools.views
        self.print_wanted, self.answered = self.tools.print_wanted, self.tools.answered
        self.import_wanted, self.export_wanted = self.tools.import_wanted, self.tools.export_wanted
        self.together: Together | None = None  # while it has the whole screen
        self._ghost: FilterChip | None = None
        self._shown: NetworkMap | None = None
        self._begun = False
        self._assemble()
        self._listen()

    @property
    def board(self) -> Board:
        """The map to look at from near and to search: that of now, or one that was kept while it is in sight."""
        return self.moments.past.kept if self._is_past and self.moments.moment else self.canvas

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Of which day the map in sight is laid over, and of which it is itself; None for none, and for now."""
        then, now = (self.moments.ends or (None, self.moments.moment)) if self._is_past else (None, None)
        return then.on if then else None, now.on if now else None

    @property
    def _is_past(self) -> bool:
        """Whether something else than the map of now is in sight."""
        return self.views.current == MAP and self.moments.is_past

    def show_map(self, shown: NetworkMap, ids: Sequence[UUID], former: Sequence[MapContact], *, begun: bool) -> None:
        """Show a map; without names and not ``begun`` the offer to begin one. ``former`` stood on an earlier map."""
        self._shown = shown
        self._begun = begun
        self.views.offer(MEETING, shown.holds_meetings)
        self.canvas.show_map(shown)
        self.names.show_waiting(shown.waiting)
        self.names.show_offer(former, shown.buddies)
        self.counts.show_map(shown)
        self.table.show_map(shown)
        self.moments.show_participant(shown)
        self.choose(shown, ids)
        self._show_view()

    def choose(self, shown: NetworkMap, ids: Sequence[UUID]) -> None:
        """Show who is chosen, everywhere."""
        self.canvas.choose(ids)
        self.names.choose(ids)
        self.card.show_rows([row for row in shown.contacts if row.id in ids], shown)
        self.table.choose(ids)

    def search(self, text: str) -> None:
        """Choose everybody on the map in sight whose name holds a text."""
        looked_at = self.moments.past.comparison if self._is_past and self.moments.ends else self.board
        looked_at.find(text)

    def name_people(self) -> None:
        """Go and name people: at the side, or on the map where it is clicked."""
        if self.names.isVisible():
            self.canvas.set_mode(NAME)
            self.names.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_meetings(self) -> None:
        """Bring the network meetings into sight."""
        self.views.choose(MEETING)
        self.meeting.setFocus(Qt.FocusReason.OtherFocusReason)
        self.meeting.go_to_now()

    def commit(self) -> None:
        """Hand over what was typed last."""
        self.card.one.commit()
        self.names.line.commit()
        self.canvas.commit()
        self.ladders.commit()
        self.meeting.commit()

    def set_narrow(self, narrow: bool) -> None:
        """Follow the width of the window."""
        for side in (self.side, self.moments.side):
            theme.fix(side, width=NARROW if narrow else WIDE)
        for view in (self.table, self.ladders, self.meeting):
            view.set_narrow(narrow)

    def draw_together(self, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        """Give the map and the naming of people the whole screen, plain and large."""
        if self.together is None:
            self.names.set_plain(True)
            self.canvas.set_large(True)
            self.together = Together(self.window(), self.canvas, self.names, undo, redo)
            self.together.left.connect(self._take_back)
            self.together.showFullScreen()

    def draw_apart(self) -> None:
        """Take the map back from the whole screen, if it is there."""
        if self.together:
            self.together.close()

    def _take_back(self) -> None:
        self.together = None
        self._drawn.insertWidget(0, self.canvas, 1)
        self._beside.insertWidget(0, self.names)
        for one in (self.canvas, self.names):
            one.show()  # at once, and not in the next round of events
        self.names.set_plain(False)
        self.canvas.set_large(False)
        self._go_back()

    # Parts

    def _assemble(self) -> None:
        drawn = QWidget()
        self._drawn = column(self.canvas, legend(self.canvas), gap=10)
        self._drawn.setStretch(0, 1)
        drawn.setLayout(self._drawn)
        listed = QFrame()
        listed.setObjectName("card")
        listed.setLayout(column(self.table, margins=(4, 2, 4, 6)))
        self._middle = QStackedWidget()
        self.finder = Finder(self._middle)
        self._views: dict[str, tuple[QWidget, QWidget]] = {  # what is shown, and what of it takes the keyboard
            MAP: (drawn, self.canvas),
            LIST: (listed, self.table),
            LADDERS: (self.ladders, self.ladders),
            MEETING: (self.meeting, self.meeting),
        }
        for part in (*(view for view, _keyboard in self._views.values()), self.offer, self.moments.past):
            self._middle.addWidget(part)
        inside = QWidget()
        self._beside: QVBoxLayout = column(self.names, self.card, self.counts, 1, gap=12)
        inside.setLayout(self._beside)
        self.side = scrolled(inside, _("Names, who is chosen, and counts"))
        self.side.setFocusProxy(self.names)
        below = row(self._middle, self.side, self.moments.side, gap=16)
        below.setStretch(0, 1)
        whole = column(row(self.tools, margins=(0, 0, 12, 0)), below, gap=8, margins=(24, 8, 12, 12))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.set_narrow(False)
        self.setFocusProxy(self.canvas)

    def _show_view(self) -> None:
        """The view that is chosen; on the map and in the list the offer, as long as nobody is named."""
        assert self._shown
        view = self.views.current
        drawn = view in (MAP, LIST)
        begun = bool(self._shown.contacts) or self._begun
        past = self._is_past
        self.side.setVisible(drawn and begun and not past)
        self.moments.side.setVisible(past)
        self.moments.bar.show_of_map(view == MAP)
        self.tools.show_of_map(drawn and begun, view == MAP and begun and not past)
        part, keyboard = self._views[view]
        if past:
            part = keyboard = self.moments.past
        elif drawn and not begun:
            self.offer.show_of(self._shown)
            part = keyboard = self.offer
        self._middle.setCurrentWidget(part)
        self.setFocusProxy(keyboard)
        if view == LADDERS:
            self.ladders.show_participant(self._shown.participant_id)
        elif view == MEETING:
            self.meeting.show_participant(self._shown.participant_id)

    def _listen(self) -> None:
        self.views.chosen.connect(self._turn)
        self.moments.changed.connect(self._look)
        self.tools.together.clicked.connect(self.together_wanted)
        self.offer.blank_wanted.connect(lambda: self.print_wanted.emit(True))
        self.offer.answered.connect(self.answered)
        self.counts.graphml_wanted.connect(lambda: self.export_wanted.emit(GRAPHML))
        self.canvas.naming_wanted.connect(self.name_people)
        for part in (self.canvas, self.table):
            part.card_wanted.connect(self.card.go_to)
            part.rename_wanted.connect(self.card.one.begin_rename)
        self.table.tie_wanted.connect(self._tie)
        self.card.one.left.connect(self._go_back)
        self.finder.left.connect(self._go_back)
        self.names.finished.connect(self._end_naming)
        self.names.opened.connect(self._open)
        self.names.dragged.connect(self._drag)
        self.names.dropped.connect(lambda _one, _at: self._let_go())
        self.names.dropped_nowhere.connect(self._drop_nowhere)

    def _turn(self, _view: str) -> None:
        if self._shown:
            self._show_view()

    def _look(self) -> None:
        """At another map; what had the keyboard is out of sight now, unless it chose that map."""
        self._show_view()
        if not self.moments.bar.isAncestorOf(QApplication.focusWidget() or self):
            self._go_back()

    def _go_back(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tie(self) -> None:
        """In the list: ask with whom who is chosen has a tie, or connect all that are."""
        if self.card.one.isVisible():
            self.card.one.known.begin()
        elif self.card.several.isVisible():
            self.card.several.connect_button.click()

    def _open(self, contact: UUID) -> None:
        """Enter on a name that waits: say its part and ring."""
        self.names.chosen.emit(contact)
        self.card.go_to()

    def _end_naming(self) -> None:
        self.canvas.set_mode(CHOOSE)
        self._go_back()

    # A name that is dragged from the side to the map

    def _drag(self, contact: UUID, at: QPoint) -> None:
        """A copy of the name follows the hand, until the map draws it itself."""
        self.canvas.hover(contact, at)
        around = self.names.window()
        if self._ghost is None:
            self._ghost = FilterChip(self.names.chips[contact].text(), True, around)
            self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._ghost.adjustSize()
        point = self.canvas.mapFromGlobal(at).toPointF()
        self._ghost.setVisible(not self.canvas.isVisible() or not self.canvas.frame.holds(point))
        self._ghost.move(around.mapFromGlobal(at) - self._ghost.rect().center())
        self._ghost.raise_()

    def _let_go(self) -> None:
        if self._ghost:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None

    def _drop_nowhere(self, contact: UUID) -> None:
        self._let_go()
        self.canvas.hover(contact, None)
