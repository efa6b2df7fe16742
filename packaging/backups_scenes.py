"""Pictures of the backups: none yet, a row of them with a second place, and one that did not hold."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from waiting import wait

from app.storage import backup, second_place, trial
from app.ui.store import Store
from app.ui.widgets.layout import bring_into_sight

At = Callable[[str, Callable[[Any], object]], Callable[[], object]]
Scene = tuple[str, Callable[[], object]]


def of_backups(store: Store, at: At) -> Iterator[Scene]:
    """The card in the settings, and the line below the window with it."""
    yield "backups-none", at("office", _show)
    yield "backups", at("office", lambda page: (_make(store), _show(page)))
    yield "backups-list", at("office", lambda page: (_make(store), _show(page), bring_into_sight(page.backups.table)))
    yield "backups-damaged", at("office", lambda page: (_make(store), _damage(store), _show(page)))


def _show(page: Any) -> None:
    page.show_section("laptop")
    wait(300)
    bring_into_sight(page.backups.try_now)
    wait(200)


def _make(store: Store) -> None:
    vault: Any = store.vault
    stick = Path(mkdtemp(), "KLIK-STICK")
    stick.mkdir()
    second_place.choose(vault, stick)
    for why in ("On closing", "Before an import", "In between"):
        backup.before(vault, why)
    second_place.catch_up(vault)
    trial.put_to_the_test(vault)


def _damage(store: Store) -> None:
    vault: Any = store.vault
    path = Path(vault.state.backup_file)
    content = bytearray(path.read_bytes())
    content[3000] ^= 1
    path.write_bytes(content)
    trial.put_to_the_test(vault)
