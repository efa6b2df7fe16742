"""How far somebody came with the first steps in a vault, as this laptop remembers it until they are done."""

from pathlib import Path

from app import settings

_KEY = "first_steps"


def at(vault: Path) -> int | None:
    """At which step they were broken off in a vault, from 0; None where they were not."""
    match settings.load().get(_KEY):
        case [str(folder), int(step)] if folder == str(vault) and step >= 0:
            return step
    return None


def keep(vault: Path, step: int) -> None:
    """Remember where to go on."""
    settings.save(**{_KEY: [str(vault), step]})


def end() -> None:
    """They are done, or somebody would rather not."""
    settings.save(**{_KEY: None})
