"""Which stories go in a report: each answer with its text in sight, and none unless it is ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, listed
from app.services.year_report_told import Answer, Offered
from app.ui import theme
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.layout import clear, column
from app.ui.widgets.text import label

INDENT = 31  # as far as the words beside a box


class StoriesChoice(QWidget):
    """What may be told, with who tells it without a name. One in which a name stands cannot be ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[Answer, CheckBox] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._about = label("", theme.SECOND, tone="text2", wrap=True)
        self.setLayout(column(self._about, self._lines, gap=8))
        self._about.setText(_("One moment"))

    @property
    def chosen(self) -> frozenset[Answer]:
        """What is ticked."""
        return frozenset(answer for answer, box in self.boxes.items() if box.isChecked())

    def offer(self, offered: Sequence[Offered]) -> None:
        """Show what may be told; nothing is ticked."""
        clear(self._lines)
        self.boxes = {}
        self._about.setText(
            _("None goes in unless you tick it. Read each first: an event or a place can tell who it is as well.")
            if offered
            else _("Of this period nothing may be told: nobody said yes to it when looking back.")
        )
        for one in offered:
            self._lines.addWidget(self._one(one))

    def _one(self, one: Offered) -> QWidget:
        box = self.boxes[one.answer] = CheckBox(one.told_by[:1].upper() + one.told_by[1:])
        box.setAccessibleDescription(f"{one.question} {one.words}")
        box.toggled.connect(lambda _on: self.changed.emit())
        said = [
            label(one.question, theme.SECOND, tone="text2", wrap=True),
            label(one.words, theme.BODY, wrap=True),
            label(one.consent, theme.SMALL, tone="text2", wrap=True),
        ]
        if one.names:
            box.setEnabled(False)
            names = listed([f"‘{name}’" for name in one.names])
            stays = _("A name stands in it, so that it cannot leave: {names}.").format(names=names)
            said.append(label(stays, theme.SMALL, tone="red_ink", wrap=True))
        made = QWidget()
        made.setLayout(column(box, column(*said, gap=3, margins=(INDENT, 0, 0, 0)), gap=2))
        return made
