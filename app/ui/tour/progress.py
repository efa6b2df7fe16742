"""How far somebody came on the tour, as this laptop remembers it: offered once, and taken up where it was left."""

from app import settings

_KEY = "tour"


def was_offered() -> bool:
    """Whether somebody took the tour here, or would rather not."""
    return _KEY in settings.load()


def at() -> int:
    """At which stop it was left; 0 for the first, also once all of it was seen."""
    kept = settings.load().get(_KEY)
    return kept if type(kept) is int and kept > 0 else 0


def keep(stop: int) -> None:
    """Remember where to take it up; who skips it keeps 0."""
    settings.save(**{_KEY: stop})
