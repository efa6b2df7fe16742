"""What hangs on somebody, counted in words."""

from collections.abc import Callable, Mapping

from app.i18n import ngettext

_HANGS: dict[str, Callable[[int], str]] = {
    "duo": lambda n: ngettext("{n} duo", "{n} duos", n),
    "contact": lambda n: ngettext("{n} contact", "{n} contacts", n),
    "follow_up": lambda n: ngettext("{n} next step", "{n} next steps", n),
    "attendance": lambda n: ngettext("{n} event", "{n} events", n),
    "paper": lambda n: ngettext("{n} paper", "{n} papers", n),
    "goal": lambda n: ngettext("{n} goal", "{n} goals", n),
    "network_contact": lambda n: ngettext("{n} name on the network map", "{n} names on the network map", n),
    "network_moment": lambda n: ngettext("{n} kept map", "{n} kept maps", n),
    "network_meeting": lambda n: ngettext("{n} network meeting", "{n} network meetings", n),
    "ladder": lambda n: ngettext("{n} step outward", "{n} steps outward", n),
    "referral": lambda n: ngettext("{n} way to an offer", "{n} ways to an offer", n),
    "consent": lambda n: ngettext("{n} consent", "{n} consents", n),
    "handout": lambda n: ngettext("{n} thing handed out", "{n} things handed out", n),
    "kept_proposal": lambda n: ngettext("{n} kept proposal", "{n} kept proposals", n),
}
"""What is told that hangs on somebody. Reports are nobody's to read here."""


def hangs(counts: Mapping[str, int]) -> str:
    """``3 contacten, 1 duo``; empty for nothing."""
    said = [words(counts[name]).format(n=counts[name]) for name, words in _HANGS.items() if name in counts]
    return ", ".join(one.replace(" ", "\N{NO-BREAK SPACE}", 1) for one in said)
