"""Measures an import of four thousand people, two thousand duos and two years of their contacts.

``duo_lists.py FOLDER`` prints one JSON object. The vault is a new one beside the folder.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import perf_counter

from app.services.actions import perform
from app.services.import_plan import plan_lists
from app.services.transfer import import_lists, read_lists
from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.vault import Vault

COUNT = 2_000


def main() -> None:
    told: dict[str, float] = {}
    today = date.today()
    with tempfile.TemporaryDirectory(dir=Path(sys.argv[1]).parent) as folder:
        files = _files(Path(folder), today)
        vault, _code = Vault.create(Path(folder, "vault"), DEMO_PASSPHRASE, slot="C0 Voorbeeld", demo=True)
        with vault:
            start = perf_counter()
            readings, _unread = read_lists(files, None, today)
            told["read_ms"] = _since(start)
            with vault.read() as session:
                told["contacts"] = len(plan_lists(session, readings).contacts)
            told["plan_ms"] = _since(start) - told["read_ms"]
            perform(vault, import_lists, readings)
            told["all_ms"] = _since(start)
            start = perf_counter()
            with vault.read() as session:
                told["added_again"] = sum(one.report.added for one in plan_lists(session, readings).lists)
            told["again_ms"] = _since(start)
    print(json.dumps(told))


def _files(folder: Path, today: date) -> list[Path]:
    names = [(f"Deelnemer{at % 50} Zon{at}", f"Buddy{at % 50} Maan{at}") for at in range(COUNT)]
    months = [f"{month:02}/{year}" for year in (today.year - 2, today.year - 1) for month in range(1, 13)]
    return [
        _write(
            folder, "deelnemers", "Naam deelnemer;Geb. datum;Status", [f"{one};12/02/1968;wacht" for one, _b in names]
        ),
        _write(folder, "buddys", "Naam buddy;Geb. datum;Screening", [f"{one};12/02/1968;ok" for _p, one in names]),
        _write(folder, "duos", "Deelnemer;Buddy;Gestart op", [f"{one};{other};03/2023" for one, other in names]),
        _write(
            folder,
            "contacten",
            ";".join(["Duo", *months]),
            [";".join([f"{one} – {other}", *["2"] * len(months)]) for one, other in names],
        ),
    ]


def _write(folder: Path, name: str, titles: str, rows: Sequence[str]) -> Path:
    file = folder / f"{name}.csv"
    file.write_text("\n".join([titles, *rows]), encoding="utf-8")
    return file


def _since(start: float) -> float:
    return round((perf_counter() - start) * 1000)


if __name__ == "__main__":
    main()
