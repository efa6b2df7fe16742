"""What a page asks the reckoning about pairs; a price is worked out once, for the row of a list and for its card."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.matching.explain import Explanation
from app.ui.matching.reckoning import Reckoning

if TYPE_CHECKING:
    from app.matching.prices import Price
    from app.services.proposals import Otherwise, Proposals
    from app.ui.tasks import IsCancelled

    Priced = list[tuple[Explanation, Price]]

Couple = tuple[str, str]  # ids of a participant and a buddy


def ask_price(reckoning: Reckoning, found: "Proposals", couple: Couple, tell: "Callable[[Price], None]") -> None:
    """What choosing these two costs the others on the list."""

    def answer(is_cancelled: "IsCancelled") -> "Price":
        from app.services.proposals import prices_of

        return next(prices_of(found, [couple], is_cancelled))

    reckoning.ask(("price", *couple), answer, tell)


def ask_otherwise(
    reckoning: Reckoning, found: "Proposals", couple: Couple, tell: "Callable[[Otherwise], None]"
) -> None:
    """What comes instead of two who are proposed now."""

    def answer(is_cancelled: "IsCancelled") -> "Otherwise":
        from app.services.proposals import otherwise

        return otherwise(found, *couple, is_cancelled)

    reckoning.ask(("otherwise", *couple), answer, tell)


def ask_alternatives(
    reckoning: Reckoning, found: "Proposals", instead_of: Couple, tell: "Callable[[Priced], None]"
) -> None:
    """Who could be chosen for the participant instead of the buddy of a pair."""

    def answer(is_cancelled: "IsCancelled") -> "Priced":
        from app.services.proposals import alternatives

        return alternatives(found, *instead_of, is_cancelled)

    reckoning.ask(("alternatives", *instead_of), answer, tell)
