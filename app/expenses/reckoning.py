"""What a line comes to under a flat rate or real costs, in whole cents.

Kilometres times their rate are rounded to the nearest cent, a line at a time, and half a cent goes up. A real cost and
a ticket ask a proof. What somebody was given for a day under a flat rate asks none, and the law says only the most it
may be: nothing is filled in that nobody noted.
"""

from collections.abc import Iterator

from app.expenses.law import RATES, UNIT, Law
from app.expenses.lines import Ask, Line, Question, Reckoned, hundredths
from app.vocabulary import ExpenseSystem, LegalKind, Travel


def reckon(line: Line, system: ExpenseSystem | None, law: Law) -> Reckoned:
    """One line; with questions, and without an amount, where something must be known first."""
    questions = tuple(_questions(line, system, law))
    if questions:
        return Reckoned(line, questions=questions)
    rate = _rate(line, law)
    way = in_cents(hundredths(line.km), rate) if rate is not None else 0
    cost = line.cost or 0
    ticket = line.travel is Travel.TRANSIT
    return Reckoned(line, way + (cost if ticket else 0), 0 if ticket else cost, rate)


def in_cents(km: int, rate: int) -> int:
    """Hundredths of a kilometre at a rate, to the nearest cent; half a cent goes up."""
    return (km * rate + UNIT // 2) // UNIT


def _rate(line: Line, law: Law) -> int | None:
    kind = RATES.get(line.travel) if line.travel else None
    return law.amount(kind, line.day) if kind and line.km else None


def _questions(line: Line, system: ExpenseSystem | None, law: Law) -> Iterator[Question]:
    def ask(what: Ask, kind: LegalKind | None = None) -> Question:
        return Question(what, line.day, line.what, kind)

    if not line.whose_known:
        yield ask(Ask.WHOSE)
    if line.whole_month:
        yield ask(Ask.DAY)
    if system is None:
        yield Question(Ask.SYSTEM)
    if line.km and line.travel is None:
        yield ask(Ask.TRAVEL)
    ticket = line.travel is Travel.TRANSIT
    if line.cost and not line.proof and (ticket or system is ExpenseSystem.REAL):
        yield ask(Ask.PROOF)
    yield from (ask(Ask.LAW, kind) for kind in _needed(line, system) if law.amount(kind, line.day) is None)


def _needed(line: Line, system: ExpenseSystem | None) -> Iterator[LegalKind]:
    """The amounts of the law without which a line cannot be reckoned, or held to its ceilings."""
    kind = RATES.get(line.travel) if line.travel and line.km else None
    ticket = bool(line.cost) and line.travel is Travel.TRANSIT
    if kind:
        yield kind
    if system is not ExpenseSystem.FLAT:
        return
    if line.cost and not ticket:
        yield LegalKind.FLAT_DAY
        yield LegalKind.FLAT_YEAR
    if kind or ticket:  # beside a flat rate the way is held to so many times the rate of a car
        yield LegalKind.KM_YEAR
        if kind is not LegalKind.CAR_KM:
            yield LegalKind.CAR_KM
