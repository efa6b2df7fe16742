"""The papers: what stands in the vault, brought together for one document."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import models
from app.documents.data import (
    AgreementData,
    Coordinator,
    EmergencyCardData,
    EvaluationAnswersData,
    EvaluationFormData,
    GoalWords,
    LetterData,
    Letterhead,
    Question,
    Side,
)
from app.documents.questions import questions, template_name
from app.documents.wording import say
from app.errors import KlikError
from app.i18n import N_, _, place, speaking, telephone
from app.models import Agreement, Buddy, Duo, Person
from app.models.duo import OPEN
from app.places import fold
from app.services import emergency, templates
from app.services.agreements import check_may_agree, newest_or_usual
from app.services.goals import open_goals
from app.services.office import the_office
from app.services.paper_language import language_of
from app.services.people import get
from app.services.subjects import given
from app.storage.files import replace_file, worded
from app.vocabulary import DuoState, Voice

WITHOUT_AGREEMENT = (DuoState.PROPOSED, DuoState.ASKED, DuoState.NO_CLICK)
"""The states in which there is no agreement to make."""
_SETTING = 0.3
"""The share of setting texts in the work of a file; laying them out on pages is the rest."""
_SAME_NAME = (
    "aim",
    "contact_length",
    "usual_day",
    "meeting_place",
    "cancel_how",
    "cancel_before",
    "holidays",
    "activities_liked",
    "activities_not",
    "costs",
    "transport",
    "reachability",
    "confidentiality",
    "buddy_does",
    "buddy_does_not",
    "own_input_participant",
    "own_input_buddy",
    "boundaries_participant",
    "boundaries_buddy",
    "boundaries_together",
)
"""Fields that have one name in the vault and on paper."""


def agreement(session: Session, duo_id: UUID, version_id: UUID | None = None) -> AgreementData:
    """What the agreement of a duo says now, or said in an earlier version; what is not filled in is a line to write on.

    It is in the participant's language as it is known now, one that was signed as well.
    Raises ``KlikError`` before the two have met, and when there was no click.
    """
    duo = get(session, Duo, duo_id)
    check_may_agree(duo)
    version = get(session, Agreement, version_id) if version_id else newest_or_usual(session, duo_id)
    return _agreement(duo, version, *headed(session, "duo_agreement", language_of(duo.participant.person)))


def agreements(session: Session, duo_ids: Collection[UUID]) -> dict[UUID, AgreementData]:
    """The same of many duos, read at once, by the participant's name; each in the language of its participant.

    Without those that have no agreement to make, and without whoever died or wants no contact any more.
    """
    shared = cache(partial(headed, session, "duo_agreement"))
    versions = session.scalars(select(Agreement).where(Agreement.duo_id.in_(duo_ids)).order_by(Agreement.version))
    newest = {version.duo_id: version for version in versions}
    found = session.scalars(select(Duo).where(Duo.id.in_(duo_ids), Duo.state.not_in(WITHOUT_AGREEMENT)))
    told = {
        duo.id: _agreement(duo, version, *shared(language_of(duo.participant.person)))
        for duo in found
        if (version := newest.get(duo.id) or newest_or_usual(session, duo.id))
        if all(person.may_be_contacted for person in (duo.participant.person, *duo.buddy.people))
    }
    return dict(sorted(told.items(), key=lambda one: (fold(one[1].participant.full_name), one[0])))


def _agreement(duo: Duo, version: Agreement, head: Letterhead, own_text: str | None) -> AgreementData:
    participant, buddy = _sides(duo, signed=version.signed_on is not None)
    return AgreementData(
        **{name: getattr(version, name) or "" for name in _SAME_NAME},
        letterhead=head,
        participant=participant,
        buddy=buddy,
        coordinator=contact_person(duo.participant.coordinator),
        start=version.starts_on,
        review=version.review_on,
        trial_contacts=(version.trial_min, version.trial_max),
        every_days=(version.every_days_min, version.every_days_max),
        evaluation_dates=tuple(date.fromisoformat(day) for day in version.evaluations_on or ()),
        signing_place=version.signed_place or "",
        signing_date=version.signed_on,
        # Two who were on their way before they came into Klik have no click that was noted.
        click_recorded=duo.click or duo.state is not DuoState.FIRST_MEETING,
        own_text=own_text,
    )


def blank_evaluation_form(session: Session, voice: Voice, months: int | None = 3) -> EvaluationFormData:
    """A form that names nobody, with nothing on it but the letterhead."""
    head, own = headed(session, template_name(voice), language_of(None))
    return EvaluationFormData(voice, months, letterhead=head, own_text=own)


def evaluation_form(
    session: Session, duo_id: UUID, voice: Voice, months: int | None, language: str = ""
) -> EvaluationFormData:
    """The form of a duo to look back after so many months, with the goals that the participant has now.

    It is in the language of who fills it in, of all together in that of the participant; else in the one given.
    """
    duo = get(session, Duo, duo_id)
    participant, buddy = _sides(duo)
    whose = duo.buddy.person if voice is Voice.BUDDY else duo.participant.person
    head, own = headed(session, template_name(voice), language or language_of(whose))
    return EvaluationFormData(
        voice,
        months,
        duo=duo.id.hex,
        letterhead=head,
        participant=participant,
        buddy=buddy,
        coordinator=contact_person(duo.participant.coordinator),
        goals=tuple(GoalWords(goal.id.hex[:8], goal.words) for goal in open_goals(session, duo.participant_id)),
        own_text=own,
    )


def evaluation_questions(data: EvaluationFormData) -> tuple[Question, ...]:
    """What that form asks, from the office's own text where there is one."""
    return questions(data, data.own_text)


def emergency_card(session: Session, buddy_id: UUID | None = None) -> EmergencyCardData:
    """The card for a buddy, with the coordinator of the duo that goes on; without one, the card of the office."""
    buddy, coordinator, whose = Side(), Coordinator(), None
    if buddy_id:
        found = get(session, Buddy, buddy_id)
        buddy, whose = _volunteers(found), found.person
        open_duo = select(Duo).where(Duo.buddy_id == buddy_id, Duo.state.in_(OPEN)).order_by(Duo.id).limit(1)
        if duo := session.scalar(open_duo):
            coordinator = contact_person(duo.participant.coordinator)
    language = language_of(whose)
    head, own = headed(session, "emergency_card", language)
    with speaking(language):
        numbers = tuple((one.number, one.what) for one in emergency.numbers(session))
    return EmergencyCardData(numbers, head, buddy, coordinator, own)


def emergency_card_pdf(data: EmergencyCardData) -> bytes:
    """The emergency card on paper."""
    from app.documents.emergency_card import render

    return render(data, data.own_text)


def agreement_pdf(data: AgreementData, *, large: bool = False) -> bytes:
    """The agreement on paper, in large print where that is asked."""
    from app.documents.agreement import render  # ReportLab is slow to import: only who prints waits for it

    return in_print(lambda: render(data, data.own_text), large)


def agreements_pdf(
    data: Sequence[AgreementData], done: Callable[[float], object] = lambda share: None, *, large: bool = False
) -> bytes:
    """Agreements in one file, each on pages of its own.

    ``done`` hears which share of the work is behind, from 0 to 1, and ends the work by raising.
    """
    from app.documents.agreement import paper
    from app.documents.sheet import bound

    def make() -> bytes:
        papers = []
        for number, one in enumerate(data):
            done(_SETTING * number / len(data))
            papers.append(paper(one, one.own_text))
        rest = 1 - _SETTING
        return bound(papers, say("alle overeenkomsten"), begun=lambda at: done(_SETTING + rest * at / len(data)))

    return in_print(make, large)


def discreet_name(kind: str, record_id: UUID, *names: str) -> str:
    """The name of a file that tells nobody's surname: ``overeenkomst-MZ-NV-1a2b3c4d.pdf``."""
    initials = ("".join(word[0] for word in name.split() if word[0].isalnum()) for name in names)
    return f"{'-'.join((kind, *filter(None, initials), str(record_id)[:8]))}.pdf"


def write_agreements(
    folder: Path, told: Mapping[UUID, AgreementData], done: Callable[[float], object], *, large: bool = False
) -> None:
    """A file for each duo in a folder, with initials in its name and no surname."""
    for number, (duo_id, data) in enumerate(told.items()):
        done(number / len(told))
        name = discreet_name(_("agreement"), duo_id, data.participant.full_name, data.buddy.full_name)
        save(folder / name, agreement_pdf(data, large=large))


def letters_pdf(data: Sequence[LetterData], *, large: bool = False) -> bytes:
    """Letters in one file, each on pages of its own and in its own language."""
    from app.documents.letter import paper
    from app.documents.sheet import bound

    return in_print(lambda: bound([paper(one, one.own_text) for one in data], data[0].letterhead.name), large)


def evaluation_form_pdf(data: EvaluationFormData, *, large: bool = False) -> bytes:
    """The evaluation form on paper."""
    from app.documents.evaluation_form import render

    return in_print(lambda: render(data, data.own_text), large)


def evaluation_answers_pdf(data: EvaluationAnswersData) -> bytes:
    """What was said when looking back, on paper."""
    from app.documents.evaluation_answers import render

    return render(data)


def in_print(make: Callable[[], bytes], large: bool) -> bytes:
    """A paper in letters of the usual size, or in large print."""
    from app.documents.style import LARGE, print_size

    with print_size(LARGE if large else 1.0):
        return make()


def save(target: Path, content: bytes) -> None:
    """Write a file where the user wants it, whole or not at all. Raises ``KlikError`` where that is not possible."""
    if target.is_dir():
        raise KlikError(N_("{file} is a folder: give the name of a file."), file=target)
    try:
        with worded():
            replace_file(target, content, safely=False, ours=False)
    except OSError as error:
        raise KlikError(N_("{file} cannot be written: {reason}"), file=target, reason=error.strerror) from error


def headed(session: Session, template: str, language: str) -> tuple[Letterhead, str | None]:
    """What stands above a paper in a language, and the office's own words for it in that language, if it has any."""
    with speaking(language):
        return letterhead(session), templates.words(session, template).own


def letterhead(session: Session) -> Letterhead:
    """The office as it stands above every paper, which will be in the language in force."""
    office = the_office(session)
    town = " ".join(filter(None, (office.postcode, office.place)))
    return Letterhead(
        name=office.name,
        address_lines=tuple(line for line in (office.street, town) if line),
        phone=telephone(office.phone),
        email=office.email or "",
        logo=office.logo,
        insurer=office.insurer or "",
        policy_number=office.policy_number or "",
        complaints=office.complaints or "",
        language=place(),
    )


def address(person: Person) -> tuple[str, ...]:
    """Where somebody lives, as it stands on a letter."""
    town = " ".join(filter(None, (person.postcode, person.place or person.municipality)))
    return tuple(line for line in (person.street, town) if line)


def _sides(duo: Duo, *, signed: bool = False) -> tuple[Side, Side]:
    participant = duo.participant.person
    return Side(participant.full_name, given(participant)), _volunteers(duo.buddy, signed=signed)


def _volunteers(buddy: Buddy, *, signed: bool = False) -> Side:
    """Those who are a buddy; what was ``signed`` goes on naming who died or wants no contact since."""
    left = buddy.people if signed else [person for person in buddy.people if person.may_be_contacted] or buddy.people
    return Side(" & ".join(person.full_name for person in left), " & ".join(map(given, left)))


def contact_person(known: models.Coordinator | None) -> Coordinator:
    """Whom to call, as it stands on a paper."""
    return Coordinator(known.full_name, telephone(known.phone)) if known else Coordinator()
