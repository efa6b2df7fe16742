"""The wiring: which rooms meet which when Klik starts, with a window, without a display, or on the command line."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app import settings
from app.errors import KlikError
from app.i18n import LANGUAGES, _, choose_language, ngettext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.storage.vault import Vault
    from app.ui.desk import Desk

SHOWN = 3
"""How many proposals are carried to an agreement where there is no display."""


def speak() -> None:
    """Take up the language that was chosen on this laptop; ``KLIK_LANGUAGE`` goes before it."""
    kept = settings.load().get("language")
    if kept in LANGUAGES and not os.environ.get("KLIK_LANGUAGE"):
        choose_language(kept)


def command_line(arguments: list[str]) -> int:
    """Answer on the command line; gives the exit code."""
    from app import cli  # it brings everything that reads and solves; a window begins without

    return cli.main(arguments)


def run() -> int:
    """Show Klik on the demo vault, asking nothing; without a display, do its main job and leave the papers."""
    try:
        if not _has_display():
            return headless(Path.cwd() / "demo-output")
        from app.services import demo_vault

        return _show(_known(), demo_vault.opened(date.today()), remember=False)
    except KlikError as error:
        print(error, file=sys.stderr)
        return 1


def window() -> int:
    """Open the window on the vault that was open last, locked."""
    if not _has_display():
        print(_("There is no display for a window. The command line can do the same: see --help."), file=sys.stderr)
        return 1
    return _show(_known(), None)


def smoke(report: str | None = None, vault: str | None = None) -> int:
    """Try out this installation on invented people, without a window on the screen, and tell in JSON how it went.

    With a ``vault``, which has the password of the demo, only its opening is timed.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if report and vault:
        from app.ui.smoke.start import start

        return start(Path(report), *desk_on(Path(vault), remember=False))
    from app.ui.smoke.walk import smoke

    return smoke(Path(report) if report else None)


def headless(target: Path) -> int:
    """The main job without a window: match in a demo vault, let three duos meet, write their papers to ``target``."""
    from app.documents.raster import pages_as_png
    from app.services import agreements, demo, documents, duo_path, proposals
    from app.services.actions import perform
    from app.storage.keyfile import DEMO_PASSPHRASE
    from app.storage.vault import Vault
    from app.vocabulary import Click, Voice, word

    print(_("There is no display, so Klik does its main job on its own, with invented people."))
    today = date.today()
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo.make(Path(folder, "demo"), today)
        with Vault.unlock(Path(folder, "demo"), passphrase=DEMO_PASSPHRASE) as vault:
            print(_("The demo vault is unlocked."))
            with vault.read() as session:
                proposed = proposals.propose(proposals.brief(session, today)).proposed
            print(ngettext("{n} duo is proposed.", "{n} duos are proposed.", len(proposed)).format(n=len(proposed)))
            papers = {}
            for number, pair in enumerate(proposed[:SHOWN], 1):
                duo = perform(vault, duo_path.accept, UUID(pair.participant), UUID(pair.buddy), today)
                perform(vault, duo_path.note_meeting, duo, Click.YES, Click.YES, today)
                perform(vault, agreements.change_agreement, duo, {"activities_liked": ", ".join(pair.interests)})
                with vault.read() as session:
                    papers[_("agreement-{n}").format(n=number)] = documents.agreement_pdf(
                        documents.agreement(session, duo)
                    )
            for voice in Voice:
                with vault.read() as session:
                    form = documents.blank_evaluation_form(session, voice)
                papers[_("evaluation-{whose}").format(whose=word(voice))] = documents.evaluation_form_pdf(form)
    for name, pdf in papers.items():
        documents.save(target / f"{name}.pdf", pdf)
        for page, picture in enumerate(pages_as_png(pdf), 1):
            documents.save(target / f"{name}-{page}.png", picture)
    print(
        _("Agreements and evaluation forms are in {folder}, as PDF and a picture of each page.").format(folder=target)
    )
    return 0


def _show(folder: Path | None, vault: "Vault | None", *, remember: bool = True) -> int:
    """The window, from unlocking to closing."""
    application, _desk = desk_on(folder, vault, remember=remember)
    return application.exec()


def desk_on(folder: Path | None, vault: "Vault | None" = None, *, remember: bool = True) -> "tuple[QApplication, Desk]":
    """The application with what it shows first; nothing happens yet until its loop runs."""
    from app.ui import look
    from app.ui.application import make_application
    from app.ui.desk import Desk
    from app.ui.messages import install_excepthook

    application = make_application()
    look.wear(application)
    install_excepthook()
    desk = Desk(folder)
    if vault:
        desk.open(vault, remember=remember)
    else:
        desk.ask()
    return application, desk


def _known() -> Path | None:
    """The vault that was open last on this laptop."""
    known = settings.load().get("vault")
    return Path(known) if known else None


def _has_display() -> bool:
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
