"""What a page asks the reckoning about pairs; a price is worked out once, for the row of a list and for its card."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.matching.explain import Explanation
from app.matching.solution import Unlock
from app.ui.matching.reckoning import Reckoning

if TYPE_CHECKING:
    from app.matching.compare import Difference
    from app.matching.prices import Price
    from app.matching.wanted import Wanted
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


def ask_helped(
    reckoning: Reckoning,
    found: "Proposals",
    participant: str,
    unlock: Unlock,
    tell: Callable[[Explanation | None], None],
) -> None:
    """Who fits somebody best once one thing is otherwise."""

    def answer(is_cancelled: "IsCancelled") -> Explanation | None:
        from app.services.proposals import helped

        return helped(found, participant, unlock)

    reckoning.ask(("helped", participant, unlock), answer, tell)


def ask_what_if(
    reckoning: Reckoning, found: "Proposals", participant: str, unlock: Unlock, tell: "Callable[[Difference], None]"
) -> None:
    """What one thing that is otherwise does to the whole list."""

    def answer(is_cancelled: "IsCancelled") -> "Difference":
        from app.services.proposals import what_if

        return what_if(found, participant, unlock, is_cancelled)

    reckoning.ask(("what if", participant, unlock), answer, tell)


def ask_wanted(reckoning: Reckoning, found: "Proposals", tell: "Callable[[Wanted | None], None]") -> None:
    """Which buddy would help the most people who get no proposal."""

    def answer(is_cancelled: "IsCancelled") -> "Wanted | None":
        from app.matching.wanted import wanted

        return wanted(found.brief.problem, found.solution, is_cancelled)

    reckoning.ask("wanted", answer, tell)
