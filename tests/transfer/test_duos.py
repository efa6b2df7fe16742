"""Lists of duos as read: whose columns they are, both names out of one cell, and how far a duo is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.transfer.duos import Pairs, duo_state, split_pair
from app.transfer.reading import ListReading, read_list
from app.transfer.recognised import SheetCorrection, recognise
from app.transfer.sheets import Row, Sheet
from app.vocabulary import DuoState, Role

TODAY = date(2026, 11, 27)
S = DuoState


def kind_of(*rows: list[Any], name: str = "Blad1", said: SheetCorrection | None = None) -> Pairs | None:
    sheet = Sheet(name, tuple(Row(at, tuple(cells)) for at, cells in enumerate(rows, 1)))
    return recognise(Path("lijst.xlsx"), (sheet,), None, {name: said} if said else None).sheets[0].pairs


def read(xlsx: Callable[..., Path], *rows: list[Any], **sheets: list[list[Any]]) -> ListReading:
    return read_list(xlsx(**(sheets or {"Duos": list(rows)})), None, TODAY)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Deelnemer", "Buddy"], Pairs.DUOS),
        (["Naam deelnemer", "Naam vrijwilliger", "Gestart op", "Opmerkingen"], Pairs.DUOS),
        (["Voornaam deelnemer", "Familienaam deelnemer", "Voornaam buddy", "Familienaam buddy"], Pairs.DUOS),
        (["Koppel", "sinds"], Pairs.DUOS),
        (["Duo's"], Pairs.DUOS),
        (["Deelnemer", "Buddy", "jan", "feb", "mrt"], Pairs.MONTHS),
        (["", "januari 2026", "februari 2026"], Pairs.MONTHS),
        (["Naam", "01/2026", "02/2026"], Pairs.MONTHS),
        (["Naam", "Voornaam", "Naam buddy", "Deelnemer"], None),
        (["Deelnemer", "Buddy", "Geboortedatum"], None),
        (["Naam", "Voornaam", "Duo", "Status"], None),
        (["Naam", "Voornaam", "Status"], None),
    ],
)
def test_a_list_is_recognised_by_its_titles(titles: list[str], expected: Pairs | None) -> None:
    assert kind_of(titles, ["Marleen Zonnedauw", "Nadia Vlinderdal", *"12"]) is expected


def test_a_duo_of_a_month_is_no_title_of_months() -> None:
    assert kind_of(["Deelnemer", "Buddy", "Start", "Stop"], ["Marleen", "Nadia", "05/2025", "06/2025"]) is Pairs.DUOS
    assert kind_of(["Deelnemer", "Buddy", "Start"], ["", "", "", "jan", "feb"]) is Pairs.MONTHS


def test_a_surname_called_name_stands_beside_the_first_name(xlsx: Callable[..., Path]) -> None:
    titles = ["Naam deelnemer", "Voornaam deelnemer", "Naam buddy", "Voornaam buddy", "Start", "Stop"]
    (duo,) = read(xlsx, titles, ["Zonnedauw", "Marleen", "Vlinderdal", "Nadia", "05/2025", "06/2026"]).duos
    assert (duo.participant, duo.buddy, duo.state) == ("Marleen Zonnedauw", "Nadia Vlinderdal", S.ENDED)


def test_titles_of_people_go_before_what_stands_under_them() -> None:
    assert kind_of(["Naam", "Voornaam", "Status"], ["Kiezelsteen", "Luc", "duo"], ["Buddy", "Deelnemer", ""]) is None
    dates = ["Zon", "Élise", date(2026, 1, 1), date(2026, 2, 1)]
    assert kind_of(["Naam", "Voornaam", "Aangemeld op", "Geboren"], dates) is None


def test_what_the_coordinator_says_goes_before_the_titles() -> None:
    rows = ["Wie", "Met wie"], ["Marleen", "Nadia"]
    assert kind_of(*rows) is None
    assert kind_of(*rows, said=SheetCorrection(pairs=Pairs.DUOS)) is Pairs.DUOS
    assert kind_of(["Deelnemer", "Buddy"], ["Marleen", "Nadia"], said=SheetCorrection(role=Role.BUDDY)) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("duo: Marleen – Nadia", ("Marleen", "Nadia")),
        ("Duo 3: Marleen & Nadia", ("Marleen", "Nadia")),
        ("12. Marleen Zonnedauw - Nadia V.", ("Marleen Zonnedauw", "Nadia V.")),
        ("Marleen en Nadia", ("Marleen", "Nadia")),
        ("Anne-Marie Zon / Jo", ("Anne-Marie Zon", "Jo")),
        ("Marleen + Nadia", ("Marleen", "Nadia")),
        ("Marleen\nNadia", ("Marleen", "Nadia")),
        ("Marleen", ("Marleen", "")),
        ("Benny Kerstens", ("Benny Kerstens", "")),
    ],
)
def test_one_cell_names_both(cell: str, expected: tuple[str, str]) -> None:
    assert split_pair(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("lopend", S.RUNNING), ("Loopt goed", S.RUNNING), ("proefperiode", S.TRIAL), ("on hold", S.PAUSED),
        ("in afronding", S.CLOSING), ("Beëindigd", S.ENDED), ("afgerond 03/2025", S.ENDED),
        ("gestopt", S.STOPPED_EARLY),
        ("geen klik", S.NO_CLICK), ("nog niet gestart", None), ("niet gestopt", None), ("?!", None),
    ],
)  # fmt: skip
def test_how_far_a_duo_is(cell: str, expected: DuoState | None) -> None:
    assert duo_state(cell).value is expected


def test_a_list_of_duos(xlsx: Callable[..., Path]) -> None:
    found = read(
        xlsx,
        ["Onze duo's 2026"],
        [],
        ["Deelnemer", "Buddy", "Gestart op", "Gestopt op", "Status", "Reden", "Kleur", "Opmerkingen"],
        ["Marleen Zonnedauw", "Nadia V.", date(2025, 3, 4), None, None, None, "rood", "elke za"],
        ["Luc", "Stef", "mrt 2024", "12/05/2025", "lopend", "verhuisd"],
        ["Elke", "Kaat", "01/06/2025", "01/05/2025"],
        ["Jo", "An", "31/02/2025", None, "gestopt 06/2025"],
        ["Deelnemer", "Buddy", "Gestart op", "Gestopt op", "Status", "Reden", "Kleur", "Opmerkingen"],
        ["Alleen", None, None, None, "lopend"],
        ["Totaal", 4],
    )
    assert (found.rows, found.months, found.total) == ((), (), 7)
    marleen, luc, elke, jo = found.duos
    assert (marleen.participant, marleen.buddy, marleen.state, marleen.note) == (
        "Marleen Zonnedauw", "Nadia V.", S.RUNNING, "elke za\nKleur: rood",
    )  # fmt: skip
    assert (marleen.since and marleen.since.on, marleen.until) == (date(2025, 3, 4), None)
    assert (luc.state, luc.since and luc.since.precision, luc.note) == (S.ENDED, "month", "verhuisd")
    assert (elke.until, elke.note) == (None, "Gestopt op: 01/05/2025")
    assert (jo.state, jo.since, jo.until and jo.until.on) == (S.STOPPED_EARLY, None, date(2025, 6, 1))
    assert "31/02/2025" in jo.note
    assert [(one.row, str(one.reason)) for one in found.refused] == [
        (8, "Deze rij herhaalt de kolomtitels."),
        (9, "In deze rij staan geen namen van een deelnemer en een buddy."),
        (10, "Deze rij is een totaal, geen persoon."),
    ]
    assert {(one.row, one.column) for one in found.warnings} == {(3, "Kleur"), (6, "Gestopt op"), (7, "Gestart op")}


def test_the_buddy_may_stand_first(xlsx: Callable[..., Path]) -> None:
    (row,) = read(xlsx, ["Buddy en deelnemer", "sinds"], ["Nadia & Marleen", 2024]).duos
    assert (row.participant, row.buddy, row.ordered) == ("Marleen", "Nadia", False)


def test_people_and_duos_in_one_workbook(xlsx: Callable[..., Path]) -> None:
    found = read(
        xlsx,
        Deelnemers=[["Naam", "Voornaam", "Aangemeld op"], ["Zonnedauw", "Marleen", "2024"]],
        Duos=[["Deelnemer", "Buddy"], ["Marleen Zonnedauw", "Nadia"]],
        Contacten=[["2026"], ["Duo", "jan", "feb"], ["Marleen – Nadia", 2, 3]],
    )
    assert (len(found.rows), len(found.duos), len(found.months), found.total) == (1, 1, 1, 3)
    assert found.role is Role.PARTICIPANT
