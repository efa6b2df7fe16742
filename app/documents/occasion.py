"""What people are brought together for, in the words of a paper.

A meeting for those who wait for a buddy is called a meeting, whatever the coordinator named it for herself: nobody
reads on paper that she or he waits.
"""

from app.documents.data import Occasion
from app.documents.wording import day_in_words, hour_in_words, say
from app.places import fold
from app.vocabulary import EventKind

_TELLING = ("wacht", "attente", "waiting")
"""What a title may hold that tells of waiting, in any language of the office."""


def kind_in_words(occasion: Occasion) -> str:
    """``intervisie``"""
    return say(f"soort {occasion.kind.value}")


def title(occasion: Occasion) -> str:
    """What stands above the paper."""
    return discreet(occasion, occasion.title) or kind_in_words(occasion)


def discreet(occasion: Occasion, words: str) -> str:
    """The words, unless they would tell that somebody waits."""
    tells = occasion.kind is EventKind.WAITING and any(one in fold(words) for one in _TELLING)
    return "" if tells else words.strip()


def hours(occasion: Occasion) -> str:
    """``van 14 tot 16.30 uur``; empty for unknown."""
    if occasion.starts_at is None:
        return ""
    if occasion.ends_at is None:
        return say("uur", van=hour_in_words(occasion.starts_at))
    return say("uur van tot", van=hour_in_words(occasion.starts_at), tot=hour_in_words(occasion.ends_at))


def day_and_hours(occasion: Occasion) -> str:
    """``donderdag 3 december 2026, van 14 tot 16 uur``"""
    day = day_in_words(occasion.on, weekday=True)
    return ", ".join(part for part in (day, hours(occasion)) if part)
