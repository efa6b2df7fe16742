"""Expenses of volunteers: what each is paid back, under the amounts of the law."""

from app.ui.figures.section import FiguresSection


class ExpensesView(FiguresSection):
    """Not made yet."""

    of_period = False
