"""What a list of people says stands there at once; of nobody more is read for it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.services import people
from app.services.kept import left_of
from app.ui.buddies.kind import BUDDIES
from app.ui.lists.own_filters import OWN, OwnFilters
from app.ui.participants.kind import PARTICIPANTS
from app.ui.people.list import PeopleList
from app.ui.store import Store
from tests.vaults import example_vault

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("kind", [PARTICIPANTS, BUDDIES], ids=lambda kind: kind.role)
def test_showing_ordering_and_searching_ask_for_nothing_more(
    kind: Any, tmp_path: Path, shared: Path, qtbot: QtBot
) -> None:
    with example_vault(tmp_path / "vault", shared, TODAY) as vault:
        store = Store(vault)
        shown: PeopleList[Any] = PeopleList(
            kind, lambda: TODAY, OwnFilters(store, kind.role.value, lambda: TODAY, None)
        )  # type: ignore[arg-type]
        qtbot.addWidget(shown)
        rows = store.read(kind.rows, TODAY)
        shown.show_rows(rows)
        for group in shown.chips.keys() - {OWN}:
            shown.choose_filter(group)
            for order in kind.orders:
                shown.order.choose(order)
                model = shown.view.rows
                assert all(model.entry(model.index(at)) for at in range(model.rowCount()))
        shown.view.set_query("wandelen")
        assert all(map(left_of, rows))
        assert rows == people_of(store, kind)  # all that was left, at the second one
        assert not any(map(left_of, rows))


def people_of(store: Store, kind: Any) -> Any:
    """All of them, read anew."""
    with store.vault.read() as session:
        return (people.participants if kind is PARTICIPANTS else people.buddies)(session, TODAY)
