"""The one row above the map: moments, tools, views, and what is done with the whole map."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.i18n import _
from app.ui.network.canvas import Canvas
from app.ui.network.modes import Modes
from app.ui.widgets.buttons import icon_button, outlined
from app.ui.widgets.layout import row
from app.ui.widgets.segmented import Segmented

MAP, LIST, LADDERS, MEETING = "map", "list", "ladders", "meeting"
VIEWS = (MAP, LIST, LADDERS, MEETING)
PNG, SVG, XLSX, GRAPHML = "png", "svg", "xlsx", "graphml"


class ToolRow(QWidget):
    """Where there is no room for words, drawing together and printing show their icons."""

    print_wanted = Signal(bool)  # whether blank
    answered = Signal(object)  # True, False or None: whether a map is wanted
    naming_parts_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal(str)  # PNG, SVG, XLSX or GRAPHML

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.moments_slot = QHBoxLayout()
        self.moments_slot.setContentsMargins(0, 0, 0, 0)
        self.modes = Modes(canvas)
        self.views = Segmented(
            [(MAP, _("Map")), (LIST, _("List")), (LADDERS, _("Steps outward")), (MEETING, _("Network meeting"))],
            _("View"),
        )
        self.together = outlined(_("Together"), "together")
        self.together.setToolTip(_("The map on the whole screen, to draw on with each other"))
        self.print = outlined(_("Print…"), "print")
        self.print.setToolTip(_("On paper, with the names or blank (Ctrl+P)"))
        self.print.clicked.connect(lambda: self.print_wanted.emit(False))
        self.more = icon_button("more", _("More about this map"))
        self.more.setMenu(self._menu())
        self._briefly = (self.print, self.together)
        self._body = row(self.moments_slot, self.modes, 1, self.views, self.together, self.print, self.more)
        self.setLayout(self._body)

    def show_of_map(self, drawn: bool, on_map: bool) -> None:
        """Offer what is done with a map, and the tools to draw on it, where one is in sight."""
        self.modes.setVisible(on_map)
        self.together.setVisible(on_map)
        self.print.setVisible(drawn)

    def minimumSizeHint(self) -> QSize:
        least = self._body.minimumSize()
        spare = sum(one.brevity for one in self._briefly if not one.isHidden() and not one.is_brief)
        return QSize(least.width() - spare, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # something came or went, or the letters changed
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        room = self.width() - self.minimumSizeHint().width()
        for one in self._briefly:
            one.set_brief(one.brevity > room)
            room -= 0 if one.is_brief or one.isHidden() else one.brevity

    def _menu(self) -> QMenu:
        made = QMenu(self.more)
        _add(made, _("Name the parts of the map…"), self.naming_parts_wanted.emit)
        _add(made, _("Print a blank map…"), lambda: self.print_wanted.emit(True))
        made.addSeparator()
        _add(made, _("Read in contacts…"), self.import_wanted.emit)
        out = made.addMenu(_("Save as"))
        for words, kind in (
            (_("Picture (PNG)…"), PNG),
            (_("Drawing (SVG)…"), SVG),
            (_("List (Excel)…"), XLSX),
            (_("Network (GraphML)…"), GRAPHML),
        ):
            _add(out, words, partial(self.export_wanted.emit, kind))
        made.addSeparator()
        for words, wanted in (
            (_("Note: wants a network map"), True),
            (_("Note: wants no network map"), False),
            (_("Note: not asked yet"), None),
        ):
            _add(made, words, partial(self.answered.emit, wanted))
        return made


def _add(menu: QMenu, words: str, do: Callable[[], object]) -> None:
    menu.addAction(words).triggered.connect(lambda _checked=False: do())
