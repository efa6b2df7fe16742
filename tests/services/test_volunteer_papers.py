"""The papers of all volunteers at once: they say what the page of each says, and what came too late."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.i18n import _
from app.services import duo_path, existing_duos, hard_days, office, papers, people, volunteer_papers
from app.services import thresholds as numbers
from app.services.actions import perform
from app.services.papers import SERVICE_NAMES, AskedPaper
from app.services.today import today
from app.services.volunteer_papers import AllPapers, VolunteerRow
from app.services.volunteer_papers_words import missing_words, remark_words, sheets, sheets_pdf
from app.storage.vault import Vault
from app.vocabulary import Benefit, BuddyStatus, PaperKind

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
NOTE, INFORMATION = papers.COMPULSORY
Add = Callable[..., UUID]


def read(vault: Vault) -> AllPapers:
    with vault.read() as session:
        return volunteer_papers.read(session, TODAY)


def of(vault: Vault, buddy_id: UUID) -> tuple[VolunteerRow, ...]:
    return tuple(row for row in read(vault).rows if row.buddy_id == buddy_id)


def person(vault: Vault, buddy_id: UUID) -> UUID:
    with vault.read() as session:
        return people.buddy(session, buddy_id, TODAY).person_id


def sign(vault: Vault, buddy_id: UUID, kind: PaperKind, **facts: Any) -> UUID:
    return perform(vault, papers.add, buddy_id, person(vault, buddy_id), kind, {"on": date(2026, 1, 1)} | facts)


def in_order(vault: Vault, buddy_id: UUID) -> None:
    sign(vault, buddy_id, NOTE)
    sign(vault, buddy_id, INFORMATION)
    perform(vault, people.change_buddy, buddy_id, {"benefits": []})


def test_each_of_a_couple_has_a_row_by_partner_and_who_came_alone_last(vault: Vault, buddy: Add) -> None:
    alone = buddy("Arno", "Aalbes")
    couple = buddy("Nadia", "Vlinderdal")
    perform(vault, people.change_buddy, couple, {"partner": "Samana"})
    perform(vault, people.add_second_person, couple, {"first_name": "Femke", "last_name": "Vlinderdal"})
    perform(vault, people.change_buddy, couple, {"benefits": ["unemployment"]})
    data = read(vault)
    assert [(row.partner, row.name) for row in data.rows] == [
        ("Samana", "Femke Vlinderdal"),
        ("Samana", "Nadia Vlinderdal"),
        ("", "Arno Aalbes"),
    ]
    assert data.partners == ("Samana", "")
    assert [row.buddy_id for row in data.of("")] == [alone]
    notices = [one for row in data.of("Samana") for one in row.missing if one.benefit]
    assert [one.name for one in notices] == ["Nadia"]  # of the two one notice is enough


@pytest.mark.parametrize(
    ("status", "facts", "there"),
    [
        (BuddyStatus.CANDIDATE, {}, False),
        (BuddyStatus.SCREENING, {}, False),
        (BuddyStatus.SCREENING, {"decided_on": TODAY}, True),
        (BuddyStatus.AVAILABLE, {}, True),
        (BuddyStatus.PAUSED, {}, True),
        (BuddyStatus.NOT_RETAINED, {"decided_on": TODAY}, False),
        (BuddyStatus.STOPPED, {}, False),
    ],
)
def test_who_is_active_or_starts(
    vault: Vault, buddy: Add, status: BuddyStatus, facts: dict[str, Any], there: bool
) -> None:
    one = buddy()
    perform(vault, people.move_buddy, one, status)
    perform(vault, people.change_buddy, one, facts)
    assert bool(of(vault, one)) is there


def test_a_benefit_nobody_asked_about_is_never_in_order(vault: Vault, buddy: Add) -> None:
    one = buddy()
    sign(vault, one, NOTE)
    sign(vault, one, INFORMATION)
    (row,) = of(vault, one)
    assert (row.benefits_asked, row.missing, row.to_settle) == (False, (), False)
    assert remark_words(row) == "uitkering nog niet gevraagd"
    perform(vault, people.change_buddy, one, {"benefits": []})
    (row,) = of(vault, one)
    assert (row.benefits_asked, row.missing, remark_words(row)) == (True, (), "")


@pytest.mark.parametrize("benefit", Benefit)
def test_each_benefit_has_a_service_that_is_told(vault: Vault, buddy: Add, benefit: Benefit) -> None:
    one = buddy()
    in_order(vault, one)
    perform(vault, people.change_buddy, one, {"benefits": [benefit, next(b for b in Benefit if b is not benefit)]})
    sign(vault, one, PaperKind.BENEFIT_NOTICE, note="aan de post")
    (row,) = of(vault, one)
    assert benefit in [missing.benefit for missing in row.missing]
    sign(vault, one, PaperKind.BENEFIT_NOTICE, note=_(SERVICE_NAMES[benefit]))
    (row,) = of(vault, one)
    assert [missing.benefit for missing in row.missing if missing.benefit] == [
        next(b for b in Benefit if b is not benefit)
    ]


def test_a_duo_that_began_before_the_note_was_signed_is_said_plainly(
    vault: Vault, buddy: Add, participant: Add
) -> None:
    one = buddy()
    perform(vault, existing_duos.record, participant(), one, date(2026, 3, 1), TODAY)
    (row,) = of(vault, one)
    assert remark_words(row).startswith("duo begon op 1/03/2026 zonder afsprakennota")
    signed = sign(vault, one, NOTE, on=date(2026, 3, 2))
    (row,) = of(vault, one)
    assert row.unsigned_start
    assert "pas getekend op 2/03/2026" in remark_words(row)
    perform(vault, papers.change, signed, {"on": date(2026, 3, 1)})
    assert not of(vault, one)[0].unsigned_start
    perform(vault, papers.change, signed, {"on": None})  # a note without a day proves nothing, and accuses nobody
    assert not of(vault, one)[0].unsigned_start


def test_what_the_office_asks_counts_on_the_page_as_well(vault: Vault, buddy: Add) -> None:
    one = buddy()
    in_order(vault, one)
    perform(vault, papers.ask, [AskedPaper(PaperKind.EXTRACT, "595"), AskedPaper(PaperKind.INSURANCE)])
    (row,) = of(vault, one)
    assert [(missing.kind, missing.model, missing.by_office) for missing in row.missing] == [
        (PaperKind.EXTRACT, "595", True),
        (PaperKind.INSURANCE, "", True),
    ]
    sign(vault, one, PaperKind.EXTRACT, note="model 1595")
    assert len(of(vault, one)[0].missing) == 2
    sign(vault, one, PaperKind.EXTRACT, note="model 595")
    sign(vault, one, PaperKind.INSURANCE)
    assert of(vault, one)[0].missing == ()
    assert read(vault).asked == (AskedPaper(PaperKind.EXTRACT, "595"), AskedPaper(PaperKind.INSURANCE))
    perform(vault, papers.ask, [])
    assert read(vault).asked == ()


def test_the_insurance_of_the_office_stands_on_its_letterhead(vault: Vault) -> None:
    assert not read(vault).insured
    perform(vault, office.change_office, {"insurer": "De Verzonnen Polis", "policy_number": "1"})
    assert read(vault).insured


def test_it_runs_out_within_the_days_that_the_office_settled(vault: Vault, buddy: Add) -> None:
    one = buddy()
    in_order(vault, one)
    sign(vault, one, PaperKind.TRAINING, until=TODAY + 61 * DAY)
    assert of(vault, one)[0].ending == ()
    perform(vault, numbers.settle, {"expires_days": 61})
    assert [ending.until for ending in of(vault, one)[0].ending] == [TODAY + 61 * DAY]
    with vault.read() as session:
        assert [ending.until for ending in today(session, TODAY).papers] == [TODAY + 61 * DAY]
    sign(vault, one, PaperKind.TRAINING)
    assert of(vault, one)[0].ending == ()


def test_whoever_comes_in_a_house_with_children_stands_on_today_until_the_extract_is_seen(
    vault: Vault, buddy: Add, participant: Add
) -> None:
    one, home = buddy(), participant(minors=True)
    in_order(vault, one)
    perform(vault, duo_path.accept, home, one, TODAY)
    with vault.read() as session:
        (lacking,) = today(session, TODAY).extracts
    assert (lacking.buddy_id, lacking.name, lacking.children_of) == (one, "Nadia Vlinderdal", "Marleen")
    assert missing_words(of(vault, one)[0]) == "uittreksel 596.2 (kinderen bij Marleen)"
    sign(vault, one, PaperKind.EXTRACT, note="596.2", until=TODAY)
    with vault.read() as session:
        assert today(session, TODAY).extracts == ()
        assert len(today(session, TODAY + DAY).extracts) == 1
    assert of(vault, one)[0].missing == ()
    with vault.read() as session:
        child_of = people.participant(session, home, TODAY).person_id
    perform(vault, hard_days.deceased, child_of, TODAY)
    with vault.read() as session:
        assert today(session, TODAY + DAY).extracts == ()


def test_a_paper_for_a_partner_names_no_participant_and_no_benefit(vault: Vault, buddy: Add, participant: Add) -> None:
    one = buddy()
    perform(vault, people.change_buddy, one, {"partner": "Samana", "benefits": ["illness"]})
    perform(vault, duo_path.accept, participant(minors=True), one, TODAY)
    buddy("Arno", "Aalbes")
    with vault.read() as session:
        both = sheets(session, volunteer_papers.read(session, TODAY))
        (theirs,) = sheets(session, volunteer_papers.read(session, TODAY), "Samana")
    said = " ".join(cell.words for row in theirs.rows for cell in row)
    assert "596.2" in said
    assert "afsprakennota" in said
    assert "Marleen" not in said
    assert "ziekte" not in said
    assert "ziekenfonds" not in said
    assert "uitkering" not in said
    pdf = PdfReader(BytesIO(sheets_pdf(both)))
    assert ["Samana" in page.extract_text() for page in pdf.pages] == [True, False]


KINDS = (NOTE, INFORMATION, PaperKind.EXTRACT, PaperKind.INSURANCE, PaperKind.BENEFIT_NOTICE, PaperKind.TRAINING)
PAPER = st.tuples(
    st.sampled_from(KINDS),
    st.sampled_from(["", "595", "596.2", "model 596-1", "RVA", "OCMW Geel", "adviserend arts"]),
    st.sampled_from([None, TODAY - DAY, TODAY, TODAY + 59 * DAY, TODAY + 61 * DAY]),
    st.booleans(),
)


@pytest.fixture
def pair(vault: Vault, buddy: Add, participant: Add) -> tuple[Vault, UUID, UUID]:
    """A couple who may come to somebody."""
    one = buddy()
    perform(vault, people.add_second_person, one, {"first_name": "Femke"})
    return vault, one, participant(minors=True)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(PAPER, max_size=6),
    st.one_of(st.none(), st.sets(st.sampled_from(list(Benefit)))),
    st.sets(st.sampled_from(["extract:595", "extract", "insurance", "training"])),
    st.booleans(),
)
def test_the_list_says_what_the_page_and_today_say(
    pair: tuple[Vault, UUID, UUID],
    noted: list[tuple[PaperKind, str, date | None, bool]],
    benefits: set[Benefit] | None,
    asked: set[str],
    children: bool,
) -> None:
    vault, one, home = pair
    with vault.read() as session:
        first, second = [row.id for row in people.get(session, people.Buddy, one).people]
    with vault.write("test") as session:
        people.change_buddy(session, one, {"benefits": None if benefits is None else sorted(benefits)})
        office.change_office(session, {"papers_asked": sorted(asked) or None})
        people.change_participant(session, home, {"minors": children})
        for kind, note, until, of_first in noted:
            papers.add(session, one, first if of_first else second, kind, {"note": note or None, "until": until})
        duo = duo_path.accept(session, home, one, TODAY)
    rows = of(vault, one)
    with vault.read() as session:
        page = papers.of(session, one, TODAY)
        seen = today(session, TODAY)
    assert sorted(map(repr, page.missing)) == sorted(repr(missing) for row in rows for missing in row.missing)
    for_minors = [missing for row in rows for missing in row.missing if missing.children_of]
    assert len(seen.extracts) == len(for_minors)
    assert Counter((one.kind, one.until) for one in seen.papers) == Counter(
        (one.kind, one.until) for row in rows for one in row.ending
    )
    assert {row.benefits_asked for row in rows} == {page.benefits is not None} == {benefits is not None}
    with vault.write("test") as session:
        duo_path.withdraw(session, duo)
        for row in page.rows:
            papers.remove(session, row.id)
