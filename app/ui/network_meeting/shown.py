"""What the page shows of one meeting, read at one moment."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.services import network_invitees, network_meetings
from app.services.network_invitees import Candidate
from app.services.network_meeting_rows import MeetingRow, Meetings


@dataclass(frozen=True)
class Shown:
    """A meeting; ``called`` is the participant, ``candidates`` are on the network map and not named yet."""

    row: MeetingRow
    participant_id: UUID
    called: str
    may_be_contacted: bool
    candidates: tuple[Candidate, ...]
    today: date


def read_meetings(
    session: Any, participant_id: UUID, meeting_id: UUID | None, today: date
) -> tuple[Meetings, Shown | None]:
    """All meetings of a participant, and the one that is meant or else the newest."""
    found = network_meetings.meetings(session, participant_id)
    row = next((row for row in found.rows if row.id == meeting_id), next(iter(found.rows), None))
    if row is None:
        return found, None
    candidates = network_invitees.candidates(session, row.id)
    return found, Shown(row, participant_id, found.called, found.may_be_contacted, candidates, today)
