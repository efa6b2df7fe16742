"""Reads the text of a paper: plain lines that a coordinator can change.

Grammar, one thing a line::

    // remark                     not printed
    # Title   ## Heading
    - bullet
    Label | text                  a row: label on the left, text on the right
    [block]  [block: word | word] a drawn part, with the words that belong in it
    anything else                 running text, until the next empty line

``{name}`` anywhere in a text is replaced by what the agreement says; an empty one becomes dots to write on.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from app.documents.wording import shipped
from app.errors import KlikError
from app.i18n import N_

Kind = Literal["title", "heading", "paragraph", "bullet", "row", "block"]
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_RUNNING = ("paragraph", "bullet", "row")
_MARKED: tuple[tuple[str, Kind], ...] = (("## ", "heading"), ("# ", "title"), ("- ", "bullet"))


@dataclass(frozen=True)
class Part:
    """One thing on the paper. ``label`` is that of a row or the name of a block; ``words`` belong to a block.

    ``key`` is that of a question, where the paper asks any.
    """

    kind: Kind
    line: int
    text: str = ""
    label: str = ""
    words: tuple[str, ...] = ()
    key: str = ""
    further: tuple[tuple[int, str], ...] = field(default=(), compare=False)  # the lines it runs on over


@dataclass(frozen=True)
class Value:
    """What a placeholder stands for. Empty text leaves ``dots`` dots in a sentence, or ``lines`` full lines alone."""

    text: str
    dots: int = 28
    lines: int = 1


@dataclass(frozen=True)
class Piece:
    """A stretch of a filled-in text: words, or a gap of so many dots."""

    text: str
    dots: int = 0


def standard_text(name: str) -> str:
    """The text that ships with Klik, such as ``duo_agreement`` or ``closing_letter``, in the language in force."""
    return shipped(f"{name}.txt")


def parse(text: str) -> tuple[Part, ...]:
    """The parts of a template, in order."""
    parts: list[Part] = []
    running = False
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip().removeprefix("\ufeff")
        if line.startswith("//"):
            continue
        part = _part(line, number)
        if running and part and part.kind == "paragraph":
            last = parts[-1]
            further = (*last.further, (number, part.text))
            parts[-1] = replace(last, text=f"{last.text} {part.text}", further=further)
        elif part:
            parts.append(part)
        running = part is not None and part.kind in _RUNNING
    return tuple(parts)


def plain_lines(text: str) -> str:
    """A text without its remarks, and with what runs on over several lines on one, as it is best changed."""
    kept: list[str] = []
    running = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("//"):
            continue
        part = _part(line, 0)
        if running and part and part.kind == "paragraph":
            kept[-1] += f" {line}"
        else:
            kept.append(line)
        running = part is not None and part.kind in _RUNNING
    return "\n".join(kept).strip() + "\n"


def _part(line: str, number: int) -> Part | None:
    if not line:
        return None
    for mark, kind in _MARKED:
        if line.startswith(mark):
            return Part(kind, number, line.removeprefix(mark).strip())
    if line.startswith("[") and line.endswith("]"):
        name, _colon, said = line[1:-1].partition(":")
        words = tuple(word.strip() for word in said.split("|")) if said.strip() else ()
        return Part("block", number, label=name.strip().lower(), words=words)
    label, bar, said = line.partition("|")
    if bar:
        return Part("row", number, said.strip(), label.strip())
    return Part("paragraph", number, line)


def check(
    parts: Collection[Part], placeholders: Collection[str], blocks: Mapping[str, int], needed: Collection[str]
) -> None:
    """Raise KlikError for the first thing in a template that could not be printed.

    ``blocks`` maps each name to how many words it takes; -1 is any number but none. ``needed`` blocks may not lack.
    """
    for part in parts:
        for text in (part.text, part.label, *part.words):
            _check_placeholders(text, part, placeholders)
        if part.kind == "block":
            _check_block(part, blocks)
    for name in needed:
        if not any(part.kind == "block" and part.label == name for part in parts):
            raise KlikError(N_("The text lacks the line {block}. Put it back and try again."), block=f"[{name}]")


def _check_placeholders(text: str, part: Part, placeholders: Collection[str]) -> None:
    for name in _PLACEHOLDER.findall(text):
        if _key(name) not in placeholders:
            placeholder = f"{{{name}}}"
            raise KlikError(
                N_(
                    "Line {line} of the text asks for {placeholder}, which Klik does not know. Under ‘Insert…’ stands "
                    "what it does."
                ),
                line=next((number for number, said in part.further if placeholder in said), part.line),
                placeholder=placeholder,
            )
    if _open_brace(text):
        line = next((number for number, said in part.further if _open_brace(said)), part.line)
        raise KlikError(N_("Line {line} of the text has a brace that is not closed or not opened."), line=line)


def _open_brace(text: str) -> bool:
    return re.search(r"[{}]", _PLACEHOLDER.sub("", text)) is not None


def _check_block(part: Part, blocks: Mapping[str, int]) -> None:
    block = f"[{part.label}]"
    if part.label not in blocks:
        raise KlikError(
            N_(
                "Line {line} of the text asks for {block}, which Klik does not know. Under ‘Insert…’ stands what it "
                "does."
            ),
            line=part.line,
            block=block,
        )
    wanted = blocks[part.label]
    if wanted == -1 and not part.words:
        raise KlikError(N_("Line {line} of the text: {block} needs words after a colon."), line=part.line, block=block)
    if wanted not in (-1, len(part.words)):
        raise KlikError(
            N_("Line {line} of the text: {block} needs {wanted} words with | between them, and has {found}."),
            line=part.line,
            block=block,
            wanted=wanted,
            found=len(part.words),
        )


def filled(text: str, values: Mapping[str, Value]) -> Iterator[Piece]:
    """The pieces of a text whose placeholders were checked."""
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        yield Piece(text[end : match.start()])
        value = values[_key(match[1])]
        yield Piece(value.text) if value.text.strip() else Piece("", value.dots)
        end = match.end()
    yield Piece(text[end:])


def only_gap(text: str, values: Mapping[str, Value]) -> Value | None:
    """The value when a text is one placeholder and nothing is known for it, else None."""
    match = _PLACEHOLDER.fullmatch(text)
    value = values[_key(match[1])] if match else None
    return value if value and not value.text.strip() else None


def _key(name: str) -> str:
    return " ".join(name.lower().split())
