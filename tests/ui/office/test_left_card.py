"""What left the vault, over everybody; and that no way out of the window forgets to note it."""

import ast
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import handouts, people
from app.services.subjects import Subject
from app.ui.office.left_card import LeftCard
from app.ui.store import Store
from app.vocabulary import BuddyStatus, HandoutKind

UI = Path(__file__).parents[3] / "app" / "ui"
WRITES = {
    "saving.py": "save_as, which asks for what notes it",
    "all_agreements.py": "notes each of them",
    "mails_dialog.py": "notes each of them",
    "person_file.py": "beside the PDF that is noted",
}
"""The files that write outside the vault, and how each is noted."""


def test_everything_that_left_is_told(store: Store, qtbot: QtBot) -> None:
    card = LeftCard(store)
    qtbot.addWidget(card)
    card.refresh()
    assert not card.table.isVisibleTo(card)
    whom = [
        Subject("buddy", store.write(people.add_buddy, {"first_name": name}, {"status": BuddyStatus.AVAILABLE}))
        for name in ("Nadia", "Stef", "Dirk")
    ]
    store.write(handouts.note_left, HandoutKind.EXPORT, "Buddy's, in Excel", date(2026, 11, 22))
    store.write(handouts.note_left, HandoutKind.MAIL, "Nieuwjaar", date(2026, 11, 23), whom)
    card.refresh()
    shown = [[column.words(row) for column in card.rows.columns] for row in card.rows.shown]
    assert [line[:2] for line in shown] == [
        ["23/11/2026", "Mail: Nieuwjaar"],
        ["22/11/2026", "Export: Buddy's, in Excel"],
    ]
    assert shown[0][2].endswith("en nog 1")


@pytest.mark.parametrize("width", [560, 920, 1140])
def test_the_columns_share_the_width_there_is(store: Store, width: int, qtbot: QtBot) -> None:
    store.write(handouts.note_left, HandoutKind.EXPORT, "Buddy's, in Excel", date(2026, 11, 22))
    card = LeftCard(store)
    qtbot.addWidget(card)
    card.resize(width, 500)
    card.show()
    card.refresh()
    qtbot.waitUntil(card.table.isVisible)
    header = card.table.horizontalHeader()
    assert sum(header.sectionSize(at) for at in range(header.count())) == card.table.viewport().width()
    assert card.table.columnWidth(0) == 104


def test_only_these_write_a_file_outside_the_vault() -> None:
    found = set()
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ast.unparse(node) in (
                "documents.save",
                "documents.write_agreements",
            ):
                found.add(file.name)
    assert found == set(WRITES)
