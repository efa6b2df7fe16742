"""Takes pictures of every page, light and dark, at two sizes: ``python packaging/screenshots.py [FOLDER]``.

For the manual, and to look at after a change. The vault is the demo, so everybody in the pictures is invented. Runs
without a display.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.services import demo, duos, network
from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.vault import Vault
from app.ui import theme
from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.first_steps.sheet import FirstSteps
from app.ui.main_window import MainWindow
from app.ui.matching.list_pane import NOT_YET, PROPOSALS, WHO_FITS
from app.ui.store import Store
from app.ui.tokens import DARK, LIGHT
from app.ui.unlock.page import UnlockPage
from app.vocabulary import DuoState

SIZES = ((1366, 768), (1024, 768))
PALETTES = {"light": LIGHT, "dark": DARK}


def main() -> None:
    """Take them all."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    target.mkdir(parents=True, exist_ok=True)
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        demo.make(Path(folder, "demo"), date.today())
        with Vault.unlock(Path(folder, "demo"), passphrase=DEMO_PASSPHRASE) as vault:
            for look, palette in PALETTES.items():
                theme.apply(application, palette)
                for width, height in SIZES:
                    _shoot(vault, target, look, width, height)
        empty, _code = Vault.create(Path(folder, "empty"), "een lange zin om te openen")
        with empty:
            theme.apply(application, LIGHT)
            window = assemble(Store(empty))
            for page in ("today", "participants", "matching", "duos", "office"):
                window.show_page(page)
                _take(window, target / f"empty-{page}-light-1366.png", 1366, 768)
            window.close()
            steps = FirstSteps(Store(empty), empty)
            for at in range(len(steps.stages)):
                steps.show_step(at)
                _take(steps, target / f"first-steps-{at + 1}-light-1366.png", 1366, 768)
            steps.close()
    print(target)


def _shoot(vault: Vault, target: Path, look: str, width: int, height: int) -> None:
    unlock = UnlockPage()
    _take(unlock, target / f"welcome-{look}-{width}.png", width, height)
    unlock.greet("Buddywerking De Voorbeeldstreek")
    _take(unlock, target / f"unlock-{look}-{width}.png", width, height)
    unlock.show_error("Dit wachtwoord klopt niet.")
    _take(unlock, target / f"unlock-wrong-{look}-{width}.png", width, height)
    unlock.close()
    window = assemble(Store(vault))
    for name, show in _views(vault, window).items():
        show()
        _take(window, target / f"{name}-{look}-{width}.png", width, height)
    window.close()


def _views(vault: Vault, window: MainWindow) -> dict[str, Callable[[], None]]:
    """Every page, and every state of a page that looks different."""
    pages = {page.id: page for page in window.pages}
    participants, matching, pairs, maps = (pages[one] for one in ("participants", "matching", "duos", "network"))
    settings: Any = pages["office"]
    with vault.read() as session:
        drawn = next(
            one.participant_id for one in network.maps(session, date.today()) if one.full_name == "Marleen Zonnedauw"
        )
    views: dict[str, Callable[[], None]] = {
        "today": lambda: window.show_page("today"),
        "participants": lambda: window.show_page("participants"),
        "participants-form": participants.edit,  # type: ignore[attr-defined]
        "matching-proposals": lambda: (window.show_page("matching"), _wait(4000)),  # type: ignore[dict-item,func-returns-value]
        "matching-who-fits": lambda: matching.list.views.choose(WHO_FITS),  # type: ignore[attr-defined]
        "matching-not-yet": lambda: matching.list.views.choose(NOT_YET),  # type: ignore[attr-defined]
        "matching-back": lambda: matching.list.views.choose(PROPOSALS),  # type: ignore[attr-defined]
        "network-whose": lambda: window.show_page("network"),
        "network": lambda: maps.show_participant(drawn),  # type: ignore[attr-defined]
        "network-list": lambda: maps.room.views.choose("list"),  # type: ignore[attr-defined]
        "office": lambda: window.show_page("office"),
        **{
            f"office-{key}": lambda key=key: settings.show_section(key)  # type: ignore[misc]
            for key in ("area", "people", "laptop", "history")
        },
    }
    with vault.read() as session:
        found = duos.duos(session)
    for state in DuoState:
        if row := next((row for row in found if row.state is state), None):
            views[f"duos-{state.value}"] = lambda row=row: (  # type: ignore[misc]
                window.show_page("duos"),
                pairs.show_duo(row.id),  # type: ignore[attr-defined]
            )
    return views


def _take(widget: QWidget, file: Path, width: int, height: int) -> None:
    widget.resize(width, height)
    widget.show()
    _wait(150)
    widget.grab().save(str(file))


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.processEvents()


if __name__ == "__main__":
    main()
