"""How facts of a duo are said in few words: how often, how long nothing was noted, what kind of contact."""

from datetime import date

from app.i18n import N_, _, ngettext
from app.services.contact_file import expense_said, month_said
from app.services.contacts import ContactRow
from app.services.duos import DuoRow
from app.vocabulary import ContactKind, EndReason, Initiative, Role, word

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


def state_words(row: DuoRow) -> str:
    """The state of a duo; of one that ended with a death only that it ended."""
    return _("Ended") if row.end_reason is EndReason.DECEASED else word(row.state)


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


def contact_words(contact: ContactRow, names: dict[Role | None, str], today: date | None = None) -> str:
    """What stands in the log: of a talk with whom and the note, of an outing what they did and what it cost."""
    if contact.kind not in _TALKS_WITH:
        month = month_said(contact.on, contact.times, today) if contact.monthly else ""
        what = contact.activity or ("" if contact.note or month else word(contact.kind))
        money = expense_said(contact, names[Role.PARTICIPANT], names[Role.BUDDY])
        parts = (month, what, word(contact.place), _initiative(contact, names), *money, contact.note)
        return " · ".join(filter(None, parts))
    said = _(_TALKS_WITH[contact.kind]).format(name=names[contact.side])
    if contact.reached is False:
        said = _("{talk}, not reached").format(talk=said)
    return f"{said} · {contact.note}" if contact.note else said


def _initiative(contact: ContactRow, names: dict[Role | None, str]) -> str:
    """``op initiatief van Lieve``"""
    if contact.initiative is None:
        return ""
    if contact.initiative is Initiative.TOGETHER:
        return _("an idea of both")
    return _("an idea of {name}").format(name=names[Role(contact.initiative.value)])
