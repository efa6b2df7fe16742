"""The expense notes of the example: a few of the year before, as far as the amounts of the law ship with Klik."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Coordinator
from app.services import expense_notes, expenses

NOTES = 3


def pay_notes(session: Session, today: date) -> None:
    """A few notes of last year, all of them paid but the last one, which is to approve.

    Only what waits for nothing stands on them: there are none where the law of that year is not known.
    """
    year, by = today.year - 1, session.scalars(select(Coordinator).order_by(Coordinator.id)).all()[0].full_name
    rows = [row for row in expenses.overview(session, year) if row.open and not (row.over or row.mixed)][:NOTES]
    first, last, made_on = date(year, 1, 1), date(year, 12, 31), date(year + 1, 1, 1)
    for at, row in enumerate(rows):
        note = expense_notes.make_note(session, row.person_id, first, last, made_on)
        if at < NOTES - 1:
            expense_notes.approve(session, note, made_on, by)
            expense_notes.pay(session, note, min(today, date(year + 1, 1, 9)))
