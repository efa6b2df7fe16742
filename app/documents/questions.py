"""The questions of an evaluation: read from the text of its form, for one voice and one moment.

The same questions are printed, asked on the screen, and kept with the answers. Each has a key of letters, digits and
hyphens that stays the same when its words change; answers of several moments are laid side by side by it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import Any

from app.documents.data import EvaluationFormData, Letterhead, Question
from app.documents.names import names
from app.documents.template import Part, Value, check, filled, parse, standard_text
from app.documents.wording import day_in_words, in_its_language, months_in_words
from app.errors import KlikError
from app.i18n import LANGUAGES, N_, labelled, place, speaking
from app.vocabulary import Voice

BLOCKS = {"keuze": -1, "lijnen": 1, "doelen": -1, "vanaf": 1}
MOST_LINES = 20
EVERYTHING = 600
"""Months after which a form asks whatever it ever asks."""
STORY = "verhaal"
"""The key of the question whether what was said may be told: its first answer is yes, its second no."""
GOAL = "doel"
"""How the key of a question about a goal begins."""


def template_name(voice: Voice) -> str:
    """The name of the text that a form is made from."""
    return f"evaluation_{voice.value}"


@in_its_language
def prepared(data: EvaluationFormData, text: str | None = None) -> tuple[Part, ...]:
    """The parts of a form that are for this moment, with a line for each goal and a key for each question.

    ``text`` is the office's own, else the one that ships with Klik. Raises ``KlikError``, naming the line, for what
    cannot be printed.
    """
    named = _standard(data.voice, place()) if text is None else _read(text)
    check(named, placeholders(data).keys(), BLOCKS, ())
    parts = _keyed([*_with_goals(_of_moment(named, data.months), data)])
    return tuple(part for part, after in zip_longest(parts, parts[1:]) if not _empty(part, after))


@in_its_language
def questions(data: EvaluationFormData, text: str | None = None) -> tuple[Question, ...]:
    """What a form asks, in order. Raises ``KlikError`` as ``prepared`` does."""
    return asked(prepared(data, text), placeholders(data))


def asked(parts: Sequence[Part], values: Mapping[str, Value]) -> tuple[Question, ...]:
    """The questions among prepared parts: each block with the text that stands last before it."""
    found: list[Question] = []
    said = ""
    for part in parts:
        if part.kind != "block":
            whole = labelled(part.label, part.text) if part.kind == "row" else part.text
            said = "".join("…" if piece.dots else piece.text for piece in filled(whole, values))
        elif part.label == "keuze":
            found.append(Question(part.key, said, part.words))
        else:
            found.append(Question(part.key, said, lines=lines_of(part)))
    return tuple(found)


def placeholders(data: EvaluationFormData) -> dict[str, Value]:
    """Everything that ``{…}`` in the texts may name."""
    return {
        **names(data.letterhead, data.participant, data.buddy, data.coordinator),
        "datum": Value(day_in_words(data.talk)),
        "hoe lang": Value(months_in_words(data.months)),
        "eigen doel": Value(data.goals[0].words if data.goals else ""),
        **{_goal(at): Value(goal.words) for at, goal in enumerate(data.goals)},
    }


def same_answers(voice: Voice, key: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """The options of a question in the language in force, where they are those that ship with Klik in any; else as is.

    The texts that ship offer the same answers in the same order in every language, so that the place of an answer means
    the same, and what was asked in French is laid beside what was asked in Dutch.
    """
    of = GOAL if key.startswith(f"{GOAL}-") else key
    if any(_scales(voice, language).get(of) == options for language in LANGUAGES):
        return _scales(voice, place()).get(of, options)
    return options


@cache
def _scales(voice: Voice, language: str) -> dict[str, tuple[str, ...]]:
    """What may be answered to each question of the form that ships, at any moment; of each goal under ``GOAL``."""
    whole = EvaluationFormData(voice, EVERYTHING, letterhead=Letterhead(language=language))
    return {one.key: one.options for one in questions(whole) if one.options}


def lines_of(part: Part) -> int:
    """How many lines a ``[lijnen]`` draws."""
    return _number(part, MOST_LINES, least=1)


def as_json(asked: Sequence[Question]) -> list[dict[str, Any]]:
    """Questions as they are kept beside their answers."""
    return [{"key": one.key, "text": one.text, "options": list(one.options), "lines": one.lines} for one in asked]


def from_json(kept: Any) -> tuple[Question, ...]:
    """The reverse. Raises ``ValueError`` for anything else."""
    if not isinstance(kept, list):
        raise ValueError(kept)
    return tuple(map(_question, kept))


def _question(kept: Any) -> Question:
    try:
        options = tuple(kept.get("options") or ())
        made = Question(kept["key"], kept["text"], options, kept.get("lines", 0))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(kept) from error
    if not all(isinstance(said, str) for said in (made.key, made.text, *options)) or type(made.lines) is not int:
        raise ValueError(kept)
    return made


@cache
def _standard(voice: Voice, language: str) -> tuple[Part, ...]:
    with speaking(language):
        return _read(standard_text(template_name(voice)))


def _read(text: str) -> tuple[Part, ...]:
    return tuple(_named(part) for part in parse(text))


def _named(part: Part) -> Part:
    """``[keuze belasting: …]`` is the block ``keuze`` with the key ``belasting``."""
    name, _space, key = part.label.partition(" ")
    if part.kind != "block" or name not in BLOCKS:
        return part
    return replace(part, label=name, key=_slug(key))


def _of_moment(parts: Sequence[Part], months: int | None) -> Iterator[Part]:
    """What is asked after so many months; where that is not known, everything that is always asked."""
    since = 0
    for part in parts:
        if part.kind == "block" and part.label == "vanaf":
            since = _number(part, EVERYTHING)
        elif since <= (months or 0):
            yield part


def _with_goals(parts: Iterator[Part], data: EvaluationFormData) -> Iterator[Part]:
    """Each goal with the answers of ``[doelen]``, or one line for a goal that is not known."""
    for part in parts:
        if part.kind != "block" or part.label != "doelen":
            yield part
            continue
        words, *options = part.words
        if not options:
            raise KlikError(
                N_("Line {line} of the text: {block} needs words after a colon."), line=part.line, block="[doelen]"
            )
        goals = [(_goal(at), f"{GOAL}-{goal.key}") for at, goal in enumerate(data.goals)]
        for name, key in goals or [("eigen doel", GOAL)]:
            yield Part("row", part.line, f"{{{name}}}", words)
            yield replace(part, label="keuze", words=tuple(options), key=key)


def _goal(at: int) -> str:
    return f"eigen doel {at + 1}"


def _keyed(parts: list[Part]) -> list[Part]:
    """A key for each block that has none: what it asks, in few letters. Raises ``KlikError`` for a key given twice."""
    taken = {part.key for part in parts if part.kind == "block"}
    used: set[str] = set()
    said = ""
    for at, part in enumerate(parts):
        if part.kind != "block":
            said = f"{part.label} {part.text}"
            continue
        if not part.key:
            name = stem = _slug(said)[:40].strip("-") or "vraag"
            number = 1
            while name in taken:
                number += 1
                name = f"{stem}-{number}"
            taken.add(name)
            parts[at] = part = replace(part, key=name)
        if part.key in used:
            raise KlikError(
                N_("Line {line} of the text: the name “{key}” is that of another question already."),
                line=part.line,
                key=part.key,
            )
        used.add(part.key)
    return parts


def _empty(part: Part, after: Part | None) -> bool:
    """A heading of which nothing is left at this moment."""
    return part.kind == "heading" and (after is None or after.kind == "heading")


def _number(part: Part, most: int, least: int = 0) -> int:
    said = part.words[0]
    if not (said.isascii() and said.isdecimal() and len(said) < 5 and least <= int(said) <= most):
        raise KlikError(
            N_("Line {line} of the text: {block} needs a number from {least} to {most}."),
            line=part.line,
            block=f"[{part.label}]",
            least=least,
            most=most,
        )
    return int(said)


def _slug(words: str) -> str:
    """``Grenzen één`` → ``grenzen-een``: what a field of a PDF may be called everywhere."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
