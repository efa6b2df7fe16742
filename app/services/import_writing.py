"""Duos and contacts of lists, written as they were planned."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.models import Buddy, Contact, Duo, KeptProposal, Participant
from app.models.duo import TOGETHER
from app.services import kept_proposals
from app.services.duo_path import step_into
from app.services.import_duos import DuoAddition
from app.services.import_months import ContactAddition
from app.vocabulary import Answer, BuddyStatus, Click, ContactKind, DuoState, ParticipantStatus

_AT_ONCE = 800  # contacts that are written at once


def sides(
    session: Session, additions: Sequence[DuoAddition], fresh: Mapping[str, Participant | Buddy]
) -> dict[str, Participant | Buddy]:
    """The records in the vault of those who are in these duos, by their keys."""
    found: dict[str, Participant | Buddy] = {}
    kinds: tuple[tuple[type[Participant] | type[Buddy], list[str]], ...] = (
        (Participant, [one.participant for one in additions]),
        (Buddy, [one.buddy for one in additions]),
    )
    for kind, keys in kinds:
        wanted = [UUID(key) for key in dict.fromkeys(keys) if key not in fresh]
        for at in range(0, len(wanted), 500):
            there: Iterable[Participant | Buddy] = session.scalars(
                select(kind).where(kind.id.in_(wanted[at : at + 500]))
            )
            found |= {str(one.id): one for one in there}
    return found


def note_duos(
    session: Session,
    additions: Sequence[DuoAddition],
    records: Mapping[str, Participant | Buddy],
    step: Callable[[int], None],
) -> dict[str, Duo]:
    """Note the duos. What follows for their people is said here at once: thousands of duos do not ask one by one."""
    made: dict[str, Duo] = {}
    places: Counter[UUID] = Counter()
    kept = session.scalar(select(KeptProposal.id).limit(1)) is not None
    for at, one in enumerate(additions):
        step(at)
        participant, buddy = records[one.participant], records[one.buddy]
        assert isinstance(participant, Participant)
        assert isinstance(buddy, Buddy)
        duo = Duo(participant=participant, buddy=buddy)
        if one.state is not DuoState.NO_CLICK:
            duo.participant_answer = duo.buddy_answer = Answer.YES
            duo.participant_click = duo.buddy_click = Click.YES
        for state, on, said in one.steps:
            step_into(duo, state, on, said)
        with session.no_autoflush:
            session.add(duo)
            if one.coordinator and participant.coordinator_id is None:
                participant.coordinator_id = one.coordinator
            if one.state in TOGETHER:
                places[buddy.id] += 1
                participant.status = ParticipantStatus.IN_DUO
                if buddy.status is not BuddyStatus.PAUSED:
                    buddy.status = BuddyStatus.IN_DUO
                buddy.capacity = max(buddy.capacity or 1, places[buddy.id])
        if kept:
            session.flush()
            kept_proposals.make_way(session, duo)
        made[one.key] = duo
    session.flush()
    return made


def note_contacts(
    session: Session, additions: Sequence[ContactAddition], made: Mapping[str, Duo], step: Callable[[int], None]
) -> None:
    """Note the contacts: as plain rows, for there may be tens of thousands."""
    coordinator = session.info.get("coordinator")
    session.flush()
    for begin in range(0, len(additions), _AT_ONCE):
        step(begin)
        rows = [
            {
                "kind": ContactKind.OUTING,
                "duo_id": made[one.duo].id if one.duo in made else UUID(one.duo),
                "on": one.on,
                "precision": "month" if one.monthly else "day",
                "times": one.times,
                "reached": False if one.monthly and not one.times else None,
                "note": one.note,
                "coordinator_id": coordinator,
            }
            for one in additions[begin : begin + _AT_ONCE]
        ]
        session.execute(insert(Contact), rows)
