"""What is wrong with a number that is typed, as a field asks for it."""

from collections.abc import Callable
from typing import Any

from app.errors import KlikError


def told(read: Callable[[str], Any]) -> Callable[[str], str]:
    """A sentence for what cannot be read; nothing where it can."""

    def check(said: str) -> str:
        try:
            read(said)
        except KlikError as error:
            return str(error)
        return ""

    return check
