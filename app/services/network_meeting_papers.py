"""What leaves the vault for a network meeting: invitations, each to one person, and the plan."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.data import Coordinator, Letterhead, Side
from app.documents.meeting_data import NetworkInvitationData, NetworkPlanData, PlanWords, RequirementWords
from app.errors import KlikError
from app.i18n import N_
from app.models import NetworkMeeting, Participant
from app.services.documents import contact_person, headed, in_print
from app.services.network_meetings import meeting
from app.services.paper_language import language_of
from app.services.people import get
from app.services.subjects import given
from app.vocabulary import Reply


def invitations(
    session: Session, meeting_id: UUID, today: date, only: Collection[UUID] | None = None
) -> tuple[NetworkInvitationData, ...]:
    """A letter to each whom the participant wants to invite and who did not say no, or to some, by their ids.

    Raises ``KlikError`` where that is nobody, and where the participant died or wants no contact any more.
    """
    found = meeting(session, meeting_id)
    participant, coordinator = _sides(session, meeting_id)
    if not _participant(session, meeting_id).person.may_be_contacted:
        raise KlikError(N_("{name} died or wants no contact, so nobody is invited."), name=participant.called)
    invited = (one for one in found.invitees if one.invited and found.answer is not False)
    chosen = [one for one in invited if (one.reply is not Reply.NO if only is None else one.id in only)]
    if not chosen:
        raise KlikError(N_("The participant decides first who is invited: a letter goes to nobody else."))
    head, own = _headed(session, meeting_id, "network_invitation")
    return tuple(
        NetworkInvitationData(
            one.name,
            head,
            participant,
            coordinator,
            found.planned_on,
            found.planned_at,
            found.place or "",
            (found.question or "") if found.shares_question else "",
            one.informs_about or "",
            today,
            own,
        )
        for one in chosen
    )


def plan(session: Session, meeting_id: UUID) -> NetworkPlanData:
    """The plan as it stands now; what is not filled in is room to write."""
    found = meeting(session, meeting_id)
    participant, coordinator = _sides(session, meeting_id)
    requirements = (
        RequirementWords(one.words, one.set_by or "", one.why or "", one.met, found.answering(one.id))
        for one in found.requirements
    )
    lines = (
        PlanWords(one.owner, one.what, one.who or "", one.when or "", one.what_if_not or "", one.done_on)
        for one in found.lines
    )
    head, own = _headed(session, meeting_id, "network_plan")
    return NetworkPlanData(
        head,
        participant,
        coordinator,
        found.held_on,
        found.question or "",
        tuple(requirements),
        tuple(lines),
        tuple(check.due_on for check in found.checks if check.held_on is None),
        found.early_signs or "",
        found.who_calls or "",
        own,
    )


def invitations_pdf(letters: Sequence[NetworkInvitationData], *, large: bool = False) -> bytes:
    """The letters in one file, each on a page of its own."""
    from app.documents.network_invitation import paper  # ReportLab is slow to import: only who prints waits for it
    from app.documents.sheet import bound

    return in_print(lambda: bound([paper(one, one.own_text) for one in letters], letters[0].letterhead.name), large)


def plan_pdf(data: NetworkPlanData, *, large: bool = False) -> bytes:
    """The plan on paper."""
    from app.documents.network_plan import render

    return in_print(lambda: render(data, data.own_text), large)


def _participant(session: Session, meeting_id: UUID) -> Participant:
    return get(session, Participant, get(session, NetworkMeeting, meeting_id).participant_id)


def _headed(session: Session, meeting_id: UUID, template: str) -> tuple[Letterhead, str | None]:
    """In the participant's language, the letters to others as well: of them no language is known."""
    return headed(session, template, language_of(_participant(session, meeting_id).person))


def _sides(session: Session, meeting_id: UUID) -> tuple[Side, Coordinator]:
    participant = _participant(session, meeting_id)
    return Side(participant.person.full_name, given(participant.person)), contact_person(participant.coordinator)
