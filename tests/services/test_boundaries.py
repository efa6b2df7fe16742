"""The examples of boundaries: a text file that an office may put another in place of."""

from pathlib import Path

import pytest

from app.services import boundaries
from app.services.boundaries import Topic, boundary_examples, read_examples


def test_the_topics_that_come_up_most_are_there() -> None:
    found = boundary_examples()
    assert [topic.name for topic in found] == [
        "Geld",
        "Cadeaus",
        "Bellen en berichten",
        "Thuis afspreken",
        "Met de auto",
        "Alcohol",
        "Aanraken",
        "Sociale media",
        "Familie",
    ]
    assert all(topic.examples for topic in found)
    assert all(";" not in example for topic in found for example in topic.examples)  # it stands between two of them


def test_remarks_and_empty_lines_are_no_examples() -> None:
    assert read_examples("# opmerking\n\nzonder onderwerp\n== Dieren\n  de hond mag mee \n# nog een\n") == (
        Topic("", ("zonder onderwerp",)),
        Topic("Dieren", ("de hond mag mee",)),
    )


def test_the_list_of_the_office_comes_in_place_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "lists" / "nl_BE" / boundaries.FILE
    own.parent.mkdir(parents=True)
    own.write_text("== Dieren\nde hond mag mee\n", encoding="utf-8-sig")
    monkeypatch.setattr(boundaries, "config_folder", lambda: tmp_path)
    assert boundary_examples() == (Topic("Dieren", ("de hond mag mee",)),)
