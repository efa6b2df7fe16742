"""The head of a duo: its mark, both full names, where and how often, and what may be done."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from app.i18n import _, short_date
from app.services.duos import DuoRow
from app.ui import theme
from app.ui.duos.view import DuoView
from app.ui.duos.words import every_words
from app.ui.widgets.buttons import filled, icon_button, outlined
from app.ui.widgets.flow import Flow
from app.ui.widgets.layout import column, row
from app.ui.widgets.marks import DuoMark, Mark
from app.ui.widgets.paint import antialiased, by_keyboard, focus_ring
from app.ui.widgets.text import WrapLabel, dress, label
from app.vocabulary import DuoState

WIDE = 640  # from here on there is room for every fact on one line


class Name(WrapLabel):
    """A name as a heading, never shortened: on one line where there is room, else over more."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        dress(self, theme.TITLE, bold=True)
        self.setText(text)

    def sizeHint(self) -> QSize:
        width = self.one_line
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(self.sizeHint())


class NameLink(Name):
    """A name whose click, Enter or Space asks for the person."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(_("Open the file"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        letters = self.font()
        if letters.underline() != self.underMouse():
            letters.setUnderline(self.underMouse())
            self.setFont(letters)
        super().paintEvent(event)
        if self.hasFocus() and self._ring:
            with antialiased(self) as painter:
                focus_ring(painter, self.rect().toRectF(), 4)


class Heading(QWidget):
    """Names and main action. ``menu`` is filled by who knows what may be done with the duo now."""

    participant_wanted = Signal()
    buddy_wanted = Signal()
    contact_wanted = Signal()
    evaluation_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: DuoView | None = None
        self._mark = DuoMark(Mark("participant"), Mark("buddy"), 48)
        self.participant = NameLink()
        self.participant.clicked.connect(self.participant_wanted)
        self.buddy = NameLink()
        self.buddy.clicked.connect(self.buddy_wanted)
        self._second = label("", theme.SECOND, tone="text2", wrap=True)
        self.note = filled(_("Note a contact…"), "plus")
        self.note.setToolTip("Ctrl+L")
        self.note.clicked.connect(self.contact_wanted)
        self.evaluate = outlined(_("Evaluation…"), "evaluate")
        self.evaluate.clicked.connect(self.evaluation_wanted)
        self.more = icon_button("more", _("More with this duo"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        names = Flow([self.participant, Name("&"), self.buddy], gap=5)
        middle = column(names, self._second, 1, gap=3, margins=(4, 0, 0, 0))
        self._buttons = QWidget()
        self._buttons.setLayout(row(self.evaluate, self.note, self.more, 1))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(middle, 0, 1)
        self._wide: bool | None = None
        self._set_wide(True)

    def show_view(self, view: DuoView) -> None:
        found = view.row
        self._mark.change(*view.marks)
        self.participant.setText(found.participant)
        self.participant.setAccessibleName(_("{name}, open the file").format(name=found.participant))
        self.buddy.setText(found.buddy)
        self.buddy.setAccessibleName(_("{name}, open the file").format(name=found.buddy))
        self.note.setVisible(found.together)
        self.evaluate.setVisible(found.together)
        self._view = view
        self._place_buttons()
        self._show_facts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()
        self._show_facts()

    def _place_buttons(self) -> None:
        """Beside the names where there is room, which there always is for the three dots alone."""
        self._set_wide(self.width() >= theme.px(WIDE) or self.note.isHidden())

    def _set_wide(self, wide: bool) -> None:
        """The buttons beside the names, or under them."""
        if wide != self._wide:
            self._wide = wide
            self._grid.removeWidget(self._buttons)
            self._grid.addWidget(self._buttons, *((0, 2) if wide else (1, 0, 1, 3)))

    def _show_facts(self) -> None:
        if self._view:
            words = " · ".join(_facts(self._view.row, brief=self.width() < theme.px(WIDE)))
            if words != self._second.text():
                self._second.setText(words)


def _facts(row: DuoRow, brief: bool) -> list[str]:
    """Where, since when, how often; in brief without what the path says as well."""
    facts = [row.place or ""]
    # A duo that was on its way before it came into Klik has no trial period and no proposal.
    if since := row.since(DuoState.TRIAL) or row.since(DuoState.RUNNING):
        if not (brief and row.open):
            facts.append(_("duo since {day}").format(day=short_date(since)))
        if row.open:
            facts.append(every_words(row.every_days))
    else:
        facts.append(_("proposed on {day}").format(day=short_date(row.since(DuoState.PROPOSED))))
    return [fact for fact in facts if fact]
