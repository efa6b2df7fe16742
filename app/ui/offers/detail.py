"""One offer: its name, what is known of it, and who was brought there."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import offers, referrals
from app.services.offers import OfferRow
from app.services.referrals import Visitor
from app.ui import messages, theme
from app.ui.offers.offer_card import OfferCard
from app.ui.offers.words import offer_words
from app.ui.people import contents
from app.ui.store import Store
from app.ui.today.link import NameLink
from app.ui.widgets.buttons import fill_menu, icon_button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import StatusChip
from app.ui.widgets.layout import SCROLLED, column, row, scrolled
from app.ui.widgets.text import label
from app.ui.words import known_date

TWO_COLUMNS, SIDE = 720, 240


class Detail(QWidget):
    """Shows an offer; its card stays, and shows what changed."""

    participant_wanted = Signal(object)

    def __init__(self, store: Store, today: Callable[[], date], suggest: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self._store = store
        self._row: OfferRow | None = None
        self.title = label("", theme.TITLE, bold=True, wrap=True)
        self._second = label("", theme.SECOND, tone="text2", wrap=True)
        self._over = StatusChip(_("over"), "chip")
        self.more = icon_button("more", _("More with this offer"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.card = OfferCard(store, today, suggest)
        self.visitors = Card(_("Referred here"))
        head = row(column(self.title, self._second, row(self._over, 1), gap=3), column(self.more, 1))
        head.setStretch(0, 1)
        self._side = QWidget()
        self._side.setLayout(column(self.visitors, 1))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addWidget(self.card, 1)
        self._columns.addWidget(self._side)
        content = QWidget()
        content.setLayout(column(head, self._columns, 1, gap=16, margins=SCROLLED))
        self.area = scrolled(content, _("The chosen offer"))
        self.setLayout(column(self.area))
        self.setFocusProxy(self.card)

    def show_offer(self, offer: OfferRow) -> None:
        """Show an offer, or the same one as it became."""
        other = self._row is None or self._row.id != offer.id
        if other and self._row:
            self.card.commit()
        self._row = offer
        self.title.setText(offer.name)
        self._second.setText(offer_words(offer))
        self._second.setVisible(bool(self._second.text()))
        self._over.setVisible(not offer.active)
        self.card.show_offer(offer)
        found = self._store.read(referrals.visitors, offer.id)
        none = label(_("Nobody yet. From the page of a participant you bring somebody here."), tone="text2", wrap=True)
        contents.replace(self.visitors.body, [self._visitor(one) for one in found] or [none], keep=1)
        self._fill_menu(offer)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() - 36 >= theme.px(TWO_COLUMNS)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(theme.px(SIDE) if wide else 0)
        self._side.setMaximumWidth(theme.px(SIDE) if wide else 16777215)

    def _visitor(self, one: Visitor) -> QWidget:
        name = NameLink(one.name)
        name.clicked.connect(lambda _checked=False: self.participant_wanted.emit(one.participant_id))
        until = _("{from_day} until {to_day}") if one.ended_on else _("since {from_day}")
        said = until.format(from_day=known_date(one.on), to_day=known_date(one.ended_on))
        made = QWidget()
        made.setLayout(column(row(name, 1), label(said, theme.SECOND, tone="text2", wrap=True), gap=0))
        return made

    def _fill_menu(self, offer: OfferRow) -> None:
        words = _("It is over") if offer.active else _("It goes on after all")
        active = {"active": not offer.active}
        entries: list[tuple[str, Callable[[], object]]] = [
            (words, lambda: self._store.write(offers.change_offer, offer.id, active)),
            (_("Remove"), lambda: self._remove(offer.id)),
        ]
        fill_menu(self.menu, entries)

    def _remove(self, offer_id: UUID) -> None:
        try:
            self._store.write(offers.remove_offer, offer_id)
        except KlikError as error:
            messages.tell(self.window(), error)
