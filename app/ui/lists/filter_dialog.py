"""Make a filter: conditions in words, all of them together, with how many pass now; kept under a name."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import N_, _, ngettext, short_date
from app.services import filter_values, filters
from app.services.filter_fields import FIELDS, Relation, Sort
from app.services.filter_values import Options
from app.services.filters import Condition, Filter
from app.ui import theme
from app.ui.days import completed, day_of
from app.ui.lists.filter_words import asked, filter_words, unit
from app.ui.store import Store
from app.ui.widgets.buttons import filled, icon_button, link
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, TextField, line_edit
from app.ui.widgets.layout import column, row
from app.ui.widgets.text import label

MOST = 6
"""More conditions than this are no filter any more, but a puzzle."""
R = Relation
EXAMPLES: Mapping[str, tuple[str, tuple[Condition, ...]]] = {
    "participant": (
        N_("waits for 6 months, nothing noted for 2 months"),
        (Condition("waits", R.LONGER, 6), Condition("heard", R.LONGER, 2)),
    ),
    "buddy": (
        N_("has a free place, nothing noted for 2 months"),
        (Condition("free_places", R.AT_LEAST, 1), Condition("heard", R.LONGER, 2)),
    ),
    "duo": (
        N_("a year together, nothing noted for 2 months"),
        (Condition("began", R.LONGER, 12), Condition("heard", R.LONGER, 2)),
    ),
}
_FIELD, _RELATION = 178, 148


class FilterDialog(Dialog):
    """Ask with ``exec()``; then ``made`` is the id of the filter that was kept."""

    def __init__(
        self,
        store: Store,
        page: str,
        rows: Sequence[Any],
        today: date,
        known: Filter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        text = _("Shows who fits all of this. What is not known counts neither as yes nor as no.")
        super().__init__(parent, known.name if known else _("A filter of your own"), text, width=WIDE)
        self._store, self._page, self._rows, self._today, self._known = store, page, rows, today, known
        self._options = store.read(filter_values.options, page, rows)
        self.made: UUID | None = None
        self.lines: list[ConditionLine] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        self.more = link(_("And also…"), "plus")
        self.more.clicked.connect(lambda: self._add().setFocus())
        example, self._example = EXAMPLES[page]
        self.example = link(_("For example: {what}").format(what=_(example)))
        self.example.clicked.connect(lambda: self.show_conditions(self._example))
        self.count = label("", bold=True, tone="primary_ink")
        self.name = TextField(
            _("Name"), known.name if known else "", hint=_("Left empty, it is called as what it asks.")
        )
        self._count_soon = QTimer(self, interval=0, singleShot=True)
        self._count_soon.timeout.connect(self._tell)
        self.body.addLayout(self._place)
        self.body.addLayout(row(self.more, 1, self.count))
        self.body.addLayout(row(self.example, 1))
        self.body.addWidget(self.name)
        self.example.setVisible(known is None)
        self.add_cancel()
        self.save = self.add_answer(filled(_("Save and show")), accepts=None, default=True)
        self.save.clicked.connect(self._save)
        self.show_conditions(known.conditions if known else ())

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Ask these, or where there are none the first question."""
        for line in list(self.lines):
            self._drop(line)
        for one in conditions or (None,):
            self._add(one)
        self.lines[0].setFocus()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What is asked, as far as it is whole."""
        return tuple(one for line in self.lines if not filters.trouble(self._page, one := line.condition))

    def _add(self, one: Condition | None = None) -> "ConditionLine":
        line = ConditionLine(self._page, self._options, one)
        line.changed.connect(self._count_soon.start)
        line.remove.clicked.connect(lambda: self._drop(line))
        self.lines.append(line)
        self._place.addWidget(line)
        self._fit()
        return line

    def _drop(self, line: "ConditionLine") -> None:
        self.lines.remove(line)
        self._place.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._fit()

    def _fit(self) -> None:
        for line in self.lines:
            line.remove.setEnabled(len(self.lines) > 1)
        self.more.setEnabled(len(self.lines) < MOST)
        self._count_soon.start()
        if self.isVisible():
            QTimer.singleShot(0, self, self.stand)

    def _tell(self) -> None:
        """How many pass now."""
        asked_now = self.conditions
        if not asked_now:
            self.count.setText("")
            return
        wanted = self._store.read(filters.resolved, Filter(self._page, "", asked_now), self._today)
        passed = sum(map(wanted.test(self._today), self._rows))
        words = ngettext("{n} of {total} now", "{n} of {total} now", passed)
        self.count.setText(words.format(n=passed, total=len(self._rows)))

    def _save(self) -> None:
        for line in self.lines:
            trouble = filters.trouble(self._page, line.condition)
            line.say(_(trouble) if trouble else "")
            if trouble:
                self._fit()
                line.setFocus()
                return
        name = self.name.text or filter_words(self._page, self.conditions, self._options)
        known = self._known.id if self._known else None
        try:
            self.made = self._store.write(filters.keep, self._page, name, self.conditions, known)
        except KlikError as error:
            self.name.set_error(str(error))
            self.name.setFocus()
            self._fit()
            return
        self.accept()


class ConditionLine(QWidget):
    """One condition: what is asked, how it stands to a value, and the value where there is one."""

    changed = Signal()

    def __init__(self, page: str, options: Mapping[str, Options], known: Condition | None) -> None:
        super().__init__()
        self._page, self._options = page, options
        self._value: Choice | QLineEdit | None = None
        self.field = Choice([(key, _(one.words)) for key, one in FIELDS[page].items()], _("What to ask"))
        theme.fix(self.field, width=_FIELD)
        self.relation = Choice([], _("How"))
        theme.fix(self.relation, width=_RELATION)
        self._room = QHBoxLayout()
        self._unit = label("", theme.SECOND, tone="text2")
        self.remove = icon_button("close", _("Take this away"))
        self._trouble = label("", theme.SMALL, tone="red_ink", wrap=True)
        self._trouble.hide()
        across = row(self.field, self.relation, self._room, self._unit, self.remove, gap=8)
        across.setStretch(2, 1)
        self.setLayout(column(across, self._trouble, gap=3))
        self.setFocusProxy(self.field)
        self.field.chosen.connect(lambda _key: self._ask_relation())
        self.relation.chosen.connect(lambda _key: self._ask_value())
        if known:
            self.field.choose(known.field)
        self._ask_relation()
        if known:
            self.relation.choose(known.relation.value)
            self._ask_value()
            self._show_value(known)

    @property
    def condition(self) -> Condition:
        """What is asked, whole or not."""
        relation = Relation(self.relation.current)
        if isinstance(self._value, Choice):
            return Condition(self.field.current, relation, self._value.current)
        if self._value is None:
            return Condition(self.field.current, relation)
        typed = self._value.text().strip()
        if relation is Relation.BEFORE:
            day = day_of(completed(typed, date.today()))
            return Condition(self.field.current, relation, day.isoformat() if day else "")
        is_words = FIELDS[self._page][self.field.current].sort is Sort.WORDS
        return Condition(self.field.current, relation, int(typed) if typed.isdecimal() and not is_words else typed)

    def say(self, trouble: str) -> None:
        """What is missing here."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def write(self, value: str) -> None:
        """Fill in a value, as it is typed or chosen."""
        if isinstance(self._value, Choice):
            self._value.choose(value)
        elif self._value:
            self._value.setText(value)
        self.changed.emit()

    def _ask_relation(self) -> None:
        about = FIELDS[self._page][self.field.current]
        self.relation.clear()
        for one in about.relations:
            self.relation.addItem(asked(one, about.sort), one.value)
        self._ask_value()

    def _ask_value(self) -> None:
        while (item := self._room.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        relation = Relation(self.relation.current)
        key = self.field.current
        self._value = None
        if relation not in (R.YES, R.NO, R.KNOWN, R.UNKNOWN):
            name = _("Value")
            options = self._options.get(key)
            if options is not None:
                self._value = Choice(options, name)
                self._value.chosen.connect(self.changed)
            else:
                self._value = line_edit(_("dd/mm/yyyy") if relation is R.BEFORE else "")
                self._value.setAccessibleName(name)
                self._value.textChanged.connect(self.changed)
            self._room.addWidget(self._value)
        self._unit.setText(unit(relation, 2))
        self._unit.setVisible(bool(self._unit.text()))
        self.say("")
        self.changed.emit()

    def _show_value(self, known: Condition) -> None:
        if known.relation is Relation.BEFORE:
            self.write(short_date(date.fromisoformat(str(known.value))))
        elif known.value is not None:
            self.write(str(known.value))
