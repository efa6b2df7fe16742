"""Commands on lists: take over the ones there are, and show what is in the vault."""

from argparse import Namespace
from contextlib import suppress
from typing import Any

from app.cli.opening import opened
from app.cli.output import show_json, table, tell
from app.errors import KlikError
from app.i18n import _
from app.services import duos, people, transfer
from app.services.actions import perform
from app.services.rows import BuddyRow, ParticipantRow
from app.storage import backup as backups
from app.storage.vault import Vault
from app.transfer.reading import ListReading, read_list
from app.vocabulary import word


def import_lists(given: Namespace) -> None:
    """Take over lists as one step that can be undone; a verified backup comes first."""
    readings, unreadable = _read(given)
    if not readings:
        raise unreadable[0]
    with opened(given.vault) as vault:
        if given.dry_run:
            reports = _rehearse(vault, readings)
        else:
            backups.backup(vault)
            reports = perform(vault, transfer.import_lists, readings)
    for error in unreadable:
        tell(str(error))
    if given.json:
        show_json({"files": [_report(report) for report in reports]})
    else:
        for report in reports:
            _tell_report(report)


def show(given: Namespace) -> None:
    """List participants, buddies or duos."""
    with opened(given.vault) as vault, vault.read() as session:
        if given.kind == "duos":
            paired = duos.duos(session)
            told = [_duo(row) for row in paired]
            lines = [[str(row.id)[:8], f"{row.participant} & {row.buddy}", word(row.state)] for row in paired]
        else:
            rows = (people.participants if given.kind == "participants" else people.buddies)(session, given.date)
            told = [_person(row) for row in rows]
            lines = [[str(row.id)[:8], row.full_name, row.municipality or "", word(row.status)] for row in rows]
    if given.json:
        show_json(told)
    else:
        table(lines)


def _read(given: Namespace) -> tuple[list[ListReading], list[KlikError]]:
    readings, unreadable = [], []
    for file in given.files:
        try:
            readings.append(read_list(file, given.role, given.date))
        except KlikError as error:
            unreadable.append(error)
    return readings, unreadable


class _Rehearsed(Exception):  # noqa: N818 - nothing went wrong
    """Ends a rehearsal: whatever it wrote is rolled back."""


def _rehearse(vault: Vault, readings: list[ListReading]) -> tuple[transfer.FileReport, ...]:
    """What an import would report, with nothing kept."""
    with suppress(_Rehearsed), vault.write(transfer.import_lists.action) as session:
        reports = transfer.import_lists(session, readings)
        raise _Rehearsed
    return reports


def _report(report: transfer.FileReport) -> dict[str, Any]:
    return {
        "file": report.file,
        "rows": report.rows,
        "added": report.added,
        "unchanged": report.unchanged,
        "refused": [{"sheet": one.sheet, "row": one.row, "reason": str(one.reason)} for one in report.refused],
        "warnings": [
            {"sheet": w.sheet, "row": w.row, "column": w.column, "value": w.value, "reason": str(w.reason)}
            for w in report.warnings
        ],
    }


def _tell_report(report: transfer.FileReport) -> None:
    print(
        _("{file}: {rows} rows, {added} added, {unchanged} known already, {refused} refused").format(
            file=report.file,
            rows=report.rows,
            added=report.added,
            unchanged=report.unchanged,
            refused=len(report.refused),
        )
    )
    for one in report.refused:
        print("  " + _("row {row}: {reason}").format(row=one.row, reason=one.reason))
    for told in report.warnings:
        where = _("row {row}: {reason}").format(row=told.row, reason=told.reason) if told.row else str(told.reason)
        said = f" [{told.column}: {told.value}]" if told.column or told.value else ""
        print(f"  {where}{said}")


def _person(row: ParticipantRow | BuddyRow) -> dict[str, Any]:
    shared = (
        "id",
        "first_name",
        "last_name",
        "birth_date",
        "birth_year",
        "gender",
        "street",
        "postcode",
        "place",
        "municipality",
        "phone",
        "email",
        "languages",
        "smokes",
        "has_pets",
        "travels_km",
        "has_car",
        "interests",
        "traits",
        "status",
        "remarks",
    )
    own = (
        ("registered_on", "registered_precision", "coordinator", "referrer", "question")
        if isinstance(row, ParticipantRow)
        else ("partner", "capacity", "free_places", "screened_on", "screening_note", "active_since")
    )
    return {name: getattr(row, name) for name in shared + own} | {
        "availability": row.free,
        "wishes": [
            {
                "about": w.about,
                "is": list(w.values),
                "from": w.lower,
                "to": w.upper,
                "strength": w.strength,
                "firm": w.firm,
            }
            for w in row.wishes
        ],
    }


def _duo(row: duos.DuoRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "participant": row.participant_id,
        "buddy": row.buddy_id,
        "participant_name": row.participant,
        "buddy_name": row.buddy,
        "state": row.state,
        "since": row.steps[-1][1] if row.steps else None,
        "last_contact": row.last_contact,
        "reason": row.reason,
        "broken": list(row.broken),
    }
