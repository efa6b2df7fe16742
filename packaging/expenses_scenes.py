"""The scenes of expenses: an outing that comes near a ceiling, and the amounts of the law."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from app.services import duos, expense_lines
from app.services.subjects import Subject
from app.ui.contacts.dialog import SEEN, ContactDialog
from app.ui.expenses.amounts_dialog import AmountsDialog
from app.ui.store import Store
from app.vocabulary import Payer, Travel

Scene = tuple[str, Callable[[], object]]
At = Callable[..., Callable[[], object]]


def of_expenses(window: Any, store: Store, today: date, at: At) -> Iterator[Scene]:
    """The dialog of contacts where expenses are handled, the table of amounts, and filling one in."""
    handled = store.read(expense_lines.handled)
    duo = next(one.id for one in store.read(duos.duos) if one.together and one.buddy_id in handled)

    def amounts(then: Callable[[AmountsDialog], object] = lambda _dialog: None) -> Callable[[], object]:
        def show(_page: Any) -> None:
            dialog = AmountsDialog(store, today.year, today, window)
            dialog.open()
            then(dialog)

        return at("figures", show)

    yield "dialog-contact-warned", at("today", lambda _page: _warned(window, store, duo, today))
    yield "dialog-amounts", amounts()
    yield "dialog-amount", amounts(lambda dialog: dialog.add.click())


def _warned(window: Any, store: Store, duo: UUID, today: date) -> None:
    """As somebody fills it in, with a year of which the amounts are not all known."""
    dialog = ContactDialog(window, store, Subject("duo", duo), today)
    dialog.open()
    dialog.kind.choose(SEEN)
    dialog._show_kind()
    assert dialog.outing
    part = dialog.outing.expense
    dialog.outing.money.click()
    part.cost.set_text("12,50")
    part.km.set_text("14")
    part.paid_by.show_answer(Payer.BUDDY)
    part.travel.show_answer(Travel.CAR)
    part.changed.emit()
