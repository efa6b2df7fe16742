"""How a fact of the vault is said in the file of the one it is about, and how it is kept in its JSON."""

from collections.abc import Callable, Mapping
from datetime import date, time
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column

from app.documents.questions import from_json
from app.documents.wording import say_fact
from app.i18n import _, clock, euro, grouped, language_name, listed, number, short_date, telephone
from app.matching.wish_words import fact_word
from app.network.contents import from_plain
from app.network.map import Spot
from app.network.words import ring_word, sector_word
from app.places import fold
from app.services.evaluations import answer_words, moment_words
from app.services.person_file_rows import Row
from app.services.rows import WishRow
from app.services.sharing import SHAREABLE
from app.transfer import wish_lines
from app.vocabulary import Benefit, Means, Support, half_days_in_brief, word

_USUAL = {
    "contact.times": 1,
    "referral.times": 0,
    "network_contact.potential": False,
    "network_contact.deceased": False,
}
"""What every record begins with, and says nothing."""
_NOTHING = {"invitee.contact_id": "niet op je kaart", "network_contact.angle": "nog geen plaats"}
"""What it says that nothing is known here: of whom else a record tells no name, it would stand below nothing."""
_SHARED: dict[str, str] = {name: title for titles in SHAREABLE.values() for name, title in titles.items()}


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


def words_of(column: Column[Any], row: Row, names: Mapping[UUID, str]) -> str:
    """A fact in words; empty for what is not known. ``names`` are those of what links point at."""
    value = row[column.name]
    name = f"{column.table.name}.{column.name}"
    if value is None and name in _NOTHING:
        return say_fact(_NOTHING[name])
    if name == "person.place" and fold(value or "") == fold(row["municipality"] or ""):
        return ""  # told once, as the register of places has it
    if value is None or value in ("", [], {}) or (name in _USUAL and value == _USUAL[name]):
        return ""
    if column.foreign_keys:
        return names.get(value, "")
    if name in _OWN:
        return _OWN[name](row, names)
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, bool):
        return say_fact("ja" if value else "nee")
    if isinstance(value, date):
        base = column.name.removesuffix("_on").removesuffix("_since")
        return _day(value, row.get("precision" if base == "on" else f"{base}_precision"))
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, int | float):
        return number(value)
    return listed([str(one) for one in value]) if isinstance(value, list) else str(value)


def _day(day: date, precision: str | None) -> str:
    """No more than is known of a day."""
    if precision == "month":
        return f"{day.month:02}/{day.year}"
    return str(day.year) if precision == "year" else short_date(day)


def _wish(row: Row, _names: Mapping[UUID, str]) -> str:
    wish = WishRow(row["about"], tuple(row["values"] or ()), row["lower"], row["upper"], row["strength"], row["firm"])
    return wish_lines.written([wish]) or row["about"]


def _answers(row: Row, _names: Mapping[UUID, str]) -> str:
    """Each question as it was asked, with what was answered."""
    answers = row["answers"] or {}
    told = [(one.text, answer_words(one, answers.get(one.key))) for one in _questions(row["questions"])]
    known = {one.key for one in _questions(row["questions"])}
    told += [(key, str(said)) for key, said in answers.items() if key not in known]
    return "\n".join(f"{asked} {said}" for asked, said in told if said)


def _questions(kept: Any) -> tuple[Any, ...]:
    try:
        return from_json(kept or [])
    except ValueError:
        return ()


def _approved(row: Row, _names: Mapping[UUID, str]) -> str:
    lines = [line for line in row["lines"] if isinstance(line, list) and len(line) == 2]
    return "\n".join(f"{_(_SHARED.get(name) or name)}: {said}" for name, said in lines)


def _noted(row: Row, _names: Mapping[UUID, str]) -> str:
    """What stood on a note of expenses, a line each."""
    lines = [one for one in row["lines"] if isinstance(one, dict)]
    said = [(_iso(one["day"]), one["what"], euro(one["transport"] + one["other"])) for one in lines]
    return "\n".join(" · ".join(filter(None, one)) for one in said)


def _place(row: Row, _names: Mapping[UUID, str]) -> str:
    spot = Spot(row["angle"], row["distance"])
    return f"{sector_word(spot.sector)}, {ring_word(spot.ring)}"


def _who_stood_there(row: Row, names: Mapping[UUID, str]) -> str:
    letters = [names[one.id] for one in from_plain(row["contents"]).contacts if one.id in names]
    return say_fact("op de kaart", wie=", ".join(letters) or say_fact("kaart leeg"))


def _codes(kind: type[StrEnum], column: str) -> Callable[[Row, Mapping[UUID, str]], str]:
    known = set(kind)
    return lambda row, _names: listed([word(kind(one)) if one in known else str(one) for one in row[column]])


_OWN: dict[str, Callable[[Row, Mapping[UUID, str]], str]] = {
    "person.birth_year": lambda row, _names: str(row["birth_year"]),
    "person.languages": lambda row, _names: listed([language_name(code) for code in row["languages"]]),
    "person.paper_language": lambda row, _names: language_name(row["paper_language"]),
    "person.means": _codes(Means, "means"),
    "person.phone": lambda row, _names: telephone(row["phone"]),
    "person.availability": lambda row, _names: half_days_in_brief([at for at, ok in row["availability"].items() if ok]),
    "person.custom": lambda row, _names: "\n".join(f"{at}: {fact_word(said)}" for at, said in row["custom"].items()),
    "person.account": lambda row, _names: grouped(row["account"]),
    "expense.cost": lambda row, _names: euro(row["cost"]),
    "expense_year.year": lambda row, _names: str(row["year"]),
    "expense_elsewhere.year": lambda row, _names: str(row["year"]),
    "expense_elsewhere.amount": lambda row, _names: euro(row["amount"]),
    "expense_note.amount": lambda row, _names: euro(row["amount"]),
    "expense_note.lines": _noted,
    "buddy.areas": lambda row, names: listed([names[at] for one in row["areas"] if (at := _id(one)) and at in names]),
    "buddy.benefits": _codes(Benefit, "benefits"),
    "wish.about": _wish,
    "consent.what": lambda row, _names: listed([_(_SHARED.get(one, one)) for one in row["what"]]),
    "approval.lines": _approved,
    "agreement.evaluations_on": lambda row, _names: listed([_iso(one) for one in row["evaluations_on"]]),
    "evaluation.months": lambda row, _names: moment_words(row["months"]),
    "evaluation.answers": _answers,
    "contact.cost": lambda row, _names: euro(row["cost"]),
    "network_contact.name": lambda row, names: names[row["id"]],
    "network_contact.angle": _place,
    "network_contact.receives": _codes(Support, "receives"),
    "network_contact.gives": _codes(Support, "gives"),
    "network_moment.contents": _who_stood_there,
}


def _id(said: Any) -> UUID | None:
    try:
        return UUID(str(said))
    except ValueError:
        return None


def _iso(said: Any) -> str:
    try:
        return short_date(date.fromisoformat(said))
    except (TypeError, ValueError):
        return str(said)
