"""What stands in the middle and at the side while an earlier map is in sight, or two laid over each other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from app.i18n import _, short_date
from app.network.change_words import told
from app.services.network import NetworkMap
from app.services.network_moments import Moment
from app.ui.network.changes_card import ChangesCard
from app.ui.network.comparison import Comparison
from app.ui.network.counts_card import CountsCard
from app.ui.network.kept_map import KeptMap
from app.ui.network.legend import legend
from app.ui.network.moment_card import MomentCard
from app.ui.network.moment_words import column_words, sight_words
from app.ui.network.overlay import Overlaid
from app.ui.network.then_and_now_card import ThenAndNowCard
from app.ui.network.traces_legend import TracesLegend
from app.ui.widgets.layout import column, scrolled


class Past(QStackedWidget):
    """The middle: a kept map, or two laid over each other."""

    now_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kept, self.comparison, self._legend = KeptMap(), Comparison(), TracesLegend()
        for looking, said in ((self.kept, legend(self.kept)), (self.comparison, self._legend)):
            pane = QWidget()
            within = column(looking, said, gap=10)
            within.setStretch(0, 1)
            pane.setLayout(within)
            self.addWidget(pane)
        for looking in (self.kept, self.comparison):
            looking.left.connect(self.now_wanted)

    def show_kept(self, shown: NetworkMap, moment: Moment) -> None:
        """Show a map as it was; ``shown`` holds what was kept."""
        self.kept.show_kept(shown, short_date(moment.on))
        self.setCurrentIndex(0)
        self.setFocusProxy(self.kept)

    def show_overlaid(self, shown: Overlaid, then: Moment, now: Moment | None) -> None:
        """Show two maps over each other."""
        self.comparison.show_overlaid(shown, sight_words(then), sight_words(now))
        self._legend.show_changes(shown.changes)
        self.setCurrentIndex(1)
        self.setFocusProxy(self.comparison)


class PastSide(QStackedWidget):
    """The side: what was said of a kept map with its counts, or what changed with the counts of both."""

    def __init__(self) -> None:
        super().__init__()
        self.moment, self.counts = MomentCard(), CountsCard()
        self.counts.graphml.hide()  # what is given out is the map of now
        self.then_and_now, self.changes = ThenAndNowCard(), ChangesCard()
        self.areas: tuple[QScrollArea, ...] = (
            _area(_("The moment, and counts"), self.moment, self.counts),
            _area(_("Then and now, and what changed"), self.then_and_now, self.changes),
        )
        for area in self.areas:
            self.addWidget(area)

    def show_kept(self, shown: NetworkMap, moment: Moment) -> None:
        """Show what goes with a kept map."""
        self.moment.show_moment(moment)
        self.counts.show_map(shown)
        self.setCurrentIndex(0)
        self.setFocusProxy(self.moment.more)

    def show_overlaid(self, shown: Overlaid, then: Moment, now: Moment | None) -> None:
        """Show what goes with a comparison."""
        days = (short_date(then.on), short_date(now.on) if now else _("now"))
        heads = column_words(then.on, now.on if now else None)
        self.then_and_now.show_maps(shown.then, shown.now, heads, days)
        untied = days[0] if shown.changes.ties and not shown.then.ties else ""
        self.changes.show_told(told(shown.changes, shown.now), untied)
        self.setCurrentIndex(1)
        self.setFocusProxy(self.areas[1])


def _area(name: str, *cards: QWidget) -> QScrollArea:
    inside = QWidget()
    inside.setLayout(column(*cards, 1, gap=12))
    return scrolled(inside, name)
