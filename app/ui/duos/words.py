"""How facts of a duo are said in few words: how often, how long nothing was noted, what kind of contact."""

from datetime import date

from babel.dates import format_date

from app.i18n import N_, _, language, ngettext
from app.services.duos import ContactRow
from app.vocabulary import ContactKind, Role

KIND_ICONS = {
    ContactKind.PHONE: "phone",
    ContactKind.VISIT: "talk",
    ContactKind.MAIL: "mail",
    ContactKind.MEETING: "meet",
    ContactKind.OUTING: "walk",
}
_TALKS_WITH = {
    ContactKind.PHONE: N_("Phone call with {name}"),
    ContactKind.VISIT: N_("Visit to {name}"),
    ContactKind.MAIL: N_("Mail with {name}"),
}


def brief_date(day: date, today: date) -> str:
    """``17/10``, with the year only when it is another."""
    return format_date(day, "d/MM" if day.year == today.year else "d/MM/yy", locale="nl_BE")


def month_words(day: date) -> str:
    """``april 2025``"""
    return format_date(day, "MMMM y", locale="nl_BE" if language().startswith("nl") else "en_GB")


def month_letters(day: date) -> str:
    """``apr``, for an axis."""
    return format_date(day, "MMM", locale="nl_BE" if language().startswith("nl") else "en_GB").rstrip(".")


def weekday_date(day: date) -> str:
    """``za 21/11``"""
    return format_date(day, "EEEEEE d/MM", locale="nl_BE" if language().startswith("nl") else "en_GB")


def every_words(days: tuple[int, int]) -> str:
    """``(14, 21)`` → ``om de 2 à 3 weken``: how often two see each other, as they agreed."""
    low, high = days
    weeks = low % 7 == 0 and high % 7 == 0
    if weeks:
        low, high = low // 7, high // 7
    if low != high:
        words = _("every {low} to {high} weeks") if weeks else _("every {low} to {high} days")
        return words.format(low=low, high=high)
    if weeks:
        return ngettext("every week", "every {n} weeks", low).format(n=low)
    return ngettext("every day", "every {n} days", low).format(n=low)


def silent_words(days: int) -> str:
    """``5 weken niets genoteerd``: what we know, which is not that they did not meet."""
    weeks = max(1, days // 7)
    return ngettext("{n} week without a note", "{n} weeks without a note", weeks).format(n=weeks)


def contact_words(contact: ContactRow, names: dict[Role | None, str]) -> str:
    """What stands in the log: of a talk with whom and the note, of an outing what they did."""
    if contact.kind not in _TALKS_WITH:
        return contact.note or (_("They saw each other") if contact.kind is ContactKind.OUTING else _("First meeting"))
    said = _(_TALKS_WITH[contact.kind]).format(name=names[contact.side])
    if contact.reached is False:
        said = _("{talk}, not reached").format(talk=said)
    return f"{said} · {contact.note}" if contact.note else said
