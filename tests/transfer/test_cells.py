"""How each plain kind of cell is read."""

from datetime import date, datetime

import pytest

from app.transfer import cells, contact, names
from app.transfer.cells import YesNo
from app.transfer.contact import Address
from app.transfer.languages import languages, little
from app.vocabulary import Gender


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (2310.0, "2310"),
        (12.5, "12,5"),
        (400112233.0, "400112233"),
        (True, "ja"),
        (None, ""),
        (date(1990, 7, 2), "2/07/1990"),
        (datetime(1990, 7, 2), "2/07/1990"),
        (datetime(1990, 7, 2, 9, 30), "2/07/1990 09:30"),
        ("  Zonne\u00a0dauw \n  x ", "Zonne dauw\nx"),
        ("\u200b", ""),
    ],
)
def test_a_cell_is_shown_as_in_the_list(cell: cells.RawCell, shown: str) -> None:
    assert cells.text(cell) == shown


@pytest.mark.parametrize(
    ("cell", "value", "remark"),
    [
        ("ja", True, None),
        ("J", True, None),
        (True, True, None),
        ("x", True, "x"),
        ("X", True, "X"),
        ("soms", True, "soms"),
        ("af en toe", True, "af en toe"),
        ("ja, buiten", True, "ja, buiten"),
        ("nee", False, None),
        ("neen", False, None),
        ("n", False, None),
        ("gestopt", False, "gestopt"),
        ("nee, maar partner wel", False, "nee, maar partner wel"),
        ("-", None, None),
        ("?", None, None),
        ("", None, None),
    ],
)
def test_yes_no_or_unknown(cell: cells.RawCell, value: bool | None, remark: str | None) -> None:
    read = cells.yes_no(cell)
    assert read.value == YesNo(value, remark)
    assert not read.keep


def test_a_yes_no_that_says_neither_is_unknown_and_kept() -> None:
    read = cells.yes_no("een pakje per dag")
    assert read.value == YesNo()
    assert read.keep
    assert read.notes


@pytest.mark.parametrize(
    ("cell", "value", "kept"),
    [("ja", True, False), ("twee katten", True, False), ("hond", True, False), ("nee", False, False),
     ("bang voor katten", None, True), ("allergisch voor hond", None, True), ("geen hond", None, True)],
)  # fmt: skip
def test_pets_may_be_named(cell: str, value: bool | None, kept: bool) -> None:
    read = cells.pets(cell)
    assert (read.value.value, read.keep) == (value, kept)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("m", Gender.MALE), ("M", Gender.MALE), ("Man", Gender.MALE), ("V", Gender.FEMALE), ("vrouw", Gender.FEMALE),
     ("mevr.", Gender.FEMALE), ("X", Gender.OTHER), ("non-binair", Gender.OTHER), ("", None), ("?", None)],
)  # fmt: skip
def test_gender(cell: str, value: Gender | None) -> None:
    assert cells.gender(cell) == cells.Read(value)


def test_an_unknown_gender_is_kept() -> None:
    assert cells.gender("zie dossier").keep


@pytest.mark.parametrize(
    ("cell", "value"),
    [("Koken / film,lezen", ("koken", "film", "lezen")), ("koffie drinken; Koffie drinken", ("koffie drinken",)),
     ("", ()), ("-", ())],
)  # fmt: skip
def test_interests(cell: str, value: tuple[str, ...]) -> None:
    assert cells.interests(cell).value == value


@pytest.mark.parametrize(
    ("cell", "value", "kept"),
    [("12,5", 12.5, False), (12.5, 12.5, False), (15.0, 15.0, False), ("max. 20 km", 20.0, False), ("0", 0.0, False),
     ("10-15", None, True), ("ver", None, True), ("900", None, True), ("-5", None, True), ("", None, False)],
)  # fmt: skip
def test_kilometres(cell: cells.RawCell, value: float | None, kept: bool) -> None:
    read = cells.kilometres(cell)
    assert (read.value, read.keep, bool(read.notes)) == (value, kept, kept)


@pytest.mark.parametrize(
    ("cell", "value", "kept"),
    [(1.0, 1, False), ("2", 2, False), ("twee", 2, False), ("max 2 duo's", 2, False), ("1 of 2", None, True),
     ("", None, False)],
)  # fmt: skip
def test_capacity(cell: cells.RawCell, value: int | None, kept: bool) -> None:
    read = cells.capacity(cell)
    assert (read.value, read.keep) == (value, kept)


@pytest.mark.parametrize(
    ("cell", "codes", "kept"),
    [
        ("NL", ("nl",), False),
        ("Nederlands", ("nl",), False),
        ("NL/EN", ("nl", "en"), False),
        ("en", ("en",), False),
        ("Nederlands en Frans", ("nl", "fr"), False),
        ("NL, FR", ("nl", "fr"), False),
        ("Frans, beetje NL", ("fr", "nl"), True),
        ("Frans, geen Nederlands", ("fr",), True),
        ("Frans, Klingonees", ("fr",), True),
        ("Oekraïens; Turks", ("uk", "tr"), False),
        ("", (), False),
    ],
)
def test_languages(cell: str, codes: tuple[str, ...], kept: bool) -> None:
    read = languages(cell)
    assert (read.value, read.keep, bool(read.notes)) == (codes, kept, kept)


@pytest.mark.parametrize(
    ("remarks", "found"),
    [
        ("Talen: Frans, beetje NL", {"nl": "beetje NL"}),
        ("Spreekt Frans en een beetje Nederlands.", {"nl": "een beetje Nederlands"}),
        ("Nederlands (basis), Turks", {"nl": "Nederlands (basis)"}),
        ("Basiskennis Engels\nWandelt graag", {"en": "Basiskennis Engels"}),
        ("Heeft een beetje last van de rug en wandelt weinig.", {}),
        ("Frans: zwak", {"fr": "Frans: zwak"}),
        ("Haar Nederlands is nog zwak", {"nl": "Haar Nederlands is nog zwak"}),
        ("Nederlands goed", {}),
        ("Vindt het een beetje eng om te bellen; klein gezin spreekt Turks", {}),
        ("Op basis van een gesprek in het Frans. Wil een beetje Frans leren", {}),
        ("Weinig contacten: spreekt Frans, niet beperkt tot Nederlands", {}),
        ("NL beetje FR goed", {}),
    ],
)
def test_a_little_of_a_language_in_remarks(remarks: str, found: dict[str, str]) -> None:
    assert little(remarks) == found


@pytest.mark.parametrize(
    ("cell", "number", "kept"),
    [
        ("0400/11.22.33", "+32400112233", False),
        ("0400 11 22 33", "+32400112233", False),
        ("+32 (0)400 11 22 33", "+32400112233", False),
        ("0032 400 11 22 33", "+32400112233", False),
        (400112233.0, "+32400112233", False),
        ("GSM: 0400 11 22 33", "+32400112233", False),
        ("0400 11 22 33 of 014 11 22 33", "+32400112233", True),
        ("0400 11 22 33 (dochter)", "+32400112233", True),
        ("+31 6 12345678", "+31612345678", False),
        ("geen", None, True),
        ("12", None, True),
        ("", None, False),
    ],
)
def test_phone(cell: cells.RawCell, number: str | None, kept: bool) -> None:
    read = contact.phone(cell)
    assert (read.value, read.keep, bool(read.notes)) == (number, kept, kept)


@pytest.mark.parametrize(
    ("cell", "address", "kept"),
    [
        ("nadia@voorbeeld.example", "nadia@voorbeeld.example", False),
        ("mailto:nadia@voorbeeld.example", "nadia@voorbeeld.example", False),
        ("Nadia <nadia@voorbeeld.example>", "nadia@voorbeeld.example", True),
        ("nadia@voorbeeld.example; jos@voorbeeld.example", "nadia@voorbeeld.example", True),
        ("nadia(at)voorbeeld", None, True),
        ("geen", None, False),
        ("", None, False),
    ],
)
def test_email(cell: str, address: str | None, kept: bool) -> None:
    read = contact.email(cell)
    assert (read.value, read.keep) == (address, kept)


@pytest.mark.parametrize(
    ("cell", "address"),
    [(9000.0, Address(postcode="9000")), ("9000", Address(postcode="9000")), ("B-9000", Address(postcode="9000")),
     ("9000 Gent", Address(postcode="9000", place="Gent")), ("", Address())],
)  # fmt: skip
def test_postcode(cell: cells.RawCell, address: Address) -> None:
    assert contact.postcode(cell) == cells.Read(address)


@pytest.mark.parametrize("cell", ["900", "90000", "1234 AB", 0.0])
def test_what_is_no_postcode_is_kept(cell: cells.RawCell) -> None:
    read = contact.postcode(cell)
    assert (read.value.postcode, read.keep) in {("", True), ("1234", False)}


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("Modelstraat 1, 2310 Rijkevorsel", Address("Modelstraat 1", "2310", "Rijkevorsel")),
        ("Modelsteenweg 1234 bus 2 - 2300 Turnhout", Address("Modelsteenweg 1234 bus 2", "2300", "Turnhout")),
        ("Modelstraat 1, B-2310 Rijkevorsel", Address("Modelstraat 1", "2310", "Rijkevorsel")),
        ("2310 Rijkevorsel", Address("", "2310", "Rijkevorsel")),
        ("Modelstraat 1, Turnhout", Address("Modelstraat 1", "", "Turnhout")),
        ("Modelstraat 1, achterhuis", Address("Modelstraat 1, achterhuis")),
        ("Modelstraat 1", Address("Modelstraat 1")),
        ("Geel", Address(place="Geel")),
    ],
)
def test_address(cell: str, address: Address) -> None:
    assert contact.address(cell).value == address


@pytest.mark.parametrize(
    ("postcode", "place", "municipality", "told"),
    [
        ("2340", "BEERSE", "Beerse", False),
        ("9050", "Gentbrugge", "Gent", False),
        (None, "turnhout", "Turnhout", False),
        ("2310", None, "Rijkevorsel", False),
        ("2310", "Turnhout", "Rijkevorsel", True),
        ("9999", None, None, True),
        ("9999", "Turnhout", "Turnhout", True),
        (None, "Nergenshuizen", None, True),
        (None, None, None, False),
    ],
)
def test_municipality(postcode: str | None, place: str | None, municipality: str | None, told: bool) -> None:
    read = contact.municipality(postcode, place)
    assert (read.value, bool(read.notes)) == (municipality, told)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("HYPOTHEES", "Hypothees"),
        ("vlinderdal", "Vlinderdal"),
        ("VAN PAPIER", "Van Papier"),
        ("VAN DEN ZONNEDAUW", "Van den Zonnedauw"),
        ("D'HONDT-ZON", "D'Hondt-Zon"),
        ("'T ZONNETJE", "'t Zonnetje"),
        ("ELÈNE", "Elène"),
        ("van den Zonnedauw", "van den Zonnedauw"),
        ("McZon", "McZon"),
        ("J.P.", "J.P."),
        ("-", ""),
        ("12", ""),
    ],
)
def test_a_name_in_normal_capitals(cell: str, name: str) -> None:
    assert names.name(cell).value == name


@pytest.mark.parametrize(
    ("cell", "first_name", "last_name", "told"),
    [
        ("Zonnedauw, Marleen", "Marleen", "Zonnedauw", False),
        ("ZONNEDAUW Marleen", "Marleen", "Zonnedauw", True),
        ("Marleen Van den Zonnedauw", "Marleen", "Van den Zonnedauw", True),
        ("Van den Zonnedauw Marleen", "", "Van den Zonnedauw Marleen", True),
        ("Zonnedauw Marleen", "", "Zonnedauw Marleen", True),
        ("Marleen", "", "Marleen", True),
        ("?", "", "", False),
    ],
)
def test_a_full_name_is_split_only_when_the_writing_shows_how(
    cell: str, first_name: str, last_name: str, told: bool
) -> None:
    read = names.split_name(cell)
    assert (*read.value, bool(read.notes)) == (first_name, last_name, told)


def test_a_title_says_which_name_stands_first() -> None:
    assert names.surname_first("Van den Zonnedauw Marleen").value == ("Marleen", "Van den Zonnedauw")
    assert names.first_name_first("Marleen Zonnedauw").value == ("Marleen", "Zonnedauw")
    assert names.first_name_first("An Marie Van Zon").value == ("An Marie", "Van Zon")


@pytest.mark.parametrize(("cell", "nothing"), [(" " * 60, True), ("\n" * 50, True), ("?", True), ("x" * 60, False)])
def test_a_cell_of_blanks_says_nothing_however_wide_it_is(cell: str, nothing: bool) -> None:
    assert cells.said_nothing(cell) is nothing
