"""What is loaded when: nothing for the question for the password, and nothing heavy for the window with its lists."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from app.ui.smoke.checks import HEAVY
from tests.vaults import SECRET, example_vault

START = """
import json, sys
from pathlib import Path
from app import bootstrap
application, desk = bootstrap.desk_on(Path(sys.argv[1]))
application.processEvents()
told = {"question": sorted(sys.modules)}
from app.ui.load_ahead import LoadAhead
for _step in LoadAhead._steps():
    pass
told["ahead"] = sorted(sys.modules)
import linecache
told["lines"] = sum("main_window" in name for name in linecache.cache)
from app.storage.vault import Vault
desk.open(Vault.unlock(Path(sys.argv[1]), passphrase=sys.argv[2]))
told["window"] = sorted(sys.modules)
for page in desk.window.pages:
    page.prepare()
desk.window.show_page("participants")
desk.window.grab()
told["list"] = sorted(sys.modules)
told["rows"] = desk.window.page.list.view.rows.count
print(json.dumps(told))
desk.window.close()
"""


def test_nothing_heavy_is_loaded_before_it_is_wanted(tmp_path: Path, shared: Path) -> None:
    """``klik --smoke`` looks again in a package."""
    example_vault(tmp_path / "vault", shared, date(2026, 11, 23)).lock()
    home = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    told = json.loads(
        subprocess.run(
            [sys.executable, "-c", START, str(tmp_path / "vault"), SECRET],
            env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    assert told["rows"] > 10
    assert told["lines"] == 0
    assert {"pandas", "ortools", "reportlab", "openpyxl"} <= set(HEAVY)
    assert {*HEAVY, "sqlalchemy", "app.ui.main_window"} & set(told["question"]) == set()
    for moment in ("ahead", "window", "list"):
        assert {*HEAVY} & set(told[moment]) == set(), moment
    # What the window is made of was loaded while the password was typed.
    assert {name for name in set(told["window"]) - set(told["ahead"]) if name.startswith("app.")} == set()
