"""Takes the pictures of the manual: ``python packaging/manual_pictures.py [PICTURE …]``, all of them or those named.

They are of the practice data on one and the same day, so that only what changed in the window changes a picture. Each
is a scene of ``scenes.py``; a test asks that a page shows it. A few tens of colours are enough for a window.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

import same_morning  # noqa: F401 before all that asks what time it is
import screenshots
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, qInstallMessageHandler
from PySide6.QtGui import QPixmap

from app.ui import theme
from app.ui.application import make_application
from app.ui.tokens import LIGHT

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "handleiding" / "beelden"
WIDTH, COLOURS = 1100, 128
PICTURES = {
    "recovery-code": "herstelcode",
    "today": "vandaag",
    "participants": "deelnemers",
    "participants-intake": "intake",
    "meanwhile": "intussen",
    "buddies-screening": "screening",
    "matching-proposals": "voorstel",
    "matching-who-fits": "wie-past",
    "duos-asked": "gevraagd",
    "duos-first_meeting": "overeenkomst",
    "dialog-contact-duo-seen": "contact",
    "duos-running": "duo",
    "duos-looked-back": "evalueren",
    "network": "netwerkkaart",
    "meeting-prepared": "netwerkberaad",
    "dialog-died": "overleden",
    "duos-closing": "afronden",
    "events": "bijeenkomst",
    "papers-all": "papieren",
    "expenses-volunteer": "onkosten",
    "figures": "cijfers",
    "report": "jaarverslag",
    "signals": "signalen",
    "desk-chosen-participants": "gekozen",
    "history-changes": "wijzigingen",
    "erase-going": "wissen",
    "desk-hand-over": "overdragen",
    "office-rhythm": "ritme",
    "office-check": "nakijken",
    "import-3-preview": "inlezen",
}
"""The name of each picture, by its scene."""


class Album(screenshots.Camera):
    """Keeps what the manual shows, small."""

    def __init__(self, only: tuple[str, ...]) -> None:
        self._wanted = {scene for scene, picture in PICTURES.items() if not only or picture in only}
        self._widths = [WIDTH]

    def wants(self, name: str) -> bool:
        # What is read in follows on what came before it.
        return name in self._wanted or (name.startswith("import") and "import-3-preview".startswith(name[:6]))

    def keep(self, name: str, width: int, picture: QPixmap) -> None:
        if name not in self._wanted:
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")
        whole = Image.open(BytesIO(buffer.data().data())).convert("RGB")
        small = whole.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        small.save(FOLDER / f"{PICTURES[name]}.png", optimize=True)


def main() -> None:
    """Take them."""
    qInstallMessageHandler(screenshots.say)
    application = make_application()
    application.setCursorFlashTime(0)  # or it is there in one picture and not in the next
    theme.apply(application, LIGHT, 100)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, screenshots.practice(Path(folder)) as vault:
        screenshots.all_of(Album(tuple(sys.argv[1:])), vault, Path(folder, "empty"))
    print(FOLDER)


if __name__ == "__main__":
    main()
