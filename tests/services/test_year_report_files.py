"""The figures of a report in files: every split adds up to its whole, codes stay, and numbers are numbers."""

import csv
import json
from collections import defaultdict
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from app.documents.year_report_data import AimChapter, FigureLine, PartLine, Split
from app.services.year_report_files import TITLES, report_csv, report_json, report_workbook
from tests.report_sample import sample


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_workbook_adds_up() -> None:
    book = load_workbook(BytesIO(report_workbook(sample())))
    assert book.sheetnames == ["Cijfers", "Opgedeeld", "Antwoorden", "Hoe het geteld is"]
    figures = {row[1]: row[2:] for row in book["Cijfers"].iter_rows(min_row=2, values_only=True)}
    assert figures["Duo's onderweg op 31 december"] == (37, 31)
    assert figures["Aanwezigheden op momenten"] == (143, None)
    sums: dict[Any, int] = defaultdict(int)
    for _aim, figure, by, _value, n, whole in book["Opgedeeld"].iter_rows(min_row=2, values_only=True):
        sums[figure, by] += n
        assert whole == figures[figure][0]
    assert len(sums) > 20
    assert all(n == figures[figure][0] for (figure, _by), n in sums.items())
    answered: dict[Any, int] = defaultdict(int)
    for question, moment, _answer, n, whole in book["Antwoorden"].iter_rows(min_row=2, values_only=True):
        answered[question, moment, whole] += n or 0
    assert answered == {
        ("Gezelschap", "na 3 maanden", 19): 19,
        ("Gezelschap", "na een jaar", 17): 17,
        ("Gezelschap", "na 2 jaar", 3): 0,  # too few: only how many answered
        ("Zelfvertrouwen", "na 3 maanden", 19): 19,
    }
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_where_several_are_possible_that_is_said() -> None:
    groups = Split(
        "target_group", "doelgroep", (PartLine("poverty", "armoede", 9), PartLine("other", "andere", 6)), False
    )
    chapter = AimChapter("isolation", "Isolement", (FigureLine("registered", "Nieuw", 12, splits=(groups,)),))
    data = replace(sample(), chapters=(chapter,))
    book = load_workbook(BytesIO(report_workbook(data)))
    assert book["Opgedeeld"]["C2"].value == "doelgroep (meerdere mogelijk)"
    (told,) = json.loads(report_json(data))["figures"]
    assert told["by"]["target_group"]["adds_up"] is False


def test_the_csv_is_long_and_opens_in_a_spreadsheet() -> None:
    content = report_csv(sample())
    assert content.startswith(b"\xef\xbb\xbf" + ";".join(TITLES).encode() + b"\r\n")
    found = lines(content)
    wholes = {(one["aim"], one["figure"]): int(one["n"]) for one in found if not one["by"]}
    assert wholes["isolation", "duos_running"] == 37
    sums: dict[Any, int] = defaultdict(int)
    for one in found:
        if one["by"] and one["aim"] != "answers":
            sums[one["aim"], one["figure"], one["by"]] += int(one["n"])
    assert all(n == wholes[key[:2]] for key, n in sums.items())
    (women,) = [one for one in found if (one["figure"], one["by"], one["value"]) == ("waiting", "gender", "f")]
    assert (women["n"], women["value_words"], women["from"], women["to"]) == ("16", "vrouw", "2026-01-01", "2026-12-31")
    few = [one for one in found if (one["figure"], one["by"]) == ("company", "24")]
    assert [(one["value"], one["n"]) for one in few] == [("", "3")]


def test_what_looks_like_a_formula_is_no_formula() -> None:
    wrong = replace(sample(), letterhead=replace(sample().letterhead, name="=1+1"), of_whom="@SUM(A1)")
    assert {(one["office"], one["of"]) for one in lines(report_csv(wrong))} == {("'=1+1", "'@SUM(A1)")}


def test_the_json_says_the_same_with_its_format() -> None:
    told = json.loads(report_json(sample()))
    assert (told["format"], told["version"], told["from"]) == ("klik-report", 1, "2026-01-01")
    assert told["before"] == ["2025-01-01", "2025-12-31"]
    assert [one["paired"] for one in told["answers"]] == [{"back": 1, "same": 5, "further": 8}, None]
    found = lines(report_csv(sample()))
    for one in told["figures"]:
        mine = [line for line in found if line["figure"] == one["figure"]]
        assert int(mine[0]["n"]) == one["n"]
        parts = {(by, part["value"], part["n"]) for by, split in one["by"].items() for part in split["parts"]}
        assert {(line["by"], line["value"], int(line["n"])) for line in mine[1:]} == parts


def test_files_hold_figures_and_no_words_that_somebody_wrote() -> None:
    told = replace(sample(text="Lieve vertelde het zelf"), foreword="Lieve schreef dit")
    for content in (report_csv(told), report_json(told)):
        assert b"Lieve" not in content
    for sheet in load_workbook(BytesIO(report_workbook(told))):
        assert "Lieve" not in str([[cell.value for cell in row] for row in sheet.iter_rows()])
