"""The scenes of the figures: each view, the list behind a number, and what is asked otherwise."""

from collections.abc import Callable, Iterator
from typing import Any

from waiting import SHORTLY, until, wait

from app.ui.figures.asked_bar import YEAR
from app.ui.figures.page import OVERVIEW
from app.ui.store import Store
from app.ui.tasks import any_running
from app.ui.widgets.layout import bring_into_sight

Scene = tuple[str, Callable[[], object]]
At = Callable[..., Callable[[], object]]


def of_figures(store: Store, at: At) -> Iterator[Scene]:
    """Of the page of figures."""

    def overview(then: Callable[[Any], object] = lambda view: None) -> Callable[[], object]:
        def show(page: Any) -> None:
            page.show_section(OVERVIEW)
            _settle()
            view = page.views[OVERVIEW]
            view.close_list()
            view.page.verticalScrollBar().setValue(0)
            then(view)
            _settle()

        return at("figures", show)

    yield "figures", overview()
    yield "figures-by-municipality", overview(lambda view: _part(view, "municipality"))
    yield "figures-list", overview(_list)
    yield (
        "figures-plots",
        overview(lambda view: (view.plots.fold.open_content(), _settle(), bring_into_sight(view.plots.fold))),
    )
    yield "figures-other-days", at("figures", lambda page: (page.show_section(OVERVIEW), _other_days(page)))


def as_usual(page: Any) -> None:
    """What is asked is this year again, whatever another scene asked."""
    page.bar.which.choose(YEAR)
    page.bar.which.chosen.emit(YEAR)


def _settle() -> None:
    until(lambda: not any_running())
    wait(SHORTLY)


def _part(view: Any, by: str) -> None:
    view.by.choose(by)
    view.by.chosen.emit(by)


def _list(view: Any) -> None:
    name = next(name for name, card in view.cards.items() if card.figure.n)
    view.show_list(name)


def _other_days(page: Any) -> None:
    page.bar.which.choose("own")
    page.bar.which.chosen.emit("own")
    page.bar.last.editor.setText("31/02/2026")
    page.bar.last.commit()
    _settle()
