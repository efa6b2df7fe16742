"""The figures of a period, and the list of who or what stands behind each of them."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.figures import counting
from app.figures.asked import Asked
from app.figures.counting import DEFINITIONS
from app.figures.figure import Figures
from app.figures.period import Period
from app.figures.records import Records
from app.i18n import ngettext, number
from app.models import Buddy, Duo, Participant
from app.services import year_totals
from app.services.figures_reading import Contacts, read
from app.services.figures_rows import Behind, rows
from app.services.thresholds import thresholds
from app.vocabulary import BuddyStatus, ParticipantStatus
from app.vocabulary.states import GETTING_TO_KNOW, TOGETHER

__all__ = ["Behind", "behind", "figures", "without_a_duo"]

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


def without_a_duo(session: Session) -> str:
    """Who stands as in a duo while none was noted that is not over, in a sentence: what nobody counts; else empty."""
    not_over = select(Duo.participant_id, Duo.buddy_id).where(Duo.state.in_(GETTING_TO_KNOW | TOGETHER)).subquery()
    seekers = select(func.count(Participant.id)).where(
        Participant.status == ParticipantStatus.IN_DUO, Participant.id.not_in(select(not_over.c.participant_id))
    )
    helpers = select(func.count(Buddy.id)).where(
        Buddy.status == BuddyStatus.IN_DUO, Buddy.id.not_in(select(not_over.c.buddy_id))
    )
    n, of_buddies = session.scalar(seekers) or 0, session.scalar(helpers) or 0
    said = []
    if n:
        words = ngettext(
            "{n} participant stands as ‘In a duo’, but the duo was not noted yet.",
            "{n} participants stand as ‘In a duo’, but their duo was not noted yet.",
            n,
        )
        said.append(words.format(n=number(n)))
    if of_buddies:
        words = ngettext(
            "{n} buddy stands as ‘In a duo’, but the duo was not noted yet.",
            "{n} buddies stand as ‘In a duo’, but their duo was not noted yet.",
            of_buddies,
        )
        said.append(words.format(n=number(of_buddies)))
    return " ".join(said)


def behind(
    session: Session, asked: Asked, figure: str, today: date, by: str = "", value: str = ""
) -> tuple[Behind, ...]:
    """The list behind a figure, or behind its part of a fact and a code, the latest first.

    The ``times`` of its rows add up to the number, but for whom was erased: nobody knows any more who that was.
    """
    records = read(session, asked.first, min(asked.last, today), _CONTACTS.get(figure, Contacts.NONE))
    period = Period(records, asked, today, thresholds(session).ages)
    return rows(session, DEFINITIONS[figure].of, counting.behind(figure, period, by, value))
