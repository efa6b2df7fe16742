"""The first questions of a window, asked of nobody while the password is typed.

SQLAlchemy puts a question into words once for every vault that is opened after that (``storage/connection.py``): asked
here before, the forty questions of Today cost half when somebody waits for them.
"""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

from app.models import Base
from app.services import areas, consents, contacts, criteria, duos, filters, follow_ups, office, people, retention
from app.services import today as due
from app.services.subjects import Subject
from app.services.today_rows import FIRST
from app.storage.connection import nobody
from app.vocabulary import Role


def rehearse(today: date) -> Iterator[None]:
    """Ask them, one after the other; a moment of rest may be taken at each."""
    whom = Subject("participant", uuid4())
    with nobody(Base.metadata) as session:
        for ask in (
            lambda: office.office(session),
            lambda: due.today(session, today, FIRST),
            lambda: people.participants(session, today),
            lambda: people.buddies(session, today),
            lambda: duos.duos(session),
            lambda: retention.asked(session, today),
            lambda: duos.unnoted(session, Role.PARTICIPANT),
            lambda: people.wished_about(session, Role.BUDDY),
            lambda: areas.areas(session),
            lambda: criteria.criteria(session),
            lambda: filters.saved(session, whom.kind, today),
            lambda: duos.duos_of(session, whom.id),
            lambda: follow_ups.open_steps(session, whom),
            lambda: contacts.contacts_of(session, whom),
            lambda: consents.consents(session, whom),
        ):
            yield
            ask()
