"""What a partner may have of its own buddies: a workbook with nothing about participants but, where they agreed, a
first name.

A buddy goes along who said yes to sharing with the partner. A no is a no, and what was not asked yet is no yes: both
are left out, and the coordinator is told before she saves. So is who died, wants no contact any more, or is no buddy
any longer. No note of anybody, nothing typed freely and nothing about care is ever read here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.data import ListData
from app.figures.asked import Asked
from app.models import Buddy, Consent, Person
from app.places import fold
from app.services import partner_sheets
from app.services.organisations import name_then_and_now, organisation_row
from app.services.partner_sheets import Going
from app.services.subjects import Subject
from app.vocabulary import BuddyStatus, ConsentKind

_NO_LONGER = (BuddyStatus.NOT_RETAINED, BuddyStatus.STOPPED)


class Why(StrEnum):
    """Why a buddy of the partner is left out."""

    SAID_NO = "said_no"
    NOT_ASKED = "not_asked"
    GONE = "gone"
    NO_CONTACT = "no_contact"
    NO_LONGER = "no_longer"


@dataclass(frozen=True)
class LeftOut:
    """A buddy who is not on it, and why."""

    whom: Subject
    name: str
    why: Why


@dataclass(frozen=True)
class PartnerExport:
    """What goes to a partner: the sheets, who is on them (``whom``), and who is left out.

    ``partner`` is what it was called then, and is now. ``first_names`` are those of participants who agreed.
    """

    partner: str
    asked: Asked
    sheets: tuple[ListData, ...]
    buddies: tuple[str, ...]
    first_names: tuple[str, ...]
    whom: tuple[Subject, ...]
    left_out: tuple[LeftOut, ...]


def partner_export(session: Session, partner_id: UUID, asked: Asked, today: date) -> PartnerExport:
    """All of it for a period; what is said of a buddy, but for what happened in the period, is as it stands today."""
    partner = organisation_row(session, partner_id)
    going, left_out = _sorted_out(session, partner_id)
    of = {one.buddy.id: one for one in going}
    duos, told = partner_sheets.duos(session, of, asked)
    title = name_then_and_now(partner, asked.last)
    sheets = [
        partner_sheets.buddies(going, today),
        partner_sheets.papers(session, of, today),
        duos,
        partner_sheets.events(session, of, asked, today),
    ]
    if partner.expenses_here:
        sheets.append(partner_sheets.notes(session, of, asked, today))
    return PartnerExport(
        title,
        asked,
        tuple(sheets),
        tuple(one.name for one in going),
        tuple(told.values()),
        (*(Subject("buddy", one) for one in of), *(Subject("participant", one) for one in told)),
        left_out,
    )


def workbook(made: PartnerExport) -> bytes:
    """The sheets as an Excel workbook."""
    from app.services import lists_out

    return lists_out.workbook(*made.sheets)


def _sorted_out(session: Session, partner_id: UUID) -> tuple[list[Going], tuple[LeftOut, ...]]:
    """The buddies of a partner who go along and those who do not, each by name."""
    said = dict(
        session.execute(
            select(Consent.buddy_id, Consent.given).where(
                Consent.kind == ConsentKind.PARTNER, Consent.buddy_id.is_not(None)
            )
        ).all()
    )
    going, left_out = [], []
    for buddy in session.scalars(select(Buddy).where(Buddy.partner_id == partner_id)):
        reachable = tuple(person for person in buddy.people if person.may_be_contacted)
        if why := _why_not(buddy, reachable, said.get(buddy.id)):
            names = " & ".join(person.full_name for person in buddy.people)
            left_out.append(LeftOut(Subject("buddy", buddy.id), names, why))
        else:
            going.append(Going(buddy, reachable))
    return sorted(going, key=_by_name), tuple(sorted(left_out, key=_by_name))


def _why_not(buddy: Buddy, reachable: Sequence[Person], agreed: bool | None) -> Why | None:
    if not reachable:
        return Why.GONE if all(person.deceased_on for person in buddy.people) else Why.NO_CONTACT
    if buddy.status in _NO_LONGER:
        return Why.NO_LONGER
    if agreed is None:
        return Why.NOT_ASKED
    return None if agreed else Why.SAID_NO


def _by_name(one: Any) -> Any:
    return fold(one.name)
