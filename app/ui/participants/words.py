"""How facts of a participant are said in few words. Unknown is said as such, never as no."""

from collections.abc import Iterable, Sequence
from datetime import date

from babel.dates import format_date

from app.i18n import N_, _, either, language_name, ngettext, number
from app.services.duos import DuoRow
from app.services.rows import ParticipantRow, PersonRow, WishRow
from app.vocabulary import Gender, ParticipantStatus, Strength, word

QUIET_MONTHS = 2
"""Who waits longer than this without a word is to be heard again."""

TO_ASK = N_("still to ask")
ABOUT_WORDS = {
    "availability": N_("half-days"),
    "location": N_("place"),
    "travels_km": N_("how far to travel"),
    "language": N_("languages"),
    "gender": N_("gender"),
    "age": N_("age"),
    "smokes": N_("smoking"),
    "has_pets": N_("pets"),
    "traits": N_("character"),
    "interests": N_("interests"),
}
_NEEDED = ("availability", "location", "travels_km", "language")


def months_between(since: date, until: date) -> int:
    """Whole months from one day to another."""
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def brief_date(day: date, today: date) -> str:
    """``14/09``, with the year only when it is another."""
    return format_date(day, "dd/MM" if day.year == today.year else "dd/MM/yy", locale="nl_BE")


def known_date(day: date | None, precision: str = "day") -> str:
    """``3/03/26``, ``03/2026`` or ``2026``: no more than is known."""
    pattern = {"day": "dd/MM/yy", "month": "MM/yyyy"}.get(precision, "yyyy")
    return format_date(day, pattern, locale="nl_BE") if day else ""


def waits(row: ParticipantRow, today: date) -> str:
    """``wacht 9 mnd``"""
    if row.registered_on is None:
        return _("waits")
    if months := max(0, months_between(row.registered_on, today)):
        return ngettext("waits {n} month", "waits {n} months", months).format(n=months)
    weeks = max(0, (today - row.registered_on).days) // 7
    return ngettext("waits {n} week", "waits {n} weeks", weeks).format(n=weeks) if weeks else _("waits since this week")


def is_quiet(row: ParticipantRow, today: date) -> bool:
    """Whether someone who waits has not been heard for over two months; whoever was never heard, since registering."""
    last = row.last_heard or row.registered_on
    waiting = row.status is ParticipantStatus.WAITING and row.may_be_contacted
    return waiting and last is not None and months_between(last, today) >= QUIET_MONTHS


def is_unnoted(row: ParticipantRow, duos: Iterable[DuoRow]) -> bool:
    """Whether someone is in a duo, as a list said, and none of these goes on: with whom is still to be noted."""
    return row.status is ParticipantStatus.IN_DUO and not any(duo.open for duo in duos)


def languages_words(codes: Sequence[str] | None) -> str:
    return ", ".join(language_name(code) for code in codes or ())


def question_heading(gender: Gender | None) -> str:
    """``Haar vraag, in eigen woorden``"""
    if gender is Gender.FEMALE:
        return _("Her question, in her own words")
    if gender is Gender.MALE:
        return _("His question, in his own words")
    return _("The question, in own words")


def wish_words(wish: WishRow) -> str:
    """``vrouw``, ``50 tot 70 jaar``, ``rookt niet``"""
    if wish.about == "age":
        return age_words(wish.lower, wish.upper)
    if wish.about == "smokes":
        return _("smokes") if wish.values == (True,) else _("does not smoke")
    if wish.about == "has_pets":
        return _("has pets") if wish.values == (True,) else _("no pets")
    if wish.about == "gender":
        return either([word(Gender(value)) for value in wish.values])
    if wish.about == "language":
        return _("speaks {languages}").format(languages=either([language_name(code) for code in wish.values]))
    if wish.about == "interests":
        return _("likes {things}").format(things=either(_texts(wish.values)))
    if wish.about.startswith("custom:"):
        return f"{wish.about.removeprefix('custom:')}: {either(_texts(wish.values))}"
    return either(_texts(wish.values))


def age_words(lower: int | None, upper: int | None) -> str:
    """``50 tot 70 jaar``"""
    if lower is None:
        return _("{to} at most").format(to=upper)
    return (
        _("{from_age} or older").format(from_age=lower)
        if upper is None
        else _("{from_age} to {to} years").format(from_age=lower, to=upper)
    )


def wishes_by_strength(wishes: Iterable[WishRow]) -> list[tuple[Strength, str]]:
    """The wishes of one strength together, the strongest first; a must that is firm says so."""
    found = []
    for strength in Strength:
        said = [
            _("{wish} (not open to talk)").format(wish=wish_words(wish))
            if wish.firm and strength is Strength.MUST
            else wish_words(wish)
            for wish in wishes
            if wish.strength is strength
        ]
        if said:
            found.append((strength, ", ".join(said)))
    return found


def still_to_ask(row: PersonRow, wished: Iterable[str]) -> list[str]:
    """What is not known and matching needs, or a wish of someone on the other side (``wished``) asks about."""
    known = {
        "availability": row.availability,
        "location": row.municipality,
        "travels_km": row.travels_km is not None,
        "language": row.languages,
        "gender": row.gender,
        "age": row.age,
        "smokes": row.smokes is not None,
        "has_pets": row.has_pets is not None,
        "traits": row.traits,
        "interests": row.interests,
    }
    needed = set(_NEEDED) | set(wished)
    return [_(ABOUT_WORDS[about]) for about, fact in known.items() if about in needed and not fact]


def travel_words(row: PersonRow) -> str:
    """``tot 15 km, geen auto``"""
    km = "" if row.travels_km is None else _("up to {km} km").format(km=number(row.travels_km))
    car = "" if row.has_car is None else _("has a car") if row.has_car else _("no car")
    return ", ".join(part for part in (km, car) if part)


def yes_no_words(value: bool | None, yes: str, no: str, note: str | None) -> str:
    """An answer with what was noted beside it; empty when it is not known."""
    answer = "" if value is None else yes if value else no
    return " · ".join(part for part in (answer, note) if part)


def address_words(row: PersonRow) -> str:
    """``Modelstraat 1, 2440 Geel``"""
    place = " ".join(part for part in (row.postcode, row.place) if part)
    return ", ".join(part for part in (row.street, place) if part)


def _texts(values: Iterable[object]) -> list[str]:
    return [(_("yes") if value else _("no")) if isinstance(value, bool) else str(value) for value in values]
