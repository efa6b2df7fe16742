"""The scenes of who waits: the path with what goes on meanwhile, its dialogs, and the offers nearby."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from waiting import wait

from app.services import offers
from app.ui.store import Store
from app.ui.widgets.layout import bring_into_sight

Scene = tuple[str, Callable[[], object]]
At = Callable[..., Callable[[], object]]


def of_offers(store: Store, marleen: UUID, at: At) -> Iterator[Scene]:
    """Of one who waits and to whom much happened, and of the directory."""

    def path(then: Callable[[Any], object] = lambda beside: None) -> Callable[[], object]:
        def show(page: Any) -> None:
            page.choose(marleen)
            page.detail.tabs.choose("path")
            wait(100)
            then(page.detail.trajectory.beside)

        return at("participants", show)

    yield "meanwhile", path()
    yield "meanwhile-below", path(lambda beside: bring_into_sight(beside.refer))
    yield "dialog-refer", path(lambda beside: beside.ask_offer())
    yield "dialog-outing", path(lambda beside: beside.ask_outing())
    yield "dialog-own-step", path(lambda beside: beside.ask_step())
    yield "dialog-refer-end", path(_end)
    known = store.read(offers.offers)
    visited = next((one for one in known if one.referred), known[0])
    yield "offers", at("offers", lambda page: page.show_offer(visited.id))
    over = next((one for one in known if not one.active), known[0])
    yield "offers-over", at("offers", lambda page: page.show_offer(over.id))
    yield "dialog-offer-new", at("offers", lambda page: page.add())


def _end(beside: Any) -> None:
    from app.ui.offers.referral_line import ReferralLine

    lines = beside.referrals.findChildren(ReferralLine)
    lines[-1].round_off()
