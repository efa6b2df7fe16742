"""Address labels: on which sheet, from which place on, and whose address is not whole yet."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from uuid import UUID

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.documents.label_sizes import SIZES, LabelSize
from app.errors import KlikError
from app.i18n import N_, _, listed, ngettext, number
from app.services import labels
from app.services.labels import Labels
from app.services.subjects import Kind
from app.ui import theme
from app.ui.lists.batch_dialogs import add_left_out
from app.ui.messages import tell
from app.ui.printing import print_pdf
from app.ui.saving import PDF, PRINTER, add_paper_answers, plain, save_pdf
from app.ui.store import Store
from app.ui.tasks import Task
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.dialog import WIDE, Dialog
from app.ui.widgets.field import Choice, Field
from app.ui.widgets.layout import column, row
from app.ui.widgets.paint import antialiased, focus_ring, rounded
from app.ui.widgets.text import label

SHEET = QSize(150, 212)
SHOWN = 4
"""So many incomplete addresses are named; of the others is told how many."""


def give_labels(parent: QWidget, store: Store, kind: Kind, ids: Sequence[UUID], today: date) -> Task | None:
    """Ask how, and print them or write them in a file; then it is noted of whom an address left the vault."""
    found = store.read(labels.labels, kind, ids)
    if not found.data:
        tell(parent.window(), KlikError(N_("Of none of them a whole address is known.")))
        return None
    dialog = LabelsDialog(parent.window(), found)
    dialog.exec()
    if not dialog.goes_to:
        return None
    data = store.read(labels.sheet, found, dialog.sizes.current, dialog.sheet.first, dialog.says_who.isChecked())

    def note() -> None:
        store.write_quietly(labels.note_labels, found, today)

    if dialog.goes_to == PRINTER:
        return print_pdf(parent, store, lambda: labels.labels_pdf(data), note)
    name = f"{plain(_('labels'), 'labels')}-{today.isoformat()}{PDF}"
    return save_pdf(parent, store, name, lambda: labels.labels_pdf(data), note)


class LabelsDialog(Dialog):
    """Ask with ``exec()``; then ``goes_to`` is the printer, a PDF or nothing."""

    def __init__(self, parent: QWidget | None, found: Labels) -> None:
        super().__init__(parent, _("Address labels"), width=WIDE)
        self._found = found
        self.goes_to = ""
        self.sizes = Choice([(key, _size_words(size)) for key, size in SIZES.items()])
        self.sheet = SheetPlaces()
        self.says_who = CheckBox(_("Print who sends it, small above each"))
        self.count = label("", bold=True, wrap=True)
        self._place = label("", theme.SECOND, tone="text2", wrap=True)
        reveals = label(
            _("Leave this off where nobody in the house or on the stairs should read who writes."),
            theme.SMALL,
            tone="text2",
            wrap=True,
        )
        beside = column(
            Field(_("Which sheet"), self.sizes, optional=False),
            self.count,
            self._place,
            column(self.says_who, reveals, gap=0),
            1,
            gap=12,
        )
        both = row(beside, self.sheet, gap=20)
        both.setStretch(0, 1)
        self.body.addLayout(both)
        if found.incomplete:
            self.body.addWidget(label(_incomplete_words(found), theme.SECOND, tone="amber_ink", wrap=True))
        add_left_out(self, found.left_out)
        hint = _("Print on 100 %, without fitting to the page, or the labels shift.")
        self.body.addWidget(label(hint, theme.SECOND, tone="text2", wrap=True))
        add_paper_answers(self, self._go)
        self.sizes.chosen.connect(lambda _key: self._tell())
        self.sheet.chosen.connect(lambda _place: self._tell())
        self._tell()

    def _go(self, where: str) -> None:
        self.goes_to = where

    def _tell(self) -> None:
        size = SIZES[self.sizes.current]
        self.sheet.show_labels(size, len(self._found.data))
        n = len(self._found.data)
        sheets = ceil((self.sheet.first - 1 + n) / size.count)
        self.count.setText(
            _("{labels} on {sheets}").format(
                labels=ngettext("{n} label", "{n} labels", n).format(n=n),
                sheets=ngettext("{n} sheet", "{n} sheets", sheets).format(n=sheets),
            )
        )
        self._place.setText(
            _("Begins on place {n}. Is the sheet used in part? Click the first free place.").format(n=self.sheet.first)
        )
        if self.isVisible():
            QTimer.singleShot(0, self, self.stand)


class SheetPlaces(QWidget):
    """The first sheet: what is printed is filled, what was used is crossed out. A click or the arrows choose where."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._size, self._labels = SIZES["3x8"], 0
        self.first = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.fix(self, width=SHEET.width(), height=SHEET.height())

    def show_labels(self, size: LabelSize, count: int) -> None:
        """So many labels of a size."""
        self._size, self._labels = size, count
        self.first = min(self.first, size.count)
        self.setAccessibleName(_("First label on place {n}").format(n=self.first))
        self.update()

    def choose(self, place: int) -> None:
        """Begin on another place, counted from 1."""
        place = min(max(place, 1), self._size.count)
        if place != self.first:
            self.first = place
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self._size.across
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -across,
            Qt.Key.Key_Down: across,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self.first + step <= self._size.count:
            self.choose(self.first + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for place in range(self._size.count):
            if self._area(place).adjusted(-1, -1, 1, 1).contains(at):
                self.choose(place + 1)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with antialiased(self) as painter:
            rounded(painter, whole, 4, "surface", "border")
            for place in range(self._size.count):
                area = self._area(place)
                used, printed = place + 1 < self.first, self.first <= place + 1 < self.first + self._labels
                rounded(painter, area, 2, "primary_soft" if printed else None, "primary" if printed else "line")
                painter.setPen(theme.pen("primary_ink" if printed else "border", 1.2))
                if used:
                    x, y = area.center().x(), area.center().y()
                    painter.drawLine(QLineF(x - 5, y - 5, x + 5, y + 5))
                    painter.drawLine(QLineF(x - 5, y + 5, x + 5, y - 5))
                elif printed:
                    left, top = area.left() + 5, area.center().y()
                    painter.drawLine(QLineF(left, top - 3, left + area.width() * 0.55, top - 3))
                    painter.drawLine(QLineF(left, top + 2, left + area.width() * 0.4, top + 2))
            if self.hasFocus():
                focus_ring(painter, QRectF(self.rect()), 5)

    def _area(self, place: int) -> QRectF:
        size = self._size
        scale = min((self.width() - 2) / 210, (self.height() - 2) / 297)
        left, top = size.corner(place)
        area = QRectF(left * scale + 1, top * scale + 1, size.width * scale, size.height * scale)
        return area.adjusted(1.5, 1.5, -1.5, -1.5)


def _size_words(size: LabelSize) -> str:
    return _("{across} × {down}, {width} × {height} mm").format(
        across=size.across, down=size.down, width=number(size.width), height=number(size.height)
    )


def _incomplete_words(found: Labels) -> str:
    """Who gets none, and what lacks."""
    n = len(found.incomplete)
    said = [
        _("{name} ({lacks})").format(name=name, lacks=listed([_(one) for one in lacks]))
        for name, lacks in found.incomplete[:SHOWN]
    ]
    if n > SHOWN:
        said.append(ngettext("{n} other", "{n} others", n - SHOWN).format(n=n - SHOWN))
    words = ngettext(
        "{n} address is not whole and gets no label: {names}.",
        "{n} addresses are not whole and get no label: {names}.",
        n,
    )
    return words.format(n=n, names=listed(said))
