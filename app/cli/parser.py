"""Which commands there are, and what each takes."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from app import __version__
from app.cli import (
    contacts,
    duos,
    duplicates,
    evaluations,
    introductions,
    lists,
    matches,
    network,
    outward_parser,
    papers,
    person_file,
    rounds,
    today,
    vault_parser,
)
from app.cli.arguments import as_json, command, day, in_language, on_day, times
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
    commands = parser.add_subparsers(title=_("commands"), required=True, metavar=_("COMMAND"))
    vault_parser.add(commands)
    _list_commands(commands)
    _today_commands(commands)
    _match_commands(commands)
    _duo_commands(commands)
    _evaluation_commands(commands)
    _network_commands(commands)
    outward_parser.add(commands)
    return parser


def _list_commands(commands: Any) -> None:
    importing = command(commands, "import", lists.import_lists, N_("Read the lists you have: Excel or CSV."))
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
    as_json(importing)
    on_day(importing)
    out = command(
        commands, "export", lists.export_lists, N_("Write what is in the vault as an Excel file, or all of it as JSON.")
    )
    out.add_argument("kind", nargs="?", choices=[whom.value for whom in Whom], default=Whom.ALL.value)
    out.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    out.add_argument("--care", action="store_true", help=_("with what was noted of care"))
    on_day(out)
    own = command(commands, "person-file", person_file.write, N_("Write what is known of somebody, for her or him."))
    own.add_argument("--id", required=True, metavar="ID")
    own.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"))
    own.add_argument("--large", action="store_true", help=_("in large print"))
    in_language(own)
    own.add_argument("--reports", action="store_true", help=_("with reports and complaints, which name others as well"))
    listing = command(commands, "list", lists.show, N_("List who and what is in the vault."))
    kinds = ["participants", "buddies", "duos", "contacts", "evaluations", "events"]
    listing.add_argument("kind", choices=kinds)
    as_json(listing)
    on_day(listing)
    twice = command(commands, "duplicates", duplicates.show, N_("Show who may be there twice, and why."))
    as_json(twice)


def _today_commands(commands: Any) -> None:
    due = command(commands, "today", today.show, N_("Show what is due today, as a list or as JSON."))
    as_json(due)
    on_day(due)


def _match_commands(commands: Any) -> None:
    match = command(commands, "match", matches.match, N_("Propose duos; saves nothing."), vault=False)
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
    as_json(match)
    on_day(match)
    rank = command(commands, "rank", matches.rank, N_("Show who fits this buddy."))
    rank.add_argument("--buddy", required=True, metavar=_("BUDDY"))
    rank.add_argument("--prices", action="store_true", help=_("with what each choice does to the rest of the list"))
    as_json(rank)
    on_day(rank)
    wanted = command(commands, "wanted", matches.wanted, N_("Show whom to look for: the buddy who would help most."))
    as_json(wanted)
    on_day(wanted)
    decided = command(commands, "rounds", rounds.show, N_("Show what was decided on earlier calculations."))
    as_json(decided)


def _duo_commands(commands: Any) -> None:
    accept = command(commands, "accept", duos.accept, N_("Begin a duo: a proposal, or two people of your own choice."))
    accept.add_argument("participant", metavar=_("PARTICIPANT"))
    accept.add_argument("buddy", metavar=_("BUDDY"))
    accept.add_argument("--reason", help=_("why, where a rule speaks against it"))
    as_json(accept)
    on_day(accept)
    record = command(commands, "record-duo", duos.record_duo, N_("Note a duo that runs already."))
    record.add_argument("participant", metavar=_("PARTICIPANT"))
    record.add_argument("buddy", metavar=_("BUDDY"))
    record.add_argument(
        "--since", type=date.fromisoformat, metavar="JJJJ-MM-DD", help=_("since when the two are together")
    )
    as_json(record)
    on_day(record)
    meeting = command(commands, "meeting", duos.meeting, N_("Note a first meeting and what each said, apart."))
    meeting.add_argument("--duo", required=True, metavar="ID")
    meeting.add_argument("--participant", choices=[click.value for click in Click], required=True)
    meeting.add_argument("--buddy", choices=[click.value for click in Click], required=True)
    as_json(meeting)
    on_day(meeting)
    contact = command(commands, "contact", contacts.contact, N_("Note a contact of a duo."))
    contact.add_argument("--duo", required=True, metavar="ID")
    kinds = [ContactKind.PHONE, ContactKind.VISIT, ContactKind.MAIL, ContactKind.OUTING]
    contact.add_argument("--kind", choices=[kind.value for kind in kinds], required=True)
    contact.add_argument("--side", choices=[role.value for role in Role], help=_("with whom of the two a talk was"))
    contact.add_argument("--note", metavar=_("TEXT"))
    contact.add_argument("--times", type=times, metavar="N", help=_("how often they saw each other, 0 included"))
    contact.add_argument("--month", action="store_true", help=_("in the whole month of that day"))
    as_json(contact)
    on_day(contact)
    agreement = command(commands, "agreement", duos.agreement, N_("Write the agreement of a duo as PDF."))
    agreement.add_argument("--duo", required=True, metavar="ID")
    agreement.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    in_language(agreement)
    introduction = command(
        commands, "introduction", introductions.write, N_("Write the introduction of one of a duo to the other as PDF.")
    )
    introduction.add_argument("--duo", required=True, metavar="ID")
    introduction.add_argument(
        "--for", choices=[role.value for role in Role], required=True, help=_("who reads it; it describes the other")
    )
    introduction.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    introduction.add_argument("--large", action="store_true", help=_("in large print"))
    in_language(introduction)
    on_day(introduction)
    paper = command(commands, "documents", papers.write, N_("Write papers of one duo or of all, as PDF in a folder."))
    paper.add_argument("kind", choices=papers.KINDS)
    whose = paper.add_mutually_exclusive_group(required=True)
    whose.add_argument("--all", action="store_true", help=_("of every duo that may have it"))
    whose.add_argument("--duo", metavar="ID")
    paper.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"))
    paper.add_argument("--large", action="store_true", help=_("in large print"))
    in_language(paper)
    on_day(paper)


def _evaluation_commands(commands: Any) -> None:
    form = command(commands, "evaluation-form", evaluations.evaluation_form, N_("Write an evaluation form as PDF."))
    whose = form.add_mutually_exclusive_group(required=True)
    whose.add_argument("--duo", metavar="ID")
    whose.add_argument("--blank", action="store_true", help=_("without names"))
    form.add_argument("--moment", choices=list(evaluations.MOMENTS), default="3m")
    form.add_argument("--side", choices=[voice.value for voice in Voice], required=True)
    form.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    in_language(form)
    reading = command(commands, "read-form", evaluations.read_form, N_("Read a filled evaluation form."))
    reading.add_argument("file", type=Path, metavar=_("FILE"))
    reading.add_argument("--duo", metavar="ID", help=_("of which duo a blank form is"))
    reading.add_argument("--keep", action="store_true", help=_("keep it in the vault, as of --date"))
    as_json(reading)
    on_day(reading)


def _network_commands(commands: Any) -> None:
    drawn = command(commands, "network", network.write, N_("Write a network map as PDF, SVG, PNG, GraphML or Excel."))
    compared = command(commands, "network-compare", network.compare, N_("Show what changed between two network maps."))
    counted = command(commands, "network-figures", network.count, N_("Show a network map in counts."))
    for one in (drawn, compared, counted):
        one.add_argument("--participant", required=True, metavar=_("PARTICIPANT"))
        one.add_argument("--pseudonyms", action="store_true", help=_("a letter and a number instead of names"))
    drawn.add_argument("--moment", type=day, metavar="JJJJ-MM-DD", help=_("the map that was kept that day"))
    drawn.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    in_language(drawn)
    compared.add_argument("--from", dest="since", type=day, required=True, metavar="JJJJ-MM-DD")
    compared.add_argument(
        "--to", dest="until", type=day, metavar="JJJJ-MM-DD", help=_("the map of now if it is left out")
    )
    compared.add_argument("--out", type=Path, metavar=_("FILE"), help=_("put both on paper, as PDF"))
    in_language(compared)
    for one in (compared, counted):
        as_json(one)


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
