"""The scenes of signals and of the papers of volunteers."""

from collections.abc import Callable, Iterator
from typing import Any

from waiting import until, wait

from app.services import signals
from app.ui.figures.page import PAPERS, SIGNALS
from app.ui.signals.new_signal import NewSignal
from app.ui.store import Store
from app.ui.tasks import any_running

Scene = tuple[str, Callable[[], object]]
At = Callable[..., Callable[[], object]]


def of_signals(store: Store, at: At) -> Iterator[Scene]:
    """A signal with answers, one that names somebody, a new one, and passing one on."""
    rows = store.read(signals.signals)
    told = max(rows, key=lambda one: len(one.passings))

    def view(then: Callable[[Any], object]) -> Callable[[], object]:
        def show(page: Any) -> None:
            page.show_section(SIGNALS)
            wait(100)
            then(page.views[SIGNALS])

        return at("figures", show)

    yield "signals", view(lambda here: here.show_signal(told.id))
    yield "signals-named", view(lambda here: (here.show_signal(told.id), _name_somebody(here)))
    yield "signals-none", view(lambda here: here._stack.setCurrentIndex(1))
    yield "dialog-signal-new", view(lambda here: here.add())
    yield "dialog-signal-filled", view(_fill_new)
    yield "dialog-signal-pass", view(lambda here: (here.show_signal(told.id), here.detail.pass_on()))


def _fill_new(here: Any) -> None:
    """As somebody types it."""
    dialog = NewSignal(here.store, here.today(), here.window())
    dialog.open()
    dialog.theme.editor.setText("wonen")  # type: ignore[attr-defined]
    dialog.said.editor.setPlainText("Mei: Marleen vindt geen studio.")  # type: ignore[attr-defined]


def _name_somebody(here: Any) -> None:
    here.detail.lines.fields["description"].editor.setPlainText(
        "Marleen Zonnedauw geraakt niet in Geel na zes uur. Nadia ook niet."
    )
    wait(50)


def of_papers(at: At) -> Iterator[Scene]:
    """The papers of volunteers: what is to settle, everybody, and what the office asks."""

    def view(then: Callable[[Any], object]) -> Callable[[], object]:
        def show(page: Any) -> None:
            page.show_section(PAPERS)
            until(lambda: not any_running())
            wait(100)
            then(page.views[PAPERS])

        return at("figures", show)

    yield "papers-to-settle", view(lambda here: here.table.choose_filter("to_settle"))
    yield "papers-all", view(lambda here: here.table.choose_filter("all"))
    yield "dialog-papers-asked", view(lambda here: here.ask.click())


def of_benefits(buddy_id: object, at: At) -> Iterator[Scene]:
    """On the form of a buddy, which benefit there is."""

    def show(page: Any) -> None:
        page.choose(buddy_id)
        page.edit()
        page._form.begin("papers", page.detail.area)
        wait(100)

    yield "buddies-form-benefits", at("buddies", show)
