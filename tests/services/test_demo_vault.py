"""The demo vault of this user: made once, made anew when it is old, left alone while it is open."""

import os
from datetime import date
from pathlib import Path

import pytest

from app.services import demo_vault
from app.storage.errors import VaultInUse, WrongPassphrase
from app.storage.keyfile import DEMO_PASSPHRASE, Cost
from app.storage.vault import Vault
from tests.vaults import SECRET, locked_vault

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_vault, "data_folder", lambda: tmp_path)


def test_a_vault_of_somebody_that_stands_there_is_left_alone() -> None:
    locked_vault(demo_vault.folder())
    with pytest.raises(WrongPassphrase):
        demo_vault.opened(TODAY)
    Vault.unlock(demo_vault.folder(), passphrase=SECRET).lock()


def test_it_is_made_once_and_made_anew_when_it_is_old() -> None:
    keys = demo_vault.folder() / "keys.json"
    Vault.create(demo_vault.folder(), DEMO_PASSPHRASE, demo=True, cost=Cost(8, 1, 1))[0].lock()
    (demo_vault.folder() / demo_vault.MARK).write_text("0.0 another Klik")
    made_by_another = keys.read_bytes()
    demo_vault.opened(TODAY).lock()
    made = keys.read_bytes()
    assert made != made_by_another
    with demo_vault.opened(TODAY):
        assert keys.read_bytes() == made
        os.utime(keys, (0, 0))
        with pytest.raises(VaultInUse):
            demo_vault.opened(TODAY)
        assert (demo_vault.folder() / "data.db").exists()
    demo_vault.opened(TODAY).lock()
    assert keys.read_bytes() != made
