"""A report is for who handles it: none of its words leaves the fold of whom it is about."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.documents.data import Cell, ListColumn, ListData
from app.errors import KlikError
from app.services import (
    agreements,
    contact_file,
    contacts,
    documents,
    duo_path,
    duos,
    lists_out,
    people,
    reports,
    search,
)
from app.services.actions import perform
from app.services.follow_ups import Step
from app.services.subjects import Subject
from app.services.today import today
from app.storage.vault import Vault
from app.vocabulary import Click, ContactKind, ReportKind, Role

TODAY = date(2026, 11, 23)
SECRETS = ("kwikstaart", "boomklever", "winterkoning")
Add = Callable[..., UUID]


@pytest.fixture
def duo(vault: Vault, participant: Add, buddy: Add) -> UUID:
    made = perform(vault, duo_path.accept, participant(), buddy(), date(2026, 10, 1))
    perform(vault, duo_path.note_meeting, made, Click.YES, Click.YES, date(2026, 10, 2))
    perform(vault, agreements.sign_agreement, made, date(2026, 10, 5))
    return made


def note(vault: Vault, whom: Subject, step: Step | None = None) -> UUID:
    facts = {"kind": ReportKind.INCIDENT, "on": TODAY, "facts": SECRETS[0], "told": SECRETS[1], "steps": SECRETS[2]}
    return perform(vault, reports.add, whom, facts, step)


def test_no_word_of_it_is_found_listed_or_printed(vault: Vault, duo: UUID) -> None:
    with vault.read() as session:
        row = duos.duo(session, duo)
    subjects = (Subject("duo", duo), Subject("participant", row.participant_id), Subject("buddy", row.buddy_id))
    for whom in subjects:
        note(vault, whom, Step("Een melding opvolgen", TODAY))
    perform(vault, contacts.note_talk, Subject("duo", duo), TODAY, ContactKind.PHONE, note="Gewoon gebeld.")
    with vault.read() as session:
        index = search.index(search.read(session))
        found = [word for word in (*SECRETS, "gebeld") if index.find(word).groups]
        assert found == ["gebeld"]
        rows = [*people.participants(session, TODAY), *people.buddies(session, TODAY), *duos.duos(session)]
        out = [str(asdict(one)) for one in rows]
        noted = [one.id for one in contacts.contacts_of(session, Subject("duo", duo))]
        out.append(contact_file.for_file(session, noted))
        out.append(str(today(session, TODAY)))
        road = lists_out.road(session, "duo", [duo], TODAY, remarks=True)
        papers = [
            lists_out.road_paper(road),
            documents.agreement_pdf(documents.agreement(session, duo)),
            documents.emergency_card_pdf(documents.emergency_card(session, row.buddy_id)),
            *(documents.evaluation_form_pdf(documents.blank_evaluation_form(session, side)) for side in Role),
        ]
        cells = tuple((Cell(one.participant), Cell(one.buddy)) for one in duos.duos(session))
        data = ListData("Duo's", TODAY, (ListColumn("Deelnemer"), ListColumn("Buddy")), cells)
        book = load_workbook(BytesIO(lists_out.workbook(data)))
    out += [page.extract_text() for paper in papers for page in PdfReader(BytesIO(paper)).pages]
    out += [str(cell) for sheet in book for line in sheet.iter_rows(values_only=True) for cell in line]
    assert not [word for word in SECRETS if word in " ".join(out)]
    for whom in subjects:
        with vault.read() as session:
            assert [(one.facts, one.told, one.steps) for one in reports.of(session, whom)] == [SECRETS]


def test_the_history_names_nobody(vault: Vault, duo: UUID) -> None:
    made = note(vault, Subject("duo", duo), Step("Een melding opvolgen", TODAY))
    perform(vault, reports.change, made, {"closed_on": TODAY})
    entry = vault.undoable()
    assert entry
    assert entry.about == ""
    vault.undo()
    entry = vault.undoable()
    assert entry
    assert entry.about == ""


def test_what_is_open_comes_first(vault: Vault, duo: UUID) -> None:
    whom = Subject("duo", duo)
    first, second = note(vault, whom), note(vault, whom)
    perform(vault, reports.change, first, {"on": date(2026, 11, 1)})
    perform(vault, reports.change, second, {"closed_on": TODAY})
    with vault.read() as session:
        assert [one.id for one in reports.of(session, whom)] == [first, second]
    for facts in ({"facts": "  "}, {"closed_on": date(2026, 10, 1)}):
        with pytest.raises(KlikError):
            perform(vault, reports.change, first, facts)
    perform(vault, reports.remove, first)
    with vault.read() as session:
        assert [one.id for one in reports.of(session, whom)] == [second]
