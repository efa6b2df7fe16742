"""The figures of a period, and the list of who or what stands behind each of them."""

from datetime import date

from sqlalchemy.orm import Session

from app.figures import counting
from app.figures.asked import Asked
from app.figures.counting import DEFINITIONS
from app.figures.figure import Figures
from app.figures.period import Period
from app.figures.records import Records
from app.services import year_totals
from app.services.figures_reading import Contacts, read
from app.services.figures_rows import Behind, rows
from app.services.thresholds import thresholds

__all__ = ["Behind", "behind", "figures"]

_CONTACTS = {"seen": Contacts.MEETINGS, "talks": Contacts.TALKS}
"""Which contacts stand in the list of a figure; no other has any."""


def figures(session: Session, asked: Asked, today: date, of: Records | None = None) -> Figures:
    """All figures of a period; of whole calendar years of everybody with whom was erased since.

    What lies after ``today`` is still to come: what is as it stands on the last day is then as it stands today.
    ``of``: people and duos, where they were read already.
    """
    settled = thresholds(session)
    records = read(session, asked.first, min(asked.last, today), of=of)
    found = counting.count(records, asked, today, settled.ages, settled.few_answers)
    return counting.with_erased(found, year_totals.kept(session, asked))


def behind(
    session: Session, asked: Asked, figure: str, today: date, by: str = "", value: str = ""
) -> tuple[Behind, ...]:
    """The list behind a figure, or behind its part of a fact and a code, the latest first.

    The ``times`` of its rows add up to the number, but for whom was erased: nobody knows any more who that was.
    """
    records = read(session, asked.first, min(asked.last, today), _CONTACTS.get(figure, Contacts.NONE))
    period = Period(records, asked, today, thresholds(session).ages)
    return rows(session, DEFINITIONS[figure].of, counting.behind(figure, period, by, value))
