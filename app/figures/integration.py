"""What is counted of the second aim, a place among others: steps outward, meetings, and how buddies and others look.

The sentence under each name is its definition. Each gives the records that count, of everybody.
"""

from collections.abc import Iterator

from app.figures.period import Line, Period, Who
from app.figures.records import Event
from app.vocabulary import EventKind


def own_step(at: Period) -> Iterator[Line]:
    """Steps of a participant's own that were done on a day of the period."""
    return _moves(at, "own_step")


def rung(at: Period) -> Iterator[Line]:
    """Rungs outward, to a place or activity, that a participant reached on a day of the period, by which rung."""
    return _moves(at, "rung")


def brought(at: Period) -> Iterator[Line]:
    """Participants warmly brought to an offer or a service on a day of the period; somebody may be more than once."""
    return _moves(at, "brought")


def goes_alone(at: Period) -> Iterator[Line]:
    """Offers or services to which a participant goes alone since a day of the period."""
    return _moves(at, "goes_alone")


def met_people(at: Period) -> Iterator[Line]:
    """Offers or services of which a participant said, on a day of the period, that she or he met more people there."""
    return _moves(at, "met_people")


def goal_reached(at: Period) -> Iterator[Line]:
    """Goals of participants, in their own words, that were reached on a day of the period."""
    return _moves(at, "goal_reached")


def present_participants(at: Period) -> Iterator[Line]:
    """How often participants were present at an event of the period."""
    for one in at.records.presences:
        if one.participant_id and at.has(one.on):
            yield Line(one.id, 1, one.on, at.who_participant(one.participant_id), (("kind", one.kind.value),))


def learned(at: Period) -> Iterator[Line]:
    """Evaluations of the period in which a buddy said what she or he learned, or sees otherwise now."""
    for one in at.records.evaluations:
        if one.learned and at.has(one.on):
            yield Line(one.id, 1, one.on, at.who_duo(one.duo_id))


def event_held(at: Period) -> Iterator[Line]:
    """Events on a day of the period that were not called off, by kind."""
    for one in at.records.events:
        if at.has(one.on):
            yield Line(one.id, 1, one.on, _who(one), (("kind", one.kind.value),))


def people_reached(at: Period) -> Iterator[Line]:
    """People reached by making the buddywerking known in the period, as was noted with each of those events."""
    for one in at.records.events:
        if one.kind is EventKind.OUTREACH and one.people and at.has(one.on):
            yield Line(one.id, one.people, one.on, _who(one))


def _moves(at: Period, what: str) -> Iterator[Line]:
    """Those of one kind; of one record with several (rungs of one place) each is a line."""
    for one in at.records.moves:
        if one.what == what and at.has(one.on):
            more = (("kind", one.kind),) if one.kind else ()
            yield Line(one.id, 1, one.on, at.who_participant(one.participant_id), more)


def _who(one: Event) -> Who:
    followed = frozenset(filter(None, (one.coordinator_id,)))
    return Who(partner=one.partner_id.hex if one.partner_id else "", coordinators=followed)
