"""The form of a buddy: own words before matching, the screening at the end."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import expense_buddies, people
from app.services.people import BUDDY_BY_HAND
from app.services.rows import BuddyRow
from app.ui import theme
from app.ui.buddies.couple import SecondPersonCard
from app.ui.buddies.fields import LINES
from app.ui.people.choices import Choices
from app.ui.people.form import Form
from app.ui.people.known import Known
from app.ui.people.words import TO_ASK
from app.ui.store import Store
from app.ui.widgets.buttons import Button, choice
from app.ui.widgets.card import Card
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import label
from app.vocabulary import Benefit, BuddyStatus, QuestionKind, Role, word

NONE = "none"


class BuddyChoices(Choices[BuddyRow]):
    """The step on the path, and the parts of the working area a buddy goes to; none chosen means everywhere."""

    def __init__(self) -> None:
        super().__init__(BuddyStatus)
        self._flow = Flow()
        self._buttons: dict[str, Button] = {}
        self.benefits: dict[str, Button] = {NONE: choice(_("none"))}
        self.benefits |= {one.value: choice(word(one)) for one in Benefit}
        for key, button in self.benefits.items():
            button.clicked.connect(lambda _on=False, key=key: self._tell_benefits(key))
        self.fields["benefits"] = Field(
            _("Benefit"),
            Flow([*self.benefits.values()], 6),
            optional=False,
            hint=_("A service must know of the volunteering. None chosen is still to ask. Only for the office."),
        )
        self.offers = Choice([("", _(TO_ASK)), *((one.value, word(one)) for one in QuestionKind)])
        self.offers.chosen.connect(lambda key: self.tell({"offers": QuestionKind(key) if key else None}, own=True))
        self.fields["offers"] = Field(_("What she or he has in mind"), self.offers, optional=False)
        self.fields["areas"] = Field(
            _("Goes to"), self._flow, hint=_("Choose the areas; none chosen means everywhere.")
        )

    def show_known(self, known: Known[BuddyRow], store: Store) -> None:
        super().show_known(known, store)
        self.show_step(known.row.status, BUDDY_BY_HAND, known.has_duo)
        self.offers.choose(known.row.offers.value if known.row.offers else "")
        if list(known.areas) != list(self._buttons):
            self._buttons = {area: choice(name) for area, name in known.areas.items()}
            for button in self._buttons.values():
                button.clicked.connect(self._tell_areas)
            none = label(_("The office has no areas yet."), theme.SECOND, tone="text2")
            self._flow.show_widgets(list(self._buttons.values()) or [none])
        for area, button in self._buttons.items():
            button.setChecked(area in (known.row.areas or ()))
            button.updateGeometry()
        assert known.papers
        self._show_benefits(known.papers.benefits)

    def _show_benefits(self, known: Collection[str] | None) -> None:
        for key, button in self.benefits.items():
            button.setChecked(known is not None and (key in known or (key == NONE and not known)))
            button.updateGeometry()

    def _tell_benefits(self, pressed: str) -> None:
        """None and a benefit rule each other out; where nothing holds any more it is still to ask."""
        chosen = [key for key, button in self.benefits.items() if button.isChecked()]
        found: list[str] | None = [key for key in chosen if key != NONE] or None
        if pressed == NONE:
            found = [] if NONE in chosen else None
        self._show_benefits(found)
        self.tell({"benefits": found}, own=True)

    def _tell_areas(self) -> None:
        self.tell({"areas": [area for area, button in self._buttons.items() if button.isChecked()] or None}, own=True)


class BuddyForm(Form[BuddyRow]):
    """All fields of one buddy, or of a couple; ``add_second`` asks for the second person."""

    lines = LINES
    wide_choices = frozenset({"areas", "means", "benefits"})
    sections = {"": "first_name", "facts": "street", "screening": "status", "papers": "benefits"}  # noqa: RUF012

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        suggest: Callable[[str], Sequence[str]],
        add_second: Callable[[], object],
    ) -> None:
        self.second = SecondPersonCard(store, today, add_second)
        self._expenses: Card | None = None
        super().__init__(store, today, Role.BUDDY, BuddyChoices(), suggest)

    def make_cards(self) -> Sequence[QWidget]:
        self._expenses = self.card(_("Expenses"), "account")
        return [
            self.card(_("Who"), "first_name", "last_name", "birth", "gender", "pronouns"),
            self.card(
                _("How to reach"), "street", "postcode", "place", "phone", "email", "reach_note", "paper_language"
            ),
            self._expenses,
            self.second,
            self.card(_("In own words"), "motivation", "traits", "interests", "introduction"),
            self.card(_("What came before"), "experience", "other_work", "source", "remarks"),
            self.availability_card(),
            self.card(_("On the way"), "means", "mobility"),
            self.matching_card(
                *("languages", "travels_km", "smokes", "smokes_note", "has_pets", "pets_note", "has_car", "capacity"),
                *("offers", "partner", "areas"),
            ),
            self.wishes_card(_("Wishes for a participant")),
            self.card(_("Path"), "status", "screened_on", "active_since", "screening_note"),
            self.card(_("Papers"), "benefits"),
        ]

    def save_own(self, row: BuddyRow, facts: dict[str, Any]) -> None:
        if "status" in facts:
            self._store.write_quietly(people.move_buddy, row.id, facts["status"])
        else:
            self._store.write_quietly(people.change_buddy, row.id, facts)

    def show_known(self, known: Known[BuddyRow]) -> None:
        super().show_known(known)
        self.second.show_known(known)
        if self._expenses:
            self._expenses.setVisible(self._store.read(expense_buddies.is_handled, known.row.id))

    def left(self) -> list[str]:
        return super().left() + self.second.text.leave()

    def first_wrong(self) -> Field | None:
        return super().first_wrong() or (self._row and self._row.second and self.second.text.first_wrong()) or None

    def first_of(self, section: str) -> QWidget:
        return self.second.first if section == "second" else super().first_of(section)
