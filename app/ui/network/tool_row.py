"""Above the map: moments, tools, views, and what is done with the whole map, in one row where there is room."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.ui.network.canvas import Canvas
from app.ui.network.modes import Modes
from app.ui.network.moments_bar import MomentsBar
from app.ui.widgets.buttons import icon_button, outlined
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented

MAP, LIST, LADDERS, MEETING = "map", "list", "ladders", "meeting"
VIEWS = (MAP, LIST, LADDERS, MEETING)
PNG, SVG, XLSX, GRAPHML = "png", "svg", "xlsx", "graphml"


class ToolRow(QWidget):
    """Where there is no room for words, drawing together, printing and keeping show their icons.

    Where there is not even room for those, the moments stand in a row of their own.
    """

    print_wanted = Signal(bool)  # whether blank
    answered = Signal(object)  # True, False or None: whether a map is wanted
    naming_parts_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal(str)  # PNG, SVG, XLSX or GRAPHML

    def __init__(self, canvas: Canvas, moments: MomentsBar) -> None:
        super().__init__()
        self._moments, self._beside = moments, True
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
        self._briefly = (self.print, self.together, moments.keep)
        self._body = row(moments, moments.keep, self.modes, 1, self.views, self.together, self.print, self.more)
        self._below = row()
        self.setLayout(column(self._body, self._below))

    def show_of_map(self, drawn: bool, on_map: bool) -> None:
        """Offer what is done with a map, and the tools to draw on it, where one is in sight."""
        self.modes.setVisible(on_map)
        self.together.setVisible(on_map)
        self.print.setVisible(drawn)

    def minimumSizeHint(self) -> QSize:
        spare = sum(one.brevity for one in self._briefly if not one.isHidden() and not one.is_brief)
        beside = self._room_for_moments() if self._beside else 0
        return QSize(self._body.minimumSize().width() - spare - beside, super().minimumSizeHint().height())

    def _room_for_moments(self) -> int:
        return 0 if self._moments.isHidden() else self._moments.minimumSizeHint().width() + self._body.spacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # something came or went, or the letters changed
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        room, wanted = self.width() - self.minimumSizeHint().width() - _short_of(self.views), self._room_for_moments()
        wanted += _short_of(self._moments.views) if wanted else 0
        stays = self.modes.isHidden() and not self._moments.compare.isChecked()
        tools = self.modes.sizeHint().width() if stays else 0  # with another map in sight nothing moves
        if self._beside != (wanted + tools <= room or not wanted):
            self._beside = not self._beside
            if self._beside:
                self._body.insertWidget(0, self._moments)
            else:
                self._below.addWidget(self._moments)
        room -= wanted if self._beside else 0
        for one in self._briefly:
            one.set_brief(one.brevity > room)
            room -= 0 if one.is_brief or one.isHidden() else one.brevity

    def _menu(self) -> QMenu:
        made = QMenu(self.more)
        _add(made, _("Name the parts of the map…"), self.naming_parts_wanted.emit)
        _add(made, _("Print a blank map…"), lambda: self.print_wanted.emit(True))
        made.addSeparator()
        _add(made, _("Import contacts…"), self.import_wanted.emit)
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


def _short_of(views: Segmented) -> int:
    """What whole words ask more than shortened ones: those are only for where a row of its own does not help."""
    return 0 if views.isHidden() else views.sizeHint().width() - views.minimumSizeHint().width()
