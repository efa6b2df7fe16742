"""Signs that a duo may be out of balance: each a question for the next talk, and never a score of anybody.

Off until the office switches them on. What was said at an evaluation comes first. Unknown never counts: taking a fact
away never makes a sign appear, and a few contacts say nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.i18n import _, in_every_language
from app.models import Duo, Evaluation
from app.models.duo import TOGETHER
from app.places import fold
from app.services.contacts import PRACTICAL, ContactRow, contacts_of, month_of
from app.services.duos import agreed
from app.services.months import paused_in
from app.services.office import the_office
from app.services.own_lists import USEFUL, words_of
from app.services.people import get
from app.services.rhythms import months_before
from app.services.subjects import Subject, whom
from app.services.thresholds import Thresholds, thresholds
from app.vocabulary import ContactKind, Initiative, Voice, Whereabouts

HEAVY, FIVE = 4, 5
"""The fourth and the fifth answer of five, from light to heavy and from never to very often."""
WHOLE_MONTHS, MONTHS_BACK = 3, 6
LOAD, TASKS = "belasting", "taken"


class SignKind(StrEnum):
    LOAD = "load"
    TASKS = "tasks"
    CHORES = "chores"
    MORE = "more"
    LESS = "less"
    HOME = "home"
    INITIATIVE = "initiative"


@dataclass(frozen=True)
class Sign:
    """Something to ask at the next talk, in words."""

    kind: SignKind
    question: str


@dataclass(frozen=True)
class Time:
    """What was noted of one time that two saw each other; None for unknown."""

    initiative: Initiative | None = None
    place: Whereabouts | None = None
    practical: bool | None = None


@dataclass(frozen=True)
class Facts:
    """What is known of a duo.

    ``load`` and ``tasks``: what the buddy answered last, 1 to 5. ``every_days``: what the two signed. ``noted``: how
    often they are known to have seen each other in the last three whole months, which are ``days`` long; ``whole``: how
    often in each of them, where that was noted of the month as a whole and no pause touched it. ``times``: each time of
    the last half year. ``few``: fewer contacts than this say nothing.
    """

    participant: str
    buddy: str
    load: int | None = None
    tasks: int | None = None
    every_days: tuple[int, int] | None = None
    days: int = 91
    noted: int = 0
    whole: tuple[int | None, ...] = (None,) * WHOLE_MONTHS
    times: tuple[Time, ...] = ()
    few: int = Thresholds.balance_contacts


def signs(known: Facts) -> tuple[Sign, ...]:
    """The questions that follow from the facts."""
    return tuple(Sign(kind, question) for kind, question in _questions(known))


def switched_on(session: Session) -> bool:
    """Whether the office wants to see them."""
    return bool(the_office(session).balance_signs)


def signs_of(session: Session, duo_id: UUID, today: date) -> tuple[Sign, ...]:
    """The questions for the next talk with a duo that is together; none as long as the office has them off."""
    if not switched_on(session):
        return ()
    found = get(session, Duo, duo_id)
    return signs(facts(session, found, today)) if found.state in TOGETHER else ()


def facts(session: Session, found: Duo, today: date) -> Facts:
    """What is known of a duo on a day."""
    every = contacts_of(session, Subject("duo", found.id))
    contacts = [one for one in every if one.kind is ContactKind.OUTING]
    first = months_before(today.replace(day=1), WHOLE_MONTHS)
    until = today.replace(day=1) - timedelta(days=1)
    lately = [one for one in contacts if first <= one.on <= until]
    settled = agreed(session, [found.id]).get(found.id)
    load, tasks = _answers(session, found.id)
    steps = [(step.state, step.on) for step in found.steps]
    months = (months_before(first, -at) for at in range(WHOLE_MONTHS))
    participant, buddy = whom(session, Subject("duo", found.id)).sides
    return Facts(
        participant,
        buddy,
        load,
        tasks,
        settled.every_days if settled and settled.signed_on else None,
        (until - first).days + 1,
        sum(one.seen for one in lately),
        tuple(None if paused_in(steps, month) else _whole(lately, month) for month in months),
        tuple(
            _times((one for one in contacts if one.on > months_before(today, MONTHS_BACK)), words_of(session, USEFUL))
        ),
        thresholds(session).balance_contacts,
    )


def _questions(known: Facts) -> Iterator[tuple[SignKind, str]]:
    buddy, names = known.buddy, {"participant": known.participant, "buddy": known.buddy}
    if known.load is not None and known.load >= HEAVY:
        yield SignKind.LOAD, _("{buddy} said that it weighs heavily. What would make it lighter?").format(buddy=buddy)
    if known.tasks is not None and known.tasks >= HEAVY:
        said = _("{buddy} said to take over tasks that are not a buddy’s. Who could do those?")
        yield SignKind.TASKS, said.format(buddy=buddy)
    if _mostly(practical := sum(time.practical is True for time in known.times), known):
        said = _("It was mostly practical help: {n} of {all} times. Is there room for company?")
        yield SignKind.CHORES, said.format(n=practical, all=len(known.times))
    if known.every_days:
        least, most = known.every_days
        whole = [times for times in known.whole if times is not None]
        if known.noted >= known.few and known.noted * least > 2 * known.days:
            said = _("They see each other more than they agreed: {n} times in three months. Is that good for both?")
            yield SignKind.MORE, said.format(n=known.noted)
        if len(whole) == WHOLE_MONTHS and 2 * sum(whole) * most < known.days:
            said = _(
                "They see each other less than they agreed: {n} times in three months. Does the agreement still fit?"
            )
            yield SignKind.LESS, said.format(n=sum(whole))
    if _mostly(home := sum(time.place is Whereabouts.HOME for time in known.times), known):
        said = _("They were mostly at home: {n} of {all} times. Would they like to go out for once?")
        yield SignKind.HOME, said.format(n=home, all=len(known.times))
    for side in (Initiative.PARTICIPANT, Initiative.BUDDY):
        if _mostly(taken := sum(time.initiative is side for time in known.times), known):
            said = _("It is mostly {name} who takes the initiative: {n} of {all} times. How is that for both?")
            yield SignKind.INITIATIVE, said.format(name=names[side.value], n=taken, all=len(known.times))


def _mostly(count: int, known: Facts) -> bool:
    """Three quarters of all times, those of which it is not known included: what is unknown speaks for nothing."""
    return count >= known.few and 4 * count >= 3 * len(known.times)


def _answers(session: Session, duo_id: UUID) -> tuple[int | None, int | None]:
    """What the buddy said last of the load and of tasks; what was said before that is no longer so."""
    newest = select(Evaluation).where(Evaluation.duo_id == duo_id, Evaluation.voice == Voice.BUDDY)
    found = session.scalars(newest.order_by(Evaluation.on.desc(), Evaluation.months.desc()).limit(1)).first()
    return (_place(found, LOAD), _place(found, TASKS)) if found else (None, None)


def _place(found: Evaluation, key: str) -> int | None:
    """The answer to a question with five options, from 1; None for one that was not answered, or is put otherwise."""
    asked: dict[str, Any] = next((one for one in found.questions or () if one.get("key") == key), {})
    said = (found.answers or {}).get(key)
    return said if type(said) is int and len(asked.get("options") or ()) == FIVE else None


def _whole(lately: Iterable[ContactRow], first: date) -> int | None:
    """How often they saw each other in a month, where that was noted of it as a whole."""
    here = [one for one in lately if month_of(one.on)[0] == first]
    return sum(one.seen for one in here) if any(one.monthly for one in here) else None


def _times(contacts: Iterable[ContactRow], own: Iterable[str]) -> Iterator[Time]:
    """``own`` are the words of the office for something practical; those of Klik stay so where they were noted."""
    practical = {fold(said) for said in (*own, *chain.from_iterable(map(in_every_language, PRACTICAL)))}
    for one in contacts:
        useful = fold(one.activity) in practical if one.activity else None
        yield from [Time(one.initiative, one.place, useful)] * one.seen
