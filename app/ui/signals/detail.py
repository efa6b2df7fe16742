"""One signal: what it is about, how often it was met, and to whom it was passed on."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPlainTextEdit, QWidget

from app.i18n import N_, _, short_date
from app.services import signals
from app.services.known_names import KnownNames
from app.services.signals import Passing, SignalRow
from app.ui import reading, theme
from app.ui.people import contents
from app.ui.people.lines import Line, Lines
from app.ui.signals.name_hint import NameHint
from app.ui.signals.passing_dialogs import AnswerDialog, PassDialog, SeenDialog
from app.ui.signals.words import answer_state, called, times
from app.ui.store import Store
from app.ui.widgets.buttons import fill_menu, icon_button, link, more_button, outlined
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip, StatusChip
from app.ui.widgets.chip_field import WordChip
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import SCROLLED, column, row, scrolled, separator
from app.ui.widgets.text import label

TWO_COLUMNS, SIDE, DAYS = 760, 260, 12
"""From which width the days stand beside the rest and how wide; how many of the last days are named one by one."""


LINES = {
    "theme": Line(N_("What is it about?"), lambda one: one.theme, reading.text("theme"), optional=False),
    "description": Line(
        N_("What did you meet?"),
        lambda one: one.description,
        reading.text("description"),
        lines=4,
        hint=N_("Without names: it is about what is missing, not about one person."),
    ),
}


class Detail(QWidget):
    """Shows a signal; its fields are kept as they are left, and say at once whether somebody is named."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today = store, today
        self._row: SignalRow | None = None
        self._known = KnownNames((), (), ())
        self.title = label("", theme.TITLE, bold=True, wrap=True)
        self._closed = StatusChip("", "chip")
        self.more = icon_button("more", _("More with this signal"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.lines = Lines(LINES, today, self._save)
        self.hint = NameHint()
        about = Card(_("In words"))
        about.add(self.lines.cells["theme"])
        about.add(column(self.lines.cells["description"], self.hint, gap=4))
        self.seen = Card(_("How often"))
        self.passed = Card()
        new = link(_("Pass on…"), "plus")
        new.clicked.connect(lambda _on=False: self.pass_on())
        self.passed.set_head(_("Passed on"), 1, new)
        head = row(column(self.title, row(self._closed, 1), gap=3), column(self.more, 1))
        head.setStretch(0, 1)
        self._side = QWidget()
        self._side.setLayout(column(self.seen, 1))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addLayout(column(about, self.passed, 1, gap=12), 1)
        self._columns.addWidget(self._side)
        content = QWidget()
        content.setLayout(column(head, self._columns, 1, gap=16, margins=SCROLLED))
        self.area = scrolled(content, _("The chosen signal"))
        self.setLayout(column(self.area))
        self.setFocusProxy(self.lines.fields["theme"])
        editor = self.lines.fields["description"].editor
        assert isinstance(editor, QPlainTextEdit)
        editor.textChanged.connect(self._look)
        self.lines.fields["theme"].editor.textChanged.connect(self._look)  # type: ignore[attr-defined]
        self.hint.no_name.connect(self._is_no_name)

    def show_signal(self, found: SignalRow, known: KnownNames) -> None:
        """Show a signal, or the same one as it became."""
        other = self._row is None or self._row.id != found.id
        if other:
            self.commit()
            self.lines.leave()
        self._row, self._known = found, known
        self.title.setText(called(found))
        self._closed.setVisible(found.closed_on is not None)
        self._closed.change(_("closed on {day}").format(day=short_date(found.closed_on)) if found.closed_on else "")
        self.lines.show(found.id, found)
        self._fill_seen(found)
        self._fill_passed(found)
        self._fill_menu(found)
        self._look()
        if other:
            self.area.verticalScrollBar().setValue(0)

    def commit(self) -> None:
        """Keep what was typed last."""
        if self._row:
            self.lines.first_wrong()

    def pass_on(self, known: Passing | None = None) -> None:
        """Note to whom it was passed on, or put that right."""
        if self._row:
            to = self._store.read(signals.recipients)
            PassDialog(self._store, self._row.id, known, self._today(), to, self.window()).open()

    def see_again(self) -> None:
        """It was met once more, today."""
        if self._row:
            self._store.write(signals.seen_again, self._row.id, self._today())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() - 36 >= theme.px(TWO_COLUMNS)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(theme.px(SIDE) if wide else 0)
        self._side.setMaximumWidth(theme.px(SIDE) if wide else 16777215)

    def _save(self, facts: dict[str, Any], _own: bool = False) -> None:
        facts = {name: value or "" for name, value in facts.items()}
        if self._row and any(getattr(self._row, name) != value for name, value in facts.items()):
            self._store.write_quietly(signals.change, self._row.id, facts)

    def _look(self) -> None:
        """Whether somebody is named: in what is being typed, and in what was noted of passing it on."""
        if self._row is None:
            return
        fields: list[TextField] = list(self.lines.fields.values())
        told = [said for one in self._row.passings for said in (one.to, one.answer or "")]
        texts = [*(field.typed for field in fields), *told]
        self.hint.show_names(self._known.found_in(texts, self._row.not_names))

    def _is_no_name(self, place: str) -> None:
        if self._row:
            self.commit()
            self._store.write(signals.no_name, self._row.id, place)

    def _fill_seen(self, found: SignalRow) -> None:
        year = self._today().year
        this_year = sum(day.year == year for day in found.seen_on)
        often = label(times(len(found.seen_on)) if found.seen_on else _("Not seen yet"), theme.HEADING, wrap=True)
        parts: list[QWidget] = [often]
        if found.seen_on and this_year != len(found.seen_on):
            said = _("{n} of these in {year}").format(n=this_year, year=year)
            parts.append(label(said, theme.SECOND, tone="text2", wrap=True))
        again = outlined(_("Seen again today"), "plus")
        again.clicked.connect(self.see_again)
        other = link(_("On another day…"))
        other.clicked.connect(self._on_another_day)
        buttons = QWidget()
        buttons.setLayout(column(row(again, 1), row(other, 1), gap=6))
        parts.append(buttons)
        per_day = Counter(found.seen_on)
        last = sorted(per_day, reverse=True)
        if last:
            chips = Flow([self._day(day, per_day[day]) for day in last[:DAYS]], gap=6)
            parts += [label(_("Seen on"), theme.SECOND, bold=True), chips]
        if len(last) > DAYS:
            words = _("and on {n} days before {day}").format(n=len(last) - DAYS, day=short_date(last[DAYS - 1]))
            parts.append(label(words, theme.SMALL, tone="text2", wrap=True))
        contents.replace(self.seen.body, parts, keep=1)

    def _day(self, day: date, count: int) -> QWidget:
        made = WordChip(short_date(day) + (f" ×{count}" if count > 1 else ""))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # there is no line beside it to walk from
        made.clicked.connect(lambda: self._row and self._store.write(signals.not_seen, self._row.id, day))
        return made

    def _on_another_day(self) -> None:
        if self._row:
            SeenDialog(self._store, self._row.id, self._today(), self.window()).open()

    def _fill_passed(self, found: SignalRow) -> None:
        nobody = _(
            "Passed on to nobody yet. A municipality, a housing office or a carrier can only mend what it knows."
        )
        parts: list[QWidget] = [] if found.passings else [label(nobody, tone="text2", wrap=True)]
        for at, one in enumerate(reversed(found.passings)):
            parts += [*([separator()] if at else []), self._passing(one)]
        contents.replace(self.passed.body, parts, keep=1)

    def _passing(self, one: Passing) -> QWidget:
        state = Chip(_("answered"), "green") if one.answer else Chip(_("no answer yet"))
        change = _("Change the answer…") if one.answer else _("Note the answer…")
        more = more_button(
            _("More with {what}").format(what=one.to),
            [
                (change, lambda: self._answer(one)),
                (_("Change…"), lambda: self.pass_on(one)),
                (_("Remove"), lambda: self._store.write(signals.remove_passing, one.id)),
            ],
        )
        on = label(_("passed on {day}").format(day=short_date(one.on)), theme.SECOND, tone="text2", wrap=True)
        head = row(column(label(one.to, bold=True, wrap=True), on, gap=1), column(state, 1), column(more, 1))
        head.setStretch(0, 1)
        under: QWidget
        if one.answer:
            said = one.answer
            if one.answered_on:
                said = _("{day}: {words}").format(day=short_date(one.answered_on), words=said)
            under = label(said, wrap=True)
        else:
            note = outlined(_("Note the answer…"), small=True)
            note.setAccessibleName(_("Note the answer of {whom}").format(whom=one.to))
            note.clicked.connect(lambda: self._answer(one))
            under = Flow([note])
        made = QWidget()
        made.setLayout(column(head, under, gap=6, margins=(0, 2, 0, 4)))
        return made

    def _answer(self, one: Passing) -> None:
        AnswerDialog(self._store, one, self._today(), self.window()).open()

    def _fill_menu(self, found: SignalRow) -> None:
        closed = found.closed_on is not None
        words = _("Follow it again") if closed else _("Follow it no longer")
        facts = {"closed_on": None if closed else self._today()}
        entries: list[tuple[str, Callable[[], object]]] = [
            (words, lambda: self._store.write(signals.change, found.id, facts)),
            (_("Remove"), lambda: self._store.write(signals.remove, found.id)),
        ]
        fill_menu(self.menu, entries)
        self.more.setAccessibleDescription(answer_state(found))
