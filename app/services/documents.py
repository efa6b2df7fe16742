"""The papers: what stands in the vault, brought together for one document."""

from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from app.documents.data import (
    AgreementData,
    Coordinator,
    EvaluationFormData,
    Letterhead,
    MapName,
    NetworkMapData,
    Sheet,
    Side,
)
from app.documents.wording import LANGUAGE
from app.errors import KlikError
from app.i18n import N_, telephone
from app.models import Duo
from app.network.words import ring_words, sector_words
from app.paths import config_folder
from app.services.agreements import check_may_agree, newest_or_usual
from app.services.network import network
from app.services.office import the_office
from app.services.people import get
from app.storage.files import replace_file, worded
from app.vocabulary import Role

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


def agreement(session: Session, duo_id: UUID) -> AgreementData:
    """What the agreement of a duo says now; a field that nobody filled in is printed as a line to write on.

    Raises ``KlikError`` before the two have met, and when there was no click.
    """
    duo = get(session, Duo, duo_id)
    check_may_agree(duo)
    version = newest_or_usual(session, duo_id)
    participant, buddy = _sides(duo)
    return AgreementData(
        **{name: getattr(version, name) or "" for name in _SAME_NAME},
        letterhead=letterhead(session),
        participant=participant,
        buddy=buddy,
        coordinator=_coordinator(duo),
        start=version.starts_on,
        review=version.review_on,
        trial_contacts=(version.trial_min, version.trial_max),
        every_days=(version.every_days_min, version.every_days_max),
        evaluation_dates=tuple(date.fromisoformat(day) for day in version.evaluations_on or ()),
        signing_place=version.signed_place or "",
        signing_date=version.signed_on,
        click_recorded=duo.click,
    )


def blank_evaluation_form(session: Session, side: Role) -> EvaluationFormData:
    """A form at three months for one side, with nothing on it but the letterhead."""
    return EvaluationFormData(role=side, letterhead=letterhead(session))


def network_map(
    session: Session, participant_id: UUID, on: date, sheet: Sheet, *, blank: bool = False, named: bool = False
) -> NetworkMapData:
    """The network map of a participant as it stands; ``blank`` without names on it, ``named`` tells whose it is."""
    found = network(session, participant_id)
    names = (
        () if blank else tuple(MapName(row.name, row.kind, row.spot) for row in found.placed if row.kind and row.spot)
    )
    return NetworkMapData(
        sectors=sector_words(),
        rings=ring_words(),
        names=names,
        letterhead=letterhead(session),
        participant=Side(found.full_name, found.called) if named else Side(),
        day=None if blank else on,
        sheet=sheet,
    )


def network_map_pdf(data: NetworkMapData) -> bytes:
    """The network map on paper."""
    from app.documents.network_map import render

    return render(data)


def agreement_pdf(data: AgreementData) -> bytes:
    """The agreement on paper, from the office's own template where there is one."""
    from app.documents.agreement import render  # ReportLab is slow to import: only who prints waits for it

    return render(data, own_template("duo_agreement"))


def evaluation_form_pdf(data: EvaluationFormData) -> bytes:
    """The evaluation form on paper, from the office's own template where there is one."""
    from app.documents.evaluation_form import render

    return render(data, own_template(f"evaluation_{data.role.value}"))


def own_templates() -> Path:
    """Where the office may keep its own version of a template, under the same name."""
    return config_folder() / "documents" / LANGUAGE


def save(target: Path, content: bytes) -> None:
    """Write a file where the user wants it, whole or not at all. Raises ``KlikError`` where that is not possible."""
    if target.is_dir():
        raise KlikError(N_("{file} is a folder: give the name of a file."), file=target)
    try:
        with worded():
            replace_file(target, content, safely=False)
    except OSError as error:
        raise KlikError(N_("{file} cannot be written: {reason}"), file=target, reason=error.strerror) from error


def own_template(name: str) -> str | None:
    """The office's own version of a template, where there is one."""
    own = own_templates() / f"{name}.txt"
    from app.documents.template import read_text

    return read_text(own) if own.is_file() else None


def letterhead(session: Session) -> Letterhead:
    """The office as it stands above every paper."""
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
    )


def _sides(duo: Duo) -> tuple[Side, Side]:
    participant, volunteers = duo.participant.person, duo.buddy.people
    return (
        Side(participant.full_name, participant.first_name or participant.full_name),
        Side(
            " & ".join(person.full_name for person in volunteers),
            " & ".join(person.first_name or person.full_name for person in volunteers),
        ),
    )


def _coordinator(duo: Duo) -> Coordinator:
    found = duo.participant.coordinator
    return Coordinator(found.full_name, telephone(found.phone)) if found else Coordinator()
