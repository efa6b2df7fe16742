"""The first questions of a window, asked of nobody while the password is typed.

SQLAlchemy puts a question into words once for every vault that is opened after that (``storage/connection.py``): asked
here before, the forty questions of Today cost half when somebody waits for them.
"""

from collections.abc import Iterator
from datetime import date

from app.models import Base
from app.services import duos, office, people, retention
from app.services import today as due
from app.services.today_rows import FIRST
from app.storage.connection import nobody


def rehearse(today: date) -> Iterator[None]:
    """Ask them, one after the other; a moment of rest may be taken at each."""
    with nobody(Base.metadata) as session:
        for ask in (
            lambda: office.office(session),
            lambda: due.today(session, today, FIRST),
            lambda: people.participants(session, today),
            lambda: people.buddies(session, today),
            lambda: duos.duos(session),
            lambda: retention.asked(session, today),
        ):
            yield
            ask()
