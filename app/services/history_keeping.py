"""How many months it can be read and put back what stood in the history: a setting of the office."""

from datetime import date, datetime, time

from sqlalchemy.orm import Session

from app.i18n import N_
from app.services.actions import action
from app.services.office import change_office, the_office
from app.services.rhythms import months_before

USUAL = 24
_NAME = "journal"


def months(session: Session) -> int:
    """As the office settled it, or as usual."""
    return int((the_office(session).retention or {}).get(_NAME, USUAL))


@action(N_("How long the history is kept changed"))
def settle(session: Session, wanted: int | None) -> None:
    """Keep what stood there for so many months; None is as usual."""
    known = {name: value for name, value in (the_office(session).retention or {}).items() if name != _NAME}
    change_office(session, {"retention": known | ({} if wanted is None else {_NAME: wanted}) or None})


def since(session: Session, today: date) -> datetime:
    """What is older than this moment may be emptied."""
    return datetime.combine(months_before(today, months(session)), time()).astimezone()
