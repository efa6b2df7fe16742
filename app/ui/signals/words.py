"""How signals are said."""

from collections.abc import Sequence
from datetime import date

from app.i18n import _, ngettext
from app.services.signals import SignalRow
from app.ui.widgets.list_model import Fact, ListRow
from app.ui.words import brief_date


def times(count: int) -> str:
    """``7 keer gezien``"""
    return ngettext("seen once", "seen {n} times", count).format(n=count)


def called(one: SignalRow) -> str:
    """The theme as a heading: ``Mobiliteit``."""
    return one.theme[:1].upper() + one.theme[1:]


def sentence(rows: Sequence[SignalRow]) -> str:
    """``3 signalen in opvolging · 2 keer nog geen antwoord``"""
    followed = [one for one in rows if one.closed_on is None]
    said = [ngettext("{n} signal followed", "{n} signals followed", len(followed)).format(n=len(followed))]
    if waiting := sum(one.unanswered for one in followed):
        said.append(ngettext("{n} answer to come", "{n} answers to come", waiting).format(n=waiting))
    return " · ".join(said)


def answer_state(one: SignalRow) -> str:
    """How far it is with those who were told; empty for nobody."""
    if not one.passings:
        return ""
    if one.unanswered == len(one.passings):
        return _("passed on, no answer yet")
    return _("answered") if not one.unanswered else _("answered in part")


def list_row(one: SignalRow, today: date) -> ListRow:
    """A signal as it stands in the list."""
    second = one.description.replace("\n", " ") or _("not yet put into words")
    facts = [Fact(times(len(one.seen_on)) if one.seen_on else "")]
    if one.names:
        facts.append(Fact(_("names somebody"), "amber_ink", "warn"))
    elif one.closed_on:
        facts.append(Fact(_("closed")))
    elif one.seen_on:
        facts.append(Fact(brief_date(one.seen_on[-1], today)))
    return ListRow(one.id, (), called(one), second, tuple(facts), icon="info")


def found_by(one: SignalRow) -> str:
    """What the hint of the search box names."""
    told = (said for passing in one.passings for said in (passing.to, passing.answer or ""))
    return "\n".join(filter(None, (one.theme, one.description, *told)))
