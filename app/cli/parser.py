"""Which commands there are, and what each takes."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from app import __version__
from app.cli import (
    backups,
    contacts,
    coordinators,
    duos,
    duplicates,
    erasing,
    evaluations,
    handing,
    history,
    introductions,
    lists,
    matches,
    network,
    papers,
    person_file,
    rounds,
    today,
    vaults,
)
from app.i18n import N_, _
from app.services.export import Whom
from app.transfer.duos import Pairs
from app.vocabulary import Click, ContactKind, Role, Voice


def build() -> argparse.ArgumentParser:
    """The parser of the whole command line; every parsed result carries its ``command``."""
    argparse._ = _  # type: ignore[attr-defined]  # it words its own sentences through gettext: let it be ours
    parser = argparse.ArgumentParser(prog="klik", description=_("Buddywerking at one desk, offline and encrypted."))
    parser.add_argument(
        "--version", action="version", version=f"klik {__version__}", help=_("show program's version number and exit")
    )
    commands = parser.add_subparsers(required=True, metavar=_("COMMAND"))
    _vault_commands(commands)
    _list_commands(commands)
    _today_commands(commands)
    _match_commands(commands)
    _duo_commands(commands)
    _evaluation_commands(commands)
    _network_commands(commands)
    return parser


def day(text: str) -> date:
    """A day as 2026-11-22 or 22/11/2026."""
    try:
        if "/" in text:
            number, month, year = (int(part) for part in text.split("/"))
            return date(year, month, number)
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("write the day as 2026-11-22, not ‘{text}’").format(text=text)) from error


def _vault_commands(commands: Any) -> None:
    _command(commands, "create", vaults.create, N_("Make a new vault; prints the recovery code, once."))
    check = _command(commands, "check", vaults.check, N_("Check whether a vault is whole."))
    check.add_argument("--repair", action="store_true", help=_("set right what can be, after a backup"))
    _json(check)
    backup = _command(commands, "backup", vaults.backup, N_("Write a verified backup to a file."))
    backup.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    kept = _command(commands, "backups", backups.show, N_("List the backups of a vault, the newest first."))
    _json(kept)
    restore = _command(commands, "restore", vaults.restore, N_("Put a backup back, in a new folder."))
    restore.add_argument("--from", dest="source", type=Path, required=True, metavar=_("FILE"))
    restore.add_argument(
        "--replace", action="store_true", help=_("in the place of the vault, which goes to the folder quarantine whole")
    )
    given = _command(
        commands,
        "hand-over",
        handing.hand_over,
        N_("Give the vault to another laptop in one file."),
    )
    given.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    given.add_argument("--to", metavar=_("NAME"), default="", help=_("who gets it; stands in the vault alone"))
    received = _command(
        commands, "receive", handing.receive, N_("Receive a vault from a file, in a new folder or where it was.")
    )
    received.add_argument("--from", dest="source", type=Path, required=True, metavar=_("FILE"))
    back = _command(commands, "reclaim", handing.reclaim, N_("Take a vault back without the file of the other laptop."))
    back.add_argument("--yes", action="store_true", help=_("what is done on the other laptop can then not be joined"))
    secret = _command(commands, "passphrase", vaults.passphrase, N_("Choose a new passphrase."))
    secret.add_argument("--coordinator", metavar=_("NAME"), help=_("whose passphrase, where there are several"))
    gone = _command(commands, "erase", erasing.erase, N_("Erase somebody for good, and tell what stays."))
    gone.add_argument("--id", required=True, metavar="ID", help=_("a participant or a buddy, by number or by name"))
    gone.add_argument("--yes", action="store_true", help=_("do not ask for the name first"))
    _date(gone)
    who = _command(commands, "coordinators", coordinators.show, N_("Show or change who may open a vault."))
    what = who.add_mutually_exclusive_group()
    what.add_argument("--add", metavar=_("NAME"), help=_("give a coordinator a passphrase of her or his own"))
    what.add_argument("--remove", metavar=_("NAME"), help=_("take her or his passphrase away"))
    what.add_argument("--envelope", action="store_true", help=_("make the code for the envelope of the centre"))
    what.add_argument("--no-envelope", action="store_true", help=_("let that code open the vault no more"))
    _json(who)
    past = _command(commands, "history", history.show, N_("Show who changed what, and when."))
    past.add_argument("--id", metavar=_("ID"), help=_("of one participant, buddy or duo, field by field"))
    _json(past)
    demo = _command(commands, "demo", vaults.demo, N_("Make a vault with an invented office, to try things out."))
    demo.add_argument("--seed", type=int, default=1)
    _date(demo)


def _list_commands(commands: Any) -> None:
    importing = _command(commands, "import", lists.import_lists, N_("Read the lists you have: Excel or CSV."))
    importing.add_argument(
        "files", nargs="+", type=Path, metavar=_("FILE"), help=_("a list: .xlsx, .xls, .ods or .csv")
    )
    importing.add_argument(
        "--role",
        choices=[kind.value for kind in (*Role, *Pairs)],
        help=_("what the lists hold, where the columns do not say: participants, buddies, duos, contacts by month"),
    )
    importing.add_argument(
        "--answers", type=Path, metavar=_("FILE"), help=_("answers to the questions that --json shows, as JSON")
    )
    importing.add_argument("--dry-run", action="store_true", help=_("only tell what would be read"))
    _json(importing)
    _date(importing)
    out = _command(
        commands, "export", lists.export_lists, N_("Write what is in the vault as an Excel file, or all of it as JSON.")
    )
    out.add_argument("kind", nargs="?", choices=[whom.value for whom in Whom], default=Whom.ALL.value)
    out.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    out.add_argument("--care", action="store_true", help=_("with what was noted of care"))
    _date(out)
    own = _command(commands, "person-file", person_file.write, N_("Write what is known of somebody, for her or him."))
    own.add_argument("--id", required=True, metavar="ID")
    own.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"))
    own.add_argument("--large", action="store_true", help=_("in large print"))
    own.add_argument("--reports", action="store_true", help=_("with reports and complaints, which name others as well"))
    listing = _command(commands, "list", lists.show, N_("List who and what is in the vault."))
    kinds = ["participants", "buddies", "duos", "contacts", "evaluations", "events"]
    listing.add_argument("kind", choices=kinds)
    _json(listing)
    _date(listing)
    twice = _command(commands, "duplicates", duplicates.show, N_("Show who may be there twice, and why."))
    _json(twice)


def _today_commands(commands: Any) -> None:
    due = _command(commands, "today", today.show, N_("Show what is due today, as a list or as JSON."))
    _json(due)
    _date(due)


def _match_commands(commands: Any) -> None:
    match = _command(commands, "match", matches.match, N_("Propose duos; saves nothing."), vault=False)
    match.set_defaults(wrong_use=match.error)
    source = match.add_mutually_exclusive_group(required=True)
    source.add_argument("--vault", type=Path, metavar=_("FOLDER"))
    source.add_argument("--problem", type=Path, metavar=_("FILE"), help=_("a klik-problem without names"))
    match.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where the solution goes; needed for --problem"))
    match.add_argument("--pairs", type=Path, metavar=_("FILE"), help=_("write every pair that may be proposed, as CSV"))
    match.add_argument(
        "--export-problem", type=Path, metavar=_("FILE"), help=_("write the problem of the vault, without names")
    )
    match.add_argument(
        "--explain",
        nargs="+",
        metavar=(_("PARTICIPANT"), _("BUDDY")),
        help=_("why this proposal or none, and what else; or why these two, or why not"),
    )
    _json(match)
    _date(match)
    rank = _command(commands, "rank", matches.rank, N_("Show who fits this buddy."))
    rank.add_argument("--buddy", required=True, metavar=_("BUDDY"))
    rank.add_argument("--prices", action="store_true", help=_("with what each choice does to the rest of the list"))
    _json(rank)
    _date(rank)
    wanted = _command(commands, "wanted", matches.wanted, N_("Show whom to look for: the buddy who would help most."))
    _json(wanted)
    _date(wanted)
    decided = _command(commands, "rounds", rounds.show, N_("Show what was decided on earlier calculations."))
    _json(decided)


def _duo_commands(commands: Any) -> None:
    accept = _command(commands, "accept", duos.accept, N_("Begin a duo: a proposal, or two people of your own choice."))
    accept.add_argument("participant", metavar=_("PARTICIPANT"))
    accept.add_argument("buddy", metavar=_("BUDDY"))
    accept.add_argument("--reason", help=_("why, where a rule speaks against it"))
    _json(accept)
    _date(accept)
    record = _command(commands, "record-duo", duos.record_duo, N_("Note a duo that runs already."))
    record.add_argument("participant", metavar=_("PARTICIPANT"))
    record.add_argument("buddy", metavar=_("BUDDY"))
    record.add_argument(
        "--since", type=date.fromisoformat, metavar="JJJJ-MM-DD", help=_("since when the two are together")
    )
    _json(record)
    _date(record)
    meeting = _command(commands, "meeting", duos.meeting, N_("Note a first meeting and what each said, apart."))
    meeting.add_argument("--duo", required=True, metavar="ID")
    meeting.add_argument("--participant", choices=[click.value for click in Click], required=True)
    meeting.add_argument("--buddy", choices=[click.value for click in Click], required=True)
    _json(meeting)
    _date(meeting)
    contact = _command(commands, "contact", contacts.contact, N_("Note a contact of a duo."))
    contact.add_argument("--duo", required=True, metavar="ID")
    kinds = [ContactKind.PHONE, ContactKind.VISIT, ContactKind.MAIL, ContactKind.OUTING]
    contact.add_argument("--kind", choices=[kind.value for kind in kinds], required=True)
    contact.add_argument("--side", choices=[role.value for role in Role], help=_("with whom of the two a talk was"))
    contact.add_argument("--note", metavar=_("TEXT"))
    contact.add_argument(
        "--times", type=int, choices=range(100), metavar="N", help=_("how often they saw each other, 0 included")
    )
    contact.add_argument("--month", action="store_true", help=_("in the whole month of that day"))
    _json(contact)
    _date(contact)
    agreement = _command(commands, "agreement", duos.agreement, N_("Write the agreement of a duo as PDF."))
    agreement.add_argument("--duo", required=True, metavar="ID")
    agreement.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    introduction = _command(
        commands, "introduction", introductions.write, N_("Write the introduction of one of a duo to the other as PDF.")
    )
    introduction.add_argument("--duo", required=True, metavar="ID")
    introduction.add_argument(
        "--for", choices=[role.value for role in Role], required=True, help=_("who reads it; it describes the other")
    )
    introduction.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    introduction.add_argument("--large", action="store_true", help=_("in large print"))
    _date(introduction)
    paper = _command(commands, "documents", papers.write, N_("Write papers of one duo or of all, as PDF in a folder."))
    paper.add_argument("kind", choices=papers.KINDS)
    whose = paper.add_mutually_exclusive_group(required=True)
    whose.add_argument("--all", action="store_true", help=_("of every duo that may have it"))
    whose.add_argument("--duo", metavar="ID")
    paper.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"))
    paper.add_argument("--large", action="store_true", help=_("in large print"))
    _date(paper)


def _evaluation_commands(commands: Any) -> None:
    form = _command(commands, "evaluation-form", evaluations.evaluation_form, N_("Write an evaluation form as PDF."))
    whose = form.add_mutually_exclusive_group(required=True)
    whose.add_argument("--duo", metavar="ID")
    whose.add_argument("--blank", action="store_true", help=_("without names"))
    form.add_argument("--moment", choices=list(evaluations.MOMENTS), default="3m")
    form.add_argument("--side", choices=[voice.value for voice in Voice], required=True)
    form.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    reading = _command(commands, "read-form", evaluations.read_form, N_("Read a filled evaluation form."))
    reading.add_argument("file", type=Path, metavar=_("FILE"))
    reading.add_argument("--duo", metavar="ID", help=_("of which duo a blank form is"))
    reading.add_argument("--keep", action="store_true", help=_("keep it in the vault, as of --date"))
    _json(reading)
    _date(reading)


def _network_commands(commands: Any) -> None:
    drawn = _command(commands, "network", network.write, N_("Write a network map as PDF, SVG, PNG, GraphML or Excel."))
    compared = _command(commands, "network-compare", network.compare, N_("Show what changed between two network maps."))
    counted = _command(commands, "network-figures", network.count, N_("Show a network map in counts."))
    for one in (drawn, compared, counted):
        one.add_argument("--participant", required=True, metavar=_("PARTICIPANT"))
        one.add_argument("--pseudonyms", action="store_true", help=_("a letter and a number instead of names"))
    drawn.add_argument("--moment", type=day, metavar="JJJJ-MM-DD", help=_("the map that was kept that day"))
    drawn.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    compared.add_argument("--from", dest="since", type=day, required=True, metavar="JJJJ-MM-DD")
    compared.add_argument(
        "--to", dest="until", type=day, metavar="JJJJ-MM-DD", help=_("the map of now if it is left out")
    )
    compared.add_argument("--out", type=Path, metavar=_("FILE"), help=_("put both on paper, as PDF"))
    for one in (compared, counted):
        _json(one)


def _command(
    commands: Any, name: str, command: object, help_sentence: str, *, vault: bool = True
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=_(help_sentence), description=_(help_sentence))
    made.set_defaults(command=command)
    if name not in _MAKING:
        _answers(made)
    if vault:
        made.add_argument("--vault", type=Path, required=True, metavar=_("FOLDER"))
    return made


def _answers(command: argparse.ArgumentParser) -> None:
    """What the coordinator may say to a vault that is refused, beside what the window asks."""
    refused = command.add_argument_group(_("when a vault is refused"))
    refused.add_argument(
        "--anyway", action="store_true", help=_("open it although it stands in a synchronised folder or on a share")
    )
    refused.add_argument(
        "--take-over", action="store_true", help=_("open it although another laptop says to have it open")
    )
    refused.add_argument("--accept-loss", action="store_true", help=_("open it although saved changes are missing"))


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _date(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--date", type=day, default=date.today(), metavar="JJJJ-MM-DD", help=_("the day to count from")
    )


_MAKING = {"create", "demo"}
"""Commands that open no vault that was there already."""
_ARGPARSE = (  # the sentences of argparse itself, for the translator
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("invalid %(type)s value: %(value)r"),
)
