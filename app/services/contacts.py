"""What was heard of people: the talks of a coordinator, and the times that two of a duo saw each other.

Noted with nothing that nobody said: what is not given stays unknown.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_
from app.models import Contact, Duo
from app.models.duo import TOGETHER
from app.services.actions import about, action
from app.services.follow_ups import Step, add_step, finish
from app.services.people import get
from app.services.referrals import answer_met
from app.services.subjects import Subject, called, names
from app.vocabulary import ContactKind, Initiative, Payer, Role, Travel, Whereabouts

TALKS = (ContactKind.PHONE, ContactKind.VISIT, ContactKind.MAIL)
"""The contacts that are a talk of the coordinator."""
PRACTICAL = (N_("along to a service"), N_("shopping or a chore"))
"""What two may do that is useful rather than company; noted in the words of the language in force."""


@dataclass(frozen=True)
class ContactRow:
    """A contact with a duo, one of its sides, or somebody who has none.

    Where it is ``monthly`` the two saw each other so many ``times`` in the month of ``on``, maybe none. ``cost`` is in
    euro cents; it makes an expense of this outing, with who paid, the way, by what (``travel``) and the number of the
    proof; of a couple that of one of the two (``expense_of_id``).
    """

    id: UUID
    on: date
    kind: ContactKind
    reached: bool | None
    note: str | None
    side: Role | None = None  # with whom of the two, where that was said
    activity: str | None = None
    initiative: Initiative | None = None
    place: Whereabouts | None = None
    times: int = 1
    monthly: bool = False
    cost: int | None = None
    paid_by: Payer | None = None
    km: float | None = None
    route: str | None = None
    proof: str | None = None
    duo_id: UUID | None = None
    participant_id: UUID | None = None
    buddy_id: UUID | None = None
    travel: Travel | None = None
    expense_of_id: UUID | None = None

    @property
    def seen(self) -> int:
        """How often the two saw each other; a talk of the coordinator does not count."""
        return 0 if self.kind in TALKS or self.reached is False else self.times


@action(N_("Contact noted"))
def note_talk(
    session: Session,
    whom: Subject,
    on: date,
    kind: ContactKind,
    reached: bool | None = None,
    note: str | None = None,
    side: Role | None = None,
    step: Step | None = None,
    finishes: UUID | None = None,
    met_people: bool | None = None,
) -> UUID:
    """Note that the coordinator spoke with somebody, or tried to: of a duo with both, or with one ``side``.

    A talk with one who is on the way in one duo is a word of that duo as well. ``step`` is what comes next,
    ``finishes`` the id of a step that was done by this talk; of one about an offer ``met_people`` is what was answered.
    """
    if step:
        add_step(session, whom, step)
    if finishes:
        finish(session, finishes, on)
        answer_met(session, finishes, met_people)
    about(session, called(session, whom))
    if whom.kind == "duo":
        found: Duo | None = get(session, Duo, whom.id)
    else:
        side = Role(whom.kind)
        found = _only_duo(session, whom)
    made = Contact(on=on, kind=kind, duo_id=found.id if found else None, reached=reached, note=note)
    if side is Role.PARTICIPANT:
        made.participant_id = found.participant_id if found else whom.id
    elif side is Role.BUDDY:
        made.buddy_id = found.buddy_id if found else whom.id
    return _add(session, made)


@action(N_("Contact noted"))
def note_outing(
    session: Session,
    /,
    duo_id: UUID,
    on: date,
    activity: str | None = None,
    note: str | None = None,
    initiative: Initiative | None = None,
    place: Whereabouts | None = None,
    **expense: Any,
) -> UUID:
    """Note that the two of a duo saw each other. ``expense``: cost, paid_by, km, travel, route, proof and
    expense_of_id, as they are known.

    That they did not see each other that month, which was noted before, is no longer so.
    """
    found = get(session, Duo, duo_id)
    about(session, names(found))
    none = _whole(session, duo_id, on)
    if none and not none.times:
        session.delete(none)
    made = Contact(on=on, kind=ContactKind.OUTING, duo_id=found.id, activity=activity, note=note)
    made.take({"initiative": initiative, "place": place} | expense)
    return _add(session, made)


@action(N_("Times noted"))
def note_month(
    session: Session, /, duo_id: UUID, month: date, times: int | None, today: date, **facts: Any
) -> UUID | None:
    """Note how often the two of a duo saw each other in the month of a day, those noted by their own day included.

    What was noted of that month as a whole before is replaced; None takes it away. ``facts`` are those of an outing.
    Raises ``KlikError`` for a month to come, for fewer times than are noted by their own day, and for facts where there
    is nothing left to note.
    """
    found = get(session, Duo, duo_id)
    about(session, names(found))
    first, last = month_of(month)
    if first > today:
        raise KlikError(N_("This month is still to come."))
    outings = Contact.kind.not_in(TALKS) & Contact.reached.is_not(False)
    here = (Contact.duo_id == duo_id) & Contact.on.between(first, last)
    whole = _whole(session, duo_id, month)
    apart = len(session.scalars(select(Contact.id).where(here, outings, Contact.precision != "month")).all())
    if times is not None and times < apart:
        raise KlikError(N_("In this month {n} are noted by their own day already: remove one of those first."), n=apart)
    if times is None or (times == apart and apart):
        if whole:
            session.delete(whole)
        elif any(value is not None for value in facts.values()):  # there is nothing to write them at
            raise KlikError(
                N_("In this month {n} are noted by their own day already: write it with one of those."), n=apart
            )
        return None
    if whole is None:
        whole = Contact(kind=ContactKind.OUTING, duo_id=found.id, precision="month")
    known = {"on": min(last, today), "times": times - apart, "reached": None if times else False}
    whole.take(known | facts)
    return _add(session, whole)


@action(N_("Contact changed"))
def change(session: Session, contact_id: UUID, facts: Mapping[str, Any]) -> None:
    """Put right what was noted, by the names of a ``ContactRow``; ``side`` is with whom of a duo a talk was."""
    found = get(session, Contact, contact_id)
    whom = subject_of(found)
    about(session, called(session, whom))
    told = dict(facts)
    if "side" in told:
        side = told.pop("side")
        if whom.kind == "duo":
            duo = get(session, Duo, whom.id)
            found.participant_id = duo.participant_id if side is Role.PARTICIPANT else None
            found.buddy_id = duo.buddy_id if side is Role.BUDDY else None
    found.take(told)


@action(N_("Contact removed"))
def remove(session: Session, contact_id: UUID) -> None:
    """Take away a contact that was noted by mistake."""
    found = get(session, Contact, contact_id)
    about(session, called(session, subject_of(found)))
    session.delete(found)


def contacts_of(session: Session, whom: Subject) -> tuple[ContactRow, ...]:
    """What was noted of a duo, or of somebody alone and in every duo; newest first."""
    if whom.kind == "duo":
        theirs = Contact.duo_id == whom.id
    elif whom.kind == "participant":
        duos = select(Duo.id).where(Duo.participant_id == whom.id)
        theirs = or_(Contact.participant_id == whom.id, Contact.duo_id.in_(duos))
    else:
        duos = select(Duo.id).where(Duo.buddy_id == whom.id)
        theirs = or_(Contact.buddy_id == whom.id, Contact.duo_id.in_(duos))
    found = session.scalars(select(Contact).where(theirs).order_by(Contact.on.desc(), Contact.id))
    return tuple(_row(contact) for contact in found)


def every_contact(session: Session) -> tuple[ContactRow, ...]:
    """All that was ever noted, newest first."""
    return tuple(map(_row, session.scalars(select(Contact).order_by(Contact.on.desc(), Contact.id))))


def last_talks(session: Session, duo_id: UUID) -> dict[Role, ContactRow]:
    """The last talk of the coordinator with each side: with both, with that one, or noted with that person alone."""
    found = get(session, Duo, duo_id)
    own = or_(
        Contact.duo_id == duo_id,
        Contact.participant_id == found.participant_id,
        Contact.buddy_id == found.buddy_id,
    )
    talks = session.scalars(
        select(Contact).where(own, Contact.kind.in_(TALKS), Contact.reached.is_not(False)).order_by(Contact.on)
    )
    last: dict[Role, ContactRow] = {}
    for talk in talks:
        both = talk.participant_id is None and talk.buddy_id is None
        if both or talk.participant_id == found.participant_id:
            last[Role.PARTICIPANT] = _row(talk)
        if both or talk.buddy_id == found.buddy_id:
            last[Role.BUDDY] = _row(talk)
    return last


def subject_of(found: Contact | ContactRow) -> Subject:
    """Whom a contact was noted of: a duo, or somebody alone."""
    if found.duo_id:
        return Subject("duo", found.duo_id)
    if found.participant_id:
        return Subject("participant", found.participant_id)
    assert found.buddy_id
    return Subject("buddy", found.buddy_id)


def times_seen(contacts: Iterable[ContactRow], since: date = date.min) -> int:
    """How often two saw each other from a day on, by what was noted."""
    return sum(contact.seen for contact in contacts if contact.on >= since)


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _whole(session: Session, duo_id: UUID, month: date) -> Contact | None:
    """What was noted of the month of a day as a whole."""
    here = (Contact.duo_id == duo_id) & Contact.on.between(*month_of(month))
    return session.scalars(select(Contact).where(here, Contact.precision == "month")).first()


def _only_duo(session: Session, whom: Subject) -> Duo | None:
    """The one duo somebody is on the way in; None where there is none, or more than one."""
    side = Duo.participant_id if whom.kind == "participant" else Duo.buddy_id
    found = session.scalars(select(Duo).where(side == whom.id, Duo.state.in_(TOGETHER)).limit(2)).all()
    return found[0] if len(found) == 1 else None


def _add(session: Session, made: Contact) -> UUID:
    made.coordinator_id = session.info.get("coordinator") or made.coordinator_id
    session.add(made)
    session.flush()
    return made.id


def _row(found: Contact) -> ContactRow:
    side = Role.PARTICIPANT if found.participant_id else Role.BUDDY if found.buddy_id else None
    return ContactRow(
        found.id,
        found.on,
        found.kind,
        found.reached,
        found.note,
        side,
        found.activity,
        found.initiative,
        found.place,
        found.times,
        found.precision == "month",
        found.cost,
        found.paid_by,
        found.km,
        found.route,
        found.proof,
        found.duo_id,
        found.participant_id,
        found.buddy_id,
        found.travel,
        found.expense_of_id,
    )
