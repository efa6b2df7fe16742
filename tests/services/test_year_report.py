"""The report from a filled vault: it names nobody in any of its files, and words that name somebody do not leave."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.documents.wording import words as words_of
from app.documents.year_report_data import UNKNOWN, YearReportData
from app.errors import KlikError
from app.figures.asked import Asked, whole_year
from app.figures.counting import DEFINITIONS
from app.models import Coordinator, Organisation, Person
from app.services import office, people, signals, year_report, year_report_told, year_words
from app.services.actions import perform
from app.services.year_report import Chosen
from app.services.year_words import YearWords
from app.storage.vault import Vault
from app.vocabulary import ParticipantStatus
from tests.vaults import example_vault

TODAY = date(2027, 1, 12)
YEAR = whole_year(2026)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Vault]:
    """The example, with a foreword and staff."""
    with example_vault(tmp_path_factory.mktemp("verslag") / "kluis", shared, TODAY) as opened:
        perform(opened, year_words.say_of_year, 2026, YearWords("Een mooi jaar.", 0.5))
        yield opened


@pytest.fixture(scope="module")
def whole(filled: Vault) -> YearReportData:
    """With every story that may be told."""
    return made(filled, Chosen(stories=everything(filled)))


def made(vault: Vault, chosen: Chosen = Chosen(), asked: Asked = YEAR) -> YearReportData:
    with vault.read() as session:
        return year_report.report(session, asked, TODAY, chosen)


def everything(vault: Vault) -> frozenset[year_report_told.Answer]:
    with vault.read() as session:
        return frozenset(one.answer for one in year_report_told.offered(session, YEAR) if not one.names)


def text(kind: str, content: bytes) -> str:
    """All that can be read in a file."""
    if kind == year_report.PDF:
        return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)
    if kind == year_report.EXCEL:
        with ZipFile(BytesIO(content)) as parts:
            return " ".join(parts.read(name).decode() for name in parts.namelist())
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("kind", year_report.WRITERS)
def test_nobody_is_named_in_any_file(filled: Vault, whole: YearReportData, kind: str) -> None:
    said = text(kind, year_report.WRITERS[kind](whole))
    with filled.read() as session:
        people = session.execute(select(Person.first_name, Person.last_name, Person.phone, Person.email)).all()
        colleagues = session.execute(select(Coordinator.first_name, Coordinator.last_name)).all()
    assert len(people) > 100
    for first, last, *reach in (*people, *((*one, None, None) for one in colleagues)):
        assert f"{first} {last}" not in said
        assert not [one for one in reach if one and one in said]
    # A surname of the example is a word that stands in no report.
    assert not [last for _first, last, *_reach in people if last and last in said.split()]
    assert len(said) > 3_000


def test_every_figure_has_its_explanation_and_no_part_is_small(whole: YearReportData) -> None:
    assert {one.name for one in whole.figures} == set(DEFINITIONS)
    told = {key.removeprefix("telt ") for key in words_of("report.txt") if key.startswith("telt ")}
    assert told - {"niet", "niet uitleg", "gewist"} == set(DEFINITIONS)
    counted = [one for one in whole.figures if one.name not in ("event_held", "people_reached")]
    for figure in counted:
        for split in figure.splits:
            assert all(part.n >= whole.few or part.value == "other" for part in split.parts)
            assert not split.adds_up or sum(part.n for part in split.parts) == figure.n
    assert len({part.value for one in counted for split in one.splits for part in split.parts}) > 15


def test_the_year_before_stands_beside_it_and_only_where_anything_was_noted(
    filled: Vault, whole: YearReportData
) -> None:
    before = made(filled, asked=whole_year(2025))
    assert whole.before == (date(2025, 1, 1), date(2025, 12, 31))
    assert {one.name: one.before for one in whole.figures} == {one.name: one.n for one in before.figures}
    assert made(filled, asked=whole_year(1990)).before is None
    assert all(one.before is None for one in made(filled, asked=whole_year(1990)).figures)
    assert whole.until is None
    assert made(filled, asked=whole_year(2027)).until == TODAY


def test_of_one_partner_or_coordinator_without_a_name_of_a_person(filled: Vault, whole: YearReportData) -> None:
    with filled.read() as session:
        partner = session.scalars(select(Organisation).where(Organisation.is_partner)).first()
        colleague = session.scalars(select(Coordinator)).first()
        assert partner
        assert colleague
        asked = replace(YEAR, partner_id=partner.id, coordinator_id=colleague.id)
        found = year_report.report(session, asked, TODAY)
        assert found.of_whom == f"buddy's van {partner.name} en wie één coördinator volgt"
        assert colleague.last_name not in text(year_report.JSON, year_report.WRITERS[year_report.JSON](found))
    partly = next(one for one in found.figures if one.name == "duo_running")
    assert partly.n < next(one for one in whole.figures if one.name == "duo_running").n
    codes = {part.value for one in whole.figures if (split := one.split("partner")) for part in split.parts}
    assert partner.name in codes | {UNKNOWN}


def test_words_that_name_somebody_do_not_leave(filled: Vault) -> None:
    with filled.read() as session:
        person = session.scalars(select(Person)).first()
        assert person
        name = f"{person.first_name} {person.last_name}"
    with pytest.raises(KlikError) as refused:
        made(filled, Chosen(YearWords(f"Het was een goed jaar voor {name}.")))
    assert name in str(refused.value)
    assert made(filled, Chosen(YearWords("Het was een goed jaar."))).foreword == "Het was een goed jaar."


def test_only_what_was_chosen_is_told_and_noted_with_who_told_it(filled: Vault) -> None:
    with filled.read() as session:
        offered = year_report_told.offered(session, YEAR)
        assert offered
        one = next(each for each in offered if not each.names)
        chosen = frozenset({one.answer})
        (subject,) = {each.kind for each in year_report_told.whose(session, YEAR, chosen)} or {""}
        assert subject == ("buddy" if one.told_by.startswith("een buddy") else "participant")
        assert not year_report_told.whose(session, YEAR, frozenset())
    (story,) = made(filled, Chosen(stories=chosen)).stories
    assert story.told == ((one.question, one.words),)
    assert not made(filled).stories


def test_a_signal_that_names_somebody_stays(filled: Vault, whole: YearReportData) -> None:
    kept = perform(filled, signals.add, "vervoer", "De laatste bus rijdt te vroeg.", date(2026, 3, 1))
    perform(filled, signals.passed, kept, "het gemeentebestuur", date(2026, 4, 1))
    assert len(made(filled).signals) == len(whole.signals) + 1
    assert any(one.description == "De laatste bus rijdt te vroeg." for one in made(filled).signals)
    with filled.read() as session:
        person = session.scalars(select(Person)).first()
        assert person
    perform(filled, signals.change, kept, {"description": f"De bus van {person.first_name} {person.last_name}."})
    assert made(filled).signals == whole.signals
    assert not made(filled, Chosen(signals=False)).signals


def test_words_of_a_year_are_kept_by_year(vault: Vault) -> None:
    perform(vault, year_words.say_of_year, 2025, YearWords("Toen", 0.4))
    perform(vault, year_words.say_of_year, 2026, YearWords(" Nu\n"))
    with vault.read() as session:
        assert year_words.year_words(session, 2025) == YearWords("Toen", 0.4)
        assert year_words.year_words(session, 2026) == YearWords("Nu")
        assert year_words.year_words(session, 2024) == YearWords()
    perform(vault, year_words.say_of_year, 2025, YearWords())
    with vault.read() as session:
        assert office.the_office(session).years == {"2026": {"foreword": "Nu"}}
    for wrong in (0.0, -1.0, 500.0):
        with pytest.raises(KlikError, match="0,5"):
            perform(vault, year_words.say_of_year, 2026, YearWords(staff=wrong))


def test_an_empty_vault_has_a_report_of_nothing(vault: Vault) -> None:
    data = made(vault)
    assert all(one.n == 0 for one in data.figures)
    for kind, write in year_report.WRITERS.items():
        assert len(write(data)) > 500, kind
    told: Any = json.loads(year_report.WRITERS[year_report.JSON](data))
    assert len(told["figures"]) == len(DEFINITIONS)


def test_of_a_partner_or_a_coordinator_only_what_says_something(filled: Vault) -> None:
    with filled.read() as session:
        partner = session.scalars(select(Organisation).where(Organisation.is_partner)).first()
        colleague = session.scalars(select(Coordinator)).first()
        assert partner
        assert colleague
    of_partner = made(filled, asked=replace(YEAR, partner_id=partner.id))
    of_coordinator = made(filled, asked=replace(YEAR, coordinator_id=colleague.id))
    everything = set(DEFINITIONS)
    assert everything - {one.name for one in of_partner.figures} == {"waiting", "registered", "intake_held"}
    assert everything - {one.name for one in of_coordinator.figures} == {"candidate_screened", "became_buddy"}
    assert [text.split(" horen")[0] for text in (*of_partner.belongs, *of_coordinator.belongs)] == [
        "Bij een partner",
        "Bij een coördinator",
    ]
    assert not any("Wie wachtte op" in plot.title for chapter in of_partner.chapters for plot in chapter.plots)


def test_a_period_that_is_to_come_is_refused(filled: Vault) -> None:
    with pytest.raises(KlikError, match="moet nog komen"):
        made(filled, asked=whole_year(2028))


def test_what_is_one_row_of_small_groups_is_left_out_and_named(filled: Vault, whole: YearReportData) -> None:
    small = made(filled, asked=Asked(date(2026, 3, 1), date(2026, 3, 31)))
    for one in (*whole.figures, *small.figures):
        assert all([part.value for part in split.parts] != ["other"] for split in one.splits)
    assert any(one.too_small for one in small.figures)


def test_who_stands_in_a_duo_that_was_not_noted_is_told(vault: Vault) -> None:
    for status in (ParticipantStatus.IN_DUO, ParticipantStatus.IN_DUO, ParticipantStatus.WAITING):
        perform(vault, people.add_participant, {"first_name": "Lieve", "last_name": "Bosduif"}, {"status": status})
    assert made(vault).missing == "2 deelnemers staan als ‘In een duo’, maar hun duo is nog niet genoteerd."
