"""What a report of a year says that cannot be counted: a foreword in the office's own words, and the staff."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.services.actions import action
from app.services.office import change_office, the_office

MOST_STAFF = 100.0
WRONG_STAFF = N_("Staff in full-time equivalents is a number above 0, such as 0,5.")


@dataclass(frozen=True)
class YearWords:
    """``staff`` is in full-time equivalents; None where nobody filled it in."""

    foreword: str = ""
    staff: float | None = None


def year_words(session: Session, year: int) -> YearWords:
    """What was filled in for a year."""
    return YearWords(**(the_office(session).years or {}).get(str(year), {}))


@action(N_("Words of the report changed"))
def say_of_year(session: Session, year: int, said: YearWords) -> None:
    """Keep the words of a year; a year of which nothing is said any more is forgotten."""
    if said.staff is not None and not 0 < said.staff <= MOST_STAFF:
        raise KlikError(WRONG_STAFF)
    kept: dict[str, Any] = {
        name: value for name, value in (("foreword", said.foreword.strip()), ("staff", said.staff)) if value
    }
    others = {key: value for key, value in (the_office(session).years or {}).items() if key != str(year)}
    years = dict(sorted((others | ({str(year): kept} if kept else {})).items()))
    change_office(session, {"years": years or None})
