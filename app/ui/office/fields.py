"""Facts of the office in fields that save themselves."""

from collections.abc import Mapping
from datetime import date

from app.i18n import telephone
from app.services import office
from app.services.office import OfficeRow
from app.ui.store import Store
from app.ui.widgets.field import TextField


class OfficeFields:
    """Fields by the name of what they hold; what is typed wrongly stays until it is right."""

    def __init__(self, store: Store, by_name: Mapping[str, TextField]) -> None:
        self._store = store
        self.by_name = by_name
        for name, field in by_name.items():
            field.committed.connect(lambda text, name=name: self._change(name, text))

    def show_office(self, known: OfficeRow) -> None:
        """Show what is stored, but for a field with a mistake in it."""
        for name, field in self.by_name.items():
            stored = getattr(known, name) or ""
            if not field.error:
                field.set_text(telephone(stored) if name == "phone" else stored)

    def _change(self, name: str, text: str) -> None:
        read = {"phone": read_phone, "email": read_email}.get(name)
        value = read(text) if read else text or None
        self._store.write_quietly(office.change_office, {name: value or ("" if name == "name" else None)})


def read_phone(text: str) -> str | None:
    """A typed number as it is stored; None for none."""
    from app.ui.reading import phone  # brings phonenumbers

    number: str | None = phone(text, date.today())["phone"]
    return number


def phone_trouble(text: str) -> str:
    """What is wrong with a typed number, in a sentence; empty when nothing is."""
    from app.ui import reading

    return reading.refused(reading.phone, date.today)(text)


def read_email(text: str) -> str | None:
    """A typed mail address as it is stored; None for none."""
    from app.ui.reading import email

    address: str | None = email(text, date.today())["email"]
    return address


def email_trouble(text: str) -> str:
    """What is wrong with a typed mail address, in a sentence; empty when nothing is."""
    from app.ui import reading

    return reading.refused(reading.email, date.today)(text)
