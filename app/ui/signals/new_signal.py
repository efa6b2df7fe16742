"""Noting a signal, in a few seconds: what it is about and what was met. One that is known is seen once more instead."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import KlikError
from app.i18n import _
from app.places import fold
from app.services import known_names, signals
from app.services.signals import SignalRow
from app.ui import theme
from app.ui.days import DayField
from app.ui.people import contents
from app.ui.signals.name_hint import NameHint
from app.ui.signals.words import times
from app.ui.store import Store
from app.ui.widgets.buttons import filled, outlined
from app.ui.widgets.dialog import WIDE, Again, Dialog
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.proposed_field import ProposedField
from app.ui.widgets.text import label

THEMES, KNOWN = 5, 3
"""How many themes are one click away, and of how many signals is asked whether it is the same."""


class NewSignal(Dialog):
    """Ask with ``exec()``; ``made`` is the id of what was noted or seen again, or None."""

    def __init__(self, store: Store, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Note a signal"), width=WIDE)
        self._store = store
        self.made: UUID | None = None
        self._known = store.read(known_names.known_names)
        self._rows = [one for one in store.read(signals.signals) if one.closed_on is None]
        self._not_names: set[str] = set()
        self._asked: list[UUID] = []  # of which signals is asked whether it is the same
        themes = store.read(signals.themes)
        self.theme = ProposedField(_("What is it about?"), optional=False)
        self.theme.propose(themes)
        self.usual = Flow([self._theme_button(one) for one in themes[:THEMES]], gap=6)
        hint = _("Without names: it is about what is missing, not about one person.")
        self.said = TextField(_("What did you meet?"), lines=2, hint=hint)
        self.named = NameHint()
        self.day = DayField(_("Day"), today, latest=today, compulsory=True)
        self._same = QVBoxLayout()
        self._same.setSpacing(4)
        self._same.setContentsMargins(0, 0, 0, 0)
        host = QWidget()
        host.setLayout(self._same)
        for part in (column(self.theme, self.usual, gap=6), host, column(self.said, self.named, gap=4), self.day):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)
        self.add_cancel()
        self.add_answer(filled(_("Note it")), accepts=None, default=True).clicked.connect(self.save)
        assert isinstance(self.said.editor, QPlainTextEdit)
        self.said.editor.textChanged.connect(self._look)
        self.theme.editor.textChanged.connect(self._look)  # type: ignore[attr-defined]
        self.theme.editor.textChanged.connect(self._ask_same)  # type: ignore[attr-defined]
        self.named.no_name.connect(self._is_no_name)
        self.theme.setFocus()

    def again(self) -> Again:
        return Again("signal")

    def save(self) -> None:
        """Note it, or say what is missing. Somebody's name in it holds nothing back: what is typed is kept."""
        if not self.day.commit() or self.day.day is None:
            self.day.setFocus()
            self.stand()
            return
        try:
            self.made = self._store.write(
                signals.add, self.theme.text, self.said.text, self.day.day, sorted(self._not_names)
            )
        except KlikError as error:
            self.theme.set_error(str(error))
            self.theme.setFocus()
            self.stand()
            return
        self.accept()

    def _look(self) -> None:
        texts = (self.theme.text, self.said.text)
        if self.named.show_names(self._known.found_in(texts, self._not_names)):
            self._grow()

    def _is_no_name(self, place: str) -> None:
        self._not_names.add(place)
        self._look()

    def _ask_same(self) -> None:
        """Under the theme, what was noted about it before."""
        typed = fold(self.theme.text)
        same = [one for one in self._rows if typed and fold(one.theme) == typed][:KNOWN]
        if (asked := [one.id for one in same]) == self._asked:
            return
        self._asked = asked
        lines: list[QWidget] = [label(_("Is it one of these?"), theme.SECOND, bold=True)] if same else []
        contents.replace(self._same, [*lines, *map(self._known_one, same)])
        self._grow()

    def _grow(self) -> None:
        """More or less is shown now; words that wrap know their lines only once they are laid out."""
        self.stand()
        QTimer.singleShot(0, self, self.stand)

    def _known_one(self, one: SignalRow) -> QWidget:
        said = one.description.replace("\n", " ") or _("not yet put into words")
        text = f"{said} ({times(len(one.seen_on))})"
        again = outlined(_("Seen again"), "plus", small=True)
        again.setAccessibleName(_("Seen again: {what}").format(what=said))
        again.clicked.connect(lambda: self._see_again(one.id))
        made = QWidget()
        line = row(label(text, theme.SECOND, tone="text2", wrap=True), again)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    def _see_again(self, signal_id: UUID) -> None:
        if not self.day.commit() or self.day.day is None:
            self.day.setFocus()
            return
        self._store.write(signals.seen_again, signal_id, self.day.day)
        self.made = signal_id
        self.accept()

    def _theme_button(self, words: str) -> QWidget:
        made = outlined(words, small=True)
        made.clicked.connect(lambda: self._choose(words))
        return made

    def _choose(self, words: str) -> None:
        self.theme.set_text(words)
        self._ask_same()
        self._look()
        self.said.setFocus()
