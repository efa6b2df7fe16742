"""Where things stand: what ships with Klik, and what belongs to this user on this machine."""

import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """A file or folder that ships with Klik."""
    return _shipped("resources").joinpath(*parts)


def manual(*parts: str) -> Path:
    """A page or picture of the manual; raises FileNotFoundError where none was shipped."""
    return _shipped("docs/handleiding").joinpath(*parts)


def _shipped(folder: str) -> Path:
    """Where a folder of Klik stands: frozen, installed from a wheel, or in a checkout."""
    for root in (getattr(sys, "_MEIPASS", None), _HERE, _HERE.parent):
        if root and (found := Path(root, folder)).is_dir():
            return found
    raise FileNotFoundError(folder)


def data_folder() -> Path:
    """The user's own folder for vaults: local, never a folder that roams or syncs."""
    return user_data_path("Klik", appauthor=False, roaming=False)


def config_folder() -> Path:
    """The user's own folder for settings."""
    return user_config_path("Klik", appauthor=False, roaming=False)
