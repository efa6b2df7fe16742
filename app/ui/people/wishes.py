"""The wishes of somebody as lines to fill in: about what, what, and how strongly.

Three strengths are offered: must, rather, nice. A wish that came from a list as strongly (3) is shown as rather and
keeps its 3 until another strength is chosen.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import N_, _
from app.matching.people import CUSTOM
from app.matching.wish_words import fact_word
from app.services.criteria import CriterionRow
from app.services.rows import WishRow
from app.ui import reading, theme
from app.ui.people.choices import offer
from app.ui.people.words import ABOUT_WORDS, STRENGTHS, languages_words, shown_strength, wish_words
from app.ui.widgets.buttons import choice, icon_button
from app.ui.widgets.field import Choice, TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row, separator
from app.ui.widgets.text import label
from app.vocabulary import Gender, Strength, word

_ABOUT = ("gender", "age", "smokes", "has_pets", "language", "traits", "interests")
_NEW: dict[str, WishRow] = {
    "gender": WishRow("gender", (), None, None, Strength.RATHER, True),
    "smokes": WishRow("smokes", (False,), None, None, Strength.RATHER, False),
    "has_pets": WishRow("has_pets", (False,), None, None, Strength.RATHER, False),
}
_HINTS = {
    "language": N_("With commas between"),
    "traits": N_("Such as calm, patient"),
    "interests": N_("Such as walking, cooking"),
}


class WishList(QWidget):
    """Hands over all wishes whenever one is complete and new; a line that is not filled in yet waits."""

    changed = Signal(object)  # tuple[WishRow, …]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes: list[WishRow] = []
        self._told: tuple[WishRow, ...] = ()
        self._criteria: tuple[CriterionRow, ...] = ()
        self.lines: list[WishLine] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        self.about = Choice([], _("A wish about"))
        self._offer()
        self.about.chosen.connect(self._on_about)
        adds = row(label(_("Add a wish about"), theme.SECOND, bold=True), self.about, 1)
        self.setLayout(column(self._body, adds, gap=12))

    def offer(self, criteria: Sequence[CriterionRow]) -> None:
        """Let wishes be about these criteria of the office as well."""
        if self._criteria != tuple(criteria):
            self._criteria = tuple(criteria)
            self._offer()
            self._build()

    def _offer(self) -> None:
        abouts = (*_ABOUT, *(one.about for one in self._criteria))
        offer(self.about, [("", _("Choose…")), *((about, _about_word(about)) for about in abouts)], "")

    def show_wishes(self, wishes: Sequence[WishRow], anyway: bool = False) -> None:
        """Show what is stored; nothing moves when it stands here already, unless it is of somebody else."""
        if anyway or tuple(wishes) != self._told:
            self._told = tuple(wishes)
            self._wishes = list(wishes)
            self._build()

    def _on_about(self, about: str) -> None:
        self.about.choose("")
        if about:
            yes = (True,) if True in self._possible(about) else ()
            self._wishes.append(_NEW.get(about, WishRow(about, yes, None, None, Strength.RATHER, False)))
            self._build()
            self.lines[-1].begin()
            self._tell()

    def _build(self) -> None:
        for line in self.lines:
            self._body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for at, wish in enumerate(self._wishes):
            line = WishLine(wish, self._possible(wish.about))
            line.changed.connect(lambda changed, at=at: self._put(at, changed))
            line.removed.connect(lambda at=at: self._remove(at))
            self.lines.append(line)
            self._body.addWidget(line)

    def _possible(self, about: str) -> tuple[Any, ...]:
        """What may be wished of an own criterion."""
        return next((one.possible for one in self._criteria if one.about == about), ())

    def _put(self, at: int, wish: WishRow) -> None:
        self._wishes[at] = wish
        self._tell()

    def _remove(self, at: int) -> None:
        del self._wishes[at]
        self._build()
        self._tell()
        self.about.setFocus()

    def _tell(self) -> None:
        complete = tuple(
            wish for wish in self._wishes if wish.values or wish.lower is not None or wish.upper is not None
        )
        if complete != self._told:
            self._told = complete
            self.changed.emit(complete)


class WishLine(QWidget):
    """One wish; of an own criterion one or more of its ``answers``."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self, wish: WishRow, answers: Sequence[Any] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wish, self._possible = wish, answers
        self._first: QWidget | None = None
        about = _about_word(wish.about)
        self.strength = Choice(
            [(one.value, word(one)) for one in STRENGTHS], _("How strongly: {about}").format(about=about)
        )
        self.strength.choose(shown_strength(wish.strength).value)
        self.strength.chosen.connect(self._on_strength)
        self.firm = choice(_("not open to talk"))
        self.firm.setChecked(wish.firm)
        self.firm.toggled.connect(lambda on: self._become(firm=on))
        remove = icon_button("trash", _("Remove the wish about {about}").format(about=about))
        remove.clicked.connect(self.removed)
        head = row(label(about, bold=True), 1, self.firm, self.strength, remove)
        self.setLayout(column(head, self._editor(), separator(), gap=8))
        self.firm.setVisible(wish.strength is Strength.MUST)  # not before it has a parent: it would be a window

    def begin(self) -> None:
        """Put the keyboard where the wish is filled in."""
        if self._first:
            self._first.setFocus()

    def _become(self, **said: Any) -> None:
        self.wish = replace(self.wish, **said)
        self.changed.emit(self.wish)

    def _on_strength(self, key: str) -> None:
        strength = Strength(key)
        if strength is shown_strength(self.wish.strength):
            return
        self.firm.setVisible(strength is Strength.MUST)
        self._become(strength=strength)

    def _editor(self) -> QWidget:
        about = self.wish.about
        if about == "gender":
            return self._answers([(gender, word(gender)) for gender in Gender])
        if about == "smokes":
            return self._answers([(False, _("does not smoke")), (True, _("smokes"))])
        if about == "has_pets":
            return self._answers([(False, _("no pets")), (True, _("has pets"))])
        if about == "age":
            return self._ages()
        if about in _HINTS:
            return self._texts()
        if about.startswith(CUSTOM):
            return self._answers([(one, fact_word(one)) for one in dict.fromkeys((*self._possible, *self.wish.values))])
        return label(wish_words(self.wish), tone="text2", wrap=True)

    def _answers(self, options: Sequence[tuple[Any, str]]) -> QWidget:
        """Answers of which one or more hold; the last one that holds stays."""
        buttons = []
        for value, words in options:
            button = choice(words)
            button.setChecked(value in self.wish.values)
            buttons.append(button)
        self._first = buttons[0]

        def turned(at: int) -> None:
            if isinstance(options[at][0], bool):
                for other, button in enumerate(buttons):
                    button.setChecked(other == at)
            values = tuple(
                value for (value, _words), button in zip(options, buttons, strict=True) if button.isChecked()
            )
            self._become(values=tuple(str(v) if isinstance(v, Gender) else v for v in values))

        for at, button in enumerate(buttons):
            button.clicked.connect(lambda _checked=False, at=at: turned(at))
        return Flow(list(buttons))

    def _ages(self) -> QWidget:
        lower = self._field(_("From age"), "" if self.wish.lower is None else str(self.wish.lower), reading.years)
        upper = self._field(_("To age"), "" if self.wish.upper is None else str(self.wish.upper), reading.years)

        def put(here: TextField, there: TextField) -> None:
            youngest, oldest = reading.years(lower.text), reading.years(upper.text)
            if youngest is not None and oldest is not None and youngest > oldest:
                here.set_error(_("From is higher than to: nobody can be meant."))
                return
            there.set_error("")
            self._become(lower=youngest, upper=oldest)

        lower.committed.connect(lambda _text: put(lower, upper))
        upper.committed.connect(lambda _text: put(upper, lower))
        self._first = lower
        host = QWidget()
        host.setLayout(row(lower, upper, 1, gap=12))
        for field in (lower, upper):
            theme.fix(field, width=150)
        return host

    def _texts(self) -> QWidget:
        spoken = self.wish.about == "language"

        def read(said: str) -> Sequence[str]:
            if spoken:
                return reading.language_codes(said)
            return [part for part in (piece.strip().lower() for piece in said.split(",")) if part]

        shown = languages_words(self.wish.values) if spoken else ", ".join(str(value) for value in self.wish.values)
        field = self._field(_("Which"), shown, read, _(_HINTS[self.wish.about]))
        field.committed.connect(lambda text: self._become(values=tuple(read(text))))
        self._first = field
        return field

    @staticmethod
    def _field(words: str, text: str, read: Callable[[str], object], hint: str = "") -> TextField:
        def check(said: str) -> str:
            try:
                read(said)
            except KlikError as error:
                return str(error)
            return ""

        return TextField(words, text, check=check, hint=hint, optional=False)


def _about_word(about: str) -> str:
    return about.removeprefix(CUSTOM) if about.startswith(CUSTOM) else _(ABOUT_WORDS[about]).capitalize()
