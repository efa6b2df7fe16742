"""Numbers that decide what is shown and when something is said, each with a safe default that the office may change."""

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy.orm import Session

from app.services.office import change_office, the_office


@dataclass(frozen=True)
class Thresholds:
    """``few_answers``: fewer than this are not shown. ``ages``: where each age band begins. ``ceiling``: from which
    percentage of a ceiling on expenses to say so. ``expires_days``: how long before a paper runs out to say so.
    """

    few_answers: int = 5
    ages: tuple[int, ...] = (18, 30, 45, 60, 75)
    ceiling: int = 80
    expires_days: int = 60


def thresholds(session: Session) -> Thresholds:
    """What the office settled, and the default of what it did not."""
    own = the_office(session).thresholds or {}
    known = {field.name for field in fields(Thresholds)}
    return Thresholds(**{name: _read(value) for name, value in own.items() if name in known})


def settle(session: Session, own: dict[str, Any]) -> None:
    """Keep the numbers of the office; what is not among them is as Klik has it."""
    change_office(session, {"thresholds": own or None})


def _read(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
