"""What a change would do to the list, calculated beside the window while it is still being tried."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services import what_counts
from app.services.what_counts import Preview, WhatCounts
from app.ui import theme
from app.ui.matching.reckoning import Reckoning
from app.ui.matching.sheet import pointed
from app.ui.matching.what_counts_words import change_sentences, duos_words, limit_lines
from app.ui.widgets.card import Card
from app.ui.widgets.layout import clear, scrolled
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.services.proposals import Proposals

_TOKENS = {"check": "green", "warn": "amber"}


class PreviewCard(Card):
    """Follows what is tried; what was found last stays until the next is found."""

    def __init__(self, proposals: "Proposals", names: Mapping[str, str]) -> None:
        self._aside = label("", theme.SECOND, tone="text2")
        super().__init__(_("If you keep this, then…"), self._aside)
        self._proposals, self._names = proposals, names
        self._tried: WhatCounts | None = None
        self.reckoning = Reckoning(self)
        self.preview: Preview | None = None
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.area = scrolled(inside, _("What would change"))
        self.add(self.area)

    def rest(self) -> None:
        """Nothing was changed yet."""
        self.reckoning.drop()
        self.preview = self._tried = None
        self._aside.setText("")
        self._show([("info", _("Change something, and you see here what it does to the list."))])

    def try_out(self, counts: WhatCounts) -> None:
        """Show soon what would become of the list."""
        if counts == self._tried:
            return
        self._tried = counts
        self._aside.setText(_("calculating…"))
        proposals = self._proposals
        self.reckoning.drop()
        self.reckoning.ask(repr(counts), lambda stop: what_counts.preview(proposals, counts, stop), self._tell)

    def set_proposals(self, proposals: "Proposals") -> None:
        """Compare with another list from now on."""
        self._proposals = proposals
        self.reckoning.forget()
        tried, self._tried = self._tried, None
        if tried:
            self.try_out(tried)

    def _tell(self, preview: Preview) -> None:
        self.preview = preview
        self._aside.setText(duos_words(preview))
        of = self._proposals.brief
        self._show(change_sentences(preview, of), limit_lines(of, preview.problem, preview.solution, self._names))

    def _show(self, said: Sequence[tuple[str, str]], limits: Sequence[tuple[str, str]] = ()) -> None:
        clear(self._lines)
        for icon, sentence in said:
            self._lines.addWidget(_line(icon, sentence))
        if limits:
            self._lines.addSpacing(4)
            self._lines.addWidget(label(_("Limits"), theme.SECOND, bold=True))
        for icon, sentence in limits:
            self._lines.addWidget(_line(icon, sentence))
        self._lines.addStretch(1)


def _line(icon: str, sentence: str) -> QWidget:
    return pointed(icon, label(sentence, wrap=True), token=_TOKENS.get(icon, "text2"))
