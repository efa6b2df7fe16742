"""Whom to put on the list of an event: by group, narrowed down; how many and who they are is seen beforehand."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _, ngettext
from app.services import areas, guests, organisations
from app.services.events import EventRow
from app.services.guests import Candidate, Wanted
from app.services.rhythms import months_before
from app.services.thresholds import thresholds
from app.ui import theme
from app.ui.days import DayField
from app.ui.events.words import GROUPS, LIKELY
from app.ui.store import Store
from app.ui.widgets.buttons import filled
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.layout import beside, column, row
from app.ui.widgets.list_model import ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.marks import Mark, initials
from app.ui.widgets.text import label

EVERYWHERE = "-"
LIST_HEIGHT = 170


class InviteDialog(Dialog):
    """Puts those who are shown on the list."""

    def __init__(self, parent: QWidget | None, store: Store, event: EventRow, today: date) -> None:
        super().__init__(parent, _("Whom do you want on the list?"), width=WIDE)
        self._store, self._event, self._today = store, event, today
        self._found: tuple[Candidate, ...] = ()
        self.groups = {group: CheckBox(_(words)) for group, words in GROUPS.items()}
        for group in LIKELY[event.kind]:
            self.groups[group].setChecked(True)
        parts = store.read(areas.areas)
        self.area = Choice([(EVERYWHERE, _("everywhere")), *((str(one.id), one.name) for one in parts)])
        known = [one.name for one in store.read(organisations.organisations)]
        self.through = Choice([(EVERYWHERE, _("everybody")), *((name, name) for name in known)])
        self.long = CheckBox(_("only buddies without intervision since"))
        self.since = DayField(
            "", months_before(today, store.read(thresholds).intervision_months), latest=today, compulsory=True
        )
        self.since.label.hide()
        self.since.editor.setAccessibleName(self.long.text())
        self.count = label("", theme.SECOND, bold=True)
        self.list = ListView(_("Who fits"))
        theme.fix(self.list, height=LIST_HEIGHT)
        self._assemble()
        self.add_cancel()
        self.put = self.add_answer(filled(""), accepts=None, default=True)
        self.put.clicked.connect(self._put)
        self._listen()
        self._look()

    @property
    def wanted(self) -> Wanted:
        """What is asked for now."""
        area, through = self.area.current, self.through.current
        return Wanted(
            frozenset(group for group, box in self.groups.items() if box.isChecked()),
            None if area == EVERYWHERE else UUID(area),
            None if through == EVERYWHERE else through,
            self.since.day if self.long.isChecked() else None,
        )

    def _assemble(self) -> None:
        boxes: list[QWidget] = list(self.groups.values())
        half = (len(boxes) + 1) // 2
        both = row(column(*boxes[:half], 1, gap=2), column(*boxes[half:], 1, gap=2), gap=16)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.body.addLayout(both)
        narrower = beside(
            Field(_("Who live in"), self.area, optional=False), Field(_("Through"), self.through, optional=False)
        )
        self.body.addLayout(narrower)
        self.body.addLayout(row(self.long, self.since, 1))
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(column(self.list, margins=(1, 4, 1, 4)))
        self.body.addWidget(self.count)
        self.body.addWidget(frame)

    def _listen(self) -> None:
        for box in (*self.groups.values(), self.long):
            box.toggled.connect(lambda _on: self._look())
        for choice in (self.area, self.through):
            choice.chosen.connect(lambda _key: self._look())
        self.since.committed.connect(lambda _text: self._look())

    def _look(self) -> None:
        self.since.setEnabled(self.long.isChecked())
        self._found = self._store.read(guests.candidates, self._event.id, self.wanted, self._today)
        n = len(self._found)
        self.count.setText(
            ngettext("{n} who is not on the list yet", "{n} who are not on the list yet", n).format(n=n)
            if n
            else _("Nobody fits who is not on the list already.")
        )
        self.list.set_rows(_rows(self._found))
        self.put.setEnabled(bool(n))
        self.put.setText(
            ngettext("Put {n} person on the list", "Put {n} people on the list", n).format(n=n)
            if n
            else _("Put on the list")
        )
        self.put.updateGeometry()

    def _put(self) -> None:
        if self.long.isChecked() and not self.since.commit():
            self.since.setFocus()
            return
        self._look()
        if self._found:
            self._store.write(guests.invite, self._event.id, [(one.role, one.id) for one in self._found])
            self.accept()


def _rows(found: Sequence[Candidate]) -> list[ListRow]:
    return [ListRow(one.id, (Mark(one.role.value, initials(one.name)),), one.name, one.place) for one in found]
