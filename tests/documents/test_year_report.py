"""The report of a period on paper: the aims are its chapters, with what was before beside what is."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from app.documents import year_report
from app.documents.year_report_data import FigureLine, YearReportData
from tests.report_sample import sample


def words(data: YearReportData) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(year_report.render(data))).pages]


def test_the_aims_are_the_chapters_and_the_outline() -> None:
    outline = [str(one["/Title"]) for one in _flat(PdfReader(BytesIO(year_report.render(sample()))).outline)]
    chapters = ["Isolement doorbreken", "Meedoen", "Wat er veranderde", "Verhalen", "Signalen die we doorgaven"]
    assert [one for one in outline if one in chapters] == chapters
    assert outline[0] == "Jaarverslag 2026"
    assert outline[-2:] == ["Hoe er geteld is", "Wat niet geteld is"]


def test_each_figure_stands_beside_the_period_before() -> None:
    said = " ".join(words(sample()))
    assert "Jaarverslag 2026 van 1 januari 2026 tot en met 31 december 2026 · Heel de werking" in said
    assert "Duo's onderweg op 31 december 37 31" in said
    assert "Keren dat een duo elkaar zag 1.204 987" in said
    assert "37 Duo's onderweg op 31 december 2025: 31" in said
    assert "Personeel: 0,5 voltijdse equivalenten." in said
    alone = " ".join(words(replace(sample(), before=None, staff=None, chapters=_without_before(sample()))))
    assert "2025" not in alone
    assert "Personeel" not in alone


def test_parts_stand_under_each_other_and_what_was_joined_is_a_dot() -> None:
    said = " ".join(words(sample()))
    assert "Geel 14 8 5 9 7 410" in said
    assert "Mol 6 · · 7 · 200" in said
    assert "andere 8 9 6 8 9 288 samen 37 17 11 24 22 1.204" in said
    assert "vrouw 24 11 7 16 14 802" in said
    assert "minder dan 5 staan samen als ‘kleine groepen samen’" in said
    assert "Duo's afgerond: reden" in said


def test_too_few_answers_and_who_answered_twice() -> None:
    said = " ".join(words(sample()))
    assert "na 2 jaar te weinig antwoorden 3" in said
    assert "na 3 maanden 0 1 6 9 3 19" in said
    assert "Wie twee keer antwoordde" in said
    assert "Gezelschap 1 5 8 14" in said


def test_another_period_has_another_name() -> None:
    summer = replace(sample(), first=date(2026, 7, 1), last=date(2026, 9, 30), of_whom="buddy's van De Verbeelding")
    said = words(summer)[0]
    assert "Verslag van 1 juli 2026 tot en met 30 september 2026 buddy's van De Verbeelding" in said
    assert "deze periode" in " ".join(words(summer))
    assert (
        "Verslag van 28 februari 2026" in words(replace(sample(), first=date(2026, 2, 28), last=date(2026, 2, 28)))[0]
    )
    half = replace(sample(), before=(date(2025, 4, 1), date(2025, 6, 30)), until=date(2026, 5, 1))
    assert "van heel de periode ervoor: 1 april 2025 tot en met 30 juni 2025" in words(half)[0]
    assert "heel 2025: 31" in words(replace(sample(), until=date(2026, 5, 1)))[0]
    years = replace(sample(), first=date(2022, 1, 1))
    assert "Verslag 2022 tot en met 2026 van 1 januari 2022" in words(years)[0]


def test_an_empty_report_says_what_is_not_counted() -> None:
    (only,) = words(YearReportData(date(2026, 1, 1), date(2026, 12, 31)))
    assert "geen bedrag in euro" in only
    assert "Verhalen" not in only


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    headings = {"Opgedeeld, telkens naar één kenmerk", "Hoe er geteld is", "Wat niet geteld is", "leeftijd", "gemeente"}
    for lines in range(0, 30, 3):  # it begins at another height each time
        data = replace(sample(), foreword="\n\n".join(["Een zin van het voorwoord."] * lines))
        for page in PdfReader(BytesIO(year_report.render(data))).pages:
            said = [line.strip() for line in page.extract_text().splitlines() if line.strip()]
            body = [line for line in said if "bladzijde" not in line and line != "Jaarverslag 2026"]
            assert body[-1] not in headings


def _without_before(data: YearReportData) -> tuple[object, ...]:
    def alone(one: FigureLine) -> FigureLine:
        return replace(one, before=None)

    return tuple(replace(chapter, figures=tuple(map(alone, chapter.figures))) for chapter in data.chapters)


def _flat(outline: list[object]) -> list[dict[str, object]]:
    return [one for part in outline for one in (_flat(part) if isinstance(part, list) else [part])]
