"""Something serious that happened, or a complaint: the facts, who was told, what was agreed, and when it was over.

Only the fold on the page of whom it is about reads this. No list, search, paper or figure does, and the history of
changes names nobody.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Report
from app.services.actions import about, action
from app.services.follow_ups import Step, add_step
from app.services.people import get
from app.services.subjects import Subject, called, whose
from app.vocabulary import ReportKind


@dataclass(frozen=True)
class ReportRow:
    """One report or complaint; it is open as long as it has no day on which it was closed."""

    id: UUID
    kind: ReportKind
    on: date
    facts: str
    told: str | None
    steps: str | None
    closed_on: date | None


def of(session: Session, whom: Subject) -> tuple[ReportRow, ...]:
    """What was noted about somebody or a duo: what is open first, the newest first."""
    found = session.scalars(select(Report).where(whose(Report, whom)))
    rows = (ReportRow(r.id, r.kind, r.on, r.facts, r.told, r.steps, r.closed_on) for r in found)
    return tuple(sorted(rows, key=lambda row: (row.closed_on is not None, -row.on.toordinal(), row.id)))


@action(N_("Report noted"))
def add(session: Session, whom: Subject, facts: dict[str, Any], step: Step | None = None) -> UUID:
    """Note what happened (``kind``, ``on``, ``facts``, ``told``, ``steps``); ``step`` is when to come back to it."""
    called(session, whom)  # a sentence where there is no such record
    made = Report(coordinator_id=session.info.get("coordinator"), **{f"{whom.kind}_id": whom.id})
    made.take(facts)
    _check(made)
    session.add(made)
    session.flush()
    if step:
        add_step(session, whom, step)
    about(session, "")
    return made.id


@action(N_("Report changed"))
def change(session: Session, report_id: UUID, facts: dict[str, Any]) -> None:
    """Correct or add to what was noted; with ``closed_on`` it is over, without it open again."""
    found = get(session, Report, report_id)
    found.take(facts)
    _check(found)


@action(N_("Report removed"))
def remove(session: Session, report_id: UUID) -> None:
    """Take away what was noted by mistake."""
    session.delete(get(session, Report, report_id))


def _check(report: Report) -> None:
    if not (report.facts or "").strip():
        raise KlikError(N_("Write down what happened."))
    if report.closed_on and report.closed_on < report.on:
        raise KlikError(N_("It was closed on a day after that on which it happened."))
