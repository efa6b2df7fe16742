"""The papers of the volunteers of the example: in order, but for who is new, and two that run out before long."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Buddy, Coordinator
from app.services import papers, reports
from app.services.demo_people import words
from app.services.rhythms import months_after
from app.services.subjects import Subject
from app.vocabulary import BuddyStatus, PaperKind, ReportKind

_NEW = (BuddyStatus.CANDIDATE, BuddyStatus.SCREENING, BuddyStatus.NOT_RETAINED)


def sign_papers(session: Session, today: date) -> None:
    """What each signed when they began; of two in a duo the agreement note counts for some days more."""
    by = next(iter(session.scalars(select(Coordinator).order_by(Coordinator.id)))).full_name
    begun = select(Buddy).where(Buddy.status.not_in(_NEW), Buddy.active_since.is_not(None)).order_by(Buddy.id)
    running_out = [19, 26]
    for at, buddy in enumerate(session.scalars(begun).all()):
        assert buddy.active_since
        on = buddy.active_since
        until = None
        if buddy.status is BuddyStatus.IN_DUO and running_out:
            until = today + timedelta(days=running_out.pop(0))
        for person in buddy.people:
            for kind in papers.COMPULSORY:
                ends = until if kind is PaperKind.AGREEMENT_NOTE and person is buddy.person else None
                papers.add(session, buddy.id, person.id, kind, {"on": on, "until": ends})
        if at % 3 == 0:
            papers.add(session, buddy.id, buddy.person_id, PaperKind.EXTRACT, {"on": on, "by": by, "note": "595"})


def note_report(session: Session, whom: Subject, today: date) -> None:
    """Something small that was talked over and closed."""
    said = words("follow_ups")["report"]
    on = today - timedelta(days=75)
    facts = {"kind": ReportKind.COMPLAINT, "on": on, **said, "closed_on": months_after(on, 1)}
    reports.add(session, whom, facts)
