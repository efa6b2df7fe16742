"""What goes along when something does not work: versions, settings and sizes, as one text, and nobody.

Everything in it is a number, a day, a word of Klik itself, or the version of a part. What an office wrote, a path, the
name of a user or a laptop, and the id of a vault never are: docs/problem-report.md says what is in it and why.
"""

import json
import os
import platform
import re
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import __version__, faults, i18n, settings
from app.matching import anonymous
from app.matching.criteria import CRITERIA
from app.matching.problem import OBJECTIVES
from app.models import Base
from app.services import matching, rhythms, thresholds, what_counts
from app.storage import connection
from app.storage.names import BACKUPS, DATA, QUARANTINE
from app.storage.snapshot import SUFFIX
from app.storage.state import State, moment
from app.storage.vault import Vault

FORMAT, VERSION = "klik-problem-report", 1
_MOMENTS = ("opened", "changed", "backup_at", "also_at", "tried_at", "checked_at")
_SYSTEMS = ("ID", "VERSION_ID")
_DIGITS, _PLAIN = re.compile(r"\d+(\.\d+)*"), re.compile(r"[a-z0-9._+-]{1,24}")


def report(
    vault: Vault | None, day: date, *, problem: bool = False, window: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """All that goes along, of an open vault too where there is one.

    ``problem`` adds the matching problem without anybody in it. ``window``: what only a window knows (version of Qt,
    look, screen), in words and numbers of Klik itself.
    """
    told = {"format": FORMAT, "version": VERSION, "made": day.isoformat(), **program(window or {})}
    if vault:
        with vault.read() as session:
            told |= {"vault": folder(vault), "records": records(session), "office": settled(session)}
            whole = matching.problem(session, day) if problem else None
        if whole:
            told["matching"] = anonymous.anonymous(whole)
    return told | {"faults": faults.last()}


def text(told: Mapping[str, Any]) -> str:
    """The report as it stands in the file: JSON, with a line for each fact, fault and person."""
    return _written(told) + "\n"


def program(window: Mapping[str, Any]) -> dict[str, Any]:
    """What runs here, on what, and how it is set."""
    kept = settings.load()
    return {
        "versions": {
            "klik": __version__,
            "packaged": bool(getattr(sys, "frozen", False)),
            "python": platform.python_version(),
            **connection.versions(),
            "ortools": anonymous.solver_version(),
            **window.get("versions", {}),
        },
        "system": {
            "system": platform.system(),
            "release": _digits(platform.release()),
            "machine": platform.machine(),
            "processors": os.cpu_count(),
            **_distribution(),
            **window.get("system", {}),
        },
        "settings": {
            "language": i18n.place(),
            "lock_after": _number(kept.get("lock_after")),
            **window.get("settings", {}),
        },
    }


def folder(vault: Vault) -> dict[str, Any]:
    """How large a vault is and when it was last looked after: days and bytes, no place and no name."""
    known, where = vault.state, vault.folder
    return {
        "schema": len(vault.schema.ladder),
        "opened_in_seconds": vault.opened_in,
        "was_read_through": vault.was_read_through,
        "was_brought_up_from": vault.brought_up.schema if vault.brought_up else None,
        "changes": known.number,
        "days": {name: _day(known, name) for name in _MOMENTS},
        "troubles_at_last_check": known.troubles,
        "failed_trials": len([name for name in known.tried_bad.split(", ") if name]),
        "doubted": known.doubted,
        "handed_over": known.given,
        "second_place": bool(known.also_to),
        "bytes": {DATA + name: _size(where / (DATA + name)) for name in ("", "-wal")},
        "backups": _sizes(where / BACKUPS, f"*{SUFFIX}"),
        "quarantine": _sizes(where / QUARANTINE, "*"),
    }


def records(session: Session) -> dict[str, int]:
    """How many rows each table of Klik holds."""
    return {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }


def settled(session: Session) -> dict[str, Any]:
    """What the office settled, as far as that is numbers; an own criterion, coordinator or partner is only counted."""
    counts, rhythm = what_counts.settled(session), rhythms.rhythms(session)
    weights, limits = counts.policy.weights, asdict(counts.limits)
    return {
        "weights": {name: _number(weight) for name, weight in weights.items() if name in CRITERIA},
        "own_weights": _numbers(weight for name, weight in weights.items() if name not in CRITERIA),
        "objective": [aim for aim in counts.policy.objective if aim in OBJECTIVES],
        **{
            name: _number(getattr(counts.policy, name))
            for name in ("minimum_fit", "minimum_shared_slots", "admit_unknown")
        },
        "starts_max": _number(limits.pop("starts_max")),
        **{name: _numbers(bounds.values()) for name, bounds in limits.items()},
        "rhythms": {name: _any(value) for name, value in asdict(rhythm).items() if name != "closed"}
        | {"closed": len(rhythm.closed)},
        "thresholds": {name: _any(value) for name, value in asdict(thresholds.thresholds(session)).items()},
    }


def _written(value: Any, deep: int = 0) -> str:
    """JSON with what is small on one line: a list of plain values, and whatever stands in a list."""
    pad = "  " * (deep + 1)
    if isinstance(value, Mapping) and value and deep < 3:
        lines = [f"{pad}{json.dumps(name)}: {_written(one, deep + 1)}" for name, one in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{'  ' * deep}}}"
    if isinstance(value, list) and any(isinstance(one, list | Mapping) for one in value):
        return "[\n" + ",\n".join(pad + json.dumps(one, ensure_ascii=False) for one in value) + f"\n{'  ' * deep}]"
    return json.dumps(value, ensure_ascii=False)


def _distribution() -> dict[str, str]:
    """Which Linux it is; nothing on another system."""
    try:
        said = platform.freedesktop_os_release()
    except OSError:
        return {}
    return {name.lower(): said[name] for name in _SYSTEMS if _PLAIN.fullmatch(said.get(name, ""))}


def _digits(release: str) -> str | None:
    """The numbers of a version alone: who builds a kernel may put a name behind them."""
    found = _DIGITS.match(release)
    return found[0] if found else None


def _day(known: State, name: str) -> str | None:
    at = moment(getattr(known, name))
    return at.date().isoformat() if at else None


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size if file.is_file() else None
    except OSError:  # a backup makes room for another meanwhile
        return None


def _sizes(place: Path, names: str) -> dict[str, int]:
    found = [file for file in place.glob(names) if file.exists()]
    return {"count": len(found), "bytes": sum(_size(file) or 0 for file in found)}


def _number(value: Any) -> int | float | bool | None:
    return value if isinstance(value, int | float) else None


def _numbers(values: Any) -> list[int | float]:
    return sorted(value for value in values if isinstance(value, int | float))


def _any(value: Any) -> Any:
    """A number, or several in their order."""
    return [_number(one) for one in value] if isinstance(value, list | tuple) else _number(value)
