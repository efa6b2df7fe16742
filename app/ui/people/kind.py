"""What differs between participants and buddies in the list and at the head of the one chosen, said in one place.

The form, the dialogs and the cards of a role are its own classes; the page of the role names them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic

from app.ui.people.known import Known, R
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.path_line import Step
from app.vocabulary import Role


@dataclass(frozen=True)
class Group(Generic[R]):
    """A filter of the list: its words with ``{n}``, who is in it, and what is said when nobody is."""

    words: str
    keep: Callable[[R], bool]
    nobody: str = ""


@dataclass(frozen=True)
class Order(Generic[R]):
    """An order of the list; without a key the order of names, which stands among equals as well."""

    words: str
    key: Callable[[R], Any] | None = None


@dataclass(frozen=True)
class Words:
    """How the role is named: message ids, and sentences with a count."""

    many: str  # Participants
    one: str  # Participant
    add: str  # Add a participant…
    new: str  # New participant…
    nobody: str  # No participants yet
    about: str  # what comes on the page, as long as it is empty
    hint: str  # what the search looks in
    show_all: str  # Show all participants
    everyone: Callable[[int], str]  # Show 3 among all participants
    again: Callable[[int], str]  # 3 participants to hear again


@dataclass(frozen=True)
class Kind(Generic[R]):
    """A role, as list and heading need it. The last of ``groups`` holds everyone."""

    role: Role
    words: Words
    rows: Callable[[Any, date], tuple[R, ...]]
    groups: Mapping[str, Group[R]]
    orders: Mapping[str, Order[R]]
    name: Callable[[R], str]  # as the list says it
    list_row: Callable[[R, date, bool], ListRow]
    found_by: Callable[[R], str]  # what the hint of the search names
    is_quiet: Callable[[R, date], bool]
    status: Callable[[R], StrEnum]
    tone: Callable[[R], str]
    facts: Callable[[Known[R]], Iterable[str | None]]
    path: Callable[[Known[R]], list[Step]]
    days: Callable[[R], Iterable[tuple[date | None, str, str]]]  # a day, how exactly it is known, what happened
    may_fit: Callable[[R], bool]

    @property
    def other(self) -> Role:
        """The role of the one on the other side."""
        return Role.BUDDY if self.role is Role.PARTICIPANT else Role.PARTICIPANT
