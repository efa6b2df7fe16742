"""Takes pictures of all there is to see: ``python packaging/screenshots.py [FOLDER] [--only today,dialog]``.

For the manual, and to look at after a change. The vaults are the demo and an empty one, so everybody in the pictures is
invented. Runs without a display. A picture is called ``SCENE-PALETTE-WIDTH.png``; what there is to see stands in
``scenes.py``.
"""

import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import import_scenes
import scenes
from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from tour_scenes import of_tour
from waiting import until

from app.i18n import DEFAULT_LANGUAGE, LANGUAGES, choose_language
from app.services import demo, office, working
from app.storage.journal import UPGRADE
from app.storage.keyfile import Cost
from app.storage.vault import Vault
from app.ui import theme
from app.ui.application import make_application
from app.ui.assembly import assemble
from app.ui.first_steps.sheet import FirstSteps
from app.ui.store import Store
from app.ui.tokens import DARK, HIGH_CONTRAST, LIGHT
from app.ui.unlock.page import UnlockPage

PALETTES = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}
WIDTHS = "1366,1280,1024"
HEIGHT = 768
SETTLED = 60  # milliseconds
THUMB, ACROSS, GAP = 360, 5, 8
CHEAP = Cost(8, 1, 1)


def main() -> None:
    """Take them all, or those that are asked for."""
    asked = _arguments()
    if asked.scale:  # Qt reads it once, when it begins
        os.environ["QT_SCALE_FACTOR"] = asked.scale
    qInstallMessageHandler(say)
    asked.folder.mkdir(parents=True, exist_ok=True)
    choose_language(asked.language)
    application = make_application()
    with tempfile.TemporaryDirectory() as folder, practice(Path(folder)) as vault:
        for look in asked.palettes.split(","):
            theme.apply(application, PALETTES[look], asked.text)
            camera = Camera(asked, look)
            all_of(camera, vault, Path(folder, f"empty-{look}"))
            if asked.sheet:
                camera.lay_out()
    print(asked.folder)


def practice(folder: Path) -> Vault:
    """A vault with the invented office of the demo, and somebody of it at work."""
    vault, _code = Vault.create(folder / "demo", "samen onder de linde", cost=CHEAP)
    with vault.write(demo.fill.action, kind=UPGRADE) as session:
        demo.fill(session, date.today())
    with vault.read() as session:
        vault.work_as(*working.signature(office.coordinators(session)[0]))
    return vault


def all_of(camera: "Camera", vault: Vault, empty: Path) -> None:
    """What comes before the window, the window on a vault, and how one begins in an ``empty`` one."""
    _before(camera)
    _work(camera, vault)
    _begin(camera, empty)


class Camera:
    """Takes the scenes that are wanted, in one palette, at every width."""

    def __init__(self, asked: Namespace, look: str) -> None:
        self._folder, self._look = asked.folder, look
        self._only = tuple(filter(None, asked.only.split(",")))
        self._widths = [int(width) for width in asked.widths.split(",")]
        self._taken: dict[int, list[Path]] = {width: [] for width in self._widths}

    def wants(self, name: str) -> bool:
        """Whether a scene is asked for."""
        return not self._only or name.startswith(self._only)

    def take(self, window: QWidget, found: Iterable[scenes.Scene], over: QDialog | None = None) -> None:
        """Take scenes of a window; ``over`` is a dialog that stays open, any other is closed once it was taken."""
        window.show()
        for name, show in found:
            for width in self._widths if self.wants(name) else ():
                window.resize(width, HEIGHT)
                self.keep(name, width, _Shot(window, show, over).taken)

    def keep(self, name: str, width: int, picture: QPixmap) -> None:
        """Put a picture in the folder."""
        file = self._folder / f"{name}-{self._look}-{width}.png"
        picture.save(str(file))
        self._taken[width].append(file)

    def lay_out(self) -> None:
        """All of a width on one picture, small."""
        for width, files in self._taken.items():
            high = THUMB * HEIGHT // width
            lines = -(-len(files) // ACROSS)
            sheet = QPixmap(ACROSS * (THUMB + GAP), lines * (high + GAP))
            sheet.fill(QColor("#808080"))
            with QPainter(sheet) as painter:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                for at, file in enumerate(files):
                    x, y = at % ACROSS * (THUMB + GAP), at // ACROSS * (high + GAP)
                    painter.drawPixmap(x, y, THUMB, high, QPixmap(str(file)))
            sheet.save(str(self._folder / f"sheet-{self._look}-{width}.png"))


class _Shot:
    """A picture of a window on which a scene is shown.

    A dialog that waits for its answer does not give the scene back, so its picture is taken from within.
    """

    def __init__(self, window: QWidget, show: Callable[[], object], keep: QWidget | None) -> None:
        self._window, self._keep = window, keep
        self._shown = False
        self._picture: QPixmap | None = None
        self._look = QTimer(window, interval=5)
        self._look.timeout.connect(self._on_look)
        self._look.start()
        show()
        self._shown = True
        until(lambda: self._picture is not None)

    @property
    def taken(self) -> QPixmap:
        assert self._picture is not None
        return self._picture

    def _on_look(self) -> None:
        if self._shown or QApplication.activeModalWidget() not in (None, self._keep):
            self._look.stop()
            QTimer.singleShot(SETTLED, self._grab)

    def _grab(self) -> None:
        """The window with the dialog or menu that stands over it, which is closed unless it is to be kept.

        A window of its own stands before it, and is closed as well.
        """
        others = [one for one in QApplication.topLevelWidgets() if one.windowType() is Qt.WindowType.Window]
        before = [one for one in others if one.isVisible() and one is not self._window]
        self._picture = (before or [self._window])[0].grab()
        for one in before:
            one.close()
        if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            with QPainter(self._picture) as painter:
                painter.drawPixmap(self._window.mapFromGlobal(dialog.pos()), dialog.grab())
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog) and dialog is not self._keep:
            dialog.done(0)  # without asking whether that is meant; and the one it stands over
        if menu := QApplication.activePopupWidget():
            with QPainter(self._picture) as painter:
                painter.drawPixmap(self._window.mapFromGlobal(menu.pos()), menu.grab())
            menu.close()


def say(_kind: object, _where: object, words: str) -> None:
    """What Qt says, but for what its platform without a screen says of every window."""
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)


def _before(camera: Camera) -> None:
    page = UnlockPage()
    camera.take(page, scenes.before(page))
    page.close()


def _work(camera: Camera, vault: Vault) -> None:
    store = Store(vault)
    window = assemble(store)
    camera.take(window, scenes.of_window(store, window, date.today()))
    camera.take(window, of_tour(window))
    window.close()


def _begin(camera: Camera, folder: Path) -> None:
    """A vault with nobody in it, and how the first people come."""
    vault, _code = Vault.create(folder, "samen onder de linde", cost=CHEAP)
    with vault:
        store = Store(vault)
        steps = FirstSteps(store, vault)
        numbered = range(len(steps.stages))
        camera.take(steps, ((f"first-steps-{at + 1}", lambda at=at: steps.show_step(at)) for at in numbered))  # type: ignore[misc]
        steps.close()
        window = assemble(store)
        camera.take(window, ((f"empty-{one.id}", lambda one=one: window.show_page(one.id)) for one in window.pages))  # type: ignore[misc]
        for named in import_scenes.FOLLOWING:
            if camera.wants(named):
                wizard, steps_of = import_scenes.of_wizard(store, window, folder, named)
                camera.take(window, steps_of, over=wizard)
                wizard.done(0)
        camera.take(window, of_tour(window, "tour-empty"))
        window.close()


def _arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", default="", help="scenes, or how their names begin, with commas between")
    parser.add_argument("--palettes", default=",".join(PALETTES))
    parser.add_argument("--widths", default=WIDTHS, help="of the window")
    parser.add_argument("--scale", default="", help="of the screen, such as 1.5")
    parser.add_argument("--text", type=int, default=100, choices=theme.TEXT_SIZES, help="the size of the letters")
    parser.add_argument("--language", default=DEFAULT_LANGUAGE, choices=LANGUAGES, help="in which Klik speaks")
    parser.add_argument("--sheet", action="store_true", help="all of a palette and a width on one picture more, small")
    return parser.parse_args()


if __name__ == "__main__":
    main()
