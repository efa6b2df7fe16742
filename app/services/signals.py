"""Structural signals: what is met again and again that one office cannot mend, and to whom that was told.

A signal is about a gap, such as a last bus that leaves too early, and points at nobody. While a name that the vault
knows stands in its words they are kept, so that nothing typed is lost, but they do not leave the vault.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import KlikError
from app.i18n import N_, listed
from app.models import PolicySignal, SignalPassing
from app.places import fold
from app.services.actions import about, action
from app.services.known_names import Found, KnownNames, known_names
from app.services.own_lists import SIGNALS, offered
from app.services.people import get


@dataclass(frozen=True)
class Passing:
    """That a signal was passed on ``to`` somebody; ``answer`` is what came back, None as long as nothing did."""

    id: UUID
    to: str
    on: date
    answer: str | None
    answered_on: date | None


@dataclass(frozen=True)
class SignalRow:
    """A signal; ``seen_on`` are the days on which it was met, the first one first, one for each time."""

    id: UUID
    theme: str
    description: str
    seen_on: tuple[date, ...]
    passings: tuple[Passing, ...]
    closed_on: date | None
    not_names: tuple[str, ...]
    names: tuple[Found, ...]

    @property
    def last(self) -> date:
        """When something of it was noted last."""
        return max((*self.seen_on, *(one.on for one in self.passings)), default=date.min)

    @property
    def unanswered(self) -> int:
        """To how many it was passed on from whom nothing was heard yet."""
        return sum(one.answer is None for one in self.passings)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day on which it was met, passed on or answered."""
        return (*self.seen_on, *(day for one in self.passings for day in (one.on, one.answered_on) if day))

    def in_year(self, year: int) -> bool:
        """Whether any of these lies in a year."""
        return any(day.year == year for day in self.days)


def signals(session: Session) -> tuple[SignalRow, ...]:
    """All of them: what is followed first, then what was noted of last."""
    passings: dict[UUID, list[SignalPassing]] = {}
    for one in session.scalars(select(SignalPassing)):
        passings.setdefault(one.signal_id, []).append(one)
    found = session.scalars(select(PolicySignal)).all()
    known = known_names(session) if found else KnownNames((), (), ())
    rows = [_row(one, passings.get(one.id, ()), known) for one in found]
    return tuple(
        sorted(rows, key=lambda row: (row.closed_on is not None, -row.last.toordinal(), fold(row.theme), row.id))
    )


def themes(session: Session) -> tuple[str, ...]:
    """What signals can be about: what is used most first, then the list of the office, or that of Klik."""
    used = Counter(session.scalars(select(PolicySignal.theme)))
    return tuple(offered(session, SIGNALS, [theme for theme, _count in used.most_common()]))


def recipients(session: Session) -> tuple[str, ...]:
    """To whom signals were passed on before, the last first."""
    return tuple(dict.fromkeys(session.scalars(select(SignalPassing.to).order_by(SignalPassing.on.desc()))))


@action(N_("Signal noted"))
def add(session: Session, theme: str, description: str, on: date, not_names: Iterable[str] = ()) -> UUID:
    """Note what was met on a day."""
    made = PolicySignal(theme=theme.strip(), description=description.strip(), seen_on=[on.isoformat()])
    made.not_names = sorted(not_names) or None
    made.coordinator_id = session.info.get("coordinator")
    _check(made)
    session.add(made)
    session.flush()
    about(session, made.theme)
    return made.id


@action(N_("Signal changed"))
def change(session: Session, signal_id: UUID, facts: dict[str, Any]) -> None:
    """Say it in other words (``theme``, ``description``), or say from which day it is no longer followed."""
    found = get(session, PolicySignal, signal_id)
    found.take(facts)
    _check(found)
    about(session, found.theme)


@action(N_("Signal seen again"))
def seen_again(session: Session, signal_id: UUID, on: date) -> None:
    """Note one time more, on a day; who meets it again follows it again."""
    found = get(session, PolicySignal, signal_id)
    found.seen_on = sorted([*(found.seen_on or ()), on.isoformat()])
    found.closed_on = None
    about(session, found.theme)


@action(N_("Signal: one time taken away"))
def not_seen(session: Session, signal_id: UUID, on: date) -> None:
    """Take away one time on a day that was noted by mistake."""
    found = get(session, PolicySignal, signal_id)
    days = list(found.seen_on or ())
    if on.isoformat() in days:
        days.remove(on.isoformat())
    found.seen_on = days
    about(session, found.theme)


@action(N_("Signal: this is no name"))
def no_name(session: Session, signal_id: UUID, place: str) -> None:
    """Say of a word, with the words around it (``Found.place``), that it is no name."""
    found = get(session, PolicySignal, signal_id)
    found.not_names = sorted({*(found.not_names or ()), place})
    about(session, found.theme)


@action(N_("Signal passed on"))
def passed(session: Session, signal_id: UUID, to: str, on: date) -> UUID:
    """Note that somebody who can do something about it was told."""
    found = get(session, PolicySignal, signal_id)
    made = SignalPassing(signal_id=found.id, to=to.strip(), on=on)
    _check_passing(made)
    session.add(made)
    session.flush()
    about(session, found.theme)
    return made.id


@action(N_("Signal passed on: changed"))
def change_passing(session: Session, passing_id: UUID, facts: dict[str, Any]) -> None:
    """Note the ``answer`` and when it came (``answered_on``), or correct to whom it was passed on and when."""
    found = get(session, SignalPassing, passing_id)
    found.take(facts)
    found.answer = (found.answer or "").strip() or None
    if found.answer is None:
        found.answered_on = None
    _check_passing(found)
    about(session, get(session, PolicySignal, found.signal_id).theme)


@action(N_("Signal: no longer passed on"))
def remove_passing(session: Session, passing_id: UUID) -> None:
    """Take away that it was passed on, noted by mistake."""
    found = get(session, SignalPassing, passing_id)
    about(session, get(session, PolicySignal, found.signal_id).theme)
    session.delete(found)


@action(N_("Signal removed"))
def remove(session: Session, signal_id: UUID) -> None:
    """Take a signal away with all that was noted of it."""
    found = get(session, PolicySignal, signal_id)
    about(session, found.theme)
    session.delete(found)


def check_nameless(rows: Iterable[SignalRow]) -> None:
    """Refuse, with the names, to let words leave the vault in which somebody is named."""
    found = dict.fromkeys(name.words for row in rows for name in row.names)
    if found:
        sentence = N_(
            "These signals name somebody the vault knows: {names}. Say it without the name first; then they can go "
            "to others."
        )
        raise KlikError(sentence, names=listed(list(found)))


def _check(found: PolicySignal) -> None:
    if not found.theme.strip():
        raise KlikError(N_("Say what the signal is about: a word such as mobility."))


def _check_passing(found: SignalPassing) -> None:
    if not found.to.strip():
        raise KlikError(N_("Say to whom it was passed on."))
    if found.answered_on and found.answered_on < found.on:
        raise KlikError(N_("An answer comes on the day it was passed on, or later."))


def _row(one: PolicySignal, passings: Iterable[SignalPassing], known: KnownNames) -> SignalRow:
    told = sorted(passings, key=lambda passing: (passing.on, passing.id))
    not_names = tuple(one.not_names or ())
    texts = [one.theme, one.description, *(said for passing in told for said in (passing.to, passing.answer or ""))]
    return SignalRow(
        one.id,
        one.theme,
        one.description,
        tuple(sorted(map(date.fromisoformat, one.seen_on or ()))),
        tuple(Passing(p.id, p.to, p.on, p.answer, p.answered_on) for p in told),
        one.closed_on,
        not_names,
        known.found_in(texts, not_names),
    )
