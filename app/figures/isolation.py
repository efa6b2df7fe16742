"""What is counted of the first aim, that nobody stays alone: duos, who waits and who comes, and how they are followed.

The sentence under each name is its definition. Each gives the records that count, of everybody.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from app.figures.bands import length_band, wait_band
from app.figures.path import ended_on, is_together, is_waiting, started_on
from app.figures.period import Line, Period, once
from app.figures.records import Evaluation, Participant
from app.vocabulary import Voice


def duo_running(at: Period) -> Iterator[Line]:
    """Duos on trial, running, paused or closing at the end of the last day."""
    for duo in at.records.duos:
        if is_together(duo, at.day):
            yield Line(duo.id, 1, started_on(duo) or duo.steps[0][1], at.who_duo(duo.id))


def duo_started(at: Period) -> Iterator[Line]:
    """Duos that came together for the first time, on trial or at once, on a day of the period."""
    for duo in at.records.duos:
        begun = started_on(duo)
        if begun and at.has(begun):
            yield Line(duo.id, 1, begun, at.who_duo(duo.id))


def duo_ended(at: Period) -> Iterator[Line]:
    """Duos that had come together, and were rounded off or stopped for good on a day of the period."""
    for duo in at.records.duos:
        ended = ended_on(duo)
        if ended and at.has(ended):
            length = length_band(started_on(duo), ended)
            reason = duo.reason.value if duo.reason else ""
            yield Line(duo.id, 1, ended, at.who_duo(duo.id), (("reason", reason), ("length", length)))


def waiting(at: Period) -> Iterator[Line]:
    """Participants who were registered by the last day and at the end of it waited for a buddy (``is_waiting``)."""
    for one in at.records.participants:
        if is_waiting(one, at.duos_of(one.id), at.day, at.today):
            yield Line(one.id, 1, one.registered_on or at.day, at.who_participant(one.id))


def registered(at: Period) -> Iterator[Line]:
    """Participants who registered on a day of the period."""
    for one in at.records.participants:
        if one.registered_on and at.has(one.registered_on):
            yield Line(one.id, 1, one.registered_on, at.who_participant(one.id))


def intake_held(at: Period) -> Iterator[Line]:
    """Participants whose intake was held on a day of the period."""
    for one in at.records.participants:
        if one.intake_on and at.has(one.intake_on):
            yield Line(one.id, 1, one.intake_on, at.who_participant(one.id))


def candidate_screened(at: Period) -> Iterator[Line]:
    """Candidate buddies with whom the screening talk was held on a day of the period, whatever came of it."""
    for one in at.records.buddies:
        if one.screened_on and at.has(one.screened_on):
            yield Line(one.id, 1, one.screened_on, at.who_buddy(one.id))


def became_buddy(at: Period) -> Iterator[Line]:
    """Buddies who are active since a day of the period, and were retained; two who do it together count once."""
    for one in at.records.buddies:
        if one.active_since and at.has(one.active_since):
            yield Line(one.id, 1, one.active_since, at.who_buddy(one.id))


def wait_for_intake(at: Period) -> Iterator[Line]:
    """Participants whose first duo started in the period, by the full months from registration to intake."""
    for one, begun in _newly_in_a_duo(at):
        yield _waited(at, one, begun, one.registered_on, one.intake_on)


def wait_for_duo(at: Period) -> Iterator[Line]:
    """Participants whose first duo started in the period, by the full months from intake to that start."""
    for one, begun in _newly_in_a_duo(at):
        yield _waited(at, one, begun, one.intake_on, begun)


def seen(at: Period) -> Iterator[Line]:
    """How often the two of a duo saw each other in the period, noted by the day or by the month."""
    for one in at.records.contacts:
        if not one.talk and one.n and at.has(one.on):
            yield Line(one.id, one.n, one.on, at.whose(one.duo_id, one.participant_id, one.buddy_id))


def talks(at: Period) -> Iterator[Line]:
    """Phone calls, visits and mails of coordinators in the period, by whom they reached; none tried in vain."""
    for one in at.records.contacts:
        if one.talk and at.has(one.on):
            side = "participant" if one.participant_id else "buddy" if one.buddy_id else "both"
            who = at.whose(one.duo_id, one.participant_id, one.buddy_id)
            yield Line(one.id, one.n, one.on, who, (("whom", side),))


def evaluated(at: Period) -> Iterator[Line]:
    """Evaluations held on a day of the period, by whose voice they are."""
    for one in _evaluations(at):
        yield Line(one.id, 1, one.on, at.who_duo(one.duo_id), (("voice", one.voice.value),))


def participants_heard(at: Period) -> Iterator[Line]:
    """Participants who looked back in an evaluation of the period, alone or together; each counts once."""
    lines = ((at.duo(one.duo_id).participant_id, one.on) for one in _evaluations(at) if one.voice is not Voice.BUDDY)
    return once(Line(who, 1, on, at.who_participant(who)) for who, on in lines)


def buddies_heard(at: Period) -> Iterator[Line]:
    """Buddies who looked back in an evaluation of the period, alone or together; each counts once."""
    lines = ((at.duo(one.duo_id).buddy_id, one.on) for one in _evaluations(at) if one.voice is not Voice.PARTICIPANT)
    return once(Line(who, 1, on, at.who_buddy(who)) for who, on in lines)


def present_buddies(at: Period) -> Iterator[Line]:
    """How often buddies were present at an event of the period."""
    for one in at.records.presences:
        if one.buddy_id and at.has(one.on):
            yield Line(one.id, 1, one.on, at.who_buddy(one.buddy_id), (("kind", one.kind.value),))


def _evaluations(at: Period) -> Iterable[Evaluation]:
    return (one for one in at.records.evaluations if at.has(one.on))


def _newly_in_a_duo(at: Period) -> Iterator[tuple[Participant, date]]:
    """Whose first duo started in the period, and when."""
    for one in at.records.participants:
        begun = min((on for duo in at.duos_of(one.id) if (on := started_on(duo))), default=None)
        if begun and at.has(begun):
            yield one, begun


def _waited(at: Period, one: Participant, begun: date, since: date | None, until: date | None) -> Line:
    band = wait_band(since, until)
    days = (until - since).days if band and since and until else None
    return Line(one.id, 1, begun, at.who_participant(one.id), (("wait", band),), days)
