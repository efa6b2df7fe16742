"""Who came onto the map by these steps: picked from the map, or named anew in one go."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.places import fold
from app.services.ladders import LadderRow
from app.ui import theme
from app.ui.widgets.buttons import icon_button
from app.ui.widgets.field import Field
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout import column, row
from app.ui.widgets.suggest_line import SuggestLine
from app.ui.widgets.text import ElidedLabel

FEW, LONGEST = 4, 16


class Brought(QWidget):
    """``picked`` tells the id of somebody on the map, None for nobody any more; ``named`` a new name."""

    picked = Signal(object)
    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._contacts: Sequence[tuple[UUID, str]] = ()
        self._name = ElidedLabel(size=theme.BODY, tone="text")
        self.loosen = icon_button("close", _("Not brought by these steps"))
        self.loosen.clicked.connect(lambda: self.picked.emit(None))
        self.line = SuggestLine("", _("Name on the map, or a new one"), self._offer)
        self.line.chosen.connect(self._take)
        self.field = Field(_("Whom did it bring onto the map?"), self.line)
        self.line.line.setAccessibleName(self.field.label.text())
        self._linked = QWidget()
        linked = row(Glyph("network", "primary"), self._name, self.loosen)
        linked.setStretch(1, 1)
        self._linked.setLayout(linked)
        self.setLayout(column(self.field, self._linked, gap=0))

    def show_row(self, one: LadderRow, contacts: Sequence[tuple[UUID, str]], fresh: bool) -> None:
        """Show who it is; ``fresh`` for another place than before."""
        self._contacts = contacts
        self.line.setVisible(not one.brought)
        self._linked.setVisible(bool(one.brought))
        self._name.setText(one.brought)
        if fresh or one.brought:
            self.line.line.clear()
            self.field.set_error("")

    def refuse(self, sentence: str, name: str) -> None:
        """Say why a name was not taken, and give it back."""
        self.line.line.setText(name)
        self.field.set_error(sentence)

    def _offer(self, typed: str) -> list[tuple[str, Any]]:
        said = " ".join(typed.split())
        found: list[tuple[str, Any]] = [(_short(name), one) for one, name in self._contacts if fold(said) in fold(name)]
        if not any(fold(said) == fold(name) for _one, name in self._contacts):
            found = [*found[:FEW], (_("New: {name}").format(name=_short(said)), said)]
        return found[: FEW + 1]

    def _take(self, meant: UUID | str) -> None:
        self.field.set_error("")
        if isinstance(meant, UUID):
            self.picked.emit(meant)
        else:
            self.named.emit(meant)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
