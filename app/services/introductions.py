"""The introduction of somebody to the one on the other side: made only of what may be shared, and read beforehand.

Of a participant for the buddy, and of a buddy, or two together, for the participant; both in the same way. It is given
once the one it describes approved it, word for word: whatever it would say otherwise since is to be read again.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.introduction_data import IntroductionData
from app.errors import KlikError
from app.i18n import LANGUAGES, N_, _, listed, place, speaking
from app.models import Approval, Buddy, Duo, KeptProposal, Participant, Person
from app.models.duo import OPEN
from app.services.actions import about, action
from app.services.consents import consents, may_share
from app.services.documents import contact_person, headed
from app.services.handouts import note_handout
from app.services.introduction_words import Line, lines_of, tells_too_much
from app.services.paper_language import language_of
from app.services.people import buddy, get, participant
from app.services.rows import BuddyRow, ParticipantRow
from app.services.sharing import SHAREABLE
from app.services.subjects import Subject, called, whose
from app.vocabulary import ConsentKind, HandoutKind, Role

TEMPLATE = "introduction"
Record = Participant | Buddy


class Stage(StrEnum):
    """How far an introduction is; only one that is ``APPROVED`` may be given."""

    GONE = "gone"  # died, or wants no contact any more
    AWAY = "away"  # admitted
    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    NOT_CHOSEN = "not_chosen"  # it may, but what exactly was not noted
    NOTHING = "nothing"  # of what may be shared nothing is known
    TO_READ = "to_read"
    CHANGED = "changed"
    APPROVED = "approved"


WHY_NOT = {
    Stage.GONE: N_("{name} died or wants no contact any more: no introduction is given."),
    Stage.AWAY: N_("{name} is admitted: the introduction can wait until that is over."),
    Stage.NOT_ASKED: N_("It is still to be asked what may be shared of {name}."),
    Stage.REFUSED: N_("Nothing may be shared of {name}, so there is no introduction."),
    Stage.NOT_CHOSEN: N_("What exactly may be shared of {name} is still to be noted, at the consents."),
    Stage.NOTHING: N_("Nothing is known yet of what may be shared of {name}."),
    Stage.TO_READ: N_("The introduction is still to be read and approved by {name}."),
    Stage.CHANGED: N_("Changed since {name} approved it: {what}. Let it be read again first."),
}
"""Why an introduction cannot be given, at each stage before it can."""


@dataclass(frozen=True)
class Introduction:
    """What may be told of somebody, under the first name alone; nothing else about them stands in it.

    ``changed`` are the lines that say something else than what was approved ``on``, by their titles. ``careful`` are
    those in which a surname, an address or a number seems to stand. ``partner``: whether a partner may read it as well,
    None when that was not asked.
    """

    whom: Subject
    called: str
    lines: tuple[Line, ...]
    stage: Stage
    approved_on: date | None
    changed: tuple[str, ...]
    careful: tuple[str, ...]
    partner: bool | None

    @property
    def why_not(self) -> KlikError | None:
        """Why it cannot be given now; None when it can."""
        if self.stage is Stage.APPROVED:
            return None
        return KlikError(WHY_NOT[self.stage], name=self.called or _("somebody"), what=listed(list(self.changed)))


@dataclass(frozen=True)
class Reader:
    """Who is given it: the other side of a duo or of a proposal that is kept, or somebody known by ``name`` alone."""

    whom: Subject | None
    name: str
    called: str
    duo_id: UUID | None = None


def introduction(session: Session, whom: Subject, today: date) -> Introduction:
    """The introduction of a participant or a buddy as it would be today, and whether it may be given."""
    record = _record(session, whom)
    there = [person for person in people_of(record) if person.may_be_contacted]
    lines = _lines(session, whom, today)
    approval = _approval(session, whom)
    changed = _changed(session, whom, approval) if approval else ()
    given = " & ".join(person.first_name for person in there or people_of(record) if person.first_name)
    stage = _stage(session, whom, lines, approval, changed)
    careful = tells_too_much(lines, people_of(record))
    partner = consents(session, whom).get(ConsentKind.PARTNER)
    on = approval.on if approval else None
    return Introduction(whom, given, lines, stage, on, changed, careful, partner.given if partner else None)


@action(N_("Introduction approved"))
def approve(session: Session, whom: Subject, on: date) -> None:
    """Note that the one whom it describes read the introduction that day, and found it good."""
    found = introduction(session, whom, on)
    if found.stage not in (Stage.TO_READ, Stage.CHANGED, Stage.APPROVED):
        assert found.why_not
        raise found.why_not
    approval = _approval(session, whom)
    if approval is None:
        approval = Approval(**{f"{whom.kind}_id": whom.id}, on=on)
        session.add(approval)
    approval.on, approval.lines = on, [[line.field, line.words] for line in found.lines]
    about(session, called(session, whom))


@action(N_("Approval of an introduction taken back"))
def withdraw(session: Session, whom: Subject) -> None:
    """It was not approved after all, or is not any more."""
    if found := _approval(session, whom):
        session.delete(found)
    about(session, called(session, whom))


@action(N_("Introduction given"))
def give(session: Session, whom: Subject, to: str, on: date, duo_id: UUID | None = None) -> None:
    """Note that the introduction was given ``to`` somebody, and what stood in it. Refused where it may not be given."""
    found = check_may_give(session, whom, on, duo_id)
    what = listed([_(line.title) for line in found.lines])
    note_handout(session, whom, HandoutKind.INTRODUCTION, to, on, what, duo_id)


def check_may_give(session: Session, whom: Subject, today: date, duo_id: UUID | None = None) -> Introduction:
    """The introduction, if it may be given now, and to the other side of that duo; else a sentence that says why."""
    found = introduction(session, whom, today)
    if found.why_not:
        raise found.why_not
    if duo_id:
        _check_reader(get(session, Duo, duo_id), whom)
    return found


def paper(session: Session, whom: Subject, today: date, reader: Reader | None = None) -> IntroductionData:
    """What stands on the paper for a reader. Refused where it may not be given."""
    return _paper(session, check_may_give(session, whom, today, reader.duo_id if reader else None), today, reader)


def draft(session: Session, whom: Subject, today: date, reader: Reader | None = None) -> IntroductionData:
    """The same to read together with the one whom it describes, before it is approved."""
    found = introduction(session, whom, today)
    if not found.lines and found.why_not:
        raise found.why_not
    return _paper(session, found, today, reader, draft=True)


def language(session: Session, whom: Subject) -> str:
    """In which language it is: that of whom it describes, of a couple of the first."""
    return language_of(people_of(_record(session, whom))[0])


def introduction_pdf(data: IntroductionData, *, large: bool = False) -> bytes:
    """The introduction on paper."""
    from app.documents.introduction import render  # ReportLab is slow to import: only who prints waits for it
    from app.services.documents import in_print

    return in_print(lambda: render(data, data.own_text), large)


def readers(session: Session, whom: Subject) -> tuple[Reader, ...]:
    """To whom it may be given: the other side of each open duo, then of each proposal that is kept."""
    duos = session.scalars(select(Duo).where(whose(Duo, whom), Duo.state.in_(OPEN)).order_by(Duo.id))
    found: dict[Subject, UUID | None] = {other(duo, whom): duo.id for duo in duos}
    for one in session.scalars(select(KeptProposal).where(whose(KeptProposal, whom)).order_by(KeptProposal.id)):
        found.setdefault(other(one, whom), None)
    told = [_reader(session, one, duo_id) for one, duo_id in found.items()]
    return tuple(one for one in told if one.whom and _may_read(_record(session, one.whom)))


def reader_of(session: Session, duo_id: UUID, role: Role) -> tuple[Subject, Reader]:
    """For the one of a duo who has that role: whose introduction it is, and who reads it."""
    duo = get(session, Duo, duo_id)
    ids = {Role.PARTICIPANT: Subject("participant", duo.participant_id), Role.BUDDY: Subject("buddy", duo.buddy_id)}
    whom = ids[Role.BUDDY if role is Role.PARTICIPANT else Role.PARTICIPANT]
    return whom, _reader(session, ids[role], duo_id)


def other(duo: Duo | KeptProposal, whom: Subject) -> Subject:
    """Who stands on the other side."""
    if whom.kind == "participant":
        return Subject("buddy", duo.buddy_id)
    return Subject("participant", duo.participant_id)


def people_of(record: Record) -> list[Person]:
    """The person, or the two of a couple."""
    return record.people if isinstance(record, Buddy) else [record.person]


def _paper(
    session: Session, found: Introduction, today: date, reader: Reader | None, *, draft: bool = False
) -> IntroductionData:
    """In the language of whom it describes, who reads it first and finds it good."""
    sides = [found.whom, *([reader.whom] if reader and reader.whom else [])]
    participants = (get(session, Participant, one.id) for one in sides if one.kind == "participant")
    spoken = language(session, found.whom)
    head, own = headed(session, TEMPLATE, spoken)
    with speaking(spoken):
        lines = _lines(session, found.whom, today)
    return IntroductionData(
        Role(found.whom.kind),
        found.called,
        tuple((line.field, line.words) for line in lines),
        letterhead=head,
        coordinator=contact_person(next((one.coordinator for one in participants), None)),
        reader=reader.called if reader else "",
        draft=draft,
        own_text=own,
    )


def _lines(session: Session, whom: Subject, on: date) -> tuple[Line, ...]:
    """What it says on a day: the age is that of then."""
    shared = may_share(session, whom)
    names = {name: title for name, title in SHAREABLE[Role(whom.kind)].items() if name in shared}
    return lines_of(_row(session, whom, on), names) if names else ()


def _stage(
    session: Session, whom: Subject, lines: tuple[Line, ...], approval: Approval | None, changed: tuple[str, ...]
) -> Stage:
    there = [person for person in people_of(_record(session, whom)) if person.may_be_contacted]
    if not there:
        return Stage.GONE
    if not all(person.may_be_proposed for person in there):
        return Stage.AWAY
    if not lines:
        asked = consents(session, whom).get(ConsentKind.BUDDY)
        if asked is None or not asked.given:
            return Stage.NOT_ASKED if asked is None else Stage.REFUSED
        return Stage.NOTHING if asked.what else Stage.NOT_CHOSEN
    if approval is None:
        return Stage.TO_READ
    return Stage.CHANGED if changed else Stage.APPROVED


def _changed(session: Session, whom: Subject, approval: Approval) -> tuple[str, ...]:
    """The titles of the lines that are other, new or gone since they were approved.

    What was approved in one language is not other in the next: a line changed where it says something else in each.
    """
    titles = {name: title for role in SHAREABLE.values() for name, title in role.items()}
    before = dict(approval.lines or ())
    changed = list(titles)
    for code in sorted(LANGUAGES, key=lambda one: one != place()):
        with speaking(code):
            after = {line.field: line.words for line in _lines(session, whom, approval.on)}
        changed = [name for name in changed if before.get(name) != after.get(name)]
        if not changed:
            break
    return tuple(_(titles[name]) for name in changed)


def _check_reader(duo: Duo, whom: Subject) -> None:
    described: Any = duo.participant_id if whom.kind == "participant" else duo.buddy_id
    if described != whom.id or duo.state not in OPEN:
        raise KlikError(N_("This duo does not go on any more, so nobody is introduced to the other."))
    other = duo.buddy if whom.kind == "participant" else duo.participant
    if not _may_read(other):
        names = " & ".join(person.first_name or person.full_name for person in people_of(other))
        raise KlikError(N_("It is not the moment to give {name} an introduction."), name=names)


def _may_read(record: Record) -> bool:
    there = [person for person in people_of(record) if person.may_be_contacted]
    return bool(there) and all(person.may_be_proposed for person in there)


def _reader(session: Session, whom: Subject, duo_id: UUID | None) -> Reader:
    there = [one for one in people_of(_record(session, whom)) if one.may_be_contacted]
    full = " & ".join(one.full_name for one in there)
    return Reader(whom, full, " & ".join(one.first_name or one.full_name for one in there), duo_id)


def _row(session: Session, whom: Subject, today: date) -> ParticipantRow | BuddyRow:
    return participant(session, whom.id, today) if whom.kind == "participant" else buddy(session, whom.id, today)


def _record(session: Session, whom: Subject) -> Record:
    return get(session, Participant, whom.id) if whom.kind == "participant" else get(session, Buddy, whom.id)


def _approval(session: Session, whom: Subject) -> Approval | None:
    return session.scalar(select(Approval).where(whose(Approval, whom)))
