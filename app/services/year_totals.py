"""What somebody counted for in each year, added up without a name before she or he is erased.

Figures of past years would otherwise grow smaller with everybody who is forgotten. Each is counted as a whole and by
one fact at a time, never by two together, so that nobody can be found back in them.

What is kept is the difference: all figures of a year as they are, less what they will be without who goes. So they stay
what they were, whatever hangs together; it can be less than nothing, as where a duo goes with one of the two and the
other then counts as one who waited.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.figures.asked import Asked, whole_year
from app.figures.counting import DEFINITIONS, Definition, count
from app.figures.figure import Of
from app.figures.records import Records, around, without
from app.models import YearTotal
from app.services.erasing_reach import Reached
from app.services.figures_reading import ALWAYS, Contacts, read
from app.services.thresholds import thresholds
from app.vocabulary import Role

_OF_A_DUO = (Of.DUO, Of.CONTACT, Of.EVALUATION)
_PRESENT = {"present_participants": (Role.PARTICIPANT, "present"), "present_buddies": (Role.BUDDY, "present")}

Key = tuple[int, Role, str, str, str]
Kept = dict[str, dict[tuple[str, str], int]]


def add(session: Session, reached: Reached, on: date) -> None:
    """Add what those counted for who go now, up to and with this year; part of an action.

    What is as it stands on the last day of a year is counted of years that are over: nobody who goes is there then.
    """
    gone = frozenset(one for ids in reached.values() for one in ids)
    before = around(read(session, *ALWAYS, Contacts.BY_YEAR), gone)
    after, ages = without(before, gone), thresholds(session).ages
    counted = Counter[Key]()
    for year in _years(before, on):
        asked = whole_year(year)
        for key, n in _numbers(before, asked, on, ages).items():
            counted[key] += n
        for key, n in _numbers(after, asked, on, ages).items():
            counted[key] -= n
    there = {(one.year, one.role, one.what, one.by, one.value): one for one in session.scalars(select(YearTotal))}
    for key, n in counted.items():
        if n and key not in there:
            session.add(YearTotal(**dict(zip(("year", "role", "what", "by", "value"), key, strict=True)), n=n))
        elif n:
            there[key].n += n
    session.flush()


def kept(session: Session, asked: Asked) -> Kept:
    """What whole calendar years of everybody have beside those who are still there: by figure, by fact and code.

    Of what is as it stands on the last day, that of the last year; of what counts once, only where one year is asked.
    """
    found: Kept = {}
    years = asked.years if asked.of_everybody else None
    if not years:
        return found
    names = {_kept_as(one, by): one for one in DEFINITIONS.values() for by in ("", *one.by)}
    for row in session.scalars(select(YearTotal).where(YearTotal.year.between(years[0], years[-1]))):
        one = names.get((row.role, row.what, row.by))
        if one is None or (one.at_end and row.year != years[-1]) or (one.once and len(years) > 1):
            continue
        totals = found.setdefault(one.name, {})
        totals[row.by, row.value] = totals.get((row.by, row.value), 0) + row.n
    return found


def _numbers(records: Records, asked: Asked, on: date, ages: tuple[int, ...]) -> Mapping[Key, int]:
    """All figures of a year and all their parts."""
    return Counter(dict(_each(records, asked, on, ages)))


def _each(records: Records, asked: Asked, on: date, ages: tuple[int, ...]) -> Iterator[tuple[Key, int]]:
    year = asked.first.year
    found = count(records, asked, on, ages, few=1)
    for figure in (*found.isolation, *found.integration):
        of = DEFINITIONS[figure.name]
        if of.at_end and year >= on.year:
            continue
        yield (year, *_kept_as(of, ""), ""), figure.n
        for by, parts in figure.by.items():
            for part in parts:
                yield (year, *_kept_as(of, by), part.value), part.n


def _kept_as(of: Definition, by: str) -> tuple[Role, str, str]:
    """Under which role, name and fact it is kept: of a buddy, and the partner of a duo, which is that of its buddy."""
    if of.name in _PRESENT:
        return *_PRESENT[of.name], by
    of_buddy = of.of is Of.BUDDY or (by == "partner" and of.of in _OF_A_DUO)
    return Role.BUDDY if of_buddy else Role.PARTICIPANT, of.name, by


def _years(records: Records, on: date) -> range:
    """From the first year in which any of it happened until this one."""
    days = [on]
    for one in records.participants:
        days += filter(None, (one.registered_on, one.intake_on))
    for helper in records.buddies:
        days += filter(None, (helper.screened_on, helper.active_since))
    days += (day for duo in records.duos for _state, day in duo.steps)
    for some in (records.contacts, records.evaluations, records.presences, records.moves):
        days += (one.on for one in some)
    return range(min(days).year, on.year + 1)
