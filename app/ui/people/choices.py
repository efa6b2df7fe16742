"""The answers in the form that are chosen, not typed: gender, yes or no, and the step on the path."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, Generic

from PySide6.QtCore import QObject, Signal

from app.i18n import LANGUAGES, _, language_name
from app.services.rows import PersonRow
from app.ui.people.known import Known, R
from app.ui.people.words import TO_ASK
from app.ui.store import Store
from app.ui.widgets.buttons import choice
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.segmented import Segmented
from app.vocabulary import Gender, Means, word

ANSWERS = {"yes": True, "no": False, "": None}
"""What each answer to a question of yes or no is stored as."""


def yes_or_no(words: str) -> Segmented:
    """A question with three answers, of which the third is that it was not asked yet."""
    return Segmented([("yes", _("Yes")), ("no", _("No")), ("", _("Still to ask"))], words)


class PersonChoices(QObject):
    """What is chosen of any person: the fields by name; tells the facts to store, and whether they are of the role."""

    answered = Signal(dict, bool)

    def __init__(self, yes_or_no: Sequence[str] = ("smokes", "has_pets", "has_car")) -> None:
        super().__init__()
        self.gender = Choice([("", _(TO_ASK)), *((one.value, word(one)) for one in Gender)])
        self.gender.chosen.connect(lambda key: self.tell({"gender": Gender(key) if key else None}))
        papers = [("", _("Not asked")), *((code[:2], language_name(code[:2])) for code in LANGUAGES)]
        self.paper_language = Choice(papers)
        self.paper_language.chosen.connect(lambda key: self.tell({"paper_language": key or None}))
        words = {"smokes": _("Smokes"), "has_pets": _("Has pets"), "has_car": _("Has a car")}
        self.answers = {name: self._yes_no(name, words[name]) for name in yes_or_no}
        self.fields: dict[str, Field] = {"gender": Field(_("Gender"), self.gender, optional=False)}
        self.fields |= {name: Field(words[name], self.answers[name], optional=False) for name in yes_or_no}
        hint = _("Not asked is what the languages say.")
        self.fields["paper_language"] = Field(_("Papers in"), self.paper_language, optional=False, hint=hint)

    def show_person(self, one: PersonRow) -> None:
        """Show what is stored, without telling anybody."""
        self.gender.choose(one.gender.value if one.gender else "")
        self.paper_language.choose(one.paper_language or "")
        for field, answer in self.answers.items():
            value = getattr(one, field)
            answer.blockSignals(True)
            answer.choose(next(key for key, said in ANSWERS.items() if said is value))
            answer.blockSignals(False)

    def tell(self, facts: dict[str, Any], own: bool = False) -> None:
        """Hand facts over to be stored."""
        self.answered.emit(facts, own)

    def _yes_no(self, field: str, words: str) -> Segmented:
        made = yes_or_no(words)
        made.chosen.connect(lambda key: self.tell({field: ANSWERS[key]}))
        return made


class Choices(PersonChoices, Generic[R]):
    """The same with the step on the path, which follows from the duo as long as one goes on."""

    def __init__(self, steps: type[StrEnum]) -> None:
        super().__init__()
        self._steps = steps
        self.status = Choice([])
        self.status.chosen.connect(lambda key: self.tell_step(steps(key)))
        self.fields["status"] = Field(_("Step on the path"), self.status, optional=False)
        self.means = {one: choice(word(one)) for one in Means}
        for button in self.means.values():
            button.clicked.connect(self._tell_means)
        how = Flow(list(self.means.values()), 6)
        self.fields["means"] = Field(_("Gets about"), how, optional=False, hint=_("None chosen is still to ask."))

    def tell_step(self, step: Any) -> None:
        """Another step was chosen."""
        self.tell({"status": step}, own=True)

    def show_known(self, known: Known[R], store: Store) -> None:
        """Show what is stored of somebody."""
        self.show_person(known.row)
        for one, button in self.means.items():
            button.setChecked(one in (known.row.means or ()))
            button.updateGeometry()

    def _tell_means(self) -> None:
        self.tell({"means": [one.value for one, button in self.means.items() if button.isChecked()] or None})

    def show_step(self, now: StrEnum, others: Iterable[StrEnum], has_duo: bool) -> None:
        """Offer the steps that may be given by hand."""
        may = {now} if has_duo else {now, *others}
        offer(self.status, [(step.value, word(step)) for step in self._steps if step in may], now.value)
        self.status.setEnabled(not has_duo)
        self.status.setToolTip(_("This follows from the duo.") if has_duo else "")


def offer(choice: Choice, options: Sequence[tuple[str, str]], current: str) -> None:
    """Offer these, if they are others than before."""
    if [(str(choice.itemData(at) or ""), choice.itemText(at)) for at in range(choice.count())] != list(options):
        choice.clear()
        for key, words in options:
            choice.addItem(words, key)
    choice.choose(current)
