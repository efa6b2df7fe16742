"""Everything the page shows of one person, read at one moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from app.services import consents, contacts, duos, follow_ups, papers
from app.services.consents import ConsentRow
from app.services.contacts import ContactRow
from app.services.criteria import CriterionRow
from app.services.duos import DuoRow
from app.services.follow_ups import Reminder, StepRow
from app.services.papers import Papers
from app.services.rows import RoleRow
from app.services.subjects import Subject
from app.vocabulary import ConsentKind, Role

R = TypeVar("R", bound=RoleRow)


@dataclass(frozen=True)
class Known(Generic[R]):
    """All that the page shows of one person; ``wished``: what the wishes of the other role are about.

    ``steps`` are still to be done, about this person or a duo that goes on; ``areas`` are the parts of the working area
    by id, ``criteria`` the office's own, ``consents`` what was asked and answered. ``papers`` are those of a buddy; a
    participant has none.
    """

    row: R
    role: Role
    duos: Sequence[DuoRow]
    contacts: Sequence[ContactRow]
    steps: Sequence[tuple[Reminder, StepRow]]
    wished: Iterable[str]
    areas: Mapping[str, str]
    criteria: Sequence[CriterionRow]
    consents: Mapping[ConsentKind, ConsentRow]
    today: date
    papers: Papers | None = None

    @property
    def has_duo(self) -> bool:
        """Whether a duo goes on, from proposal to closing."""
        return any(duo.open for duo in self.duos)

    @property
    def coordinator(self) -> str | None:
        """Who follows the duo that goes on."""
        return next((duo.coordinator for duo in self.duos if duo.open), None)


def read_known(
    session: Any,
    row: R,
    role: Role,
    wished: Iterable[str],
    areas: Mapping[str, str],
    criteria: Sequence[CriterionRow],
    today: date,
) -> Known[R]:
    """Read what belongs to one person, and nobody else's."""
    whom, theirs = Subject(role.value, row.id), duos.duos_of(session, row.id)
    subjects = [whom, *(Subject("duo", duo.id) for duo in theirs if duo.open)]
    steps = [
        (Reminder(step.kind, subject, step.id), step)
        for subject in subjects
        for step in follow_ups.open_steps(session, subject)
    ]
    steps.sort(key=lambda one: one[1].on)
    talks, agreed = contacts.contacts_of(session, whom), consents.consents(session, whom)
    signed = papers.of(session, row.id, today) if role is Role.BUDDY else None
    return Known(row, role, theirs, talks, steps, wished, areas, criteria, agreed, today, signed)
