"""The form of a participant: own words before matching, care in a fold at the end."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services import office, people
from app.services.rows import ParticipantRow
from app.ui.participants.fields import LINES
from app.ui.people.choices import Choices, offer
from app.ui.people.form import Form
from app.ui.people.known import Known
from app.ui.store import Store
from app.ui.widgets.card import Fold
from app.ui.widgets.field import Choice, Field
from app.vocabulary import ParticipantStatus, Role

S = ParticipantStatus
BY_HAND = (S.REGISTERED, S.INTAKE, S.WAITING, S.REFERRED, S.LEFT)
"""What a coordinator may say of someone; that they are getting to know somebody or in a duo follows from the duos."""
_FROM = {S.AFTERCARE: (S.WAITING, S.AFTERCARE, S.REFERRED, S.LEFT), S.IN_DUO: (*BY_HAND, S.AFTERCARE)}
"""What else may be said of someone at a step that no coordinator gives by hand, where no duo goes on."""


class ParticipantChoices(Choices[ParticipantRow]):
    """The step on the path, and who is the fixed contact person."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(S)
        self._today = today
        self.coordinator = Choice([])
        self.coordinator.chosen.connect(lambda key: self.tell({"coordinator_id": UUID(key) if key else None}, own=True))
        self.fields["coordinator"] = Field(_("Contact person"), self.coordinator, optional=False)

    def show_known(self, known: Known[ParticipantRow], store: Store) -> None:
        super().show_known(known, store)
        one, coordinators = known.row, store.read(office.coordinators)
        self.show_step(one.status, _FROM.get(one.status, BY_HAND), known.has_duo)
        of_now = next((str(c.id) for c in coordinators if c.full_name == one.coordinator), "")
        nobody = one.coordinator if one.coordinator and not of_now else _("nobody yet")
        offer(self.coordinator, [("", nobody), *((str(c.id), c.full_name) for c in coordinators)], of_now)

    def tell_step(self, step: Any) -> None:
        gone = step in (S.LEFT, S.REFERRED)
        self.tell({"status": step, "left_on": self._today() if gone else None}, own=True)


class ParticipantForm(Form[ParticipantRow]):
    """All fields of one participant."""

    lines = LINES
    sections = {"": "first_name", "facts": "street", "care": "care_note"}  # noqa: RUF012

    def __init__(self, store: Store, today: Callable[[], date], suggest: Callable[[str], Sequence[str]]) -> None:
        super().__init__(store, today, Role.PARTICIPANT, ParticipantChoices(today), suggest)

    def make_cards(self) -> Sequence[QWidget]:
        self._care = QWidget()
        QVBoxLayout(self._care).addLayout(self.arranged("care_note"))
        self.care = Fold(_("Care and vulnerability"), self._care)
        return [
            self.card(_("Who"), "first_name", "last_name", "birth", "gender", "pronouns"),
            self.card(_("How to reach"), "street", "postcode", "place", "phone", "email"),
            self.card(_("In own words"), "question", "strengths", "traits", "interests", "gives", "remarks"),
            self.availability_card(),
            self.matching_card(
                *("languages", "travels_km", "smokes", "smokes_note", "has_pets", "pets_note", "has_car")
            ),
            self.wishes_card(_("Wishes for a buddy")),
            self.card(_("Path"), "registered_on", "intake_on", "status", "coordinator", "referrer", "priority_groups"),
            self.care,
        ]

    def save_own(self, row: ParticipantRow, facts: dict[str, Any]) -> None:
        self._store.write_quietly(people.change_participant, row.id, facts)

    def leave(self) -> None:
        super().leave()
        self.care.close_content()

    def first_of(self, section: str) -> QWidget:
        if section == "care":
            self.care.open_content()
        return super().first_of(section)
