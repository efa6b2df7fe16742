"""*What counts…*: weights, aims and limits, tried on the list that stands beside it before anything is kept."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import _
from app.services.what_counts import Countable, WhatCounts, carried_over, tidy
from app.ui import theme
from app.ui.matching.sheet import TWO_COLUMNS
from app.ui.matching.what_counts_advanced import Advanced
from app.ui.matching.what_counts_limits import LimitsCard
from app.ui.matching.what_counts_parts import NumberBox
from app.ui.matching.what_counts_preview import PreviewCard
from app.ui.matching.what_counts_weights import WeightsCard
from app.ui.widgets.buttons import filled, quiet
from app.ui.widgets.card import Fold
from app.ui.widgets.flow import Flow, Spread
from app.ui.widgets.layout import SCROLLED, bring_into_sight, column, scrolled
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.services.proposals import Proposals

SIDE, FOOT = 330, 128
"""The width of the preview beside the cards, and the height of what it says where it stands under them."""


class WhatCountsSheet(QWidget):
    """Nothing is written here.

    ``saved`` tells what to settle, ``left`` that all stays as it was, ``put_aside`` that the list is wanted.
    """

    saved = Signal(object)  # WhatCounts
    left = Signal()
    put_aside = Signal()

    def __init__(self, settled: WhatCounts, of: Countable, proposals: "Proposals") -> None:
        super().__init__()
        self._settled = self._counts = tidy(settled)
        self.of = of
        self.weights = WeightsCard(of.criteria)
        self.limits = LimitsCard(of)
        self._folded = QWidget()
        self._folded.setLayout(column())
        self.fold = Fold(_("Advanced"), self._folded)
        self.preview = PreviewCard(proposals, of.names)
        self.usual = quiet(_("Back to standard"), small=True)
        self.save = filled(_("Keep it so"))
        self.leave = quiet(_("Leave it as it was"))
        self._cards = QWidget()
        self.area = scrolled(self._cards, _("What counts"))
        self._side = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._assemble()
        self._listen()
        self._show()
        self.preview.rest()

    @cached_property
    def advanced(self) -> Advanced:
        """Half of the whole sheet, and seldom wanted: made when it is."""
        made = Advanced(self.of.criteria)
        made.show_counts(self._counts)
        made.changed.connect(self._take)
        layout = self._folded.layout()
        assert layout
        layout.addWidget(made)
        return made

    @property
    def _parts(self) -> list[WeightsCard | LimitsCard | Advanced]:
        """Those that are made."""
        return [self.weights, self.limits, *([self.advanced] if "advanced" in vars(self) else [])]

    @property
    def counts(self) -> WhatCounts:
        """What is tried now."""
        return self._counts

    @property
    def is_changed(self) -> bool:
        return self._counts != self._settled

    def set_proposals(self, settled: WhatCounts, proposals: "Proposals") -> None:
        """The list was calculated again: compare with that. What was changed here stays changed."""
        was_changed, self._settled = self.is_changed, tidy(settled)
        self.preview.set_proposals(proposals)
        self._take(self._counts if was_changed else self._settled)

    def go_on_from(self, before: "WhatCountsSheet") -> None:
        """Take up what another sheet, with something else to settle, left unkept."""
        if before.fold.is_open:
            self.fold.open_content()
        if before.is_changed:
            self._take(carried_over(before.counts, before.of, self._settled, self.of))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_aside.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _assemble(self) -> None:
        title = label(_("What counts"), theme.TITLE, bold=True)
        said = label(
            _("At the left stands what is proposed now. Try as you like: nothing is kept before you say so."),
            tone="text2",
            wrap=True,
        )
        inside = column(
            Spread(title, self.usual), said, self.weights, self.limits, self.fold, 1, gap=12, margins=SCROLLED
        )
        self._cards.setLayout(inside)
        self.preview.add(Flow([self.save, self.leave]))
        self._side.setLayout(column(self.preview))
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.area, 1)
        self._box.addWidget(self._side)
        self.setFocusProxy(self.weights.answers["availability"])

    def _arrange(self) -> None:
        """The preview beside the cards, or under them where they would be too narrow."""
        beside = self.width() >= theme.px(TWO_COLUMNS)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(theme.px(SIDE) if beside else 0)
        self._side.setMaximumWidth(theme.px(SIDE) if beside else 16777215)
        layout = self._side.layout()
        assert layout
        layout.setContentsMargins(*((6, 16, 24, 16) if beside else (24, 0, 24, 12)))
        self.preview.area.setMinimumHeight(0 if beside else theme.px(FOOT))
        self.preview.area.setMaximumHeight(16777215 if beside else theme.px(FOOT))

    def _listen(self) -> None:
        for part in self._parts:
            part.changed.connect(self._take)
        self.fold.opening.connect(lambda: self.advanced)
        self.usual.clicked.connect(self._restore)
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.left)

    def _take(self, counts: WhatCounts) -> None:
        self._counts = tidy(counts)
        self._show()
        if self.is_changed:
            self.preview.try_out(self._counts)
        else:
            self.preview.rest()

    def _show(self) -> None:
        for part in self._parts:
            part.show_counts(self._counts)
        self.usual.setEnabled(self._counts != WhatCounts())
        self.save.setEnabled(self.is_changed)

    def _restore(self) -> None:
        """All of it as usual, to look at before it is kept."""
        for box in self.findChildren(NumberBox):
            box.forget()
        self._take(WhatCounts())

    def _on_save(self) -> None:
        """Hand over what was tried, or go to what cannot be read."""
        wrong = [box for box in self.findChildren(NumberBox) if not box.check()]
        if not wrong:
            self.saved.emit(self._counts)
            return
        if self.fold.isAncestorOf(wrong[0]):
            self.fold.open_content()
        wrong[0].setFocus()
        bring_into_sight(wrong[0])
