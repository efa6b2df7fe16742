"""Commands on a vault as a whole, and on whom and what stands in it for good."""

from pathlib import Path
from typing import Any

from app.cli import backups, coordinators, erasing, handing, history, problem_report, vaults
from app.cli.arguments import as_json, command, on_day
from app.i18n import N_, _


def add(commands: Any) -> None:
    """Add them all."""
    command(commands, "create", vaults.create, N_("Make a new vault; prints the recovery code, once."))
    check = command(commands, "check", vaults.check, N_("Check whether a vault is in order."))
    check.add_argument("--repair", action="store_true", help=_("set right what can be, after a backup"))
    as_json(check)
    backup = command(commands, "backup", vaults.backup, N_("Write a verified backup to a file."))
    backup.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    kept = command(commands, "backups", backups.show, N_("List the backups of a vault, the newest first."))
    as_json(kept)
    restore = command(commands, "restore", vaults.restore, N_("Restore a backup, in a new folder."))
    restore.add_argument("--from", dest="source", type=Path, required=True, metavar=_("FILE"))
    restore.add_argument(
        "--replace", action="store_true", help=_("in the place of the vault, which goes to the folder quarantine whole")
    )
    given = command(
        commands,
        "hand-over",
        handing.hand_over,
        N_("Give the vault to another laptop in one file."),
    )
    given.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    given.add_argument("--to", metavar=_("NAME"), default="", help=_("who gets it; stands in the vault alone"))
    received = command(
        commands, "receive", handing.receive, N_("Receive a vault from a file, in a new folder or where it was.")
    )
    received.add_argument("--from", dest="source", type=Path, required=True, metavar=_("FILE"))
    back = command(commands, "reclaim", handing.reclaim, N_("Take a vault back without the file of the other laptop."))
    back.add_argument("--yes", action="store_true", help=_("what is done on the other laptop can then not be joined"))
    secret = command(commands, "passphrase", vaults.passphrase, N_("Choose a new passphrase."))
    secret.add_argument("--coordinator", metavar=_("NAME"), help=_("whose passphrase, where there are several"))
    gone = command(commands, "erase", erasing.erase, N_("Erase somebody for good, and tell what stays."))
    gone.add_argument("--id", required=True, metavar="ID", help=_("a participant or a buddy, by number or by name"))
    gone.add_argument("--yes", action="store_true", help=_("do not ask for the name first"))
    on_day(gone)
    who = command(commands, "coordinators", coordinators.show, N_("Show or change who may open a vault."))
    what = who.add_mutually_exclusive_group()
    what.add_argument("--add", metavar=_("NAME"), help=_("give a coordinator a passphrase of her or his own"))
    what.add_argument("--remove", metavar=_("NAME"), help=_("take her or his passphrase away"))
    what.add_argument("--envelope", action="store_true", help=_("make the code for the envelope of the centre"))
    what.add_argument("--no-envelope", action="store_true", help=_("let that code open the vault no more"))
    as_json(who)
    past = command(commands, "history", history.show, N_("Show who changed what, and when."))
    past.add_argument("--id", metavar=_("ID"), help=_("of one participant, buddy or duo, field by field"))
    as_json(past)
    report = command(
        commands,
        "problem-report",
        problem_report.write,
        N_("Write a file for whoever helps when something does not work; nobody stands in it."),
        vault=False,
    )
    report.add_argument("--vault", type=Path, metavar=_("FOLDER"), help=_("tell of this vault too"))
    report.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where it is written; else it is printed"))
    report.add_argument(
        "--matching", action="store_true", help=_("also the matching, without anybody in it: only how well any two fit")
    )
    on_day(report)
    report.set_defaults(wrong_use=report.error)
    demo = command(commands, "demo", vaults.demo, N_("Make a vault with an invented office, to try things out."))
    demo.add_argument("--seed", type=int, default=1)
    on_day(demo)
