"""A new coordinator's way from nothing to a signed agreement, in the real window, with every click and key counted.

    python packaging/walk.py WAITING_LIST BUDDY_LIST [FOLDER]

Writes a table: per step the clicks, the keys, what those cost a practised hand, and how long Klik itself took; and a
picture of each step in FOLDER. The hand is reckoned as usual in the keystroke-level model: 1.1 s to point, 0.2 s to
click, 0.28 s a key; what somebody reads or thinks meanwhile is not in it.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hands import Hands, Step, Walker, front, ready
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from app.services import areas
from app.services import duos as duo_rows
from app.ui.application import make_application
from app.ui.desk import Desk
from app.ui.importing.wizard import ImportWizard
from app.ui.unlock.recovery import RecoveryCode
from app.vocabulary import Answer, Click, DuoState, Role

PASSPHRASE = "samen onder de oude linde"
PAPERS = Path(os.environ["XDG_DATA_HOME"])


def begin(walker: Walker, desk: Desk) -> None:
    """From the first start to an open vault."""
    with walker.step("Klik openen", "welkom"):
        walker.hands.wanted.emit(desk.ask)
        walker.until(lambda: desk.unlock)
    with walker.step("Nieuwe kluis: wachtwoord twee keer"):
        walker.press("Een nieuwe kluis maken…")
        walker.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        walker.type(PASSPHRASE)
        walker.key(Qt.Key.Key_Tab)
        while not walker.hands.ask(lambda: isinstance(QApplication.focusWidget(), QLineEdit)):
            walker.key(Qt.Key.Key_Tab)
        walker.type(PASSPHRASE)
        walker.press("Kluis maken")
    with walker.step("Herstelcode: laatste groep overtypen", "werking"):
        code = walker.until(lambda: next(_dialogs(RecoveryCode)))
        walker.until(code.check.hasFocus)
        walker.type(code._code.rpartition("-")[2])
        walker.key(Qt.Key.Key_Return)


def _dialogs(kind: type[QWidget]) -> Iterator[Any]:
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            yield from (
                one for one in [window, *window.findChildren(kind)] if isinstance(one, kind) and one.isVisible()
            )


def settle_in(walker: Walker, desk: Any) -> None:
    """The first steps, and the two lists."""
    with walker.step("Naam van de werking en telefoon"):
        walker.until(lambda: desk.steps)
        walker.type("Buddywerking De Proefstreek")
        walker.click(lambda: desk.steps.letterhead.fields.by_name["phone"].editor)
        walker.type("0400 00 00 01")
        walker.key(Qt.Key.Key_Return)
    with walker.step("Werkingsgebied: één provincie", "samen"):
        walker.type("antwerpen")
        walker.key(Qt.Key.Key_Return)  # a city and a province go by that name: to what is offered
        walker.key(Qt.Key.Key_Tab)
        walker.key(Qt.Key.Key_Return)
        walker.until(lambda: sum(len(one.municipalities) for one in desk.steps.store.read(areas.areas)) > 1)
        walker.key(Qt.Key.Key_Return)
    with walker.step("Wie hier werkt: jezelf; partners overslaan", "stappen"):
        walker.type("An")
        walker.key(Qt.Key.Key_Tab)
        walker.type("Zilverberk")
        walker.key(Qt.Key.Key_Return)
    with walker.step("De stappen: zoals gebruikelijk"):
        walker.key(Qt.Key.Key_Return)
    with walker.step("Twee lijsten kiezen", "herkend"):
        walker.key(Qt.Key.Key_Return)
        walker.until(lambda: [one for one in _dialogs(ImportWizard) if one.recognised.isVisible()])
        walker.steps[-1].clicks += 3  # in the dialog of the system: both files, and open
    with walker.step("Nakijken wat herkend is", "voorbeeld"):
        walker.press("Verder")
    with walker.step("Nakijken wat met elke rij gebeurt"):
        walker.press("Overnemen")


def bring_together(walker: Walker, desk: Desk) -> None:
    """From the proposals to a signed agreement on paper."""
    window: Any = walker.until(lambda: desk.window)
    store = window.store

    def the_duo() -> Any:
        return next(one for one in store.read(duo_rows.duos) if one.state is not DuoState.RUNNING)

    def page(name: str) -> Any:
        return next(one for one in window.pages if one.id == name)

    with walker.step("Matching: het beste voorstel", "voorstel"):
        walker.press("Naar de voorstellen")
        walker.until(lambda: not page("matching").solving.is_running and page("matching").solving.proposals)
    with walker.step("Beiden vragen", "vragen"):
        walker.press("Beiden vragen…")
        walker.click(lambda: front().accept_button)
        walker.click(lambda: ready(page("matching").notice.follow))
    duos = page("duos")
    with walker.step("Beiden zeiden ja"):
        for side in Role:
            walker.click(lambda side=side: duos.detail.ask.sides[side].answers.buttons[Answer.YES])
    with walker.step("De kennismaking noteren"):
        walker.press("Kennismaking noteren…", lambda: duos)
        walker.press("Kennismaking noteren")
    with walker.step("Beiden zeggen ja na de kennismaking"):
        for side in Role:
            walker.click(lambda side=side: duos.detail.meeting.sides[side].answers.buttons[Click.YES])
    with walker.step("Wie de twee opvolgt: jezelf", "overeenkomst"):
        walker.press("Ik volg dit duo op", lambda: duos)
    with walker.step("De overeenkomst op papier"):
        walker.press("Overeenkomst afdrukken…", lambda: duos)
        walker.press("Bewaren als PDF…")
        walker.steps[-1].clicks += 1  # in the dialog of the system: save
        walker.until((PAPERS / "blad.pdf").exists)
    with walker.step("Getekend", "getekend"):
        walker.press("Getekend…", lambda: duos)
        walker.key(Qt.Key.Key_Return)
        walker.until(lambda: the_duo().state is DuoState.TRIAL)


def main() -> None:
    lists = [Path(name).resolve() for name in sys.argv[1:3]]
    pictures = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if len(lists) != 2:
        raise SystemExit(__doc__)
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    application = make_application()
    QFileDialog.getOpenFileNames = lambda *_asked: ([str(one) for one in lists], "")  # type: ignore[method-assign]
    QFileDialog.getSaveFileName = lambda *_asked: (str(PAPERS / "blad.pdf"), "")  # type: ignore[method-assign]
    walker, desk = Walker(Hands(), pictures), Desk(None)

    def walk() -> None:
        reached = False
        try:
            begin(walker, desk)
            settle_in(walker, desk)
            bring_together(walker, desk)
            reached = True
        except TimeoutError as error:
            print(error, file=sys.stderr)
        print(_table(walker.steps), flush=True)
        os._exit(not reached)  # a dialog may still be waiting

    Thread(target=walk, daemon=True).start()
    application.exec()


def _table(steps: list[Step]) -> str:
    whole = Step("**samen**")
    for name in ("clicks", "keys", "scrolls", "klik"):
        setattr(whole, name, sum(getattr(one, name) for one in steps))
    lines = ["| stap | klikken | toetsen | scrollen | hand (s) | Klik (s) |", "|---|---:|---:|---:|---:|---:|"]
    for one in (*steps, whole):
        lines.append(f"| {one.words} | {one.clicks} | {one.keys} | {one.scrolls} | {one.hand:.0f} | {one.klik:.1f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
