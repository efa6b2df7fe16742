"""What is due on a day, on the command line: the page Vandaag as lines or as JSON."""

from argparse import Namespace
from typing import Any

from app.cli.opening import opened
from app.cli.output import show_json, table
from app.i18n import N_, _, clock, short_date
from app.services import retention
from app.services.subjects import Subject
from app.services.today import today
from app.services.today_rows import Coming, Group, Side, Today, TodayRow
from app.vocabulary import word

_GROUPS = {Group.AGREED: N_("agreed"), Group.DUE: N_("to do"), Group.WEEK: N_("soon")}


def show(given: Namespace) -> None:
    """What is due, what comes and who pauses."""
    with opened(given) as vault, vault.read() as session:
        found, past_term = today(session, given.date), retention.asked(session, given.date)
    if given.json:
        show_json(_told(found, past_term))
    else:
        table([_line(row) for row in found.rows])


def _line(row: TodayRow) -> list[str]:
    when = " ".join(part for part in (short_date(row.on), clock(row.hour) if row.hour else "") if part)
    return [_(_GROUPS[row.group]), when, row.name, word(row.reminder.kind), row.said_after]


def _told(found: Today, past_term: int) -> dict[str, Any]:
    return {
        "date": found.on,
        "until": found.until,
        "rows": [_row(row) for row in found.rows],
        "coming": [_coming(one) for one in found.coming],
        "paused": [
            {"about": _about(one.whom), "people": _people(one.sides), "since": one.since, "until": one.until}
            for one in found.paused
        ],
        "papers": [
            {"about": _about(Subject("buddy", one.buddy_id)), "name": one.name, "kind": one.kind, "until": one.until}
            for one in found.papers
        ],
        "extracts": [
            {"about": _about(Subject("buddy", one.buddy_id)), "name": one.name, "children_of": one.children_of}
            for one in found.extracts
        ],
        "past_term": past_term,
    }


def _row(row: TodayRow) -> dict[str, Any]:
    return {
        "group": row.group,
        "task": row.task,
        "matter": row.matter,
        "about": _about(row.whom),
        "people": _people(row.sides),
        "call": [side.role for side in row.called],
        "date": row.on,
        "time": row.hour.isoformat("minutes") if row.hour else None,
        "since": row.since,
        "months": row.months or None,
        "silent_since": row.silent_since,
        "review_on": row.review_on,
        "talks": dict(zip(("participant", "buddy"), row.talks, strict=True)),
        "said": row.said_after or None,
        "put_off": row.put_off,
    }


def _coming(one: Coming) -> dict[str, Any]:
    return {
        "matter": one.matter,
        "date": one.on,
        "time": one.at.isoformat("minutes") if one.at else None,
        "about": _about(one.whom) if one.whom else None,
        "people": _people(one.sides),
        "title": one.title or None,
        "kind": one.kind,
        "months": one.months or None,
        "said": one.said or None,
    }


def _about(whom: Subject) -> dict[str, Any]:
    return {"kind": whom.kind, "id": whom.id}


def _people(sides: tuple[Side, ...]) -> list[dict[str, Any]]:
    return [{"role": side.role, "id": side.id, "name": side.name, "phone": side.phone} for side in sides]
