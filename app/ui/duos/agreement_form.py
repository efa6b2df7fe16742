"""Everything two people may settle with each other, each field kept as it is typed; what stays empty is a dotted line.

The fields follow the paper: why, when and where, what, what each brings, the boundaries in three columns, on the way.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QMenu, QPlainTextEdit, QWidget

from app.i18n import _, listed
from app.services.boundaries import Topic
from app.services.rhythms import Rhythms
from app.ui import theme
from app.ui.days import DayField, day_of, trouble_with
from app.ui.duos.number_range import NumberRange
from app.ui.duos.terms import TERMS, said_days, term_words
from app.ui.duos.view import DuoView
from app.ui.widgets.buttons import Button, outlined
from app.ui.widgets.columns import Columns
from app.ui.widgets.field import TextField
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label

_APART = "; "


class AgreementForm(QWidget):
    """Fields by name; ``changed`` tells which of them were typed anew, with values as the vault keeps them."""

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, TextField] = {}
        self.days = {name: DayField(_(TERMS[name])) for name in ("starts_on", "review_on")}
        self.every = NumberRange(_(TERMS["every_days"]), _("days"), 366, before=_("every"))
        self.trial = NumberRange(_(TERMS["trial"]), _("times"), 99)
        self.evaluations = TextField(_(TERMS["evaluations_on"]), check=_trouble_with_days, optional=False)
        self.fill_days = outlined("", "plus", small=True)
        self.fill_days.clicked.connect(self._fill_days)
        self.examples: dict[str, Button] = {}
        self._topics: tuple[Topic, ...] = ()
        self._named_after: list[str] = []  # the fields that are called after one of the two
        self._shown: dict[str, Any] = {}
        self._for: object = None
        self._today, self._rhythms = date.min, Rhythms()
        self.setLayout(column(*self._sections(), gap=14))
        self._listen()

    def show_view(self, view: DuoView) -> None:
        """Show stored terms; what is being typed stays, unless the stored value itself became another."""
        if self._for != view.row.id:
            self._for, self._shown = view.row.id, {}
        self._today, self._rhythms, terms = view.today, view.rhythms, view.terms
        months = listed([str(after) for after, _day in self._moments(view.today)])
        self.fill_days.setText(_("{months} months after the beginning").format(months=months))
        for name, field in self.texts.items():
            if name in self._named_after:
                field.label.setText(term_words(name, view.row))
                field.editor.setAccessibleName(field.label.text())
            self._show(name, terms[name] or "", field.set_text)
        for name, field in self.days.items():
            self._show(name, terms[name], field.set_day)
        for low, high, pair in (
            ("every_days_min", "every_days_max", self.every),
            ("trial_min", "trial_max", self.trial),
        ):
            self._show(low, (terms[low], terms[high]), pair.set_numbers)
        days = [date.fromisoformat(day) for day in terms["evaluations_on"] or ()]
        self._show("evaluations_on", said_days(days), self.evaluations.set_text)

    def _show(self, name: str, stored: Any, put: Callable[[Any], None]) -> None:
        if name not in self._shown or self._shown[name] != stored:
            self._shown[name] = stored
            put(stored)

    def _sections(self) -> list[QWidget]:
        text = self._text
        several = _hint(_("several days with a comma between"))
        looking_back = _host(self.evaluations, several, row(self.fill_days, 1))
        return [
            _Section(_("What it is for"), [text("aim")], 260),
            _Section(
                _("When and where"),
                [self.days["starts_on"], self.trial, _host(self.every, _hint(_("14 to 21 is every 2 to 3 weeks")))],
                200,
            ),
            _Section(
                "",
                [
                    text("contact_length"),
                    text("usual_day"),
                    text("meeting_place"),
                    text("cancel_how"),
                    text("cancel_before"),
                    text("reachability"),
                ],
                200,
            ),
            _Section("", [text("holidays")], 260),
            _Section(
                _("What we do"),
                [
                    text("activities_liked", 2),
                    text("activities_not", 2),
                    text("costs", 2),
                    text("transport", 2),
                ],
                260,
            ),
            _Section(
                _("What each brings in"),
                [self._named("own_input_participant"), self._named("own_input_buddy")],
                240,
            ),
            _Section(_("Our boundaries"), self._boundaries(), 165),
            _Section(
                _("What a buddy does"),
                [text("buddy_does", 2), text("buddy_does_not", 2)],
                240,
            ),
            _Section("", [text("confidentiality", 2)], 260),
            _Section(_("On the way"), [self.days["review_on"], looking_back], 200, (1, 2)),
        ]

    def _text(self, name: str, lines: int = 1) -> TextField:
        self.texts[name] = TextField(_(TERMS.get(name, "")), lines=lines, optional=False)
        return self.texts[name]

    def _named(self, name: str, lines: int = 2) -> TextField:
        self._named_after.append(name)
        return self._text(name, lines)

    def _boundaries(self) -> list[QWidget]:
        columns: list[QWidget] = []
        for name in ("boundaries_participant", "boundaries_buddy", "boundaries_together"):
            field = self._named(name, lines=4)
            button = self.examples[name] = outlined(_("Examples"), "plus", small=True)
            button.setAccessibleName(_("Put in an example"))
            button.setMenu(QMenu(button))
            button.hide()
            columns.append(_host(field, row(button, 1)))
        return columns

    def offer(self, topics: tuple[Topic, ...]) -> None:
        """Offer these examples of boundaries, by topic."""
        if topics == self._topics:
            return
        self._topics = topics
        for name, button in self.examples.items():
            menu, field = QMenu(button), self.texts[name]
            for topic in topics:
                under = menu.addMenu(topic.name) if topic.name else menu
                for words in topic.examples:
                    under.addAction(words).triggered.connect(
                        lambda _on=False, field=field, words=words: self._put_in(field, words)
                    )
            button.setMenu(menu)
            button.setVisible(bool(topics))

    def _put_in(self, field: TextField, words: str) -> None:
        """Add an example to what stands there, once."""
        editor = field.editor
        assert isinstance(editor, QPlainTextEdit)
        if words not in field.text:
            editor.setPlainText(_APART.join(filter(None, (field.text, words))))
            field.commit()

    def _fill_days(self) -> None:
        start = self.days["starts_on"].day or self._today
        days = [day for _months, day in self._moments(start)]
        editor = self.evaluations.editor
        assert isinstance(editor, QLineEdit)
        editor.setText(said_days(days))
        self.evaluations.commit()

    def _moments(self, start: date) -> list[tuple[int, date]]:
        """The first moments to look back by the rhythm of the office, up to the first that comes every so often."""
        return list(islice(self._rhythms.evaluation_moments(start), len(self._rhythms.evaluations) + 1))

    def _listen(self) -> None:
        for name, field in self.texts.items():
            field.committed.connect(lambda text, name=name: self._tell(name, text, {name: text or None}))
        for name, day in self.days.items():
            day.committed.connect(lambda _text, name=name, day=day: self._tell(name, day.day, {name: day.day}))
        self.every.committed.connect(
            lambda low, high: self._tell("every_days_min", (low, high), {"every_days_min": low, "every_days_max": high})
        )
        self.trial.committed.connect(
            lambda low, high: self._tell("trial_min", (low, high), {"trial_min": low, "trial_max": high})
        )
        self.evaluations.committed.connect(lambda text: self._tell_evaluations(_days_of(text)))

    def _tell_evaluations(self, days: Sequence[date]) -> None:
        self._tell("evaluations_on", said_days(days), {"evaluations_on": [day.isoformat() for day in days] or None})

    def _tell(self, name: str, shown: Any, fields: dict[str, Any]) -> None:
        self._shown[name] = shown
        self.changed.emit(fields)


class _Section(QWidget):
    """A heading, and fields beside each other as far as there is room."""

    def __init__(self, title: str, fields: Sequence[QWidget], least: int, shares: Sequence[int] = ()) -> None:
        super().__init__()
        head = label(title, theme.BODY, bold=True, tone="primary_ink") if title else None
        self.setLayout(column(head, Columns(fields, least=least, shares=shares), gap=8))


def _host(*parts: QWidget | QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(column(*parts, 1, gap=6))
    return made


def _hint(words: str) -> QWidget:
    return label(words, theme.SMALL, tone="text2", wrap=True)


def _days_of(text: str) -> list[date]:
    found = [day_of(part) for part in text.replace(";", ",").split(",") if part.strip()]
    return sorted(day for day in found if day)


def _trouble_with_days(text: str) -> str:
    troubles = [trouble_with(part.strip()) for part in text.replace(";", ",").split(",")]
    return next(filter(None, troubles), "")
