"""How questions, ceilings and amounts of the law are said: in the window, on paper and on the command line alike."""

from collections.abc import Sequence
from datetime import date

from app.expenses.ceilings import Ceiling, Total
from app.expenses.law import UNIT
from app.expenses.lines import Ask, Question
from app.i18n import N_, _, euro, euro_exact, number, short_date
from app.vocabulary import LegalKind, word

_ONE_KM = 100
"""In hundredths."""
_CEILINGS = {
    Ceiling.DAY: N_("the flat rate of {day}"),
    Ceiling.YEAR: N_("the flat rate of the year"),
    Ceiling.KM: N_("the kilometres beside a flat rate"),
    Ceiling.WAY: N_("what may be paid for the way beside a flat rate"),
}
_ASKED = {
    Ask.SYSTEM: N_("Choose a flat rate or real costs for this year."),
    Ask.ELSEWHERE: N_("Ask whether another organisation pays expenses back as well."),
    Ask.ELSEWHERE_HOW: N_("Ask whether the other organisation pays a flat rate or real costs."),
    Ask.WHOSE: N_("{line}: say of whom of the two it is."),
    Ask.DAY: N_("{line}: note it by its own day, a month has none."),
    Ask.TRAVEL: N_("{line}: say by what those kilometres were."),
    Ask.PROOF: N_("{line}: write the number of the proof."),
    Ask.LAW: N_("{line}: look up {kind}, which Klik does not know for that day."),
}


def ceiling_said(one: Total) -> str:
    """``het forfait van het jaar: € 1.540,00 van € 1.659,29``"""
    named = _(_CEILINGS[one.ceiling]).format(day=short_date(one.on))
    return _("{ceiling}: {used} of {limit}").format(
        ceiling=named, used=_used(one, one.used), limit=_used(one, one.limit)
    )


def to_say(totals: Sequence[Total]) -> tuple[Total, ...]:
    """The ceilings of a year, each that says something of its own.

    Kilometres, and what was paid for the way, are the same number by car alone, but for the rounding of each line.
    """
    km = next((one for one in totals if one.ceiling is Ceiling.KM), None)
    return tuple(
        one
        for one in totals
        if one.ceiling is not Ceiling.WAY or one.over or km is None or abs(one.used - km.used) >= _ONE_KM
    )


def over_said(one: Total) -> str:
    """The same, with how much of what is new goes over it; that may be nothing, where others used it up before."""
    if not one.cents:
        return ceiling_said(one)
    return _("{total}, {cents} too much").format(total=ceiling_said(one), cents=euro(one.cents))


def near_said(name: str, one: Total) -> str:
    """``Hiermee komt An aan € 1.540,00 van € 1.659,29 (het forfait van het jaar).``"""
    named = _(_CEILINGS[one.ceiling]).format(day=short_date(one.on))
    said = _("With this {name} comes to {used} of {limit} ({ceiling}).")
    return said.format(name=name, used=_used(one, one.used), limit=_used(one, one.limit), ceiling=named)


def question_said(one: Question) -> str:
    """What is to be asked, with the line it is about: ``12/03/2026 film: schrijf het nummer van het bewijs.``"""
    line = " ".join(filter(None, (short_date(one.day), one.what)))
    return _(_ASKED[one.ask]).format(line=line, kind=word(one.kind))


def amount_said(kind: LegalKind, amount: int) -> str:
    """``€ 41,48``, ``€ 0,4297`` or ``2.000 km``"""
    if kind is LegalKind.KM_YEAR:
        return _("{km} km").format(km=number(amount / UNIT))
    if kind in (LegalKind.CAR_KM, LegalKind.BIKE_KM):
        return euro_exact(amount)
    return euro(amount * 100 // UNIT)


def missing_said(missing: tuple[tuple[LegalKind, date], ...], year: int) -> str:
    """A sentence on what is still to be looked up for a year; empty where nothing is."""
    if not missing:
        return ""
    kinds = dict.fromkeys(word(kind) for kind, _day in missing)
    said = _("The amounts of the law of {year} are not all here: look up {kinds}.")
    return said.format(year=year, kinds=", ".join(kinds))


def _used(one: Total, value: int) -> str:
    if one.ceiling in (Ceiling.DAY, Ceiling.YEAR):
        return euro(value)
    return _("{km} km").format(km=number(value / 100))
