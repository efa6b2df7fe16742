"""What is seldom turned: the order of the aims, how good a duo is at least, and the fine weights."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _
from app.services.what_counts import MOST_SHARED, WhatCounts
from app.ui import theme
from app.ui.matching.what_counts_parts import NumberBox, in_sentence
from app.ui.matching.what_counts_weights import FineWeights
from app.ui.matching.what_counts_words import AIMS, FITS, aims_sentence, all_aims, fine_words, nearest
from app.ui.widgets.buttons import Button, icon_button
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import label

_PLACES = (N_("first"), N_("then"), N_("and only then"))


class Advanced(QWidget):
    """Stands within a fold."""

    changed = Signal(object)  # WhatCounts

    def __init__(self, criteria: Sequence[str]) -> None:
        super().__init__()
        self._counts = WhatCounts()
        self.aims = Aims()
        self.least_fit = Segmented([(answer, _(words)) for answer, words in FITS.items()], _("What may be proposed"))
        self._fine = label("", theme.SMALL, tone="text2")
        self.shared = NumberBox(_("Half-days in common, at least"), 1, MOST_SHARED, may_be_empty=False)
        self.to_ask = CheckBox(_("Propose as well where something is still to ask"))
        self.weights = FineWeights(criteria)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        self._part(body, _("What Klik looks at first"), self.aims)
        self._part(body, _("What may be proposed"), Flow([self.least_fit]), self._fine)
        better = _("Who fits nobody well enough then rather goes on waiting.")
        body.addWidget(label(better, theme.SMALL, tone="text2", wrap=True))
        body.addWidget(in_sentence(_("at least {n} half-days free together"), self.shared))
        body.addWidget(self.to_ask)
        self._part(body, _("Fine weights, from 0 (does not count) to 10 (heavily)"), self.weights)
        self._listen()

    def show_counts(self, counts: WhatCounts) -> None:
        """Show what is settled, or tried."""
        self._counts = counts
        self.aims.show_order(all_aims(counts.policy.objective))
        for widget in (self.least_fit, self.to_ask):
            widget.blockSignals(True)
        self.least_fit.choose(nearest(FITS, counts.policy.minimum_fit))
        self.to_ask.setChecked(counts.policy.admit_unknown)
        for widget in (self.least_fit, self.to_ask):
            widget.blockSignals(False)
        fine = fine_words(FITS, counts.policy.minimum_fit)
        self._fine.setText(fine)
        self._fine.setVisible(bool(fine))
        self.shared.show_number(counts.policy.minimum_shared_slots)
        self.weights.show_counts(counts)

    def _listen(self) -> None:
        self.aims.changed.connect(lambda order: self._change(objective=order))
        self.least_fit.chosen.connect(lambda answer: self._change(minimum_fit=int(answer)))
        self.shared.changed.connect(lambda number: self._change(minimum_shared_slots=number))
        self.to_ask.toggled.connect(lambda on: self._change(admit_unknown=on))
        self.weights.changed.connect(self.changed)

    def _change(self, **settled: Any) -> None:
        self.changed.emit(replace(self._counts, policy=replace(self._counts.policy, **settled)))

    @staticmethod
    def _part(body: QVBoxLayout, title: str, *parts: QWidget) -> None:
        body.addSpacing(8 if body.count() else 0)
        body.addWidget(label(title, bold=True, tone="primary_ink", wrap=True))
        for part in parts:
            body.addWidget(part)


class Aims(QWidget):
    """The three aims under each other; each but the first can go one up."""

    changed = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._order: tuple[str, ...] = ()
        self._words = [label("", wrap=True) for _place in _PLACES]
        self.up: list[Button] = []
        self._sentence = label("", theme.SMALL, tone="text2", wrap=True)
        lines = column(gap=2)
        for at, place in enumerate(_PLACES):
            up = icon_button("up", "")
            up.clicked.connect(lambda _checked=False, at=at: self._raise(at))
            if not at:
                up.hide()  # never shown before it stands somewhere, or it is a window of its own for a moment
            self.up.append(up)
            head = label(_(place), tone="text2")
            theme.fix(head, width=96)
            line = row(head, self._words[at], up)
            line.setStretch(1, 1)
            host = QWidget()
            host.setLayout(line)
            theme.fix(host, height=36)
            lines.addWidget(host)
        lines.addWidget(self._sentence)
        self.setLayout(lines)

    def show_order(self, order: tuple[str, ...]) -> None:
        """Show the aims in an order."""
        self._order = order
        for aim, words, up in zip(order, self._words, self.up, strict=True):
            words.setText(_(AIMS[aim]))
            name = _("Look at this sooner: {aim}").format(aim=_(AIMS[aim]))
            up.setAccessibleName(name)
            up.setToolTip(name)
        self._sentence.setText(aims_sentence(order))

    def _raise(self, at: int) -> None:
        order = list(self._order)
        order[at - 1], order[at] = order[at], order[at - 1]
        self.changed.emit(tuple(order))
