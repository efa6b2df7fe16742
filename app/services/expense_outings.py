"""What an outing would mean for the expenses of a volunteer, said while it is noted and before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.expenses.ceilings import verdict
from app.expenses.lines import Ask, Line, Source
from app.expenses.reckoning import reckon
from app.i18n import _
from app.models import Duo, Person
from app.services.expense_buddies import is_handled
from app.services.expense_lines import CONTACT
from app.services.expense_notes import open_claims
from app.services.expense_words import near_said, over_said, question_said
from app.services.expense_years import known_year
from app.services.legal_amounts import law
from app.services.people import get
from app.services.subjects import given
from app.services.thresholds import thresholds
from app.vocabulary import Payer


@dataclass(frozen=True)
class Volunteers:
    """Whose expenses are handled here: the one, or both of a couple, each with how she or he is called."""

    people: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class Told:
    """``warned``: which ceilings this comes near or goes over. ``asked``: what is still to be known of it."""

    warned: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def volunteers(session: Session, duo_id: UUID) -> Volunteers | None:
    """The volunteers of a duo; None where their expenses are not handled here."""
    buddy = get(session, Duo, duo_id).buddy
    if not is_handled(session, buddy.id):
        return None
    return Volunteers(tuple((person.id, given(person)) for person in buddy.people))


def told(session: Session, duo_id: UUID, on: date, facts: Mapping[str, Any], noted: UUID | None = None) -> Told:
    """What an outing on a day would come to with all the rest of its year; ``noted`` is what it replaces.

    ``facts`` by the names of a contact. Nothing where nothing is asked back, or where it is not known whose it is.
    """
    known = volunteers(session, duo_id)
    cost = facts.get("cost") if facts.get("paid_by") is Payer.BUDDY else None
    if known is None or not (cost or facts.get("km")):
        return Told()
    person_id = facts.get("expense_of_id") or (known.people[0][0] if len(known.people) == 1 else None)
    if person_id is None:
        return Told()
    line = Line(
        on, _("This expense"), cost=cost, km=facts.get("km"), travel=facts.get("travel"), proof=facts.get("proof") or ""
    )
    year, its_law = known_year(session, person_id, on.year), law(session)
    if noted and any(one.line.source == Source(CONTACT, str(noted)) for one in year.noted):
        return Told()  # what stands on a note stays as it is there
    others = [
        one.line
        for one in open_claims(session, on.year, person_id)
        if not (one.line.source and one.line.source.kind == CONTACT and one.line.source.id == str(noted))
    ]
    mine = reckon(line, year.system, its_law)
    # What waits for the way alone is looked at without it: what was spent may be too much by itself.
    counts = replace(line, km=None) if mine.waits else line
    found, before = verdict(year, [*others, counts], its_law), verdict(year, others, its_law)
    name = given(get(session, Person, person_id))
    touched = [one for one in found.over if one not in before.over and one.on in (None, on)]
    warned = [_("Too much for {name}: {ceiling}.").format(name=name, ceiling=over_said(one)) for one in touched]
    near = [one for one in found.near(thresholds(session).ceiling) if one not in before.totals]
    warned += [near_said(name, one) for one in near]
    asked = [question_said(replace(one, day=None)) for one in mine.questions if one.ask is not Ask.WHOSE]
    return Told(tuple(warned), tuple(asked))
