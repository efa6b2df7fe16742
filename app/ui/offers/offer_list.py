"""The list of offers: search, what goes on or all of it."""

from collections.abc import Sequence

from app.i18n import N_, _
from app.services.offers import OfferRow
from app.ui.lists.list_pane import ListPane
from app.ui.offers.words import offer_words
from app.ui.widgets.list_model import Drawing, Fact, ListRow

HINT = N_("Name, kind, place or note")


class OfferList(ListPane[OfferRow]):
    """By name; what is over only when all are asked for."""

    def __init__(self) -> None:
        drawing = Drawing(lambda one: one.id, lambda one: one.name, _found_by, _draw)
        super().__init__(_("Offers nearby"), _(HINT), "active", drawing, everything=False)

    def goes_on(self, one: OfferRow) -> bool:
        return one.active

    def in_order(self, rows: Sequence[OfferRow]) -> Sequence[OfferRow]:
        return rows

    def words(self, count: int) -> str:
        return _("Goes on {n}").format(n=count)


def _found_by(one: OfferRow) -> str:
    return "\n".join(
        filter(None, (one.name, *one.kinds, one.postcode, one.place, one.contact_name, one.cost, one.note))
    )


def _draw(one: OfferRow) -> ListRow:
    facts = () if one.active else (Fact(_("over")),)
    return ListRow(one.id, (), one.name, offer_words(one) or _("place and kind still to ask"), facts, icon="pin")
