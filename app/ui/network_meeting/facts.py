"""What is typed of a meeting, or of something of it: each field is kept as it is filled in."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from app.errors import KlikError
from app.ui.days import DayField
from app.ui.hours import HourField
from app.ui.widgets.field import TextField

_NOTHING = object()


class Facts:
    """Fields by the name of what they hold; what is refused stays, with the reason, until it is right.

    ``keep`` is told what was typed, by its name; it may raise a ``KlikError``.
    """

    def __init__(self, fields: Mapping[str, TextField], keep: Callable[[dict[str, Any]], object]) -> None:
        self.fields = fields
        self._keep = keep
        self._id: UUID | None = None
        self._stored: dict[str, Any] = {}
        for name, field in fields.items():
            field.committed.connect(lambda _text, name=name: self._hand_over(name))

    def show_row(self, row: Any) -> None:
        """Show a record, or what changed of it: what is being typed stays."""
        if row.id != self._id:
            self._id, self._stored = row.id, {}
        for name, field in self.fields.items():
            stored = getattr(row, name)
            if stored != self._stored.get(name, _NOTHING):
                self._stored[name] = stored
                _show(field, stored)

    def _hand_over(self, name: str) -> None:
        field = self.fields[name]
        value = _value(field)
        if self._id and value != self._stored.get(name):
            try:
                self._keep({name: value})
            except KlikError as error:
                field.set_error(str(error))


def _value(field: TextField) -> Any:
    if isinstance(field, DayField):
        return field.day
    return field.hour if isinstance(field, HourField) else field.text or None


def _show(field: TextField, stored: Any) -> None:
    if isinstance(field, DayField):
        field.set_day(stored)
    elif isinstance(field, HourField):
        field.set_hour(stored)
    else:
        field.set_text(stored or "")
