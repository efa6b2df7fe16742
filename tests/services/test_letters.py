"""Letters and notes to one person: who gets which, what stands in it, and to whom none is written."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.errors import KlikError
from app.services import agreements, documents, duo_path, letters, office, people
from app.services.actions import perform
from app.services.letters import Letters
from app.storage.vault import Vault
from app.vocabulary import Click, DuoState

START, END, TODAY = date(2026, 2, 7), date(2026, 11, 21), date(2026, 11, 22)
Add = Callable[..., UUID]


@pytest.fixture
def an(vault: Vault) -> UUID:
    facts = {"first_name": "An", "last_name": "Zilverberk", "phone": "+32400000011"}
    return perform(vault, office.add_coordinator, facts)


@pytest.fixture
def tom(vault: Vault) -> UUID:
    return perform(vault, office.add_coordinator, {"first_name": "Tom", "last_name": "Maanlicht"})


@pytest.fixture
def together(vault: Vault, participant: Add, buddy: Add) -> Callable[..., UUID]:
    """Two on their way together since ``START``."""

    def bring(**said: Any) -> UUID:
        duo = perform(vault, duo_path.accept, participant(**said), buddy(street="Modelstraat 1"), START)
        perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, START)
        perform(vault, agreements.sign_agreement, duo, START, "Geel")
        return duo

    return bring


def read(vault: Vault, service: Callable[..., Letters], *asked: Any) -> Letters:
    with vault.read() as session:
        return service(session, *asked)


def words(told: Letters, *, large: bool = False) -> list[str]:
    pdf = documents.letters_pdf(told, large=large)
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def duo_row(vault: Vault, duo: UUID) -> Any:
    from app.services import duos

    with vault.read() as session:
        return duos.duo(session, duo)


def end(vault: Vault, duo: UUID) -> None:
    perform(vault, duo_path.move, duo, DuoState.CLOSING, END)
    perform(vault, duo_path.move, duo, DuoState.ENDED, END)


def test_a_volunteer_gets_a_note_with_what_is_known_and_lines_for_the_rest(vault: Vault, buddy: Add, an: UUID) -> None:
    perform(vault, office.change_office, {"name": "De Voorbeeldstreek", "insurer": "Zekerheid bv"})
    told = read(vault, letters.agreement_notes, buddy(street="Modelstraat 1", phone="+32400000021"))
    said = " ".join(words(told))
    for known in (
        "De Voorbeeldstreek",
        "Nadia Vlinderdal",
        "Modelstraat 1, 2440 Geel",
        "Zekerheid bv",
        "An Zilverberk",
    ):
        assert known in said
    assert said.count("." * 20) >= 8  # amounts, articles and legal form are the office's to fill in
    assert "Wetten en bedragen nagekeken op" in said
    assert said.count("Handtekening") == 2
    note = " ".join(words(read(vault, letters.information_notes, told and buddy("Wout"))))
    assert "Uitkering" in note
    assert "Beroepsgeheim" in note


def test_who_screens_gets_a_sheet_of_the_candidate_and_of_nobody_else(
    vault: Vault, buddy: Add, together: Callable[..., UUID]
) -> None:
    duo = duo_row(vault, together())
    (page,) = words(read(vault, letters.screening_forms, duo.buddy_id))
    assert "Nadia Vlinderdal" in page
    assert "Marleen" not in page
    assert "past, met een aandachtspunt" in page
    assert "bladzijde 1 van 1" in page


def test_each_of_a_couple_signs_a_note_of_her_own(vault: Vault, buddy: Add) -> None:
    couple = buddy()
    perform(vault, people.add_second_person, couple, {"first_name": "Wout", "last_name": "Sterrenmos"})
    told = read(vault, letters.agreement_notes, couple)
    assert [one.to.full_name for one in told] == ["Nadia Vlinderdal", "Wout Sterrenmos"]
    printed = words(told)
    assert not any("Nadia" in page and "Wout" in page for page in printed)
    assert sum("bladzijde 1 van 2" in page for page in printed) == 2


def test_who_follows_up_is_only_named_where_it_is_clear(
    vault: Vault, buddy: Add, an: UUID, together: Callable[..., UUID], tom: UUID
) -> None:
    (unclear,) = read(vault, letters.agreement_notes, buddy("Wout"))
    assert unclear.coordinator.full_name == ""
    duo = duo_row(vault, together())
    perform(vault, people.change_participant, duo.participant_id, {"coordinator_id": tom})
    (clear,) = read(vault, letters.agreement_notes, duo.buddy_id)
    assert clear.coordinator.full_name == "Tom Maanlicht"


def test_a_new_contact_person_is_told_to_participant_and_buddy_apart(
    vault: Vault, an: UUID, tom: UUID, together: Callable[..., UUID]
) -> None:
    duo = duo_row(vault, together())
    with pytest.raises(KlikError):
        read(vault, letters.handover_letters, duo.participant_id, None, TODAY, TODAY)
    perform(vault, people.change_participant, duo.participant_id, {"coordinator_id": an})
    told = read(vault, letters.handover_letters, duo.participant_id, tom, date(2026, 12, 1), TODAY)
    marleen, nadia = words(told)
    for page in (marleen, nadia):
        assert "Tom Maanlicht terecht. Vanaf 1 december 2026 is An Zilverberk" in page
        assert "0400 00 00 11" in page
    assert "Dag Marleen" in marleen
    assert "Nadia" not in marleen
    assert "Modelstraat 1" in nadia
    assert "Marleen" not in nadia


def test_both_are_thanked_when_it_ends(vault: Vault, together: Callable[..., UUID]) -> None:
    duo = together()
    with pytest.raises(KlikError):
        read(vault, letters.closing_letters, duo, TODAY)
    end(vault, duo)
    marleen, nadia = words(read(vault, letters.closing_letters, duo, TODAY))
    assert "Op 7 februari 2026 begonnen jij en Nadia als duo. Op 21 november 2026" in marleen
    assert "begonnen jij en Marleen als duo" in nadia


def test_a_certificate_tells_the_period_and_nothing_of_the_participant(
    vault: Vault, together: Callable[..., UUID]
) -> None:
    duo = together()
    with pytest.raises(KlikError):
        read(vault, letters.certificates, duo)
    end(vault, duo)
    told = read(vault, letters.certificates, duo)
    (page,) = words(told)
    assert "van 7 februari 2026 tot 21 november 2026 vrijwilliger" in page
    assert "Marleen" not in page
    assert b"Marleen" not in documents.letters_pdf(told)


@pytest.mark.parametrize("fact", [{"deceased_on": END}, {"no_contact_since": END}])
def test_nobody_gets_fixed_words_after_a_death_or_a_wish_for_no_contact(
    vault: Vault, an: UUID, together: Callable[..., UUID], fact: dict[str, Any]
) -> None:
    duo = together()
    row = duo_row(vault, duo)
    end(vault, duo)
    perform(vault, people.change_participant, row.participant_id, {"coordinator_id": an})
    with vault.read() as session:
        person = people.participant(session, row.participant_id, TODAY).person_id
    perform(vault, people.change_person, person, fact)
    for service, asked in (
        (letters.closing_letters, (duo, TODAY)),
        (letters.handover_letters, (row.participant_id, None, TODAY, TODAY)),
    ):
        with pytest.raises(KlikError, match="Marleen Zonnedauw"):
            read(vault, service, *asked)
    assert read(vault, letters.certificates, duo)  # the buddy's own
    with vault.read() as session:
        assert documents.agreements(session, [duo]) == {}


def test_large_print_takes_more_room(vault: Vault, buddy: Add) -> None:
    told = read(vault, letters.agreement_notes, buddy())
    assert len(words(told, large=True)) > len(words(told))


def test_all_agreements_are_read_at_once_and_stand_in_one_file(
    vault: Vault, participant: Add, buddy: Add, tmp_path: Path
) -> None:
    made = []
    for first_name in ("Willy", "Anouk", "Elke"):
        duo = perform(vault, duo_path.accept, participant(first_name), buddy(f"Buddy{first_name}"), START)
        if first_name != "Elke":
            perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, START)
        made.append(duo)
    perform(vault, agreements.change_agreement, made[0], {"aim": "Samen fietsen"})
    with vault.read() as session:
        told = documents.agreements(session, made)
        assert told[made[0]] == documents.agreement(session, made[0])
    assert list(told) == [made[1], made[0]]  # by name, and without the one that was only proposed
    heard: list[float] = []
    pdf = documents.agreements_pdf(list(told.values()), heard.append)
    assert pdf == documents.agreements_pdf(list(told.values()))
    assert heard == sorted(heard)
    assert 0 <= heard[0] < heard[-1] < 1
    read_back = PdfReader(BytesIO(pdf))
    titles = [one["/Title"] for one in read_back.outline if not isinstance(one, list)]
    assert [title.split(" · ")[1].split()[0] for title in titles] == ["Anouk", "Willy"]
    feet = [page.extract_text() for page in read_back.pages]
    assert sum("bladzijde 1 van 2" in foot for foot in feet) == 2
    documents.write_agreements(tmp_path, told, heard.append)
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert names == [f"overeenkomst-AZ-BV-{made[1].hex[:8]}.pdf", f"overeenkomst-WZ-BV-{made[0].hex[:8]}.pdf"]


def test_who_stops_waiting_gets_no_agreements(vault: Vault, together: Callable[..., UUID]) -> None:
    duo = together()
    with vault.read() as session:
        told = documents.agreements(session, [duo])

    class Stop(Exception):  # noqa: N818 - it says what it does
        pass

    def stop(_share: float) -> None:
        raise Stop

    assert list(told) == [duo]
    with pytest.raises(Stop):
        documents.agreements_pdf(list(told.values()), stop)
