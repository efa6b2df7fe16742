"""Examples of boundaries, to pick from: the office's own list where there is one, else the one that ships with Klik."""

from dataclasses import dataclass
from pathlib import Path

from app.i18n import language
from app.paths import config_folder, resource

FILE = "boundaries.txt"
TOPIC, REMARK = "==", "#"


@dataclass(frozen=True)
class Topic:
    """What boundaries are about, with a few ways to say one."""

    name: str
    examples: tuple[str, ...]


def boundary_examples() -> tuple[Topic, ...]:
    """The examples by topic, in the order of the file; none where this language has no file."""
    folder = Path("lists", language())
    for file in (config_folder() / folder / FILE, resource(*folder.parts, FILE)):
        if file.is_file():
            return read_examples(file.read_text(encoding="utf-8-sig", errors="replace"))
    return ()


def read_examples(text: str) -> tuple[Topic, ...]:
    """The topics of such a file; what stands before the first of them belongs to one without a name."""
    found: dict[str, list[str]] = {}
    topic = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith(TOPIC):
            topic = line.removeprefix(TOPIC).strip()
        elif line and not line.startswith(REMARK):
            found.setdefault(topic, []).append(line)
    return tuple(Topic(name, tuple(examples)) for name, examples in found.items())
