"""A problem report says much of Klik and nothing of anybody: whatever was written in a vault is not in it."""

import getpass
import json
import platform
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, Enum, String, select
from sqlalchemy.orm import Session

from app import faults
from app import settings as kept
from app.matching import anonymous, engine
from app.models import Base, Office
from app.services import matching, problem_report
from app.storage import connection
from app.storage.vault import Vault
from tests.filled import fill, texts
from tests.vaults import example_vault, new_vault

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def own_laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (kept, faults):
        monkeypatch.setattr(module, "config_folder", lambda: tmp_path / "config")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Vault]:
    with example_vault(tmp_path_factory.mktemp("Vlinderdal") / "kluis", shared, TODAY) as vault:
        yield vault


def words_in(value: Any) -> Iterator[str]:
    """Every text in a value of a column, those deep in JSON as well."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield str(name)
            yield from words_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from words_in(one)
    elif isinstance(value, str):
        yield value


def written(session: Session) -> set[str]:
    """Whatever stands in a text or a JSON column of any table."""
    found: set[str] = set()
    for table in Base.metadata.sorted_tables:
        columns = [
            one for one in table.columns if isinstance(one.type, JSON | String) and not isinstance(one.type, Enum)
        ]
        for row in session.execute(select(*columns)) if columns else ():
            found |= {word for value in row for word in words_in(value)}
    return found


def test_nothing_that_stands_in_a_vault_stands_in_its_report(example: Vault, tmp_path: Path) -> None:
    text = problem_report.text(problem_report.report(example, TODAY, problem=True))
    with example.read() as session:
        found = written(session)
    assert len(found) > 2000
    with new_vault(tmp_path / "empty") as empty:  # what stands in that of nobody is a word of Klik itself
        ours = problem_report.text(problem_report.report(empty, TODAY, problem=True))
    assert not [word for word in found if len(word) > 3 and word in text and word not in ours]
    assert not [word for word in found if f'"{word}"' in text and f'"{word}"' not in ours]
    for one in (example.id, str(example.folder), "Vlinderdal", str(Path.home()), platform.node()):
        assert one not in text
    assert f'"{getpass.getuser()}"' not in text
    assert "2026-11-22" in text


def test_it_is_json_with_what_helps(example: Vault) -> None:
    window = {"versions": {"qt": "6.11"}, "settings": {"text_size": 125}}
    told = json.loads(problem_report.text(problem_report.report(example, TODAY, problem=True, window=window)))
    assert set(told["versions"]) == {"klik", "packaged", "python", "sqlcipher", "sqlite", "ortools", "qt"}
    assert told["settings"]["text_size"] == 125
    assert told["vault"]["schema"] == len(example.schema.ladder)
    assert told["vault"]["bytes"]["data.db"] > 1_000_000
    assert told["records"]["participant"] > 50
    assert told["office"]["rhythms"]["evaluations"] == [3, 6]
    assert "matching" not in problem_report.report(example, TODAY)


def test_what_is_in_it_of_the_matching_solves_to_the_same(example: Vault) -> None:
    with example.read() as session:
        problem = matching.problem(session, TODAY)
    told = json.loads(problem_report.text(problem_report.report(example, TODAY, problem=True)))
    reached = engine.solve(problem, why=False).totals
    assert anonymous.totals(told["matching"]) == {aim: reached[aim] for aim in ("duos", "fit", "waiting")}


def test_without_a_vault_it_tells_of_klik_and_its_faults(tmp_path: Path) -> None:
    try:
        raise ValueError("Marleen Zonnedauw")
    except ValueError as error:
        faults.note(ValueError, error.__traceback__)
    kept.save(vault=str(tmp_path / "Zonnedauw"), office="Buddywerking Vlinderdal", lock_after=5)
    told = problem_report.report(None, TODAY)
    assert set(told) == {"format", "version", "made", "versions", "system", "settings", "faults"}
    assert told["settings"]["lock_after"] == 5
    assert [one["kind"] for one in told["faults"]] == ["ValueError"]
    text = problem_report.text(told)
    for word in ("Zonnedauw", "Vlinderdal", "Marleen", str(Path.home()), platform.node()):
        assert word not in text


def test_own_criteria_and_limits_of_people_are_numbers_alone(tmp_path: Path) -> None:
    with new_vault(tmp_path / "kluis") as vault:
        with vault.write("Settled") as session:
            policy = {"weights": {"age": 3, "custom:Vlinderdal": 7, "custom:Zwaluw": 2}}
            session.add(Office(name="", policy=policy, limits={"starts_max": 4, "priority_min": {"Zonnedauw": 2}}))
        told = problem_report.report(vault, TODAY, problem=True)
    assert told["office"]["weights"] == {"age": 3}
    assert told["office"]["own_weights"] == [2, 7]
    assert (told["office"]["starts_max"], told["office"]["priority_min"]) == (4, [2])
    assert told["matching"]["limits"]["priority_min"] == {"g1": 2}
    for word in ("Vlinderdal", "Zwaluw", "Zonnedauw"):
        assert word not in problem_report.text(told)


LETTERS = st.text("abcdefghijklmnopqrstuvwxyzéëçABC '-.", min_size=3, max_size=20)


@settings(max_examples=10)
@given(LETTERS)
def test_whatever_stands_in_every_text_column_is_not_in_it(letters: str) -> None:
    """In memory: a vault with every column filled, with a word that is no word of Klik."""
    word = f"Xq{letters}zw"
    with connection.nobody(Base.metadata) as session:
        fill(session, Base.metadata, word)
        told = {"records": problem_report.records(session), "office": problem_report.settled(session)}
        assert len(texts(Base.metadata)) > 100
    assert "Xq" not in problem_report.text(told)
    assert all(told["records"].values())
