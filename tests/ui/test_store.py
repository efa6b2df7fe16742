"""The window's view on the vault: who writes beside the window is heard on its thread."""

from threading import get_ident
from typing import Any

from pytestqt.qtbot import QtBot

from app.services import people
from app.storage.vault import Vault
from app.ui.store import Store
from app.ui.tasks import Task


def test_a_change_beside_the_window_is_heard_on_its_thread(store: Store, vault: Vault, qtbot: QtBot) -> None:
    heard: list[tuple[Any, int]] = []
    store.changed.connect(lambda change: heard.append((change.action, get_ident())))
    facts: dict[str, Any] = {"first_name": "Marleen"}
    task = Task(lambda is_cancelled, report: store.write_beside(people.add_participant, facts, {}))
    with qtbot.waitSignals([store.changed, store.saved, store.history_changed, task.done]):
        task.start()
    assert heard == [(people.add_participant.action, get_ident())]
    entry = vault.undoable()
    assert entry is not None
    assert entry.about == "Marleen"
