"""Examples of boundaries, to pick from: the office's own list where there is one, else the one that ships with Klik."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.services.own_lists import BOUNDARIES, REMARK, TOPIC, words_of


@dataclass(frozen=True)
class Topic:
    """What boundaries are about, with a few ways to say one."""

    name: str
    examples: tuple[str, ...]


def boundary_examples(session: Session) -> tuple[Topic, ...]:
    """The examples by topic, in the order of the list."""
    return read_examples(words_of(session, BOUNDARIES))


def read_examples(lines: Iterable[str]) -> tuple[Topic, ...]:
    """The topics of such lines; what stands before the first of them belongs to one without a name."""
    found: dict[str, list[str]] = {}
    topic = ""
    for line in map(str.strip, lines):
        if line.startswith(TOPIC):
            topic = line.removeprefix(TOPIC).strip()
        elif line and not line.startswith(REMARK):
            found.setdefault(topic, []).append(line)
    return tuple(Topic(name, tuple(examples)) for name, examples in found.items())
