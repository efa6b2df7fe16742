"""One invented duo with every field filled in, and a reader of PDF text."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.documents.data import AgreementData, Coordinator, Letterhead, Side

LETTERHEAD = Letterhead(
    name="CGG De Zonnebloesem – buddywerking",
    address_lines=("Lindelaan 12", "2440 Geel"),
    phone="0400 00 00 10",
    email="buddy@zonnebloesem.example",
    insurer="Zekerheid bv",
    policy_number="0000-123-456",
    complaints="Greet Bosveld, 0400 00 00 12",
)


@pytest.fixture
def letterhead() -> Letterhead:
    return LETTERHEAD


@pytest.fixture
def filled_in() -> AgreementData:
    return AgreementData(
        letterhead=LETTERHEAD,
        participant=Side("Marleen Zonnedauw", "Marleen"),
        buddy=Side("Nadia Vlinderdal", "Nadia"),
        coordinator=Coordinator("An Regenboog", "0400 00 00 11"),
        aim="Samen buitenkomen en iets leuks doen",
        start=date(2026, 12, 5),
        review=date(2027, 12, 4),
        contact_length="ongeveer twee uur",
        usual_day="Zaterdag in de namiddag",
        meeting_place="aan het station van Geel",
        cancel_how="een telefoontje of een berichtje",
        cancel_before="de avond voordien",
        holidays="In juli en augustus één keer per maand",
        activities_liked="Wandelen, samen koken, naar de bibliotheek",
        activities_not="Zwemmen en drukke plaatsen",
        costs="Ieder betaalt voor zichzelf",
        transport="Marleen komt met de bus, Nadia met de fiets",
        reachability="Op weekdagen tussen 10 en 20 uur",
        confidentiality="Foto’s zetten we niet op sociale media",
        buddy_does="Meegaan, meedenken, luisteren",
        buddy_does_not="Poetsen",
        own_input_participant="Ik ken de mooiste wandelingen",
        own_input_buddy="Ik breng ideeën mee",
        boundaries_participant="Niet bij mij thuis",
        boundaries_buddy="Geen telefoon na 20 uur",
        boundaries_together="Geen geld lenen",
        evaluation_dates=(date(2027, 3, 5), date(2027, 6, 5)),
        signing_place="Geel",
        signing_date=date(2026, 11, 28),
        click_recorded=True,
    )


@pytest.fixture
def pages() -> Callable[[bytes], list[str]]:
    """The words of each page, with single spaces."""

    def read(pdf: bytes) -> list[str]:
        return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]

    return read
