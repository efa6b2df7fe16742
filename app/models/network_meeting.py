"""A network meeting: the participant's own question, who thinks along, and the plan that came of it.

Of the closed part, in which the participant and the network are among themselves, nothing is kept but the plan.
"""

from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, link
from app.vocabulary import BuddyPart, PlanOwner, Reply


class NetworkMeeting(Base):
    """One meeting of one participant; ``answer`` is what she or he said when it was explained, None for not yet.

    ``position``: the first, the second and so on. ``shares_question``: whether the question may stand on invitations.
    ``preparation``: what makes it safe (who supports, who had better not meet). ``early_signs`` and ``who_calls`` are
    the agreements for when it goes less well again.
    """

    __tablename__ = "network_meeting"

    participant_id: Mapped[UUID] = link("participant", cascade=True)
    position: Mapped[int] = mapped_column(default=0)
    explained_on: Mapped[date | None]
    answer: Mapped[bool | None]
    question: Mapped[str | None]
    shares_question: Mapped[bool] = mapped_column(default=False)
    buddy_part: Mapped[BuddyPart | None]
    planned_on: Mapped[date | None]
    planned_at: Mapped[time | None]
    place: Mapped[str | None]
    preparation: Mapped[str | None]
    held_on: Mapped[date | None]
    early_signs: Mapped[str | None]
    who_calls: Mapped[str | None]


class Invitee(Base):
    """Somebody who could think along; ``named_by`` is who named her or him, in words.

    ``invited``: whether the participant wants this person invited; nobody else decides that. ``informs_about``: what
    he or she tells in the information part.
    """

    __tablename__ = "invitee"

    meeting_id: Mapped[UUID] = link("network_meeting", cascade=True)
    contact_id: Mapped[UUID | None] = link("network_contact")
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    named_by: Mapped[str | None]
    invited: Mapped[bool | None]
    reply: Mapped[Reply] = mapped_column(default=Reply.NOT_ASKED)
    informs_about: Mapped[str | None]


class Requirement(Base):
    """What the plan must hold at least, set before the meeting: by whom and why. ``met``: whether the plan does."""

    __tablename__ = "requirement"

    meeting_id: Mapped[UUID] = link("network_meeting", cascade=True)
    position: Mapped[int] = mapped_column(default=0)
    words: Mapped[str]
    set_by: Mapped[str | None]
    why: Mapped[str | None]
    met: Mapped[bool | None]


class PlanLine(Base):
    """Who does what, and when; what if it does not work. ``requirement_id``: which requirement it answers."""

    __tablename__ = "plan_line"

    meeting_id: Mapped[UUID] = link("network_meeting", cascade=True)
    requirement_id: Mapped[UUID | None] = link("requirement")
    position: Mapped[int] = mapped_column(default=0)
    owner: Mapped[PlanOwner]
    who: Mapped[str | None]
    what: Mapped[str]
    when: Mapped[str | None]
    what_if_not: Mapped[str | None]
    done_on: Mapped[date | None]


class MeetingCheck(Base):
    """A talk afterwards about how it goes: due on a day, held on another; ``worked`` and ``did_not_work`` in words."""

    __tablename__ = "meeting_check"

    meeting_id: Mapped[UUID] = link("network_meeting", cascade=True)
    due_on: Mapped[date]
    held_on: Mapped[date | None]
    worked: Mapped[str | None]
    did_not_work: Mapped[str | None]
