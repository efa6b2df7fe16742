"""What erasing somebody takes away and what it leaves, in words: the window and the command line say the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from app.i18n import _, listed, ngettext, short_date
from app.services.erasing import Going
from app.services.hanging_words import hangs
from app.services.rhythms import months_after

MONTHS_IN_BACKUPS = 7
"""Automatic backups are thinned to one a month, of six months at most."""
_ALSO: dict[str, Callable[[int], str]] = {
    "evaluation": lambda n: ngettext("{n} evaluation", "{n} evaluations", n),
    "agreement": lambda n: ngettext("{n} agreement", "{n} agreements", n),
    "scan": lambda n: ngettext("{n} scan", "{n} scans", n),
    "report": lambda n: ngettext("{n} report", "{n} reports", n),
}


@dataclass(frozen=True)
class Staying:
    """Something that is left. ``is_warning``: not because it has to be, but because Klik cannot take it away."""

    words: str
    is_warning: bool = False


def goes(found: Going) -> str:
    """``Alles wat van haar of hem genoteerd is: 3 contacten, 1 duo``"""
    also = [
        said(found.counts[kind]).format(n=found.counts[kind]) for kind, said in _ALSO.items() if kind in found.counts
    ]
    counted = ", ".join(filter(None, (hangs(found.counts), *also)))
    said = _("The whole file of {name}, in every role, also in the history of changes.").format(name=found.name)
    return f"{said} {_('With it go: {what}.').format(what=counted)}" if counted else said


def stays(found: Going, today: date) -> Iterator[Staying]:
    """What is left afterwards, and why: first what is to stay, then what to look after."""
    yield Staying(_("Counts of each year, without a name, so that your figures of past years stay right."))
    if found.expenses and found.until:
        years = listed([str(year) for year in found.expenses])
        said = _("What was paid back to volunteers in {years}, by name: the law asks that list until {day}.")
        yield Staying(said.format(years=years, day=short_date(found.until)))
    if found.couple:
        yield Staying(_("{name} stays a buddy.").format(name=found.couple))
    if n := len(found.mentions):
        said = ngettext(
            "A name that could be somebody else's stands in {n} note of others. It stays there: read it below.",
            "A name that could be somebody else's stands in {n} notes of others. They stay: read them below.",
            n,
        )
        yield Staying(said.format(n=n), is_warning=True)
    said = _(
        "Older backups still hold {name}, and so does a vault that was set aside. The automatic ones thin out as you "
        "work, the last around {day}, and what was set aside goes after sixty days. A backup on a stick or made by "
        "hand, and a file with which the vault was handed over, you throw away yourself."
    )
    last = short_date(months_after(today, MONTHS_IN_BACKUPS))
    yield Staying(said.format(name=found.name, day=last), is_warning=True)
    said = _("What was exported or printed is beyond Klik: look yourself for files and papers about {name}.")
    yield Staying(said.format(name=found.name), is_warning=True)
