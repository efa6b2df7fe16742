"""The fixed small set of figures: which records count for each, and how many by one fact at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from types import MappingProxyType
from uuid import UUID

from app.figures import integration, isolation
from app.figures.asked import Asked
from app.figures.bands import band_start
from app.figures.figure import Figure, Figures, Of, Part
from app.figures.period import PEOPLE, Line, Period
from app.figures.records import Records


@dataclass(frozen=True)
class Definition:
    """What is counted: ``lines`` are the records, ``by`` the facts.

    ``at_end`` is as it stands on the last day; ``once``: each counts once, however often in the period. What of years
    was erased adds up for neither.
    """

    lines: Callable[[Period], Iterable[Line]]
    of: Of
    by: tuple[str, ...] = PEOPLE
    at_end: bool = False
    once: bool = False

    @property
    def name(self) -> str:
        """What the figure is called in code."""
        return self.lines.__name__


ISOLATION = (
    Definition(isolation.duo_running, Of.DUO, at_end=True),
    Definition(isolation.duo_started, Of.DUO),
    Definition(isolation.duo_ended, Of.DUO, (*PEOPLE, "reason", "length")),
    Definition(isolation.waiting, Of.PARTICIPANT, at_end=True),
    Definition(isolation.registered, Of.PARTICIPANT),
    Definition(isolation.intake_held, Of.PARTICIPANT),
    Definition(isolation.wait_for_intake, Of.PARTICIPANT, ("wait", *PEOPLE)),
    Definition(isolation.wait_for_duo, Of.PARTICIPANT, ("wait", *PEOPLE)),
    Definition(isolation.candidate_screened, Of.BUDDY),
    Definition(isolation.became_buddy, Of.BUDDY),
    Definition(isolation.seen, Of.CONTACT),
    Definition(isolation.talks, Of.CONTACT, ("whom", *PEOPLE)),
    Definition(isolation.evaluated, Of.EVALUATION, ("voice", *PEOPLE)),
    Definition(isolation.participants_heard, Of.PARTICIPANT, once=True),
    Definition(isolation.buddies_heard, Of.BUDDY, once=True),
    Definition(isolation.present_buddies, Of.ATTENDANCE, ("kind", *PEOPLE)),
)
"""So that nobody stays alone: two who see each other, and all it takes to bring them together and keep them so."""
INTEGRATION = (
    Definition(integration.event_held, Of.EVENT, ("kind", "partner")),
    Definition(integration.present_participants, Of.ATTENDANCE, ("kind", *PEOPLE)),
    Definition(integration.own_step, Of.STEP),
    Definition(integration.rung, Of.LADDER, ("kind", *PEOPLE)),
    Definition(integration.brought, Of.REFERRAL),
    Definition(integration.goes_alone, Of.REFERRAL),
    Definition(integration.met_people, Of.REFERRAL),
    Definition(integration.goal_reached, Of.GOAL),
    Definition(integration.learned, Of.EVALUATION),
    Definition(integration.people_reached, Of.EVENT, ("partner",)),
)
"""A place among others: what a participant does beyond the duo, what a buddy learned, and whom the office reached."""
DEFINITIONS: Mapping[str, Definition] = MappingProxyType({one.name: one for one in (*ISOLATION, *INTEGRATION)})


_NOT_BY_PARTNER = frozenset({"waiting", "registered", "intake_held"})
_NOT_BY_COORDINATOR = frozenset({"candidate_screened", "became_buddy"})


def can_be_told(name: str, asked: Asked) -> bool:
    """Whether a figure says anything of the partner or coordinator that is asked.

    Who waits or just came is of no partner yet, and a buddy who just came is followed by nobody: a number would be
    mistaken for one that means something.
    """
    partner, coordinator = asked.partner_id and name in _NOT_BY_PARTNER, asked.coordinator_id
    return not partner and not (coordinator and name in _NOT_BY_COORDINATOR)


def count(records: Records, asked: Asked, today: date, ages: Sequence[int], few: int) -> Figures:
    """All figures of a period. Of fewer than ``few`` there is no median."""
    period = Period(records, asked, today, ages)
    isolation, integration = (tuple(_figure(one, period, few) for one in aim) for aim in (ISOLATION, INTEGRATION))
    return Figures(asked, isolation, integration)


def behind(name: str, period: Period, by: str = "", value: str = "") -> tuple[Line, ...]:
    """What counts for a figure, or for one of its parts, the latest first; ``n`` of all of it add up to its ``n``."""
    found = [line for line in _lines(DEFINITIONS[name], period) if not by or value in line.codes(by)]
    return tuple(sorted(found, key=lambda line: (-line.on.toordinal(), line.id.hex if line.id else "")))


def with_erased(figures: Figures, erased: Mapping[str, Mapping[tuple[str, str], int]]) -> Figures:
    """The same with those who were erased, who count without a name: by figure, how many of each fact and code.

    The whole stands under two empty words. Of a fact that was not counted then, they are among the unknown. A number
    can be less than nothing: with a duo that went, who stays may count where she or he did not.
    """
    aims = (
        tuple(_with(figure, erased.get(figure.name, {})) for figure in aim)
        for aim in (figures.isolation, figures.integration)
    )
    return Figures(figures.asked, *aims)


def _with(figure: Figure, erased: Mapping[tuple[str, str], int]) -> Figure:
    if not erased:
        return figure
    whole, by = erased.get(("", ""), 0), {}
    for fact, parts in figure.by.items():
        more = Counter({value: n for (of, value), n in erased.items() if of == fact})
        if fact != "target_group":
            more[""] += whole - sum(more.values())
        known = {part.value: part for part in parts}
        for value, n in more.items():
            part = known.get(value, Part(value, 0))
            known[value] = replace(part, n=part.n + n, erased=n)
        by[fact] = _ordered(part for part in known.values() if part.n or part.ids)
    return replace(figure, n=figure.n + whole, erased=whole, by=by)


def _lines(of: Definition, period: Period) -> Iterable[Line]:
    return (line for line in of.lines(period) if period.is_about(line.who))


def _figure(of: Definition, period: Period, few: int) -> Figure:
    lines = list(_lines(of, period))
    by = {fact: _parts(lines, fact) for fact in of.by}
    n, ids = sum(line.n for line in lines), _ids(lines)
    days = [line.days for line in lines if line.days is not None]
    known = len(days) if len(days) >= few else 0
    return Figure(of.name, of.of, n, ids, by=by, median=round(median(days)) if known else None, median_n=known)


def _parts(lines: Iterable[Line], fact: str) -> tuple[Part, ...]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        for code in line.codes(fact):
            found.setdefault(code, []).append(line)
    return _ordered(Part(code, sum(line.n for line in some), _ids(some)) for code, some in found.items())


def _ids(lines: Iterable[Line]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(line.id for line in lines if line.id))


def _ordered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """By their code, bands from low to high, the unknown last."""
    return tuple(sorted(parts, key=lambda part: (not part.value, band_start(part.value), part.value)))
