"""Two records of one human being become one: what each says side by side, and one action that brings all together.

Whatever points at the record that goes, points afterwards at the one that stays: every link of every table, so that
tables that are made later come along. The older one stays, with what was chosen. What was decided on a calculation is
about who stays; the calculation itself keeps its facts under the ids they had.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _, short_date
from app.models import Area, Base, Buddy, Coordinator, Distinct, Duo, KeptProposal, Participant, Person, Referral, Round
from app.models.duo import OPEN
from app.services import duplicates
from app.services.actions import about, action
from app.services.duo_path import settle
from app.services.duplicates import Known
from app.services.hard_days import let_lapse
from app.services.merging_fields import MERGED, Facts, Field, Pick, fields, wishes
from app.services.merging_links import absorb, counted, halted, renamed
from app.services.people import get, put_wishes
from app.vocabulary import Role

Record = Participant | Buddy
_HARD_DAYS = ("deceased_on", "no_contact_since", "admitted_since")


@dataclass(frozen=True)
class Side:
    """One of the two: who it is, since when, and how many records of which table hang on her or him."""

    known: Known
    since: date | None
    hangs: dict[str, int]


@dataclass(frozen=True)
class Comparison:
    """Two records side by side. ``against`` says why they cannot be one; empty where nothing stands in the way.

    ``fields`` are those on which they differ. ``waits_from`` is the day from which waiting counts, where both are a
    participant; ``two_duos`` whether both of these are in a duo that goes on.
    """

    older: Side
    newer: Side
    fields: tuple[Field, ...]
    waits_from: date | None
    two_duos: bool
    areas: dict[str, str]
    against: str


def compare(session: Session, one_id: UUID, other_id: UUID) -> Comparison:
    """Lay two side by side."""
    older, newer = _in_order(session, one_id, other_id)
    known = duplicates.known(session, (older.id, newer.id))
    mine, theirs = (
        Side(known[one.id], _since(session, one), counted(session, one.id, *_ids(session, one)))
        for one in (older, newer)
    )
    found = _Both(session, older, newer)
    against, both = found.against(), found.participants
    return Comparison(
        mine,
        theirs,
        tuple(found.fields(_("From the other record:"))),
        _earlier(*both)["registered_on"] if both else None,
        both is not None and all(_open_duos(session, one) for one in both),
        {str(area.id): area.name for area in session.scalars(select(Area))},
        str(against) if against else "",
    )


@action(MERGED)
def merge(session: Session, one_id: UUID, other_id: UUID, picks: Mapping[str, Pick], on: date) -> UUID:
    """Make one of two, with what was chosen by the key of a field; what was not chosen is as ``compare`` presets it.

    Gives the id of the person that stays: the older one.
    """
    older, newer = _in_order(session, one_id, other_id)
    found = _Both(session, older, newer)
    if against := found.against():
        raise against
    name = older.short_name
    kept_id, gone_id = older.id, newer.id
    found.settle_facts({field.key: field.facts(picks.get(field.key, field.preset)) for field in found.all(on)})
    ids = {str(newer_role.id): str(role.id) for role, newer_role in found.roles}
    for person in session.scalars(select(Person).where(Person.halted.is_not(None))):
        person.halted = renamed(person.halted, ids)
    for calculated in session.scalars(select(Round)) if ids else ():
        calculated.decisions = renamed(calculated.decisions, ids)
    older.halted = halted(older.halted, newer.halted)
    pairs = [(type(role).__table__, newer_role.id, role.id) for role, newer_role in found.roles]
    stood = found.standing()
    session.flush()
    _distinct(session, kept_id, gone_id)
    for table, gone, kept in [*pairs, (Person.__table__, gone_id, kept_id)]:
        absorb(session, table, gone, kept)
    session.expunge_all()
    _stand(session, kept_id, stood)
    about(session, name)
    return kept_id


class _Both:
    """The records of the two that become one: the people, and the roles that both have. The older one first."""

    def __init__(self, session: Session, older: Person, newer: Person) -> None:
        self._session, self.older, self.newer = session, older, newer
        mine, theirs = _participants(session, older), _participants(session, newer)
        self.participants = (mine[0], theirs[0]) if mine and theirs else None
        self.buddies = list(self._same_buddies())
        self.roles: list[tuple[Record, Record]] = [*([self.participants] if self.participants else []), *self.buddies]

    def _same_buddies(self) -> Iterator[tuple[Buddy, Buddy]]:
        """Buddies that are the same people once the two are one; alone and in a couple are two."""

        def people(buddy: Buddy) -> frozenset[UUID]:
            return frozenset(self.older.id if one is self.newer else one.id for one in buddy.people)

        there = {people(buddy): buddy for buddy in reversed(_buddies(self._session, self.older))}
        for buddy in _buddies(self._session, self.newer):
            if (same := there.get(people(buddy))) and same is not buddy:
                yield same, buddy
                del there[people(buddy)]

    def all(self, on: date) -> Iterator[Field]:
        """What they differ on, with a note of the newer one under who merged them and when."""
        by = self._session.get(Coordinator, who) if (who := self._session.info.get("coordinator")) else None
        day = short_date(on)
        joined = _("From the other record, merged on {day}:").format(day=day)
        if by:
            joined = _("From the other record, merged on {day} by {name}:").format(day=day, name=by.full_name)
        return self.fields(joined)

    def fields(self, joined: str) -> Iterator[Field]:
        """What they differ on. Where somebody stands follows from an open duo, or goes with a hard day."""
        rests = _rests(self.newer) and not _rests(self.older)
        yield from fields("person", self.older, self.newer, joined)
        for role in Role:
            for mine, theirs in self.roles:
                if mine.__tablename__ == role.value:
                    follows = bool(_open_duos(self._session, mine) or _open_duos(self._session, theirs))
                    for field in fields(role.value, mine, theirs, joined):
                        if "status" not in field.columns:
                            yield field
                        elif not follows:
                            yield replace(field, preset=Pick.NEWER, asks=False) if rests else field
            if wished := wishes(role, self.older, self.newer):
                yield wished

    def settle_facts(self, chosen: Mapping[str, Facts]) -> None:
        """Let the records that stay say what was chosen, and what nobody chooses."""
        records: dict[str, Base] = {"person": self.older} | {mine.__tablename__: mine for mine, _theirs in self.roles}
        for key, facts in chosen.items():
            part = key.split(".")[0]
            if "wishes" in facts:
                put_wishes(self.older, Role(part), facts["wishes"])
            else:
                records[part].take({name: _as_kept(name, value) for name, value in facts.items()})
        for day in _HARD_DAYS:
            known = [said for one in (self.older, self.newer) if (said := getattr(one, day))]
            setattr(self.older, day, min(known, default=None))
        if self.participants:
            self.participants[0].take(_earlier(*self.participants))

    def standing(self) -> dict[UUID, Any]:
        """Where who has an open duo stands: as the record that has it."""
        found = {}
        for mine, theirs in self.roles:
            if not _open_duos(self._session, mine) and _open_duos(self._session, theirs):
                found[mine.id] = theirs.status
        return found

    def against(self) -> KlikError | None:
        """Why they cannot be one."""
        older, newer, session = self.older, self.newer, self._session
        names = {"one": older.short_name, "other": newer.short_name}
        mine, theirs = (set(_ids(session, who)) for who in (older, newer))
        if mine & theirs:
            return KlikError(N_("{one} and {other} are a couple: these are two people."), **names)

        def between(one: Any, other: Any) -> ColumnElement[bool]:
            return or_(one.in_(mine) & other.in_(theirs), one.in_(theirs) & other.in_(mine))

        if session.scalar(select(Duo.id).where(between(Duo.participant_id, Duo.buddy_id)).limit(1)):
            return KlikError(N_("{one} and {other} are or were a duo with each other: these are two people."), **names)
        if session.scalar(select(Referral.id).where(between(Referral.participant_id, Referral.other_id)).limit(1)):
            return KlikError(N_("{one} and {other} go out together: these are two people."), **names)
        for one, other in ((older, newer), (newer, older)):
            gone = other.may_be_contacted and not one.may_be_contacted
            away = other.may_be_proposed and not one.may_be_proposed
            if (gone or away) and _has_open_duo(session, other):
                sentence = N_(
                    "Of one of the two it is noted that {one} is admitted, and the other "
                    "has a duo that goes on. Note it there first as well."
                )
                if gone:
                    sentence = N_(
                        "Of one of the two it is noted that {one} may not be contacted any more, and the other "
                        "has a duo that goes on. Note it there first as well."
                    )
                return KlikError(sentence, one=one.short_name)
        return None


def _in_order(session: Session, one_id: UUID, other_id: UUID) -> tuple[Person, Person]:
    """Who was known first, and the other."""
    if one_id == other_id:
        raise KlikError(N_("Choose two people."))
    people = [get(session, Person, who) for who in (one_id, other_id)]
    older, newer = sorted(people, key=lambda one: (_since(session, one) or date.max, one.id.hex))
    return older, newer


def _since(session: Session, person: Person) -> date | None:
    """The first day on which somebody is known to have been known."""
    days = [day for one in _participants(session, person) for day in (one.registered_on, one.intake_on)]
    days += [day for one in _buddies(session, person) for day in (one.screened_on, one.active_since)]
    return min((day for day in days if day), default=None)


def _participants(session: Session, person: Person) -> Sequence[Participant]:
    mine = select(Participant).where(Participant.person_id == person.id)
    return session.scalars(mine.order_by(Participant.registered_on, Participant.id)).all()


def _buddies(session: Session, person: Person) -> Sequence[Buddy]:
    mine = or_(Buddy.person_id == person.id, Buddy.second_person_id == person.id)
    return session.scalars(select(Buddy).where(mine).order_by(Buddy.id)).all()


def _roles(session: Session, person: Person) -> list[Record]:
    return [*_participants(session, person), *_buddies(session, person)]


def _ids(session: Session, person: Person) -> list[UUID]:
    return [one.id for one in _roles(session, person)]


def _open_duos(session: Session, one: Record) -> Sequence[Duo]:
    mine = Duo.participant_id if isinstance(one, Participant) else Duo.buddy_id
    return session.scalars(select(Duo).where(mine == one.id, Duo.state.in_(OPEN)).order_by(Duo.id)).all()


def _has_open_duo(session: Session, person: Person) -> bool:
    return any(_open_duos(session, one) for one in _roles(session, person))


def _earlier(one: Participant, other: Participant) -> Facts:
    """The earlier registration, as exactly as it is known."""
    known = [who for who in (one, other) if who.registered_on]
    first = min(known, key=lambda who: who.registered_on or date.max, default=one)
    return {"registered_on": first.registered_on, "registered_precision": first.registered_precision}


def _rests(person: Person) -> bool:
    return any(getattr(person, day) for day in _HARD_DAYS)


def _as_kept(name: str, value: Any) -> Any:
    return "day" if name.endswith("_precision") and value is None else value


def _distinct(session: Session, kept: UUID, gone: UUID) -> None:
    """Who is another than the one that goes is another than the one that stays; that these two are two is over."""
    mine = or_(Distinct.one_id == gone, Distinct.other_id == gone)
    others = {one for row in session.scalars(select(Distinct).where(mine)) for one in (row.one_id, row.other_id)}
    session.execute(delete(Distinct).where(mine))
    for other in others - {kept, gone}:
        one, two = sorted((kept, other))
        if not session.scalar(select(Distinct.id).where(Distinct.one_id == one, Distinct.other_id == two)):
            session.add(Distinct(one_id=one, other_id=two))
    session.flush()


def _stand(session: Session, person_id: UUID, stood: Mapping[UUID, Any]) -> None:
    """Let where somebody stands follow from the duos that go on; of who is gone nothing is asked any more, and nobody
    is proposed to her- or himself."""
    person = get(session, Person, person_id)
    participants, buddies = _participants(session, person), _buddies(session, person)
    roles: list[Record] = [*participants, *buddies]
    for one in roles:
        if one.id in stood:
            one.take({"status": stood[one.id]})
        duos = _open_duos(session, one)
        if duos and isinstance(one, Participant):
            one.left_on = None
        for duo in duos:
            settle(session, duo)
    let_lapse(session, person)
    own = KeptProposal.participant_id.in_([one.id for one in participants])
    session.execute(delete(KeptProposal).where(own, KeptProposal.buddy_id.in_([one.id for one in buddies])))
    session.flush()
