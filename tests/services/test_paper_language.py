"""In which language the papers for somebody are, and that every paper keeps to it whoever speaks what beside."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader, PdfWriter

from app.documents.form_reading import read_form
from app.figures.asked import Asked
from app.i18n import LANGUAGES, speaking
from app.models import Duo, Person
from app.services import (
    consents,
    documents,
    duo_path,
    emergency,
    evaluations,
    existing_duos,
    impact,
    introductions,
    letters,
    network_papers,
    people,
    person_file,
    templates,
    thresholds,
)
from app.services.actions import perform
from app.services.evaluations import Said
from app.services.introductions import Stage
from app.services.network_papers import People
from app.services.paper_language import asked, language_of, of_sides
from app.services.subjects import Subject
from app.storage.vault import Vault
from app.vocabulary import ConsentKind, DuoState, Role, Voice

BEGAN, TODAY = date(2025, 3, 2), date(2026, 11, 22)
Add = Callable[..., UUID]


def text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.fixture
def duo(vault: Vault, participant: Add, buddy: Add) -> UUID:
    """Marleen, whose papers are in French, and Nadia, of whom nothing was asked and who speaks Dutch."""
    marleen = participant(paper_language="fr", interests=["koken"])
    return perform(vault, existing_duos.record, marleen, buddy(), BEGAN, TODAY)


def sides(vault: Vault, duo: UUID) -> tuple[UUID, UUID]:
    with vault.read() as session:
        found = session.get_one(Duo, duo)
        return found.participant_id, found.buddy_id


@pytest.mark.parametrize(
    ("chosen", "spoken", "language"),
    [
        (None, None, "nl_BE"),
        (None, ["nl", "fr"], "nl_BE"),
        (None, ["fr", "nl"], "nl_BE"),
        (None, ["ar", "fr", "en"], "fr_BE"),
        (None, ["en"], "en_BE"),
        (None, ["ar"], "nl_BE"),
        ("fr", ["nl"], "fr_BE"),
        ("nl", ["fr"], "nl_BE"),
        ("en", None, "en_BE"),
        ("xx", ["fr"], "fr_BE"),  # of a later Klik
    ],
)
def test_what_was_chosen_else_the_office_s_else_what_is_spoken(
    chosen: str | None, spoken: list[str] | None, language: str
) -> None:
    assert language_of(Person(first_name="An", paper_language=chosen, languages=spoken)) == language


def test_in_a_window_in_french_that_is_the_language_of_the_office() -> None:
    with speaking("fr_BE"):
        assert language_of(Person(languages=["nl", "fr"])) == "fr_BE"
        assert language_of(Person(languages=["nl"])) == "nl_BE"
        assert language_of(None) == "fr_BE"


def test_what_is_asked_for_just_now_goes_first() -> None:
    with asked("en_BE"):
        assert language_of(Person(paper_language="fr")) == language_of(None) == "en_BE"
        with asked(""):
            assert language_of(Person(paper_language="fr")) == "fr_BE"


def test_an_agreement_is_in_the_participant_s_language_as_it_is_known_now(vault: Vault, duo: UUID) -> None:
    with vault.read() as session:
        assert of_sides(session, duo) == ("fr_BE", "nl_BE")
        assert "Notre convention" in text(documents.agreement_pdf(documents.agreement(session, duo)))
        with asked("nl_BE"):
            data = documents.agreement(session, duo)
    assert "Onze overeenkomst" in text(documents.agreement_pdf(data))


def test_of_many_each_has_its_own_and_counts_its_pages_in_it(
    vault: Vault, duo: UUID, participant: Add, buddy: Add
) -> None:
    other = perform(vault, existing_duos.record, participant("Zoë"), buddy("Bo"), BEGAN, TODAY)
    with vault.read() as session:
        told = documents.agreements(session, [duo, other])
    pdf = documents.agreements_pdf(list(told.values()))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]
    (french,) = (page for page in pages if "page 1 sur" in page)
    (dutch,) = (page for page in pages if "bladzijde 1 van" in page)
    assert "Notre convention" in french
    assert "Onze overeenkomst" in dutch
    half = len(pages) // 2
    assert sum("sur " in page[-80:] for page in pages) == half


def test_a_letter_is_in_the_language_of_who_gets_it(vault: Vault, duo: UUID) -> None:
    _seeker, helper = sides(vault, duo)
    perform(vault, duo_path.move, duo, DuoState.CLOSING, TODAY)
    with vault.read() as session:
        assert [one.letterhead.language for one in letters.closing_letters(session, duo, TODAY)] == ["fr_BE", "nl_BE"]
        (note,) = letters.agreement_notes(session, helper)
        assert note.letterhead.language == "nl_BE"
    with vault.read() as session:
        person = session.get_one(Duo, duo).buddy.person_id
    perform(vault, people.change_person, person, {"paper_language": "en"})
    with vault.read() as session:
        (note,) = letters.agreement_notes(session, helper)
        (talk,) = letters.screening_forms(session, helper)
        card = documents.emergency_card(session, helper)
    assert "Volunteer agreement" in text(documents.letters_pdf([note]))
    assert talk.letterhead.language == "nl_BE"  # for whoever holds the talk
    with speaking("en_BE"):
        assert card.numbers == tuple((one.number, one.what) for one in emergency.usual())


def test_a_form_is_in_the_language_of_who_fills_it_in(vault: Vault, duo: UUID) -> None:
    with vault.read() as session:
        said = {voice: documents.evaluation_form(session, duo, voice, 3).letterhead.language for voice in Voice}
    assert said == {Voice.PARTICIPANT: "fr_BE", Voice.BUDDY: "nl_BE", Voice.TOGETHER: "fr_BE"}


def test_a_map_is_in_the_participant_s_language_and_without_names_in_that_of_the_office(
    vault: Vault, duo: UUID
) -> None:
    seeker, _helper = sides(vault, duo)
    with vault.read() as session:
        named, blank, without = (
            network_papers.network_map(session, seeker, TODAY, people=people_on_it)
            for people_on_it in (People.NAMED, People.BLANK, People.PSEUDONYMS)
        )
    assert [one.letterhead.language for one in (named, blank, without)] == ["fr_BE", "fr_BE", "nl_BE"]
    with speaking("fr_BE"):
        assert named.sectors == blank.sectors != without.sectors


def test_somebody_s_own_file_is_all_in_one_language(vault: Vault, duo: UUID) -> None:
    with vault.read() as session:
        person = session.get_one(Duo, duo).participant.person_id
        data = person_file.person_file(session, person, TODAY)
    titles = [fact.title for chapter in data.chapters for record in chapter.records for fact in record.facts]
    assert "Langues" in titles
    assert "Talen" not in titles
    said = text(person_file.pdf(data))
    assert "néerlandais" in said
    assert "français" in said  # in which language the papers are
    assert "Nederlands" not in said


# What somebody said in one language, beside what was said in another


def filled(pdf: bytes, answers: dict[str, str], target: Path) -> Path:
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, answers)
    writer.write(target)
    return target


def test_a_form_filled_in_in_french_is_read_and_is_one_of_today(vault: Vault, duo: UUID, tmp_path: Path) -> None:
    with vault.read() as session:
        pdf = documents.evaluation_form_pdf(documents.evaluation_form(session, duo, Voice.PARTICIPANT, 12))
    form = read_form(filled(pdf, {"contact": "/4", "fijn": "Boire un café, à deux"}, tmp_path / "rempli.pdf"))
    assert form.answers == {"contact": 4, "fijn": "Boire un café, à deux"}
    with vault.read() as session:
        assert evaluations.check_form(session, form, duo) == ()
    kept = perform(vault, evaluations.note, duo, Said(form.voice, form.months, TODAY, form.questions, form.answers))
    with vault.read() as session:
        data = evaluations.answers_data(session, kept)
        with asked("nl_BE"):
            dutch = evaluations.answers_data(session, kept)
    assert data.questions == form.questions
    assert {one.key: one.options for one in dutch.questions}["contact"][3] == "goed"
    assert "Hoe is het contact met Nadia?" in text(documents.evaluation_answers_pdf(dutch))


@pytest.fixture
def three(vault: Vault, participant: Add, buddy: Add) -> list[UUID]:
    """As many as are counted at least."""
    perform(vault, thresholds.settle, {"few_answers": 3})
    names = ("An", "Bo", "Cis")
    return [perform(vault, existing_duos.record, participant(name), buddy(f"B{name}"), BEGAN, TODAY) for name in names]


def note(vault: Vault, duos: list[UUID], months: int, on: date, language: str, answer: int) -> None:
    for duo in duos:
        with vault.read() as session:
            said = evaluations.questions_for(session, duo, Voice.PARTICIPANT, months, language)
        perform(vault, evaluations.note, duo, Said(Voice.PARTICIPANT, months, on, said, {"contact": answer}))


def test_the_same_answers_in_two_languages_are_laid_side_by_side(vault: Vault, three: list[UUID]) -> None:
    note(vault, three, 12, date(2026, 3, 2), "nl_BE", 2)
    note(vault, three, 18, date(2026, 9, 2), "fr_BE", 4)
    for window in ("nl_BE", "fr_BE"):
        with vault.read() as session, speaking(window):
            asked_now = evaluations.questions_for(session, three[0], Voice.PARTICIPANT, 12)
            good = next(one.options[3] for one in asked_now if one.key == "contact")
            found = impact.impact(session, Asked(date(2026, 1, 1), date(2026, 12, 31)))
            (area,) = (one for one in found.areas if one.key == "contact")
            (scale,) = area.scales
            assert scale.options[3] == good
            assert (scale.paired.n, len(scale.paired.up)) == (3, 3)
            rows = impact.moved(session, found.asked, scale.paired.up, "contact")
            assert all(row.facts.endswith(good) for row in rows)


def test_other_words_of_an_office_stay_other_answers(vault: Vault, three: list[UUID]) -> None:
    note(vault, three, 12, date(2026, 3, 2), "nl_BE", 2)
    own = "# Terug\nHoe is het?\n[keuze contact: slecht | matig | gaat wel | fijn | top]"
    perform(vault, templates.change, "evaluation_participant", own)
    note(vault, three, 18, date(2026, 9, 2), "nl_BE", 4)
    with vault.read() as session:
        found = impact.impact(session, Asked(date(2026, 1, 1), date(2026, 12, 31)))
    (area,) = (one for one in found.areas if one.key == "contact")
    assert len(area.scales) == 2
    assert len(area.changed_in_between) == 3


# Own words of an office, and an introduction that was approved


def test_own_words_are_of_one_language(vault: Vault, duo: UUID) -> None:
    perform(vault, templates.change, "duo_agreement", "# Ons plan\n[partijen: a | b | c]\n[handtekeningen: a|b|c|d|e]")
    with vault.read() as session:
        assert documents.agreement(session, duo).own_text is None
        with asked("nl_BE"):
            assert "Ons plan" in (documents.agreement(session, duo).own_text or "")
        assert templates.text(session, "duo_agreement", "fr_BE") is None
    own = "# Notre plan\n[partijen: a | b | c]\n[handtekeningen: a|b|c|d|e]"
    perform(vault, templates.change, "duo_agreement", own, "fr_BE")
    with vault.read() as session:
        assert templates.own(session) == {"duo_agreement": ("nl_BE", "fr_BE")}
        assert "Notre plan" in text(documents.agreement_pdf(documents.agreement(session, duo)))
    perform(vault, templates.change, "duo_agreement", templates.standard("duo_agreement", "fr_BE"), "fr_BE")
    with vault.read() as session:
        assert templates.own(session) == {"duo_agreement": ("nl_BE",)}


def test_an_introduction_that_was_approved_in_one_language_still_is_in_another(vault: Vault, duo: UUID) -> None:
    seeker, _helper = sides(vault, duo)
    whom = Subject("participant", seeker)
    shared = ["interests", "languages", "availability"]
    perform(vault, consents.note_consent, whom, ConsentKind.BUDDY, True, TODAY, None, shared)
    perform(vault, introductions.approve, whom, TODAY)
    for window in LANGUAGES:
        with vault.read() as session, speaking(window):
            assert introductions.introduction(session, whom, TODAY).stage is Stage.APPROVED
            _whom, reader = introductions.reader_of(session, duo, Role.BUDDY)
            data = introductions.paper(session, whom, TODAY, reader)
        assert dict(data.lines)["languages"] == "néerlandais"
        assert "Faites connaissance avec Marleen" in text(introductions.introduction_pdf(data))
    with vault.read() as session:
        person = session.get_one(Duo, duo).participant.person_id
    perform(vault, people.change_person, person, {"languages": ["nl", "en"]})
    with vault.read() as session:
        found = introductions.introduction(session, whom, TODAY)
    assert (found.stage, len(found.changed)) == (Stage.CHANGED, 1)
