"""The text of a paper, as a coordinator types it."""

import pytest

from app.documents.template import Part, Piece, Value, check, filled, only_gap, parse, plain_lines
from app.errors import KlikError


def test_each_kind_of_line() -> None:
    text = "// weg\n# Titel\n## Kop\n- punt\nWie | {deelnemer}\n\nEen zin\nloopt door.\n[Blok:  a | b ]\n[kaal]"
    assert parse(text) == (
        Part("title", 2, "Titel"),
        Part("heading", 3, "Kop"),
        Part("bullet", 4, "punt"),
        Part("row", 5, "{deelnemer}", "Wie"),
        Part("paragraph", 7, "Een zin loopt door."),
        Part("block", 9, label="blok", words=("a", "b")),
        Part("block", 10, label="kaal"),
    )


def test_a_text_that_runs_on_belongs_to_the_line_above() -> None:
    assert parse("Wie | een\ntwee\n- drie\nvier\n\nvijf")[0].text == "een twee"
    assert [part.text for part in parse("- drie\nvier\n\nvijf")] == ["drie vier", "vijf"]


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    assert [part.text for part in parse("\ufeff# Coördinator\r\n\r\nTekst\r\n")] == ["Coördinator", "Tekst"]


def test_known_and_unknown_values() -> None:
    values = {"dag": Value("zaterdag"), "plaats": Value(" ", dots=9)}
    assert list(filled("Op {Dag} in { plaats }.", values)) == [
        Piece("Op "),
        Piece("zaterdag"),
        Piece(" in "),
        Piece("", 9),
        Piece("."),
    ]
    assert only_gap("{plaats}", values) == values["plaats"]
    assert only_gap("{dag}", values) is None
    assert only_gap("in {plaats}", values) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Een zin met {naam}\nen met {niets}\nen verder.", 2),
        ("Een zin met {niets}\nen verder.", 1),
        ("Wie | een\n// weg\ntwee } drie", 3),
        ("- punt {naam\nvier", 1),
    ],
)
def test_what_is_wrong_is_told_with_the_line_it_stands_on(text: str, line: int) -> None:
    with pytest.raises(KlikError) as caught:
        check(parse(text), {"naam"}, {}, ())
    assert caught.value.parameters["line"] == line


def test_what_ran_on_over_lines_stands_on_one_to_be_changed() -> None:
    text = "// weg\n\n# Titel\n\nEen zin\nloopt door.\n\nWie | een\ntwee\n- drie\n[blok]\nvier\n"
    lines = plain_lines(text)
    assert lines == "# Titel\n\nEen zin loopt door.\n\nWie | een twee\n- drie\n[blok]\nvier\n"
    assert [(one.kind, one.text) for one in parse(lines)] == [(one.kind, one.text) for one in parse(text)]
