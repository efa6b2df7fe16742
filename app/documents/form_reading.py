"""Reads a filled form back: a PDF in, the questions it asks and what was answered out.

A form carries its own questions, so one that was printed before they were changed is read as well as one of today. It
comes from outside: what is not as it should be is refused with a sentence, or left out where it is one answer.
"""

import json
import logging
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from app.documents.data import Answer, Question
from app.documents.questions import from_json
from app.errors import KlikError
from app.i18n import N_
from app.vocabulary import Voice

IDENTITY, VERSION = "Klik", 1
"""The hidden field that says whose form it is, and how what it says is laid out; no key of a question has capitals."""
MOST = 20 * 1024 * 1024
"""Bytes; no form that was filled in is as large."""

_NO_PDF = N_("“{file}” cannot be read: it is not a PDF, or it is damaged.")


@dataclass(frozen=True)
class ReadForm:
    """What a form says. ``duo`` is None on a blank one, which names nobody; ``answers`` by the key of a question."""

    file: str
    duo: UUID | None
    voice: Voice
    months: int | None
    questions: tuple[Question, ...]
    answers: dict[str, Answer]


def read_form(path: Path) -> ReadForm:
    """Read a filled form. Raises ``KlikError`` with what to do for anything that is not one."""
    fields = _fields(path)
    if not fields:
        raise KlikError(
            N_("“{file}” has no fields: it was scanned, or printed to a new file. Note the answers by hand instead."),
            file=path.name,
        )
    if IDENTITY not in fields:
        raise KlikError(N_("“{file}” is a form, but not one that Klik made."), file=path.name)
    form = _whose(path, fields)
    if not form.answers:
        raise KlikError(
            N_("Nothing is filled in on “{file}”. Perhaps it was filled in but not saved."),
            file=path.name,
        )
    return form


def answers_in(said: Mapping[str, Any], asked: tuple[Question, ...]) -> dict[str, Answer]:
    """What was answered of what is asked; an answer that a question does not have is none."""
    found: dict[str, Answer] = {}
    for question in asked:
        value = said.get(question.key)
        if question.options:
            if type(value) is int and 1 <= value <= len(question.options):
                found[question.key] = value
        elif isinstance(value, str) and (words := plain(value)):
            found[question.key] = words
    return found


def plain(text: str) -> str:
    """A text as it was typed, with one kind of line break and without signs that cannot be seen or kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs")).strip()


def _fields(path: Path) -> dict[str, Any]:
    """The value of each field: the place of a choice, or a text."""
    from pypdf import PdfReader  # slow to load, and only who reads a form waits for it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is said in our own sentence
    try:
        if path.stat().st_size > MOST:
            raise KlikError(N_("“{file}” is too large to be a form that was filled in."), file=path.name)
        with path.open("rb") as file:
            reader = PdfReader(file)
            if reader.is_encrypted:
                raise KlikError(N_("“{file}” is protected with a password. Save it without one first."), file=path.name)
            return {name: _value(field) for name, field in (reader.get_fields() or {}).items()}
    except KlikError:
        raise
    except OSError as error:
        raise KlikError(
            N_("{file} cannot be read: {reason}"), file=path.name, reason=error.strerror or error
        ) from error
    except Exception as error:  # a damaged PDF fails in any of a hundred ways
        raise KlikError(_NO_PDF, file=path.name) from error


def _value(field: Mapping[str, Any]) -> Answer | None:
    value = field.get("/V")
    if field.get("/FT") == "/Btn":
        ticked = str(value or "").removeprefix("/")
        return int(ticked) if ticked.isascii() and ticked.isdecimal() and len(ticked) < 4 else None
    if value is not None and hasattr(value, "get_data"):  # a long text may stand beside its field
        data = value.get_data()
        return str(data.decode("utf-16" if data[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8", "replace"))
    return str(value) if isinstance(value, str) else None


def _whose(path: Path, fields: dict[str, Any]) -> ReadForm:
    try:
        facts = json.loads(fields[IDENTITY])
        if facts["form"] != VERSION:
            raise KlikError(N_("“{file}” was made by a later Klik. Bring Klik up to date first."), file=path.name)
        asked = from_json(facts["questions"])
        months = facts["months"]
        if months is not None and not (type(months) is int and 0 <= months <= 1200):
            raise ValueError(months)
        duo = UUID(facts["duo"]) if facts["duo"] else None
        return ReadForm(path.name, duo, Voice(facts["voice"]), months, asked, answers_in(fields, asked))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise KlikError(_NO_PDF, file=path.name) from error
