"""Who is named in the file of somebody, and how: letters of the map, names of the office, others by what they are."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.wording import say_fact
from app.i18n import short_date
from app.models import Area, Buddy, Coordinator, Event, Offer, Organisation, Participant, Person
from app.models.person import full_name
from app.network.contents import from_plain
from app.network.pseudonyms import pseudonyms
from app.services.masking import Masker, spelled
from app.services.network_papers import contents_for
from app.services.people import get
from app.services.person_file_rows import Row
from app.vocabulary import word

Rows = Mapping[str, list[Row]]
_WORDS = frozenset({"ben", "dan", "door", "goed", "groot", "klein", "kort", "lang", "mei", "wil"})
"""Names that stand as a word in any sentence: *ik ben*."""


def letters(session: Session, rows: Rows) -> dict[UUID, str]:
    """A letter and a number for whoever stands or stood on a map, as on every paper of it."""
    found: dict[UUID, str] = {}
    for participant in rows["participant"]:
        kept = [row for row in rows["network_moment"] if row["participant_id"] == participant["id"]]
        maps = [from_plain(row["contents"]) for row in sorted(kept, key=lambda row: row["on"])]
        now = contents_for(session, participant["id"], None, pseudonymised=False)
        found |= pseudonyms([*maps, now])
    return found


def names(session: Session, rows: Rows) -> dict[UUID, str]:
    """How a file names what its links point at: the office and what it works with; duos by a number."""
    called: dict[UUID, str] = {}
    kinds: tuple[Any, ...] = (Organisation, Offer, Area)
    for kind in kinds:
        called |= {one.id: one.name for one in session.scalars(select(kind))}
    called |= {one.id: one.full_name for one in session.scalars(select(Coordinator))}
    for event in session.scalars(select(Event)):
        called[event.id] = f"{event.title or word(event.kind)}, {short_date(event.on)}"
    duos = rows["duo"]
    return called | {row["id"]: f"Duo {at}" for at, row in enumerate(duos, start=1) if len(duos) > 1}


def masker(session: Session, person: Person, rows: Rows, lettered: Mapping[UUID, str]) -> Masker:
    """What takes others out of words about somebody; colleagues of the office stay named, who works there is known."""
    staff = [one.full_name for one in session.scalars(select(Coordinator))]
    made = Masker([person.full_name, person.first_name, person.last_name, person.place or "", *staff])
    columns = select(Person.id, Person.first_name, Person.last_name, Person.phone, Person.email)
    others = {one.id: one for one in session.execute(columns) if one.id != person.id}
    for at, key in _beside(session, rows):
        if at in others:
            hide(made, others.pop(at), say_fact(key), capital=False)
    made.names({name: f"[{lettered[at]}]" for at, name in _on_maps(rows) if at in lettered}, capital=True)
    made.names(dict.fromkeys(_told(rows), say_fact("iemand anders")), capital=True)
    for one in others.values():
        hide(made, one, say_fact("iemand anders"), capital=True)
    return made


def _beside(session: Session, rows: Rows) -> Iterator[tuple[UUID, str]]:
    """Who stands beside the person, and what each is to her or him."""
    mine = {row["id"] for row in rows["participant"]}
    for row in rows["duo"]:
        if row["participant_id"] in mine:
            yield from ((one.id, "je buddy") for one in get(session, Buddy, row["buddy_id"]).people)
        else:
            yield get(session, Participant, row["participant_id"]).person_id, "de deelnemer"
    for row in rows["buddy"]:
        yield from ((at, "samen") for at in (row["person_id"], row["second_person_id"]) if at)
    for row in rows["referral"]:
        for at in filter(None, (row["participant_id"], row["other_id"])):
            yield get(session, Participant, at).person_id, "een andere deelnemer"


def _on_maps(rows: Rows) -> Iterator[tuple[UUID, str]]:
    yield from ((row["id"], row["name"]) for row in rows["network_contact"])
    for row in rows["network_moment"]:
        yield from ((one.id, one.name) for one in from_plain(row["contents"]).contacts)


def _told(rows: Rows) -> Iterator[str]:
    """Who is named beside a map: to think along, and to come along somewhere."""
    for table, column in (("invitee", "name"), ("referral", "along_name")):
        yield from (row[column] for row in rows[table] if row[column])


def hide(masker: Masker, person: Any, instead: str, *, capital: bool) -> None:
    """The whole name anywhere; of who is not close, or is called as a word, a part of it only with a capital."""
    masker.names({full_name(person.first_name, person.last_name): instead})
    if person.first_name and person.last_name:
        masker.names({f"{person.first_name} {person.last_name[0]}": instead}, capital=True)
    for part in (person.first_name, person.last_name):
        masker.names({part: instead}, capital=capital or spelled(part) in _WORDS)
    masker.reach((person.phone, person.email), instead)
