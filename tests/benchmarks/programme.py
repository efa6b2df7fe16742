"""Measures the picture of a whole working of two thousand: ``python tests/benchmarks/programme.py [FOLDER]``.

The vault is made in the folder, unless it is there already. Prints one JSON object: how many stand on the picture, and
the medians in milliseconds of reading, arranging, and painting it as a whole and from near. ``picture.png`` is written
beside the vault where a folder is given.
"""

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TIMES, PARTNERS = 5, 16


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="klik-benchmark-") as made:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made, "vault")
        if not folder.exists():
            fill(folder)
        print(json.dumps(measure(folder)))


def fill(folder: Path) -> None:
    """A vault with a thousand and more participants, and buddies of whom a third came through a partner."""
    from office import Size, make
    from sqlalchemy import select

    from app.models import Buddy, Organisation
    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.storage.vault import Vault

    make(folder, date.today(), Size(participants=1_150, buddies=1_100, duos=1_100, contacts=1_000))
    with Vault.unlock(folder, passphrase=DEMO_PASSPHRASE) as vault, vault.write("Partners") as session:
        partners = [Organisation(name=f"Partner {n}", is_partner=True) for n in range(PARTNERS)]
        session.add_all(partners)
        session.flush()
        for at, buddy in enumerate(session.scalars(select(Buddy).order_by(Buddy.id))):
            if at % 3 == 0:
                buddy.partner_id = partners[at % PARTNERS].id


def measure(folder: Path) -> dict[str, Any]:
    from app.network.programme import arrange
    from app.services.programme import programme
    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.storage.vault import Vault
    from app.ui.application import make_application
    from app.ui.programme.canvas import CLOSE, Canvas
    from app.ui.programme.scene import Scene
    from app.ui.store import Store

    app = make_application()
    with Vault.unlock(folder, passphrase=DEMO_PASSPHRASE) as vault:
        store = Store(vault)
        found = store.read(programme, date.today())
        reading = _median(lambda: store.read(programme, date.today()))
    groups = {node.id: node.part.value for node in found.nodes}
    ties = [(tie.one, tie.other) for tie in found.ties]
    pictures = []
    arranging = _median(lambda: pictures.append(arrange(groups, ties)))
    canvas = Canvas()
    canvas.resize(1000, 640)
    canvas.show_scene(Scene(found, pictures[0]))
    canvas.show()
    app.processEvents()
    whole = _median(canvas.grab)
    if len(sys.argv) > 1:
        canvas.grab().save(str(folder.with_name("picture.png")))
    hub = max(found.nodes, key=lambda node: node.caseload)
    canvas.choose(hub.id, bring=True)
    near = _median(canvas.grab)
    assert canvas.scale == CLOSE
    return {
        "nodes": len(found.nodes),
        "ties": len(ties),
        "alone": sum(len(block.ids) for block in pictures[0].apart),
        "equal_each_time": all(picture == pictures[0] for picture in pictures),
        "read_ms": reading,
        "arrange_ms": arranging,
        "paint_whole_ms": whole,
        "paint_near_ms": near,
    }


def _median(do: Callable[[], object]) -> dict[str, int]:
    """By the clock, and of the processor."""
    took = []
    for _ in range(TIMES):
        start = perf_counter(), process_time()
        do()
        took.append(((perf_counter() - start[0]) * 1000, (process_time() - start[1]) * 1000))
    passed, worked = (round(statistics.median(times)) for times in zip(*took, strict=True))
    return {"clock": passed, "processor": worked}


if __name__ == "__main__":
    main()
