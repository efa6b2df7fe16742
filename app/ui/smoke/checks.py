"""The heavy parts, each tried once on the demo: what comes along in a package only when somebody thought of it."""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from app.services import duos, people
from app.storage.check import cipher
from app.storage.vault import Vault
from app.ui.main_window import MainWindow
from app.ui.smoke import process
from app.vocabulary import Voice

HEAVY = (
    "numpy",
    "ortools",
    "pandas",
    "reportlab",
    "openpyxl",
    "python_calamine",
    "pypdf",
    "pypdfium2",
    "phonenumbers",
    "email_validator",
)
"""Libraries that take long to load: none of them before it is wanted."""
LONG_ENOUGH = 6
"""Letters of a surname that do not stand together by chance in what is encrypted."""


def light() -> dict[str, Any]:
    """What is loaded although nobody asked for it, once the first page stands there."""
    # What stands in for a library in a package was never read from a file.
    loaded = [name for name in HEAVY if getattr(sys.modules.get(name), "__file__", None)]
    return {"ok": not loaded, "loaded": loaded}


def listen() -> list[str]:
    """What Python is asked of the network from now on, as it comes: a socket that is made, a name that is looked up."""
    heard: list[str] = []

    def hear(event: str, _arguments: object) -> None:
        if event.startswith("socket."):
            heard.append(event)

    sys.addaudithook(hear)
    return heard


def network(heard: list[str]) -> dict[str, Any]:
    """Nothing was asked of the network, not even of this machine, and Qt's part for it was never loaded."""
    loaded = sorted(
        name for name in (*process.libraries(), *sys.modules) if "QtNetwork" in name or "Qt6Network" in name
    )
    return {"ok": not heard and not loaded, "heard": heard, "loaded": loaded}


def solver(vault: Vault, today: date) -> dict[str, Any]:
    """Both cores of the matching divide the demo, and reach the same totals."""
    import numpy as np

    from app.matching import exact, solver
    from app.matching.order import SHORTFALL, totals
    from app.matching.pairs import score
    from app.matching.remaining import remaining
    from app.services.proposals import brief

    with vault.read() as session:
        problem = brief(session, today).problem
    left, aims = remaining(problem, score(problem)), problem.policy.objective
    choice = solver.choose(left, aims)
    ceilings = {SHORTFALL: 0} | {name: left.ceiling(name) for name in aims}
    staged = exact.stages(left, aims, np.zeros(left.count, bool), ceilings, solver.NEVER, solver.SILENT)
    reached = totals(left, staged.chosen, aims)
    return {"ok": choice.proven and staged.proven and choice.bounds == reached and reached["duos"] > 0, **reached}


def pdf(vault: Vault, today: date) -> dict[str, Any]:
    """The agreement of a duo, drawn and read again; and the fields of a form to look back."""
    from pypdf import PdfReader

    from app.documents.raster import pages_as_png
    from app.services import documents

    with vault.read() as session:
        signed = next(row for row in duos.duos(session) if row.together)
        made = documents.agreement_pdf(documents.agreement(session, signed.id))
        form = documents.evaluation_form_pdf(documents.evaluation_form(session, signed.id, Voice.BUDDY, 3))
    pages = sum(picture.startswith(b"\x89PNG") for picture in pages_as_png(made))
    fields = len(PdfReader(BytesIO(form)).get_fields() or ())
    ok = made.startswith(b"%PDF-") and pages > 0 and fields > 0
    return {"ok": ok, "bytes": len(made), "pages": pages, "fields": fields}


def encryption(vault: Vault, today: date) -> dict[str, Any]:
    """Which SQLCipher keeps the vault, and whether any surname stands in clear in what it keeps."""
    with vault.read() as session:
        names = {row.last_name for row in people.participants(session, today)}
    leaked = len(in_clear(vault.folder, names))
    version = cipher(vault)
    return {"ok": bool(version) and bool(names) and not leaked, "sqlcipher": version, "names_in_clear": leaked}


def in_clear(folder: Path, names: Iterable[str]) -> set[str]:
    """Which names can be read by anybody in the files of a folder."""
    kept = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return {name for name in names if len(name) >= LONG_ENOUGH and name.encode() in kept}


def search(window: MainWindow, vault: Vault, today: date, settle: Callable[[], None]) -> dict[str, Any]:
    """A name typed in the search box of the participants leaves fewer of them, and not none."""
    from PySide6.QtWidgets import QListView

    window.show_page("participants")
    page = window.page
    listed, box = page.findChild(QListView), page.search_box
    if listed is None or box is None:
        return {"ok": False, "found": 0}
    with vault.read() as session:
        name = next(row.full_name for row in people.participants(session, today) if row.status == "waiting")
    before = listed.model().rowCount()
    box.setText(name)
    settle()
    found = listed.model().rowCount()
    box.clear()
    settle()
    return {"ok": 0 < found < before and listed.model().rowCount() == before, "found": found}
