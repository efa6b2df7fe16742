"""What this installation of Klik remembers outside a vault: the last vault and nothing about people."""

import json
from pathlib import Path
from typing import Any

from app.paths import config_folder


def load() -> dict[str, Any]:
    """The settings, or nothing where there are none or they cannot be read: they are never worth a stop."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def save(**changes: Any) -> None:
    """Keep some settings beside what stands there already."""
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_text(json.dumps(load() | changes, indent=2, default=str), encoding="utf-8")


def _file() -> Path:
    return config_folder() / "settings.json"
