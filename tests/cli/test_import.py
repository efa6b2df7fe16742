"""Lists with duos on the command line: what is asked, and what a file of answers does."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

DUOS = """deelnemer;buddy;gestart op;status
Marleen Zonnedauw;Nadia V.;03/2025;lopend
Luc;Stef Korenbloem;01/02/2025;lopend
Roza Nieuwemaan;Dirk Zandloper;;kabbelt
"""
MONTHS = 'duo;jan 2026;feb 2026\nMarleen – Nadia;2;"3, 17"\nLuc – Stef;x;vakantie\n'


@pytest.fixture
def files(lists: list[Path], tmp_path: Path) -> list[Path]:
    """The two lists of people, with a list of duos and one of their contacts."""
    for name, text in (("duos.csv", DUOS), ("contacten.csv", MONTHS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [*lists, tmp_path / "duos.csv", tmp_path / "contacten.csv"]


def test_questions_are_listed_and_answered_from_a_file(
    klik: Run, kluis: Path, files: list[Path], tmp_path: Path
) -> None:
    first = klik("import", "--vault", kluis, *files, "--dry-run", "--json")
    assert klik("import", "--vault", kluis, *files, "--dry-run", "--json") == first
    asked = {(one["kind"], one["question"]): one for one in first["questions"]}
    luc = asked["name", "duos.csv: Welke deelnemer is ‘Luc’ in de lijst van de duo's?"]
    assert (luc["file"], luc["rows"], luc["safe"], luc["answer"]) == (
        "duos.csv", [{"sheet": "duos", "row": 3}], "leave", "leave",
    )  # fmt: skip
    words = luc["answers"]
    assert (words["leave"], words["new"]) == ("Voorlopig weglaten", "Nieuw: toevoegen met deze naam")
    there = next(key for key, said in words.items() if "Luc Kiezelsteen" in said)
    assert [one["outcome"] for one in first["files"][2]["outcomes"]] == ["new", "refused", "refused"]

    state = next(one for (kind, _words), one in asked.items() if kind == "state")
    roza = next(one for (kind, words), one in asked.items() if kind == "name" and "Roza" in words)
    answers = tmp_path / "antwoorden.json"
    answers.write_text(json.dumps({luc["key"]: there, state["key"]: "trial", roza["key"]: "new"}), encoding="utf-8")
    told = klik("import", "--vault", kluis, *files, "--answers", answers, "--json")
    duos, months = told["files"][2:]
    assert (duos["rows"], duos["added"], duos["people"], duos["duos"]) == (3, 3, 1, 3)
    assert [one["words"] for one in duos["outcomes"]] == ["Nieuw duo"] * 3
    assert (months["added"], months["contacts"]) == (2, 4)
    assert [one["about"] for one in months["outcomes"]] == ["months", "months"]
    assert {one["key"]: one["answer"] for one in told["questions"]}[luc["key"]] == there
    found = klik("list", "--vault", kluis, "duos", "--json")
    assert {(one["participant_name"], one["state"]) for one in found} == {
        ("Marleen Zonnedauw", "running"), ("Luc Kiezelsteen", "running"), ("Roza Nieuwemaan", "trial"),
    }  # fmt: skip
    again = klik("import", "--vault", kluis, *files, "--json")
    assert [one["added"] for one in again["files"]] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            {"2/name/buddy/niemand": "new"},
            "Deze lijsten hebben geen vraag ‘2/name/buddy/niemand’. Er is niets bewaard.",
        ),
        (
            {"2/name/participant/luc": "misschien"},
            "‘misschien’ is geen antwoord op de vraag ‘2/name/participant/luc’. Er is niets bewaard.",
        ),
        ([], "antwoorden.json kan niet gelezen worden als antwoorden."),
        ({"2/name/participant/luc": 1}, "antwoorden.json kan niet gelezen worden als antwoorden."),
    ],
)
def test_a_wrong_answer_is_a_sentence_and_nothing_is_kept(
    klik: Run, kluis: Path, files: list[Path], tmp_path: Path, answers: Any, words: str
) -> None:
    (tmp_path / "antwoorden.json").write_text(json.dumps(answers), encoding="utf-8")
    said = klik("import", "--vault", kluis, *files, "--answers", tmp_path / "antwoorden.json", code=1)
    assert words in said
    assert klik("list", "--vault", kluis, "participants", "--json") == []


def test_what_was_not_answered_is_told(klik: Run, kluis: Path, files: list[Path]) -> None:
    said = klik("import", "--vault", kluis, *files)
    assert "duos.csv: 3 rijen, 1 toegevoegd, 0 al gekend, 2 niet overgenomen" in said
    assert "kregen geen antwoord, en dus het veilige" in said


def test_a_kind_of_list_may_be_said(klik: Run, kluis: Path, lists: list[Path], tmp_path: Path) -> None:
    (tmp_path / "wie.csv").write_text("Deelnemer;Buddy;Geboortedatum\nMarleen Zonnedauw;Nadia V.;\n", encoding="utf-8")
    klik("import", "--vault", kluis, *lists)
    told = klik("import", "--vault", kluis, tmp_path / "wie.csv", "--role", "duos", "--json")
    assert told["files"][0]["duos"] == 1
