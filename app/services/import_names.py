"""Names in a list of duos: whom of those who are known by then each of them means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from enum import IntEnum

from app.places import fold
from app.services.import_account import Account, Human, Record, filling
from app.services.import_facts import said
from app.services.import_questions import LEAVE, NEW, Question, candidate, whose_name
from app.services.import_rows import Telling
from app.services.recognising import one_letter_apart, parts_of
from app.transfer.names import first_name_first, split_name
from app.transfer.people import ReadPerson
from app.vocabulary import BuddyStatus, ParticipantStatus, Role

BEGINNING = {Role.PARTICIPANT: ParticipantStatus.REGISTERED, Role.BUDDY: BuddyStatus.CANDIDATE}
MOST = 8  # who are shown with a question
_ADDRESSED = re.compile(r"^(?:mevr(?:ouw)?|mw|dhr|de heer|meneer|mijnheer)\b\.?\s*", re.I)


class How(IntEnum):
    """How surely a written name is somebody's."""

    PART = 1  # only the first name, or only the surname
    SHORT = 2  # one of them as an initial
    FULL = 3


class Names:
    """Who is known by which name, per role: looked up, never gone through."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.records: dict[str, Record] = {}
        self._known: dict[Role, defaultdict[str, dict[str, How]]] = {role: defaultdict(dict) for role in Role}
        for role in Role:
            for record in account.records[role]:
                self._add(role, record)

    def find(self, role: Role, written: str) -> dict[str, How]:
        """Everybody whom a written name may mean, by key, with how surely."""
        return self._known[role].get(plain(written), {})

    def meant(self, role: Role, written: str) -> tuple[How | None, list[Record]]:
        """Those whom a written name means best."""
        found = self.find(role, written)
        best = max(found.values(), default=None)
        return best, [self.records[key] for key, how in found.items() if how is best]

    def sure(self, role: Role, written: str) -> Record | None:
        """The only one whom a whole name, or one with an initial, can mean."""
        best, found = self.meant(role, written)
        return found[0] if best and best > How.PART and len(found) == 1 else None

    def strangers(self, role: Role, written: Iterable[str]) -> frozenset[str]:
        """How those of a list whom nobody knows may be written elsewhere in it, in short: then it is not sure who."""
        unknown = (name for name in written if not self.find(role, name))
        return frozenset(spelled for name in unknown for spelled, _how in _spellings(*_parted(name)))

    def ask(self, telling: Telling, role: Role, written: str, rows: Sequence[tuple[str, int]]) -> Record | None:
        """Whom a name means as it is answered; None where it is left out."""
        found = (self.meant(role, written)[1] or self._near(role, written))[:MOST]
        asked = whose_name(telling.at, role, written, rows, [candidate(one.key, one.facts) for one in found])
        answer = telling.answer(asked)
        if answer == NEW:
            return self._new(role, written, asked)
        return None if answer == LEAVE else self.records[answer]

    def _near(self, role: Role, written: str) -> list[Record]:
        """Those whose whole name is written otherwise by one letter: to be asked, and never sure."""
        called = plain(written)
        found = {
            key: None
            for spelled, keys in self._known[role].items()
            if " " in called and one_letter_apart(called, spelled)
            for key, how in keys.items()
            if how is How.FULL
        }
        return [self.records[key] for key in found]

    def _new(self, role: Role, written: str, asked: Question) -> Record:
        first, last = _parted(written)
        blank: dict[str, object] = {field.name: None for field in fields(ReadPerson)}
        blank |= {"languages": (), "interests": (), "wishes": (), "remarks": "", "status": BEGINNING[role]}
        blank |= dict.fromkeys(("registered_precision", "screened_precision", "active_precision"), "day")
        sheet, row = asked.rows[0]
        named = {"sheet": sheet, "row": row, "role": role, "first_name": first, "last_name": last}
        facts, somebody = said(ReadPerson(**blank | named)), self.account.somebody()  # type: ignore[arg-type]
        self.account.add(role, asked.key, somebody, filling(somebody.facts, facts), facts)
        made = self.account.records[role][-1]
        self._add(role, made)
        return made

    def _add(self, role: Role, record: Record) -> None:
        self.records[record.key] = record
        first = _named(record.human)
        found = [*_spellings(*first)]
        if role is Role.BUDDY and (other := self.account.seconds.get(record.key)):
            second = _named(other)
            found += [*_spellings(*second), (parts_of(" ".join([*first, *second])), How.FULL)]
            found += [(parts_of(f"{first[0]} {second[0]} {name}"), How.FULL) for name in {first[1], second[1]}]
            found += [(parts_of(f"{first[0]} {second[0]}"), How.PART)]
        for spelled, how in found:
            known = self._known[role][spelled]
            known[record.key] = max(how, known.get(record.key, how))


def plain(written: str) -> str:
    """A name as it is looked up."""
    bare = re.sub(r"\([^)]*\)|\s(?:en|&|\+)\s", " ", written)  # of a couple it names both
    return parts_of(_ADDRESSED.sub("", bare.strip()))


def _parted(written: str) -> tuple[str, str]:
    first, last = split_name(written).value
    return (first, last) if first else first_name_first(written).value


def _named(human: Human) -> tuple[str, str]:
    return human.facts["first_name"], human.facts["last_name"]


def _spellings(first: str, last: str) -> Iterator[tuple[str, How]]:
    yield parts_of(f"{first} {last}"), How.FULL
    firsts, lasts = parts_of(first).split(), parts_of(last).split()
    if not (firsts and lasts):  # one of them may hold both
        whole = firsts or lasts
        for part in whole if len(whole) > 1 else ():
            rest = [other for other in whole if other is not part]
            yield " ".join(sorted([part, "".join(other[0] for other in rest)])), How.SHORT
            yield part, How.PART
        return
    each = [part[0] for part in re.split(r"[\s-]+", fold(last)) if part]
    for initials in (*((part[0],) for part in lasts), ("".join(each),), each):  # Walter P., Walter VP, Walter V.P.
        yield " ".join(sorted([*firsts, *initials])), How.SHORT
    yield " ".join(sorted([firsts[0][0], *lasts])), How.SHORT
    yield " ".join(firsts), How.PART
    yield " ".join(lasts), How.PART
