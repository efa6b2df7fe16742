"""The answers in the form that are chosen, not typed: gender, yes or no, the step on the path, the contact person."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.i18n import _
from app.services.office import CoordinatorRow
from app.services.rows import ParticipantRow
from app.ui.participants.words import TO_ASK
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.segmented import Segmented
from app.vocabulary import Gender, ParticipantStatus, word

S = ParticipantStatus
BY_HAND = (S.REGISTERED, S.INTAKE, S.WAITING, S.REFERRED, S.LEFT)
"""What a coordinator may say of someone; that they are getting to know somebody or in a duo follows from the duos."""
_FROM = {S.AFTERCARE: (S.WAITING, S.AFTERCARE, S.REFERRED, S.LEFT), S.IN_DUO: (*BY_HAND, S.AFTERCARE)}
"""What else may be said of someone at a step that no coordinator gives by hand, where no duo goes on."""
_ANSWERS = {"yes": True, "no": False, "": None}


class Choices(QObject):
    """The fields by name; tells the facts to store, and whether they are of the participant or of the person."""

    answered = Signal(dict, bool)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.gender = Choice([("", _(TO_ASK)), *((one.value, word(one)) for one in Gender)])
        self.gender.chosen.connect(lambda key: self._tell({"gender": Gender(key) if key else None}))
        self.status = Choice([])
        self.status.chosen.connect(self._on_status)
        self.coordinator = Choice([])
        self.coordinator.chosen.connect(
            lambda key: self._tell({"coordinator_id": UUID(key) if key else None}, own=True)
        )
        self.answers = {
            "smokes": self._yes_no("smokes", _("Smokes")),
            "has_pets": self._yes_no("has_pets", _("Has pets")),
            "has_car": self._yes_no("has_car", _("Has a car")),
        }
        self._status_field = Field(_("Step on the path"), self.status, optional=False)
        self.fields = {
            "gender": Field(_("Gender"), self.gender, optional=False),
            "status": self._status_field,
            "coordinator": Field(_("Contact person"), self.coordinator, optional=False),
            "smokes": Field(_("Smokes"), self.answers["smokes"], optional=False),
            "has_pets": Field(_("Has pets"), self.answers["has_pets"], optional=False),
            "has_car": Field(_("Has a car"), self.answers["has_car"], optional=False),
        }

    def show_row(self, one: ParticipantRow, coordinators: Sequence[CoordinatorRow], has_duo: bool) -> None:
        """Show what is stored, without telling anybody; as long as a duo goes on, the step follows from that."""
        self.gender.choose(one.gender.value if one.gender else "")
        may = {one.status} if has_duo else {one.status, *_FROM.get(one.status, BY_HAND)}
        _offer(self.status, [(step.value, word(step)) for step in S if step in may], one.status.value)
        self.status.setEnabled(not has_duo)
        self.status.setToolTip(_("This follows from the duo.") if has_duo else "")
        known = next((str(c.id) for c in coordinators if c.full_name == one.coordinator), "")
        nobody = one.coordinator if one.coordinator and not known else _("nobody yet")
        _offer(self.coordinator, [("", nobody), *((str(c.id), c.full_name) for c in coordinators)], known)
        for field, answer in self.answers.items():
            value = getattr(one, field)
            answer.blockSignals(True)
            answer.choose(next(key for key, said in _ANSWERS.items() if said is value))
            answer.blockSignals(False)

    def _yes_no(self, field: str, words: str) -> Segmented:
        made = Segmented([("yes", _("Yes")), ("no", _("No")), ("", _("Still to ask"))], words)
        made.chosen.connect(lambda key: self._tell({field: _ANSWERS[key]}))
        return made

    def _on_status(self, key: str) -> None:
        status = ParticipantStatus(key)
        gone = status in (S.LEFT, S.REFERRED)
        self._tell({"status": status, "left_on": self._today() if gone else None}, own=True)

    def _tell(self, facts: dict[str, Any], own: bool = False) -> None:
        self.answered.emit(facts, own)


def _offer(choice: Choice, options: Sequence[tuple[str, str]], current: str) -> None:
    """Offer these, if they are others than before."""
    if [(str(choice.itemData(at) or ""), choice.itemText(at)) for at in range(choice.count())] != list(options):
        choice.clear()
        for key, words in options:
            choice.addItem(words, key)
    choice.choose(current)
