"""Commands on lists: take over the ones there are, and show what is in the vault."""

from argparse import Namespace
from typing import Any

from app.cli import contacts, evaluations
from app.cli.opening import opened
from app.cli.output import show_json, table, tell
from app.i18n import _, short_date
from app.services import duos, events, people, transfer
from app.services import evaluations as services
from app.services.actions import perform
from app.services.import_plan import FileReport, plan_lists
from app.services.rows import BuddyRow, ParticipantRow
from app.services.search import standing
from app.services.search_index import state_word
from app.storage import backup as backups
from app.vocabulary import Role, word


def import_lists(given: Namespace) -> None:
    """Take over lists as one step that can be undone; a verified backup comes first."""
    with opened(given.vault) as vault:
        with vault.read() as session:
            remembered = transfer.remembered_columns(session)
        role = Role(given.role) if given.role else None
        readings, unread = transfer.read_lists(given.files, role, given.date, remembered)
        if not readings:
            *others, last = unread
            for one in others:
                tell(str(one.error))
            raise last.error
        if given.dry_run:
            with vault.read() as session:
                reports = tuple(one.report for one in plan_lists(session, readings).lists)
        else:
            backups.backup(vault)
            reports = perform(vault, transfer.import_lists, readings)
    for one in unread:
        tell(str(one.error))
    if given.json:
        refused, read = {one.file: one for one in unread}, iter(reports)
        told = [_not_read(refused[file]) if file in refused else _report(next(read)) for file in given.files]
        show_json({"files": told})
    else:
        for report in reports:
            _tell_report(report)


def show(given: Namespace) -> None:
    """List participants, buddies, duos, contacts, evaluations or events."""
    with opened(given.vault) as vault, vault.read() as session:
        if given.kind == "evaluations":
            known = {row.id: row for row in duos.duos(session)}
            told, lines = evaluations.listed(services.evaluations(session), known)
        elif given.kind == "events":
            planned = events.events(session)
            told = [_event(row) for row in planned]
            lines = [
                [str(row.id)[:8], short_date(row.on), word(row.kind), row.title, row.place or ""] for row in planned
            ]
        elif given.kind == "duos":
            paired = duos.duos(session)
            told = [_duo(row) for row in paired]
            lines = [[str(row.id)[:8], f"{row.participant} & {row.buddy}", word(row.state)] for row in paired]
        elif given.kind == "contacts":
            told, lines = contacts.listed(session, given.date)
        else:
            rows = (people.participants if given.kind == "participants" else people.buddies)(session, given.date)
            told = [_person(row) for row in rows]
            lines = [[str(row.id)[:8], row.names, row.municipality or "", _standing(row)] for row in rows]
    if given.json:
        show_json(told)
    else:
        table(lines)


def _report(report: FileReport) -> dict[str, Any]:
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


def _not_read(one: transfer.Unread) -> dict[str, Any]:
    """A file that could not be read, told as a list of which nothing was taken over."""
    refused = [{"sheet": "", "row": 0, "reason": str(one.error)}]
    return {"file": one.file.name, "rows": 0, "added": 0, "unchanged": 0, "refused": refused, "warnings": []}


def _tell_report(report: FileReport) -> None:
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


def _standing(row: ParticipantRow | BuddyRow) -> str:
    second = row.second if isinstance(row, BuddyRow) else None
    return state_word(standing([row, second] if second else [row], row.status))


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
        "smokes_note",
        "has_pets",
        "pets_note",
        "travels_km",
        "has_car",
        "interests",
        "traits",
        "custom",
        "deceased_on",
        "no_contact_since",
        "admitted_since",
        "status",
        "remarks",
    )
    own = (
        ("registered_on", "registered_precision", "coordinator", "referrer", "question")
        if isinstance(row, ParticipantRow)
        else (
            "partner",
            "capacity",
            "free_places",
            "offers",
            "asked_on",
            "screened_on",
            "screened_precision",
            "screened_at",
            "screener",
            "advice",
            "decided_on",
            "decided_by",
            "screening_note",
            "active_since",
            "active_precision",
            "paused_until",
        )
    )
    born = row.birth_date.year if row.birth_date else row.birth_year
    facts = {name: getattr(row, name) for name in shared + own}
    if not row.may_be_contacted:  # nobody makes a list of letters or calls with them on it
        facts |= dict.fromkeys(("street", "phone", "email"))
    return facts | {
        "birth_year": born,
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


def _event(row: events.EventRow) -> dict[str, Any]:
    plain = ("id", "kind", "title", "on", "place", "theme", "partner", "note", "people_reached", "cancelled")
    counts = ("invited", "coming", "not_coming", "present")
    hours = {"from": row.starts_at, "to": row.ends_at}
    return (
        {name: getattr(row, name) for name in plain}
        | {name: at.isoformat("minutes") if at else None for name, at in hours.items()}
        | {name: getattr(row, name) for name in counts}
    )


def _duo(row: duos.DuoRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "participant": row.participant_id,
        "buddy": row.buddy_id,
        "participant_name": row.participant,
        "buddy_name": row.buddy,
        "state": row.state,
        "since": row.steps[-1][1] if row.steps else None,
        "until": row.until,
        "last_contact": row.last_contact,
        "meeting_planned_on": row.meeting_planned_on,
        "meeting_planned_at": row.meeting_planned_at.isoformat("minutes") if row.meeting_planned_at else None,
        "meeting_place": row.meeting_place,
        "agreement_signed_on": row.agreement_signed_on,
        "review_on": row.review_on,
        "every_days": list(row.every_days),
        "end_reason": row.end_reason,
        "next_step": row.next_step,
        "reason": row.reason,
        "broken": list(row.broken),
    }
