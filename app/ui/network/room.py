"""The room around one map: tools above, the map or the list in the middle, names, card and counts at the side."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QWidget

from app.i18n import _, short_date
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.ladders.view import LaddersView
from app.ui.network.canvas import CHOOSE, NAME, TIE, Canvas
from app.ui.network.contact_card import ContactCard
from app.ui.network.counts_card import CountsCard
from app.ui.network.legend import legend
from app.ui.network.moments import Moments
from app.ui.network.names_card import NamesCard
from app.ui.network.table import NamesTable
from app.ui.network_meeting.view import MeetingView
from app.ui.widgets.buttons import filled, icon_button, more_button, outlined, quiet
from app.ui.widgets.chip import FilterChip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import column, row, scrolled
from app.ui.widgets.segmented import Segmented

MAP, LIST, LADDERS, MEETING = "map", "list", "ladders", "meeting"
VIEWS = (MAP, LIST, LADDERS, MEETING)
WIDE, NARROW = 304, 290  # of the side, with the 12 px of its bar


class Room(QWidget):
    """Shows a map and passes on what its parts ask."""

    whose_wanted = Signal()
    print_wanted = Signal(bool)  # whether blank
    answered = Signal(object)  # True, False or None: whether a map is wanted
    begin_wanted = Signal()
    table_chosen = Signal(object)  # a tuple of ids

    def __init__(self, ladders: LaddersView, meeting: MeetingView, moments: Moments) -> None:
        super().__init__()
        self.canvas, self.table = Canvas(), NamesTable()
        self.ladders, self.meeting, self.moments = ladders, meeting, moments
        self.names, self.card, self.counts = NamesCard(), ContactCard(), CountsCard()
        self._ghost: FilterChip | None = None
        self._shown: NetworkMap | None = None
        self._begun = False
        self._ids: tuple[UUID, ...] = ()
        self.whose = outlined("", "participant")
        self.views = Segmented(
            [(MAP, _("Map")), (LIST, _("List")), (LADDERS, _("Steps outward")), (MEETING, _("Network meeting"))],
            _("View"),
        )
        self.tools = {
            CHOOSE: icon_button("cursor", _("Choose and drag"), "V", checkable=True),
            NAME: icon_button("plus", _("Name people"), "N", checkable=True),
            TIE: icon_button("link", _("Tie two people"), "T", checkable=True),
        }
        self._middle = QStackedWidget()
        self._assemble()
        self._listen()

    def show_map(self, shown: NetworkMap, ids: Sequence[UUID], *, begun: bool) -> None:
        """Show a map; without names and not ``begun`` the offer to begin one."""
        self._shown = shown
        self._begun = begun
        self.views.offer(MEETING, shown.holds_meetings)
        self.whose.setText(shown.full_name)
        self.whose.updateGeometry()
        self.whose.setToolTip(_("Choose somebody else"))
        self.whose.setAccessibleName(_("{name}: choose somebody else").format(name=shown.full_name))
        self.canvas.show_map(shown)
        self.names.show_waiting(shown.waiting)
        self.counts.show_map(shown)
        self.moments.show_participant(shown)
        self.table.blockSignals(True)
        self.table.rows.set_rows(shown.contacts)
        self.table.blockSignals(False)
        self.choose(shown, ids)
        self._show_view()

    def choose(self, shown: NetworkMap, ids: Sequence[UUID]) -> None:
        """Show who is chosen, everywhere."""
        self._ids = tuple(ids)
        self.canvas.choose(ids)
        self.names.choose(ids)
        self.card.show_rows([row for row in shown.contacts if row.id in ids])
        self.table.blockSignals(True)
        if len(ids) == 1:
            self.table.select(ids[0])
        else:
            self.table.clearSelection()
        self.table.blockSignals(False)

    def name_people(self) -> None:
        """Go and name people: at the side, or on the map where it is clicked."""
        if not self.side.isHidden():
            self.canvas.set_mode(NAME)
            self.names.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Hand over what was typed last."""
        self.card.commit()
        self.names.line.commit()
        self.ladders.commit()
        self.meeting.commit()

    def set_narrow(self, narrow: bool) -> None:
        """Follow the width of the window."""
        for side in (self.side, self.moments.side):
            theme.fix(side, width=NARROW if narrow else WIDE)
        self.moments.bar.set_narrow(narrow)
        for view in (self.table, self.ladders, self.meeting):
            view.set_narrow(narrow)

    # Parts

    def _assemble(self) -> None:
        self.tools[CHOOSE].setChecked(True)
        self._modes = QButtonGroup(self)
        for tool in self.tools.values():
            self._modes.addButton(tool)
        self.print = outlined(_("Print…"), "print")
        self.print.setToolTip(_("On paper, with the names or blank (Ctrl+P)"))
        self.more = more_button(
            _("More about this map"),
            [
                (_("Note: wants a network map"), lambda: self.answered.emit(True)),
                (_("Note: wants no network map"), lambda: self.answered.emit(False)),
                (_("Note: not asked yet"), lambda: self.answered.emit(None)),
            ],
        )
        tools = row(self.whose, *self.tools.values(), 1, self.views, self.print, self.more)
        drawn = QWidget()
        within = column(self.canvas, legend(self.canvas), gap=10)
        within.setStretch(0, 1)
        drawn.setLayout(within)
        listed = QFrame()
        listed.setObjectName("card")
        listed.setLayout(column(self.table, margins=(4, 2, 4, 6)))
        for part in (drawn, listed, self.ladders, self.meeting, self.moments.past):
            self._middle.addWidget(part)
        inside = QWidget()
        inside.setLayout(column(self.names, self.card, self.counts, 1, gap=12))
        self.side = scrolled(inside, _("Names, who is chosen, and counts"))
        self.side.setFocusProxy(self.names)
        below = row(self._middle, self.side, self.moments.side, gap=16)
        below.setStretch(0, 1)
        whole = column(tools, self.moments.bar, below, gap=12, margins=(24, 12, 12, 16))
        tools.setContentsMargins(0, 0, 12, 0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.set_narrow(False)
        self.setFocusProxy(self.canvas)

    def _show_view(self) -> None:
        """The view that is chosen; on the map and in the list the offer, as long as nobody is named."""
        assert self._shown
        view = self.views.current
        drawn = view in (MAP, LIST)
        begun = bool(self._shown.contacts) or self._begun
        past = view == MAP and self.moments.is_past
        self.side.setVisible(drawn and begun and not past)
        self.moments.side.setVisible(past)
        self.moments.bar.setVisible(view == MAP and (begun or self.moments.is_past))
        for tool in self.tools.values():
            tool.setVisible(view == MAP and begun and not past)
        self.print.setVisible(drawn and begun)
        if past:
            self._middle.setCurrentWidget(self.moments.past)
            self.setFocusProxy(self.moments.past)
            return
        if drawn and not begun:
            self._offer(self._shown)
            return
        places = {MAP: self.canvas, LIST: self.table, LADDERS: self.ladders, MEETING: self.meeting}
        self._middle.setCurrentIndex(list(places).index(view))
        self.setFocusProxy(places[view])
        if view == LADDERS:
            self.ladders.show_participant(self._shown.participant_id)
        elif view == MEETING:
            self.meeting.show_participant(self._shown.participant_id)

    def _offer(self, shown: NetworkMap) -> None:
        """Offer a map and leave it at that; a no that was noted is told and no more asked."""
        if (old := self._middle.widget(len(VIEWS) + 1)) is not None:
            self._middle.removeWidget(old)
            old.deleteLater()
        if shown.wanted is False:
            again = quiet(_("Wants one after all"))
            again.clicked.connect(lambda: self.answered.emit(True))
            day = short_date(shown.asked_on)
            text = _("Noted on {day}. That is an answer like any other; it can be asked again later.").format(day=day)
            state = EmptyState("participant", _("{name} wants no network map").format(name=shown.called), text, again)
            first = again
        else:
            first = filled(_("Name people"), "plus")
            first.clicked.connect(self.begin_wanted)
            blank = outlined(_("Print a blank map…"), "print")
            blank.clicked.connect(lambda: self.print_wanted.emit(True))
            no = quiet(_("Wants no network map"))
            no.clicked.connect(lambda: self.answered.emit(False))
            text = _(
                "A network map shows who and what there is around {name}: everybody has one. Ask first whether {name} "
                "would like that. Then name people; placing them can wait, and skipping is fine."
            ).format(name=shown.called)
            state = EmptyState("participant", _("Nobody on the map yet"), text, first, blank, no)
        self._middle.addWidget(state)
        self._middle.setCurrentWidget(state)
        self.setFocusProxy(first)

    def _listen(self) -> None:
        self.whose.clicked.connect(self.whose_wanted)
        self.print.clicked.connect(lambda: self.print_wanted.emit(False))
        self.views.chosen.connect(self._turn)
        self.moments.changed.connect(lambda: self._turn(MAP))
        self.tools[CHOOSE].clicked.connect(lambda: self.canvas.set_mode(CHOOSE))
        self.tools[NAME].clicked.connect(self.name_people)
        self.tools[TIE].clicked.connect(lambda: self.canvas.set_mode(TIE))
        self.canvas.mode_changed.connect(lambda mode: self.tools[mode].setChecked(True))
        self.canvas.naming_wanted.connect(self.name_people)
        self.canvas.card_wanted.connect(self._to_card)
        self.table.opened.connect(lambda _key: self._to_card())
        self.table.chosen.connect(lambda key: self.table_chosen.emit((key,) if key else ()))
        for part in (self.canvas, self.table):
            part.rename_wanted.connect(self.card.begin_rename)
        self.card.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.names.finished.connect(self._end_naming)
        self.names.opened.connect(self._open)
        self.names.dragged.connect(self._drag)
        self.names.dropped.connect(lambda _one, _at: self._let_go())
        self.names.dropped_nowhere.connect(self._drop_nowhere)

    def _turn(self, _view: str) -> None:
        if self._shown:
            self._show_view()

    def _to_card(self) -> None:
        if not self.card.isHidden():
            self.card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, contact: UUID) -> None:
        """Enter on a name that waits: say its part and ring."""
        self.names.chosen.emit(contact)
        self._to_card()

    def _end_naming(self) -> None:
        self.canvas.set_mode(CHOOSE)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # A name that is dragged from the side to the map

    def _drag(self, contact: UUID, at: QPoint) -> None:
        """A copy of the name follows the hand, until the map draws it itself."""
        self.canvas.hover(contact, at)
        if self._ghost is None:
            self._ghost = FilterChip(self.names.chips[contact].text(), True, self)
            self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._ghost.adjustSize()
        point = self.canvas.mapFromGlobal(at).toPointF()
        self._ghost.setVisible(not self.canvas.frame.holds(point) or self.views.current == LIST)
        self._ghost.move(self.mapFromGlobal(at) - self._ghost.rect().center())
        self._ghost.raise_()

    def _let_go(self) -> None:
        if self._ghost:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None

    def _drop_nowhere(self, contact: UUID) -> None:
        self._let_go()
        self.canvas.hover(contact, None)
