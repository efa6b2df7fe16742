"""The row of titles, the fields they name, and whose list it is."""

import pytest

from app.i18n import _
from app.transfer import duos, titles
from app.transfer.columns import find_titles, for_role, guess_role, known, letter
from app.vocabulary import Role


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Naam", "name"),
        ("Familienaam", "last_name"),
        ("ACHTERNAAM", "last_name"),
        ("Geb. datum", "birth"),
        ("Geboortedatum:", "birth"),
        ("M/V/X", "gender"),
        ("Hobby's", "interests"),
        ("Hobby’s", "interests"),
        ("E-mail", "email"),
        ("Tel.", "phone"),
        ("Wil buddy (m/v/geen vk)", "wish_gender"),
        ("Leeftijd buddy", "wish_age"),
        ("Wanneer vrij", "availability"),
        ("Aangemeld\nop", "registered_on"),
        ("Aantal duo's mogelijk", "capacity"),
        ("Liever geen", "wish_not"),
        ("Max km", "travels_km"),
        ("Rookt (ja/nee)", "smokes"),
        ("Postcode + gemeente", "postcode"),
        ("Leeftijd", None),
        ("Schoenmaat", None),
        ("", None),
        (12.0, None),
    ],
)
def test_titles_name_fields(title: str | float, field: str | None) -> None:
    assert known(title) == field


def test_what_klik_itself_calls_a_field_names_it() -> None:
    """Else a list that Klik wrote is not read whole by Klik."""
    assert {field: known(_(title)) for field, title in titles.FIELDS.items()} == {
        field: field for field in titles.FIELDS
    }
    assert {field: duos.field_of(_(title)) for field, title in duos.FIELDS.items()} == {one: one for one in duos.FIELDS}


def test_the_titles_stand_below_a_heading() -> None:
    titles = find_titles([["Deelnemers van de naam Zon"], ["Naam", "Voornaam", "Rookt"], ["Zonnedauw", "Zoë", "ja"]])
    assert titles is not None
    assert titles.at == 1
    assert titles.fields() == {"name", "first_name", "smokes"}


def test_rows_without_a_name_among_them_are_no_titles() -> None:
    assert find_titles([["Rookt", "Talen"], ["ja", "NL"]]) is None
    assert find_titles([["Zonnedauw", "Zoë"]]) is None
    assert find_titles([]) is None


def test_a_column_of_names_alone_will_do() -> None:
    titles = find_titles([["Naam"], ["Zonnedauw"]])
    assert titles is not None
    assert titles.fields() == {"name"}


def _fields(titles: list[str], role: Role) -> list[str | None]:
    found = find_titles([titles])
    assert found is not None
    return [column.field for column in for_role(found, role).columns]


def test_a_name_beside_a_first_name_is_the_surname() -> None:
    assert _fields(["Naam", "Voornaam"], Role.BUDDY) == ["last_name", "first_name"]
    assert _fields(["Naam", "Tel"], Role.BUDDY) == ["name", "phone"]


def test_the_name_of_somebody_else_is_not_the_persons_own() -> None:
    assert _fields(["Naam", "Voornaam", "Naam buddy"], Role.PARTICIPANT) == ["last_name", "first_name", None]
    assert _fields(["Naam deelnemer", "Naam buddy"], Role.PARTICIPANT) == ["name", None]
    assert _fields(["Naam deelnemer", "Naam buddy"], Role.BUDDY) == [None, "name"]
    assert _fields(["Familienaam", "Voornaam", "Buddy"], Role.PARTICIPANT) == ["last_name", "first_name", None]
    assert _fields(["Voornaam", "Buddy"], Role.PARTICIPANT) == ["first_name", None]


def test_through_whom_is_who_referred_a_participant_and_how_a_buddy_knows_the_working() -> None:
    titles = ["Naam", "Voornaam", "Via wie"]
    assert _fields(titles, Role.PARTICIPANT)[2] == "referrer"
    assert _fields(titles, Role.BUDDY)[2] == "source"
    assert _fields([*titles, "Doorverwijzer"], Role.PARTICIPANT)[2:] == ["source", "referrer"]


def test_a_number_after_the_street_is_the_houses() -> None:
    assert _fields(["Nr", "Naam", "Straat", "Nr."], Role.BUDDY) == [None, "name", "street", "house_number"]


@pytest.mark.parametrize(
    ("titles", "around", "role"),
    [
        (["Naam", "Screening", "Max km"], "", Role.BUDDY),
        (["Naam", "Wil buddy", "Doorverwijzer"], "", Role.PARTICIPANT),
        (["Naam", "Tel"], "Wachtlijst", Role.PARTICIPANT),
        (["Naam", "Tel"], "Onze buddy's", Role.BUDDY),
        (["Naam", "Tel"], "buddywerking", None),
        (["Naam", "Tel"], "", None),
    ],
)
def test_whose_list_it_is(titles: list[str], around: str, role: Role | None) -> None:
    found = find_titles([titles])
    assert found is not None
    assert guess_role(found, around) == role


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters_of_columns(index: int, letters: str) -> None:
    assert letter(index) == letters
