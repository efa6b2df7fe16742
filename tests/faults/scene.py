"""Something that is stopped half way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.places import Given
from tests.faults.server import Job


@dataclass(frozen=True)
class Scene:
    """``verify`` gets what the job acknowledged and what it was given, and gives what is wrong, or nothing.

    A job says one thing when it begins and one when it is done.
    """

    name: str
    during: str
    job: Job
    given: Callable[[Path], Iterator[Given]]
    verify: Callable[..., str]
    held: str

    def wrong(self, said: list[Any], given: Given) -> str:
        """What does not hold; anything that the program did not mean to say is that as well."""
        try:
            return self.verify(said, *given)
        except Exception as error:  # noqa: BLE001 (whatever it is, the coordinator would meet it)
            return f"{type(error).__name__}: {error}"
