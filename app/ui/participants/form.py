"""The form of a participant: own words first, then wishes, then who and where; care in a fold at the end."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services import admission, office, people
from app.services.rows import ParticipantRow
from app.ui.participants.fields import LINES
from app.ui.people.choices import ANSWERS, Choices, offer, yes_or_no
from app.ui.people.form import Form
from app.ui.people.known import Known
from app.ui.people.parts import Parts
from app.ui.people.words import TO_ASK
from app.ui.store import Store
from app.ui.widgets.card import Fold
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.layout import bring_into_sight
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.tabbing import stops
from app.vocabulary import ParticipantStatus, QuestionKind, Role, word

S = ParticipantStatus
BY_HAND = (S.REGISTERED, S.INTAKE, S.WAITING, S.REFERRED, S.LEFT)
"""What a coordinator may say of someone; that they are getting to know somebody or in a duo follows from the duos."""
_FROM = {S.AFTERCARE: (S.WAITING, S.AFTERCARE, S.REFERRED, S.LEFT), S.IN_DUO: (*BY_HAND, S.AFTERCARE)}
"""What else may be said of someone at a step that no coordinator gives by hand, where no duo goes on."""


class ParticipantChoices(Choices[ParticipantRow]):
    """What is asked for, the answers of yes or no, the step on the path, and who is the fixed contact person."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(S)
        self._today = today
        kinds = [("", _(TO_ASK)), *((kind.value, word(kind)) for kind in QuestionKind)]
        self.question_kind = Choice(kinds)
        self.question_kind.chosen.connect(
            lambda key: self.tell({"question_kind": QuestionKind(key) if key else None}, own=True)
        )
        self.fields["question_kind"] = Field(_("Asks for"), self.question_kind, optional=False)
        self.own_answers = {
            name: self._own_yes_no(name, words)
            for name, words in {
                "minors": _("Children under 18 at home"),
                "vulnerable": _("Psychologically vulnerable for long"),
                "isolated": _("Socially isolated"),
            }.items()
        }
        self.coordinator = Choice([])
        self.coordinator.chosen.connect(lambda key: self.tell({"coordinator_id": UUID(key) if key else None}, own=True))
        self.fields["coordinator"] = Field(_("Contact person"), self.coordinator, optional=False)

    def show_known(self, known: Known[ParticipantRow], store: Store) -> None:
        super().show_known(known, store)
        one, coordinators = known.row, store.read(office.coordinators)
        self.question_kind.choose(one.question_kind.value if one.question_kind else "")
        for name, answer in self.own_answers.items():
            answer.blockSignals(True)
            answer.choose(next(key for key, said in ANSWERS.items() if said is getattr(one, name)))
            answer.blockSignals(False)
        self.show_step(one.status, _FROM.get(one.status, BY_HAND), known.has_duo)
        of_now = next((str(c.id) for c in coordinators if c.full_name == one.coordinator), "")
        nobody = one.coordinator if one.coordinator and not of_now else _("nobody yet")
        offer(self.coordinator, [("", nobody), *((str(c.id), c.full_name) for c in coordinators)], of_now)

    def tell_step(self, step: Any) -> None:
        gone = step in (S.LEFT, S.REFERRED)
        outcome = {} if gone else {"referred_to": None, "left_note": None}
        self.tell({"status": step, "left_on": self._today() if gone else None} | outcome, own=True)

    def _own_yes_no(self, name: str, words: str) -> Segmented:
        made = yes_or_no(words)
        made.chosen.connect(lambda key: self.tell({name: ANSWERS[key]}, own=True))
        self.fields[name] = Field(words, made, optional=False)
        return made


class ParticipantForm(Form[ParticipantRow]):
    """All fields of one participant, in four parts."""

    lines = LINES
    wide_choices = frozenset({"means"})
    sections = {"": "question", "facts": "street", "admission": "checked_on", "care": "care_note"}  # noqa: RUF012

    def __init__(self, store: Store, today: Callable[[], date], suggest: Callable[[str], Sequence[str]]) -> None:
        super().__init__(store, today, Role.PARTICIPANT, ParticipantChoices(today), suggest)

    def make_cards(self) -> Sequence[QWidget]:
        self._care = QWidget()
        QVBoxLayout(self._care).addLayout(self.arranged("care_note"))
        self.care = Fold(_("Care and vulnerability"), self._care)
        self.parts = Parts(
            _("Parts of the form"),
            [
                (
                    _("Own words"),
                    [
                        self.card(_("In own words"), "question", "question_kind", "good_week", "introduction"),
                        self.card(
                            _("Strengths and interests"),
                            *("strengths", "traits", "interests", "earlier", "would_try", "gives", "helps"),
                        ),
                    ],
                ),
                (
                    _("Wishes"),
                    [
                        self.wishes_card(_("Wishes for a buddy")),
                        self.availability_card(),
                        self.card(_("On the way"), "means", "has_car", "travels_km", "mobility"),
                        self.matching_card("smokes", "smokes_note", "has_pets", "pets_note", "languages"),
                        self.card(_("At home"), "household", "minors", "budget"),
                    ],
                ),
                (
                    _("Details"),
                    [
                        self.card(_("Who"), "first_name", "last_name", "birth", "gender", "pronouns"),
                        self.card(
                            _("How to reach"),
                            "street",
                            "postcode",
                            "place",
                            "phone",
                            "email",
                            "reach_note",
                            "paper_language",
                        ),
                        self.card(
                            _("Came through"), "referrer", "referrer_contact", "source", "dossier", "target_groups"
                        ),
                    ],
                ),
                (
                    _("Path"),
                    [
                        self.card(_("Path"), "registered_on", "intake_on", "status", "coordinator", "priority_groups"),
                        self.card(_("Admission"), "vulnerable", "isolated", "checked_on", "checked_by"),
                        self.card(_("For the office alone"), "remarks"),
                        self.care,
                    ],
                ),
            ],
        )
        self.parts.gone_on.connect(self._on_gone_on)
        return [self.parts]

    def save_own(self, row: ParticipantRow, facts: dict[str, Any]) -> None:
        if facts.keys() <= set(admission.TICKS):
            self._store.write_quietly(admission.check, row.id, facts, self._today())
        else:
            self._store.write_quietly(people.change_participant, row.id, facts)

    def leave(self) -> None:
        super().leave()
        self.care.close_content()
        self.parts.begin()

    def reveal(self, widget: QWidget) -> None:
        self.parts.reveal(widget)

    def step(self, by: int) -> None:
        self.parts.step(by)

    def first_of(self, section: str) -> QWidget:
        if section == "care":
            self.care.open_content()
        return super().first_of(section)

    def _on_gone_on(self, part: QWidget) -> None:
        """The keyboard goes along to the first field of the next part."""
        if there := stops(part):
            there[0].setFocus()
        bring_into_sight(self.parts.tabs)
