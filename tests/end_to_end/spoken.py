"""What a window says, wherever it says it, and what of it is in another language than the one in force."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from babel.messages.mofile import read_mo
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from sqlalchemy import select

from app.i18n import LANGUAGES
from app.models import Base
from app.paths import resource
from app.places import fold
from app.storage.vault import Vault

ROWS = 15
"""How many rows of a list are looked at."""
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_PIECE = re.compile(r"\n| · | → |(?<=\w)\xa0?: |(?<=[.?!…]) +")
_WORD = re.compile(r"\w+")
_NUMBER = r"[\d.,\xa0]+"
_FILLED_IN = re.compile(r"\{[^{}]*\}")
_TELLING = 6
"""Letters that stand together in a sentence with something filled in, before it is looked for."""

_PHRASE = 12
"""Letters of a phrase that is not there by chance."""

Words = tuple[frozenset[str], dict[str, list[str]]]


def texts(root: QWidget) -> Iterator[str]:
    """All that stands in sight, or is said of what stands there: to who points at it, and to who listens."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisibleTo(root):
            yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
            yield from _own(widget)
            yield from (action.text() for action in widget.actions())


def _own(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
        if menu := getattr(widget, "menu", lambda: None)():
            yield from (action.text() for action in menu.actions())
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and (model := widget.model()):
        yield from _of_model(model, columns=isinstance(widget, QTableView))


def _of_model(model: QAbstractItemModel, *, columns: bool) -> Iterator[str]:
    across = range(model.columnCount(QModelIndex()) if columns else 1)
    if columns:
        found: list[Any] = [model.headerData(at, Qt.Orientation.Horizontal) for at in across]
    else:
        found = []
    for row in range(min(ROWS, model.rowCount(QModelIndex()))):
        found += [model.index(row, at).data(role) for at in across for role in _ROLES]
    yield from (str(one) for one in found if one)


def of_the_office(vault: Vault) -> frozenset[str]:
    """Every word that is kept in a vault: what an office wrote is in its own language."""
    found: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, str):
            found.update(fold(piece) for piece in (value, *_PIECE.split(value)))
        elif isinstance(value, dict):
            for one in (*value, *value.values()):
                gather(one)
        elif isinstance(value, list | tuple):
            for one in value:
                gather(one)

    with vault.read() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                gather(list(row))
    return frozenset(found)


def foreign(said: Iterable[str], code: str, own: frozenset[str]) -> list[str]:
    """What is a sentence of Klik in another language than ``code``, and none in that one."""
    here, patterns = _words(code)
    found = []
    for text in dict.fromkeys(said):
        for piece in dict.fromkeys((text, *_PIECE.split(text))):
            bare = piece.strip()
            if not bare or bare in here:
                continue
            of = [other for other in LANGUAGES if other != code and _says(bare, other)]
            if of and not (fold(bare) in own or _fits(bare, patterns) or _holds(bare, own)):
                found.append(f"{of[0]}: {bare}")
    return found


def _says(text: str, code: str) -> bool:
    plain, patterns = _words(code)
    return text in plain or _fits(text, patterns)


def _holds(text: str, own: frozenset[str]) -> bool:
    """Whether words of the office stand within it: those are in its own language."""
    folded = fold(text)
    return any(len(one) > _PHRASE and one in folded for one in own)


def _fits(text: str, patterns: dict[str, list[str]]) -> bool:
    said = {"", *_WORD.findall(text)}
    return any(_pattern(one).fullmatch(text) for word in said & patterns.keys() for one in patterns[word])


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form, re.DOTALL)  # only those of which a word is in sight: there are thousands


@cache
def _words(code: str) -> Words:
    """What Klik says in a language: the sentences, and those in which something is filled in, by a word of each."""
    with resource("locale", code if code != "en_BE" else "nl_BE", "LC_MESSAGES", "klik.mo").open("rb") as file:
        messages = [message for message in read_mo(file) if message.id]
    said: set[str] = set()
    for message in messages:
        forms = message.id if code == "en_BE" else message.string
        said.update([forms] if isinstance(forms, str) else forms)
    plain = {one for one in said if not _FILLED_IN.search(one)}
    patterns: dict[str, list[str]] = {}
    for one in said - plain:
        if max(len(part.strip()) for part in _FILLED_IN.split(one)) >= _TELLING:
            form = "".join(part if at % 2 else re.escape(part) for at, part in enumerate(_split(one)))
            # A word that touches what is filled in may be longer in sight.
            whole = _WORD.findall(re.sub(r"\w*\{[^{}]*\}\w*", "{", one))
            patterns.setdefault(max(whole, key=len, default=""), []).append(form)
    return frozenset(plain), patterns


def _split(sentence: str) -> list[str]:
    parts: list[str] = []
    at = 0
    for found in _FILLED_IN.finditer(sentence):
        parts += [sentence[at : found.start()], _NUMBER if found[0] == "{n}" else ".+"]
        at = found.end()
    return [*parts, sentence[at:]]
