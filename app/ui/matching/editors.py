"""One small editor per fact, for the moment an answer comes in over the phone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _, language_name, short_date
from app.matching.people import CUSTOM, KIND
from app.matching.wish_words import fact_word
from app.services.rows import PersonRow
from app.ui import reading, theme
from app.ui.layers import as_if_read
from app.ui.matching.facts import where
from app.ui.widgets.availability_grid import AvailabilityGrid
from app.ui.widgets.buttons import Button, choice
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import row
from app.ui.widgets.text import label
from app.vocabulary import Gender, QuestionKind, word

# Spoken most among those who come to a buddywerking in Flanders; others stand on the person's own page.
LANGUAGES = ("nl", "fr", "en", "de", "ar", "tr", "es", "it", "pt", "pl", "ro", "bg", "ru", "uk", "fa", "ps", "so", "ti")


class Editor(QWidget):
    """Asks one thing. ``read`` gives the facts to keep, or None after saying in place what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        self._trouble = label("", theme.SECOND, tone="red_ink", wrap=True)
        self._trouble.hide()

    def read(self) -> dict[str, Any] | None:
        raise NotImplementedError

    def _complain(self, sentence: str) -> None:
        self.body.addWidget(self._trouble)
        self._trouble.setText(sentence)
        self._trouble.show()


class HalfDays(Editor):
    """The week as a grid."""

    def __init__(self, person: PersonRow) -> None:
        super().__init__()
        self.grid = AvailabilityGrid(_("Half-days"))
        self.grid.set_values(person.availability)
        self.body.addLayout(row(self.grid, 1))
        keys = _("Click or press Space: yes, no, not asked yet. With the arrows and Y or N it goes faster.")
        self.body.addWidget(label(keys, theme.SMALL, tone="text2", wrap=True))
        self.setFocusProxy(self.grid)

    def read(self) -> dict[str, Any] | None:
        if not any(self.grid.values.values()):
            self._complain(_("Mark at least one half-day that is free."))
            return None
        return {"availability": self.grid.values}


class Choices(Editor):
    """A few answers to press; one of them, or with ``several`` as many as hold."""

    def __init__(
        self,
        field: str,
        options: Sequence[tuple[Any, str]],
        chosen: Sequence[Any] = (),
        several: bool = False,
        note: tuple[str, str, str] | None = None,
    ) -> None:
        """``note``: the field of a remark beside the answer, its words and what stands there."""
        super().__init__()
        self._field, self._several = field, several
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self.buttons: list[tuple[Any, Button]] = []
        for value, words in options:
            button = choice(words)
            button.setChecked(value in chosen)
            self._group.addButton(button)
            self.buttons.append((value, button))
        self.body.addWidget(Flow([button for _value, button in self.buttons]))
        self._note_field = note[0] if note else ""
        self.note = as_if_read(TextField(note[1], note[2])) if note else None
        if self.note:
            self.body.addWidget(self.note)
        self.setFocusProxy(self.buttons[0][1])

    def read(self) -> dict[str, Any] | None:
        chosen = [value for value, button in self.buttons if button.isChecked()]
        if not chosen:
            self._complain(_("Press an answer first."))
            return None
        facts: dict[str, Any] = {self._field: chosen if self._several else chosen[0]}
        return facts | {self._note_field: self.note.text or None} if self.note else facts


class OwnChoices(Choices):
    """The answers to an own criterion."""

    def read(self) -> dict[str, Any] | None:
        answer = super().read()
        return answer and {"custom": answer}


class Line(Editor):
    """A line to type, read as the same fact is read elsewhere; nothing typed is no answer."""

    def __init__(self, words: str, hint: str, reader: reading.Reader, today: date, text: str = "") -> None:
        super().__init__()
        self._reader, self._today = reader, today
        self.field = TextField(words, text, hint=hint, optional=False)
        self.body.addWidget(self.field)
        self.setFocusProxy(self.field)

    def read(self) -> dict[str, Any] | None:
        try:
            facts = self._reader(self.field.text, self._today)
        except KlikError as error:
            self.field.set_error(str(error))
            return None
        answered = any(fact is not None for fact in facts.values())
        self.field.set_error("" if answered else _("Type an answer first."))
        return facts if answered else None


def editor_for(person: PersonRow, about: str, today: date, answers: Sequence[Any] = ()) -> Editor:
    """The editor of a fact, with what is known already in it; of an own criterion with its ``answers``."""
    match about:
        case _ if about == KIND:
            return Choices(KIND, [(kind, word(kind)) for kind in QuestionKind])
        case _ if about.startswith(CUSTOM):
            return OwnChoices(about.removeprefix(CUSTOM), [(answer, fact_word(answer)) for answer in answers])
        case "availability":
            return HalfDays(person)
        case "language":
            return _languages(person)
        case "gender":
            return Choices("gender", [(gender, word(gender)) for gender in Gender])
        case "smokes":
            answers = [(False, _("does not smoke")), (True, _("smokes"))]
            note = ("smokes_note", _("Remark"), person.smokes_note or "")
            return Choices("smokes", answers, [person.smokes], note=note)
        case "has_pets":
            answers = [(False, _("no pets")), (True, _("has pets"))]
            return Choices(
                "has_pets", answers, [person.has_pets], note=("pets_note", _("Remark"), person.pets_note or "")
            )
        case "age":
            example = _("For example {date}; the year alone is enough.").format(date=short_date(date(1968, 3, 12)))
            return Line(_("Date or year of birth"), example, reading.birth, today)
        case "travels_km":
            return Line(_("How far"), _("In kilometres, as the crow flies."), reading.kilometres, today)
        case "location" | "area":
            return Line(_("Postcode or municipality"), "", reading.located, today, where(person))
        case _:
            words = {"traits": _("Character"), "interests": _("Interests")}.get(about, about)
            return Line(words, _("With commas between them."), reading.listed(about), today)


def _languages(person: PersonRow) -> Editor:
    known = tuple(person.languages or ())
    codes = list(dict.fromkeys((*LANGUAGES, *known)))
    return Choices("languages", [(code, language_name(code)) for code in codes], known, several=True)
