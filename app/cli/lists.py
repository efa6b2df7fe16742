"""Commands on lists: take over the ones there are, and show what is in the vault."""

import json
from argparse import Namespace
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from app.cli import contacts, evaluations
from app.cli.leaving import give
from app.cli.opening import opened
from app.cli.output import show_json, table, tell
from app.documents.data import ListData
from app.errors import KlikError
from app.i18n import N_, _, listed, ngettext, short_date
from app.services import duos, events, everything, export, lists_out, people, transfer
from app.services import evaluations as services
from app.services.actions import perform
from app.services.export import Whom
from app.services.import_plan import FileReport, Plan, PlannedList, plan_lists
from app.services.import_questions import Question
from app.services.import_words import about, asks, becomes, options
from app.services.rows import BuddyRow, ParticipantRow
from app.services.search import standing
from app.services.search_index import state_word
from app.storage import backup as backups
from app.transfer.duos import Pairs
from app.transfer.people import CellWarning
from app.transfer.reading import Refused
from app.vocabulary import HandoutKind, Role, word


def import_lists(given: Namespace) -> None:
    """Take over lists as one step that can be undone; a verified backup comes first."""
    answers = _answers(given.answers) if given.answers else {}
    with opened(given) as vault:
        with vault.read() as session:
            remembered = transfer.remembered_columns(session)
        kind = next((kind(given.role) for kind in (Role, Pairs) if given.role in list(kind)), None)
        readings, unread = transfer.read_lists(given.files, kind, given.date, remembered)
        if not readings:
            *others, last = unread
            for one in others:
                tell(str(one.error))
            raise last.error
        with vault.read() as session:
            plan = plan_lists(session, readings, answers)
            if answers:
                _check(answers, (*plan.questions, *plan_lists(session, readings).questions))
        if not given.dry_run:
            backups.before(vault, N_("Before an import"))
            perform(vault, transfer.import_lists, readings, answers)
    for one in unread:
        tell(str(one.error))
    if given.json:
        refused, read = {one.file: one for one in unread}, iter(plan.lists)
        told = [_not_read(refused[file]) if file in refused else _report(next(read)) for file in given.files]
        show_json({"files": told, "questions": [_question(one, plan, answers) for one in plan.questions]})
    else:
        for listed in plan.lists:
            _tell_report(listed.report)
        if left := sum(one.key not in answers for one in plan.questions):
            words = ngettext(
                "{n} question was not answered, and got the safe answer; --json shows it.",
                "{n} questions were not answered, and got the safe answer; --json shows them.",
                left,
            )
            print(words.format(n=left))


def _answers(file: Path) -> dict[str, str]:
    """The answers in a file, by the key of their question."""
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise KlikError(N_("{file} cannot be read as answers."), file=file.name) from error
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise KlikError(N_("{file} cannot be read as answers."), file=file.name)
    return found


def _check(answers: Mapping[str, str], asked: Iterable[Question]) -> None:
    """Refuse an answer that nobody asked for, or that is none: a slip of the pen must not pass in silence."""
    possible: dict[str, set[str]] = {}
    for question in asked:
        possible.setdefault(question.key, set()).update(question.answers)
    for key, answer in answers.items():
        if key not in possible:
            raise KlikError(N_("These lists have no question ‘{key}’. Nothing was kept."), key=key)
        if answer not in possible[key]:
            raise KlikError(
                N_("‘{answer}’ is no answer to the question ‘{key}’. Nothing was kept."), answer=answer, key=key
            )  # fmt: skip


def export_lists(given: Namespace) -> None:
    """Write who and what is in the vault: as a workbook that can be read in again, or all of it as JSON."""
    kind, whole = Whom(given.kind), given.out.suffix.casefold() == ".json"
    if not whole and given.out.suffix.casefold() != ".xlsx":
        raise KlikError(N_("{file} is no Excel file and no JSON: let its name end in .xlsx or .json."), file=given.out)
    if whole and (kind is not Whom.ALL or given.care):
        raise KlikError(N_("A file of JSON always holds everything. Leave out what is asked for, or choose .xlsx."))
    with opened(given) as vault:
        vault.check_ours()
        with vault.read() as session:
            made = () if whole else export.lists(session, given.date, kind, care=given.care)
            content = everything.as_json(session, given.date) if whole else lists_out.workbook(*made)
        table([[data.title, str(len(data.rows))] for data in made])
        what = _("A whole copy (JSON)") if whole else _("{what}, in Excel").format(what=_listed(made))
        give(vault, given.out, content, HandoutKind.EXPORT, what)


def _listed(made: Iterable[ListData]) -> str:
    return listed([data.title for data in made])


def show(given: Namespace) -> None:
    """List participants, buddies, duos, contacts, evaluations or events."""
    with opened(given) as vault, vault.read() as session:
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


def _report(planned: PlannedList) -> dict[str, Any]:
    report = planned.report
    counts = ("rows", "added", "unchanged", "people", "duos", "contacts")
    return {"file": report.file} | {name: getattr(report, name) for name in counts} | {
        "refused": [{"sheet": one.sheet, "row": one.row, "reason": str(one.reason)} for one in report.refused],
        "warnings": [
            {"sheet": w.sheet, "row": w.row, "column": w.column, "value": w.value, "reason": str(w.reason)}
            for w in report.warnings
        ],
        "outcomes": [
            {"sheet": one.sheet, "row": one.row, "name": one.name, "about": one.about, "outcome": one.outcome,
             "words": becomes(one)}
            for one in planned.rows
        ],
    }  # fmt: skip


def _not_read(one: transfer.Unread) -> dict[str, Any]:
    """A file that could not be read, told as a list of which nothing was taken over."""
    counts = dict.fromkeys(("rows", "added", "unchanged", "people", "duos", "contacts"), 0)
    refused = [{"sheet": "", "row": 0, "reason": str(one.error)}]
    return {"file": one.file.name} | counts | {"refused": refused, "warnings": [], "outcomes": []}


def _question(question: Question, plan: Plan, answers: Mapping[str, str]) -> dict[str, Any]:
    return {
        "key": question.key,
        "kind": question.kind,
        "file": plan.lists[question.at].report.file,
        "question": asks(question, plan),
        "about": list(about(question)),
        "rows": [{"sheet": sheet, "row": row} for sheet, row in question.rows],
        "answers": dict(options(question)),
        "safe": question.answers[0],
        "answer": question.answer(answers),
    }


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
    sheets = ({one.sheet for one in report.refused} | {told.sheet for told in report.warnings}) - {""}
    for one in report.refused:
        print(f"  {_told(one, sheets)}")
    for told in report.warnings:
        said = ": ".join(filter(None, (told.column, told.value)))
        print(f"  {_told(told, sheets)}" + (f" [{said}]" if said else ""))


def _told(one: Refused | CellWarning, sheets: Collection[str]) -> str:
    """What is told of a row, with its sheet where more sheets are spoken of."""
    said = _("row {row}: {reason}").format(row=one.row, reason=one.reason) if one.row else str(one.reason)
    return f"{one.sheet}, {said}" if one.sheet and len(sheets) > 1 else said


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
