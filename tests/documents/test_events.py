"""Letters of invitation, the list to sign, and appointments for a calendar."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.documents import attendance_list, invitation
from app.documents.data import Appointment, AttendanceData, Coordinator, InvitationData, Letterhead, Occasion
from app.documents.ics import MOST_OCTETS, calendar, fold_line
from app.documents.sheet import bound
from app.documents.template import standard_text
from app.errors import KlikError
from app.vocabulary import EventKind

Pages = Callable[[bytes], list[str]]
DAY = date(2026, 12, 3)
INTERVISION = Occasion(EventKind.INTERVISION, DAY, "", time(19, 30), time(21), "De Brug, Geel", "grenzen", "Samen vzw")
STAMP = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)
LONG = "Wolfgang-Aurelius " + "van der Langenhove-" * 5


def together(letters: list[InvitationData], text: str | None = None) -> bytes:
    """Letters in one file."""
    return bound([invitation.paper(one, text) for one in letters], "Uitnodigingen")


HARD = (LONG, "مريم الزهراء", "Noor 🌻 Ó", "<b>&amp;</b>", "{naam}", "")


def letter(name: str, occasion: Occasion = INTERVISION, **more: Any) -> InvitationData:
    office = Letterhead(name="Buddywerking", phone="0400 00 00 10")
    return InvitationData(occasion, name, name.split(" ")[0], ("Modelstraat 1", "2440 Geel"), office, **more)


def test_everybody_has_a_page_of_their_own_with_nobody_else_on_it(pages: Pages) -> None:
    names = ("Marleen Zonnedauw", "Omar Zandpad", "Nadia Vlinderdal")
    an = Coordinator("An Regenboog", "0400 00 00 11")
    found = pages(together([letter(name, coordinator=an, written_on=date(2026, 11, 20)) for name in names]))
    assert len(found) == 3
    for name, words in zip(names, found, strict=True):
        assert [other for other in names if other in words] == [name]
        assert f"Dag {name.split()[0]}" in words
        for said in (
            "Buddywerking",
            "Modelstraat 1",
            "20 november 2026",
            "donderdag 3 december 2026, van 19.30 tot 21 uur",
            "De Brug, Geel",
            "grenzen",
            "Samen vzw",
            "An Regenboog",
            "0400 00 00 11",
        ):
            assert said in words
        assert "bladzijde 1 van 1" in words  # nobody sees how many others there are


def test_what_is_not_known_is_left_out_or_dotted(pages: Pages) -> None:
    (words,) = pages(together([letter("Omar Zandpad", Occasion(EventKind.TRAINING, DAY))]))
    assert "Uitnodiging: vorming" in words
    assert "Thema" not in words
    assert "Samen met" not in words
    assert "Waar ....." in words
    assert "0400 00 00 10" in words  # without a coordinator the office is called


@pytest.mark.parametrize("title", ["", "Koffie voor wachtenden", "Wachtlijst: babbel", "WACHTEN"])
def test_nobody_reads_on_paper_that_she_or_he_waits(title: str, pages: Pages) -> None:
    occasion = Occasion(EventKind.WAITING, DAY, title, place="De Brug", theme="wachten is lang")
    found = pages(together([letter("Marleen Zonnedauw", occasion)]))
    found += pages(attendance_list.render(AttendanceData(occasion, ("Marleen Z.",))))
    assert not any("wacht" in words.casefold() for words in found)
    assert "ontmoeting" in found[0]


def test_a_title_that_tells_nothing_stands_as_it_is(pages: Pages) -> None:
    (words,) = pages(together([letter("Omar", Occasion(EventKind.WAITING, DAY, "Koffienamiddag"))]))
    assert "Uitnodiging: Koffienamiddag" in words


@pytest.mark.parametrize("name", HARD)
def test_any_name_is_shown_or_replaced_with_a_sign(name: str, pages: Pages) -> None:
    (words,) = pages(together([letter(name)]))
    (listed,) = pages(attendance_list.render(AttendanceData(INTERVISION, (name,))))
    for said in (words, listed):
        if name.isascii():
            assert " ".join(name.split()) in said.replace("- ", "-")
        else:
            assert "☐" in said


def test_the_same_letters_are_the_same_bytes() -> None:
    letters = [letter(name) for name in HARD]
    assert together(letters) == together(letters)
    listed = AttendanceData(INTERVISION, HARD)
    assert attendance_list.render(listed) == attendance_list.render(listed)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("{voornaam}", "{bijnaam}"), "{bijnaam}"),
        (("Wanneer | Waar | Thema | Samen met", "Wanneer | Waar"), "[gegevens]"),
        (("[adres]", "[postzegel]"), "[postzegel]"),
        (("Dag {voornaam}", "Dag {voornaam"), "accolade"),
    ],
)
def test_a_text_of_ones_own_that_cannot_be_printed_is_told(changed: tuple[str, str], said: str) -> None:
    text = standard_text("invitation")
    at = text.index("[adres]\n\n#")  # past the explanation
    with pytest.raises(KlikError) as caught:
        together([letter("Omar")], text[:at] + text[at:].replace(*changed))
    assert said in str(caught.value)


def test_every_name_is_on_the_list_to_sign_over_more_pages(pages: Pages) -> None:
    names = tuple(f"Naam{at:03} Voorbeeld" for at in range(60))
    found = pages(attendance_list.render(AttendanceData(INTERVISION, names)))
    assert len(found) > 1
    assert all("Handtekening" in words for words in found)
    assert [name for name in names if sum(name in words for words in found) == 1] == list(names)


# Appointments


@given(st.text())
@example("é" * 200)
@example("🌻" * 60)
@example("a" * 74 + "é" + "b" * 73 + "🌻")
@example("")
def test_lines_are_folded_between_characters_and_unfold_to_what_they_were(line: str) -> None:
    folded = fold_line(line)
    assert folded.replace("\r\n ", "") == line.replace("\r\n ", "")
    pieces = folded.split("\r\n") if "\r" not in line and "\n" not in line else []
    assert all(len(piece.encode()) <= MOST_OCTETS for piece in pieces)


def lines(one: Appointment) -> list[str]:
    content = calendar(one, STAMP).decode()
    assert content.endswith("END:VCALENDAR\r\n")
    assert "\n" not in content.replace("\r\n", "")
    return content.replace("\r\n ", "").split("\r\n")


def test_an_appointment_with_hours() -> None:
    found = lines(
        Appointment("1@klik", "Intervisie", DAY, time(19, 30), time(21), "De Brug; zaal 2, Geel\\A\nachteraan")
    )
    assert "DTSTAMP:20261122T094100Z" in found
    assert "UID:1@klik" in found
    assert "DTSTART;TZID=Europe/Brussels:20261203T193000" in found
    assert "DTEND;TZID=Europe/Brussels:20261203T210000" in found
    assert "LOCATION:De Brug\\; zaal 2\\, Geel\\\\A\\nachteraan" in found
    assert found.count("BEGIN:VTIMEZONE") == 1


def test_an_appointment_without_hours_takes_the_day_and_a_wrong_end_is_no_end() -> None:
    whole = lines(Appointment("1@klik", "Intervisie", DAY))
    assert "DTSTART;VALUE=DATE:20261203" in whole
    assert "DTEND;VALUE=DATE:20261204" in whole
    assert not [line for line in whole if line.startswith("LOCATION")]
    wrong = lines(Appointment("1@klik", "Intervisie", DAY, time(21), time(19)))
    assert not [line for line in wrong if line.startswith("DTEND;TZID")]
