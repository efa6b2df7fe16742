"""A period with all that happened: by what everybody is counted in it, and whom it is about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.figures.asked import Asked
from app.figures.bands import age_band
from app.figures.path import is_together, started_on
from app.figures.records import Duo, Human, Participant, Records
from app.vocabulary.ages import age

PEOPLE = ("gender", "age_band", "municipality", "partner", "target_group")
"""The facts by which people, and what is theirs, are counted; one at a time."""


@dataclass(frozen=True, slots=True)
class Who:
    """The codes somebody is counted by, empty for what is not known; ``coordinators`` are who follow her or him."""

    gender: str = ""
    age_band: str = ""
    municipality: str = ""
    partner: str = ""
    target_groups: tuple[str, ...] = ("",)
    coordinators: frozenset[UUID] = frozenset()

    def codes(self, by: str) -> tuple[str, ...]:
        """The codes of one fact."""
        return self.target_groups if by == "target_group" else (getattr(self, by),)


@dataclass(frozen=True, slots=True)
class Line:
    """A record that counts for a figure, ``n`` times, on a day; ``more`` are codes that are this figure's own.

    ``days`` is how long somebody waited, where that is known.
    """

    id: UUID | None
    n: int
    on: date
    who: Who
    more: tuple[tuple[str, str], ...] = ()
    days: int | None = None

    def codes(self, by: str) -> tuple[str, ...]:
        """The codes of one fact."""
        for name, code in self.more:
            if name == by:
                return (code,)
        return self.who.codes(by)


class Period:
    """What was asked, and all there is to count from. ``day`` is the last day of it, or today where that is earlier."""

    def __init__(self, records: Records, asked: Asked, today: date, ages: Sequence[int]) -> None:
        self.records, self.asked, self.today = records, asked, today
        self.day = min(asked.last, today)
        self._ages = ages
        self._participants = {one.id: one for one in records.participants}
        self._buddies = {one.id: one for one in records.buddies}
        self._duos = {one.id: one for one in records.duos}
        self._of_participant, self._of_buddy = defaultdict[UUID, list[Duo]](list), defaultdict[UUID, list[Duo]](list)
        for duo in records.duos:
            self._of_participant[duo.participant_id].append(duo)
            self._of_buddy[duo.buddy_id].append(duo)
        self._known: dict[UUID, Who] = {}

    def has(self, day: date | None) -> bool:
        """Whether a day lies in it, and is no day to come."""
        return day is not None and self.asked.first <= day <= self.day

    def is_about(self, who: Who) -> bool:
        """Whether somebody belongs to the partner and the coordinator that were asked for."""
        of, by = self.asked.partner_id, self.asked.coordinator_id
        return (of is None or who.partner == of.hex) and (by is None or by in who.coordinators)

    def duos_of(self, participant_id: UUID) -> Sequence[Duo]:
        """All duos of a participant."""
        return self._of_participant.get(participant_id, ())

    def participant(self, participant_id: UUID) -> Participant:
        """The participant of an id."""
        return self._participants[participant_id]

    def duo(self, duo_id: UUID) -> Duo:
        """The duo of an id."""
        return self._duos[duo_id]

    def whose(self, duo_id: UUID | None, participant_id: UUID | None, buddy_id: UUID | None) -> Who:
        """By what a record is counted: by its duo, else by its participant, else by its buddy."""
        if duo_id:
            return self.who_duo(duo_id)
        if participant_id:
            return self.who_participant(participant_id)
        return self.who_buddy(buddy_id) if buddy_id else Who()

    def who_participant(self, participant_id: UUID) -> Who:
        """A participant is of the partner of the buddy she or he is in a duo with on the last day, if any."""
        if (found := self._known.get(participant_id)) is None:
            one = self._participants[participant_id]
            duos = self._together(self._of_participant.get(participant_id, ()))
            partner = self._buddies[duos[-1].buddy_id].partner_id if duos else None
            found = replace(self._human(one.human), partner=_code(partner), target_groups=_groups(one))
            self._known[participant_id] = found = replace(found, coordinators=_followed([one]))
        return found

    def who_buddy(self, buddy_id: UUID) -> Who:
        """A buddy is followed by whoever follows the participants she or he is in a duo with on the last day."""
        if (found := self._known.get(buddy_id)) is None:
            one = self._buddies[buddy_id]
            seekers = [self._participants[duo.participant_id] for duo in self._together(self._of_buddy.get(one.id, ()))]
            found = replace(self._human(one.human), partner=_code(one.partner_id), coordinators=_followed(seekers))
            self._known[buddy_id] = found
        return found

    def who_duo(self, duo_id: UUID) -> Who:
        """A duo is counted by the facts of its participant, and by the partner of its buddy."""
        if (found := self._known.get(duo_id)) is None:
            duo = self._duos[duo_id]
            partner = self._buddies[duo.buddy_id].partner_id
            self._known[duo_id] = found = replace(self.who_participant(duo.participant_id), partner=_code(partner))
        return found

    def _together(self, duos: Iterable[Duo]) -> list[Duo]:
        """Those that are together on the last day, the latest last."""
        found = [duo for duo in duos if is_together(duo, self.day)]
        return sorted(found, key=lambda duo: (started_on(duo) or date.min, duo.id.hex))

    def _human(self, one: Human) -> Who:
        years = age(one.birth_date, one.birth_year, self.asked.last)
        return Who(one.gender.value if one.gender else "", age_band(years, self._ages), one.municipality or "")


def once(lines: Iterable[Line]) -> Iterator[Line]:
    """Each record once, on the last day on which it counted."""
    found: dict[UUID | None, Line] = {}
    for line in lines:
        if (known := found.get(line.id)) is None or line.on > known.on:
            found[line.id] = line
    yield from found.values()


def _code(one: UUID | None) -> str:
    return one.hex if one else ""


def _groups(one: Participant) -> tuple[str, ...]:
    return tuple(dict.fromkeys(group for group in one.target_groups if group)) or ("",)


def _followed(seekers: Iterable[Participant]) -> frozenset[UUID]:
    return frozenset(one.coordinator_id for one in seekers if one.coordinator_id)
