"""What stands there as long as nobody's notes are handled here: why, and how to begin."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services import office, organisations
from app.services.organisations import OrganisationRow
from app.ui.store import Store
from app.ui.widgets.card import Card
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.layout import SCROLLED, clear, column, scrolled
from app.ui.widgets.text import label


class OffRoom(QWidget):
    """A tick for each partner and one for buddies without; the first that is ticked begins it."""

    begun = Signal()

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store = store
        card = Card(_("Expense notes are handled elsewhere"))
        often = _("Often the partner pays the expenses of its own volunteers. Then Klik asks nothing and says nothing.")
        own = _(
            "Do you handle the notes yourself? Tick whose. Klik then gathers what was noted with outings, keeps an eye "
            "on what the law allows, and makes the notes. You can leave off again at any time; nothing is lost."
        )
        for words in (often, own):
            card.add(label(words, wrap=True))
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(4)
        card.add(self._ticks)
        self.ticks: list[CheckBox] = []
        content = QWidget()
        content.setLayout(column(card, 1, margins=SCROLLED))
        self.area = scrolled(content, _("Expense notes are handled elsewhere"))
        self.setLayout(column(self.area))

    def refresh(self) -> None:
        """Read again and show."""
        self.show_partners(self._store.read(organisations.organisations))

    def show_partners(self, known: Sequence[OrganisationRow]) -> None:
        """A tick for each that brings buddies."""
        clear(self._ticks)
        self.ticks = []
        for one in known:
            if one.is_partner:
                tick = self._tick(_("of buddies of {partner}").format(partner=one.name))
                tick.clicked.connect(lambda on, one=one: self._begin(one, on))
        alone = self._tick(_("of buddies without a partner"))
        alone.clicked.connect(lambda on: self._begin(None, on))
        self.setFocusProxy(self.ticks[0])

    def _tick(self, words: str) -> CheckBox:
        made = CheckBox(words)
        self._ticks.addWidget(made)
        self.ticks.append(made)
        return made

    def _begin(self, one: OrganisationRow | None, on: bool) -> None:
        if one:
            self._store.write(organisations.change_organisation, one.id, {"expenses_here": on or None})
        else:
            self._store.write(office.change_office, {"expenses_here": on})
        self.begun.emit()
