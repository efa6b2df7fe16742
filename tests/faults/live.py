"""A whole working life in one process, for strace to watch: ``python -m tests.faults.live disk|window FOLDER``.

Every door that writes is gone through: a vault with a word in every column, backups, another passphrase, a restore and
a replacement, and the window on the example office, page by page, with something typed, a fault, a lock and a close.
What was in the vaults goes to ``needles.json``, by this file and not by Klik.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import select

from app.models import Base, Coordinator
from app.services import demo, people
from app.services.actions import perform
from app.storage import backup, coordinators, restoring
from app.storage.keyfile import DEMO_PASSPHRASE, Cost
from app.storage.vault import Vault
from tests import filled

WORD = "Zwaluwnest"
"""In every text of a vault, and in what is typed."""
SECRET, OTHER = "zwaluwnest onder de dakrand", "een andere zwaluwnest zin"
NEEDLES = "needles.json"
_LONG = 7
"""Letters of a name that is nothing else: *An* stands in every file."""
_NAMES = ("person", "network_contact", "coordinator", "referral", "organisation_contact")


def on_disk(folder: Path) -> list[str]:
    vault, code = Vault.create(folder / "vault", SECRET, slot=f"{WORD} coordinator", cost=Cost(8, 1, 1))
    with vault.write(f"Seed {WORD}", about=WORD) as session:
        filled.fill(session, Base.metadata, WORD)
    vault.work_as(f"An {WORD}")
    perform(vault, people.add_participant, {"first_name": WORD, "street": f"{WORD}straat 7"}, {})
    vault.undo()
    vault.redo()
    made = backup.backup(vault, folder / "of.klikbackup")
    coordinators.add_coordinator(vault, f"Bo {WORD}", OTHER)
    backup.close_with_backup(vault)
    Vault.unlock(folder / "vault", recovery_code=code).lock()
    backup.restore(made.path, folder / "back", SECRET)
    restoring.replace(made.path, folder / "vault", SECRET)
    Vault.unlock(folder / "vault", passphrase=SECRET).lock()
    return []


def in_the_window(folder: Path) -> list[str]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit

    from app import bootstrap
    from app.ui.smoke.process import milliseconds
    from app.ui.tasks import any_running
    from app.ui.widgets.dialog import Dialog

    def settle() -> None:
        until = milliseconds() + 20_000
        QApplication.processEvents()
        while any_running() and milliseconds() < until:
            QApplication.processEvents()

    def fault() -> None:
        raise ValueError(f"{WORD} is not a number")

    def answer() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, Dialog) and dialog.isVisible():
                dialog.reject()

    demo.make(folder / "demo", date(2026, 3, 2))
    vault = Vault.unlock(folder / "demo", passphrase=DEMO_PASSPHRASE)
    names = _names(vault)
    with vault.read() as session:
        worker = session.scalars(select(Coordinator.id)).first()
    application, desk = bootstrap.desk_on(folder / "demo", vault)
    window = desk.window
    assert window
    window.resize(1366, 768)
    for page in window.pages:
        window.show_page(page.id)
        settle()
        for line in page.findChildren(QLineEdit)[:3]:
            if line.isVisible() and not line.isReadOnly():
                line.setText(f"{WORD} getypt")
        settle()
    application.clipboard().setText(names[0])
    window.store.write(people.add_participant, {"first_name": WORD, "last_name": "Vlinderdal"}, {})
    window.store.undo()
    _hooked(fault)
    QTimer.singleShot(200, answer)
    QTimer.singleShot(400, answer)
    settle()
    desk.lock()
    settle()
    assert desk.unlock
    desk.unlock.password_given.emit(DEMO_PASSPHRASE)
    while desk.window is None:
        QApplication.processEvents()
        if desk.unlock:
            desk.unlock.worker_chosen.emit(worker)  # heard once it asks who is at work
    settle()
    desk.window.close()
    settle()
    return names


def _hooked(fault: Callable[[], None]) -> None:
    """Let it reach the crash dialog, as a fault in a slot does."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, fault)


def _names(vault: Vault) -> list[str]:
    """Everybody's names, addresses and numbers."""
    found = set()
    with vault.read() as session:
        for table in Base.metadata.sorted_tables:
            named = table.name in _NAMES
            for column in filled.texts(Base.metadata) if named else ():
                if column.table is table and column.name in ("last_name", "street", "phone", "email", "name"):
                    found.update(session.scalars(select(column)))
    return sorted(name for name in found if name and len(name) >= _LONG)


if __name__ == "__main__":
    part, place = sys.argv[1], Path(sys.argv[2])
    held = {"disk": on_disk, "window": in_the_window}[part](place)
    (place / NEEDLES).write_text(json.dumps([WORD, *held], ensure_ascii=False))
