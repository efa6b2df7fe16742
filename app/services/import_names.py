"""Names in a list of duos: whom of those who are known by then each of them means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from enum import IntEnum

from app.i18n import telephone
from app.places import fold
from app.services.import_account import Account, Human, Record, filling
from app.services.import_facts import said
from app.services.import_questions import LEAVE, NEW, Question, candidate, whose_name
from app.services.import_rows import Telling
from app.services.recognising import one_letter_apart, parts_of
from app.transfer.names import first_name_first, split_name
from app.transfer.people import ReadPerson
from app.transfer.titles import compact
from app.transfer.writing import birth
from app.vocabulary import BuddyStatus, ParticipantStatus, Role

BEGINNING = {Role.PARTICIPANT: ParticipantStatus.REGISTERED, Role.BUDDY: BuddyStatus.CANDIDATE}
MOST = 8  # who are shown with a question
_BRACKETS = re.compile(r"\(([^)]*)\)")
_DATE = re.compile(r"\W*0?(\d+)[-/.]0?(\d+)[-/.](\d{4})\W*")
_BORN = re.compile(r"\d+/\d+/\d{4}|(?:19|20)\d{2}")
_ADDRESSED = re.compile(
    r"^(?:mevr(?:ouw)?|mw|dhr|de heer|meneer|mijnheer|mme|madame|mlle|monsieur|mrs|ms|mr)\b\.?\s*", re.I
)


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
        self._brackets: dict[str, frozenset[str]] = {}  # of who is new: what stood beside the name
        for role in Role:
            for record in account.records[role]:
                self._add(role, record)

    def find(self, role: Role, written: str) -> dict[str, How]:
        """Everybody whom a written name may mean, by key, with how surely; what stands in brackets tells them apart."""
        found = self._known[role].get(plain(written), {})
        if not (said := _in_brackets(written)):
            return found
        if told := {key: how for key, how in found.items() if said & self._beside(self.records[key])}:
            return told
        if any(self._contradicts(said, self.records[key]) for key in found):
            return dict.fromkeys(found, How.PART)
        return found

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
        short = {spelled for name in unknown for spelled, _how in _spellings(*_parted(name))}
        return frozenset(one for one in short if How.FULL not in self._known[role].get(one, {}).values())

    def distinct(self, role: Role, key: str, written: str) -> str:
        """The name of somebody, with what tells her or him apart where it is not the only one."""
        for name in (written, *(f"{written} ({beside})" for beside in _apart(self.records[key]))):
            if (meant := self.sure(role, name)) and meant.key == key:
                return name
        return written

    def likely(self, role: Role, written: str) -> list[Record]:
        """Who is offered where it is asked whom a name means."""
        return (self.meant(role, written)[1] or self._near(role, written))[:MOST]

    def ask(
        self, telling: Telling, role: Role, written: str, rows: Sequence[tuple[str, int]], says: str = ""
    ) -> Record | None:
        """Whom a name means as it is answered; None where it is left out."""
        found = [candidate(one.key, one.facts) for one in self.likely(role, written)]
        asked = whose_name(telling.at, role, written, rows, found, says)
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
        named["remarks"] = ", ".join(_BRACKETS.findall(written))
        facts, somebody = said(ReadPerson(**blank | named)), self.account.somebody()  # type: ignore[arg-type]
        self.account.add(role, asked.key, somebody, filling(somebody.facts, facts), facts)
        made = self.account.records[role][-1]
        self._add(role, made)
        self._brackets[made.key] = _in_brackets(written)
        return made

    def _beside(self, record: Record) -> frozenset[str]:
        """What may stand beside a name, as it is compared."""
        return self._brackets.get(record.key, frozenset()) | frozenset(map(_bare, _apart(record)))

    def _contradicts(self, said: frozenset[str], record: Record) -> bool:
        """Whether what stands beside a name, and is not known of somebody, speaks against her or him."""
        born = record.facts["birth_date"] or record.facts["birth_year"]
        return bool(self._brackets.get(record.key)) or (bool(born) and any(map(_BORN.fullmatch, said)))

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
    bare = re.sub(r"\s(?:en|&|\+)\s", " ", _BRACKETS.sub(" ", written))  # of a couple it names both
    return parts_of(_ADDRESSED.sub("", bare.strip()))


def same_name(written: str) -> tuple[str, frozenset[str]]:
    """A name with what stands beside it: what is written alike means the same person."""
    return plain(written), _in_brackets(written)


def _in_brackets(written: str) -> frozenset[str]:
    return frozenset(filter(None, map(_bare, _BRACKETS.findall(written)))) if "(" in written else frozenset()


def _bare(said: str) -> str:
    """What stands beside a name as it is compared: a day without zeros, all else without signs."""
    day = _DATE.fullmatch(said)
    return "/".join(day.groups()) if day else compact(said)


def _apart(record: Record) -> Iterator[str]:
    """What tells somebody apart beside the name, the most telling first."""
    facts = record.facts
    born, year = facts["birth_date"], facts["birth_year"]
    told = (
        f"°{birth(born, year).words}" if born or year else None,
        telephone(facts["phone"]),
        facts["email"],
        f"°{born.year}" if born else None,
        facts["place"],
        facts["municipality"],
    )
    return (said for said in told if said)


def _parted(written: str) -> tuple[str, str]:
    bare = _BRACKETS.sub(" ", written)
    first, last = split_name(bare).value
    return (first, last) if first else first_name_first(bare).value


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
