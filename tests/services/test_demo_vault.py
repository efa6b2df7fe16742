"""The demo vault of this user: made once, made anew when it is old, left alone while it is open."""

import os
from datetime import date
from pathlib import Path

import pytest

from app.services import demo_vault
from app.storage.errors import VaultInUse

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_vault, "data_folder", lambda: tmp_path)


def test_it_is_made_once_and_made_anew_when_it_is_old() -> None:
    demo_vault.opened(TODAY).lock()
    keys = demo_vault.folder() / "keys.json"
    made = keys.read_bytes()
    with demo_vault.opened(TODAY):
        assert keys.read_bytes() == made
        os.utime(keys, (0, 0))
        with pytest.raises(VaultInUse):
            demo_vault.opened(TODAY)
        assert (demo_vault.folder() / "data.db").exists()
    demo_vault.opened(TODAY).lock()
    anew = keys.read_bytes()
    assert anew != made
    (demo_vault.folder() / demo_vault.MARK).write_text("0.0 another Klik")
    demo_vault.opened(TODAY).lock()
    assert keys.read_bytes() != anew
