"""The working area: named groups of municipalities, filled by typing the beginning of a name or a postcode."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.places import Region, fold, regions
from app.services import areas
from app.services.areas import AreaRow
from app.ui import theme
from app.ui.store import Store
from app.ui.widgets.buttons import Button, icon_button, outlined, quiet
from app.ui.widgets.card import Card
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.suggest_line import SuggestLine
from app.ui.widgets.text import label

FOLDED_ABOVE = 12
"""A province has sixty municipalities: of so many, some are shown and the others counted."""


class AreasCard(Card):
    """One box for each area; what is typed below all of them begins a new one."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Working area"))
        self._store = store
        self.boxes: dict[UUID, AreaBox] = {}
        about = _("Buddies say in which of these areas they go. An area may be one town or a whole province.")
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.new = SuggestLine(
            _("Begin an area with"), _("Municipality, province or postcode (22 for all of 22xx)…"), suggestions
        )
        self.new.chosen.connect(self._begin)
        self.add(label(about, tone="text2", wrap=True))
        self.add(self._list)
        self._words = label("", theme.SECOND, bold=True)
        self.add(self._words)
        self.add(self.new)
        self.setFocusProxy(self.new)

    def refresh(self) -> None:
        """Read again and show; a box that is there already keeps what is being typed in it."""
        known = self._store.read(areas.areas)
        for gone in self.boxes.keys() - {area.id for area in known}:
            box = self.boxes.pop(gone)
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        for area in known:
            if area.id not in self.boxes:
                self.boxes[area.id] = AreaBox(self._store, area.id)
                self._list.addWidget(self.boxes[area.id])
            self.boxes[area.id].show_area(area)
        self._words.setText(_("Another area, beginning with") if known else _("The area begins with"))

    def _begin(self, region: Region) -> None:
        """A new area bears the name of what it began with, until somebody gives it another."""
        taken = {area.name.casefold() for area in self._store.read(areas.areas)}
        name = region.name if region.kind != "postcodes" else _("Postcodes {digits}").format(digits=_digits(region))
        while name.casefold() in taken:
            name += " +"
        self._store.write(areas.add_area, name, region.municipalities)


class AreaBox(QFrame):
    """One area: its name, its municipalities, and a line to add more."""

    def __init__(self, store: Store, area: UUID) -> None:
        super().__init__()
        self.setObjectName("box")
        self._store, self._area = store, area
        self._known: tuple[str, ...] = ()
        self._whole = False
        self.name = TextField(_("Name of the area"), optional=False, check=self._trouble)
        self.name.committed.connect(lambda text: store.write_quietly(areas.change_area, area, name=text))
        self.remove = icon_button("trash", _("Remove the area"))
        self.remove.clicked.connect(lambda: store.write(areas.remove_area, area))
        self.chips = Flow(gap=6)
        self.more = SuggestLine(_("Add to this area"), _("Add a municipality, province or postcode…"), suggestions)
        self.more.chosen.connect(lambda region: self._put((*self._known, *region.municipalities)))
        body = QVBoxLayout(self)
        body.setContentsMargins(14, 12, 14, 14)
        body.setSpacing(8)
        body.addLayout(row(self.name, column(1, self.remove), gap=4))
        body.addWidget(self.chips)
        body.addWidget(self.more)

    def show_area(self, area: AreaRow) -> None:
        """Show an area as it is stored."""
        self._known = area.municipalities
        if not self.name.error:
            self.name.set_text(area.name)
        self.setAccessibleName(area.name)
        shown = area.municipalities if self._whole else area.municipalities[:FOLDED_ABOVE]
        chips: list[QWidget] = [self._chip(name) for name in shown]
        if hidden := len(area.municipalities) - len(shown):
            rest = quiet(ngettext("and {n} more", "and {n} more", hidden).format(n=hidden), small=True)
            rest.clicked.connect(lambda: self._unfold(area))
            chips.append(rest)
        self.chips.show_widgets(chips)

    def _chip(self, name: str) -> Button:
        made = outlined(name, "close", small=True)
        made.setAccessibleName(_("Take {name} out").format(name=name))
        made.setToolTip(made.accessibleName())
        made.clicked.connect(lambda: self._put([other for other in self._known if other != name]))
        return made

    def _unfold(self, area: AreaRow) -> None:
        self._whole = True
        self.show_area(area)

    def _put(self, municipalities: Sequence[str]) -> None:
        self._store.write(areas.change_area, self._area, municipalities=list(municipalities))

    def _trouble(self, text: str) -> str:
        others = [area.name for area in self._store.read(areas.areas) if area.id != self._area]
        if not text:
            return _("Give the area a name, such as ‘Rond Geel’.")
        return _("There is an area of that name already.") if fold(text) in map(fold, others) else ""


def suggestions(typed: str) -> list[tuple[str, Region]]:
    """What may be meant by what was typed, in words."""
    return [(_worded(region), region) for region in regions(typed)]


def _worded(region: Region) -> str:
    many = len(region.municipalities)
    if region.kind == "postcodes":
        words = ngettext("{n} municipality with {digits}", "all {n} municipalities with {digits}", many)
        return words.format(n=many, digits=_digits(region))
    if region.kind == "province":
        return _("all {n} municipalities of the province {name}").format(n=many, name=region.name)
    if region.kind == "place":
        return _("{place}, part of {municipality}").format(place=region.name, municipality=region.municipalities[0])
    return region.name


def _digits(region: Region) -> str:
    """``22xx``"""
    return region.name.ljust(4, "x")
