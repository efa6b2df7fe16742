"""What stands on the map, in counts and never in one figure; a click on a count chooses those people."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _
from app.network.contents import MapContact
from app.network.figures import Figures, Ids, figures
from app.network.words import RINGS, SECTORS
from app.services.network import NetworkMap
from app.ui import theme
from app.ui.network.count import OPEN, Count
from app.ui.network.words import MARKS
from app.ui.widgets.buttons import outlined
from app.ui.widgets.card import Card, InnerFold
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.text import label
from app.vocabulary import Met, NetworkKind

KINDS: dict[tuple[NetworkKind, ...], str] = {
    (NetworkKind.RELATIVE,): N_("Relatives, acquaintances"),
    (NetworkKind.VOLUNTEER,): N_("Buddies, volunteers"),
    (NetworkKind.PROFESSIONAL,): N_("Care professionals"),
    (NetworkKind.GROUP, NetworkKind.ANIMAL): N_("Group, place or animal"),
}
_FACTS = {
    "without_buddy": (N_("There without the buddy too"), "check"),
    "only_via_buddy": (N_("Only through the buddy"), "link"),
    "to_ask": (N_("Without the buddy: still to ask"), "ask"),
    "isolated": (N_("Knows nobody else on the map"), "participant"),
    "potential": (N_("Can grow"), ""),
    "deceased": (N_("Deceased"), "heart"),
    "waiting": (N_("Still to place"), "pin"),
}
_SELDOM = ("to_ask", "potential", "deceased", "waiting")  # stand there only with somebody to count
_OF_BUDDY = ("without_buddy", "only_via_buddy")  # say nothing where nobody came through a buddy


class CountsCard(Card):
    """Tells the ids of whom a count counted."""

    chosen = Signal(object)  # a tuple of ids
    graphml_wanted = Signal()

    def __init__(self) -> None:
        self._total = label("", theme.HEADING, bold=True)
        super().__init__(_("On the map"), self._total)
        self.body.setSpacing(0)
        self.kinds = {kinds: Count(_(words), MARKS[kinds[0]]) for kinds, words in KINDS.items()}
        self.facts = {fact: Count(_(words), "" if icon else OPEN, icon) for fact, (words, icon) in _FACTS.items()}
        self.rings = {ring: Count(_(words).capitalize()) for ring, words in RINGS.items()}
        self.sectors = {sector: Count(_(words)) for sector, words in SECTORS.items()}
        self._empty = label("", theme.SECOND, tone="text2", wrap=True)
        self._density = label("", wrap=True)
        self.graphml = outlined(_("Save as GraphML…"), small=True)
        self.graphml.setToolTip(_("For programs that draw and count networks"))
        self.graphml.clicked.connect(self.graphml_wanted)
        self.where = InnerFold(_("By ring and part"), _under(self.rings.values(), self.sectors.values()))
        self.advanced = InnerFold(_("Advanced"), _advanced(self._density, self.graphml))
        self.body.addSpacing(4)
        for part in (*self.kinds.values(), separator(), *self.facts.values(), self._empty, self.where, self.advanced):
            self.add(part)
        for count in self.findChildren(Count):
            count.chosen.connect(self.chosen)

    def show_map(self, shown: NetworkMap) -> None:
        """Count what stands on the map now."""
        found = figures(shown.contents)
        with_buddy = bool(shown.buddies) or any(map(_through_buddy, shown.contacts))
        self._total.setText(str(len(found.there)))
        for kinds, count in self.kinds.items():
            count.show_ids(tuple(one for kind in kinds for one in found.by_kind[kind]))
        for fact, count in self.facts.items():
            ids: Ids = getattr(found, fact)
            count.show_ids(ids)
            count.setVisible(bool(ids) if fact in _SELDOM else with_buddy or fact not in _OF_BUDDY)
        for ring, count in self.rings.items():
            count.show_ids(found.by_ring[ring])
        for sector, count in self.sectors.items():
            count.show_ids(found.by_sector[sector], shown.sectors[sector])
        self._say(found, shown)

    def _say(self, found: Figures, shown: NetworkMap) -> None:
        """What is not a count of people."""
        empty = [shown.sectors[sector] for sector in found.empty_sectors]
        some = 0 < len(empty) < len(shown.sectors)
        self._empty.setText(_("Nobody yet in: {parts}").format(parts="; ".join(empty)) if some else "")
        self._empty.setVisible(some)
        of = _("{n} of {all} possible ties").format(n=found.ties, all=found.pairs)
        self._density.setText(of if found.pairs else _("Ties are counted from two names on."))


def _through_buddy(one: MapContact) -> bool:
    return one.is_buddy or one.met is Met.BUDDY or one.without_buddy is not None


def _under(*blocks: Iterable[QWidget]) -> QWidget:
    """Counts in blocks, with a line between."""
    made = QWidget()
    within = column(gap=0)
    for at, block in enumerate(blocks):
        if at:
            within.addWidget(separator())
        for count in block:
            within.addWidget(count)
    made.setLayout(within)
    return made


def _advanced(density: QWidget, graphml: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(density, row(graphml, 1), gap=8))
    return made
