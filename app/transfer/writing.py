"""A list as the importer knows it, from rows of the vault: every cell is written so that it reads back the same.

What a sheet cannot hold is in docs/lists.md.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.i18n import _, language_name, place, short_date, telephone
from app.transfer import cells, wish_lines
from app.transfer.languages import languages
from app.transfer.titles import FIELDS
from app.vocabulary import DAYS, HALF_DAYS, PARTS, Means, Role, word

Value = date | float | None


@dataclass(frozen=True)
class Written:
    """A cell: its words, and the day or number that they say where they say one."""

    words: str = ""
    value: Value = None


Writer = Callable[[Any], Written]
_NOTHING = Written()
# As they are read back in whatever language: "ma" and "di" are other days in French, which says them longer.
_HALF_DAYS = {
    "nl_BE": (("ma", "di", "wo", "do", "vr", "za", "zo"), ("vm", "nm", "av"), "en", "elke dag"),
    "fr_BE": (("lun", "mar", "mer", "jeu", "ven", "sam", "dim"), ("matin", "apm", "soir"), "et", "tous les jours"),
    "en_BE": (
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        ("morning", "afternoon", "evening"),
        "and",
        "every day",
    ),
}


def columns(role: Role, *, care: bool = False) -> dict[str, Writer]:
    """What stands in a list of a role, by field, in the order of the columns; care only where it is asked for."""
    of_role = {Role.PARTICIPANT: _PARTICIPANT, Role.BUDDY: _BUDDY}[role]
    whole = _PERSON | of_role | _LAST
    return whole | {"care_note": _text("care_note")} if care and role is Role.PARTICIPANT else whole


def title(field: str) -> str:
    """The title of a field."""
    return _(FIELDS[field])


def half_days(slots: Iterable[str]) -> str:
    """``ma vm en nm, do av``: as it is read back, with every part of a day named."""
    said = set(slots)
    days, parts, both, always = _HALF_DAYS[place()]
    if said.issuperset(HALF_DAYS):
        return always
    found = (
        (day, [word for part, word in zip(PARTS, parts, strict=True) if f"{slot}-{part}" in said])
        for slot, day in zip(DAYS, days, strict=True)
    )
    return ", ".join(f"{day} {f' {both} '.join(free)}" for day, free in found if free)


def things(items: Sequence[str], lower: bool = False) -> str:
    """Things with commas between; with semicolons, the last of them at the end, where they hold a comma themselves."""
    plain = ", ".join(items)
    if cells.things(plain, lower).value == (tuple(items) or None):
        return plain
    return "".join(f"{item.replace(';', ',')}; " for item in items).strip()


def day(on: date | None, precision: str = "day") -> Written:
    """A day as a day, a month or a year alone as they are written."""
    if on is None:
        return _NOTHING
    if precision == "day":
        return Written(short_date(on), on)
    return Written(f"{on:%m/%Y}" if precision == "month" else f"{on:%Y}")


def _text(field: str) -> Writer:
    return lambda row: Written(getattr(row, field) or "")


def _yes_no(field: str) -> Writer:
    def write(row: Any) -> Written:
        said = getattr(row, field)
        return Written("" if said is None else _("yes") if said else _("no"))

    return write


def _word(field: str) -> Writer:
    return lambda row: Written(word(getattr(row, field)))


def _things(field: str, lower: bool = False) -> Writer:
    return lambda row: Written(things(getattr(row, field) or (), lower))


def _day(field: str, precision: str = "") -> Writer:
    return lambda row: day(getattr(row, field), getattr(row, precision) if precision else "day")


def _number(field: str) -> Writer:
    def write(row: Any) -> Written:
        said = getattr(row, field)
        return _NOTHING if said is None else Written(f"{said:g}", said)

    return write


def birth(on: date | None, year: int | None) -> Written:
    """The date of birth, or the year where that is all that is known."""
    return day(on) if on else Written(str(year or ""))


def _languages(row: Any) -> Written:
    def said(code: str) -> str:
        name = language_name(code)
        return name if languages(name).value == (code,) else code

    return Written(", ".join(map(said, row.languages or ())))


def _known(free: bool) -> Writer:
    return lambda row: Written(half_days(slot for slot, known in (row.availability or {}).items() if known is free))


def _of_second(write: Callable[[Any], Written]) -> Writer:
    return lambda row: write(row.second) if row.second else _NOTHING


def _custom(row: Any) -> Written:
    answers: Mapping[str, Any] = row.custom or {}
    return Written(wish_lines.criteria_written(answers.items()))


_PERSON: dict[str, Writer] = {
    "last_name": _text("last_name"),
    "first_name": _text("first_name"),
    "birth": lambda row: birth(row.birth_date, row.birth_year),
    "gender": _word("gender"),
    "pronouns": _text("pronouns"),
    "street": _text("street"),
    "postcode": _text("postcode"),
    "place": _text("place"),
    "phone": lambda row: Written(telephone(row.phone)),
    "email": _text("email"),
    "reach_note": _text("reach_note"),
    "status": _word("status"),
}
_LAST: dict[str, Writer] = {
    "languages": _languages,
    "paper_language": lambda row: Written(language_name(row.paper_language) if row.paper_language else ""),
    "interests": _things("interests", lower=True),
    "traits": _things("traits", lower=True),
    "smokes": _yes_no("smokes"),
    "smokes_note": _text("smokes_note"),
    "has_pets": _yes_no("has_pets"),
    "pets_note": _text("pets_note"),
    "availability": _known(True),
    "unavailable": _known(False),
    "travels_km": _number("travels_km"),
    "has_car": _yes_no("has_car"),
    "means": lambda row: Written(", ".join(word(Means(one)) for one in row.means or ())),
    "mobility": _text("mobility"),
    "wishes": lambda row: Written(wish_lines.written(row.wishes)),
    "custom": _custom,
    "introduction": _text("introduction"),
    "remarks": _text("remarks"),
    "admitted_since": _day("admitted_since"),
    "no_contact_since": _day("no_contact_since"),
    "deceased_on": _day("deceased_on"),
}
_PARTICIPANT: dict[str, Writer] = {
    "registered_on": _day("registered_on", "registered_precision"),
    "referrer": _text("referrer"),
    "referrer_contact": _text("referrer_contact"),
    "coordinator": _text("coordinator"),
    "source": _text("source"),
    "dossier": _text("dossier"),
    "intake_on": _day("intake_on"),
    "left_on": _day("left_on"),
    "question": _text("question"),
    "question_kind": _word("question_kind"),
    "good_week": _text("good_week"),
    "strengths": _things("strengths"),
    "earlier": _things("earlier"),
    "would_try": _things("would_try"),
    "gives": _text("gives"),
    "helps": _text("helps"),
    "budget": _text("budget"),
    "household": _text("household"),
    "minors": _yes_no("minors"),
}
_BUDDY: dict[str, Writer] = {
    "second_last_name": _of_second(_text("last_name")),
    "second_first_name": _of_second(_text("first_name")),
    "second_birth": _of_second(lambda one: birth(one.birth_date, one.birth_year)),
    "second_phone": _of_second(lambda one: Written(telephone(one.phone))),
    "partner": _text("partner"),
    "source": _text("source"),
    "screened_on": _day("screened_on", "screened_precision"),
    "screened_at": _text("screened_at"),
    "screener": _text("screener"),
    "advice": _word("advice"),
    "screening_note": _text("screening_note"),
    "decided_on": _day("decided_on"),
    "decided_by": _text("decided_by"),
    "active_since": _day("active_since", "active_precision"),
    "capacity": _number("capacity"),
    "paused_until": _day("paused_until"),
    "motivation": _text("motivation"),
    "offers": _word("offers"),
    "experience": _text("experience"),
    "other_work": _text("other_work"),
}
