"""Which rows of the vault are about one human being, found from the metadata so that no new table is forgotten.

A row belongs to whoever it points at, and to nobody who stands on the other side: what the coordinator talked about
with the buddy of a duo is the buddy's, also in the file of the participant.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, or_, select
from sqlalchemy.orm import Session

from app.models import Base
from app.vocabulary import Voice

Row = Mapping[str, Any]

IN = (
    *("person", "participant", "buddy", "wish", "consent", "approval", "goal", "referral", "ladder"),
    *("duo", "duo_step", "exclusion", "kept_proposal", "agreement", "scan", "evaluation", "contact", "follow_up"),
    *("attendance", "paper", "network_contact", "network_tie", "network_moment", "network_meeting", "invitee"),
    *("requirement", "plan_line", "meeting_check", "handout", "report"),
    *("expense", "expense_year", "expense_elsewhere", "expense_note"),
)
"""The tables of a file, in the order in which it is read."""
OUT = {
    "area": "of the office",
    "coordinator": "who works in the office; named where she or he follows somebody",
    "criterion": "of the office; the answers stand with the person",
    "distinct_people": "names somebody else",
    "erasure": "of nobody who is still here",
    "event": "of the office; named where somebody is invited",
    "kept_expense": "sums that the law asks of contacts that went with somebody else; by name, and of no record",
    "legal_amount": "of the law",
    "offer": "of the office; named where somebody was referred",
    "office": "of the office",
    "organisation": "of the office; named where somebody comes from or goes to it",
    "policy_signal": "about a gap and nobody in particular, without names",
    "round": "calculations about everybody together, without names; what was decided stands with the duos",
    "saved_filter": "of the office",
    "signal_passing": "of a signal, without names",
    "template": "of the office",
    "year_total": "counts without names",
}
"""The others, each with the reason why nothing of it is in anybody's file."""
LEFT = {
    "person.halted": "what Klik itself needs to take a hard day back",
    "network_contact.relation": "own words about somebody else",
    "network_contact.distance": "told with the angle",
    "referral.along_name": "names somebody else",
    "scan.content": "a paper that both signed: a copy can be asked for",
    "evaluation.questions": "told with the answers",
    "network_moment.present": "names others",
    "invitee.name": "names somebody else",
    "invitee.named_by": "names somebody else",
    "plan_line.who": "names others",
    "wish.values": "told with the wish",
    "wish.lower": "told with the wish",
    "wish.upper": "told with the wish",
    "wish.strength": "told with the wish",
    "wish.firm": "told with the wish",
}
"""Columns that are not told, each with the reason."""
NAMED = ("coordinator", "organisation", "offer", "event", "network_contact", "duo")
"""What a link is told of; every other link only says where a row belongs."""
_SIDES = ("person", "participant", "buddy")
_BOTH = ("buddy", "duo", "exclusion", "kept_proposal", "referral")
"""Tables in which somebody else stands beside the person."""
_OF_OTHERS = {
    "participant": ("duo.buddy_answer", "duo.buddy_click", "duo.buddy_note"),
    "buddy": ("duo.participant_answer", "duo.participant_click", "duo.participant_note"),
}
"""By the own side, what the other side of a duo said."""


def rows_about(session: Session, person_id: UUID, *, reports: bool = False) -> dict[str, list[Row]]:
    """The rows about somebody in every role, by table; reports only where they are asked for."""
    owned: dict[str, set[UUID]] = {"person": {person_id}}
    found: dict[str, list[Row]] = {}
    for table in Base.metadata.sorted_tables:
        if table.name not in IN or (table.name == "report" and not reports):
            continue
        rows = [row for row in _pointing(session, table, owned) if _is_own(table, row, owned)]
        if table.name == "evaluation":
            rows = [row for row in rows if row["voice"] in _voices(row, found["duo"], owned)]
        owned[table.name] = owned.get(table.name, set()) | {row["id"] for row in rows}
        found[table.name] = rows
    return found


def told_columns(table: Table) -> Iterator[Column[Any]]:
    """The columns of a table that a file tells: facts, and links that have a name."""
    for column in table.columns:
        if f"{table.name}.{column.name}" in LEFT or column.name in ("id", "position"):
            continue
        if column.name.endswith("_precision") or column.name == "precision":
            continue
        if all(target in NAMED for target in targets(column)):
            yield column


def targets(column: Column[Any]) -> list[str]:
    """The table that a link points at; empty for a fact."""
    return [key.column.table.name for key in column.foreign_keys]


def said_by_other(table: Table, column: Column[Any], row: Row, mine: Mapping[str, set[UUID]]) -> bool:
    """Whether a fact is what the other side said."""
    name = f"{table.name}.{column.name}"
    if table.name == "referral" and row["participant_id"] not in mine["participant"]:
        return column.name == "answer"
    if table.name == "referral":
        return column.name == "other_answer"
    return table.name == "duo" and name in _OF_OTHERS[side_of(row, mine)]


def side_of(duo: Row, mine: Mapping[str, set[UUID]]) -> str:
    """On which side of a duo the person stands."""
    return "participant" if duo["participant_id"] in mine["participant"] else "buddy"


def ids(found: Mapping[str, list[Row]]) -> dict[str, set[UUID]]:
    """The ids of what was found, by table."""
    return {table: {row["id"] for row in rows} for table, rows in found.items()}


def _pointing(session: Session, table: Table, owned: Mapping[str, set[UUID]]) -> list[Row]:
    """Rows that point at something that is found already; the person by the id."""
    if table.name == "person":
        which = [table.c.id.in_(owned["person"])]
    else:
        links = [column for column in table.columns if set(targets(column)) & owned.keys()]
        which = [column.in_(owned[targets(column)[0]]) for column in links]
    return [dict(row) for row in session.execute(select(table).where(or_(False, *which))).mappings()]


def _is_own(table: Table, row: Row, owned: Mapping[str, set[UUID]]) -> bool:
    if table.name in _BOTH:
        return True
    sides = [column for column in table.columns if set(targets(column)) & set(_SIDES)]
    return all(row[column.name] is None or row[column.name] in owned[targets(column)[0]] for column in sides)


def _voices(evaluation: Row, duos: list[Row], owned: Mapping[str, set[UUID]]) -> tuple[Voice, Voice]:
    """Whose words are the person's own: her or his voice, and what both said together."""
    duo = next(row for row in duos if row["id"] == evaluation["duo_id"])
    return Voice(side_of(duo, owned)), Voice.TOGETHER
