"""What one version of an agreement changed of the one before, term by term: before and after, in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import _
from app.services.agreements import Change
from app.services.duos import DuoRow
from app.ui import theme
from app.ui.duos.terms import said, term_words
from app.ui.widgets.layout import clear
from app.ui.widgets.text import label

_APART = ";"


class TermRows(QWidget):
    """Terms by name at the left, and what is said of each at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)

    def show_terms(self, terms: Sequence[tuple[str, str]]) -> None:
        """Show pairs of a name and words."""
        clear(self._grid)
        for at, (name, words) in enumerate(terms):
            for column, made in enumerate(
                (label(name, theme.SECOND, tone="text2", wrap=True), label(words, theme.SECOND, wrap=True))
            ):
                self._grid.addWidget(made, at, column, Qt.AlignmentFlag.AlignTop)


def told(changes: Sequence[Change], row: DuoRow) -> list[tuple[str, str]]:
    """The changes as names and words."""
    return [(term_words(change.term, row), change_words(change)) for change in changes]


def change_words(change: Change) -> str:
    """``om de 2 à 3 weken → elke maand``; of a list of sentences only what came and what went."""
    before, after = said(change.term, change.before), said(change.term, change.after)
    old, new = _parts(before), _parts(after)
    if not (old and new and len(old) + len(new) > 2):
        return _("{before} → {after}").format(
            before=before or _("nothing settled"), after=after or _("nothing settled")
        )
    came = "; ".join(part for part in new if part not in old)
    went = "; ".join(part for part in old if part not in new)
    words = (
        _("new: {words}").format(words=came) if came else "",
        _("gone: {words}").format(words=went) if went else "",
    )
    return "\n".join(filter(None, words)) or _("in another order: {words}").format(words=after)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(_APART) if part.strip()]
