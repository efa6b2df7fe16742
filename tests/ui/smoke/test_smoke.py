"""What ``klik --smoke`` tells: of a program that works, of one that is broken, and of one that hangs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.services import office
from app.services.actions import perform
from app.storage.keyfile import DEMO_PASSPHRASE, Cost
from app.storage.vault import Vault
from app.ui.smoke.checks import in_clear

BROKEN = """
import socket
from app.ui.office.page import OfficePage
def refresh(self):
    socket.socket().close()
    raise LookupError("broken on purpose")
OfficePage.refresh = refresh
"""


def run(home: Path, *line: str) -> tuple[int, dict[str, Any], str]:
    """Exit code, what was told on standard output, and standard error."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    folders = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data")}
    done = subprocess.run(
        [sys.executable, *line], env=kept | folders, capture_output=True, text=True, timeout=90, check=False
    )
    return done.returncode, json.loads(done.stdout), done.stderr


def test_every_page_is_painted_every_part_is_tried_and_nothing_of_the_user_is_touched(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    code, told, said = run(home, "-m", "app", "--smoke", str(tmp_path / "report.json"))
    assert (code, told["ok"], told["troubles"], told["warnings"]) == (0, True, [], []), said
    pages = [page["page"] for page in told["pages"]]
    assert pages[0] == "unlock"
    assert {"participants", "matching", "duos", "office"} <= set(pages)
    assert set(told["checks"]) == {"light", "encryption", "search", "pdf", "solver", "network"}
    assert told["checks"]["network"] == {"ok": True, "heard": [], "loaded": []}
    assert told["checks"]["encryption"]["sqlcipher"].startswith("4.")
    assert told["checks"]["solver"]["duos"] > 0
    if sys.platform.startswith("linux"):
        assert told["first_paint_ms"] > 0
        assert told["rss_mb"] > 0
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == told
    assert not any((home / name).exists() for name in ("config", "data"))


def test_a_page_that_breaks_or_opens_a_socket_is_told_and_the_walk_goes_on(tmp_path: Path) -> None:
    code, told, _said = run(
        tmp_path, "-c", f"{BROKEN}\nimport sys\nfrom app import bootstrap\nsys.exit(bootstrap.smoke())"
    )
    assert (code, told["ok"]) == (1, False)
    assert "broken on purpose" in "".join(told["troubles"])
    assert told["checks"]["solver"]["ok"]
    assert told["checks"]["network"]["heard"][0] == "socket.__new__"
    assert not told["checks"]["network"]["ok"]


def test_what_hangs_is_ended(tmp_path: Path) -> None:
    code, told, said = run(tmp_path, "-c", "from app.ui.smoke.walk import smoke; smoke(limit=0.05)")
    assert (code, told["ok"], told["troubles"]) == (3, False, ["not done after 0.05 seconds"])
    assert "most recent call first" in said


def test_opening_a_vault_of_several_coordinators_is_timed_to_the_end(tmp_path: Path) -> None:
    vault, _code = Vault.create(tmp_path / "kluis", DEMO_PASSPHRASE, cost=Cost(8, 1, 1), demo=True)
    with vault:
        for name in ("An", "Tom"):
            perform(vault, office.add_coordinator, {"first_name": name})
    report = tmp_path / "report.json"
    line = f"""
import sys
from app import bootstrap
from app.ui.smoke import start
start.PAUSE = start.IDLE = 0.1
sys.exit(bootstrap.smoke({str(report)!r}, {str(tmp_path / "kluis")!r}))
"""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    folders = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-c", line], env=kept | folders, capture_output=True, timeout=90, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["works"] == "the first of those who may be working"
    assert told["list_ms"] > told["window_ms"] > 0


@pytest.mark.parametrize("hidden", [True, False])
def test_a_name_in_clear_is_found(tmp_path: Path, hidden: bool) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "one").write_bytes(b"\x00\x01" + (b"" if hidden else "Zonnedéauw".encode()) + b"\x02")
    assert in_clear(tmp_path, ["Zonnedéauw", "Li"]) == (set() if hidden else {"Zonnedéauw"})
