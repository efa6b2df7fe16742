"""The answers of one person to the office's own criteria, saved as they are chosen; not asked yet is an answer too."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.matching.wish_words import fact_word
from app.services.criteria import CriterionRow
from app.ui.people.choices import ANSWERS, offer, yes_or_no
from app.ui.people.contents import replace
from app.ui.people.lines import two_by_two
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.segmented import Segmented


class OwnFacts(QWidget):
    """A field for each criterion; out of sight as long as there is none."""

    answered = Signal(dict)  # the one answer that is new, None for still to ask

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criteria: tuple[CriterionRow, ...] = ()
        self.editors: dict[str, Segmented | Choice] = {}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_facts(self, criteria: Sequence[CriterionRow], facts: Mapping[str, Any] | None) -> None:
        """Show what is stored, without telling anybody."""
        if self._criteria != tuple(criteria):
            self._criteria = tuple(criteria)
            self._build()
        for one in self._criteria:
            self._show(one, (facts or {}).get(one.name))

    def _build(self) -> None:
        self.editors = {one.name: self._editor(one) for one in self._criteria}
        fields = [(Field(name, editor, optional=False), False) for name, editor in self.editors.items()]
        host = QWidget()
        host.setLayout(two_by_two(fields))
        replace(self._body, [host])
        self.setVisible(bool(fields))

    def _editor(self, one: CriterionRow) -> Segmented | Choice:
        if one.answers is None:
            made: Segmented | Choice = yes_or_no(one.name)
            made.chosen.connect(lambda key: self.answered.emit({one.name: ANSWERS[key]}))
        else:
            made = Choice([], one.name)
            made.chosen.connect(lambda key: self.answered.emit({one.name: key or None}))
        return made

    def _show(self, one: CriterionRow, fact: Any) -> None:
        editor = self.editors[one.name]
        if isinstance(editor, Segmented):
            editor.blockSignals(True)
            editor.choose(next((key for key, said in ANSWERS.items() if said is fact), ""))
            editor.blockSignals(False)
            return
        known = "" if fact is None else fact_word(fact)
        words = dict.fromkeys((*(one.answers or ()), *([known] if known else [])))
        offer(editor, [("", _("Still to ask")), *((word, word) for word in words)], known)
