"""The file that somebody may ask for: everything in the vault about one human being, in all roles, without others.

One set of facts is printed and written as JSON, so that both say the same.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Enum, String, Table, select
from sqlalchemy.orm import Session

from app.documents.data import Coordinator, Side
from app.documents.network_data import NetworkMapData, Sheet
from app.documents.person_file_data import Chapter, Fact, Masked, PersonFileData, Record
from app.documents.wording import fact_title, say_fact
from app.i18n import N_, _, clock, labelled, short_date, speaking
from app.models import Base, Participant, Person
from app.network.contents import from_plain, to_plain
from app.network.pseudonyms import without_names
from app.services import history, network_papers, person_file_names
from app.services.actions import about, action
from app.services.concerned import roles_of
from app.services.documents import contact_person, in_print, letterhead
from app.services.handouts import note_handout, note_left
from app.services.network_papers import People
from app.services.paper_language import language_of
from app.services.people import get
from app.services.person_file_rows import IN, Row, ids, rows_about, said_by_other, told_columns
from app.services.person_file_words import plain, words_of
from app.services.subjects import Subject, given
from app.storage import history as kept
from app.vocabulary import HandoutKind

FORMAT = "klik-person-file"
_HEADS: dict[str, tuple[str, ...]] = {
    "person": (),
    "participant": (),
    "buddy": (),
    "wish": ("about",),
    "duo": ("duo_id",),
    "duo_step": ("on", "state"),
    "agreement": ("duo_id",),
    "evaluation": ("on", "voice", "months"),
    "attendance": ("event_id",),
    "network_contact": ("name", "kind"),
    "network_tie": ("one_id", "other_id", "kind"),
    "invitee": ("contact_id",),
}
"""What makes the heading of a record; of the others the day and the kind, where it has them."""
_OWN = ("first_name", "last_name", "street", "postcode", "place", "municipality", "phone", "email")
_LINE = "\n"


def person_file(session: Session, person_id: UUID, today: date, *, reports: bool = False) -> PersonFileData:
    """Everything about somebody, in her or his language; what was noted as a report only where that is asked for."""
    person = get(session, Person, person_id)
    with speaking(language_of(person)):
        return _Maker(session, person, today, reports).made()


def pdf(data: PersonFileData, *, large: bool = False) -> bytes:
    """The file on paper."""
    from app.documents.person_file import render  # ReportLab is slow to import: only who prints waits for it

    return in_print(lambda: render(data), large)


def as_json(data: PersonFileData) -> bytes:
    """The same facts for a program to read: each as it is kept, and in words."""
    told = {
        "format": FORMAT,
        "version": 1,
        "made_on": data.on.isoformat(),
        "office": data.letterhead.name,
        "name": data.who.full_name,
        "chapters": [
            {
                "name": chapter.name,
                "title": chapter.title,
                "records": [
                    {
                        "id": record.id,
                        "facts": [
                            {"field": fact.field, "title": fact.title, "value": fact.value, "words": fact.words}
                            for fact in record.facts
                        ],
                    }
                    for record in chapter.records
                ],
            }
            for chapter in data.chapters
        ],
        "left_out": list(data.left_out),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


@action(N_("Noted what was given"))
def note_given(session: Session, person_id: UUID, on: date) -> None:
    """Note that somebody was given her or his own file, with each of the roles."""
    person = get(session, Person, person_id)
    roles = roles_of(session, person)
    if not roles:
        note_left(session, HandoutKind.PERSON_FILE, "", on, to=person.full_name)
    for one in roles:
        whom = Subject("participant" if isinstance(one, Participant) else "buddy", one.id)
        note_handout(session, whom, HandoutKind.PERSON_FILE, person.full_name, on)
    about(session, person.short_name)


class _Maker:
    """Brings the rows, the names and the masks of one file together."""

    def __init__(self, session: Session, person: Person, today: date, reports: bool) -> None:
        self._session, self._person, self._today, self._reports = session, person, today, reports
        self._rows = rows_about(session, person.id, reports=reports)
        self._ids = ids(self._rows)
        self._letters = person_file_names.letters(session, self._rows)
        self._names = person_file_names.names(session, self._rows) | self._letters
        self._masker = person_file_names.masker(session, person, self._rows, self._letters)
        self._masked: list[Masked] = []
        everybody = {one.hex for one in session.scalars(select(Person.id))}
        others, own = (
            set(kept.touching(session, {"person": whom})) for whom in (everybody - {person.id.hex}, {person.id.hex})
        )
        self._of_others = others - own

    def made(self) -> PersonFileData:
        person, session = self._person, self._session
        chapters = tuple(chapter for table in IN if (chapter := self._chapter(Base.metadata.tables[table])))
        participant = session.scalar(select(Participant).where(Participant.person_id == person.id))
        return PersonFileData(
            Side(person.full_name, given(person)),
            self._today,
            (*chapters, self._changes()),
            tuple(say_fact(f"niet {one}") for one in self._left_out()),
            letterhead(session),
            contact_person(participant.coordinator) if participant else Coordinator(),
            self._map(participant),
            tuple(self._masked),
        )

    def _chapter(self, table: Table) -> Chapter | None:
        rows = self._rows.get(table.name, [])
        if table.name == "contact" or "on" in table.columns:
            rows = sorted(rows, key=lambda row: row["on"] or date.min)
        elif "position" in table.columns:
            rows = sorted(rows, key=lambda row: row["position"])
        title = say_fact(table.name)
        records = tuple(record for row in rows if (record := self._record(table, title, row)).facts)
        return Chapter(table.name, title, records) if records else None

    def _record(self, table: Table, chapter: str, row: Row) -> Record:
        day = short_date(row.get("on"))
        where = f"{chapter}, {day}" if day else chapter
        facts = []
        if table.name == "duo" and (which := self._names.get(row["id"])):
            facts.append(Fact("duo_id", fact_title("duo", "duo_id"), which, which))
        for column in told_columns(table):
            if said_by_other(table, column, row, self._ids) or (column.name == "role" and not self._has_both):
                continue
            if (table.name, column.name) == ("duo_step", "note") and self._is_of_other(row):
                continue
            if said := words_of(column, row, self._names):
                title = fact_title(table.name, column.name)
                words = self._mask(said, labelled(where, title)) if _is_free(column) else said
                facts.append(Fact(column.name, title, self._value(table, column.name, row, words), words))
        heads = [name for name in _HEADS.get(table.name, ("on", "kind")) if any(fact.field == name for fact in facts)]
        facts.sort(key=lambda fact: heads.index(fact.field) if fact.field in heads else len(heads))
        return Record(str(row["id"]), tuple(facts), len(heads))

    def _value(self, table: Table, column: str, row: Row, words: str) -> Any:
        """As it is kept, without others; of a link, and of a name that became a letter, the words."""
        value = row[column]
        if table.c[column].foreign_keys or f"{table.name}.{column}" == "network_contact.name":
            return words
        if f"{table.name}.{column}" == "network_moment.contents":
            return to_plain(without_names(from_plain(value), self._letters))
        return self._hidden(plain(value)) if _is_free(table.c[column]) else plain(value)

    def _is_of_other(self, row: Row) -> bool:
        """Whether a step of a duo came of what happened to the other one: an admission, for one."""
        return not self._of_others.isdisjoint(kept.touching(self._session, {"duo_step": {row["id"].hex}}))

    @property
    def _has_both(self) -> bool:
        return bool(self._ids["participant"] and self._ids["buddy"])

    def _hidden(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._masker.mask(value)
        if isinstance(value, dict):
            return {key: self._hidden(one) for key, one in value.items()}
        return [self._hidden(one) for one in value] if isinstance(value, list) else value

    def _mask(self, said: str, where: str) -> str:
        told = self._masker.mask(said)
        if told != said:
            self._masked += [
                Masked(where, after)
                for before, after in zip(said.split(_LINE), told.split(_LINE), strict=False)
                if before != after
            ]
        return told

    def _changes(self) -> Chapter:
        """When and by whom something of it was changed; what it was before is not told again.

        Of a change that was about somebody else, and touched a shared duo, is not told what it was: that the other one
        died, or was admitted, is not for her or him to read here.
        """
        within = {table: {one.hex for one in found} for table, found in self._ids.items()}
        names = history.signatures(self._session)
        records = []
        for entry in reversed(kept.entries(self._session, limit=-1, numbers=kept.touching(self._session, within))):
            at = entry.at.astimezone()
            action = N_("adjusted") if entry.number in self._of_others else entry.action
            told = (
                ("at", entry.at.isoformat(), f"{short_date(at.date())} {clock(at)}"),
                ("who", *[history.signed(entry.actor, names)] * 2),
                ("what", action, _(action)),
            )
            facts = tuple(Fact(name, fact_title("changes", name), value, words) for name, value, words in told if words)
            records.append(Record(str(entry.number), facts))
        named = any(fact.field == "who" for record in records for fact in record.facts)
        return Chapter("changes", say_fact("changes" if named else "changes zonder"), tuple(records))

    def _left_out(self) -> Iterator[str]:
        if self._rows["duo"]:
            yield "de ander"
        if self._letters:
            yield "kaart"
        if self._rows["scan"]:
            yield "scan"
        if not self._reports and rows_about(self._session, self._person.id, reports=True)["report"]:
            yield "meldingen"

    def _map(self, participant: Participant | None) -> NetworkMapData | None:
        if not participant:
            return None
        people, sheet = People.PSEUDONYMS, Sheet.A4_PORTRAIT
        found = network_papers.network_map(self._session, participant.id, self._today, sheet, people=people)
        return found if found.contents.placed else None


def _is_free(column: Column[Any]) -> bool:
    """Whether somebody else may be named in it: in free words that are not the own name and address."""
    written = isinstance(column.type, String | JSON) and not isinstance(column.type, Enum)
    return written and not (column.table.name == "person" and column.name in _OWN)
