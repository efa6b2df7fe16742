"""Qt's enums are written in full: the short form costs thirty times as much at each use, in a list at each cell."""

import ast
import importlib
from enum import Enum
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"


def short_enums(source: str) -> list[str]:
    """What is written as ``Qt.DisplayRole`` where ``Qt.ItemDataRole.DisplayRole`` is meant, with its line."""
    tree = ast.parse(source)
    imported = {
        alias.asname or alias.name: getattr(importlib.import_module(node.module), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("PySide6.")
        for alias in node.names
    }
    classes = {name: kind for name, kind in imported.items() if isinstance(kind, type) and not issubclass(kind, Enum)}
    return [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in classes
        and isinstance(getattr(classes[node.value.id], node.attr, None), Enum)
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [("Qt.DisplayRole", ["2: Qt.DisplayRole"]), ("Qt.ItemDataRole.DisplayRole", []), ("Qt.Orientation", [])],
)
def test_a_short_enum_is_seen(written: str, found: list[str]) -> None:
    assert short_enums(f"from PySide6.QtCore import Qt\n{written}\n") == found


def test_every_enum_is_written_in_full() -> None:
    assert {
        str(path.relative_to(APP)): found
        for path in sorted(APP.rglob("*.py"))
        if (found := short_enums(path.read_text(encoding="utf-8")))
    } == {}
