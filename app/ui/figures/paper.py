"""The figures in sight on paper: a line for each, and one for each of its parts.

Nobody's name stands on it, and small groups are taken together, so that nobody is found back either.
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.documents.data import Cell, ListColumn, ListData
from app.figures.asked import Asked
from app.figures.counting import can_be_told
from app.figures.figure import Figure, Figures
from app.figures.small import OTHER, without_small_groups
from app.i18n import _, labelled, number
from app.services import documents, office
from app.services.figures_words import INTEGRATION, ISOLATION, Names, aim_called, by_called, called, value_called
from app.services.thresholds import thresholds
from app.ui.figures.figure_card import CHOSEN
from app.ui.figures.period_words import period_words
from app.ui.saving import PDF, give_pdf, nobody, plain
from app.ui.store import Store


def give_figures(parent: QWidget, store: Store, shown: Figures, by: str, names: Names, today: date) -> None:
    """Ask whether it is printed or saved, and do that."""
    found = without_small_groups(shown, store.read(thresholds).few_answers)
    period = period_words((found.asked.first, found.asked.last))
    data = ListData(
        " · ".join((f"{_('Figures')} {period}", *_whose(store, found.asked, names))),
        today,
        (ListColumn(_("What"), False), ListColumn(_("Part"), False), ListColumn(_("How many"), True)),
        tuple(
            line
            for aim, figures in ((ISOLATION, found.isolation), (INTEGRATION, found.integration))
            for line in (
                (Cell(aim_called(aim)), Cell(""), Cell("")),
                *(
                    line
                    for figure in figures
                    if can_be_told(figure.name, found.asked)
                    for line in _lines(figure, found.asked, by, names, today)
                ),
            )
        ),
        store.read(documents.letterhead),
    )

    def make() -> bytes:
        from app.services import lists_out  # ReportLab is slow to import: only who prints waits for it

        return lists_out.paper(data)

    give_pdf(parent, store, f"{plain(data.title.lower(), 'klik')}{PDF}", "", make, sent=nobody)


def _lines(figure: Figure, asked: Asked, by: str, names: Names, today: date) -> list[tuple[Cell, Cell, Cell]]:
    found = [(Cell(called(figure.name, asked, today)), Cell(""), Cell(number(figure.n), figure.n))]
    for fact, parts in figure.by.items():
        if (fact not in CHOSEN or fact == by) and {one.value for one in parts} - {OTHER, ""}:
            found += [
                (
                    Cell(""),
                    Cell(labelled(by_called(fact), value_called(fact, one.value, names))),
                    Cell(number(one.n), one.n),
                )
                for one in parts
            ]
    return found


def _whose(store: Store, asked: Asked, names: Names) -> list[str]:
    """Of which partner and which coordinator, where not of everybody."""
    partner = [names.partners[asked.partner_id.hex]] if asked.partner_id else []
    known = store.read(office.all_coordinators) if asked.coordinator_id else ()
    return partner + [one.full_name for one in known if one.id == asked.coordinator_id]
