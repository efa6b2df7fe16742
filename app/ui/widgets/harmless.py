"""Around what Qt asks while it paints a list or a table: an exception that comes out there ends Klik at once.

PySide goes on painting with half of the exception, and falls over it. So none comes out: the fault is told as any
other, and what could not be said or painted stays empty.
"""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_told: set[tuple[str, str, int]] = set()


def harmless(ask: Callable[P, R]) -> Callable[P, R | None]:
    """Answer None where it went wrong, and tell each fault once: the same row is painted again and again."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R | None:
        try:
            return ask(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - any fault, for any would end Klik
            _tell(error)
            return None

    return asked


def _tell(error: Exception) -> None:
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = (type(error).__name__, last.tb_frame.f_code.co_filename if last else "", last.tb_lineno if last else 0)
    if place not in _told:
        _told.add(place)
        sys.excepthook(type(error), error, error.__traceback__)
