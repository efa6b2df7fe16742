"""What a change did, in words: which record, which field, from what to what.

Of some records is only told that they changed: whoever stands on a map of another did not ask to be in anybody's
history, and a report is read where it was noted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.i18n import N_, _, short_date
from app.matching.wish_words import criterion_word, worded
from app.models import Base, Buddy, Coordinator, Duo, Event, Participant, Person
from app.models.person import full_name
from app.services.field_words import QUIET, called, said
from app.services.subjects import names
from app.storage.history import RowChange, plain
from app.vocabulary import word

TABLES = {
    "agreement": N_("Agreement"),
    "approval": N_("Introduction approved"),
    "area": N_("Area"),
    "attendance": N_("Guest of an event"),
    "buddy": N_("As a buddy"),
    "consent": N_("Consent"),
    "contact": N_("Contact"),
    "coordinator": N_("Coordinator"),
    "criterion": N_("Own criterion"),
    "distinct_people": N_("Two different people"),
    "duo": N_("Duo"),
    "duo_step": N_("Step of a duo"),
    "erasure": N_("Erased"),
    "evaluation": N_("Evaluation"),
    "event": N_("Event"),
    "exclusion": N_("Not proposed together"),
    "expense": N_("Expense"),
    "expense_elsewhere": N_("Paid back elsewhere"),
    "expense_note": N_("Expense note"),
    "expense_year": N_("How expenses are paid back"),
    "follow_up": N_("Next step"),
    "goal": N_("Goal"),
    "handout": N_("Given to somebody"),
    "invitee": N_("Who thinks along"),
    "kept_expense": N_("Expenses kept for the law"),
    "kept_proposal": N_("Proposal held on to"),
    "ladder": N_("Step outward"),
    "legal_amount": N_("Amount of the law"),
    "meeting_check": N_("Talk after a network meeting"),
    "network_contact": N_("Name on the network map"),
    "network_meeting": N_("Network meeting"),
    "network_moment": N_("Kept map"),
    "network_tie": N_("Line on the network map"),
    "offer": N_("Offer nearby"),
    "office": N_("Our office"),
    "organisation": N_("Organisation"),
    "paper": N_("Paper"),
    "participant": N_("As a participant"),
    "person": N_("Who is this"),
    "plan_line": N_("Line of the plan"),
    "policy_signal": N_("Signal"),
    "referral": N_("Way to an offer"),
    "report": N_("Report"),
    "requirement": N_("What the plan must hold"),
    "round": N_("Calculation"),
    "saved_filter": N_("Own filter"),
    "scan": N_("Scan"),
    "signal_passing": N_("Signal passed on"),
    "template": N_("Words on paper"),
    "wish": N_("Wish"),
    "year_total": N_("Number of a year"),
}
CLOSED = frozenset(
    {"report", "network_contact", "network_tie", "network_moment", "network_meeting", "invitee", "requirement"}
    | {"plan_line", "meeting_check", "ladder"}
)
"""Of which no word is told."""
NEW, CHANGED, GONE, FORGOTTEN = "new", "changed", "gone", "forgotten"
HOW = {NEW: N_("new"), CHANGED: N_("changed"), GONE: N_("removed"), FORGOTTEN: N_("not kept any more")}


@dataclass(frozen=True)
class FieldChange:
    """A field by its column and as it is called, with what it said before and after; empty for not known."""

    field: str
    called: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """``0400 11 22 33 → 0400 44 55 66``"""
        if not self.before and not self.after:
            return _("adjusted")
        unknown = _("not filled in")
        return _("{before} → {after}").format(before=self.before or unknown, after=self.after or unknown)


@dataclass(frozen=True)
class RecordChange:
    """One record that changed: what it is, what became of it (``HOW``), and which of its fields say something else."""

    table: str
    id: UUID
    what: str
    how: str
    fields: tuple[FieldChange, ...]


def record_word(table: str) -> str:
    """What a record of a table is called; one that nobody named as it is written."""
    return _(TABLES[table]) if table in TABLES else table.replace("_", " ").capitalize()


def told(session: Session, change: RowChange) -> RecordChange:
    """What one row says of itself before and after."""
    table, dialect = Base.metadata.tables[change.table], session.get_bind().dialect
    old, new = (plain(table, row, dialect) if row else {} for row in (change.old, change.new))
    how = FORGOTTEN if change.emptied else CHANGED if old and new else NEW if new else GONE
    facts = new or old
    what = " · ".join(filter(None, (record_word(change.table), _which(session, change, facts))))
    changed = () if change.emptied else tuple(_fields(session, change.table, old, new))
    return RecordChange(change.table, UUID(change.row_id), what, how, changed)


def named(session: Session, table: str, record_id: UUID) -> str:
    """What a record is called; empty for one that is gone, and for whoever did not ask to be named."""
    known: dict[UUID, str] = session.info.setdefault("named", {})  # of a hundred contacts of one duo it is asked once
    if record_id not in known:
        known[record_id] = _named(session, table, record_id)
    return known[record_id]


def _named(session: Session, table: str, record_id: UUID) -> str:
    kind = next((m.class_ for m in Base.registry.mappers if m.class_.__tablename__ == table), None)
    found = session.get(kind, record_id) if kind and table not in CLOSED else None
    if isinstance(found, Duo):
        return names(found)
    if isinstance(found, Participant):
        return found.person.full_name
    if isinstance(found, Buddy):
        return " & ".join(person.full_name for person in found.people)
    if isinstance(found, Person | Coordinator):
        return found.full_name
    if isinstance(found, Event):
        return f"{found.title or word(found.kind)} {short_date(found.on)}"
    return str(getattr(found, "name", ""))


def _which(session: Session, change: RowChange, facts: Mapping[str, Any]) -> str:
    """Which one it is, of many of its kind."""
    if change.table in CLOSED:
        return ""
    if change.table == "person" and facts:
        return full_name(facts.get("first_name") or "", facts.get("last_name") or "")
    if change.table in ("participant", "buddy") and isinstance(facts.get("person_id"), UUID):
        return named(session, "person", facts["person_id"])
    if change.table == "duo":
        return named(session, "duo", UUID(change.row_id))
    if change.table in ("duo_step", "wish"):
        return ""
    day = facts.get("on")
    return short_date(day) if isinstance(day, date) else str(facts.get("name") or facts.get("title") or "")


def _fields(session: Session, table: str, old: dict[str, Any], new: dict[str, Any]) -> list[FieldChange]:
    changed = [name for name in (new or old) if old.get(name) != new.get(name) and not is_quiet(name)]
    if table in CLOSED:
        return [FieldChange(name, called(name), "", "") for name in changed] if old and new else []
    if table == "wish":
        return [FieldChange("wish", record_word(table), _wish(old), _wish(new))]
    links = {key.parent.name: key.column.table.name for key in Base.metadata.tables[table].foreign_keys}
    found = []
    for name in changed:
        before, after = (_said(session, table, name, row.get(name), links) for row in (old, new))
        if before != after:
            found.append(FieldChange(name, called(name), before, after))
        elif old and new:  # it changed, and there are no words for how
            found.append(FieldChange(name, called(name), "", ""))
    return found


def _said(session: Session, table: str, name: str, value: Any, links: Mapping[str, str]) -> str:
    if name in links and isinstance(value, UUID):
        return named(session, links[name], value)
    if table == "buddy" and name == "areas" and value:
        return ", ".join(filter(None, (named(session, "area", UUID(one)) for one in value)))
    if table == "duo" and name == "broken" and value:
        return ", ".join(map(str, value))
    if isinstance(value, bytes):
        return _("a file of {n} kB").format(n=max(1, len(value) // 1000))
    if name == "cost" and isinstance(value, int):
        return said("cost_in_euro", value / 100, {})
    return said(name, value, {})


def _wish(row: Mapping[str, Any]) -> str:
    """``Leeftijd: 50–60 · moet``"""
    if not row:
        return ""
    span = "–".join(str(row[at]) for at in ("lower", "upper") if row.get(at) is not None)
    wished = ", ".join(filter(None, (*worded(row["about"], row.get("values") or ()), span)))
    return " · ".join(filter(None, (f"{criterion_word(row['about'])}: {wished}", word(row["strength"]))))


def is_quiet(name: str) -> bool:
    """Whether a column is not told: it says nothing, or another one says it already."""
    return name in QUIET or name.endswith("_precision")
