"""Structural signals: what several people meet, without a name, and what came of it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.errors import KlikError
from app.i18n import _
from app.services import known_names, signals, signals_note
from app.services.signals import SignalRow
from app.ui import messages, theme
from app.ui.figures.section import FiguresSection
from app.ui.saving import give_pdf, nobody
from app.ui.signals.detail import Detail
from app.ui.signals.new_signal import NewSignal
from app.ui.signals.signal_list import SignalList
from app.ui.signals.words import sentence
from app.ui.soon import Soon
from app.ui.tasks import Task
from app.ui.widgets.buttons import fill_menu, filled, outlined
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layout import column, list_and_room, row
from app.ui.widgets.text import label


class SignalsView(FiguresSection):
    """The list of signals and the one chosen; the yearly note of them all."""

    of_period = False
    tables = frozenset({"policy_signal", "signal_passing", "person", "coordinator", "network_contact", "office"})

    def make(self) -> None:
        self._rows: tuple[SignalRow, ...] = ()
        self.list = SignalList()
        self.detail = Detail(self.store, self.today)
        self._room = QStackedWidget()
        self._room.addWidget(QWidget())
        self._room.addWidget(self.detail)
        self._room.setFocusProxy(self.detail)
        self.areas = (self.list.list, self._room)
        self.note = outlined(_("Yearly note"), "print")
        self.menu = QMenu(self.note)
        self.note.setMenu(self.menu)
        self.new = filled(_("Note a signal…"), "plus")
        self.new.clicked.connect(self.add)
        self._sentence = label("", theme.SECOND, tone="text2")
        tools = row(self._sentence, 1, self.note, self.new, margins=(24, 8, 24, 8))
        both = column(tools, list_and_room(self.list, self._room), gap=0)
        both.setStretch(1, 1)
        filled_view = QWidget()
        filled_view.setLayout(both)
        self._stack = QStackedWidget()
        self._stack.addWidget(filled_view)
        self._stack.addWidget(self._empty())
        self.setLayout(column(self._stack))
        self._soon = Soon(self, self._show_current)
        self.list.chosen.connect(lambda one: self._show_current() if one is None else self._soon.start())
        self.list.list.opened.connect(lambda _key: self._room.setFocus(Qt.FocusReason.ShortcutFocusReason))
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.add)

    def refresh(self) -> None:
        self._rows = self.store.read(signals.signals)
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self.list.show_rows(self._rows, self.today())
        self._sentence.setText(sentence(self._rows))
        years = signals_note.years(self._rows, self.today())
        entries: list[tuple[str, Callable[[], object]]] = [
            (_("Signals of {year}…").format(year=year), partial(self.write_note, year)) for year in years
        ]
        fill_menu(self.menu, entries)
        self._show_current()

    def set_narrow(self, narrow: bool) -> None:
        self.list.set_narrow(narrow)

    def show_signal(self, signal_id: UUID) -> None:
        """Choose a signal, for another page that names it."""
        if all(one.id != signal_id for one in self._rows):
            self.refresh()
        self.list.select(signal_id)
        self._show_current()

    def add(self) -> None:
        """Note what was met, or that it was met again."""
        dialog = NewSignal(self.store, self.today(), self.window())
        dialog.exec()
        if dialog.made:
            self.show_signal(dialog.made)

    def print_shown(self) -> None:
        self.write_note(self.today().year)

    def write_note(self, year: int) -> Task | None:
        """The yearly note on paper; refused, with the names, as long as somebody is named in it."""
        self.detail.commit()
        try:
            data = self.store.read(signals_note.note, year)
        except KlikError as error:
            messages.tell(self.window(), error, _("Somebody is named"))
            return None
        name = _("signals-{year}.pdf").format(year=year)
        return give_pdf(self, self.store, name, "", lambda: signals_note.note_pdf(data), sent=nobody)

    def _show_current(self) -> None:
        self._soon.stop()
        found = next((one for one in self._rows if one.id == self.list.current), None)
        if found:
            self.detail.show_signal(found, self.store.read(known_names.known_names))
            self._room.setCurrentIndex(1)
        else:
            self._room.setCurrentIndex(0)

    def _empty(self) -> QWidget:
        add = filled(_("Note a signal…"), "plus")
        add.clicked.connect(self.add)
        text = _(
            "A signal is what people meet again and again and what your working cannot mend alone: no bus after six, "
            "no studio that can be paid. Note it without names, count how often you see it, pass it on to who can do "
            "something about it, and bundle it once a year."
        )
        return EmptyState("group", _("No signals yet"), text, add)
