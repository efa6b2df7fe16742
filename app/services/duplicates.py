"""People who stand in Klik twice, perhaps: found on two facts that agree, and never on a name alone.

Who was born on another day is somebody else, whatever else is the same: a father and his son share name, street and
number. So are two who are a duo or a couple together, and two of whom it was noted that they are two.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, _, listed
from app.models import Buddy, Distinct, Duo, Participant, Person, Referral
from app.models.person import full_name
from app.places import fold
from app.services.actions import about, action
from app.services.people import get
from app.services.recognising import one_letter_apart
from app.vocabulary import Role

OWN = 6
"""A number or address that more people have is that of a house or a service, and says nothing of one of them."""
NAME, TURNED, NEARLY = N_("name"), N_("name, the other way round"), N_("name, but for one letter")
BIRTH, YEAR, PHONE, MAIL = N_("date of birth"), N_("year of birth"), N_("phone"), N_("e-mail")
ADDRESS, PLACE, GENDER = N_("address"), N_("place"), N_("gender")
# Columns, not records: ten thousand people are read at once.
_COLUMNS: tuple[Any, ...] = (
    *(Person.id, Person.first_name, Person.last_name, Person.birth_date, Person.birth_year, Person.gender),
    *(Person.street, Person.postcode, Person.place, Person.phone, Person.email),
    *(Person.deceased_on, Person.no_contact_since),
)
Couple = frozenset[UUID]
Standing = tuple[Role, UUID, StrEnum]


@dataclass(frozen=True)
class Known:
    """Somebody who may be there twice; ``roles`` are a role, the id of its record and where it stands."""

    person_id: UUID
    name: str
    birth_date: date | None
    birth_year: int | None
    place: str | None
    phone: str | None
    email: str | None
    roles: tuple[Standing, ...]


@dataclass(frozen=True)
class Pair:
    """Two who may be one: the facts on which they agree and those that differ, as message ids."""

    one: Known
    other: Known
    agrees: tuple[str, ...]
    differs: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.one.person_id} {self.other.person_id}"

    @property
    def same(self) -> str:
        """On what they agree, in words."""
        return listed([_(fact) for fact in self.agrees])

    @property
    def said(self) -> str:
        """On what they agree and what differs, in words."""
        same = _("The same: {what}").format(what=self.same)
        if not self.differs:
            return same
        return f"{same} · " + _("different: {what}").format(what=listed([_(fact) for fact in self.differs]))


@dataclass(frozen=True)
class Material:
    """What stands in the vault, as rows; ``two`` are those who are known to be two."""

    people: Sequence[Row[Any]]
    roles: dict[UUID, tuple[Standing, ...]]
    two: frozenset[Couple]


def pairs(session: Session) -> tuple[Pair, ...]:
    """All who may be there twice, the surest first."""
    return find(read(session))


def known(session: Session, person_ids: Collection[UUID]) -> dict[UUID, Known]:
    """Some people, by their ids."""
    people = session.execute(select(*_COLUMNS).where(Person.id.in_(person_ids)))
    material = Material((), _roles(session)[0], frozenset())
    return {row.id: _known(row, material) for row in people}


def read(session: Session) -> Material:
    """Read it all, shortly; it is compared without the vault."""
    roles, whose = _roles(session)
    two = {frozenset(people) for people in whose.values()}
    together = [(one, other) for one, other in session.execute(select(Duo.participant_id, Duo.buddy_id))]
    outings = select(Referral.participant_id, Referral.other_id).where(Referral.other_id.is_not(None))
    together += [(one, other) for one, other in session.execute(outings) if other]
    two |= {frozenset((mine, theirs)) for one, other in together for mine in whose[one] for theirs in whose[other]}
    two |= {frozenset((one, other)) for one, other in session.execute(select(Distinct.one_id, Distinct.other_id))}
    return Material(session.execute(select(*_COLUMNS)).all(), roles, frozenset(two))


def _roles(session: Session) -> tuple[dict[UUID, tuple[Standing, ...]], dict[UUID, tuple[UUID, ...]]]:
    """In which roles each person stands, and which people stand behind a participant or a buddy."""
    roles: defaultdict[UUID, list[Standing]] = defaultdict(list)
    whose: dict[UUID, tuple[UUID, ...]] = {}
    for one, person, status in session.execute(select(Participant.id, Participant.person_id, Participant.status)):
        roles[person].append((Role.PARTICIPANT, one, status))
        whose[one] = (person,)
    buddies = select(Buddy.id, Buddy.person_id, Buddy.second_person_id, Buddy.status)
    for one, person, second, where in session.execute(buddies):
        whose[one] = (person, second) if second else (person,)
        for who in whose[one]:
            roles[who].append((Role.BUDDY, one, where))
    return {person: tuple(found) for person, found in roles.items()}, whose


def find(material: Material) -> tuple[Pair, ...]:
    """Who of them may be one, the surest first."""
    facts = list(_facts(material.people))
    found = []
    for one, other in _alike(facts):
        agrees = _agrees(one, other)
        if agrees and frozenset((one.row.id, other.row.id)) not in material.two:
            known = sorted((_known(one.row, material), _known(other.row, material)), key=_order)
            found.append(Pair(known[0], known[1], agrees, tuple(_differs(one, other))))
    return tuple(
        sorted(found, key=lambda pair: (-len(pair.agrees), len(pair.differs), *map(_order, (pair.one, pair.other))))
    )


@action(N_("Noted that they are two people"))
def distinct(session: Session, one_id: UUID, other_id: UUID) -> None:
    """Two who look like one are two: they are not proposed again."""
    if one_id == other_id:
        raise KlikError(N_("Choose two people."))
    one, other = sorted((one_id, other_id))
    about(session, " & ".join(get(session, Person, who).short_name for who in (one_id, other_id)))
    if not session.scalar(select(Distinct.id).where(Distinct.one_id == one, Distinct.other_id == other)):
        session.add(Distinct(one_id=one, other_id=other))


# Comparing


@dataclass(frozen=True)
class _Facts:
    """What is compared of somebody, once folded: empty or None where it is not known, or not of one's own."""

    row: Row[Any]
    name: str
    sorted_name: str
    born: date | None
    year: int | None
    phone: str
    mail: str


def _facts(people: Sequence[Row[Any]]) -> Iterator[_Facts]:
    phones, mails = [_digits(row.phone) for row in people], [fold(row.email or "") for row in people]
    by_phone, by_mail = Counter(phones), Counter(mails)
    for row, phone, mail in zip(people, phones, mails, strict=True):
        words = fold(f"{row.first_name} {row.last_name}").replace("-", " ").replace("'", " ").replace("’", " ").split()
        # Half a name is no name: many share it.
        whole = bool(row.first_name.strip() and row.last_name.strip())
        yield _Facts(
            row,
            " ".join(words) if whole else "",
            " ".join(sorted(words)) if whole else "",
            row.birth_date,
            row.birth_date.year if row.birth_date else row.birth_year,
            phone if by_phone[phone] <= OWN else "",
            mail if by_mail[mail] <= OWN else "",
        )


def _alike(facts: Iterable[_Facts]) -> Iterator[tuple[_Facts, _Facts]]:
    """Each two who share a number, an address or a name with its year, once."""
    shared: defaultdict[tuple[str, object], list[_Facts]] = defaultdict(list)
    for one in facts:
        for what, value in ((PHONE, one.phone), (MAIL, one.mail)):
            if value:
                shared[what, value].append(one)
        if one.name and one.year:
            shared[NAME, (one.sorted_name, one.year)].append(one)
    seen = set()
    for together in shared.values():
        for one, other in combinations(together, 2):
            both = (one.row.id, other.row.id)
            if both not in seen:
                seen.add(both)
                yield one, other


def _agrees(one: _Facts, other: _Facts) -> tuple[str, ...]:
    """On what two agree, where that is enough to ask whether they are one; else nothing."""
    births = (one.year, other.year), (one.born, other.born)
    if any(mine and theirs and mine != theirs for mine, theirs in births):
        return ()
    name = _name(one, other)
    born = (BIRTH if one.born and other.born else YEAR) if one.year and other.year else ""
    phone = PHONE if one.phone and one.phone == other.phone else ""
    mail = MAIL if one.mail and one.mail == other.mail else ""
    beside = [fact for fact in (born, phone, mail) if fact]
    if name in (NAME, TURNED):
        enough = len(beside) >= 1
    elif name:
        enough = len(beside) >= 2
    else:
        enough = born == BIRTH and len(beside) >= 2
    if not enough:
        return ()
    address = [ADDRESS] if one.row.street and _same(one.row.street, other.row.street) and _same_town(one, other) else []
    return tuple(filter(None, (name, *beside, *address)))


def _differs(one: _Facts, other: _Facts) -> Iterator[str]:
    """What both know, and not the same."""
    mine, theirs = one.row, other.row
    if _name(one, other) != NAME:
        yield NAME
    for what, name in ((GENDER, "gender"), (PHONE, "phone"), (MAIL, "email")):
        left, right = getattr(mine, name), getattr(theirs, name)
        left, right = (_digits(left), _digits(right)) if what == PHONE else (left, right)
        if left and right and not _same(left, right):
            yield what
    if mine.place and theirs.place and not _same_town(one, other):
        yield PLACE
    elif mine.street and theirs.street and not _same(mine.street, theirs.street):
        yield ADDRESS


def _name(one: _Facts, other: _Facts) -> str:
    if not (one.name and other.name):
        return ""
    if one.name == other.name:
        return NAME
    if one.sorted_name == other.sorted_name:
        return TURNED
    return NEARLY if one_letter_apart(one.name, other.name) else ""


def _same(one: Any, other: Any) -> bool:
    return fold(str(one or "")) == fold(str(other or ""))


def _same_town(one: _Facts, other: _Facts) -> bool:
    mine, theirs = one.row, other.row
    return _same(mine.place, theirs.place) or bool(mine.postcode and mine.postcode == theirs.postcode)


def _digits(phone: str | None) -> str:
    digits = "".join(sign for sign in phone or "" if sign.isdigit())
    return digits.removeprefix("0032").removeprefix("32").removeprefix("0")


def _known(row: Row[Any], material: Material) -> Known:
    # Whom nobody may call any more has no number to be called at.
    phone, email = (None, None) if row.deceased_on or row.no_contact_since else (row.phone, row.email)
    name, roles = full_name(row.first_name, row.last_name), material.roles.get(row.id, ())
    return Known(row.id, name, row.birth_date, row.birth_year, row.place, phone, email, roles)


def _order(one: Known) -> tuple[str, str]:
    return fold(one.name), one.person_id.hex
