"""One small editor per fact, for the moment an answer comes in over the phone."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.i18n import _, language_name, short_date
from app.places import find
from app.services.rows import PersonRow
from app.ui import theme
from app.ui.matching.facts import where
from app.ui.widgets.availability_grid import AvailabilityGrid
from app.ui.widgets.buttons import Button, choice
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import row
from app.ui.widgets.text import label
from app.vocabulary import Gender, word

# Spoken most among those who come to a buddywerking in Flanders; others stand on the person's own page.
LANGUAGES = ("nl", "fr", "en", "de", "ar", "tr", "es", "it", "pt", "pl", "ro", "bg", "ru", "uk", "fa", "ps", "so", "ti")
FURTHEST_KM = 200


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
        keys = _("Click or press Space: yes, no, not asked yet. With the arrows and J or N it goes faster.")
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
        self.note = TextField(note[1], note[2]) if note else None
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


class Line(Editor):
    """A line to type, and how it is read: ``understand`` gives the facts, or None for what cannot be."""

    def __init__(
        self, words: str, hint: str, understand: Callable[[str], dict[str, Any] | None], wrong: str, text: str = ""
    ) -> None:
        super().__init__()
        self._understand = understand
        self._wrong = wrong
        self.field = TextField(words, text, hint=hint, optional=False)
        self.body.addWidget(self.field)
        self.setFocusProxy(self.field)

    def read(self) -> dict[str, Any] | None:
        facts = self._understand(self.field.text) if self.field.text else None
        self.field.set_error("" if facts else self._wrong)
        return facts


def editor_for(person: PersonRow, about: str) -> Editor:
    """The editor of a fact, with what is known already in it."""
    match about:
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
            return Line(_("Date or year of birth"), example, birth, _("This is no date or year of birth."))
        case "travels_km":
            hint = _("In kilometres, as the crow flies.")
            return Line(_("How far"), hint, distance, _("Give a number from 0 to {most}.").format(most=FURTHEST_KM))
        case "location" | "area":
            wrong = _("This place is not known: give a Belgian postcode, perhaps with the municipality.")
            return Line(_("Postcode or municipality"), "", place, wrong, where(person))
        case _:
            words = {"traits": _("Character"), "interests": _("Interests")}.get(about, about)
            hint = _("With commas between them.")
            return Line(words, hint, lambda text: several(about, text), _("Give at least one word."))


def birth(text: str) -> dict[str, Any] | None:
    """``12/03/1968`` or ``1968``."""
    if re.fullmatch(r"(19|20)\d\d", text):
        return {"birth_year": int(text), "birth_date": None}
    parts = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ]((?:19|20)\d\d)", text)
    if not parts:
        return None
    try:
        return {"birth_date": date(int(parts[3]), int(parts[2]), int(parts[1])), "birth_year": None}
    except ValueError:
        return None


def distance(text: str) -> dict[str, Any] | None:
    """``15``, ``7,5 km``"""
    parts = re.fullmatch(r"(\d{1,3}(?:[.,]\d)?)\s*(?:km)?", text.lower())
    km = float(parts[1].replace(",", ".")) if parts else -1.0
    return {"travels_km": km} if 0 <= km <= FURTHEST_KM else None


def place(text: str) -> dict[str, Any] | None:
    """``2440 Geel``, ``2440`` or ``Geel``."""
    parts = re.fullmatch(r"(\d{4})?\s*(.*)", text)
    postcode, name = (parts[1], parts[2].strip()) if parts else (None, text)
    meant = find(postcode, name or None)
    return {"postcode": meant.postcode, "place": meant.name} if meant else None


def several(field: str, text: str) -> dict[str, Any] | None:
    """``wandelen, koken``"""
    words = list(dict.fromkeys(part.strip() for part in re.split(r"[,;\n]", text) if part.strip()))
    return {field: words} if words else None


def _languages(person: PersonRow) -> Editor:
    known = tuple(person.languages or ())
    codes = list(dict.fromkeys((*LANGUAGES, *known)))
    return Choices("languages", [(code, language_name(code)) for code in codes], known, several=True)
