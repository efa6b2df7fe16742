"""Reading one JSON object of a problem file: every value checked, every fault named by its place in the file."""

import re
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TypeVar

from app.errors import KlikError
from app.i18n import N_

T = TypeVar("T")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

# No count in a problem is larger; beyond it the solver's own numbers would overflow.
LARGEST = 10**9


class Fields:
    """One object at ``place`` in the file. Its readers raise ``KlikError`` naming the field that is wrong.

    Every optional fact is None when it is absent or null.
    """

    def __init__(self, value: object, place: str, known: Collection[str] = ()) -> None:
        """``known``: the only names allowed; when empty, other names are let through unread."""
        if not isinstance(value, Mapping):
            if not place:
                raise KlikError(N_("The matching problem cannot be read: the file holds no object."))
            raise KlikError(N_("The matching problem cannot be read: {field} is not an object."), field=place)
        self._values = value
        self.place = place
        if known and (strange := sorted(str(name) for name in value if name not in known)):
            raise KlikError(N_("The matching problem cannot be read: {field} is not known."), field=self.at(strange[0]))

    def at(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def has(self, name: str) -> bool:
        return self._values.get(name) is not None

    def names(self) -> list[str]:
        return list(self._values)

    def raw(self, name: str) -> object:
        if name not in self._values:
            raise KlikError(N_("The matching problem cannot be read: {field} is missing."), field=self.at(name))
        return self._values[name]

    def text(self, name: str) -> str:
        value = self.raw(name)
        if not isinstance(value, str):
            raise KlikError(N_("The matching problem cannot be read: {field} is not text."), field=self.at(name))
        return value

    def integer(self, name: str, least: int | None = None, most: int | None = None) -> int:
        value = self.raw(name)
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # JSON knows one kind of number
        if isinstance(value, bool) or not isinstance(value, int):
            raise KlikError(
                N_("The matching problem cannot be read: {field} is not a whole number."), field=self.at(name)
            )
        self._within(name, value, least, LARGEST if most is None else most)
        return value

    def number(self, name: str, least: float | None = None, most: float | None = None) -> float:
        value = self.raw(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= sys.float_info.max:
            raise KlikError(N_("The matching problem cannot be read: {field} is not a number."), field=self.at(name))
        self._within(name, value, least, most)
        return float(value)

    def flag(self, name: str) -> bool:
        value = self.raw(name)
        if not isinstance(value, bool):
            raise KlikError(
                N_("The matching problem cannot be read: {field} is not true or false."), field=self.at(name)
            )
        return value

    def day(self, name: str) -> date:
        text = self.text(name)
        try:
            if not _DAY.fullmatch(text):
                raise ValueError(text)
            return date.fromisoformat(text)
        except ValueError:
            raise KlikError(
                N_("The matching problem cannot be read: {field} is not a date like 2026-11-22."), field=self.at(name)
            ) from None

    def items(self, name: str) -> list[object]:
        value = self.raw(name)
        if not isinstance(value, list | tuple):
            raise KlikError(N_("The matching problem cannot be read: {field} is not a list."), field=self.at(name))
        return list(value)

    def each(self, name: str, read: Callable[["Fields", str], T]) -> tuple[T, ...]:
        """Every item of a list, read as the one field of its own index."""
        items = {f"{name}[{index}]": item for index, item in enumerate(self.items(name))}
        fields = Fields(items, self.place)
        return tuple(read(fields, index) for index in items)

    def texts(self, name: str, choices: Collection[str] = ()) -> tuple[str, ...]:
        return self.each(name, lambda item, index: item.choice(index, choices) if choices else item.text(index))

    def choice(self, name: str, choices: Collection[str]) -> str:
        value = self.text(name)
        if value not in choices:
            raise KlikError(
                N_("The matching problem cannot be read: {field} is not one of {choices}."),
                field=self.at(name),
                choices=", ".join(choices),
            )
        return value

    def object(self, name: str, known: Collection[str] = ()) -> "Fields":
        return Fields(self.raw(name), self.at(name), known)

    def counts(self, name: str, most: int | None = None) -> dict[str, int]:
        """An object of whole numbers from 0; empty when absent."""
        if name not in self._values:
            return {}
        fields = self.object(name)
        return {key: fields.integer(key, 0, most) for key in fields.names()}

    def pair(self, name: str) -> tuple[str, str]:
        pair = self.texts(name)
        if len(pair) != 2:
            raise KlikError(
                N_("The matching problem cannot be read: {field} is not a participant and a buddy."),
                field=self.at(name),
            )
        return pair[0], pair[1]

    def optional(self, name: str, read: Callable[[str], T]) -> T | None:
        return read(name) if self.has(name) else None

    def given(self, name: str, read: Callable[[str], T], default: T) -> T:
        return read(name) if name in self._values else default

    def _within(self, name: str, value: float, least: float | None, most: float | None) -> None:
        if (least is not None and value < least) or (most is not None and value > most):
            raise KlikError(
                N_("The matching problem cannot be read: {field} is {value}, outside {least} to {most}."),
                field=self.at(name),
                value=value,
                least="…" if least is None else least,
                most="…" if most is None else most,
            )
