"""The scenes of partners and of the expenses of volunteers: both views of the figures, and their dialogs."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from waiting import SHORTLY, until, wait

from app.services import office, organisations
from app.services.partners import ACTIVE
from app.ui.figures.page import EXPENSES, PARTNERS
from app.ui.office.earlier_names import RenameDialog
from app.ui.office.organisations import OrganisationDialog
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.widgets.layout import bring_into_sight

Scene = tuple[str, Callable[[], object]]
At = Callable[..., Callable[[], object]]


def of_partners(store: Store, today: date, at: At) -> Iterator[Scene]:
    """Of the page of figures, and of the dialog of an organisation."""

    def view(key: str, then: Callable[[Any], object] = lambda view: None) -> Callable[[], object]:
        def show(page: Any) -> None:
            page.show_section(key)
            _settle()
            then(page.views[key])
            _settle()

        return at("figures", show)

    def first(of: Any) -> Any:
        of.close_list()
        return of.cards[0]

    yield "partners", view(PARTNERS, lambda of: (first(of), of.page.verticalScrollBar().setValue(0)))
    yield "partners-list", view(PARTNERS, lambda of: of.show_list(first(of).row, ACTIVE))
    yield "partners-origin", view(PARTNERS, lambda of: (first(of), bring_into_sight(of.outreach)))
    yield "dialog-partner-export", view(PARTNERS, lambda of: first(of).export.click())
    yield "expenses", view(EXPENSES, _now)
    yield "expenses-volunteer", view(EXPENSES, _busiest)
    yield "expenses-before", view(EXPENSES, _before)
    yield "dialog-expense-note", view(EXPENSES, lambda of: (_busiest(of), of.detail.make_note()))
    yield "dialog-expense", view(EXPENSES, lambda of: (_busiest(of), of.detail.add_expense()))
    yield "dialog-expense-elsewhere", view(EXPENSES, lambda of: (_busiest(of), of.detail.of_year.more.click()))
    yield "expenses-off", at("figures", lambda page: _off(store, page))
    known = next(one for one in store.read(organisations.organisations) if one.is_partner)

    def dialog(kind: Any) -> Callable[[], object]:
        def show(page: Any) -> None:
            asked = (
                kind(store, known, page.window(), lambda: today)
                if kind is OrganisationDialog
                else kind(store, known, lambda: today, page.window())
            )
            asked.exec()

        return at("office", show)

    yield "dialog-organisation", dialog(OrganisationDialog)
    yield "dialog-organisation-rename", dialog(RenameDialog)


def _now(of: Any) -> None:
    of.show_table()
    of.which.choose(str(of.today().year))
    of.refresh()


def _before(of: Any) -> None:
    of.show_table()
    of.which.choose(str(of.today().year - 1))
    of.refresh()


def _busiest(of: Any) -> None:
    """The volunteer of whom most is open last year, of which the amounts of the law are known."""
    of.which.choose(str(of.today().year - 1))
    of.refresh()
    of.show_volunteer(max(of.rows, key=lambda row: (row.open > 0, row.on_notes, row.days)).person_id)


def _off(store: Store, page: Any) -> None:
    """As it is where the partners handle all notes themselves."""
    page.show_section(EXPENSES)
    of = page.views[EXPENSES]
    store.write(office.change_office, {"expenses_here": None})
    handled = [one.id for one in store.read(organisations.organisations) if one.expenses_here]
    for one in handled:
        store.write(organisations.change_organisation, one, {"expenses_here": None})
    _settle()
    of.refresh()


def _settle() -> None:
    until(lambda: not any_running())
    wait(SHORTLY)
