"""How steps outward are told: a count that is no score, and what is known of a place beside its rungs."""

from datetime import date
from typing import Any

from app.i18n import _, labelled, ngettext, short_date
from app.services.ladders import LadderRow, Ladders
from app.ui.widgets.path_line import Step
from app.vocabulary import Rung, word


def counted(found: Ladders) -> str:
    """``3 plekken, 1 waar Marleen alleen heen gaat``: of those that go on."""
    open_rows = [row for row in found.rows if row.ended_on is None]
    places = ngettext("{n} place", "{n} places", len(open_rows)).format(n=len(open_rows))
    alone = sum(row.goes_alone for row in open_rows)
    if not alone:
        return places
    where = _("{n} where {name} goes alone").format(n=alone, name=found.called)
    return f"{places}, {where}"


def told(row: LadderRow) -> str:
    """``kan gratis · doet er: koffie schenken · bracht Odette op de kaart``"""
    free = {True: _("can be free"), False: _("cannot be free"), None: ""}[row.free]
    facts = (
        free,
        row.cost,
        row.role and _("role: {role}").format(role=row.role),
        row.gives and _("for others: {what}").format(what=row.gives),
        row.brought and _("brought {name} onto the map").format(name=row.brought),
    )
    return " · ".join(filter(None, facts))


def path(row: LadderRow) -> list[Step]:
    """A step for every rung: where it stands now, what was reached, and what nobody noted (yet)."""
    return [_step(row, rung) for rung in Rung]


def spoken(row: LadderRow, rung: Rung) -> str:
    """A rung as a screen reader says it: ``Buurthuis, alleen: 12/03/2026, staat nu hier``."""
    on = row.reached.get(rung)
    said = [short_date(on) if on else _("not noted")]
    if row.now is rung and row.ended_on is None:
        said.append(_again(row.back_on) if row.back_to else _("stands here now"))
    return labelled(f"{row.place}, {word(rung)}", ", ".join(said))


def hint(row: LadderRow, rung: Rung) -> str:
    """A rung in full, and what a click on it does."""
    return labelled(word(rung), _("Take back") if rung in row.reached else _("Note for today"))


def shown_day(field: str) -> Any:
    """What a line for the day of a rung shows of a row."""
    return lambda row: short_date(row.reached.get(Rung(field.removesuffix("_on"))))


def _step(row: LadderRow, rung: Rung) -> Step:
    on = row.reached.get(rung)
    if on is None:
        return Step(word(rung))
    if row.now is not rung or row.ended_on:
        return Step(word(rung), short_date(on), "done")
    return Step(word(rung), _again(row.back_on) if row.back_to else short_date(on), "now")


def _again(on: date | None) -> str:
    return _("again {day}").format(day=short_date(on))
