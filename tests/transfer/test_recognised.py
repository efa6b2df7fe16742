"""What is recognised in a file, and what a correction makes of it."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import KlikError
from app.i18n import LANGUAGES, _, speaking
from app.transfer.columns import How, fields_of
from app.transfer.reading import WhoseList, read_list
from app.transfer.recognised import RecognisedSheet, Remembered, SheetCorrection, recognise
from app.transfer.sheets import read_sheets
from app.transfer.titles import FIELDS, compact
from app.vocabulary import Gender, Role

TODAY = date(2026, 11, 22)


def _csv(tmp_path: Path, *lines: str, name: str = "lijst.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _sheet(path: Path, said: SheetCorrection | None = None, remembered: Remembered | None = None) -> RecognisedSheet:
    sheets = read_sheets(path)
    correction = {sheets[0].name: said} if said else None
    return recognise(path, sheets, None, correction, remembered).sheets[0]


def test_what_is_recognised_can_be_shown(tmp_path: Path) -> None:
    path = _csv(
        tmp_path, "Wachtlijst;;", "", "Naam;Voornaam;Schoenmaat;Wil buddy", "Zon;Élise;39;v;los", "Maan;Jef;39;m"
    )
    found = _sheet(path)
    assert (found.role, found.guessed, found.read, found.titles_row) == (Role.PARTICIPANT, Role.PARTICIPANT, True, 3)
    assert [(column.title, column.field, column.how) for column in found.columns] == [
        ("Naam", "last_name", How.TITLE),
        ("Voornaam", "first_name", How.TITLE),
        ("Schoenmaat", None, How.UNKNOWN),
        ("Wil buddy", "wish_gender", How.TITLE),
        ("Kolom E", None, How.UNKNOWN),
    ]


def test_a_column_is_read_as_the_coordinator_says(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Voornaam;Schoenmaat;Talen;Aangemeld op", "Zon;Élise;0400 11 22 33;NL;03/2024")
    said = {"lijst": SheetCorrection(fields={2: "phone", 3: None})}
    (elise,) = read_list(path, None, TODAY, said).rows
    assert (elise.phone, elise.languages, elise.remarks) == ("+32400112233", (), "Talen: NL")
    assert {told.column for told in read_list(path, None, TODAY, said).warnings} == {""}
    assert "languages" in read_list(path, None, TODAY, said).absent


def test_a_first_name_that_was_not_recognised_makes_the_name_a_surname(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Hoe heet je", "Zon;Élise")
    (elise,) = read_list(path, Role.BUDDY, TODAY, {"lijst": SheetCorrection(1, fields={1: "first_name"})}).rows
    assert (elise.first_name, elise.last_name, elise.remarks) == ("Élise", "Zon", "")


@pytest.mark.parametrize(
    ("fields", "names", "remarks"),
    [
        ({0: "first_name_first"}, ("Élise", "van der Zon"), "Voornaam: Lies"),
        ({0: "name"}, ("Élise", "van der Zon"), "Voornaam: Lies"),
        ({0: None, 1: "last_name"}, ("", "Lies"), "Naam: Élise van der Zon"),
    ],
)
def test_a_name_that_is_not_used_is_kept(
    tmp_path: Path, fields: dict[int, str | None], names: tuple[str, str], remarks: str
) -> None:
    path = _csv(tmp_path, "Naam;Voornaam", "Élise van der Zon;Lies")
    (elise,) = read_list(path, Role.BUDDY, TODAY, {"lijst": SheetCorrection(fields=fields)}).rows
    assert ((elise.first_name, elise.last_name), elise.remarks) == (names, remarks)


def test_another_row_holds_the_titles(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Voornaam", "wie;roepnaam", "Zon;Élise")
    assert read_list(path, Role.BUDDY, TODAY).total == 2
    said = SheetCorrection(titles=2, fields={0: "last_name"})
    found = read_list(path, Role.BUDDY, TODAY, {"lijst": said})
    assert [(row.first_name, row.last_name) for row in found.rows] == [("Élise", "Zon")]
    assert [(told.row, told.value) for told in found.warnings if told.row] == [(1, "Naam, Voornaam")]


def test_a_list_without_titles(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Zon,Élise,2440", "Maan,Jef,2200")
    with pytest.raises(KlikError, match="Naam"):
        read_list(path, Role.BUDDY, TODAY)
    said = SheetCorrection(titles=0, fields={0: "last_name", 1: "first_name", 2: "postcode"})
    found = read_list(path, Role.BUDDY, TODAY, {"lijst": said})
    assert [(row.first_name, row.municipality) for row in found.rows] == [("Élise", "Geel"), ("Jef", "Herentals")]
    assert (found.total, found.learnt) == (2, ())


def test_whose_list_it_is_can_be_said_per_sheet(xlsx: Callable[..., Path]) -> None:
    rows = [["Naam", "Voornaam"], ["Zon", "Élise"]]
    path = xlsx(Een=rows, Twee=rows, _Oud=rows)
    with pytest.raises(WhoseList):
        read_list(path, None, TODAY)
    one = {"Een": SheetCorrection(role=Role.BUDDY), "Twee": SheetCorrection(read=False)}
    assert [row.sheet for row in read_list(path, None, TODAY, one).rows] == ["Een"]
    both = {"Een": SheetCorrection(role=Role.BUDDY), "_Oud": SheetCorrection(role=Role.PARTICIPANT, read=True)}
    assert [(row.sheet, row.role) for row in read_list(path, None, TODAY, both).rows] == [
        ("Een", Role.BUDDY),
        ("_Oud", Role.PARTICIPANT),
    ]
    with pytest.raises(WhoseList):
        read_list(path, None, TODAY, {"Een": SheetCorrection(role=Role.BUDDY), "Twee": SheetCorrection(read=True)})


def test_what_was_said_of_a_title_is_learnt_and_recalled(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Wie is het?;Roep naam;Talen", "Zon;Élise;NL")
    said = SheetCorrection(titles=1, role=Role.BUDDY, fields={0: "last_name", 1: "first_name", 2: None})
    learnt = read_list(path, None, TODAY, {"lijst": said}).learnt
    assert learnt == (
        (Role.BUDDY, "wieishet", "last_name"),
        (Role.BUDDY, "roepnaam", "first_name"),
        (Role.BUDDY, "talen", None),
    )
    remembered = {Role.BUDDY: {title: field for _role, title, field in learnt}}
    other = _csv(tmp_path, "ROEPNAAM;Wie is het;Talen", "Jef;Maan;NL", name="buddys.csv")
    (jef,) = read_list(other, None, TODAY, remembered=remembered).rows
    assert (jef.first_name, jef.last_name, jef.remarks) == ("Jef", "Maan", "Talen: NL")
    assert [column.how for column in _sheet(other, None, remembered).columns] == [How.TITLE, *[How.REMEMBERED] * 2]
    assert read_list(other, Role.BUDDY, TODAY).rows[0].remarks == "Wie is het: Maan"
    third = _csv(tmp_path, "Roep naam;Wie is het", "Jef;Maan")
    assert read_list(third, Role.BUDDY, TODAY, remembered=remembered).rows[0].last_name == "Maan"
    with pytest.raises(KlikError):
        read_list(third, Role.BUDDY, TODAY)


def test_a_title_learnt_for_one_role_says_nothing_of_the_other(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Voornaam;Partner", "Zon;Élise;Jos")
    remembered: Remembered = {Role.BUDDY: {"partner": None}}
    assert read_list(path, Role.BUDDY, TODAY, remembered=remembered).rows[0].remarks == "Partner: Jos"
    (column,) = [
        one
        for one in recognise(path, read_sheets(path), Role.PARTICIPANT, None, remembered).sheets[0].columns
        if one.title == "Partner"
    ]
    assert column.how is How.UNKNOWN


def test_a_title_that_is_kept_with_the_remarks_in_one_role_is_still_the_name_in_the_other(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Deelnemer;Geboortedatum;Gemeente", "Élise Zon;1/2/1980;Geel")
    remembered: Remembered = {Role.BUDDY: {"deelnemer": None}}
    (elise,) = read_list(path, Role.PARTICIPANT, TODAY, remembered=remembered).rows
    assert f"{elise.first_name} {elise.last_name}".strip() == "Élise Zon"


def test_a_title_that_says_nothing_by_itself_is_not_learnt(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Datum;Datum;#", "Élise Zon;1/2/1980;3/4/2026;0400 11 22 33")
    said = SheetCorrection(titles=1, role=Role.PARTICIPANT, fields={1: "birth", 2: "registered_on", 3: "phone"})
    found = read_list(path, None, TODAY, {"lijst": said})
    assert found.rows[0].phone == "+32400112233"
    assert found.learnt == ()


@pytest.mark.parametrize(("role", "title"), [(Role.PARTICIPANT, "Partner"), (Role.BUDDY, "Doorverwijzer")])
def test_what_a_role_has_no_place_for_is_kept_and_told(tmp_path: Path, role: Role, title: str) -> None:
    found = read_list(_csv(tmp_path, f"Naam;Voornaam;{title}", "Zon;Élise;Jos"), role, TODAY)
    assert found.rows[0].remarks == f"{title}: Jos"
    assert [told.column for told in found.warnings if told.column] == [title]


def test_every_field_can_be_chosen() -> None:
    assert set(fields_of(Role.PARTICIPANT)) | set(fields_of(Role.BUDDY)) == set(fields_of(None)) == set(FIELDS)


COLUMNS = {
    "last_name": "Zonnedauw", "first_name": "Marleen", "birth": "12/02/1968", "gender": "v", "street": "Dorp",
    "house_number": "1", "postcode": "2440", "place": "Geel", "phone": "0400 11 22 33", "languages": "NL/FR",
    "email": "marleen@voorbeeld.example", "smokes": "nee", "has_pets": "ja", "interests": "koken", "travels_km": "15",
    "wish_gender": "moet v", "wish_age": "50+", "availability": "za vm", "status": "wacht", "referrer": "CAW",
    "registered_on": "05/01/2026", "remarks": "belt liever niet", "has_car": "ja",
}  # fmt: skip
TITLES = st.sampled_from(["Naam", "Voornaam", "Status", "Talen", "Buddy", "Naam buddy", "Max km", "Bus", ""])
OWN_WORDS = st.text("abcdefghijklmnopqrstuvwxyz ", max_size=9)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(list(COLUMNS)), titles=st.lists(TITLES | OWN_WORDS, min_size=23, max_size=23))
def test_columns_in_any_order_under_any_title_once_mapped_read_the_same(
    tmp_path: Path, order: list[str], titles: list[str]
) -> None:
    plain = _csv(tmp_path, ";".join(COLUMNS), ";".join(COLUMNS.values()))
    fields = SheetCorrection(1, Role.PARTICIPANT, True, dict(enumerate(COLUMNS)))
    (marleen,) = read_list(plain, None, TODAY, {"lijst": fields}).rows
    assert (marleen.first_name, marleen.gender, marleen.remarks) == ("Marleen", Gender.FEMALE, "belt liever niet")
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([["titels", *titles], ["", *(COLUMNS[field] for field in order)]])
    mixed = _csv(tmp_path, written.getvalue(), name="anders.csv")
    said = SheetCorrection(1, Role.PARTICIPANT, True, {0: None} | dict(enumerate(order, start=1)))
    found = read_list(mixed, None, TODAY, {"anders": said})
    assert [replace(row, sheet="lijst") for row in found.rows] == [marleen]
    for _role, title, field in found.learnt:
        assert field in {said.fields[at] for at, one in enumerate(["titels", *titles]) if compact(one) == title}


@pytest.mark.parametrize("code", LANGUAGES)
def test_which_name_stands_first_is_asked_once_with_where_to_say_it(tmp_path: Path, code: str) -> None:
    rows = "Van Dooren Lieve;nee", "Peeters Jan;x", "Zonnedauw, Marleen;ja", "Claes An;neen"
    path = _csv(tmp_path, "Cliënt;Rookt", *rows)
    named = SheetCorrection(role=Role.PARTICIPANT, titles=1, fields={0: "name"})
    found = read_list(path, None, TODAY, {"lijst": named})
    (asked,) = (told for told in found.warnings if told.column == "Cliënt")
    with speaking(code):
        said = str(asked.reason)
        choices = [_(FIELDS[field]) for field in ("surname_first", "first_name_first")]
        assert _("Recognised") in said
    assert asked.row == 0
    assert all(words in said for words in ("Van Dooren Lieve", "Cliënt", *choices))
    assert [told.row for told in found.warnings if told.row] == [3]  # the tick under Rookt
    settled = read_list(path, None, TODAY, {"lijst": replace(named, fields={0: "surname_first"})})
    assert [(one.first_name, one.last_name) for one in settled.rows][:2] == [
        ("Lieve", "Van Dooren"),
        ("Jan", "Peeters"),
    ]
    assert not [told for told in settled.warnings if told.column == "Cliënt" and told.row == 0]


def test_one_name_that_is_not_clear_is_told_at_its_row(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Rookt", "Zonnedauw, Marleen;ja", "Peeters Jan;ja")
    found = read_list(path, Role.PARTICIPANT, TODAY)
    assert [(told.row, told.value) for told in found.warnings if told.column == "Naam"] == [(3, "Peeters Jan")]
