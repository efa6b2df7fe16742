"""What is known of an offer: each field is kept as it is left, and all but the name may stay empty."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, telephone
from app.services import offers
from app.services.offers import OfferRow
from app.ui import reading, theme
from app.ui.people.fields import texts
from app.ui.people.lines import Line, Lines, two_by_two
from app.ui.store import Store
from app.ui.widgets.answers import Answers
from app.ui.widgets.card import Card
from app.ui.widgets.layout import column
from app.ui.widgets.text import label
from app.vocabulary import Threshold, word

LINES = {
    "name": Line(N_("Name"), lambda one: one.name, reading.name("name"), optional=False),
    "kinds": Line(
        N_("What there is to do"),
        lambda one: texts(one.kinds),
        reading.listed("kinds"),
        split=reading.parts,
        hint=N_("In the words of the interests of people: who likes one of these sees it first."),
    ),
    "street": Line(N_("Street and number"), lambda one: one.street or "", reading.text("street")),
    "postcode": Line(N_("Postcode"), lambda one: one.postcode or "", reading.postcode),
    "place": Line(N_("Place"), lambda one: one.place or "", reading.place),
    "cost": Line(N_("Cost"), lambda one: one.cost or "", reading.text("cost"), hint=N_("In words: 3 euro, a coffee.")),
    "contact_name": Line(N_("Contact person"), lambda one: one.contact_name or "", reading.text("contact_name")),
    "phone": Line(N_("Phone"), lambda one: telephone(one.phone), reading.phone),
    "email": Line(N_("Mail"), lambda one: one.email or "", reading.email),
    "note": Line(N_("Note"), lambda one: one.note or "", reading.text("note"), lines=3),
}


class OfferCard(Card):
    """Shows an offer, and writes what is changed in it."""

    def __init__(self, store: Store, today: Callable[[], date], suggest: Callable[[str], Sequence[str]]) -> None:
        super().__init__(_("Details"))
        self._store = store
        self._row: OfferRow | None = None
        self.lines = Lines(LINES, today, self._save, suggest)
        self.free = Answers([(True, _("yes")), (False, _("no"))], _("Free of charge"))
        self.threshold = Answers([(one, word(one)) for one in Threshold], _("How easy is it to step into?"))
        cells = self.lines.cells
        free = _asked(_("Free of charge?"), self.free)
        threshold = _asked(_("How easy is it to step into?"), self.threshold)
        self.add(
            two_by_two(
                [
                    (cells["name"], True),
                    (cells["kinds"], True),
                    (cells["cost"], False),
                    (free, False),
                    (threshold, True),
                    (cells["street"], True),
                    (cells["postcode"], False),
                    (cells["place"], False),
                    (cells["contact_name"], False),
                    (cells["phone"], False),
                    (cells["email"], True),
                    (cells["note"], True),
                ]
            )
        )
        self.free.answered.connect(lambda answer: self._save({"free": answer}))
        self.threshold.answered.connect(lambda answer: self._save({"threshold": answer}))
        self.setFocusProxy(self.lines.fields["name"])

    def show_offer(self, row: OfferRow) -> None:
        """Show an offer, or what changed of it: what is being typed stays."""
        if self._row is None or self._row.id != row.id:
            self.lines.leave()
        self._row = row
        self.lines.show(row.id, row)
        self.free.show_answer(row.free)
        self.threshold.show_answer(row.threshold)

    def commit(self) -> None:
        """Keep what was typed last, before another offer is shown."""
        self.lines.first_wrong()

    def _save(self, facts: dict[str, Any], _own: bool = False) -> None:
        if self._row and any(getattr(self._row, name) != value for name, value in facts.items()):
            self._store.write_quietly(offers.change_offer, self._row.id, facts)


def _asked(words: str, answers: Answers) -> QWidget:
    made = QWidget()
    made.setLayout(column(label(words, theme.SECOND, bold=True), answers, 1, gap=5))
    return made
