"""What leaves the vault for an event: letters one by one, a list to sign, a guest list, an appointment."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from functools import cache, partial
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.data import (
    Appointment,
    AttendanceData,
    Cell,
    Coordinator,
    InvitationData,
    ListColumn,
    ListData,
    Occasion,
)
from app.errors import KlikError
from app.i18n import N_, _, short_date
from app.models import Coordinator as CoordinatorRecord
from app.models import Duo, Event, Organisation, Person
from app.services.documents import address, contact_person, headed, in_print, letterhead
from app.services.guests import GuestRow, guests
from app.services.paper_language import language_of
from app.services.people import get
from app.vocabulary import Role, word


def invitations(
    session: Session, event_id: UUID, today: date, only: Collection[UUID] | None = None
) -> tuple[InvitationData, ...]:
    """A letter for each guest who may be contacted, or for some, by the ids of their places on the list.

    The two of a couple share one, in the language of the first. Raises ``KlikError`` where there is nobody to write to,
    and once it is called off.
    """
    found = get(session, Event, event_id)
    if found.cancelled:
        raise KlikError(N_("This event was called off, so there is nobody to invite."))
    chosen = [one for one in guests(session, event_id) if one.people and (only is None or one.id in only)]
    if not chosen:
        raise KlikError(N_("There is nobody on the list to write to."))
    occasion, sender = _occasion(session, found), _coordinator(session, found)
    shared = cache(partial(headed, session, "invitation"))
    letters = []
    for guest in chosen:
        first = get(session, Person, guest.people[0].person_id)
        head, own = shared(language_of(first))
        names = " & ".join(person.full_name for person in guest.people)
        called = " & ".join(person.called for person in guest.people)
        letters.append(InvitationData(occasion, names, called, address(first), head, sender, today, own))
    return tuple(letters)


def attendance_list(session: Session, event_id: UUID) -> AttendanceData:
    """A list to sign: nobody who said not to come. It goes round, so where participants come only first names."""
    found = get(session, Event, event_id)
    expected = [one for one in guests(session, event_id) if one.people and one.coming is not False]
    brief = any(one.role is Role.PARTICIPANT for one in expected)
    names = [person.short_name if brief else person.full_name for guest in expected for person in guest.people]
    return AttendanceData(_occasion(session, found), tuple(names), letterhead(session))


def guest_list(session: Session, event_id: UUID, today: date) -> ListData:
    """Who is on the list and what they answered, for the coordinator's own Excel; without phone numbers and mail."""
    found = get(session, Event, event_id)
    titles = (N_("Name"), N_("Role"), N_("Invited"), N_("Comes"), N_("Was there"))
    rows = tuple(_cells(one) for one in guests(session, event_id))
    title = f"{found.title or word(found.kind)} {short_date(found.on)}"
    return ListData(title, today, tuple(ListColumn(_(one)) for one in titles), rows, letterhead(session))


def appointment(session: Session, event_id: UUID) -> Appointment:
    """An event for a calendar of one's own: what kind of event it is and where, never for whom or why."""
    from app.documents.occasion import kind_in_words

    found = get(session, Event, event_id)
    kind = kind_in_words(_occasion(session, found))
    summary = kind[:1].upper() + kind[1:]
    return Appointment(f"{found.id}@klik", summary, found.on, found.starts_at, found.ends_at, found.place or "")


def first_meeting(session: Session, duo_id: UUID) -> Appointment:
    """The planned first meeting of a duo: initials, and no place, for that may be somebody's home.

    Raises ``KlikError`` as long as no day is planned.
    """
    from app.documents.wording import say

    duo = get(session, Duo, duo_id)
    if duo.meeting_planned_on is None:
        raise KlikError(N_("There is no day yet on which the two meet."))
    who = " & ".join(_initials(person) for person in (duo.participant.person, *duo.buddy.people))
    summary = say("kennismaking", wie=who)
    return Appointment(f"{duo.id}@klik", summary, duo.meeting_planned_on, duo.meeting_planned_at)


def invitations_pdf(letters: tuple[InvitationData, ...], *, large: bool = False) -> bytes:
    """The letters in one file, each on a page of its own."""
    from app.documents.invitation import paper  # ReportLab is slow to import: only who prints waits for it
    from app.documents.sheet import bound

    name = letters[0].letterhead.name
    return in_print(lambda: bound([paper(one, one.own_text) for one in letters], name), large)


def attendance_list_pdf(data: AttendanceData) -> bytes:
    """The list on paper."""
    from app.documents.attendance_list import render

    return render(data)


def calendar_file(one: Appointment) -> bytes:
    """The appointment as a file that any calendar reads."""
    from app.documents.ics import calendar

    return calendar(one, datetime.now(UTC))


def _occasion(session: Session, found: Event) -> Occasion:
    partner = session.get(Organisation, found.partner_id) if found.partner_id else None
    return Occasion(
        found.kind,
        found.on,
        found.title,
        found.starts_at,
        found.ends_at,
        found.place or "",
        found.theme or "",
        partner.name if partner else "",
    )


def _coordinator(session: Session, found: Event) -> Coordinator:
    """Who planned it signs."""
    one = session.get(CoordinatorRecord, found.coordinator_id) if found.coordinator_id else None
    return contact_person(one)


def _initials(person: Person) -> str:
    return "".join(f"{name[0].upper()}." for name in (person.first_name, person.last_name) if name)


def _cells(one: GuestRow) -> tuple[Cell, ...]:
    answers = {True: _("yes"), False: _("no"), None: ""}
    return (
        Cell(one.name),
        Cell(word(one.role)),
        Cell(short_date(one.invited_on), one.invited_on),
        Cell(answers[one.coming]),
        Cell(answers[one.present]),
    )
