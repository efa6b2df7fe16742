"""The demo vault of this user: made once, and made anew when it tells of last month as if it were today."""

import hashlib
import shutil
import time
from datetime import date
from pathlib import Path

from app import __version__
from app.errors import KlikError
from app.paths import data_folder
from app.services import demo
from app.storage.errors import VaultInUse, WrongPassphrase
from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.migrations import LADDER
from app.storage.names import KEYS
from app.storage.vault import Vault

DAYS = 7
MARK = "made-by"
"""A file beside it that says which Klik made it: another one may tell it otherwise."""


def folder() -> Path:
    """Where it stands, made or not."""
    return data_folder() / "demo"


def opened(today: date) -> Vault:
    """The demo vault, unlocked; made where there is none, or an old one, or one that does not open."""
    place = folder()
    try:
        vault = Vault.unlock(place, passphrase=DEMO_PASSPHRASE)
        if _is_fresh(place):
            return vault
        vault.lock()
    except (VaultInUse, WrongPassphrase):  # a vault of somebody, put where the demo stands, is nobody's to make anew
        raise
    except KlikError:
        pass  # none there yet, or from another release: it is only a demo
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    demo.make(place, today)
    (place / MARK).write_text(_maker(), encoding="utf-8")
    return Vault.unlock(place, passphrase=DEMO_PASSPHRASE)


def _is_fresh(place: Path) -> bool:
    """Whether it is of this week and of this Klik."""
    young = time.time() - (place / KEYS).stat().st_mtime < DAYS * 86_400
    mark = place / MARK
    return young and mark.is_file() and mark.read_text(encoding="utf-8") == _maker()


def _maker() -> str:
    return f"{__version__} {hashlib.sha256(repr(LADDER).encode()).hexdigest()}"
