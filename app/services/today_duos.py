"""What would be good to do about the duos that are on their way: look back, see whether what was agreed holds, call."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import and_, exists, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from app.models import Agreement
from app.services.duos import BEGUN, MAY_BE_SILENT
from app.services.rhythms import looked_back_on, months_before
from app.services.today_found import Found, Reading, task_of_duo
from app.services.today_reading import (
    Pair,
    among,
    beginnings,
    days,
    first_outings,
    looked_back,
    plain,
    since_when,
    text,
)
from app.services.today_rows import Matter
from app.vocabulary import Role, Voice

_WEEK = timedelta(days=7)
_SIDES = (Role.PARTICIPANT, Role.BUDDY)
Looked = Mapping[str, tuple[int, str]]


def of_duos(reading: Reading) -> Iterator[Found]:
    """By duo, in the order in which one of them takes the place of the next."""
    followed = [duo for duo in reading.together if duo.state in BEGUN]
    began, looked = beginnings(reading.session), looked_back(reading.session)
    reviews = _reviews(reading.session, reading.far)
    _count_as_talks(reading, looked)
    calls = _calls_that_are_near(reading, followed, began)
    to_hold = _moments_to_hold(reading, followed, began, looked)
    since, every = _maybe_silent(reading)
    young = months_before(reading.on, reading.rhythms.check_in) - _WEEK
    met = first_outings(reading.session, {duo: began[duo] for duo in calls if began[duo] > young})
    hear_from = cache(reading.rhythms.hear_from)  # many were heard of on the same day
    for duo in reading.together:
        if duo.id in to_hold:
            yield from _evaluation(reading, duo, began[duo.id], to_hold[duo.id])
        if duo.id in reviews:
            yield _found(Matter.REVIEW, duo, reviews[duo.id])
        if duo.id in calls:
            yield from _check_in(reading, duo, began[duo.id], met.get(duo.id))
        if duo.id in since:
            yield from _silent(reading, duo, since[duo.id], every.get(duo.id, reading.rhythms.every_days), hear_from)


def _found(matter: Matter, duo: Pair, on: date | None, **facts: Any) -> Found:
    task = task_of_duo(duo.state)
    return Found(matter, task, "duo", duo.id, duo.participant_id, duo.buddy_id, on, facts)


def _talks(reading: Reading, duo: Pair) -> tuple[date | None, date | None]:
    """When each side was last spoken, as far as is known yet."""
    talk = reading.heard.talk
    return talk(duo.id, duo.participant_id), talk(duo.id, duo.buddy_id)


def _count_as_talks(reading: Reading, looked: Mapping[str, Looked]) -> None:
    """Who looked back with the coordinator was spoken."""
    for duo in reading.together:
        sides = {Voice.PARTICIPANT: duo.participant_id, Voice.BUDDY: duo.buddy_id}
        for voice, (_months, on) in looked.get(duo.id, {}).items():
            reading.heard.note_talk(duo.id, sides.get(Voice(voice)), on)


# Evaluations


def _moments_to_hold(
    reading: Reading, followed: list[Pair], began: Mapping[str, date], looked: Mapping[str, Looked]
) -> dict[str, Looked]:
    """Duos with a moment to look back until the last day, or some days later, that was not held with both."""
    far = reading.far.year * 12 + reading.far.month
    found, moment, nothing = {}, cache(reading.rhythms.moment), (0, "")
    for duo in followed:
        if day := began.get(duo.id):
            last = moment(max(0, far - day.year * 12 - day.month))
            held = looked.get(duo.id, {})
            if last > held.get(Voice.TOGETHER, nothing)[0]:
                found[duo.id] = held
    return found


def _evaluation(reading: Reading, duo: Pair, began: date, looked: Looked) -> Iterator[Found]:
    """The next moment to look back, with whoever was not heard about it; not held until both were, or together."""
    last = {Voice(voice): months for voice, (months, _on) in looked.items()}
    months, on = reading.rhythms.evaluation_due(began, looked_back_on(last), reading.on)
    if on <= reading.far:
        asked = tuple(side for side in _SIDES if last.get(Voice(side.value), 0) < months)
        yield _found(Matter.EVALUATION, duo, on, months=months, since=began, asked=asked if len(asked) == 1 else ())


def _reviews(session: Session, far: date) -> dict[str, date]:
    """The day on which each duo looks again at what it signed last; a day before the signature is over with that."""
    later = aliased(Agreement)
    signed_anew = exists().where(
        later.duo_id == Agreement.duo_id, later.version > Agreement.version, later.signed_on.is_not(None)
    )
    to_come = Agreement.review_on > Agreement.signed_on
    holds = or_(to_come, and_(Agreement.signed_on.is_(None), Agreement.version == 1))
    dated = select(text(Agreement.duo_id), Agreement.review_on).where(Agreement.review_on <= far, holds)
    return days(session, dated.where(not_(signed_anew)))


# Talks with each side


def _calls_that_are_near(reading: Reading, followed: list[Pair], began: Mapping[str, date]) -> set[str]:
    """Duos of which a side may have to be spoken by the last day; who was spoken lately is not looked at closely."""
    settled, talk = reading.rhythms, reading.heard.talk
    # Some days more: a month after the last days of a long month is the last day of a short one.
    soon, late = (
        months_before(reading.far, months) + timedelta(days=3) for months in (settled.check_in, settled.check_in_after)
    )
    found = set()
    for duo in followed:
        if begun := began.get(duo.id):
            first, second = talk(duo.id, duo.participant_id), talk(duo.id, duo.buddy_id)
            spoken = min(first, second) if first and second else None
            if spoken is None or spoken <= max(begun, min(soon, late)):
                found.add(duo.id)
            elif spoken <= max(soon, late):
                every = settled.check_in_every(begun, spoken)
                seldom_at_first = settled.check_in > settled.check_in_after  # then the other side may be due before
                if seldom_at_first or spoken <= (soon if every == settled.check_in else late):
                    found.add(duo.id)
    return found


def _check_in(reading: Reading, duo: Pair, began: date, met: date | None) -> Iterator[Found]:
    """A talk with who was not spoken for as long as is usual; one call soon after the other is one row."""
    due = reading.rhythms.check_in_due
    first, second = (due(began, talk, met) for talk in _talks(reading, duo))
    if (on := min(first, second)) <= reading.far:
        near = max(on, reading.on) + _WEEK
        asked = _SIDES if max(first, second) <= near else _SIDES[:1] if first < second else _SIDES[1:]

        def later() -> Mapping[str, Any]:
            talks = _talks(reading, duo)
            never = all(talk is None or talk <= began for talk in talks)
            last = [talk for side, talk in zip(_SIDES, talks, strict=True) if talk and side in asked]
            when = min(due(began, talk, met) for side, talk in zip(_SIDES, talks, strict=True) if side in asked)
            since = (met or began) if never else min(last, default=began)
            return {"on": when, "talks": talks, "since": since, "heard": not never, "met": met}

        yield _found(Matter.CHECK_IN, duo, on, asked=asked)._replace(later=later)


# Silence


def _maybe_silent(reading: Reading) -> tuple[dict[str, date], dict[str, tuple[int, int]]]:
    """Duos of which nothing was noted for the shortest time that is unusual: since when they are so, and what is usual.

    Of those for whom that may still be usual although it was not lately, it is looked for how long ago it was.
    """
    settled, lately = reading.rhythms, reading.heard.since
    before = reading.on - timedelta(days=int(settled.silent_from * _shortest(reading)))
    found = reading.heard.not_since(before, (duo.id for duo in reading.together if duo.state in MAY_BE_SILENT))
    every = _agreed(reading.session, found)
    usual = cache(lambda days: settled.hear_from(None, lately, days) > reading.on)
    long_ago = reading.heard.not_since(lately, found)
    reading.heard.look_further([duo for duo in long_ago if usual(every.get(duo, settled.every_days))], (), ())
    return since_when(reading.session, found), every


def _shortest(reading: Reading) -> int:
    """The shortest interval that two agreed on, or what is usual."""
    shortest = reading.session.scalar(select(func.min(Agreement.every_days_max)))
    return min(shortest or reading.rhythms.every_days[1], reading.rhythms.every_days[1])


def _silent(
    reading: Reading, duo: Pair, since: date, every: tuple[int, int], hear_from: Callable[..., date]
) -> Iterator[Found]:
    def last() -> date:
        heard = reading.heard.last(duo.id)
        return max(heard, since) if heard else since

    def later() -> Mapping[str, Any]:
        heard = reading.heard.last(duo.id) is not None
        return {"since": last(), "every_days": every, "heard": heard, "talks": _talks(reading, duo)}

    if hear_from(None, last(), every) <= reading.on:
        yield _found(Matter.SILENT, duo, None, since=last())._replace(later=later)


def _agreed(session: Session, duos: set[str]) -> dict[str, tuple[int, int]]:
    """How often the two of each duo see each other: by the newest terms that were signed, or else the first ones."""
    columns = (text(Agreement.duo_id), Agreement.signed_on, Agreement.every_days_min, Agreement.every_days_max)
    versions = select(*columns).where(among(Agreement.duo_id, duos)).order_by(Agreement.version)
    found: dict[str, tuple[int, int]] = {}
    for duo, signed_on, least, most in plain(session, versions):
        if signed_on or duo not in found:
            found[duo] = (least, most)
    return found
