"""Where each vault stood when it was last used here, kept outside its folder.

The state in the folder goes back in time with it; this does not. So an older copy of a whole folder that was put in
its place is noticed. It counts for one folder and one device: what was put back on purpose is a device of its own.
Losing it costs nothing but that.
"""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from uuid import UUID

from app.paths import data_folder
from app.storage import state
from app.storage.files import replace_file
from app.storage.state import State


def recall(folder: Path, known: State) -> State:
    """What the folder says of itself, raised to what is remembered of it; all of that where its own state is lost."""
    found = _read(known.vault).get(_place(folder))
    with suppress(KeyError, TypeError, AttributeError):
        device, number, chain = str(found["device"]), int(found["number"]), str(found["chain"])  # type: ignore[index]
        if (device == known.device or state.peek(folder) is None) and number > known.number:
            return replace(known, device=device, number=number, chain=chain)
    return known


def remember(folder: Path, known: State) -> None:
    """Keep where a vault stands; nothing may fail on it. One among the files of the moment is gone with them."""
    if folder.resolve().is_relative_to(Path(gettempdir()).resolve()):
        return
    with suppress(OSError, ValueError):
        _file(known.vault).parent.mkdir(parents=True, exist_ok=True)
        entry = {"device": known.device, "number": known.number, "chain": known.chain}
        content = json.dumps(_read(known.vault) | {_place(folder): entry}, indent=1)
        replace_file(_file(known.vault), content.encode(), safely=False)


def _read(vault: str) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        found = json.loads(_file(vault).read_bytes())
        if isinstance(found, dict):
            return found
    return {}


def _file(vault: str) -> Path:
    # The id may come from a file that anybody made: it names a file only where it is an id.
    return data_folder() / "remembered" / f"{UUID(vault).hex}.json"


def _place(folder: Path) -> str:
    return str(folder.resolve())
