"""The examples of boundaries: a text file that an office may put another in place of."""

from pathlib import Path

import pytest

from app.services import own_lists
from app.services.actions import perform
from app.services.boundaries import Topic, boundary_examples, read_examples
from app.storage.vault import Vault


def test_the_topics_that_come_up_most_are_there(vault: Vault) -> None:
    with vault.read() as session:
        found = boundary_examples(session)
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
    lines = ["# opmerking", "", "zonder onderwerp", "== Dieren", "  de hond mag mee ", "# nog een"]
    assert read_examples(lines) == (
        Topic("", ("zonder onderwerp",)),
        Topic("Dieren", ("de hond mag mee",)),
    )


def test_the_list_of_the_office_comes_in_place_of_ours(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "lists" / "nl_BE" / "boundaries.txt"
    own.parent.mkdir(parents=True)
    own.write_text("== Dieren\nde hond mag mee\n", encoding="utf-8-sig")
    monkeypatch.setattr(own_lists, "config_folder", lambda: tmp_path)
    with vault.read() as session:
        assert boundary_examples(session) == (Topic("Dieren", ("de hond mag mee",)),)
    perform(vault, own_lists.change, own_lists.BOUNDARIES, ["we spreken af op een plein", "== Geld", "geen geld"])
    with vault.read() as session:
        assert boundary_examples(session) == (
            Topic("", ("we spreken af op een plein",)),
            Topic("Geld", ("geen geld",)),
        )
