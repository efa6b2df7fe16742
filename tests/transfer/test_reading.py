"""A whole list: who is read, what is refused, what must be checked, and that nothing is lost."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.errors import KlikError
from app.transfer.people import ReadPerson
from app.transfer.reading import ListReading, read_list
from app.transfer.wishes import Wish
from app.vocabulary import BuddyStatus, Gender, ParticipantStatus, Role, Strength

TODAY = date(2026, 11, 22)
PARTICIPANT_TITLES = ["Naam", "Voornaam", "Geboortedatum", "M/V/X", "Postcode", "Gemeente", "GSM", "E-mail", "Rookt",
                      "Interesses", "Wil buddy (m/v/geen vk)", "Leeftijd buddy", "Beschikbaar", "Talen", "Aangemeld op",
                      "Doorverwijzer", "Status", "Opmerkingen"]  # fmt: skip
MARLEEN = ["ZONNEDAUW", "Marleen", date(1958, 3, 4), "v", 2340.0, "BEERSE", "0400/11.22.33",
           "marleen@voorbeeld.example", "soms", "Koken / film", "moet v", "zelfde leeftijd", "za vm, zo", "NL, FR",
           "03/2024", "CAW", "wacht", "belt liever niet"]  # fmt: skip


def _csv(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_list_of_participants(xlsx: Callable[..., Path]) -> None:
    path = xlsx(
        Wachtlijst=[["Wachtlijst regio Zon"], [], PARTICIPANT_TITLES, MARLEEN, [], ["Totaal", "", "=COUNTA(B4:B4)"]]
    )
    found = read_list(path, None, TODAY)
    assert found.role is Role.PARTICIPANT
    assert found.sheets == ("Wachtlijst",)
    assert found.total == 2
    assert [(row.row, "total" in row.reason.sentence) for row in found.refused] == [(6, True)]
    assert found.absent == {"has_pets", "travels_km"}
    (marleen,) = found.rows
    assert marleen == ReadPerson(
        sheet="Wachtlijst", row=4, role=Role.PARTICIPANT, first_name="Marleen", last_name="Zonnedauw",
        birth_date=date(1958, 3, 4), birth_year=None, gender=Gender.FEMALE, street=None, postcode="2340",
        place="BEERSE", municipality="Beerse", phone="+32400112233", email="marleen@voorbeeld.example", smokes=True,
        smokes_note="soms", has_pets=None, pets_note=None, languages=("nl", "fr"), interests=("koken", "film"),
        availability=("sat-morning", "sun-morning", "sun-afternoon", "sun-evening"), travels_km=None, has_car=None,
        wishes=(Wish("gender", ("f",), strength=Strength.MUST, firm=True),
                Wish("age", lower=58, upper=78, strength=Strength.RATHER)),
        status=ParticipantStatus.WAITING, registered_on=date(2024, 3, 1), registered_precision="month",
        referrer="CAW", partner=None, capacity=None, screened_on=None, screened_precision="day",
        screening_note=None, active_since=None, active_precision="day", remarks="belt liever niet",
    )  # fmt: skip
    assert [(warning.row, warning.column, warning.value) for warning in found.warnings] == [(4, "Rookt", "soms")]


def test_a_list_of_buddies(tmp_path: Path) -> None:
    path = _csv(
        tmp_path,
        "Familienaam;Voornaam;Geslacht;Adres;Roker;Auto;Max km;Partner;Screening;Actief sinds;Aantal duo's mogelijk;"
        "Liever geen;Opmerkingen",
        "Vlinderdal;Nadia;vrouw;Modelstraat 1, 2310 Rijkevorsel;n;ja;12,5;Samana;ok (jan 2026);2024;2;geen mannen;",
        "Vlinderdal;Jos;man;Modelstraat 2, 2300 Turnhout;;nee;;CM;ok;;1;;gestopt 03/2025",
    )
    found = read_list(path, None, TODAY)
    nadia, jos = found.rows
    assert (found.role, found.total, found.refused) == (Role.BUDDY, 2, ())
    assert (nadia.street, nadia.postcode, nadia.place) == ("Modelstraat 1", "2310", "Rijkevorsel")
    assert nadia.municipality == "Rijkevorsel"
    assert (nadia.has_car, nadia.travels_km, nadia.partner, nadia.capacity) == (True, 12.5, "Samana", 2)
    assert (nadia.status, nadia.screening_note) == (BuddyStatus.AVAILABLE, "ok (jan 2026)")
    assert (nadia.screened_on, nadia.screened_precision) == (date(2026, 1, 1), "month")
    assert (nadia.active_since, nadia.active_precision) == (date(2024, 1, 1), "year")
    assert nadia.wishes == (Wish("gender", ("f", "x"), strength=Strength.STRONG, firm=True),)
    assert (jos.status, jos.remarks) == (BuddyStatus.STOPPED, "gestopt 03/2025")
    assert [warning.column for warning in found.warnings] == ["Opmerkingen"]
    assert {"languages", "has_pets"} <= found.absent


def test_what_has_no_place_of_its_own_stays_with_the_remarks(tmp_path: Path) -> None:
    path = _csv(
        tmp_path,
        "Naam,Voornaam,Geboortedatum,Schoenmaat,Opmerkingen,GSM,Tel,Leeg",
        "Zonnedauw,Marleen,31/02/1980,39,graag wandelen,0400 11 22 33,0400 44 55 66,,los woord",
    )
    found = read_list(path, Role.PARTICIPANT, TODAY)
    (marleen,) = found.rows
    assert marleen.birth_date is None
    assert marleen.phone == "+32400112233"
    said = marleen.remarks.split("\n")
    assert said[:4] == ["graag wandelen", "Geboortedatum: 31/02/1980", "Schoenmaat: 39", "Tel: 0400 44 55 66"]
    assert said[4].endswith("I: los woord")
    told = {warning.column for warning in found.warnings}
    assert {"Schoenmaat", "Geboortedatum"} < told
    assert "Leeg" not in told


def test_a_fact_in_the_remarks_is_not_a_fact(tmp_path: Path) -> None:
    path = _csv(
        tmp_path, "Naam;Voornaam;Opmerkingen", "Zonnedauw;Marleen;heeft hond", "Vlinderdal;Jos;bang voor katten"
    )
    assert [row.has_pets for row in read_list(path, Role.PARTICIPANT, TODAY).rows] == [None, None]


def test_rows_that_are_no_person_are_refused_with_a_reason(tmp_path: Path) -> None:
    path = _csv(
        tmp_path,
        "Naam;Voornaam;Rookt",
        "Zonnedauw;Marleen;nee",
        ";;",
        "Naam;Voornaam;Rookt",
        "-;;ja",
        ";Nadia;ja",
        "Subtotaal;;2",
        "Zonnekind;;",
        "Regio Zon;;",
        "TURNHOUT;;",
    )
    found = read_list(path, Role.BUDDY, TODAY)
    assert [row.row for row in found.rows] == [2, 6, 8]
    assert [row.row for row in found.refused] == [4, 5, 7, 9, 10]
    assert len({row.reason for row in found.refused}) == 4
    assert found.total == 8
    assert any(warning.row == 8 for warning in found.warnings)


def test_someone_called_total_is_someone(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Voornaam", "Totaal;Marleen")
    assert [row.last_name for row in read_list(path, Role.BUDDY, TODAY).rows] == ["Totaal"]


def test_two_sheets_of_both_roles(xlsx: Callable[..., Path]) -> None:
    path = xlsx(
        Deelnemers=[["Naam", "Voornaam", "Wil buddy"], ["Zonnedauw", "Marleen", "v"]],
        Buddys=[["Naam", "Voornaam", "Max km"], ["Vlinderdal", "Jos", 5]],
        Legende=[["v = vrouw", "m = man"]],
        _Oud=[["Naam", "Voornaam"], ["Oud", "Zeer"]],
    )
    both = read_list(path, None, TODAY)
    assert both.role is None
    assert [(row.last_name, row.role) for row in both.rows] == [
        ("Zonnedauw", Role.PARTICIPANT),
        ("Vlinderdal", Role.BUDDY),
    ]
    assert {warning.sheet for warning in both.warnings if warning.row == 0} >= {"Legende", "_Oud"}
    one = read_list(path, Role.BUDDY, TODAY)
    assert [row.last_name for row in one.rows] == ["Vlinderdal"]
    assert {warning.sheet for warning in one.warnings if warning.row == 0} >= {"Legende", "_Oud", "Deelnemers"}


def test_a_list_of_the_other_kind_is_read_as_chosen_and_told(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Voornaam;Max km;Screening", "Zonnedauw;Marleen;5;ok 2024")
    found = read_list(path, Role.PARTICIPANT, TODAY)
    assert found.rows[0].role is Role.PARTICIPANT
    assert found.rows[0].remarks == "Screening: ok 2024"
    assert found.warnings[0].row == 0


def test_what_is_not_a_list_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KlikError, match="Voornaam"):
        read_list(_csv(tmp_path, "zomaar;wat", "tekst;hier"), Role.BUDDY, TODAY)
    with pytest.raises(KlikError, match="budd"):
        read_list(_csv(tmp_path, "Naam;Voornaam", "Zonnedauw;Marleen"), None, TODAY)


def test_columns_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    path = _csv(
        tmp_path,
        "Naam;Voornaam;Adres;Postcode;Gemeente;Status;Screening;Actief sinds",
        "Zonnedauw;Marleen;Modelstraat 1, 2310 Rijkevorsel;2300;Turnhout;beschikbaar;gepland;2024",
    )
    found = read_list(path, Role.BUDDY, TODAY)
    (marleen,) = found.rows
    assert (marleen.postcode, marleen.municipality) == ("2300", "Turnhout")
    assert "2310 Rijkevorsel" in marleen.remarks
    assert marleen.status is BuddyStatus.SCREENING
    assert {"Adres", "Status", "Actief sinds"} <= {warning.column for warning in found.warnings}


@pytest.mark.parametrize(
    ("columns", "cells", "contradicted"),
    [
        ("", "", None),
        ("Screening;", ";", None),
        ("Screening;", "gepland;", "screening"),
        ("Status;", "kandidaat;", "status"),
        ("Status;", "wie weet;", None),
    ],
)
def test_only_what_a_list_says_contradicts_that_somebody_is_active(
    tmp_path: Path, columns: str, cells: str, contradicted: str | None
) -> None:
    path = _csv(tmp_path, f"Naam;Voornaam;{columns}Startdatum", f"Zonnedauw;Marleen;{cells}2024")
    found = read_list(path, Role.BUDDY, TODAY)
    told = [warning.reason.sentence for warning in found.warnings if warning.column == "Startdatum"]
    assert [f"the {contradicted} says" in sentence for sentence in told] == ([True] if contradicted else [])
    assert found.rows[0].active_since == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("day", "status", "told"),
    [
        ("??", "wacht", [2]),
        ("", "wacht", [2]),
        ("onbekend", "kandidaat", [2]),
        ("", "gestopt", []),
        ("", "duo", []),
        ("03/2024", "wacht", []),
    ],
)
def test_a_day_of_registration_that_is_not_known_is_still_to_ask_of_who_waits(
    tmp_path: Path, day: str, status: str, told: list[int]
) -> None:
    path = _csv(tmp_path, "Naam;Voornaam;Status;Aangemeld op", f"Zonnedauw;Marleen;{status};{day}")
    found = read_list(path, Role.PARTICIPANT, TODAY)
    assert [warning.row for warning in found.warnings if warning.column == "Aangemeld op"] == told


def test_a_day_of_registration_that_is_not_understood_is_kept(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Voornaam;Status;Aangemeld op", "Zonnedauw;Marleen;wacht;lang geleden")
    found = read_list(path, Role.PARTICIPANT, TODAY)
    assert [warning.value for warning in found.warnings] == ["lang geleden"]
    assert found.rows[0].remarks == "Aangemeld op: lang geleden"


@pytest.mark.parametrize(("status", "count"), [("wacht", 1), ("duo", 0)])
def test_without_a_column_it_is_said_once_that_the_days_of_who_waits_are_not_known(
    tmp_path: Path, status: str, count: int
) -> None:
    path = _csv(tmp_path, "Naam;Voornaam;Status", f"Zonnedauw;Marleen;{status}", f"Vlinderdal;Jos;{status}")
    found = read_list(path, Role.PARTICIPANT, TODAY)
    assert len([told for told in found.warnings if not told.row and "registered" in told.reason.sentence]) == count


def test_reasons_are_sentences(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Naam;Voornaam;Beschikbaar", "Zonnedauw;Marleen;ma vm {x}", ";;ja")
    found = read_list(path, Role.BUDDY, TODAY)
    for told in [*found.warnings, *found.refused]:
        assert len(str(told.reason)) > 10
    assert any("x" in str(warning.reason) for warning in found.warnings)


WORDS = st.sampled_from(
    ["", " ", "-", "?", "x", "ja", "Totaal", "Naam", "Voornaam", "Zonnedauw", "Van den Zon", "31/02/1980", "'58",
     "1969", "za vm, zo", "elke dag behalve", "niet", "2310", "9999", "NL, beetje", "moet v", "zelfde leeftijd",
     "50+", "duo", "gestopt", "ok 31/02/2020", "{", "{0}", "%s", '"', "0400", "@", "5 km", "²", "٣", "١٩٦٩", "a\nb"]
)  # fmt: skip
CELLS = WORDS | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
MORE_TITLES = ["Adres", "Screening", "Actief sinds", "Huisdieren", "Liever geen", "Max km", "Aantal duo's mogelijk", ""]
TITLES = st.lists(st.sampled_from([*PARTICIPANT_TITLES, *MORE_TITLES, "Schoenmaat"]), max_size=10)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=TITLES, grid=st.lists(st.lists(CELLS, max_size=12), max_size=8), role=st.sampled_from(Role))
@example(titles=["Geboortedatum"], grid=[["Zon", "9" * 400]], role=Role.BUDDY)
def test_any_grid_is_read_without_losing_a_row(
    tmp_path: Path, titles: list[str], grid: list[list[str]], role: Role
) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([["Naam", *titles], *grid])
    path = tmp_path / "lijst.csv"
    path.write_text(written.getvalue(), encoding="utf-8", errors="replace", newline="")
    try:
        found = read_list(path, role, TODAY)
    except KlikError:
        return
    _check_nothing_lost(found)
    assert read_list(path, role, TODAY) == found


def _check_nothing_lost(found: ListReading) -> None:
    seen = [row.row for row in found.rows] + [row.row for row in found.refused]
    assert len(seen) == len(set(seen)) == found.total
    for row in found.rows:
        assert row.first_name or row.last_name
        assert row.birth_date is None or row.birth_year is None
    for told in [*found.warnings, *found.refused]:
        assert str(told.reason)


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("Geboortedatum", "12/03/1980"), ("M/V/X", "v"), ("Adres", "Modelstraat 1, 2310 Rijkevorsel"),
        ("Straat", "Modelstraat"), ("Bus", "2"), ("Postcode", "2310"), ("Gemeente", "Geel"), ("GSM", "0400 11 22 33"),
        ("E-mail", "nadia@voorbeeld.example"), ("Rookt", "ja"), ("Rookt", "x"), ("Huisdieren", "hond"),
        ("Interesses", "film"), ("Wil buddy", "moet v"), ("Leeftijd buddy", "50+"), ("Liever geen", "rokers"),
        ("Beschikbaar", "ma vm"), ("Beschikbaar", "elke dag behalve"), ("Talen", "NL"), ("Talen", "geen NL"),
        ("Aangemeld op", "03/2024"), ("Doorverwijzer", "CAW"), ("Status", "duo"), ("Status", "gestopt"),
        ("Opmerkingen", "belt"), ("Auto", "ja"), ("Max km", "15"), ("Partner", "CM"), ("Screening", "ok 12/03/2025"),
        ("Screening", "niet weerhouden"), ("Actief sinds", "2024"), ("Aantal duo's mogelijk", "2"), ("", "los"),
        ("Kleur", "blauw"), ("Naam buddy", "Jos"), ("Naam deelnemer", "Jos"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("writing", ["{cell} zqx", "zqx {cell}", "zqx", "{cell}, zqx", "{cell} (zqx)"])
def test_every_word_of_a_row_ends_up_with_the_person(
    tmp_path: Path, title: str, cell: str, role: Role, writing: str
) -> None:
    path = _csv(tmp_path, f"Naam;Voornaam;{title}", f"Zonnedauw;Marleen;{writing.format(cell=cell)}")
    (marleen,) = read_list(path, role, TODAY).rows
    assert "zqx" in repr(marleen).casefold()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_any_file_is_a_list_or_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(b"Naam;Voornaam\r\n" + content)
    try:
        _check_nothing_lost(read_list(path, Role.BUDDY, TODAY))
    except KlikError:
        return


def test_a_name_that_is_an_error_of_the_spreadsheet_is_told(xlsx: Callable[..., Path]) -> None:
    found = read_list(xlsx(Buddys=[["Naam", "Voornaam"], ["#N/A", "=A1"]]), Role.BUDDY, TODAY)
    assert [warning.row for warning in found.warnings if warning.row] == [2, 2]
    assert found.total == 0
