"""What is known of an event: each field is kept as it is filled in, and all but kind and day may stay empty."""

from typing import Any
from uuid import UUID

from app.i18n import _
from app.services import events
from app.ui.days import DayField
from app.ui.events.view import EventView
from app.ui.hours import HourField
from app.ui.layers import as_if_read
from app.ui.store import Store
from app.ui.widgets.card import Card
from app.ui.widgets.field import Choice, Field, TextField
from app.ui.widgets.layout import beside
from app.ui.widgets.proposed_field import ProposedField
from app.vocabulary import EventKind, word

NOBODY = "-"


class FactsCard(Card):
    """Shows an event, and writes what is changed in it."""

    def __init__(self, store: Store) -> None:
        super().__init__(_("Details"))
        self._store = store
        self._view: EventView | None = None
        self.kind = Choice([(kind.value, word(kind)) for kind in EventKind])
        self.name = TextField(_("Title"))
        self.day = DayField(_("Day"), compulsory=True)
        self.starts, self.ends = HourField(_("From"), optional=False), HourField(_("Until"), optional=False)
        self.place = TextField(_("Place"))
        self.theme = ThemeField()
        self.partner = Choice([])
        self.reached = TextField(_("How many people were reached"), check=_no_number)
        self.note = as_if_read(TextField(_("Note"), lines=3, hint=_("For yourself; never on a letter.")))
        for part in (Field(_("Kind"), self.kind, optional=False), self.name):
            self.add(part)
        self.add(beside(self.day, self.starts, self.ends, stretch=(11, 10, 10)))
        for part in (self.place, self.theme, Field(_("Together with"), self.partner), self.reached, self.note):
            self.add(part)
        self.body.setSpacing(12)
        self._listen()

    def show_view(self, view: EventView) -> None:
        """Show an event, or what changed of it: what is being typed stays."""
        before, self._view = self._view, view
        new, old = view.row, before.row if before and before.row.id == view.row.id else None

        def changed(name: str) -> bool:
            return old is None or getattr(old, name) != getattr(new, name)

        self.kind.choose(new.kind.value)
        for name, field in (("title", self.name), ("place", self.place), ("theme", self.theme), ("note", self.note)):
            if changed(name):
                field.set_text(getattr(new, name) or "")
        if changed("on"):
            self.day.set_day(new.on)
        for name, hour in (("starts_at", self.starts), ("ends_at", self.ends)):
            if changed(name):
                hour.set_hour(getattr(new, name))
        if changed("people_reached"):
            self.reached.set_text("" if new.people_reached is None else str(new.people_reached))
        self.reached.setVisible(new.kind in (EventKind.OUTREACH, EventKind.OPEN) or new.people_reached is not None)
        self.partner.clear()
        for key, words in ((NOBODY, _("nobody else")), *view.partners):
            self.partner.addItem(words, key)
        self.partner.choose(str(new.partner_id) if new.partner_id else NOBODY)
        self.theme.propose(view.themes)

    def commit(self) -> None:
        """Keep what was typed last, before another event is shown."""
        for field in self.findChildren(TextField):
            field.commit()

    def _listen(self) -> None:
        self.kind.chosen.connect(lambda key: self._write("kind", EventKind(key)))
        self.partner.chosen.connect(lambda key: self._write("partner_id", None if key == NOBODY else UUID(key)))
        self.name.committed.connect(lambda text: self._write("title", text))
        self.day.committed.connect(lambda _text: self._write("on", self.day.day))
        self.starts.committed.connect(lambda _text: self._write("starts_at", self.starts.hour))
        self.ends.committed.connect(lambda _text: self._write("ends_at", self.ends.hour))
        self.reached.committed.connect(lambda text: self._write("people_reached", int(text) if text else None))
        for name, field in (("place", self.place), ("theme", self.theme), ("note", self.note)):
            field.committed.connect(lambda text, name=name: self._write(name, text or None))

    def _write(self, name: str, value: Any) -> None:
        if self._view and getattr(self._view.row, name) != value:
            self._store.write_quietly(events.change_event, self._view.row.id, {name: value})


class ThemeField(ProposedField):
    """A line that proposes the themes there are."""

    def __init__(self) -> None:
        super().__init__(_("Theme"), hint=_("One that is offered, or one of your own."))


def _no_number(said: str) -> str:
    return _("Write a whole number.") if said and not (said.isascii() and said.isdecimal() and len(said) < 7) else ""
