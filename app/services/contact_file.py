"""How a contact is said: an expense and a month in words, and all of it as plain text for a file kept elsewhere.

There are initials instead of names in that file, and nothing in it that was not noted.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from app.i18n import _, euro, month_words, ngettext, number, short_date
from app.models import Buddy, Contact, Coordinator, Duo, Participant, Person
from app.services.contacts import TALKS, ContactRow
from app.services.people import get
from app.vocabulary import ContactKind, Initiative, Payer, word


def for_file(session: Session, contacts: Iterable[UUID]) -> str:
    """The contacts in the order given, each with its own line or lines."""
    return "\n\n".join(_text(session, get(session, Contact, contact)) for contact in contacts)


def initials(name: str) -> str:
    """``Marleen Zonnedauw`` → ``M.Z.``"""
    return "".join(f"{word[0].upper()}." for word in re.split(r"[\s-]+", name) if word)


def month_said(on: date, times: int, today: date | None = None) -> str:
    """``3 keer in oktober``, with the year where that is not today's."""
    month = month_words(on, today)
    if not times:
        return _("They did not see each other in {month}").format(month=month)
    return ngettext("{n} time in {month}", "{n} times in {month}", times).format(n=times, month=month)


def expense_said(found: Contact | ContactRow, participant: str, buddy: str) -> list[str]:
    """What an outing cost, who paid, and the way, as far as that is known; the sides as they are called there."""
    names = {Payer.PARTICIPANT: participant, Payer.BUDDY: buddy}
    parts = []
    if found.cost is not None:
        parts.append(euro(found.cost) if found.cost else _("free"))
    if found.paid_by:
        parts.append(_("paid by {name}").format(name=names.get(found.paid_by) or word(found.paid_by)))
    if found.km is not None:
        parts.append(_("{km} km").format(km=number(found.km)))
    if found.travel:
        parts.append(word(found.travel))
    if found.route:
        parts.append(found.route)
    if found.proof:
        parts.append(_("proof {number}").format(number=found.proof))
    return parts


def _text(session: Session, found: Contact) -> str:
    participants, buddies = _people(session, found)
    monthly = found.precision == "month"
    if monthly:
        parts = [_who([*participants, *buddies]), month_said(found.on, found.times)]
    else:
        parts = [short_date(found.on), _what(found, participants, buddies)]
    if found.reached is not None and not monthly:
        parts.append(_("reached") if found.reached else _("not reached"))
    activity = without_names(found.activity or "", [*participants, *buddies])
    parts += [activity, word(found.place), _whose_idea(found, participants, buddies)]
    route = without_names(found.route or "", [*participants, *buddies])
    parts += [route if said == found.route else said for said in expense_said(found, _who(participants), _who(buddies))]
    if found.coordinator_id:
        by = get(session, Coordinator, found.coordinator_id)
        parts.append(_("noted by {who}").format(who=initials(by.full_name)))
    note = without_names(found.note or "", [*participants, *buddies])
    return "\n".join(filter(None, (" · ".join(filter(None, parts)), note)))


def _people(session: Session, found: Contact) -> tuple[list[Person], list[Person]]:
    duo = get(session, Duo, found.duo_id) if found.duo_id else None
    seeker = found.participant_id or (duo.participant_id if duo else None)
    volunteer = found.buddy_id or (duo.buddy_id if duo else None)
    return (
        [get(session, Participant, seeker).person] if seeker else [],
        get(session, Buddy, volunteer).people if volunteer else [],
    )


def _what(found: Contact, participants: Sequence[Person], buddies: Sequence[Person]) -> str:
    if found.kind not in TALKS:
        said = _("{who} saw each other") if found.kind is ContactKind.OUTING else _("{who} met for the first time")
        return said.format(who=_who([*participants, *buddies]))
    side = participants if found.participant_id else buddies if found.buddy_id else [*participants, *buddies]
    return _("{kind} with {who}").format(kind=word(found.kind), who=_who(side))


def _whose_idea(found: Contact, participants: Sequence[Person], buddies: Sequence[Person]) -> str:
    if found.initiative is None:
        return ""
    if found.initiative is Initiative.TOGETHER:
        return _("an idea of both")
    side = participants if found.initiative is Initiative.PARTICIPANT else buddies
    return _("an idea of {name}").format(name=_who(side))


def _who(people: Sequence[Person]) -> str:
    return " & ".join(initials(person.full_name) for person in people)


class Called(Protocol):
    """Whoever has a name: a person, or what was read of one."""

    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def full_name(self) -> str: ...


def without_names(text: str, people: Iterable[Called]) -> str:
    """The text with initials wherever one of these people is named, whole or in part."""
    for person in people:
        for name in (person.full_name, person.first_name, person.last_name):
            if name and name in text:
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", initials(person.full_name), text)
    return text
